//! The figures of a round in which people may have several partners.

use crate::model::roles::Role;

/// The figures of a round with roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleTotals {
    /// Of mentors.
    pub mentors: RoleTotal,
    /// Of mentees.
    pub mentees: RoleTotal,
    /// How many have anybody at all, once in each of their roles: the best possible, and this result. Pinned pairs are not counted.
    pub covered: [u64; 2],
    /// Who has nobody in a role of theirs; by role, then number.
    pub lacking: Vec<(Role, u32)>,
}

/// The figures of a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleTotal {
    /// How many have it.
    pub people: u32,
    /// How many places they have.
    pub places: u32,
    /// How many of these are taken.
    pub taken: u32,
    /// How many people have at least one partner in it.
    pub covered: u32,
}

impl RoleTotal {
    /// Adds so many people who are one, with their places, and how many of these are taken.
    pub(super) fn add(&mut self, people: usize, places: u32, taken: u32) {
        let people = u32::try_from(people).unwrap_or(u32::MAX);
        self.people += people;
        self.places += places;
        self.taken += taken;
        self.covered += if taken > 0 { people } else { 0 };
    }
}

/// The figures of a round of peers with several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerTotals {
    /// Of all of them.
    pub all: RoleTotal,
    /// How many have anybody at all: the best possible, and this result. Who is pinned is not counted.
    pub covered: [u64; 2],
}
