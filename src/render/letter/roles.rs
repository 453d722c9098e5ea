//! What is told apart where people have several partners: who is whose mentor, and all partners of somebody at once.

use std::borrow::Cow;

use crate::matching::{Match, RoundMatches, Seat};
use crate::model::PersonId;
use crate::model::roles::Role;
use crate::words::Words;

/// All partners of somebody, as one match; that of one partner as it is.
pub(super) fn all<'a>(matches: &'a RoundMatches, number: u32, at: usize) -> Cow<'a, Match> {
    let all = matches.several(number);
    let [first, rest @ ..] = all else {
        return Cow::Borrowed(&matches.matches[at]);
    };
    let mut all = matches.matches[*first].clone();
    for at in rest {
        let one = &matches.matches[*at];
        all.people.extend(&one.people);
        all.reasons.extend(one.reasons.iter().cloned());
        // A letter counts from the day on which the last of them came.
        all.since = all.since.max(one.since);
    }
    all.people.sort_unstable();
    all.people.dedup();
    Cow::Owned(all)
}

/// The roles that somebody has towards others, or towards one of them.
fn roles(matches: &RoundMatches, number: u32, other: Option<u32>) -> Vec<Role> {
    let own = match (matches.several(number), matches.seat(number)) {
        ([], Seat::Matched(at)) => vec![at],
        (all, _) => all.to_vec(),
    };
    let own = own.into_iter().map(|at| &matches.matches[at]);
    let own = own.filter(|one| other.is_none_or(|other| one.people.contains(&other)));
    let mut roles: Vec<Role> = own
        .filter_map(|one| {
            let mentor = one.mentor?;
            Some(match mentor == number {
                true => Role::Mentor,
                false => Role::Mentee,
            })
        })
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Whether somebody has several partners, each of them apart.
pub(super) fn has_several(matches: &RoundMatches, id: &PersonId) -> bool {
    let number = matches.number(id);
    number.is_some_and(|number| !matches.several(number).is_empty())
}

/// The kind of their letter, in a round with roles.
pub(super) fn kind(matches: &RoundMatches, id: &PersonId) -> &'static str {
    let number = matches.number(id);
    match number.map(|number| roles(matches, number, None)).as_deref() {
        Some([one]) => one.word(),
        _ => "both",
    }
}

/// What a partner is to the reader; nothing among peers.
pub(super) fn part(
    matches: &RoundMatches,
    id: &PersonId,
    partner: u32,
    words: &Words,
) -> Option<String> {
    let own = roles(matches, matches.number(id)?, Some(partner));
    Some(match own[..] {
        [] => return None,
        [Role::Mentor] => words.say("card-your-mentee").to_owned(),
        [Role::Mentee] => words.say("card-your-mentor").to_owned(),
        _ => words.say("card-your-both").to_owned(),
    })
}
