//! What the last imports took of each person: `data/imports/<form>.yaml`, the base of every comparison.
//!
//! A value that differs from it was changed by hand since; an answer that differs from it is new.

use std::collections::{BTreeMap, HashMap};

use sha2::{Digest, Sha256};

use super::File;
use super::known::address_key;
use crate::check;
use crate::diagnostic::{Diagnostic, any_error};
use crate::model::store::Store;
use crate::parse::edit::Datum;
use crate::parse::yaml;
use crate::source::{FileId, Root, SourceFile, Sources, Span};

/// What was taken of one person.
#[derive(Clone)]
pub(super) struct Entry {
    pub id: String,
    /// Of the spreadsheet, from 1.
    pub row: u32,
    pub round: String,
    /// A digest of each address that they signed up with, and of their id.
    pub seen: Vec<String>,
    /// By the words of a form file.
    pub answers: BTreeMap<String, Datum>,
}

/// What was taken with one form.
#[derive(Clone, Default)]
pub(super) struct Memory {
    pub entries: Vec<Entry>,
}

/// What was taken with all forms.
pub(super) struct Memories<'a> {
    /// The path of this form's, below the data folder.
    pub path: String,
    /// Its file as it is, if there is one.
    pub file: Option<&'a SourceFile>,
    pub own: Memory,
    others: Vec<Memory>,
    /// Entries of all by person: of this form first.
    by_id: HashMap<String, Vec<(usize, usize)>>,
    by_seen: HashMap<String, (usize, usize)>,
}

impl<'a> Memories<'a> {
    /// Reads all.
    ///
    /// # Errors
    /// One that cannot be read: without it, what was changed by hand would be written over.
    pub fn read(sources: &'a Sources, form: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut memories = Self {
            path: format!("imports/{form}.yaml"),
            file: None,
            own: Memory::default(),
            others: Vec::new(),
            by_id: HashMap::new(),
            by_seen: HashMap::new(),
        };
        for (id, file) in sources.of(Root::Data) {
            let stem = file.path.strip_suffix(".yaml");
            if stem.and_then(Store::of) != Some(Store::Imports) {
                continue;
            }
            let memory = read(id, file)?;
            match *file.path == *memories.path {
                true => (memories.own, memories.file) = (memory, Some(file)),
                false => memories.others.push(memory),
            }
        }
        for at in 0..=memories.others.len() {
            for (entry, one) in memories.memory(at).entries.clone().iter().enumerate() {
                let of_id = memories.by_id.entry(one.id.clone());
                of_id.or_default().push((at, entry));
                for seen in &one.seen {
                    let of_seen = memories.by_seen.entry(seen.clone());
                    of_seen.or_insert((at, entry));
                }
            }
        }
        Ok(memories)
    }

    fn memory(&self, at: usize) -> &Memory {
        match at.checked_sub(1) {
            None => &self.own,
            Some(at) => &self.others[at],
        }
    }

    /// What was taken of somebody: with this form first.
    pub fn of(&self, id: &str) -> impl Iterator<Item = &Entry> {
        let entries = self.by_id.get(id).map_or(&[][..], Vec::as_slice);
        entries
            .iter()
            .map(|(at, entry)| &self.memory(*at).entries[*entry])
    }

    /// Whether this was the id of somebody, who may have been erased.
    pub fn had_id(&self, id: &str) -> bool {
        self.by_seen.contains_key(&seen_id(id))
    }

    /// The file of this form's with what was taken now; `None` if it says that already. Whoever was in it stays.
    pub fn with(&self, taken: Vec<Entry>) -> Option<File> {
        let mut entries = self.own.entries.clone();
        let places = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.id.clone(), at));
        let places: HashMap<String, usize> = places.collect();
        for mut entry in taken {
            match places.get(&entry.id) {
                Some(at) => {
                    let mut seen = entries[*at].seen.clone();
                    seen.retain(|seen| !entry.seen.contains(seen));
                    seen.append(&mut entry.seen);
                    entry.seen = seen;
                    entries[*at] = entry;
                }
                None => entries.push(entry),
            }
        }
        let after = Memory { entries }.text();
        let before = self.file.map(|file| file.text.to_string());
        let is_same =
            before.as_ref() == Some(&after) || before.is_none() && !after.contains("\n- ");
        (!is_same).then(|| File {
            path: self.path.clone(),
            before,
            after,
        })
    }

    /// Whose address this once was.
    pub fn seen(&self, address: &str) -> Option<&Entry> {
        let (at, entry) = self.by_seen.get(&seen(address))?;
        Some(&self.memory(*at).entries[*entry])
    }
}

/// The digest of an address.
pub(super) fn seen(address: &str) -> String {
    digest(&address_key(address))
}

/// The digest of an id: nobody gets that of somebody who was erased. No address has a space.
pub(super) fn seen_id(id: &str) -> String {
    digest(&format!("id {id}"))
}

fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let bytes = digest.iter().take(8);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

fn read(id: FileId, file: &SourceFile) -> Result<Memory, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let root = yaml::parse(id, &file.text, 0, &mut problems);
    let root = root.as_ref().map(Datum::of);
    let people = root.as_ref().and_then(|root| root.get("people"));
    let entries = people.and_then(|people| match people {
        // Nobody yet.
        Datum::Nothing => Some(Vec::new()),
        people => people
            .list()?
            .iter()
            .map(entry)
            .collect::<Option<Vec<Entry>>>(),
    });
    match entries {
        Some(entries) if !any_error(&problems) => Ok(Memory { entries }),
        _ => {
            let message = "what the last import took cannot be read";
            let problem = Diagnostic::new(check::IMPORT_MEMORY, Span::new(id, 0..0), message);
            problems.push(problem.hint(
                "take this file back as it was; without it, what was changed by hand since would be written over",
            ));
            Err(problems)
        }
    }
}

fn entry(datum: &Datum) -> Option<Entry> {
    let text = |key| datum.get(key).and_then(Datum::text).map(str::to_owned);
    let texts = |key| {
        let texts = datum.get(key).map(Datum::texts).unwrap_or_default();
        texts.into_iter().map(str::to_owned).collect()
    };
    let answers = match datum.get("answers") {
        Some(Datum::Map(answers)) => answers.iter().cloned().collect(),
        _ => BTreeMap::new(),
    };
    Some(Entry {
        id: text("id")?,
        row: text("row")?.parse().ok()?,
        round: text("round").unwrap_or_default(),
        seen: texts("seen"),
        answers,
    })
}

impl Memory {
    /// The text of its file.
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# What `fortnight import` took of each person: what differs from it was changed by hand since, and is kept.\n\
             # Personal data; no build reads it. It is written by the import alone.\n\
             format: 1\n",
        );
        let word = |text: &str| Datum::Text(text.to_owned());
        let words = |texts: &[String]| Datum::List(texts.iter().map(|text| word(text)).collect());
        text += match self.entries.is_empty() {
            true => "people: []\n",
            false => "people:\n",
        };
        for entry in &self.entries {
            let row = Datum::Word(entry.row.to_string());
            let answers = entry.answers.clone().into_iter().collect();
            let keys = [
                ("id", word(&entry.id)),
                ("row", row),
                ("round", word(&entry.round)),
                ("seen", words(&entry.seen)),
                ("answers", Datum::Map(answers)),
            ];
            let keys = keys.map(|(key, value)| (key.to_owned(), value)).into_iter();
            // Of somebody who was erased there are no answers.
            let keys = keys.filter(|(_, value)| *value != Datum::Map(Vec::new()));
            text += &format!("- {}\n", Datum::Map(keys.collect()).yaml());
        }
        text
    }
}
