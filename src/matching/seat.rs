//! Why somebody has this partner and no other, or none at all. What is said is solved for: at most three times.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::again;
use super::candidates::Candidates;
use super::matches::{RoundMatches, Seat};
use super::repair::Repair;
use super::report::{MatchError, MustRule, WhyNot};
use super::why::{Several, why_not_in};
use crate::model::round::Objective;
use crate::model::{PersonId, Program, Round};

/// So many others are compared, and so many relaxations tried.
const MOST_SOLVES: usize = 3;

/// Why somebody sits where they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhySeat {
    /// They do not take part, or have not consented.
    NotTakingPart,
    /// They are over the round's cap, at this place among those who wait.
    OverCap(usize),
    /// In the match of this place; the best of the others after it, and why not they.
    Matched {
        /// The place.
        at: usize,
        /// The best first.
        next: Vec<Next>,
        /// How many others would be possible.
        possible: usize,
    },
    /// In a round that runs, in the match of this place, which no repair moves.
    Fixed {
        /// The place.
        at: usize,
        /// Why.
        by: Fixed,
    },
    /// Without a partner, at this place among them.
    Unmatched {
        /// The place.
        at: usize,
        /// What was tried, the smallest first; the last one helps if any does.
        tried: Vec<Relaxation>,
    },
    /// In a round that runs, free: without a partner, or with one who does not answer.
    Free {
        /// The place of the match with whoever does not answer.
        silent: Option<usize>,
        /// What is proposed.
        repair: Box<Repair>,
        /// What it does for them.
        mended: Mended,
    },
}

/// Why a match is never moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It is of three.
    Three,
    /// This one does not answer in it: only their partner gets somebody else.
    Silent,
    /// Hands made it, or a rule of today speaks against it.
    Hands,
}

/// What a repair does for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
    /// They are in the new match of this place; the best of the others after it, and why not they.
    Placed {
        /// The place.
        at: usize,
        /// The best first.
        next: Vec<Next>,
        /// How many others would be possible.
        possible: usize,
    },
    /// They are still alone, at this place among those who are.
    Alone {
        /// The place.
        at: usize,
        /// What was tried, the smallest first; the last one helps if any does.
        tried: Vec<Relaxation>,
    },
    /// They came late, and are over the cap of the round: nobody looks for a partner for them.
    Held,
}

/// Somebody who could be the partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Their number.
    pub person: u32,
    /// Why not they.
    pub why: WhyNot,
}

/// Must rules given up for one person alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// Which, sorted.
    pub rules: Vec<MustRule>,
    /// How many partners would be possible then.
    pub partners: usize,
    /// Whether the best matching then has a partner for them.
    pub helps: bool,
    /// How many would be left over then.
    pub left: usize,
}

/// Why somebody has the partner that they have in these matches of a round that does not run, or none.
///
/// # Errors
/// See [`MatchError`].
pub fn why_seat(
    program: &Program,
    round: &Round,
    found: &RoundMatches,
    id: &PersonId,
) -> Result<WhySeat, MatchError> {
    let cut = found.proposal().and_then(|proposal| proposal.cut.as_ref());
    if let Some(at) = cut.and_then(|cut| cut.place(id)) {
        return Ok(WhySeat::OverCap(at));
    }
    let ledger = program.ledger(&round.id).map(AsRef::as_ref);
    let candidates = Candidates::new(program, round, ledger)?;
    let Some(person) = candidates.number(id) else {
        return Ok(WhySeat::NotTakingPart);
    };
    match found.seat(person) {
        Seat::Neither => Ok(WhySeat::NotTakingPart),
        Seat::Matched(at) => {
            let mut others = ranked(&candidates, found, at, person);
            let together = found.several(person).iter();
            let together = together.flat_map(|at| found.matches[*at].people.iter());
            let together: BTreeSet<u32> = together.copied().collect();
            others.retain(|other| !together.contains(other));
            if found.proposal().is_some()
                && let Some(mentors) = again::mentors(program, round, &candidates)?
            {
                others.retain(|other| mentors.may_either([person, *other]));
            }
            let possible = others.len();
            let first = others.into_iter().take(MOST_SOLVES);
            let several = match found.proposal() {
                Some(_) if round.has_several() => Some(Several::new(program, round, &candidates)?),
                _ => None,
            };
            let next = first.map(|other| {
                let pair = [person.min(other), person.max(other)];
                let why = match &several {
                    Some(several) => several.why_not(found, pair)?,
                    None => why_not_in(&candidates, found, pair)?,
                };
                Ok(Next { person: other, why })
            });
            Ok(WhySeat::Matched {
                at,
                next: next.collect::<Result<_, MatchError>>()?,
                possible,
            })
        }
        Seat::Unmatched(at) => {
            let left = |candidates: &Candidates<'_>| match round.has_several() {
                true => Ok(again::solve(program, round, candidates)?.left),
                false => candidates.left_over(),
            };
            let tried = match found.proposal() {
                Some(_) => {
                    let mentors = again::mentors(program, round, &candidates)?;
                    let mentors = mentors.as_ref();
                    let may =
                        |other| mentors.is_none_or(|mentors| mentors.may_either([person, other]));
                    relaxations(&candidates, person, MOST_SOLVES, &may, left)?
                }
                None => Vec::new(),
            };
            Ok(WhySeat::Unmatched { at, tried })
        }
    }
}

/// The others who are possible, the best pair first, by the objectives of the policy.
pub(super) fn ranked(
    candidates: &Candidates,
    found: &RoundMatches,
    at: usize,
    person: u32,
) -> Vec<u32> {
    let relaxed = candidates.most_relaxed();
    let now = &found.matches[at].people;
    let others = enrolled(candidates).filter(|other| !now.contains(other));
    let mut others: Vec<u32> = others.filter(|other| relaxed.fit(person, *other)).collect();
    let key = |other: &u32| {
        let pair = candidates.pair_score(person, *other);
        let waited = candidates.person(*other).rank;
        let objectives = candidates.policy.objectives.iter();
        let values = objectives.map(|objective| match objective {
            Objective::Coverage => waited,
            Objective::Wishes => pair.wish_points,
            Objective::WorstOff | Objective::Score => pair.score,
        });
        Reverse(values.collect::<Vec<u32>>())
    };
    others.sort_by_cached_key(key);
    others
}

/// The smallest sets of rules without which somebody has partners, of those whom roles allow: fewest rules first, then most partners.
/// They are tried until one helps.
pub(super) fn relaxations<'c>(
    candidates: &Candidates<'c>,
    person: u32,
    most: usize,
    may: &dyn Fn(u32) -> bool,
    left_over: impl Fn(&Candidates<'c>) -> Result<Vec<u32>, MatchError>,
) -> Result<Vec<Relaxation>, MatchError> {
    let relaxed = candidates.most_relaxed();
    let mut by_rules: BTreeMap<Vec<MustRule>, usize> = BTreeMap::new();
    for other in enrolled(candidates).filter(|other| *other != person && may(*other)) {
        *by_rules.entry(relaxed.broken(person, other)).or_default() += 1;
    }
    let is_option = |rules: &&Vec<MustRule>| {
        // A score is not given up for one person.
        !rules.is_empty() && !rules.contains(&MustRule::MinimumScore)
    };
    let mut options: Vec<(Vec<MustRule>, usize)> = by_rules
        .keys()
        .filter(is_option)
        .map(|rules| {
            let given_up = |broken: &Vec<MustRule>| broken.iter().all(|rule| rules.contains(rule));
            let possible = by_rules.iter().filter(|(broken, _)| given_up(broken));
            (rules.clone(), possible.map(|(_, count)| count).sum())
        })
        .collect();
    options.sort_by_key(|(rules, partners)| (rules.len(), Reverse(*partners), rules.clone()));
    let mut tried = Vec::new();
    for (rules, partners) in options.into_iter().take(most) {
        let left = left_over(&candidates.pardoned(person, &rules))?;
        let helps = !left.contains(&person);
        tried.push(Relaxation {
            rules,
            partners,
            helps,
            left: left.len(),
        });
        if helps {
            break;
        }
    }
    Ok(tried)
}

fn enrolled(candidates: &Candidates) -> impl Iterator<Item = u32> {
    let numbered = (0..).zip(&candidates.people);
    numbered
        .filter(|(_, person)| person.enrolled)
        .map(|(number, _)| number)
}
