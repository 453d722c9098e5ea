//! The journals: all are read, and the one of this round and machine is written.

use jiff::Timestamp;

use crate::cli::Way;
use crate::edge::folders::Folders;
use crate::edge::write::{Journal, is_issued};
use crate::edge::{Trouble, machine};
use crate::model::Round;
use crate::outbox::History;
use crate::outbox::journal::{HEAD, Record, State, Unread, read, whole};
use crate::source::{Root, Sources};

/// What one file says.
pub(super) struct Book<'a> {
    /// Of which round.
    pub round: &'a str,
    /// By which machine.
    pub machine: &'a str,
    path: &'a str,
    text: &'a str,
    pub records: Vec<Record>,
}

/// All journals, by their paths.
pub(super) fn books(sources: &Sources) -> Result<Vec<Book<'_>>, Trouble> {
    let mut books = Vec::new();
    for (_, file) in sources.of(Root::Data) {
        let inside = file.path.strip_prefix("outbox/");
        let parts = inside.and_then(|inside| inside.strip_suffix(".yaml")?.split_once('/'));
        let Some((round, machine)) = parts else {
            continue;
        };
        let records = read(&file.text).map_err(|Unread(line)| {
            let cause = format!("line {line} is no line of a journal");
            Trouble::new("read", file.shown.to_string(), cause).hint(
                "nothing is sent while it is not known what was sent: mend the line by a backup or by git, or delete it if you know what it said",
            )
        })?;
        books.push(Book {
            round,
            machine,
            path: &file.path,
            text: &file.text,
            records,
        });
    }
    Ok(books)
}

/// What the journals say of a round, and where the next line goes.
pub(in crate::commands) struct Books {
    /// What became of each mail.
    pub history: History,
    /// All that they say.
    pub records: Vec<Record>,
    /// Other machines that have written.
    pub others: Vec<Other>,
    /// When mails were handed to a server, of whatever round.
    pub handed: Vec<Timestamp>,
    /// The file of this machine, below the data folder.
    path: String,
    /// Its text, if there is one.
    text: Option<String>,
}

/// Another machine.
pub(in crate::commands) struct Other {
    /// Its name.
    pub name: String,
    /// When it wrote last, if that was after this one did.
    pub newer: Option<Timestamp>,
}

impl Books {
    /// Reads the journals.
    pub fn read(sources: &Sources, folders: &Folders, round: &Round) -> Result<Self, Trouble> {
        let path = format!("outbox/{}/{}.yaml", round.id, machine::name());
        let all = books(sources)?;
        let records = all.iter().flat_map(|book| &book.records);
        let is_handed =
            |record: &&Record| record.state == State::Sending && record.by == Way::Smtp.word();
        let handed = records.filter(is_handed).map(|record| record.at);
        let handed = handed.collect();
        let is_own = |book: &Book<'_>| book.round == round.id.0.as_str();
        let (mut journals, mut text) = (Vec::new(), None);
        let mut said = Vec::new();
        let (mut own_last, mut lasts) = (None, Vec::new());
        for book in all.into_iter().filter(is_own) {
            let last = book.records.iter().map(|record| record.at).max();
            if book.path == path {
                text = Some(book.text.to_owned());
                own_last = last;
            } else {
                lasts.push((book.machine.to_owned(), last));
            }
            said.extend(book.records.iter().cloned());
            journals.push(book.records);
        }
        let others = lasts.into_iter().map(|(name, last)| Other {
            newer: last.filter(|_| last > own_last),
            name,
        });
        let is_there = |name: &str| is_issued(folders, name);
        Ok(Self {
            history: History::new(journals, &is_there),
            records: said,
            others: others.collect(),
            handed,
            path,
            text,
        })
    }

    /// Opens the journal of this machine.
    pub fn open(&self, folders: &Folders) -> Result<Journal, Trouble> {
        let read = self.text.as_deref().map(|text| (text, whole(text)));
        Journal::open(&folders.data, &self.path, read, HEAD)
    }
}
