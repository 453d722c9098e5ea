//! The matches of a round as one value, computed or accepted: letters, desk, report and counts all read this.

use std::collections::BTreeMap;

use super::cap::Cut;
use super::report::{Match, Totals, Unmatched};
use super::role_totals::{PeerTotals, RoleTotals};
use crate::model::PersonId;
use crate::model::ledger::Standing;
use crate::model::ledger::event::Acceptance;

/// The matches of a round. People are numbered by their place in a sorted list of ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundMatches {
    /// Everybody the numbers speak of, sorted by id: who takes part, the standby, and who is in the ledger.
    pub people: Vec<PersonId>,
    /// Two or three people each: of a proposal sorted by them, else those of the ledger that stand, in its order.
    pub matches: Vec<Match>,
    /// Who takes part and has no partner, sorted. A standby who was not needed is not among them.
    pub unmatched: Vec<Unmatched>,
    /// What they rest on.
    pub basis: Basis,
    seats: Vec<Seat>,
    /// The matches of those who have several, in their order.
    several: BTreeMap<u32, Vec<usize>>,
}

/// What matches rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// They are computed, and not accepted yet.
    Proposal(Box<Proposal>),
    /// They stand in the ledger. What it says of each of the people.
    Ledger(Vec<Standing>),
}

/// What is known of matches that are computed and not yet accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Pins that could not be kept, because one of the two does not take part.
    pub idle_pins: Vec<[PersonId; 2]>,
    /// The figures of a round with roles.
    pub roles: Option<RoleTotals>,
    /// The figures of a round of peers with several places.
    pub peers: Option<PeerTotals>,
    /// Who waits because of the cap of the round.
    pub cut: Option<Cut>,
    /// The figures of the round.
    pub totals: Totals,
    /// SHA-256 of the inputs, the rules and the result, as `sha256:` and 64 hexadecimal digits.
    pub digest: String,
}

/// Shows that something rests on accepted matches. Only [`RoundMatches::claim`] makes one, of a ledger's.
#[derive(Clone, Copy, Debug)]
pub struct Accepted(());

/// Shows that something rests on a proposal.
#[derive(Clone, Copy, Debug)]
pub struct Proposed(());

#[cfg(test)]
impl Accepted {
    /// For tests of what is done with files.
    pub(crate) const SAMPLE: Self = Self(());
}

/// What may be claimed of whatever is made from matches.
#[derive(Clone, Copy, Debug)]
pub enum Claim {
    /// It is not accepted yet.
    Proposed(Proposed),
    /// It is.
    Accepted(Accepted),
}

/// What became of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// In the match of this place.
    Matched(usize),
    /// Without a partner, at this place among them.
    Unmatched(usize),
    /// Neither: a standby who was not needed, or somebody who has left.
    Neither,
}

impl RoundMatches {
    /// Puts matches together.
    pub fn new(
        people: Vec<PersonId>,
        matches: Vec<Match>,
        unmatched: Vec<Unmatched>,
        basis: Basis,
    ) -> Self {
        let mut seats = vec![Seat::Neither; people.len()];
        for (at, left) in unmatched.iter().enumerate() {
            seats[left.person as usize] = Seat::Unmatched(at);
        }
        let mut several: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, found) in matches.iter().enumerate() {
            for person in &found.people {
                let seat = &mut seats[*person as usize];
                if let Seat::Matched(first) = *seat {
                    several.entry(*person).or_insert(vec![first]).push(at);
                }
                *seat = Seat::Matched(at);
            }
        }
        Self {
            people,
            matches,
            unmatched,
            basis,
            seats,
            several,
        }
    }

    /// What is known of them beside, if they are not accepted yet.
    pub fn proposal(&self) -> Option<&Proposal> {
        match &self.basis {
            Basis::Proposal(proposal) => Some(proposal),
            Basis::Ledger(_) => None,
        }
    }

    /// What a ledger takes from them when they are accepted; `None` if they rest on one.
    pub fn acceptance(&self) -> Option<Acceptance> {
        let id = |number: &u32| self.people[*number as usize].clone();
        let matches = self.matches.iter();
        let unmatched = self.unmatched.iter();
        Some(Acceptance {
            digest: self.proposal()?.digest.clone(),
            matches: matches
                .map(|one| one.people.iter().map(id).collect())
                .collect(),
            mentors: self
                .matches
                .iter()
                .map(|one| one.mentor.as_ref().map(id))
                .collect(),
            unmatched: unmatched.map(|one| id(&one.person)).collect(),
        })
    }

    /// What may be claimed of whatever is made from these matches.
    pub fn claim(&self) -> Claim {
        match &self.basis {
            Basis::Proposal(_) => Claim::Proposed(Proposed(())),
            Basis::Ledger(_) => Claim::Accepted(Accepted(())),
        }
    }

    /// The number of somebody.
    pub fn number(&self, id: &PersonId) -> Option<u32> {
        let at = self.people.binary_search(id).ok()?;
        u32::try_from(at).ok()
    }

    /// What became of somebody.
    pub fn seat(&self, person: u32) -> Seat {
        let seat = self.seats.get(person as usize);
        seat.copied().unwrap_or(Seat::Neither)
    }

    /// The matches of somebody who has more than one; nothing of anybody else.
    pub fn several(&self, person: u32) -> &[usize] {
        self.several.get(&person).map_or(&[], Vec::as_slice)
    }

    /// What the ledger says of somebody; who stands in none, because nothing is accepted, waits.
    pub fn standing(&self, person: u32) -> Standing {
        match &self.basis {
            Basis::Proposal(_) => Standing::Waits,
            Basis::Ledger(standings) => standings[person as usize],
        }
    }

    /// How many take part who came after the matches were accepted.
    pub fn newcomers(&self) -> usize {
        let left = self.unmatched.iter();
        left.filter(|left| self.standing(left.person) == Standing::New)
            .count()
    }
}
