//! The same where people may have several partners: whoever has somebody keeps them, and a repair fills places of whoever has nobody.

use std::collections::BTreeSet;

use super::{fixed, free, mended, settled};
use crate::matching::again;
use crate::matching::candidates::Candidates;
use crate::matching::matches::RoundMatches;
use crate::matching::mending::{Midst, repaired};
use crate::matching::mentors::Mentors;
use crate::matching::report::{Levels, Match, MatchError, WhyNot, Within};
use crate::matching::seat::{Mended, Next, WhySeat, ranked, relaxations};
use crate::matching::units::Units;
use crate::matching::why::{instead, together_or_broken};
use crate::model::{Ledger, PersonId, Program, Round};

/// So many others are held together with somebody, beside the repair itself.
const MOST_SOLVES: usize = 2;
/// So many are told, also of those of whom it is plain why not they.
const MOST_TOLD: usize = 3;

/// A round that runs, with its accepted matches.
pub(super) struct Company<'a> {
    midst: Midst<'a>,
    found: &'a RoundMatches,
    units: Units,
    mentors: Option<Mentors>,
}

impl<'a> Company<'a> {
    /// Reads it.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        ledger: &'a Ledger,
        found: &'a RoundMatches,
    ) -> Result<Self, MatchError> {
        let midst = Midst::new(program, round, ledger)?;
        Ok(Self {
            units: Units::new(&midst.candidates, round)?,
            mentors: again::mentors(program, round, &midst.candidates)?,
            midst,
            found,
        })
    }

    /// Why these two are not matched: what it would cost if accepted pairs might move.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn why_not(&self, pair: [u32; 2]) -> Result<WhyNot, MatchError> {
        let candidates = &self.midst.candidates;
        if let Some(early) = together_or_broken(candidates, self.found, pair) {
            return Ok(early);
        }
        if let Some(held) = pair.iter().find(|one| self.midst.held.contains(one)) {
            return Ok(WhyNot::OverCap(candidates.person(*held).id.clone()));
        }
        let broken = self.units.broken(candidates, pair);
        if !broken.is_empty() {
            return Ok(WhyNot::Broken(broken));
        }
        if !self.may(pair) {
            return Ok(WhyNot::ByRoles);
        }
        self.moving()?.why_not(&self.found.matches, pair)
    }

    /// Why somebody has these partners, or none.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn seat(&self, id: &PersonId) -> Result<WhySeat, MatchError> {
        let midst = &self.midst;
        let Some(person) = midst.candidates.number(id) else {
            return Ok(WhySeat::NotTakingPart);
        };
        if midst.free.contains_key(&person) || midst.held.contains(&person) {
            return self.free(person);
        }
        settled(self.found, person, |at| self.beside(at, person))
    }

    /// Somebody who has partners: the best of the others, and what it would cost if accepted pairs might be moved.
    fn beside(&self, at: usize, person: u32) -> Result<WhySeat, MatchError> {
        let candidates = &self.midst.candidates;
        let id = candidates.person(person).id;
        let by = || {
            fixed(
                self.midst.ledger,
                self.midst.round,
                &self.found.matches[at],
                id,
            )
        };
        if !candidates.person(person).enrolled {
            return Ok(WhySeat::Fixed { at, by: by() });
        }
        let others = self.others(self.found, at, person)?;
        let next = self.moving()?.next(&others, person, &self.found.matches)?;
        let is_full = |one: &Next| matches!(&one.why, WhyNot::NoPlace(who) if who == id);
        if !next.is_empty() && next.iter().all(is_full) {
            return Ok(WhySeat::Fixed { at, by: by() });
        }
        let possible = others.len();
        Ok(WhySeat::Matched { at, next, possible })
    }

    /// Somebody who has nobody, and what the repair does for them.
    fn free(&self, person: u32) -> Result<WhySeat, MatchError> {
        let midst = &self.midst;
        let (repair, best) = repaired(midst, None)?;
        let placed = |at| {
            let others = self.others(&repair.found, at, person)?;
            let priced = Priced {
                company: self,
                candidates: midst.candidates.clone(),
                within: Within::Free,
                best,
            };
            let new = repair.found.matches.iter();
            let all: Vec<Match> = self.found.matches.iter().chain(new).cloned().collect();
            let next = priced.next(&others, person, &all)?;
            let possible = others.len();
            Ok(Mended::Placed { at, next, possible })
        };
        let tried = || {
            let left = |candidates: &Candidates<'_>| {
                Ok(again::solve(midst.program, midst.round, candidates)?.left)
            };
            let may = |other| self.may([person, other]);
            relaxations(&midst.candidates, person, MOST_SOLVES, &may, left)
        };
        let mended = mended(&repair, person, placed, tried)?;
        Ok(free(None, Box::new(repair), mended))
    }

    /// Who else would be possible, the best first.
    fn others(&self, found: &RoundMatches, at: usize, person: u32) -> Result<Vec<u32>, MatchError> {
        let candidates = &self.midst.candidates;
        let own = found.several(person).iter();
        let own = own.flat_map(|at| found.matches[*at].people.iter());
        let own: BTreeSet<u32> = own.copied().collect();
        let mut others = ranked(candidates, found, at, person);
        others.retain(|other| {
            let pair = [person, *other];
            !own.contains(other) && self.may(pair) && self.units.broken(candidates, pair).is_empty()
        });
        Ok(others)
    }

    /// Whether the roles of two let them be matched.
    fn may(&self, pair: [u32; 2]) -> bool {
        let mentors = self.mentors.as_ref();
        mentors.is_none_or(|mentors| mentors.may_either(pair))
    }

    /// What would be if accepted pairs might be moved.
    fn moving(&self) -> Result<Priced<'_, 'a>, MatchError> {
        let (program, round) = (self.midst.program, self.midst.round);
        let moving = self.midst.moving();
        let candidates = moving.unwrap_or_else(|| self.midst.candidates.clone());
        let best = again::placed(program, round, &candidates, &|placed, _| placed.mended())?;
        Ok(Priced {
            company: self,
            within: Within::Running,
            candidates,
            best,
        })
    }
}

/// What is reached at best, against which two are held together.
struct Priced<'c, 'a> {
    company: &'c Company<'a>,
    candidates: Candidates<'a>,
    best: Levels,
    within: Within,
}

impl Priced<'_, '_> {
    /// What it would cost to have two together, whatever else they have among `all`.
    fn why_not(&self, all: &[Match], pair: [u32; 2]) -> Result<WhyNot, MatchError> {
        let midst = &self.company.midst;
        let mut candidates = self.candidates.clone();
        if let Some(running) = &mut candidates.running {
            running.asked = Some(pair);
        }
        let with_them = again::placed(midst.program, midst.round, &candidates, &|placed, _| {
            let asked = placed.held.asked;
            (
                placed.mended(),
                asked.is_some_and(|pair| placed.opens(pair)),
            )
        });
        let (with_them, opens) = match with_them {
            Ok(found) => found,
            Err(MatchError::PinnedTwice(id)) => return Ok(WhyNot::NoPlace(id)),
            Err(error) => return Err(error),
        };
        let within = match self.best == with_them && !opens {
            true => Within::Idle,
            false => self.within,
        };
        Ok(WhyNot::Possible {
            instead: instead(all, pair),
            pair: candidates.pair_score(pair[0], pair[1]),
            people: self.company.found.people.clone(),
            best: self.best,
            with_them,
            lowest: None,
            within,
        })
    }

    /// Why not the first of these. Of whom there is no place for, it is plain without a solve.
    fn next(&self, others: &[u32], person: u32, all: &[Match]) -> Result<Vec<Next>, MatchError> {
        let (mut next, mut solved) = (Vec::new(), 0);
        for other in others.iter().take(MOST_TOLD) {
            if solved == MOST_SOLVES {
                break;
            }
            let pair = [person.min(*other), person.max(*other)];
            let why = self.why_not(all, pair)?;
            solved += usize::from(!matches!(why, WhyNot::NoPlace(_)));
            next.push(Next {
                person: *other,
                why,
            });
        }
        Ok(next)
    }
}
