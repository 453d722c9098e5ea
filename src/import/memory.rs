//! What the last imports took of each person: `data/imports/<form>.yaml`, the base of every comparison.
//!
//! A value that differs from it was changed by hand since; an answer that differs from it is new.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::File;
use super::known::address_key;
use crate::check;
use crate::diagnostic::{Diagnostic, any_error};
use crate::model::store::Store;
use crate::parse::edit::{Datum, write_map};
use crate::parse::yaml;
use crate::source::{FileId, Root, SourceFile, Sources, Span};

/// What was taken of one person.
pub(super) struct Entry {
    pub id: String,
    /// Of the spreadsheet, from 1.
    pub row: u32,
    pub round: String,
    /// A digest of each address that they signed up with, and of their id.
    pub seen: Vec<String>,
    /// By the words of a form file, in their order.
    answers: Vec<(Box<str>, Datum)>,
}

/// What is taken of one person now.
pub(super) struct Taken<'a> {
    pub id: &'a str,
    pub row: u32,
    pub round: &'a str,
    pub seen: Vec<String>,
    /// By the words of a form file, in their order.
    pub answers: Vec<(Cow<'a, str>, &'a Datum)>,
}

/// What was taken with one form.
type Memory = Vec<Entry>;

/// What was taken with all forms.
pub(super) struct Memories<'a> {
    /// The path of this form's, below the data folder.
    pub path: String,
    /// Its file as it is, if there is one.
    pub file: Option<&'a SourceFile>,
    own: Memory,
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
            own: Memory::new(),
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
            let memory = match at.checked_sub(1) {
                None => &memories.own,
                Some(at) => &memories.others[at],
            };
            for (entry, one) in memory.iter().enumerate() {
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
        entries.iter().map(|(at, entry)| &self.memory(*at)[*entry])
    }

    /// Whether this was the id of somebody, who may have been erased.
    pub fn had_id(&self, id: &str) -> bool {
        !self.by_seen.is_empty() && self.by_seen.contains_key(&seen_id(id))
    }

    /// The file of this form's with what was taken now; `None` if it says that already. Whoever was in it stays.
    pub fn with(&self, taken: &[Taken<'_>]) -> Option<File> {
        let of_id: HashMap<&str, &Taken<'_>> = taken.iter().map(|one| (one.id, one)).collect();
        let mut text = String::from(HEAD);
        text += match self.own.is_empty() && taken.is_empty() {
            true => "people: []\n",
            false => "people:\n",
        };
        for old in &self.own {
            match of_id.get(old.id.as_str()) {
                Some(new) => new.after(old).write(&mut text),
                None => old.taken().write(&mut text),
            }
        }
        let old: HashSet<&str> = self.own.iter().map(|old| old.id.as_str()).collect();
        let new = taken.iter().filter(|one| !old.contains(one.id));
        new.for_each(|one| one.write(&mut text));
        let before = self.file.map(|file| Arc::clone(&file.text));
        let is_same = match &before {
            Some(before) => **before == *text,
            None => taken.is_empty(),
        };
        (!is_same).then(|| File {
            path: self.path.clone(),
            before,
            after: text.into(),
        })
    }

    /// Whose address this once was.
    pub fn seen(&self, address: &str) -> Option<&Entry> {
        if self.by_seen.is_empty() {
            return None;
        }
        let (at, entry) = self.by_seen.get(&seen(address))?;
        Some(&self.memory(*at)[*entry])
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
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    format!("{:016x}", u64::from_be_bytes(first))
}

/// What every such file begins with.
const HEAD: &str = "\
# What `fortnight import` took of each person: what differs from it was changed by hand since, and is kept.
# Personal data; no build reads it. It is written by the import alone.
format: 1
";

fn read(id: FileId, file: &SourceFile) -> Result<Memory, Vec<Diagnostic>> {
    if let Some(entries) = line_by_line(id, &file.text) {
        return Ok(entries);
    }
    let mut problems = Vec::new();
    let root = yaml::parse(id, &file.text, 0, &mut problems);
    let people = root
        .map(Datum::from)
        .and_then(|mut root| root.remove("people"));
    let entries = people.and_then(|people| match people {
        // Nobody yet.
        Datum::Nothing => Some(Memory::new()),
        Datum::List(people) => people.into_iter().map(entry).collect::<Option<Memory>>(),
        _ => None,
    });
    match entries {
        Some(entries) if !any_error(&problems) => Ok(entries),
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

/// Entries as the import writes them, each on a line: there is never a tree of all of them. `None` if a hand has written them in
/// another way.
fn line_by_line(id: FileId, text: &str) -> Option<Memory> {
    let people = text.strip_prefix(HEAD)?.strip_prefix("people:\n")?;
    let lines: Vec<&str> = people.lines().collect();
    let entries = lines.into_par_iter().map(|line| {
        let line = line.strip_prefix("- ")?;
        let mut problems = Vec::new();
        let root = yaml::parse(id, line, 0, &mut problems)?;
        let is_whole = line.starts_with('{') && problems.is_empty();
        entry(Datum::from(root)).filter(|_| is_whole)
    });
    entries.collect()
}

fn entry(mut datum: Datum) -> Option<Entry> {
    let text = |datum: &Datum, key| datum.get(key).and_then(Datum::text).map(str::to_owned);
    let seen = datum.get("seen").map(Datum::texts).unwrap_or_default();
    let seen = seen.into_iter().map(str::to_owned).collect();
    let (id, row) = (text(&datum, "id")?, text(&datum, "row")?);
    let round = text(&datum, "round").unwrap_or_default();
    let mut answers = match datum.remove("answers") {
        Some(Datum::Map(answers)) => answers,
        _ => Vec::new(),
    };
    answers.sort_by(|(one, _), (other, _)| one.cmp(other));
    Some(Entry {
        id,
        row: row.parse().ok()?,
        round,
        seen,
        answers: answers
            .into_iter()
            .map(|(word, value)| (word.into(), value))
            .collect(),
    })
}

impl Entry {
    /// What was answered, by a word of the form file.
    pub fn answer(&self, word: &str) -> Option<&Datum> {
        let at = self.answers.binary_search_by(|(own, _)| (**own).cmp(word));
        at.ok().map(|at| &self.answers[at].1)
    }

    fn taken(&self) -> Taken<'_> {
        let answers = self.answers.iter();
        Taken {
            id: &self.id,
            row: self.row,
            round: &self.round,
            seen: self.seen.clone(),
            answers: answers
                .map(|(word, value)| (Cow::Borrowed(&**word), value))
                .collect(),
        }
    }
}

impl Taken<'_> {
    /// The same with what was seen of them before.
    fn after(&self, old: &Entry) -> Taken<'_> {
        let is_old = |seen: &&String| !self.seen.contains(seen);
        let before = old.seen.iter().filter(is_old);
        let answers = self.answers.iter();
        Taken {
            seen: before.chain(&self.seen).cloned().collect(),
            answers: answers
                .map(|(word, value)| (Cow::Borrowed(&**word), *value))
                .collect(),
            ..*self
        }
    }

    /// Their line.
    fn write(&self, out: &mut String) {
        let word = |text: &str| Datum::Text(text.to_owned());
        let seen = self.seen.iter().map(|seen| word(seen)).collect();
        let keys = [
            ("id", word(self.id)),
            ("row", Datum::Word(self.row.to_string())),
            ("round", word(self.round)),
            ("seen", Datum::List(seen)),
        ];
        out.push_str("- ");
        write_map(keys.iter().map(|(key, value)| (*key, value)), out);
        // Of somebody who was erased there are no answers.
        if !self.answers.is_empty() {
            out.truncate(out.len() - " }".len());
            out.push_str(", answers: ");
            let answers = self.answers.iter();
            write_map(answers.map(|(word, value)| (&**word, *value)), out);
            out.push_str(" }");
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_again(text: &str) -> Option<String> {
        let file = SourceFile {
            root: Root::Data,
            path: "imports/signup.yaml".into(),
            shown: "data/imports/signup.yaml".into(),
            text: text.into(),
        };
        let entries = read(FileId(0), &file).ok()?;
        let mut out = format!("{HEAD}people:\n");
        let all = entries.iter().map(Entry::taken);
        all.for_each(|entry| entry.write(&mut out));
        Some(out)
    }

    #[test]
    fn line_by_line_it_says_what_it_says_as_a_whole() {
        let text = format!(
            "{HEAD}people:\n\
             - {{ id: ana, row: 2, round: 2026b, seen: [5a, 1b], answers: {{ about: \"a, \\n- b\", languages: [pt, en] }} }}\n\
             - {{ id: erased-1234abcd, row: 3, round: 2026b, seen: [2c] }}\n"
        );
        assert!(line_by_line(FileId(0), &text).is_some());
        assert_eq!(read_again(&text).as_deref(), Some(&*text));
        for by_hand in [
            text.clone() + "# End.\n",
            text.replace("format: 1", "format: 1 # one"),
            text.replace(", answers: {", ",\n    answers: {"),
        ] {
            assert!(line_by_line(FileId(0), &by_hand).is_none(), "{by_hand}");
            assert_eq!(read_again(&by_hand).as_deref(), Some(&*text));
        }
        for torn in [&text[..text.len() - 4], "people: [", ""] {
            assert_eq!(read_again(torn), None, "{torn}");
        }
    }
}
