//! What became of each mail so far, by all journals of a round together.

use std::collections::BTreeMap;

use super::journal::{Record, State};

/// What became of one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate<'a> {
    /// It has not gone; with the last that was tried.
    Due(Option<&'a Record>),
    /// It lies ready for a human, who has not said whether it went.
    Handed(&'a Record),
    /// It has gone.
    Sent(&'a Record),
    /// It may have gone: nobody knows.
    Unknown(&'a Record),
}

/// The journals of a round.
#[derive(Debug, Default)]
pub struct History {
    mails: BTreeMap<(String, String), Events>,
}

/// What counts of the events of one mail.
#[derive(Debug)]
struct Events {
    last: Record,
    /// The last with which it left our hands, unless it was taken back.
    gone: Option<Record>,
}

impl History {
    /// Puts journals together: each in the order of its lines, and of several the one that spoke last. `is_there` tells
    /// whether a folder of the outbox is: a program that was killed behind the last file of it had handed it over.
    pub fn new(
        journals: impl IntoIterator<Item = Vec<Record>>,
        is_there: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut mails: BTreeMap<(String, String), Events> = BTreeMap::new();
        for records in journals {
            let own = of_one(records, is_there);
            for (key, events) in own {
                match mails.get_mut(&key) {
                    Some(known) => known.join(events),
                    None => drop(mails.insert(key, events)),
                }
            }
        }
        Self { mails }
    }

    /// Whether nothing was ever sent, or tried to be.
    pub fn is_empty(&self) -> bool {
        self.mails.is_empty()
    }

    /// What became of the mail of somebody.
    pub fn fate(&self, what: &str, id: &str) -> Fate<'_> {
        let key = (what.to_owned(), id.to_owned());
        match self.mails.get(&key) {
            None => Fate::Due(None),
            Some(Events { last, gone }) => match (last.state, gone) {
                (State::Sending | State::Unknown, _) => Fate::Unknown(last),
                (_, Some(gone)) if gone.state == State::Sent => Fate::Sent(gone),
                (_, Some(gone)) => Fate::Handed(gone),
                (_, None) => Fate::Due(Some(last)),
            },
        }
    }

    /// Every mail of which nobody knows whether it went, by what it was and to whom, sorted.
    pub fn unknown(&self) -> impl Iterator<Item = &Record> {
        let keys = self.mails.keys();
        keys.filter_map(|(what, id)| match self.fate(what, id) {
            Fate::Unknown(record) => Some(record),
            _ => None,
        })
    }

    /// Everybody to whom something of a kind was sent, or was to be, sorted.
    pub fn people<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a str> {
        let keys = self.mails.keys().filter(move |(own, _)| own == what);
        keys.map(|(_, id)| id.as_str())
    }
}

impl Events {
    fn join(&mut self, other: Self) {
        let is_later = other.last.at > self.last.at;
        let (earlier, later) = match is_later {
            true => (self.gone.take(), other.gone.clone()),
            false => (other.gone, self.gone.take()),
        };
        if is_later {
            self.last = other.last;
        }
        // Who takes a mail back takes it back everywhere.
        let is_back = matches!(self.last.state, State::Unsent | State::Returned);
        self.gone = later.or(earlier).filter(|_| !is_back);
    }
}

fn of_one(
    records: Vec<Record>,
    is_there: &dyn Fn(&str) -> bool,
) -> BTreeMap<(String, String), Events> {
    let mut mails: BTreeMap<(String, String), Events> = BTreeMap::new();
    for mut record in records {
        let is_written = record.note.as_deref().is_some_and(is_there);
        if record.state == State::Prepared && is_written {
            record.state = State::Handed;
        }
        let key = (record.what.clone(), record.id.clone());
        let gone = match (record.state, mails.remove(&key)) {
            (State::Sent | State::Handed, _) => Some(record.clone()),
            (State::Unsent | State::Returned, _) | (_, None) => None,
            (_, Some(before)) => before.gone,
        };
        mails.insert(key, Events { last: record, gone });
    }
    mails
}
