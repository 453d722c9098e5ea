//! A ledger after organisers have said how it goes with somebody, by the [table of statuses](super::super::status).
//!
//! Who is left of two waits for somebody new, two who are left of three go on, and old lines stay.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::written::digests;
use super::{Hold, Ledger, LedgerMatch, MatchStatus, Standing, Standings, Waiting};
use crate::model::{PersonId, Private, Round};

/// What is said of somebody.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Who.
    pub id: PersonId,
    /// How it goes: `withdrawn` if they leave, `not-answering` if they are silent; `active` if they are back.
    pub status: MatchStatus,
    /// Since when.
    pub since: Date,
    /// The day on which it is said.
    pub today: Date,
    /// Why, for the organisers alone.
    pub reason: Option<Private<String>>,
    /// Who takes part in the round; of whoever it is said of, nobody asks here.
    pub takes_part: BTreeSet<PersonId>,
}

/// Why there is nothing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// It is said already.
    Unchanged,
    /// They are in no match that goes on.
    NoMatch,
    /// It is said of a day before their match began: that day.
    Before(Date),
}

/// The ledger afterwards.
///
/// # Errors
/// Why there is nothing to say.
pub(super) fn marked(round: &Round, ledger: &Ledger, mark: &Mark) -> Result<Ledger, Unsaid> {
    let mut marking = Marking {
        round,
        mark,
        standings: ledger.standings(round),
        next: ledger.clone(),
        added: Vec::new(),
    };
    let standing = marking.standing();
    if let Some(at) = standing
        && mark.since < ledger.matches[at].since.min(mark.today)
    {
        return Err(Unsaid::Before(ledger.matches[at].since));
    }
    let all = marking.standings.all_of(&mark.id);
    if round.has_several() && !all.is_empty() {
        // Whatever is said of somebody with several partners is said of all their matches.
        all.into_iter().for_each(|at| marking.of_several(at));
    } else {
        marking.of_one(standing)?;
    }
    let Marking {
        mut next, added, ..
    } = marking;
    if next.matches == ledger.matches && next.unmatched == ledger.unmatched && added.is_empty() {
        return Err(Unsaid::Unchanged);
    }
    next.matches.extend(added);
    next.written = ledger
        .written
        .as_ref()
        .map(|written| digests(written, ledger, &next));
    Ok(next)
}

struct Marking<'a> {
    round: &'a Round,
    mark: &'a Mark,
    standings: Standings<'a>,
    next: Ledger,
    added: Vec<LedgerMatch>,
}

impl Marking<'_> {
    fn of_one(&mut self, standing: Option<usize>) -> Result<(), Unsaid> {
        match (self.mark.status, standing) {
            (MatchStatus::Withdrawn, at) => self.leaves(at),
            (MatchStatus::NotAnswering, Some(at)) => self.is_silent(at),
            (MatchStatus::Met, Some(at)) => self.goes_on(at, MatchStatus::Met),
            (MatchStatus::Ended, Some(at)) => self.ends(at, MatchStatus::Ended, Vec::new()),
            (MatchStatus::Active, Some(at)) => self.is_heard_of(at),
            (MatchStatus::Active, None) => self.is_back(),
            (MatchStatus::Ended, None) if self.is_parted() => {}
            (_, None) => return Err(Unsaid::NoMatch),
        }
        Ok(())
    }

    /// One of several matches at one time.
    fn of_several(&mut self, at: usize) {
        match self.mark.status {
            MatchStatus::Withdrawn => self.leaves(Some(at)),
            MatchStatus::NotAnswering => self.is_silent(at),
            MatchStatus::Met => self.goes_on(at, MatchStatus::Met),
            MatchStatus::Ended => self.ends(at, MatchStatus::Ended, Vec::new()),
            MatchStatus::Active => self.is_heard_of(at),
        }
    }

    /// Whether somebody has another match that goes on.
    fn has_more(&self, id: &PersonId) -> bool {
        let mut lines = self.next.matches.iter();
        let goes_on = |line: &LedgerMatch| line.status.hold() != Hold::Over;
        lines.any(|line| goes_on(line) && line.people.contains(id))
    }

    /// Their match that stands.
    fn standing(&self) -> Option<usize> {
        match self.standings.of(&self.mark.id) {
            Standing::Matched { line, .. } => Some(line),
            _ => None,
        }
    }

    fn is_parted(&self) -> bool {
        self.standings.of(&self.mark.id) == Standing::Parted
    }

    /// The first day of what begins now.
    fn begins(&self) -> Date {
        self.mark.since.max(self.round.starts)
    }

    /// The last day of what began on another one.
    fn until(&self, since: Date) -> Date {
        self.mark.since.min(self.round.ends).max(since)
    }

    fn leaves(&mut self, at: Option<usize>) {
        self.waits_no_more(&self.mark.id);
        let Some(at) = at else { return };
        self.ends(at, MatchStatus::Withdrawn, vec![self.mark.id.clone()]);
        let (own, takes_part) = (&self.mark.id, &self.mark.takes_part);
        let others = self.next.matches[at].people.iter();
        let rest = others.filter(|id| *id != own && takes_part.contains(id));
        let rest: Vec<PersonId> = rest.cloned().collect();
        match rest.len() {
            2 => self.come_together(rest, None),
            _ => {
                let several = self.round.has_several();
                let left = rest.into_iter().filter(|id| !several || !self.has_more(id));
                let left: Vec<PersonId> = left.collect();
                left.into_iter().for_each(|id| self.waits(id));
            }
        }
    }

    fn is_silent(&mut self, at: usize) {
        let line = &mut self.next.matches[at];
        line.status = MatchStatus::NotAnswering;
        line.until = None;
        line.who.push(self.mark.id.clone());
        line.who.sort();
        line.who.dedup();
        self.decided(at);
    }

    /// Whoever was silent in it has been heard of.
    fn goes_on(&mut self, at: usize, status: MatchStatus) {
        let line = &mut self.next.matches[at];
        line.status = status;
        line.until = None;
        line.who.clear();
        self.decided(at);
    }

    fn ends(&mut self, at: usize, status: MatchStatus, who: Vec<PersonId>) {
        let until = self.until(self.next.matches[at].since);
        let line = &mut self.next.matches[at];
        line.status = status;
        line.who = who;
        line.until = Some(until);
        self.decided(at);
    }

    /// Others of their match may be silent still.
    fn is_heard_of(&mut self, at: usize) {
        let line = &mut self.next.matches[at];
        let others_silent = line.who.iter().any(|id| *id != self.mark.id);
        if line.status.hold() == Hold::Yields && others_silent {
            line.who.retain(|id| *id != self.mark.id);
            self.decided(at);
        } else {
            self.goes_on(at, MatchStatus::Active);
        }
    }

    /// With the partners whom they left, if these are free still; else they wait for somebody new. Who is new in the round
    /// waits for nothing: nobody has looked for a partner yet.
    fn is_back(&mut self) {
        let id = &self.mark.id;
        if self.standings.waits(id) || self.standings.of(id) == Standing::New {
            return;
        }
        let mut lines = self.next.matches.iter().enumerate();
        let last = lines.find(|(at, _)| self.standings.is_last(id, *at));
        let left = last.filter(|(_, line)| line.who == [id.clone()]);
        let left = left.filter(|(_, line)| line.status == MatchStatus::Withdrawn);
        let mentor = left.and_then(|(_, line)| line.mentor.clone());
        let people = left.map_or_else(Vec::new, |(_, line)| line.people.to_vec());
        let mut others = people.iter().filter(|other| *other != id);
        let all_wait =
            others.all(|other| self.mark.takes_part.contains(other) && self.standings.waits(other));
        match all_wait && !people.is_empty() {
            true => self.come_together(people, mentor),
            false => self.waits(id.clone()),
        }
    }

    fn come_together(&mut self, people: Vec<PersonId>, mentor: Option<PersonId>) {
        people.iter().for_each(|id| self.waits_no_more(id));
        self.added.push(LedgerMatch {
            mentor,
            ..LedgerMatch::begun(people, self.begins(), self.round.span)
        });
    }

    fn waits(&mut self, id: PersonId) {
        if !self.standings.waits(&id) {
            let since = Some(self.begins());
            let until = None;
            self.next.unmatched.push(Waiting { id, since, until });
        }
    }

    fn waits_no_more(&mut self, id: &PersonId) {
        let day = self.mark.since;
        let now = self.next.unmatched.iter_mut();
        for one in now.filter(|one| one.id == *id && one.until.is_none()) {
            one.until = Some(one.since.map_or(day, |since| since.max(day)));
        }
    }

    /// Why, where it is said.
    fn decided(&mut self, at: usize) {
        let decision = &mut self.next.matches[at].decision;
        if let Some(reason) = &self.mark.reason
            && decision.because.as_ref() != Some(reason)
        {
            decision.because = Some(reason.clone());
            decision.on = Some(self.mark.today);
        }
    }
}
