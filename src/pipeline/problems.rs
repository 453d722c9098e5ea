//! What stops the matching of a round, in words.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::matching::MatchError;
use crate::model::Round;

/// A letter was asked for where nobody could be matched.
pub(super) fn unmatched(round: &Round) -> Diagnostic {
    let message = format!("the round `{}` is not matched", round.id);
    Diagnostic::new(check::MATCHING, round.span, message)
}

/// What stopped the matching of a round, in words.
pub fn matching_problem(round: &Round, error: &MatchError) -> Diagnostic {
    let (message, hint) = match error {
        MatchError::PinnedTwice(id) => (
            format!("two pins want `{}`", id.as_str()),
            "take one of the pins out",
        ),
        MatchError::NoStandby(id) => (
            format!("`{}` cannot stand by", id.as_str()),
            "name an organiser or a participant with a consent",
        ),
        MatchError::TooManyPeople(count) => (
            format!("{count} people are more than one round can hold"),
            "split the round in two",
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
