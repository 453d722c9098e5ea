//! What erasing somebody does, as one value: it is shown, and that very value is applied.
//!
//! Other files are changed before the record itself goes, so that an erasure that was killed finds everything that is left
//! when it runs again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::held::{Held, mentions, records};
use super::ledger;
use super::outside::{self, Fate};
use super::references::{Spot, Walk, entries, telling, under_keys, walk};
use super::subject::Subject;
use super::text::{DataFile, data};
use crate::model::ledger::erased::Farewell;
use crate::model::ledger::event::{Event, apply};
use crate::model::{Ledger, PersonId, Program, Round};
use crate::output::Kept;
use crate::parse::edit::{self, Datum, Edit, Step};
use crate::parse::tree::{Node, Value};
use crate::source::{Input, Root, SourceFile, Span};

/// All that erasing somebody does.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// What stands for them in ledgers.
    pub erased: PersonId,
    /// Files of the data folder, in its order.
    pub changes: Vec<Change>,
    /// Letters, what was issued, and what was left by a command that was killed.
    pub fates: Vec<(Kept, Fate)>,
    /// Texts that still tell who they are, with their lines afterwards.
    pub remains: Vec<Held>,
}

/// Another text for a file of the data folder.
#[derive(Clone, Debug)]
pub struct Change {
    /// Below the data folder.
    pub path: String,
    /// As the user knows it.
    pub shown: String,
    /// What was read.
    pub before: Arc<str>,
    /// What is to stand there; `None`: the file goes.
    pub after: Option<String>,
    /// What that means.
    pub done: Vec<Done>,
    /// Whether it holds their record: it is changed last of all.
    pub is_record: bool,
}

/// A part of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Where it stands now, from 1.
    pub line: usize,
    /// In words.
    pub what: String,
}

/// A file that cannot be changed safely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// As the user knows it.
    pub shown: String,
    /// Why.
    pub reason: String,
}

/// What erasing somebody does. `random` makes the id that stands for them.
///
/// # Errors
/// The files that cannot be changed safely; then nothing is to be done at all.
pub fn erase(
    input: &Input,
    program: &Program,
    subject: &Subject,
    kept: &[Kept],
    random: u32,
) -> Result<Erasure, Vec<Stuck>> {
    let context = Context {
        input,
        program,
        subject,
        erased: free(program, random),
    };
    let (mut changes, mut stuck) = (Vec::new(), Vec::new());
    for file in data(&input.sources) {
        match context.change(&file) {
            Ok(change) => changes.extend(change),
            Err(reason) => stuck.push(Stuck {
                shown: file.file.shown.to_string(),
                reason,
            }),
        }
    }
    if !stuck.is_empty() {
        return Err(stuck);
    }
    let fates = outside::of(kept, subject).into_iter();
    let after = after(input, &changes);
    Ok(Erasure {
        erased: context.erased,
        changes,
        fates: fates.map(|(kept, fate)| (kept.clone(), fate)).collect(),
        remains: mentions(&after.sources, subject, &BTreeSet::new()),
    })
}

impl Erasure {
    /// Whether there is nothing to do.
    pub fn is_none(&self) -> bool {
        self.changes.is_empty() && self.fates.is_empty()
    }
}

/// What would be read once the changes are made.
pub fn after(input: &Input, changes: &[Change]) -> Input {
    let mut next = input.clone();
    for change in changes {
        match &change.after {
            Some(text) => next.sources.put(SourceFile {
                root: Root::Data,
                path: change.path.as_str().into(),
                shown: change.shown.as_str().into(),
                text: text.as_str().into(),
            }),
            None => drop(next.sources.take(Root::Data, &change.path)),
        }
    }
    next
}

/// An id that stands for nobody yet.
fn free(program: &Program, mut random: u32) -> PersonId {
    let lines = || program.ledgers.iter().flat_map(|ledger| &ledger.matches);
    loop {
        let id = PersonId::erased(random);
        if !lines().any(|line| line.people.contains(&id)) {
            return id;
        }
        random = random.wrapping_add(1);
    }
}

struct Context<'a> {
    input: &'a Input,
    program: &'a Program,
    subject: &'a Subject,
    erased: PersonId,
}

/// Edits with what they mean at their places.
#[derive(Default)]
struct Planned {
    edits: Vec<Edit>,
    told: Vec<(Span, String)>,
    goes: bool,
    is_record: bool,
}

impl Context<'_> {
    /// What changes in a file; `None`: nothing does.
    fn change(&self, file: &DataFile<'_>) -> Result<Option<Change>, String> {
        let planned = self.planned(file);
        if planned.edits.is_empty() && !planned.goes {
            return Ok(None);
        }
        let after = match planned.goes {
            true => None,
            false => {
                Some(edit::apply(&file.file.text, &planned.edits).map_err(|error| error.reason)?)
            }
        };
        let line = |span: Span| self.input.sources.line(file.id, span.start);
        let done = planned.told.into_iter();
        let mut done: Vec<Done> = done
            .map(|(span, what)| Done {
                line: line(span),
                what,
            })
            .collect();
        done.sort_by_key(|done| done.line);
        Ok(Some(Change {
            path: file.file.path.to_string(),
            shown: file.file.shown.to_string(),
            before: Arc::clone(&file.file.text),
            after,
            done,
            is_record: planned.is_record,
        }))
    }

    fn planned(&self, file: &DataFile<'_>) -> Planned {
        let Some(root) = &file.root else {
            return Planned::default();
        };
        match walk(file.store) {
            Walk::Records(keys) => self.records(file, keys),
            Walk::Keys(keys) => {
                let mut planned = removed(under_keys(root, &[], keys, self.subject), "");
                if planned
                    .told
                    .iter()
                    .any(|(_, what)| what.starts_with("`standby`"))
                {
                    planned.edits.extend(without_standby(root));
                }
                planned
            }
            Walk::Lines => self.lines(file),
            Walk::Entries => self.entries(entries(root, &[], self.subject)),
            Walk::Answers => removed(
                telling(root, &[], self.subject),
                "an answer that tells who they are goes",
            ),
            Walk::Public => Planned::default(),
        }
    }

    fn records(&self, file: &DataFile<'_>, keys: &[&str]) -> Planned {
        let Some(root) = &file.root else {
            return Planned::default();
        };
        let listed = matches!(root.value, Value::List(_));
        let records = records(file, root, self.subject);
        let own = records.iter().filter(|(_, is_own)| *is_own).count();
        let mut spots = Vec::new();
        let mut planned = Planned {
            is_record: own > 0,
            goes: own > 0 && own == records.len(),
            ..Planned::default()
        };
        for (number, (record, is_own)) in records.into_iter().enumerate() {
            let way = match listed {
                true => vec![Step::Entry(number)],
                false => Vec::new(),
            };
            if is_own {
                planned
                    .told
                    .push((record.span, "the record goes".to_owned()));
                let (span, key, holds) = (record.span, String::new(), Vec::new());
                spots.push(Spot {
                    steps: way,
                    span,
                    key,
                    holds,
                });
            } else {
                spots.extend(under_keys(record, &way, keys, self.subject));
            }
        }
        if !planned.goes {
            let more = spots.iter().filter(|spot| !spot.key.is_empty());
            planned
                .told
                .extend(more.map(|spot| (spot.span, goes_from(spot))));
            planned.edits = spots
                .into_iter()
                .rev()
                .map(|spot| Edit::Remove(spot.steps))
                .collect();
        }
        planned
    }

    /// What imports took of them goes. What tells their address again stays, and names nobody: no import brings them back.
    fn entries(&self, spots: Vec<Spot>) -> Planned {
        let mut planned = Planned::default();
        // Not what stands for them in ledgers: whoever has their address would find there with whom they were matched.
        let nobody = PersonId::erased(0);
        for spot in spots.into_iter().rev() {
            if !spot.holds.iter().any(|key| key == "seen") {
                planned
                    .told
                    .push((spot.span, "what was taken of them goes".to_owned()));
                planned.edits.push(Edit::Remove(spot.steps));
                continue;
            }
            let what = "what was taken of them goes; a digest of their address stays, so that no import brings them back";
            planned.told.push((spot.span, what.to_owned()));
            for key in spot.holds {
                let way = [&spot.steps[..], &[Step::Key(key.clone())]].concat();
                planned.edits.extend(match &*key {
                    "seen" | "round" => None,
                    "id" => Some(Edit::Set(way, Datum::Text(nobody.as_str().to_owned()))),
                    "row" => Some(Edit::Set(way, Datum::Word("0".to_owned()))),
                    _ => Some(Edit::Remove(way)),
                });
            }
        }
        planned
    }

    fn lines(&self, file: &DataFile<'_>) -> Planned {
        let mut ledgers = self.program.ledgers.iter();
        let ledger = ledgers.find(|ledger| ledger.round.span.file == file.id);
        let next = ledger.and_then(|old| Some((&**old, self.farewell(old)?)));
        let both = next.as_ref().map(|(old, new)| (*old, new));
        let ledger::Edits { edits, told } = ledger::edits(file, self.subject, &self.erased, both);
        Planned {
            edits,
            told,
            ..Planned::default()
        }
    }

    /// The ledger without them.
    fn farewell(&self, ledger: &Ledger) -> Option<Ledger> {
        let mut rounds = self.program.rounds.iter();
        let round = rounds.find(|round| round.id == ledger.round.value)?;
        let is_over = round.state(self.program.today).is_over();
        let farewell = Farewell {
            id: self.subject.id.clone(),
            erased: self.erased.clone(),
            day: self.program.today,
            takes_part: match is_over {
                true => BTreeSet::new(),
                false => takes_part(self.program, round, &self.subject.id),
            },
            is_over,
        };
        let next = apply(round, Some(ledger), Event::Erased(farewell));
        next.ok().map(|(next, _)| next)
    }
}

fn takes_part(program: &Program, round: &Round, but: &PersonId) -> BTreeSet<PersonId> {
    let people = program.participants.iter().filter(|person| {
        let enrolment = person.enrolments.get(&round.id);
        person.id != *but && enrolment.is_some_and(|one| one.status.takes_part())
    });
    people.map(|person| person.id.clone()).collect()
}

fn removed(spots: Vec<Spot>, what: &str) -> Planned {
    let told = spots.iter().map(|spot| {
        let what = match what {
            "" => goes_from(spot),
            what => what.to_owned(),
        };
        (spot.span, what)
    });
    Planned {
        told: told.collect(),
        edits: spots
            .into_iter()
            .rev()
            .map(|spot| Edit::Remove(spot.steps))
            .collect(),
        ..Planned::default()
    }
}

fn goes_from(spot: &Spot) -> String {
    match &*spot.key {
        "pins" | "forbidden" => format!("the pair goes from `{}`", spot.key),
        "standby" => "`standby` goes: somebody left over joins a pair, or say otherwise with `odd`"
            .to_owned(),
        key => format!("they go from `{key}`"),
    }
}

/// Nobody can stand by.
fn without_standby(root: &Node) -> Option<Edit> {
    let Value::Map(keys) = &root.value else {
        return None;
    };
    let stands_by = keys.iter().any(|(key, value)| {
        key.value == "odd" && matches!(&value.value, Value::Scalar(word) if word.text == "standby")
    });
    stands_by.then(|| Edit::Remove(vec![Step::Key("odd".to_owned())]))
}
