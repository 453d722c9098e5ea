//! Tables of names: lines of a key, a tab, and what belongs to it. They are parsed when the first name is looked up that is
//! no code, which a program without slips may never need.

use std::collections::HashMap;

use super::folded::fold;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<T> {
    /// Nothing else is called so.
    One(T),
    /// So are all of these: which is meant, only the writer knows.
    Several(Vec<T>),
}

/// Names in folded form with what they stand for.
pub(super) struct Names<T: 'static>(HashMap<&'static str, Named<T>>);

impl<T: Clone> Names<T> {
    /// Reads lines of `key<tab>name;name`, or `?key,key<tab>name` for a name of several.
    pub(super) fn read(text: &'static str, value: impl Fn(&str) -> Option<T>) -> Self {
        let mut names = HashMap::new();
        for (key, rest) in rows(text) {
            let meaning = match key.strip_prefix('?') {
                Some(keys) => Named::Several(keys.split(',').filter_map(&value).collect()),
                None => match value(key) {
                    Some(one) => Named::One(one),
                    None => continue,
                },
            };
            for name in rest.split(';') {
                names.insert(name, meaning.clone());
            }
        }
        Self(names)
    }

    /// What a name stands for, however it is spelt.
    pub(super) fn find(&self, name: &str) -> Option<Named<T>> {
        self.0.get(&*fold(name)).cloned()
    }
}

/// Every name of a table that stands for one thing, with that thing.
pub(super) fn list<T: Clone>(
    text: &'static str,
    value: impl Fn(&str) -> Option<T>,
) -> Vec<(&'static str, T)> {
    let sure = rows(text).filter(|(key, _)| !key.starts_with('?'));
    let known = sure.filter_map(|(key, names)| Some((value(key)?, names)));
    let all = known.flat_map(|(one, names)| names.split(';').map(move |name| (name, one.clone())));
    all.collect()
}

/// The lines of a table, cut at the first tab.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_folded_as_the_program_folds() {
        for table in [
            include_str!("tables/countries.txt"),
            include_str!("tables/languages.txt"),
            include_str!("tables/windows_zones.txt"),
        ] {
            for (key, rest) in rows(table) {
                let names = if rest.contains('/') { key } else { rest };
                for name in names.split(';') {
                    assert_eq!(fold(name), name);
                }
            }
        }
        for (_, rest) in rows(include_str!("tables/towns.txt")) {
            let names = rest.split_once('\t').map_or("", |(_, names)| names);
            for name in names.split(';') {
                assert_eq!(fold(name), name);
            }
        }
    }
}
