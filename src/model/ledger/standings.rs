//! Where everybody stands in a round whose matches are accepted, by the lines of its ledger alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::{Hold, Ledger, LedgerMatch, LineMark, MatchStatus, mark};
use crate::model::{PersonId, Round};

/// Where somebody stands in a round whose matches are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In this match, by place in the ledger.
    Matched {
        /// The place.
        line: usize,
        /// How they come to it.
        bond: Bond,
    },
    /// Nobody was found for them.
    Waits,
    /// Had a partner, who has left.
    Alone,
    /// Had a partner, until the two parted.
    Parted,
    /// Has not answered, and the partner has somebody else, or waits for somebody; or had left, and is back.
    Silent,
    /// Was accepted, and stands in the ledger no more.
    Lost,
    /// Came after the matches were accepted.
    New,
}

/// How somebody comes to a match that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// With nobody before, or with the same people.
    First,
    /// From another partner.
    Second,
    /// As one of the two who go on where there were three.
    OfThree,
}

/// The lines of a ledger by person.
pub struct Standings<'a> {
    ledger: &'a Ledger,
    /// The first day of the round, on which accepted matches begin.
    starts: Date,
    /// Whether somebody may have several matches at one time.
    several: bool,
    /// Places of the lines of each person, the newest last.
    lines: BTreeMap<&'a PersonId, Vec<usize>>,
    waiting: BTreeSet<&'a PersonId>,
    /// Marks of everybody who was accepted, and whether in a match.
    marks: BTreeMap<&'a str, bool>,
    /// Made when a line is missed.
    in_place: OnceLock<BTreeMap<String, Vec<LineMark>>>,
}

impl Ledger {
    /// Where everybody stands.
    pub fn standings(&self, round: &Round) -> Standings<'_> {
        let mut lines: BTreeMap<&PersonId, Vec<usize>> = BTreeMap::new();
        for (at, line) in self.matches.iter().enumerate() {
            for id in &*line.people {
                lines.entry(id).or_default().push(at);
            }
        }
        let age = |at: &usize| {
            let line = &self.matches[*at];
            // Of two on one day: what is over comes before what goes on, two who go on after the three, and what is written below
            // after what is above.
            (
                line.since,
                Reverse(line.status.hold() as u8),
                Reverse(line.people.len()),
                line.span.start,
            )
        };
        lines.values_mut().for_each(|own| own.sort_by_key(age));
        let mut marks: BTreeMap<&str, bool> = BTreeMap::new();
        for line in self.lines.iter().flatten() {
            // Who waited first has a mark alone, and one more since there is a partner.
            let matched = line.people().count() > 1;
            for mark in line.people() {
                *marks.entry(mark).or_default() |= matched;
            }
        }
        Standings {
            ledger: self,
            starts: round.starts,
            several: round.has_several(),
            lines,
            waiting: self.waiting().collect(),
            marks,
            in_place: OnceLock::new(),
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
                (true, Some(true)) if !self.was_exchanged(id) => Standing::Alone,
                (true, _) => Standing::Waits,
                (false, Some(_)) => Standing::Lost,
                (false, None) => Standing::New,
            };
        };
        let found = &self.ledger.matches[line];
        if self.stands(line) {
            let bond = self.bond(id, line);
            return Standing::Matched { line, bond };
        }
        let mut others = found.people.iter().filter(|other| *other != id);
        match found.status {
            MatchStatus::NotAnswering if others.any(|other| self.has_moved_on(other, line)) => {
                Standing::Silent
            }
            MatchStatus::Withdrawn if found.who.contains(id) => Standing::Silent,
            MatchStatus::Ended => Standing::Parted,
            _ => Standing::Alone,
        }
    }

    /// Whether somebody stands under `unmatched`.
    pub fn waits(&self, id: &PersonId) -> bool {
        self.waiting.contains(id)
    }

    /// Whether these people stand in one line, whatever became of it.
    pub fn are_in_one(&self, people: &[&PersonId]) -> bool {
        let lines = people.first().and_then(|first| self.lines.get(first));
        let mut lines = lines.into_iter().flatten();
        lines.any(|at| {
            let line = &self.ledger.matches[*at];
            people.iter().all(|id| line.people.contains(id))
        })
    }

    /// Whether somebody has no later match than this one.
    pub fn is_last(&self, id: &PersonId, line: usize) -> bool {
        self.newest(id) == Some(line)
    }

    /// More matches than places at one moment: who, the match with which it begins, and one that runs at its first day.
    pub fn crowded(&self, round: &Round) -> Vec<(&'a PersonId, usize, usize)> {
        let mut crowded = Vec::new();
        for (id, own) in &self.lines {
            // They stand in the order of their days. Of those of earlier days: how many run, and the first that does.
            let (mut earlier, mut first) = (0, None);
            let since = |at: &usize| self.ledger.matches[*at].since;
            for day in own.chunk_by(|a, b| since(a) == since(b)) {
                let running = day.iter().copied().filter(|at| self.runs(*at));
                let running: Vec<usize> = running.collect();
                let lowest = running.iter().min().copied();
                for at in day {
                    let others = earlier + running.len() - usize::from(self.runs(*at));
                    let mut same_day = running.iter().copied();
                    let other = first.or_else(|| same_day.find(|other| other != at));
                    // Of two that run from one day on, one is told. What is over or silent may have been so before the other was
                    // found, on the first day of the round or earlier.
                    let told = earlier > 0 || self.runs(*at) && lowest < Some(*at);
                    if let Some(other) = other.filter(|_| told && others >= round.places(id)) {
                        crowded.push((*id, *at, other));
                    }
                }
                earlier += running.len();
                first = first.or(running.first().copied());
            }
        }
        crowded
    }

    /// Whether somebody was accepted in a match (`true`) or as one who waits; `None`: neither, as far as is noted.
    fn accepted(&self, id: &PersonId) -> Option<bool> {
        let mark = mark(&self.ledger.round.value, id);
        self.marks.get(&*mark).copied()
    }

    /// Whether somebody of an accepted line has had a partner from outside it since the first day of the round. Then the
    /// line was changed before anybody was told, and its people have never been partners.
    pub fn is_exchanged(&self, accepted: &LineMark) -> bool {
        let in_place = self.in_place.get_or_init(|| self.in_place());
        let of_people = accepted.people().filter_map(|mark| in_place.get(mark));
        let mut lines = of_people.flatten();
        lines.any(|line| !accepted.holds(line))
    }

    /// The marks of the lines that begin with the round, by the mark of each person.
    fn in_place(&self) -> BTreeMap<String, Vec<LineMark>> {
        let mut in_place: BTreeMap<String, Vec<LineMark>> = BTreeMap::new();
        let lines = self.ledger.matches.iter();
        for line in lines.filter(|line| line.since <= self.starts) {
            let own = LineMark::of(&self.ledger.round.value, &line.people);
            for mark in own.people() {
                in_place
                    .entry(mark.to_owned())
                    .or_default()
                    .push(own.clone());
            }
        }
        in_place
    }

    fn was_exchanged(&self, id: &PersonId) -> bool {
        let own = mark(&self.ledger.round.value, id);
        let lines = self.ledger.lines.iter().flatten();
        let mut accepted = lines
            .filter(|line| line.people().any(|mark| *mark == *own))
            .peekable();
        accepted.peek().is_some() && accepted.all(|line| self.is_exchanged(line))
    }

    fn runs(&self, line: usize) -> bool {
        self.ledger.matches[line].status.hold() == Hold::Runs
    }

    /// Of several at one time, the newest that is not over, if there is one.
    fn newest(&self, id: &PersonId) -> Option<usize> {
        let own = self.lines.get(id)?;
        let is_over = |at: &&usize| self.ledger.matches[**at].status.hold() == Hold::Over;
        let going = own.iter().rev().find(|at| !is_over(at));
        going.filter(|_| self.several).or(own.last()).copied()
    }

    /// Where several matches at one time are meant, a newer one says nothing of an older one.
    fn has_moved_on(&self, id: &PersonId, line: usize) -> bool {
        self.waiting.contains(id) || !self.several && !self.is_last(id, line)
    }

    /// All matches of somebody that stand.
    pub fn all_of(&self, id: &PersonId) -> Vec<usize> {
        let own = self.lines.get(id).into_iter().flatten().copied();
        own.filter(|at| self.stands(*at)).collect()
    }

    /// How somebody comes to their newest match.
    fn bond(&self, id: &PersonId, line: usize) -> Bond {
        let matches = &self.ledger.matches;
        let found = &matches[line];
        let before = self.lines.get(id).into_iter().flatten();
        let before = before.filter(|at| **at != line);
        let before: Vec<&[PersonId]> = before.map(|at| &*matches[*at].people).collect();
        let all_in = |old: &[PersonId]| found.people.iter().all(|one| old.contains(one));
        let held = |other: &PersonId| before.iter().any(|people| people.contains(other));
        match before.last() {
            _ if self.several => Bond::First,
            None if self.ledger.has_shrunk(found) => Bond::OfThree,
            None if self.has_lost_line(id, found) => Bond::Second,
            None => Bond::First,
            Some(old) if all_in(old) && old.len() > found.people.len() => Bond::OfThree,
            Some(old) if all_in(old) && self.ledger.has_shrunk(found) => Bond::OfThree,
            Some(_) if found.people.iter().all(held) => Bond::First,
            Some(_) => Bond::Second,
        }
    }

    /// Whether somebody was accepted in another match than their only one, as happens when a partner is erased. A line
    /// that begins with the round was edited in its place: whoever stands there has been there from the beginning,
    /// under this id or another one.
    fn has_lost_line(&self, id: &PersonId, line: &LedgerMatch) -> bool {
        let own = LineMark::of(&self.ledger.round.value, &line.people);
        let mut marks = self.ledger.lines.iter();
        line.since > self.starts
            && self.accepted(id) == Some(true)
            && !marks.any(|marks| marks.contains(&own))
    }
}
