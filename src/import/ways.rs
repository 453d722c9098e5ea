//! Values with the keys that lead to each: as edits of a record, or as one.

use crate::parse::edit::{Datum, Edit, Step};

/// Edits of the values below what is said: at their keys where there is a mapping, else all that lies below a key at once.
pub(super) fn set(
    said: Option<&Datum>,
    steps: &[Step],
    sets: &[(&[&str], &Datum)],
    edits: &mut Vec<Edit>,
) {
    for (key, below) in by_first(sets) {
        let child = said.and_then(|said| said.get(key));
        let step = Step::Key(key.to_owned());
        let steps: Vec<Step> = steps.iter().cloned().chain([step]).collect();
        match (&below[..], child) {
            ([([], value)], _) => edits.push(Edit::Set(steps, (*value).clone())),
            (below, Some(Datum::Map(_))) => set(child, &steps, below, edits),
            (below, _) => edits.push(Edit::Set(steps, Datum::Map(nested(below)))),
        }
    }
}

/// All of them, below one another.
pub(super) fn nested(sets: &[(&[&str], &Datum)]) -> Vec<(String, Datum)> {
    let all = by_first(sets)
        .into_iter()
        .map(|(key, below)| match &below[..] {
            [([], value)] => (key.to_owned(), (*value).clone()),
            below => (key.to_owned(), Datum::Map(nested(below))),
        });
    all.collect()
}

/// Ways with their values.
pub(super) type Sets<'a> = Vec<(&'a [&'a str], &'a Datum)>;

/// Values by the first of their keys, in order, with the ways that are left.
fn by_first<'a>(sets: &[(&'a [&'a str], &'a Datum)]) -> Vec<(&'a str, Sets<'a>)> {
    let mut all: Vec<(&str, Sets<'a>)> = Vec::new();
    for (way, value) in sets {
        let Some((first, rest)) = way.split_first() else {
            continue;
        };
        match all.iter_mut().find(|(key, _)| key == first) {
            Some((_, below)) => below.push((rest, value)),
            None => all.push((first, vec![(rest, value)])),
        }
    }
    all
}
