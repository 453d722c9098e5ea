//! The figures of a round with roles.

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
