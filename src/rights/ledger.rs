//! The file of a ledger without somebody: the edits that make the new ledger of the old one.

use super::references::names;
use super::subject::Subject;
use super::text::DataFile;
use crate::model::ledger::{LedgerMatch, MatchStatus};
use crate::model::{Ledger, PersonId};
use crate::parse::edit::{Datum, Edit, Step};
use crate::parse::tree::{Node, Value};
use crate::render::ledger::changes::{key, list, marks};
use crate::render::ledger::{of_line, of_waiting};
use crate::source::Span;

/// An edit, and what it does in words, at its place.
pub(super) type Told = (Span, String);

/// The edits of a file, and what they do.
pub(super) struct Edits {
    pub edits: Vec<Edit>,
    pub told: Vec<Told>,
}

/// What changes in a file. The id goes wherever it stands, also in lines that could not be understood.
pub(super) fn edits(
    file: &DataFile<'_>,
    subject: &Subject,
    erased: &PersonId,
    ledgers: Option<(&Ledger, &Ledger)>,
) -> Edits {
    let mut found = Edits {
        edits: Vec::new(),
        told: Vec::new(),
    };
    let Some(root) = &file.root else { return found };
    for (at, line) in list(root, "matches").iter().enumerate() {
        let before = found.edits.len();
        let new = ledgers.and_then(|(_, new)| new.matches.iter().find(|one| one.span == line.span));
        found.ids(line, at, subject, erased);
        if found.edits.len() > before {
            let ended = new.is_some_and(|new| found.ended(line, at, new));
            let word = if ended {
                "the match is withdrawn, and the id erased"
            } else {
                "the id is erased"
            };
            found.told.push((line.span, word.to_owned()));
        }
    }
    if let Some((old, new)) = ledgers {
        found.added(root, old, new);
        found.edits.extend(marks(root, old, new));
    } else {
        found.waiting(root, subject, &[]);
    }
    if let Some((old, new)) = ledgers {
        let rest: Vec<_> = new
            .unmatched
            .iter()
            .filter(|one| !old.unmatched.contains(one))
            .collect();
        for one in &rest {
            found.told.push((
                root.span,
                format!("`{}` waits for a new partner", one.id.as_str()),
            ));
        }
        let rest: Vec<Datum> = rest.into_iter().map(of_waiting).collect();
        found.waiting(root, subject, &rest);
    }
    found
}

impl Edits {
    /// The id wherever it stands in a line.
    fn ids(&mut self, line: &Node, at: usize, subject: &Subject, erased: &PersonId) {
        let Value::Map(keys) = &line.value else {
            return;
        };
        let text = || Datum::Text(erased.as_str().to_owned());
        for (key, value) in keys
            .iter()
            .filter(|(key, _)| matches!(&*key.value, "people" | "who"))
        {
            let way = [
                Step::Key("matches".to_owned()),
                Step::Entry(at),
                Step::Key(key.value.clone()),
            ];
            match &value.value {
                Value::List(nodes) => {
                    for (number, _) in nodes
                        .iter()
                        .enumerate()
                        .filter(|(_, node)| names(node, subject))
                    {
                        let way = [&way[..], &[Step::Entry(number)]].concat();
                        self.edits.push(Edit::Set(way, text()));
                    }
                }
                _ if names(value, subject) => self.edits.push(Edit::Set(way.to_vec(), text())),
                _ => {}
            }
        }
    }

    /// What else a line says now; whether it is over by that.
    fn ended(&mut self, line: &Node, at: usize, new: &LedgerMatch) -> bool {
        let Datum::Map(now) = of_line(new) else {
            return false;
        };
        let Value::Map(keys) = &line.value else {
            return false;
        };
        let written = |wanted: &str| keys.iter().find(|(key, _)| key.value == wanted);
        let mut ended = false;
        for (key, value) in now {
            let is_new = match (&*key, written(&key)) {
                ("status", Some((_, old))) => !Datum::of(old).means(&value),
                ("status", None) => value != Datum::Word(MatchStatus::default().word().to_owned()),
                ("who" | "until", old) => {
                    old.is_none_or(|(_, old)| key == "until" && !Datum::of(old).means(&value))
                }
                _ => false,
            };
            if is_new {
                ended |= key == "status";
                let way = vec![
                    Step::Key("matches".to_owned()),
                    Step::Entry(at),
                    Step::Key(key),
                ];
                self.edits.push(Edit::Set(way, value));
            }
        }
        ended
    }

    /// Lines that are new.
    fn added(&mut self, root: &Node, old: &Ledger, new: &Ledger) {
        let is_new = |line: &&LedgerMatch| !old.matches.iter().any(|old| old.span == line.span);
        let count = list(root, "matches").len();
        for line in new.matches.iter().filter(is_new) {
            let way = vec![Step::Key("matches".to_owned()), Step::Entry(count)];
            self.edits.push(Edit::Insert(way, of_line(line)));
            let people: Vec<&str> = line.people.iter().map(PersonId::as_str).collect();
            self.told.push((
                root.span,
                format!("`{}` go on as two", people.join("` and `")),
            ));
        }
    }

    /// Who waits no more, and who does now.
    fn waiting(&mut self, root: &Node, subject: &Subject, more: &[Datum]) {
        let way = |steps: &[Step]| [&[Step::Key("unmatched".to_owned())], steps].concat();
        let is_own = |node: &Node| names(node, subject) || super::references::has_id(node, subject);
        let Some(node) = key(root, "unmatched") else {
            if !more.is_empty() {
                self.edits
                    .push(Edit::Set(way(&[]), Datum::List(more.to_vec())));
            }
            return;
        };
        let Value::List(nodes) = &node.value else {
            let stays = (!is_own(node) && node.value != Value::Null).then(|| Datum::of(node));
            if is_own(node) || !more.is_empty() {
                let list = stays.into_iter().chain(more.iter().cloned()).collect();
                self.edits.push(Edit::Set(way(&[]), Datum::List(list)));
            }
            return;
        };
        let own = nodes.iter().enumerate().filter(|(_, node)| is_own(node));
        let own: Vec<usize> = own.map(|(at, _)| at).collect();
        for at in own.iter().rev() {
            self.edits.push(Edit::Remove(way(&[Step::Entry(*at)])));
            self.told
                .push((nodes[*at].span, "they wait no more".to_owned()));
        }
        for (number, one) in more.iter().enumerate() {
            let at = nodes.len() - own.len() + number;
            self.edits
                .push(Edit::Insert(way(&[Step::Entry(at)]), one.clone()));
        }
    }
}
