//! What people have answered to their letters: notes of whoever wrote, a line each. They decide nothing: only hands change a match.
//!
//! A file is YAML, a list of one mapping a line, like a [`journal`], one for each machine, and never an address or a
//! text of anybody.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::code::Says;
use super::journal::{self, Unread};
use crate::model::{PersonId, RoundId};
use crate::source::{Root, Sources};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Who wrote.
    pub id: PersonId,
    /// What they say.
    pub says: Says,
    /// When they wrote it.
    pub on: Date,
}

/// What stands on top of a new file.
pub const HEAD: &str = "# What people have answered to their letters. `fortnight inbox` adds to this file, and `fortnight status` tells what is in it.\n";

/// The folder of a round's notes, below the data folder.
pub fn folder(round: &RoundId) -> String {
    format!("answers/{round}/")
}

/// The notes of a file.
///
/// # Errors
/// A line is none of ours.
pub fn read(text: &str) -> Result<Vec<Note>, Unread> {
    journal::lines(text, note)
}

fn note(line: &str) -> Option<Note> {
    let inner = line.strip_prefix("- {")?.strip_suffix('}')?;
    let [on, id, says] = inner.split(", ").collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(Note {
        on: on.strip_prefix("on: ")?.parse().ok()?,
        id: PersonId::new(id.strip_prefix("id: ")?)?,
        says: Says::of(says.strip_prefix("says: ")?)?,
    })
}

/// The line of a note, with its end.
pub fn line(note: &Note) -> String {
    let Note { id, says, on } = note;
    format!(
        "- {{on: {on}, id: {}, says: {}}}\n",
        id.as_str(),
        says.word()
    )
}

/// The notes of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By whoever wrote and by day.
    notes: Vec<Note>,
    /// Files that are none of ours, with the first line that tells it.
    pub unread: Vec<(String, usize)>,
}

impl Answers {
    /// All that is noted of a round.
    pub fn of(sources: &Sources, round: &RoundId) -> Self {
        let folder = folder(round);
        let mut answers = Self::default();
        for (_, file) in sources.of(Root::Data) {
            if !file.path.starts_with(&folder) {
                continue;
            }
            match read(&file.text) {
                Ok(notes) => answers.notes.extend(notes),
                Err(Unread(line)) => answers.unread.push((file.shown.to_string(), line)),
            }
        }
        answers.notes.sort();
        answers.notes.dedup();
        answers
    }

    /// Whether this is noted. Without a day, whether they have ever said so.
    pub fn has(&self, id: &PersonId, says: Says, on: Option<Date>) -> bool {
        let mut own = self.notes.iter().filter(|note| note.id == *id);
        own.any(|note| note.says == says && on.is_none_or(|on| note.on == on))
    }

    /// One more.
    pub fn add(&mut self, note: Note) {
        self.notes.push(note);
        self.notes.sort();
    }

    /// The last that each has said.
    pub fn last(&self) -> BTreeMap<&PersonId, &Note> {
        let mut last: BTreeMap<&PersonId, &Note> = BTreeMap::new();
        for note in &self.notes {
            let known = last.entry(&note.id).or_insert(note);
            // Of two notes of one day the weightier counts: who wants to leave has said so, whatever else.
            if (note.on, note.says) >= (known.on, known.says) {
                *known = note;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn note_of(id: &str, says: Says, day: i8) -> Note {
        Note {
            id: PersonId::new(id).unwrap(),
            says,
            on: jiff::civil::date(2026, 9, day),
        }
    }

    #[test]
    fn notes_are_read_as_they_were_written() {
        let notes = [
            note_of("ana", Says::Met, 3),
            note_of("ben-okoro", Says::Leave, 9),
        ];
        let text: String = notes.iter().map(line).collect();
        assert_eq!(read(&format!("{HEAD}{text}- {{on: 2026")).unwrap(), notes);
        for (old, new) in [
            ("met", "x"),
            ("- {", "{"),
            ("2026", "z"),
            ("id: ana", "id: A B"),
        ] {
            assert_eq!(read(&text.replacen(old, new, 1)), Err(Unread(1)), "{new}");
        }
    }

    #[test]
    fn the_last_word_counts() {
        let mut answers = Answers::default();
        for note in [
            note_of("ana", Says::Met, 9),
            note_of("ana", Says::Waits, 3),
            note_of("ben", Says::Leave, 3),
            note_of("ben", Says::Met, 3),
        ] {
            answers.add(note);
        }
        let last = answers.last();
        let said: Vec<_> = last.values().map(|note| note.says).collect();
        assert_eq!(said, [Says::Met, Says::Leave]);
        let ana = PersonId::new("ana").unwrap();
        assert!(answers.has(&ana, Says::Waits, None));
        assert!(!answers.has(&ana, Says::Waits, Some(jiff::civil::date(2026, 9, 4))));
    }
}
