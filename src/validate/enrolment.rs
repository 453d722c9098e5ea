//! What an enrolment says, held against its round and its own status.

use jiff::civil::Date;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Round;
use crate::model::person::EnrolmentStatus;
use crate::parse::data::EnrolmentRecord;

/// Only who waits has a reason to.
pub fn check_because(record: &EnrolmentRecord, problems: &mut Vec<Diagnostic>) {
    let waits = [None, Some(EnrolmentStatus::Waiting)].contains(&record.known_status());
    if let Some(word) = record.because.as_ref().filter(|_| !waits) {
        let message = "`because` says why somebody waits, and they do not";
        let problem = Diagnostic::new(check::UNKNOWN_STATUS, word.span, message);
        problems.push(problem.hint("take `because` out, or write `status: waiting`"));
    }
}

/// Nothing is asked of a round that is over.
pub fn check_applied(
    enrolment: &EnrolmentRecord,
    round: &Round,
    today: Date,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(applied) = &enrolment.applied else {
        return;
    };
    let [opens, closes] = round.sign_up;
    let is_over = round.state(today).is_over();
    if is_over || enrolment.known_status() != Some(EnrolmentStatus::Active) {
        return;
    }
    let day = applied.value.day;
    if day < opens || day > closes {
        let message = format!("signed up on {} for `{}`, out of time", day, round.id);
        let problem = Diagnostic::new(check::APPLIED_OUTSIDE_SIGN_UP, applied.span, message);
        problems.push(problem.hint(format!("sign-ups were open from {opens} to {closes}")));
    }
}
