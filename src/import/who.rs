//! Who is who: which rows are of one person, and whose file they belong to. What only a human can know is asked.

use std::collections::HashMap;

use super::known::{Known, People, address_key};
use super::memory::Memories;
use super::row::Row;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{PersonId, fold, naming};
use crate::source::Sources;

/// Whose row it is.
pub(super) enum Who {
    /// Of somebody who has a file.
    Known(usize),
    /// Of somebody who has a file, with an address that is not in it.
    Moved(usize),
    /// Of somebody new.
    New,
    /// Of somebody of whom this later row counts.
    Older(usize),
    /// Of somebody who was erased.
    Erased,
    /// Only a human knows.
    Asked(Diagnostic),
}

/// What tells a person, before names are looked at.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Known(usize),
    Address(String),
    Row(usize),
}

/// What rows are compared with.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub people: &'a People,
    pub memories: &'a Memories<'a>,
    pub sources: &'a Sources,
    pub round: &'a str,
}

/// Whose each row is, in the order of the rows.
pub(super) fn who(rows: &[Row], around: Around<'_>) -> Vec<Who> {
    let first: Vec<Result<Key, Who>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| around.key(at, row))
        .collect();
    let mut latest: HashMap<&Key, usize> = HashMap::with_capacity(rows.len());
    for (at, key) in first.iter().enumerate() {
        let Ok(key) = key else { continue };
        let best = latest.entry(key).or_insert(at);
        if rows[at].applied >= rows[*best].applied {
            *best = at;
        }
    }
    let mut names = Names::default();
    let mut all = Vec::with_capacity(rows.len());
    for (at, key) in first.iter().enumerate() {
        all.push(match key {
            Err(_) => None,
            Ok(key) => match (latest[key], key) {
                (best, _) if best != at => Some(match is_other(&rows[at].name, &rows[best].name) {
                    true => Who::Asked(shared(&rows[at], &rows[best])),
                    false => Who::Older(best),
                }),
                (_, Key::Known(known)) => Some(around.by_address(&rows[at], *known)),
                _ => {
                    let is_taken = |known: usize| latest.contains_key(&Key::Known(known));
                    Some(around.by_name(rows, at, &mut names, is_taken))
                }
            },
        });
    }
    let both = all.into_iter().zip(first);
    both.map(|(who, key)| match (who, key) {
        (Some(who), _) | (None, Err(who)) => who,
        (None, Ok(_)) => Who::New,
    })
    .collect()
}

/// The first row of each name among those that are new.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Around<'_> {
    fn key(&self, at: usize, row: &Row) -> Result<Key, Who> {
        if row.address.is_empty() {
            let same = self.people.of_name(&row.name);
            let same: Vec<usize> = same
                .iter()
                .copied()
                .filter(|one| self.is_of_country(*one, row))
                .collect();
            return Ok(match same[..] {
                [only] => Key::Known(only),
                _ => Key::Row(at),
            });
        }
        if let Some(known) = self.people.of_address(&row.address) {
            return Ok(Key::Known(known));
        }
        let Some(entry) = self.memories.seen(&row.address) else {
            return Ok(Key::Address(address_key(&row.address)));
        };
        if PersonId::new(&entry.id).is_some_and(|id| id.is_erased()) {
            return Err(Who::Erased);
        }
        match self.people.of_id(&entry.id) {
            // The address was corrected by hand.
            Some(known) => Ok(Key::Known(known)),
            None => Err(Who::Asked(self.gone(row, &entry.id))),
        }
    }

    /// The name of whoever has an address may be written in another way, but is not quite another.
    fn by_address(&self, row: &Row, at: usize) -> Who {
        let known = &self.people.all[at];
        let name = known.text("name").unwrap_or_default();
        let before = self.memories.of(&known.id);
        let mut before = before.filter_map(|entry| entry.answer("name")?.text());
        if !is_other(&row.name, name) || before.any(|before| !is_other(&row.name, before)) {
            return Who::Known(at);
        }
        let file = &self.sources.get(known.file).shown;
        let message = format!(
            "`{}` has the address of `{}`, who is called `{name}`",
            row.name, known.id
        );
        Who::Asked(asked(row, "name", message).hint(format!(
            "if they are one, write the name that they want into {file} and import again; if not, ask for an address of their own"
        )))
    }

    /// Whether the name says more than the address.
    fn by_name(
        &self,
        rows: &[Row],
        at: usize,
        names: &mut Names,
        is_taken: impl Fn(usize) -> bool,
    ) -> Who {
        let row = &rows[at];
        if row.name.is_empty() {
            return Who::New;
        }
        match self.people.of_name(&row.name) {
            [] => {}
            [only] if !is_taken(*only) && self.is_the_same(*only, row) => return Who::Moved(*only),
            [first, ..] => return Who::Asked(self.namesake(row, &self.people.all[*first])),
        }
        match *names.0.entry(naming::key(&row.name)).or_insert(at) {
            first if first == at => Who::New,
            first => Who::Asked(namesakes(row, &rows[first])),
        }
    }

    fn is_of_country(&self, known: usize, row: &Row) -> bool {
        let known = &self.people.all[known];
        known.text("country").is_some_and(|country| {
            country.eq_ignore_ascii_case(&row.country) || fold(country) == fold(&row.country)
        })
    }

    /// Somebody of an earlier round: the name, the country, and something that two people hardly share.
    fn is_the_same(&self, at: usize, row: &Row) -> bool {
        let known = &self.people.all[at];
        let says_so = ["workplace", "links"].iter().any(|key| {
            let own = row
                .value(key)
                .map(|value| value.texts())
                .unwrap_or_default();
            known
                .texts(key)
                .any(|text| own.iter().any(|own| fold(own) == fold(text)))
        });
        self.is_of_country(at, row) && !known.is_in(self.round) && says_so
    }

    fn namesake(&self, row: &Row, known: &Known) -> Diagnostic {
        let file = &self.sources.get(known.file).shown;
        let old = known.text("email").unwrap_or_default();
        let message = format!(
            "`{}` has the name of `{}`, and another address: `{}`, not `{old}`",
            row.name, known.id, row.address
        );
        let (name, own) = (free_name(&known.id), &row.address);
        asked(row, "email", message).hint(format!(
            "if they are one, add `emails: [{own}]` to {file}; if not, make `data/participants/{name}.yaml` with the line `email: {own}`; then import again"
        ))
    }

    fn gone(&self, row: &Row, id: &str) -> Diagnostic {
        let message = format!("`{id}` was imported before, and has no file any more");
        let path = self
            .memories
            .file
            .map_or(&*self.memories.path, |file| &*file.shown);
        asked(row, "email", message).hint(format!(
            "if they are to take part after all, take the line with `id: {id}` out of {path} and import again"
        ))
    }
}

/// What the file of somebody with the same name may be called.
fn free_name(id: &str) -> String {
    let (base, number) = match id.rsplit_once('-') {
        Some((base, number)) if number.parse::<u32>().is_ok() => {
            (base, number.parse().unwrap_or(1))
        }
        _ => (id, 1),
    };
    format!("{base}-{}", number + 1)
}

/// Whether two names have no word in common.
fn is_other(one: &str, other: &str) -> bool {
    let (words, others) = (naming::words(one), naming::words(other));
    let is_same =
        words.iter().any(|word| others.contains(word)) || naming::key(one) == naming::key(other);
    !words.is_empty() && !others.is_empty() && !is_same
}

fn shared(row: &Row, latest: &Row) -> Diagnostic {
    let number = latest.place.row;
    let message = format!(
        "`{}` has the address of `{}` in row {number}, which counts",
        row.name, latest.name
    );
    asked(row, "name", message).hint("if they are two, ask for an address of their own: each letter is for one pair of eyes; if they are one, delete this row")
}

fn namesakes(row: &Row, first: &Row) -> Diagnostic {
    let number = first.place.row;
    let message = format!(
        "`{}` signed up in row {number} too, with another address: `{}`, not `{}`",
        row.name, row.address, first.address
    );
    let own = &row.address;
    asked(row, "email", message).hint(format!(
        "write row {number} with `--write` first; then, if they are one, add `emails: [{own}]` to its file, and if not, make a file for the other with the line `email: {own}`; then import again"
    ))
}

fn asked(row: &Row, key: &str, message: String) -> Diagnostic {
    let place = row.place_of(key);
    Diagnostic::new(check::WHO_IS_IT, Place::Cell(place.clone()), message)
}
