//! As what invented people take part where they may have several partners, and with how many places.
//!
//! If a round tells that is resembled, they are as its people are. Else one of five is a mentor: programs that tell it have about four mentees for each
//! mentor, such as 42 for 179. Half of the people do not say how many places they have; a mentor who says it has one to three, anybody
//! else one or two.

use super::cast::Cast;
use super::random::Random;
use crate::model::roles::{Parts, Roles};

/// Of a hundred people so many are mentors.
const MENTORS: usize = 20;
/// The most places of a mentor who says it.
pub(super) const OF_MENTOR: u32 = 3;
/// The most places of anybody else who says it.
pub(super) const OF_OTHERS: u32 = 2;

/// How many of so many people are mentors: never all of them, and never nobody. 0 in a round without roles.
pub fn mentors(cast: &Cast<'_>, people: usize) -> usize {
    if cast.round.roles.is_none() {
        return 0;
    }
    let given = cast.parts.len();
    let some = cast.parts.iter().filter(|parts| parts.mentor.is_some());
    let usual = match given {
        0 => people * MENTORS / 100,
        _ => (people * some.count() + given / 2) / given,
    };
    let mentors = cast.mentors.unwrap_or(usual);
    mentors.clamp(1, people.saturating_sub(1).max(1))
}

/// As what one of so many people takes part, of whom so many are mentors.
pub(super) fn parts(
    cast: &Cast<'_>,
    (number, people): (usize, usize),
    mentors: usize,
    random: &mut Random,
) -> Parts {
    match (cast.round.roles, cast.round.peers) {
        (Some(roles), _) => {
            // As evenly as they can be.
            let before = |number: usize| number * mentors / people.max(1);
            in_role(cast, roles, before(number + 1) > before(number), random)
        }
        (None, Some(usual)) => {
            let given: Vec<u32> = cast.parts.iter().filter_map(|parts| parts.peer).collect();
            let given = random_of(&given, random);
            Parts {
                peer: Some(given.unwrap_or_else(|| places(usual, OF_OTHERS, random))),
                ..Parts::default()
            }
        }
        (None, None) => Parts::default(),
    }
}

fn in_role(cast: &Cast<'_>, roles: Roles, is_mentor: bool, random: &mut Random) -> Parts {
    let given = cast.parts.iter().copied();
    let given: Vec<Parts> = given
        .filter(|parts| parts.mentor.is_some() == is_mentor)
        .collect();
    if let Some(parts) = random_of(&given, random) {
        return parts;
    }
    match is_mentor {
        true => Parts {
            mentor: Some(places(roles.mentor, OF_MENTOR, random)),
            ..Parts::default()
        },
        false => Parts {
            mentee: Some(places(roles.mentee, OF_OTHERS, random)),
            ..Parts::default()
        },
    }
}

fn random_of<T: Copy>(given: &[T], random: &mut Random) -> Option<T> {
    match given.is_empty() {
        true => None,
        false => random.pick(given).copied(),
    }
}

/// The usual places, or as many as somebody says.
fn places(usual: u32, most: u32, random: &mut Random) -> u32 {
    match random.percent(50) {
        true => usual,
        false => 1 + u32::try_from(random.below(most as usize)).unwrap_or(0),
    }
}
