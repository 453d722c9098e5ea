//! What a line of a ledger says beside its people and status: who left, the last day, and who decided.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::PersonId;
use crate::model::ledger::code::Code;
use crate::model::ledger::{Hold, MatchStatus, Waiting};
use crate::parse::data::{LedgerMatchRecord, WaitingRecord};
use crate::parse::fields::listed;
use crate::source::Spanned;
use jiff::civil::Date;

/// Who of the people of a line left, or did not answer.
pub(super) fn who(
    entry: &LedgerMatchRecord,
    people: &[PersonId],
    problems: &mut Vec<Diagnostic>,
) -> Vec<PersonId> {
    let mut who = Vec::new();
    for id in &entry.who {
        let found = people.iter().find(|person| person.as_str() == id.value);
        // Somebody of the line whose own id is wrong has been told there.
        let is_in = entry.people.iter().any(|person| person.value == id.value);
        if found.is_none() && !is_in {
            let message = format!("`{}` is none of the people of this line", id.value);
            let people = listed(people.iter().map(PersonId::as_str));
            let problem = Diagnostic::new(check::LEDGER_WHO, id.span, message);
            problems.push(problem.hint(format!("write which of them left: {people}")));
        }
        who.extend(found.cloned());
    }
    who.sort();
    who.dedup();
    who
}

/// The code of its certificates.
pub(super) fn code(entry: &LedgerMatchRecord, problems: &mut Vec<Diagnostic>) -> Option<Code> {
    let written = entry.code.as_ref()?;
    let code = Code::read(&written.value);
    if code.is_none() {
        let message = format!("`{}` is not the code of a certificate", written.value);
        let problem = Diagnostic::new(check::LEDGER_CODE, written.span, message);
        problems.push(
            problem
                .hint("put back what Fortnight wrote: ten letters and digits, like `7KQ2M-9FMDX`"),
        );
    }
    code
}

/// Days and status of a line must go together.
pub(super) fn check(
    entry: &LedgerMatchRecord,
    status: MatchStatus,
    problems: &mut Vec<Diagnostic>,
) {
    let goes_on = status.hold() == Hold::Runs;
    if let Some(until) = &entry.until {
        ends_before(entry.since.as_ref(), until, problems);
        if goes_on {
            let message = format!("this match ended on {}, but it still runs", until.value);
            let problem = Diagnostic::new(check::LEDGER_UNTIL, until.span, message);
            problems.push(problem.hint("give it its `status` (`withdrawn`, `not-answering` or `ended`), or take `until` out"));
        }
    }
    if let Some(first) = entry.who.first().filter(|_| goes_on) {
        let message = format!(
            "`{}` left or did not answer here, but the match runs",
            first.value
        );
        let problem = Diagnostic::new(check::LEDGER_WHO, first.span, message);
        problems.push(
            problem
                .hint("give it its `status` (`withdrawn` or `not-answering`), or take `who` out"),
        );
    }
}

/// Somebody without a partner.
pub(super) fn waiting(
    record: &WaitingRecord,
    id: PersonId,
    problems: &mut Vec<Diagnostic>,
) -> Waiting {
    if let Some(until) = &record.until {
        ends_before(record.since.as_ref(), until, problems);
    }
    Waiting {
        id,
        since: record.since.as_ref().map(|day| day.value),
        until: record.until.as_ref().map(|day| day.value),
    }
}

fn ends_before(
    since: Option<&Spanned<Date>>,
    until: &Spanned<Date>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(since) = since.filter(|since| until.value < since.value) else {
        return;
    };
    let message = format!("this ends on {}, before it begins", until.value);
    let problem = Diagnostic::new(check::LEDGER_UNTIL, until.span, message);
    problems.push(
        problem
            .related(since.span, "begins here")
            .hint("which of the two days is right?"),
    );
}
