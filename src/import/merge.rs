//! A row and a person's file, with what was taken before between them: what to change, what is kept, and what is told.

use super::known::{Known, address_key};
use super::memory::Entry;
use super::row::{Row, Wanted, day, way};
use super::ways::{Sets, set};
use super::{Setting, clean};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::form::Target;
use crate::model::{fold, naming};
use crate::parse::edit::{Datum, Edit, Step};

/// A value that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The way to it, with dots.
    pub key: String,
    /// What stands there.
    pub before: Option<String>,
    /// What is to stand there.
    pub after: Option<String>,
}

/// What a row does to a file.
#[derive(Default)]
pub(super) struct Merged {
    pub sets: Vec<(Vec<String>, Datum)>,
    pub removed: Vec<Vec<String>>,
    pub lines: Vec<Line>,
    pub told: Vec<Diagnostic>,
}

/// What is to be done about one value.
enum Decision {
    Take,
    /// What stands there is as good, or was decided by hand.
    Keep,
    /// The same, and the form says something new.
    Tell,
}

/// A person's file and what is known of it.
pub(super) struct Before<'a> {
    pub known: &'a Known,
    /// What was taken before: with this form first.
    pub taken: Vec<&'a Entry>,
    /// Whether the address of the row is to be theirs.
    pub moved: bool,
    pub shown: &'a str,
}

impl Before<'_> {
    /// Compares all values.
    pub fn merge(&self, row: &Row, setting: &Setting<'_>) -> Merged {
        let mut merged = Merged::default();
        for wanted in &row.wanted {
            let way = wanted.way(setting.round);
            let old = self.known.at(&way).filter(|old| **old != Datum::Nothing);
            match self.decide(wanted, old, row, setting) {
                Decision::Keep => {}
                Decision::Take => self.take(wanted, &way, old, &mut merged),
                Decision::Tell => merged.told.push(self.kept(wanted, &way, old)),
            }
        }
        for target in &setting.asked {
            if let Some(old) = self.emptied(target, row, setting) {
                merged.lines.push(Line {
                    key: old.join("."),
                    before: self.known.at(&old).map(shown),
                    after: None,
                });
                merged.removed.push(owned(&old));
            }
        }
        merged
    }

    fn take(&self, wanted: &Wanted, way: &[&str], old: Option<&Datum>, merged: &mut Merged) {
        merged.lines.push(Line {
            key: way.join("."),
            before: old.map(shown),
            after: Some(shown(&wanted.value)),
        });
        merged.sets.push((owned(way), wanted.value.clone()));
        let address = old.and_then(Datum::text);
        let Some(address) = address.filter(|_| is_email(wanted)) else {
            return;
        };
        // By the address they had, whoever comes back with it is known.
        let mut emails: Vec<&str> = self.known.texts("emails").collect();
        if !emails.contains(&address) {
            let before = (!emails.is_empty()).then(|| emails.join(", "));
            emails.push(address);
            let list = Datum::List(
                emails
                    .into_iter()
                    .map(|email| Datum::Text(email.to_owned()))
                    .collect(),
            );
            merged.lines.push(Line {
                key: "emails".to_owned(),
                before,
                after: Some(shown(&list)),
            });
            merged.sets.push((vec!["emails".to_owned()], list));
        }
    }

    fn decide(
        &self,
        wanted: &Wanted,
        old: Option<&Datum>,
        row: &Row,
        setting: &Setting<'_>,
    ) -> Decision {
        let theirs = &wanted.value;
        let same = |one: &Datum, other: &Datum| self.same(&wanted.target, one, other, row, setting);
        let bases: Vec<&Datum> = self.bases(&wanted.target, setting).collect();
        match old {
            Some(old)
                if wanted.is_guess || self.as_good(&wanted.target, old, theirs, row, setting) =>
            {
                Decision::Keep
            }
            // Where it was taken out by hand it stays out.
            None if bases.iter().any(|base| same(base, theirs)) => Decision::Keep,
            None if theirs.list().is_some_and(<[Datum]>::is_empty) => Decision::Keep,
            None if bases.is_empty() || wanted.is_guess => Decision::Take,
            None => Decision::Tell,
            Some(_) if self.moved && is_email(wanted) => Decision::Take,
            Some(old) => match bases.first() {
                // It says again what somebody has corrected.
                Some(_) if bases.iter().any(|base| same(base, theirs)) => Decision::Keep,
                Some(_) if bases.iter().any(|base| same(base, old)) => Decision::Take,
                Some(_) => Decision::Tell,
                // Nobody knows who wrote it: what is said anew for this round counts, unless this round is in it already.
                None if self.known.is_in(setting.round) => Decision::Tell,
                None => Decision::Take,
            },
        }
    }

    /// What was taken for a key: what is of a round, in that round only.
    fn bases<'s>(
        &'s self,
        target: &'s Target,
        setting: &'s Setting<'_>,
    ) -> impl Iterator<Item = &'s Datum> {
        let word = target.word();
        let of_round = !matches!(target, Target::Person(_) | Target::Consent);
        let entries = self.taken.iter();
        let entries = entries.filter(move |entry| !of_round || entry.round == setting.round);
        entries.filter_map(move |entry| entry.answer(&word))
    }

    /// The way to a value that the form asks for, that was taken from it, that nobody has touched, and that is answered no more.
    fn emptied<'s>(
        &self,
        target: &'s Target,
        row: &Row,
        setting: &'s Setting<'_>,
    ) -> Option<Vec<&'s str>> {
        let is_needed = matches!(target, Target::Person(key) if ["name", "email", "country", "languages", "time_zone"].contains(&&**key));
        let is_fixed = is_needed
            || matches!(
                target,
                Target::Consent | Target::Applied | Target::As | Target::Nothing
            );
        if is_fixed
            || row.unread.contains(target)
            || row.wanted.iter().any(|wanted| wanted.target == *target)
        {
            return None;
        }
        let base = self
            .taken
            .iter()
            .find(|entry| entry.round == setting.round)?;
        let base = base.answer(&target.word())?;
        let keys = way(target, setting.round)?;
        let old = self.known.at(&keys)?;
        self.same(target, base, old, row, setting).then_some(keys)
    }

    /// Whether two values are the same, in any spelling that tables know.
    fn same(
        &self,
        target: &Target,
        one: &Datum,
        other: &Datum,
        row: &Row,
        setting: &Setting<'_>,
    ) -> bool {
        if one.means(other) {
            return true;
        }
        if matches!(target, Target::Applied | Target::Consent) {
            let (one, other) = (
                one.text().unwrap_or_default(),
                other.text().unwrap_or_default(),
            );
            let both = one.contains('T') && other.contains('T');
            return if both {
                one == other
            } else {
                day(one) == day(other)
            };
        }
        let cleaner = row.cleaner(setting);
        let read = |datum: &Datum| {
            let value = cleaner.value(target, &datum.texts(), true);
            let mut texts: Vec<String> = value.texts().into_iter().map(str::to_owned).collect();
            let is_ordered = matches!(target, Target::Person(key) if **key == *"languages");
            if !is_ordered {
                texts.sort();
            }
            texts
        };
        let is_text = |datum: &Datum| !matches!(datum, Datum::Map(_));
        is_text(one) && is_text(other) && read(one) == read(other)
    }

    /// The same, or as good: a name or a line that is written in capitals or without accents says nothing new.
    fn as_good(
        &self,
        target: &Target,
        old: &Datum,
        new: &Datum,
        row: &Row,
        setting: &Setting<'_>,
    ) -> bool {
        let (Target::Person(key), Some(one), Some(other)) = (target, old.text(), new.text()) else {
            return self.same(target, old, new, row, setting);
        };
        if one == other {
            return true;
        }
        match &**key {
            "name" => naming::key(one) == naming::key(other),
            "email" => address_key(one) == address_key(other),
            "city" | "workplace" | "role" => fold(one) == fold(other),
            _ => self.same(target, old, new, row, setting),
        }
    }

    fn kept(&self, wanted: &Wanted, way: &[&str], old: Option<&Datum>) -> Diagnostic {
        let (id, key, new) = (&self.known.id, way.join("."), shown(&wanted.value));
        let message = match old {
            Some(old) => format!(
                "`{key}` of `{id}` is `{}` by hand, and the form says something else: `{new}`",
                shown(old)
            ),
            None => format!(
                "`{key}` of `{id}` was taken out by hand, and the form says something new: `{new}`"
            ),
        };
        let problem = Diagnostic::new(
            check::KEPT_BY_HAND,
            Place::Cell(wanted.place.clone()),
            message,
        );
        problem.hint(format!(
            "it is kept; if the form is right, write it into {} yourself",
            self.shown
        ))
    }
}

impl Merged {
    /// Leaves a value as it stands in the file; whether it was to change.
    pub fn forget(&mut self, way: &[&str]) -> bool {
        let key = way.join(".");
        let before = self.sets.len();
        self.sets.retain(|(own, _)| own != way);
        self.lines.retain(|line| line.key != key);
        self.sets.len() < before
    }

    /// The changes of a record that stands at the end of some steps.
    pub fn edits(&self, said: &Datum, steps: &[Step]) -> Vec<Edit> {
        let mut edits = Vec::new();
        let sets = self.sets.iter();
        let ways: Vec<Vec<&str>> = sets.map(|(way, _)| borrowed(way)).collect();
        let sets = ways.iter().zip(&self.sets);
        let sets: Sets<'_> = sets.map(|(way, (_, value))| (&way[..], value)).collect();
        set(Some(said), steps, &sets, &mut edits);
        for path in &self.removed {
            let path = path.iter().map(|key| Step::Key(key.clone()));
            edits.push(Edit::Remove(steps.iter().cloned().chain(path).collect()));
        }
        edits
    }
}

fn is_email(wanted: &Wanted) -> bool {
    matches!(&wanted.target, Target::Person(key) if **key == *"email")
}

fn owned(way: &[&str]) -> Vec<String> {
    way.iter().map(|key| (*key).to_owned()).collect()
}

fn borrowed(way: &[String]) -> Vec<&str> {
    way.iter().map(String::as_str).collect()
}

/// A value in one line, without signs that nobody sees.
pub(super) fn shown(value: &Datum) -> String {
    let text = match value {
        Datum::Map(_) => value.yaml(),
        Datum::List(values) if values.is_empty() => value.yaml(),
        value => value.texts().join(", "),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words
        .join(" ")
        .chars()
        .filter(|c| !clean::is_hidden(*c))
        .collect();
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// So many letters of a value are shown.
const SHOWN: usize = 120;
