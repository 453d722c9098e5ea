//! Who is kept for longer than the settings say.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Participant, Program};
use crate::source::Sources;

/// So many people are named; of more, only how many they are.
const NAMED: usize = 25;

/// A warning for everybody whose time is over on the program's day; those whose last round is longest ago come first.
pub fn check(sources: &Sources, program: &Program) -> Vec<Diagnostic> {
    let Some(months) = program.config.retain_months else {
        return Vec::new();
    };
    let due = program.participants.iter().filter_map(|person| {
        let last = last_day(program, person)?;
        let until = last.saturating_add(i64::from(months).months());
        (until < program.today).then_some((last, &**person))
    });
    let mut due: Vec<(Date, &Participant)> = due.collect();
    due.sort_by_key(|(last, person)| (*last, &person.id));
    let named = due.iter().take(NAMED);
    let mut problems: Vec<Diagnostic> = named
        .map(|(last, person)| warning(sources, person, *last, months))
        .collect();
    if due.len() > NAMED {
        let message = format!("{} more people are kept for too long", due.len() - NAMED);
        let problem = Diagnostic::new(check::KEPT_TOO_LONG, Place::Program, message);
        problems.push(problem.hint("erase those who are named, and the next come"));
    }
    problems
}

/// The last day of the last round that somebody enrolled in; of somebody in none, the day of their consent.
fn last_day(program: &Program, person: &Participant) -> Option<Date> {
    let rounds = program.rounds.iter();
    let own = rounds.filter(|round| person.enrolments.contains_key(&round.id));
    own.map(|round| round.ends).max().or(person.consent)
}

fn warning(sources: &Sources, person: &Participant, last: Date, months: u32) -> Diagnostic {
    let id = person.id.as_str();
    let place = Place::File(sources.get(person.span.file).shown.to_string(), None);
    let message = match person.enrolments.is_empty() {
        true => format!(
            "`{id}` takes part in no round, and consented on {last}: more than {months} months ago"
        ),
        false => format!("the last round of `{id}` ended on {last}, more than {months} months ago"),
    };
    Diagnostic::new(check::KEPT_TOO_LONG, place, message).hint(format!(
        "`fortnight erase {id}` shows what erasing them would do"
    ))
}
