//! Files that change, by edits at the places that the parser gives.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::person::EnrolmentStatus;
use crate::model::{Enrolment, Ledger, Round};
use crate::parse::edit::{self, Datum, Edit, Step};
use crate::parse::tree::{Node, Value};
use crate::parse::yaml;
use crate::render::ledger::changes;
use crate::source::{FileId, Input, SourceFile, Span};

/// Another text for a file of the data folder.
#[derive(Clone, Debug)]
pub struct Change {
    /// Below the data folder.
    pub path: String,
    /// As the user knows it.
    pub shown: String,
    /// What was read.
    pub before: Arc<str>,
    /// What is to stand there.
    pub after: String,
    /// What is different, but for the marks that Fortnight keeps for itself.
    pub rows: Vec<Row>,
}

/// A part of a file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1: where it stands, or will.
    pub line: usize,
    /// What stands there; `None` if it is new.
    pub old: Option<String>,
    /// What is to stand there; `None` if it goes.
    pub new: Option<String>,
}

/// A file that cannot be changed safely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// As the user knows it.
    pub shown: String,
    /// Why.
    pub reason: String,
}

/// What would be read once the changes are made.
pub fn after(input: &Input, changes: &[Change]) -> Input {
    let mut next = input.clone();
    for change in changes {
        next.sources.put(SourceFile {
            root: crate::source::Root::Data,
            path: change.path.as_str().into(),
            shown: change.shown.as_str().into(),
            text: change.after.as_str().into(),
        });
    }
    next
}

/// The file of a ledger, so that it says what the new one does.
pub(super) fn ledger(input: &Input, old: &Ledger, new: &Ledger) -> Result<Change, Stuck> {
    let file = File::of(input, old.round.span.file)?;
    let (edits, changed) = changes::changes(&file.root, old, new);
    let parts = changed.into_iter().map(|one| (one.place, one.way));
    file.changed(&edits, parts.collect())
}

/// The file of somebody, with another status in a round; `None` if it says so already.
pub(super) fn enrolment(
    input: &Input,
    enrolment: &Enrolment,
    status: EnrolmentStatus,
) -> Result<Option<Change>, Stuck> {
    if enrolment.status == status {
        return Ok(None);
    }
    let file = File::of(input, enrolment.span.file)?;
    let Some((mut way, node)) = file.enrolment(enrolment.span) else {
        return Err(file.stuck("their round is not found in it"));
    };
    way.push(Step::Key("status".to_owned()));
    let written = match &node.value {
        Value::Map(keys) => keys.iter().find(|(key, _)| key.value == "status"),
        _ => None,
    };
    let word = Datum::Word(status.word().to_owned());
    let place = written.map(|(key, value)| Span {
        start: key.span.start,
        ..value.span
    });
    let mut edits = vec![Edit::Set(way.clone(), word)];
    // Why somebody waited says nothing any more.
    let because = enrolment.because.map(|_| {
        let mut way = way.clone();
        way.pop();
        [way, vec![Step::Key("because".to_owned())]].concat()
    });
    edits.extend(because.map(Edit::Remove));
    let mut change = file.changed(&edits, vec![(place, way)])?;
    for row in &mut change.rows {
        row.new = Some(format!("status: {}", status.word()));
    }
    Ok(Some(change))
}

/// The file of a round, with the day on which it was closed.
pub(super) fn closed(input: &Input, round: &Round, day: Date) -> Result<Change, Stuck> {
    let file = File::of(input, round.span.file)?;
    let way = vec![Step::Key("closed".to_owned())];
    let edit = Edit::Set(way.clone(), Datum::Word(day.to_string()));
    let mut change = file.changed(&[edit], vec![(None, way)])?;
    for row in &mut change.rows {
        row.new = Some(format!("closed: {day}"));
    }
    Ok(change)
}

pub(super) struct File<'a> {
    source: &'a SourceFile,
    input: &'a Input,
    id: FileId,
    root: Node,
}

impl<'a> File<'a> {
    pub(super) fn of(input: &'a Input, id: FileId) -> Result<Self, Stuck> {
        let source = input.sources.get(id);
        match yaml::parse(id, &source.text, 0, &mut Vec::new()) {
            Some(root) => Ok(Self {
                source,
                input,
                id,
                root,
            }),
            None => Err(stuck(source, "this is not valid YAML")),
        }
    }

    pub(super) fn stuck(&self, reason: &str) -> Stuck {
        stuck(self.source, reason)
    }

    /// The way to the enrolment whose key stands at this place.
    pub(super) fn enrolment(&self, place: Span) -> Option<(Vec<Step>, &Node)> {
        let of_record = |record: &'_ Node, way: Vec<Step>| -> Option<Vec<Step>> {
            let rounds = entries(record)
                .iter()
                .find(|(key, _)| key.value == "rounds")?;
            let mut rounds = entries(&rounds.1).iter();
            let (key, _) = rounds.find(|(key, _)| key.span.start == place.start)?;
            let rounds = Step::Key("rounds".to_owned());
            Some([way, vec![rounds, Step::Key(key.value.clone())]].concat())
        };
        let way = match &self.root.value {
            Value::List(records) => {
                let mut records = records.iter().enumerate();
                records.find_map(|(at, record)| of_record(record, vec![Step::Entry(at)]))
            }
            _ => of_record(&self.root, Vec::new()),
        }?;
        let node = at(&self.root, &way)?;
        Some((way, node))
    }

    /// The text after the edits. `parts` are what is worth showing: where it stands, and the way to it afterwards.
    pub(super) fn changed(
        &self,
        edits: &[Edit],
        parts: Vec<(Option<Span>, Vec<Step>)>,
    ) -> Result<Change, Stuck> {
        let text = &self.source.text;
        let after = edit::apply(text, edits).map_err(|error| self.stuck(&error.reason))?;
        let root = yaml::parse(self.id, &after, 0, &mut Vec::new());
        let rows = parts.into_iter().map(|(place, way)| {
            let new = root.as_ref().and_then(|root| at(root, &way));
            let new = new.map(|node| node.span);
            let own = place.map(|place| self.input.sources.line(self.id, place.start));
            let then = new.map_or(1, |new| line(&after, new.start as usize));
            Row {
                line: own.unwrap_or(then),
                old: place.map(|place| one_line(&text[place.range()])),
                new: new.map(|new| one_line(&after[new.range()])),
            }
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.sort_by_key(|row| row.line);
        Ok(Change {
            path: self.source.path.to_string(),
            shown: self.source.shown.to_string(),
            before: text.clone(),
            rows,
            after,
        })
    }
}

fn stuck(source: &SourceFile, reason: &str) -> Stuck {
    Stuck {
        shown: source.shown.to_string(),
        reason: reason.to_owned(),
    }
}

fn entries(node: &Node) -> &[(crate::source::Spanned<String>, Node)] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

fn at<'a>(root: &'a Node, way: &[Step]) -> Option<&'a Node> {
    way.iter()
        .try_fold(root, |node, step| match (step, &node.value) {
            (Step::Key(key), Value::Map(entries)) => {
                let mut entries = entries.iter();
                entries
                    .find(|(name, _)| name.value == *key)
                    .map(|entry| &entry.1)
            }
            (Step::Entry(at), Value::List(nodes)) => nodes.get(*at),
            _ => None,
        })
}

fn line(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
