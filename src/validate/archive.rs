//! An archive of a program that still has something to come.

use std::sync::Arc;

use jiff::civil::Date;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Round;
use crate::model::round::State;
use crate::source::Spanned;

/// Tells of each round that has not ended in a program that is said to be over.
pub(super) fn check(
    archive: Option<&Spanned<bool>>,
    rounds: &[Arc<Round>],
    today: Date,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(archive) = archive.filter(|archive| archive.value) else {
        return;
    };
    let ahead = rounds.iter();
    for round in ahead.filter(|round| round.state(today) != State::Ended) {
        let message = format!(
            "the program is said to be over, and `{}` ends on {}",
            round.id, round.ends
        );
        let problem = Diagnostic::new(check::ARCHIVE_TOO_EARLY, archive.span, message);
        let problem = problem.related(round.span, "this round");
        problems.push(problem.hint(
            "set `archive` once its last round has ended; if this one does not take place, take its file out",
        ));
    }
}
