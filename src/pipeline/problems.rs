//! What stops the matching of a round, in words.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::matching::MatchError;
use crate::matching::peers::MOST_PEERS;
use crate::model::{PersonId, Round};
use crate::words::english as words;

/// A letter was asked for where nobody could be matched.
pub(super) fn unmatched(round: &Round) -> Diagnostic {
    let message = format!("the round `{}` is not matched", round.id);
    Diagnostic::new(check::MATCHING, round.span, message)
}

/// What stopped the matching of a round, in words.
pub fn matching_problem(round: &Round, error: &MatchError) -> Diagnostic {
    let (message, hint) = match error {
        MatchError::PinnedTwice(id) => return pinned_twice(round, id),
        MatchError::NobodyUnderCap { applicants, groups } => {
            let cap = round.cap.as_ref();
            let (percent, of) = cap.map_or((0, ""), |cap| (cap.percent, cap.of.word()));
            let places = match of {
                "applicants" => format!("{percent} % of {applicants} is less than one place"),
                _ => format!(
                    "no number of places has at most {percent} % from each of {}",
                    words::plural(*groups as u64, "group", "groups")
                ),
            };
            let message = format!("the cap of `{}` leaves nobody a place: {places}", round.id);
            let span = cap.map_or(round.span, |cap| cap.span);
            let hint = "raise `percent`, or take the cap out";
            return Diagnostic::new(check::MATCHING, span, message).hint(hint);
        }
        MatchError::PinWithoutRoles([a, b]) => {
            let message = format!(
                "by their roles, neither of `{}` and `{}` can be the other's mentor",
                a.as_str(),
                b.as_str()
            );
            let span = round.pin([a, b]).map_or(round.span, |pin| pin.span);
            let hint = "take the pin out, or give them other roles with `as`";
            return Diagnostic::new(check::MATCHING, span, message).hint(hint);
        }
        MatchError::NoStandby(id) => (
            format!("`{}` cannot stand by", id.as_str()),
            "name an organiser or a participant with a consent",
        ),
        MatchError::TooManyPeople(count) => (
            format!("{count} people are more than one round can hold"),
            "split the round in two",
        ),
        MatchError::TooManyPeers(count) => (
            format!(
                "{} take part in `{}`: with `places` peers are matched up to {} people",
                words::number(*count as u64),
                round.id,
                words::number(MOST_PEERS as u64)
            ),
            "take `places` out, so that all have one partner each, give the round `roles`, or split it",
        ),
        MatchError::Unproved(why) => (
            format!(
                "the matching of round `{}` could not be proved: {why}",
                round.id
            ),
            "this is a fault of Fortnight: please report it with the output of `fortnight --version`",
        ),
    };
    Diagnostic::new(check::MATCHING, round.span, message).hint(hint)
}

/// Somebody is in more pins than they have places.
fn pinned_twice(round: &Round, id: &PersonId) -> Diagnostic {
    let pins: Vec<_> = round
        .pins
        .iter()
        .filter(|pin| pin.people.contains(id))
        .collect();
    let span = pins.last().map_or(round.span, |pin| pin.span);
    let (message, hint) = match round.has_several() {
        true => (
            format!(
                "{} pins want `{}`, who has fewer places",
                pins.len(),
                id.as_str()
            ),
            "take one of the pins out, or give them more `places`",
        ),
        false => (
            format!("two pins want `{}`", id.as_str()),
            "take one of the pins out",
        ),
    };
    let problem = Diagnostic::new(check::MATCHING, span, message).hint(hint);
    let others = pins.iter().rev().skip(1).rev();
    others.fold(problem, |problem, pin| {
        problem.related(pin.span, "this one too")
    })
}
