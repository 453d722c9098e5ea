//! Who took part in a round, and what became of each.

use std::collections::BTreeSet;

use crate::matching::{Match, Reasons, RoundMatches, Seat, wishes};
use crate::model::person::WishField;
use crate::model::{PersonId, Profile, Program, Round};

/// Somebody who took part.
pub(super) struct Member<'a> {
    pub id: &'a PersonId,
    pub profile: &'a Profile,
    /// Whether they had a partner.
    pub matched: bool,
    /// The scores of their matches; without those in which a partner was erased.
    pub scores: Vec<u32>,
    pub wishes: Wishes,
}

/// Wishes, and those that came true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How many were asked.
    pub asked: u32,
    /// How many came true; with several partners one is enough.
    pub met: u32,
}

impl Wishes {
    /// Both together.
    pub(super) fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.met += other.met;
    }
}

/// Everybody of a round, by id. An organiser who stood by and somebody who was erased are not among them.
pub(super) fn members<'a>(
    program: &'a Program,
    round: &Round,
    matches: &'a RoundMatches,
) -> Vec<Member<'a>> {
    let numbered = (0u32..).zip(&matches.people);
    let members = numbered.filter_map(|(number, id)| {
        if matches.seat(number) == Seat::Neither {
            return None;
        }
        let own = matches_of(matches, number);
        let enrolment = program.participant(id)?.enrolments.get(&round.id)?;
        Some(Member {
            id,
            profile: &enrolment.profile,
            matched: !own.is_empty(),
            scores: own.iter().filter_map(|found| known_score(found)).collect(),
            wishes: Wishes {
                asked: wishes::asked(&enrolment.wishes),
                met: met(&own, number),
            },
        })
    });
    members.collect()
}

/// The matches of somebody: several where that may be.
pub(super) fn matches_of(matches: &RoundMatches, number: u32) -> Vec<&Match> {
    let places = match (matches.several(number), matches.seat(number)) {
        ([], Seat::Matched(at)) => vec![at],
        (several, _) => several.to_vec(),
    };
    places.into_iter().map(|at| &matches.matches[at]).collect()
}

/// The score of a match; `None` if it is not known of all of it.
pub(super) fn known_score(found: &Match) -> Option<u32> {
    let is_known = found.pairs.iter().all(|pair| !pair.rules.is_empty());
    is_known.then_some(found.score)
}

fn met(found: &[&Match], number: u32) -> u32 {
    let reasons = found.iter().flat_map(|found| &found.reasons);
    let own = reasons.filter(|one| one.from == number);
    let met: BTreeSet<WishField> = own.flat_map(Reasons::wishes_met).collect();
    u32::try_from(met.len()).unwrap_or(u32::MAX)
}
