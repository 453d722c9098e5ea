//! A ledger without somebody who was erased: another id stands for them, and whoever was left is free again.
//!
//! Marks and digests of lines are made of ids, so that whoever guesses an id could find it there: those of lines with them go.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::written::digests;
use super::{Ledger, LedgerMatch, LineMark, MatchStatus, Waiting, mark};
use crate::model::{PersonId, Round};

/// Somebody goes.
#[derive(Clone, Debug)]
pub struct Farewell {
    /// Who.
    pub id: PersonId,
    /// What stands for them from now on.
    pub erased: PersonId,
    /// The day on which they go.
    pub day: Date,
    /// Who takes part in the round; nobody if it is over, so that its lines stay as they ended.
    pub takes_part: BTreeSet<PersonId>,
    /// Whether the round is over.
    pub is_over: bool,
}

/// The ledger afterwards; `None` if they are nowhere in it.
pub(super) fn erased(round: &Round, ledger: &Ledger, farewell: &Farewell) -> Option<Ledger> {
    let standings = ledger.standings(round);
    let mut next = ledger.clone();
    let mut added = Vec::new();
    for (at, line) in ledger.matches.iter().enumerate() {
        if !line.people.contains(&farewell.id) {
            continue;
        }
        next.matches[at] = farewell.line(line);
        if farewell.is_over || !standings.stands(at) {
            continue;
        }
        farewell.end(&mut next.matches[at]);
        let others = line.people.iter();
        let rest = others.filter(|id| farewell.takes_part.contains(id) && !standings.waits(id));
        match rest.cloned().collect::<Vec<_>>() {
            two if two.len() == 2 => added.push(farewell.goes_on(two, round)),
            rest => next.unmatched.extend(rest.into_iter().map(|id| Waiting {
                id,
                since: Some(farewell.day.max(round.starts)),
                until: None,
            })),
        }
    }
    next.matches.extend(added);
    let by_people =
        |a: &LedgerMatch, b: &LedgerMatch| (&a.people, a.since).cmp(&(&b.people, b.since));
    next.matches.sort_by(by_people);
    next.unmatched.retain(|one| one.id != farewell.id);
    next.lines = ledger
        .lines
        .as_ref()
        .map(|marks| farewell.marks(ledger, marks));
    next.written = ledger
        .written
        .as_ref()
        .map(|written| digests(written, ledger, &next));
    let is_same = next
        .matches
        .iter()
        .map(|line| &line.people)
        .eq(ledger.matches.iter().map(|line| &line.people))
        && next.unmatched == ledger.unmatched
        && next.lines == ledger.lines;
    (!is_same).then_some(next)
}

impl Farewell {
    fn renamed(&self, ids: &[PersonId]) -> Vec<PersonId> {
        let own = |id: &PersonId| if *id == self.id { &self.erased } else { id }.clone();
        let mut ids: Vec<PersonId> = ids.iter().map(own).collect();
        ids.sort();
        ids
    }

    fn line(&self, line: &LedgerMatch) -> LedgerMatch {
        LedgerMatch {
            people: self.renamed(&line.people).into(),
            mentor: line.mentor.clone().map(|id| match id == self.id {
                true => self.erased.clone(),
                false => id,
            }),
            who: self.renamed(&line.who),
            ..line.clone()
        }
    }

    fn end(&self, line: &mut LedgerMatch) {
        line.status = MatchStatus::Withdrawn;
        if line.who.is_empty() {
            line.who = vec![self.erased.clone()];
        }
        line.until = Some(self.day.max(line.since));
    }

    /// Of three, two are left.
    fn goes_on(&self, people: Vec<PersonId>, round: &Round) -> LedgerMatch {
        LedgerMatch::begun(people, self.day.max(round.starts), round.span)
    }

    fn marks(&self, ledger: &Ledger, marks: &BTreeSet<LineMark>) -> BTreeSet<LineMark> {
        let round = &ledger.round.value;
        let (own, other) = (mark(round, &self.id), mark(round, &self.erased));
        let renamed = marks.iter().filter_map(|line| {
            let is_own = |part: &&str| **part == *own;
            if !line.people().any(|part| is_own(&part)) {
                return Some(line.clone());
            }
            let parts = line.people();
            let mut parts: Vec<&str> = parts
                .map(|part| if is_own(&part) { &other } else { part })
                .collect();
            parts.sort_unstable();
            // Who waited alone, and is erased, waits no more.
            (parts.len() > 1).then(|| LineMark(parts.join("+")))
        });
        renamed.collect()
    }
}
