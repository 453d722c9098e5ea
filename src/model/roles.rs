//! Rounds in which people may have several partners: who takes part as what, and with how many places.

use super::PersonId;

/// What a round says of its roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Places of a mentor who does not say.
    pub mentor: u32,
    /// Places of a mentee who does not say.
    pub mentee: u32,
    /// Whether two people may each be the other's mentor.
    pub both_ways: bool,
}

/// The most places that somebody can have in one role.
pub const MOST_PLACES: u32 = 100;

/// Some people who take part as one: all of them have the same partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Identifier.
    pub id: String,
    /// Sorted.
    pub members: Vec<PersonId>,
}

/// Some people who are matched, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Two or three.
    pub people: Vec<PersonId>,
    /// Who of two is the mentor, in a round with roles.
    pub mentor: Option<PersonId>,
}

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Has mentees.
    Mentor,
    /// Has mentors.
    Mentee,
}

impl Role {
    /// Each with its word.
    pub const ALL: [(&'static str, Self); 2] = [("mentor", Self::Mentor), ("mentee", Self::Mentee)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// As what somebody takes part: the places that they have in each of their roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Places for mentees; `None` for who is no mentor.
    pub mentor: Option<u32>,
    /// Places for mentors; `None` for who is no mentee.
    pub mentee: Option<u32>,
    /// Places for peers, in a round without roles; `None` where all have one.
    pub peer: Option<u32>,
}

impl Parts {
    /// The places in a role.
    pub fn places(self, role: Role) -> Option<u32> {
        match role {
            Role::Mentor => self.mentor,
            Role::Mentee => self.mentee,
        }
    }

    /// Whether somebody has both roles.
    pub fn are_both(self) -> bool {
        self.mentor.is_some() && self.mentee.is_some()
    }
}

/// Of several people who are one, the places that all of them have.
pub fn of_all(parts: impl Iterator<Item = Parts>) -> Parts {
    let both = |a: Option<u32>, b: Option<u32>| Some(a?.min(b?));
    let least = parts.reduce(|one, other| Parts {
        mentor: both(one.mentor, other.mentor),
        mentee: both(one.mentee, other.mentee),
        peer: both(one.peer, other.peer),
    });
    least.unwrap_or_default()
}
