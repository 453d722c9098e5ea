//! One person of a round: what rules and wishes compare.

use super::clocks::Clocks;
use crate::model::person::{Wish, Wishes};
use crate::model::{Participant, PersonId, Profile, Round};

/// Somebody with a number.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Identifier.
    pub id: &'a PersonId,
    /// What can be compared; an organiser on standby and somebody who was erased have nothing.
    pub known: Option<Candidate<'a>>,
    /// Whether they take part: enrolled, active, consented, and not on standby.
    pub enrolled: bool,
    /// Whether they were left over in the latest earlier round, or on its waiting list.
    pub waited: bool,
    /// Who cannot all have a partner: those of a higher rank come first. 1 of whoever waited, else 0; a repair has its own.
    pub rank: u32,
    /// The same where people may have several partners: 0 to 3.
    pub comes_first: u32,
    /// Whether they did not answer in the last round they took part in; noted only where the policy looks at it.
    pub unreliable: bool,
    /// What the last round owes them, 0 to 100; 0 where the policy carries no luck over.
    pub owed: u32,
    /// Decides ties: by id and round, so that luck is not with the same people every time.
    pub hash: u64,
}

/// What rules and wishes compare.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The profile in this round.
    pub profile: &'a Profile,
    /// What they ask of a partner.
    pub wishes: &'a Wishes,
    /// How far their clock is ahead of UTC on the first day of the round.
    pub minutes: i32,
    /// The place of their clock among those of the round.
    pub clock: usize,
}

static NO_WISHES: Wishes = Wishes {
    sector: Wish::Any,
    career_stage: Wish::Any,
    country: Wish::Any,
    languages: Wish::Any,
    interests: Wish::Any,
    time_zone: Wish::Any,
    own: Vec::new(),
};

impl<'a> Candidate<'a> {
    /// As they stand for a round. The clocks that were looked up are kept.
    pub fn new(participant: &'a Participant, round: &Round, clocks: &mut Clocks<'a>) -> Self {
        let enrolment = participant.enrolments.get(&round.id);
        let profile = enrolment.map_or(&*participant.profile, |enrolment| &*enrolment.profile);
        let clock = clocks.place(&profile.time_zone);
        let first = clocks.get(clock).first();
        Self {
            profile,
            wishes: enrolment.map_or(&NO_WISHES, |enrolment| &enrolment.wishes),
            minutes: first.map_or(0, |(_, minutes)| *minutes),
            clock,
        }
    }
}
