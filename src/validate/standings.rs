//! Ledger and enrolments held against each other, as long as a round lasts: a change that was entered in one place only
//! would have a letter name somebody who has left, or comfort the one who left.

use super::Scene;
use super::names::Names;
use super::person::Person;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::{Hold, Standing, Standings};
use crate::model::person::EnrolmentStatus;
use crate::model::{Enrolment, Ledger, LedgerMatch, PersonId, Round};
use crate::source::Span;

/// Checks the ledgers of all rounds that have not ended.
pub(super) fn check(scene: &Scene<'_>, names: &Names<'_>, problems: &mut Vec<Diagnostic>) {
    if !names.people_known() {
        return;
    }
    for round in scene.rounds.iter().filter(|one| one.ends >= scene.today) {
        let mut ledgers = scene.ledgers.iter();
        let Some(ledger) = ledgers.find(|ledger| ledger.round.value == round.id) else {
            continue;
        };
        let check = Check {
            scene,
            round,
            ledger,
            standings: ledger.standings(),
        };
        for (at, line) in ledger.matches.iter().enumerate() {
            check.line(at, line, problems);
        }
        for person in scene.people {
            check.person(person, problems);
        }
    }
}

struct Check<'a> {
    scene: &'a Scene<'a>,
    round: &'a Round,
    ledger: &'a Ledger,
    standings: Standings<'a>,
}

/// An enrolment and where its status is written.
struct Enrolled<'a> {
    id: &'a PersonId,
    enrolment: &'a Enrolment,
    place: Span,
}

impl<'a> Check<'a> {
    fn enrolled(&self, person: &'a Person<'_>) -> Option<Enrolled<'a>> {
        let enrolment = person.participant.enrolments.get(&self.round.id)?;
        let mut records = person.record.rounds.iter();
        let record = records.find(|(id, _)| id.value == self.round.id.0.as_str());
        let status = record.and_then(|(_, record)| record.status.as_ref());
        Some(Enrolled {
            id: &person.participant.id,
            enrolment,
            place: status.map_or(enrolment.span, |status| status.span),
        })
    }

    fn of_line(&self, line: &LedgerMatch) -> Vec<Enrolled<'a>> {
        let people = self.scene.people;
        let find = |id: &PersonId| {
            let at = people.binary_search_by(|person| person.participant.id.cmp(id));
            self.enrolled(&people[at.ok()?])
        };
        line.people.iter().filter_map(find).collect()
    }

    fn line(&self, at: usize, line: &LedgerMatch, problems: &mut Vec<Diagnostic>) {
        let enrolled = self.of_line(line);
        if self.standings.stands(at) {
            let wrong = enrolled.iter();
            let wrong = wrong.filter(|one| one.enrolment.status != EnrolmentStatus::Active);
            problems.extend(wrong.map(|one| self.goes_on(line, one)));
        } else if line.status.hold() == Hold::Over {
            let is_last = |id: &PersonId| self.standings.is_last(id, at);
            if !self.has_leaver(line) && line.people.iter().any(is_last) {
                problems.push(self.nobody_left(line, &enrolled));
            }
        }
    }

    /// Whether somebody of a match has withdrawn. Who has been erased has left, too; they stand in no record.
    fn has_leaver(&self, line: &LedgerMatch) -> bool {
        let enrolled = self.of_line(line);
        let has_left = |one: &Enrolled<'_>| one.enrolment.status == EnrolmentStatus::Withdrawn;
        enrolled.len() < line.people.len() || enrolled.iter().any(has_left)
    }

    /// Somebody who does not take part stands in a match that goes on.
    fn goes_on(&self, line: &LedgerMatch, one: &Enrolled<'_>) -> Diagnostic {
        let (id, round) = (one.id.as_str(), &self.round.id);
        let (message, hint) = match one.enrolment.status {
            EnrolmentStatus::Waiting => (
                format!("`{id}` is on the waiting list of `{round}`, but has a partner here"),
                format!(
                    "take `status: waiting` out at the round of `{id}`: whoever has a partner takes part"
                ),
            ),
            _ => (
                format!("`{id}` has withdrawn from `{round}`, but this match goes on"),
                format!(
                    "write `status: withdrawn` here too, and put who is left under `unmatched`; or take it out at the round of `{id}`, if they are back"
                ),
            ),
        };
        let problem = Diagnostic::error("enrolment-differs", line.span, message);
        problem.related(one.place, "entered here").hint(hint)
    }

    fn nobody_left(&self, line: &LedgerMatch, enrolled: &[Enrolled<'_>]) -> Diagnostic {
        let round = &self.round.id;
        let message = format!(
            "in this match somebody has withdrawn, but all of them still take part in `{round}`"
        );
        let mut problem = Diagnostic::error("enrolment-differs", line.span, message);
        for one in enrolled {
            problem = problem.related(one.place, "takes part");
        }
        problem.hint("write `status: withdrawn` at the round of the one who has left; if nobody has, the match is `ended`")
    }

    fn person(&self, person: &'a Person<'_>, problems: &mut Vec<Diagnostic>) {
        let Some(one) = self.enrolled(person) else {
            return;
        };
        let takes_part = one.enrolment.status == EnrolmentStatus::Active;
        let has_left = one.enrolment.status == EnrolmentStatus::Withdrawn;
        let waits = self.standings.waits(one.id);
        match self.standings.of(one.id) {
            Standing::Lost { matched } if matched || !has_left => problems.push(self.lost(&one)),
            Standing::New if takes_part => problems.push(self.newcomer(&one)),
            Standing::Alone if takes_part && !waits => problems.extend(self.alone(&one)),
            Standing::Silent if takes_part && !waits => problems.extend(self.silent(&one)),
            _ => {}
        }
    }

    fn lost(&self, one: &Enrolled<'_>) -> Diagnostic {
        let (id, round) = (one.id.as_str(), &self.round.id);
        let message = format!("`{id}` was among the accepted matches of `{round}`, and is gone");
        Diagnostic::error("ledger-line-lost", self.ledger.round.span, message)
            .related(one.place, "enrolled here")
            .hint("put their line back; old lines stay, with a `status` that says what became of them")
    }

    fn newcomer(&self, one: &Enrolled<'_>) -> Diagnostic {
        let (id, round) = (one.id.as_str(), &self.round.id);
        let message = format!("`{id}` is new in `{round}`: its matches were accepted before");
        Diagnostic::warning("ledger-newcomer", one.place, message).hint(format!(
            "their letter says that they wait; `matches/{round}.yaml` can give them a partner, or a place under `unmatched`"
        ))
    }

    /// The last match of somebody.
    fn last(&self, id: &PersonId) -> Option<&'a LedgerMatch> {
        let mut lines = self.ledger.matches.iter().enumerate();
        let last = lines.find(|(at, _)| self.standings.is_last(id, *at));
        last.map(|(_, line)| line)
    }

    fn alone(&self, one: &Enrolled<'_>) -> Option<Diagnostic> {
        let (id, line) = (one.id.as_str(), self.last(one.id)?);
        if line.status.hold() == Hold::Over && !self.has_leaver(line) {
            return None;
        }
        let message =
            format!("`{id}` has no partner any more, and does not stand under `unmatched`");
        let problem = Diagnostic::warning("ledger-alone", line.span, message);
        Some(problem.hint(format!(
            "add `{id}` to `unmatched`: whoever stands there comes first when the next round is matched"
        )))
    }

    fn silent(&self, one: &Enrolled<'_>) -> Option<Diagnostic> {
        let (id, line) = (one.id.as_str(), self.last(one.id)?);
        let message =
            format!("`{id}` did not answer and has no partner any more, but still takes part");
        let problem = Diagnostic::error("enrolment-differs", line.span, message);
        Some(problem.related(one.place, "takes part").hint(format!(
            "write `status: withdrawn` at their round, or `status: waiting`; if `{id}` is to get a new partner, put them under `unmatched`"
        )))
    }
}
