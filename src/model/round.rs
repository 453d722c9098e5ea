//! Rounds.

mod state;

use jiff::civil::Date;

use super::cap::Cap;
pub use super::policy::{Importance, Objective, Policy};
use super::roles::{Roles, Team};
use super::{DecidedPair, PersonId, RoundId};
use crate::path::Slug;
use crate::source::Span;
pub use state::{State, present};

/// One run of the program.
#[derive(Clone, Debug)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// What people call it.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// First and last day of the sign-ups.
    pub sign_up: [Date; 2],
    /// The address of the form with which one signs up; `https` only. Without one, people write to the organisers.
    pub form: Option<String>,
    /// First day.
    pub starts: Date,
    /// Last day.
    pub ends: Date,
    /// The day on which it was closed: what was left to say of its people is said.
    pub closed: Option<Date>,
    /// About how many hours it takes, as certificates of participation say.
    pub hours: Option<u32>,
    /// Topics with their dates, in order.
    pub schedule: Vec<Slot>,
    /// How people are matched.
    pub policy: Policy,
    /// Pairs that the organisers have decided.
    pub pins: Vec<DecidedPair>,
    /// Pairs that must not be.
    pub forbidden: Vec<DecidedPair>,
    /// How many may be alike in one field.
    pub cap: Option<Cap>,
    /// With mentors and mentees; without it all are peers.
    pub roles: Option<Roles>,
    /// How many places a peer has who does not say, where peers may have several partners.
    pub peers: Option<u32>,
    /// Who takes part as one; nobody is in two.
    pub teams: Vec<Team>,
    /// What happens to the odd one out.
    pub odd: Odd,
    /// Where it is written.
    pub span: Span,
}

impl Round {
    /// Whether somebody may have several matches at one moment.
    pub fn has_several(&self) -> bool {
        self.roles.is_some() || self.peers.is_some()
    }

    /// The pin of two people, in whatever order.
    pub fn pin(&self, pair: [&PersonId; 2]) -> Option<&DecidedPair> {
        decided(&self.pins, pair)
    }

    /// What forbids a pair, in whatever order.
    pub fn forbids(&self, pair: [&PersonId; 2]) -> Option<&DecidedPair> {
        decided(&self.forbidden, pair)
    }

    /// How many matches somebody may have at one moment: one among peers. Where there may be several, their enrolment says it, which
    /// is held against the ledger apart.
    pub fn places(&self, _person: &PersonId) -> usize {
        match self.has_several() {
            false => 1,
            true => usize::MAX,
        }
    }

    /// The team of somebody.
    pub fn team(&self, id: &PersonId) -> Option<&Team> {
        let mut teams = self.teams.iter();
        teams.find(|team| team.members.contains(id))
    }

    /// Whether somebody stands by for whoever is left over.
    pub fn is_standby(&self, id: &PersonId) -> bool {
        matches!(&self.odd, Odd::Standby(standby) if standby == id)
    }
}

fn decided<'a>(pairs: &'a [DecidedPair], pair: [&PersonId; 2]) -> Option<&'a DecidedPair> {
    let mut pairs = pairs.iter();
    pairs.find(|one| pair.iter().all(|id| one.people.contains(id)))
}

/// A topic on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Slug of an existing topic.
    pub topic: Slug,
    /// The day it is sent.
    pub date: Date,
}

/// What happens to somebody whom no pair is left for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Joins a pair, if all three fit.
    Trio,
    /// Waits for the next round.
    Wait,
    /// Is matched with this person, who stands by.
    Standby(PersonId),
}
