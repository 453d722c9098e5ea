//! Ledgers: the accepted matches of a round, and what its lines say of each person today.
//!
//! A ledger is input. `match --accept` writes it, and from then on people edit it; so everything here is derived from
//! its lines and their statuses, by this table:
//!
//! | status | the match | enrolments | letters |
//! |---|---|---|---|
//! | `active`, `met` | runs: takes a place of everybody in it from its `since` on | nobody in it has withdrawn | name the partner |
//! | `not-answering`, `ended` | yields: stands until one of its people has a newer match or waits under `unmatched` | nobody in it has withdrawn as long as it stands | name the partner as long as it stands |
//! | `withdrawn` | is over | one of its people has withdrawn | name nobody; who is left is told that their partner had to stop |
//!
//! `lines` notes what was accepted, a mark for each person of each line. What bears no such mark was added by hand;
//! a mark without its person is a line that was lost. Ledgers of older versions have no marks: there a line counts as
//! accepted if the ledger has a digest and the line begins with the round.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{MustRule, PersonId, Round, RoundId};
use crate::source::{Span, Spanned};

/// The accepted matches of a round. Input, never changed by a build.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Which round.
    pub round: Spanned<RoundId>,
    /// Digest of the inputs, rules and result it came from.
    pub digest: Option<String>,
    /// What was accepted; `None` in ledgers of older versions, and in those that people wrote.
    pub lines: Option<BTreeSet<LineMark>>,
    /// Sorted by people, then first day.
    pub matches: Vec<LedgerMatch>,
    /// Who waited.
    pub unmatched: Vec<PersonId>,
}

/// Two or three people.
#[derive(Clone, Debug)]
pub struct LedgerMatch {
    /// Sorted; two or three.
    pub people: Arc<[PersonId]>,
    /// First day.
    pub since: Date,
    /// How it goes.
    pub status: MatchStatus,
    /// Rules that it may break: somebody knew, and meant it.
    pub despite: Vec<MustRule>,
    /// Where it is written.
    pub span: Span,
}

/// How an accepted match goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchStatus {
    /// Running.
    Active,
    /// They have been in touch.
    Met,
    /// One does not answer.
    NotAnswering,
    /// One has left.
    Withdrawn,
    /// Over.
    Ended,
}

/// What a status does to a match and its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It runs, and takes a place of everybody in it.
    Runs,
    /// It stands until one of its people has a newer match, or waits for one.
    Yields,
    /// It is over, since somebody has left.
    Over,
}

impl MatchStatus {
    /// Every status with the word for it and what it does.
    pub const ALL: [(&'static str, Self, Hold); 5] = [
        ("active", Self::Active, Hold::Runs),
        ("met", Self::Met, Hold::Runs),
        ("not-answering", Self::NotAnswering, Hold::Yields),
        ("withdrawn", Self::Withdrawn, Hold::Over),
        ("ended", Self::Ended, Hold::Yields),
    ];

    /// What it does.
    pub fn hold(self) -> Hold {
        Self::ALL[self as usize].2
    }
}

/// What was noted of an accepted line: a mark for each of its people, `3f2a9c01+9bd00111`; of somebody who waited, one
/// alone. Marks are hashes, so that they name nobody who has been erased.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineMark(String);

impl LineMark {
    /// The mark of a line with these people.
    pub fn of(round: &RoundId, people: &[PersonId]) -> Self {
        let mut marks: Vec<String> = people.iter().map(|id| mark(round, id)).collect();
        marks.sort();
        Self(marks.join("+"))
    }

    /// A mark as it stands in a ledger.
    pub fn read(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn people(&self) -> impl Iterator<Item = &str> {
        self.0.split('+')
    }
}

/// Eight hexadecimal digits.
fn mark(round: &RoundId, id: &PersonId) -> String {
    let hash = Sha256::digest(format!("fortnight line {round} {}", id.as_str()));
    hash.iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Where somebody stands in a round whose matches are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In this match, by place in the ledger.
    Matched {
        /// The place.
        line: usize,
        /// Whether there was another partner before.
        again: bool,
    },
    /// Nobody was found for them.
    Waits,
    /// Had a partner, who has left.
    Alone,
    /// Has not answered, and the partner has somebody else, or waits for somebody.
    Silent,
    /// Was accepted, and stands in the ledger no more.
    Lost {
        /// In a match, not as one who waits.
        matched: bool,
    },
    /// Came after the matches were accepted.
    New,
}

/// The lines of a ledger by person.
pub struct Standings<'a> {
    ledger: &'a Ledger,
    /// Places of the lines of each person, the newest last.
    lines: BTreeMap<&'a PersonId, Vec<usize>>,
    waiting: BTreeSet<&'a PersonId>,
    /// Marks of everybody who was accepted, and whether in a match.
    marks: BTreeMap<&'a str, bool>,
}

impl Ledger {
    /// Where everybody stands.
    pub fn standings(&self) -> Standings<'_> {
        let mut lines: BTreeMap<&PersonId, Vec<usize>> = BTreeMap::new();
        for (at, line) in self.matches.iter().enumerate() {
            for id in &*line.people {
                lines.entry(id).or_default().push(at);
            }
        }
        let age = |at: &usize| {
            let line = &self.matches[*at];
            (line.since, line.status.hold() == Hold::Runs, *at)
        };
        lines.values_mut().for_each(|own| own.sort_by_key(age));
        let mut marks = BTreeMap::new();
        for line in self.lines.iter().flatten() {
            let matched = line.people().count() > 1;
            marks.extend(line.people().map(|mark| (mark, matched)));
        }
        Standings {
            ledger: self,
            lines,
            waiting: self.unmatched.iter().collect(),
            marks,
        }
    }

    /// Whether a line was added, or its people changed, by hand.
    pub fn is_by_hand(&self, line: &LedgerMatch, round: &Round) -> bool {
        match &self.lines {
            Some(marks) => !marks.contains(&LineMark::of(&round.id, &line.people)),
            None => self.digest.is_none() || line.since != round.starts,
        }
    }
}

impl<'a> Standings<'a> {
    /// The matches that letters follow, with their places.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &'a LedgerMatch)> {
        let lines = self.ledger.matches.iter().enumerate();
        lines.filter(|(at, _)| self.stands(*at))
    }

    /// Whether a match stands.
    pub fn stands(&self, line: usize) -> bool {
        let found = &self.ledger.matches[line];
        match found.status.hold() {
            Hold::Runs => true,
            Hold::Over => false,
            Hold::Yields => !found.people.iter().any(|id| self.has_moved_on(id, line)),
        }
    }

    /// Where somebody stands.
    pub fn of(&self, id: &PersonId) -> Standing {
        let Some(line) = self.newest(id) else {
            return match (self.waiting.contains(id), self.accepted(id)) {
                (true, Some(true)) => Standing::Alone,
                (true, _) => Standing::Waits,
                (false, Some(matched)) => Standing::Lost { matched },
                (false, None) => Standing::New,
            };
        };
        let found = &self.ledger.matches[line];
        if self.stands(line) {
            let again = self.is_new_to(id, line) || self.has_lost_line(id, line);
            return Standing::Matched { line, again };
        }
        let mut others = found.people.iter().filter(|other| *other != id);
        match found.status {
            MatchStatus::NotAnswering if others.any(|other| self.has_moved_on(other, line)) => {
                Standing::Silent
            }
            _ => Standing::Alone,
        }
    }

    /// Whether somebody stands under `unmatched`.
    pub fn waits(&self, id: &PersonId) -> bool {
        self.waiting.contains(id)
    }

    /// Whether somebody has no later match than this one.
    pub fn is_last(&self, id: &PersonId, line: usize) -> bool {
        self.newest(id) == Some(line)
    }

    /// More matches than places at one moment: who, the match with which it begins, and one that runs at its first day.
    pub fn crowded(&self, round: &Round) -> Vec<(&'a PersonId, usize, usize)> {
        let mut crowded = Vec::new();
        for (id, own) in &self.lines {
            for at in own {
                let day = self.ledger.matches[*at].since;
                let runs = |other: &&usize| {
                    let line = &self.ledger.matches[**other];
                    **other != *at && line.since <= day && line.status.hold() == Hold::Runs
                };
                let others: Vec<&usize> = own.iter().filter(runs).collect();
                // Of two that begin on one day, one is told.
                let told = others.iter().any(|other| {
                    self.ledger.matches[**other].since < day || **other < *at || !self.runs(*at)
                });
                if let Some(other) = others.first().filter(|_| told)
                    && others.len() >= round.places(id)
                {
                    crowded.push((*id, *at, **other));
                }
            }
        }
        crowded
    }

    /// Whether somebody was accepted in a match (`true`) or as one who waits; `None`: neither, as far as is noted.
    fn accepted(&self, id: &PersonId) -> Option<bool> {
        let mark = mark(&self.ledger.round.value, id);
        self.marks.get(&*mark).copied()
    }

    /// Whether somebody was accepted in another match than their only one, as happens when a partner is erased.
    fn has_lost_line(&self, id: &PersonId, line: usize) -> bool {
        let mark = LineMark::of(&self.ledger.round.value, &self.ledger.matches[line].people);
        let is_only = self.lines.get(id).is_some_and(|own| own.len() == 1);
        let mut marks = self.ledger.lines.iter();
        is_only && self.accepted(id) == Some(true) && !marks.any(|marks| marks.contains(&mark))
    }

    fn runs(&self, line: usize) -> bool {
        self.ledger.matches[line].status.hold() == Hold::Runs
    }

    fn newest(&self, id: &PersonId) -> Option<usize> {
        self.lines.get(id).and_then(|own| own.last()).copied()
    }

    fn has_moved_on(&self, id: &PersonId, line: usize) -> bool {
        self.waiting.contains(id) || !self.is_last(id, line)
    }

    /// Whether somebody had another match before, and in this one meets somebody new.
    fn is_new_to(&self, id: &PersonId, line: usize) -> bool {
        let before = self.lines.get(id).into_iter().flatten();
        let before: Vec<usize> = before.copied().filter(|at| *at != line).collect();
        let people = |at: usize| self.ledger.matches[at].people.iter();
        let known = |other: &PersonId| before.iter().any(|at| people(*at).any(|one| one == other));
        !before.is_empty() && people(line).any(|other| other != id && !known(other))
    }
}
