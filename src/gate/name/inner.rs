//! Names inside of a name: what is left of it without a title that is not known, or without the first of its first names.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use super::super::letters;
use super::{Part, Parts, Readings};
use crate::model::naming::{OTHER_TITLES, PARTICLES, SUFFIXES, TITLES};

/// First and last names, folded: of a name that is known, something else may stand between.
pub fn apart(Readings(name): &Readings) -> BTreeSet<[Vec<u8>; 2]> {
    let mut found = BTreeSet::new();
    for parts in name {
        let mut add = |two: &[&Part]| {
            if let [first, last] = two {
                found.insert([first.to_vec(), last.to_vec()]);
            }
        };
        let names = names(parts);
        if let [first, others @ ..] = &names[..] {
            others.iter().for_each(|last| add(&[first, last]));
        }
        names.windows(2).for_each(&mut add);
    }
    found
}

/// The parts that are names by themselves: no particles, titles, suffixes or initials, and of a script with spaces.
fn names(parts: &Parts) -> Vec<&Part> {
    static NONE: LazyLock<HashSet<&[u8]>> = LazyLock::new(|| {
        let lists = [&PARTICLES[..], &TITLES, &OTHER_TITLES, &SUFFIXES];
        let words = lists.into_iter().flatten();
        words.map(|word| word.as_bytes()).collect()
    });
    let is_name = |part: &&Part| {
        let text = String::from_utf8_lossy(part);
        text.chars().nth(1).is_some()
            && !text.contains(letters::is_unspaced)
            && !NONE.contains(&part[..])
    };
    parts.all.iter().filter(is_name).collect()
}

/// Any two names that are neighbours: behind a title that is not known, and where the first of several first names is left
/// out.
pub(super) fn inner(parts: &Parts, add: &mut dyn FnMut(&[&Part])) {
    let names = names(parts);
    for two in names.windows(2).filter(|two| two[0] != two[1]) {
        add(two);
        if names.last() == Some(&two[1]) {
            add(&[two[1], two[0]]);
        }
        let place = |name: &Part| parts.all.iter().position(|part| std::ptr::eq(part, name));
        if let (Some(from), Some(to)) = (place(two[0]), place(two[1])) {
            let all: Vec<&Part> = parts.all[from..=to].iter().collect();
            add(&all);
        }
    }
}

/// The name without the words before its first plain one that have a dot inside or behind them: whatever language a title
/// is of, it is written so (`Dott.ssa`, `Mgr.`). The first letter of a name is none.
pub(super) fn untitled(name: &str) -> Option<String> {
    let is_title = |word: &&str| {
        let count = word.chars().filter(|c| c.is_alphabetic()).count();
        let bare = word.trim_end_matches('.').to_lowercase();
        word.contains('.') && count > 1
            || TITLES.contains(&&*bare)
            || OTHER_TITLES.contains(&&*bare)
    };
    let sides = name.split(',').map(|side| {
        let mut words = side.split_whitespace().peekable();
        while words.next_if(is_title).is_some() {}
        words.collect::<Vec<_>>().join(" ")
    });
    let rest = sides.filter(|side| !side.is_empty()).collect::<Vec<_>>();
    let rest = rest.join(", ");
    (rest != name && rest.contains(' ')).then_some(rest)
}
