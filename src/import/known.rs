//! Who is in the folder of participants, with what each record says: whom rows are compared with.

use std::collections::HashMap;

use rayon::prelude::*;

use super::clean;
use crate::diagnostic::{Diagnostic, any_error};
use crate::model::naming;
use crate::model::store::Store;
use crate::parse::edit::{Datum, Step, entries, entry};
use crate::parse::yaml;
use crate::source::{FileId, Root, SourceFile, Sources};

/// Somebody who is there.
pub(super) struct Known {
    pub file: FileId,
    /// Their place in a list.
    pub entry: Option<usize>,
    pub id: String,
    pub said: Datum,
}

/// Everybody, and how they are found.
pub(super) struct People {
    pub all: Vec<Known>,
    by_address: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, usize>,
}

impl People {
    /// Reads all files of participants.
    ///
    /// # Errors
    /// What is wrong with one that cannot be read: whoever stands in it would be taken for somebody new.
    pub fn read(sources: &Sources) -> Result<Self, Vec<Diagnostic>> {
        let files: Vec<_> = sources.of(Root::Data).filter(holds_people).collect();
        let read = files.into_par_iter().with_max_len(AT_ONCE);
        let read: Vec<_> = read.map(|(file, source)| of_file(file, source)).collect();
        let (all, problems): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let problems: Vec<Diagnostic> = problems.into_iter().flatten().collect();
        if any_error(&problems) {
            return Err(problems);
        }
        Ok(Self::of(all.into_iter().flatten().collect()))
    }

    fn of(all: Vec<Known>) -> Self {
        let mut people = Self {
            by_address: HashMap::with_capacity(all.len()),
            by_name: HashMap::with_capacity(all.len()),
            by_id: HashMap::with_capacity(all.len()),
            all: Vec::new(),
        };
        for (at, one) in all.iter().enumerate() {
            for email in one.texts("email").chain(one.texts("emails")) {
                people.by_address.entry(address_key(email)).or_insert(at);
            }
            if let Some(name) = one.text("name") {
                people
                    .by_name
                    .entry(naming::key(name))
                    .or_default()
                    .push(at);
            }
            people.by_id.entry(one.id.clone()).or_insert(at);
        }
        people.all = all;
        people
    }

    /// Drops what is said of all but those whose files change: of thousands it is much.
    pub fn keep(&mut self, is_changed: impl Fn(usize) -> bool) {
        for (at, one) in self.all.iter_mut().enumerate() {
            if !is_changed(at) {
                one.said = Datum::Nothing;
            }
        }
    }

    /// Who has an address, or had it.
    pub fn of_address(&self, address: &str) -> Option<usize> {
        self.by_address.get(&address_key(address)).copied()
    }

    /// Who is called so, however it is written.
    pub fn of_name(&self, name: &str) -> &[usize] {
        self.by_name
            .get(&naming::key(name))
            .map_or(&[], Vec::as_slice)
    }

    /// Who has an id.
    pub fn of_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

/// So many files are read by one thread without looking whether another is idle.
const AT_ONCE: usize = 16;

/// What the name of a file says of its kind, if it is one of YAML.
fn stem(path: &str) -> Option<&str> {
    path.strip_suffix(".yaml").or(path.strip_suffix(".yml"))
}

fn holds_people((_, file): &(FileId, &SourceFile)) -> bool {
    stem(&file.path).and_then(Store::of) == Some(Store::Participants)
}

/// Everybody of a file, and what is wrong with it.
fn of_file(file: FileId, source: &SourceFile) -> (Vec<Known>, Vec<Diagnostic>) {
    if let Some(all) = listed(file, &source.text) {
        return (all, Vec::new());
    }
    let mut problems = Vec::new();
    let root = yaml::parse(file, &source.text, 0, &mut problems);
    let name = stem(&source.path).and_then(|stem| stem.rsplit('/').next());
    let all = match root.map(Datum::from) {
        None => Vec::new(),
        Some(Datum::List(entries)) => {
            let entries = entries.into_iter().enumerate();
            let all = entries.map(|(at, said)| known(file, Some(at), "", said));
            all.collect()
        }
        Some(said) => vec![known(file, None, name.unwrap_or_default(), said)],
    };
    (all, problems)
}

/// Everybody of a list in which each can be read alone.
fn listed(file: FileId, text: &str) -> Option<Vec<Known>> {
    let entries = entries(text)?.into_par_iter().enumerate();
    let entries = entries.with_max_len(AT_ONCE).map(|(at, range)| {
        let said = entry(file, &text[range])?;
        Some(known(file, Some(at), "", said))
    });
    entries.collect()
}

/// Equal for addresses that lead to one box: nobody gives two people addresses that differ in case alone.
pub(super) fn address_key(address: &str) -> String {
    let bare = clean::address(address.trim());
    crate::validate::answers::in_ascii(&bare.to_lowercase())
}

fn known(file: FileId, entry: Option<usize>, stem: &str, said: Datum) -> Known {
    let mut one = Known {
        file,
        entry,
        id: String::new(),
        said,
    };
    one.id = one.text("id").unwrap_or(stem).to_owned();
    one
}

impl Known {
    /// The way to the record.
    pub fn steps(&self) -> Vec<Step> {
        self.entry.map(Step::Entry).into_iter().collect()
    }

    /// What stands at some keys.
    pub fn at(&self, way: &[&str]) -> Option<&Datum> {
        way.iter().try_fold(&self.said, |said, key| said.get(key))
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts(key).next()
    }

    /// The text of a key, or each of its list.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        let said = self.said.get(key);
        let all = said.map_or(&[][..], |said| {
            said.list().unwrap_or(std::slice::from_ref(said))
        });
        all.iter().filter_map(Datum::text).map(str::trim)
    }

    /// Whether they are enrolled in a round.
    pub fn is_in(&self, round: &str) -> bool {
        self.at(&["rounds", round]).is_some()
    }
}
