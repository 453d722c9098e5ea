//! Ids of new people, made of their names in any script. An id that once stood for somebody never stands for somebody else.

use std::collections::HashSet;

use deunicode::deunicode;

use crate::model::PersonId;
use crate::model::store::Store;
use crate::source::{Root, Sources};

/// So long is the part that is made of a name.
const LONGEST: usize = 60;

/// The ids that are taken.
pub(super) struct Ids<'a> {
    /// Those of people who are there, and every word of the other stores that may be one: somebody may have gone whom a ledger
    /// still names.
    old: HashSet<&'a str>,
    new: HashSet<String>,
}

impl<'a> Ids<'a> {
    /// What is taken in a program.
    pub fn new(sources: &'a Sources, people: impl Iterator<Item = &'a str>) -> Self {
        let mut old: HashSet<&str> = people.collect();
        for (_, file) in sources.of(Root::Data) {
            let stem = file
                .path
                .rsplit_once('.')
                .map_or(&*file.path, |(stem, _)| stem);
            match Store::of(stem) {
                // A file that is there, whoever is in it.
                Some(Store::Participants) => old.extend(stem.rsplit('/').next()),
                _ => old.extend(words(&file.text)),
            }
        }
        Self {
            old,
            new: HashSet::new(),
        }
    }

    /// Takes an id for a name: `amina-diallo`, or `amina-diallo-2` if that is taken, or was that of somebody who is gone.
    pub fn take(&mut self, name: &str, is_gone: impl Fn(&str) -> bool) -> String {
        let base = base(name);
        let mut number = 1_u64;
        loop {
            let id = match number {
                1 => base.clone(),
                number => format!("{base}-{number}"),
            };
            number += 1;
            let is_free = !self.old.contains(&*id) && !self.new.contains(&id) && !is_gone(&id);
            if is_free && PersonId::new(&id).is_some_and(|id| !id.is_erased()) {
                self.new.insert(id.clone());
                return id;
            }
        }
    }
}

/// What may be an id in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let words = text.split(move |c| !fits(c));
    words.filter(|word| word.len() > 1 && !word.starts_with('-'))
}

fn base(name: &str) -> String {
    let mut id = String::new();
    for c in deunicode(name).chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => id.push(c),
            '\'' | '.' => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
        if id.len() == LONGEST {
            break;
        }
    }
    match id.trim_matches('-') {
        "" => "person".to_owned(),
        id => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names_in_any_script() {
        for (name, id) in [
            ("Amina Diallo", "amina-diallo"),
            ("Dr. Jörg  O'Neill-Groß", "dr-jorg-oneill-gross"),
            ("王小明", "wang-xiao-ming"),
            ("Юлия Петрова", "iuliia-petrova"),
            ("김 민수", "gim-minsu"),
            ("…", "person"),
            ("CON", "con-2"),
        ] {
            let sources = Sources::default();
            let mut ids = Ids::new(&sources, std::iter::empty());
            assert_eq!(ids.take(name, |_| false), id, "{name}");
            assert_ne!(ids.take(name, |id| id.ends_with('3')), id, "{name}");
        }
    }
}
