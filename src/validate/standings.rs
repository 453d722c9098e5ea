//! Ledger and enrolments held against each other, as long as a round lasts: a change that was entered in one place only
//! would have a letter name somebody who has left, or comfort the one who left.

use std::cell::RefCell;

use super::ledger_check::Check;
use super::names::Names;
use super::person::Person;
use super::{Scene, lost, roles};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::Standing;
use crate::model::person::EnrolmentStatus;
use crate::model::{Enrolment, LedgerMatch, MatchStatus, PersonId};
use crate::source::Span;

/// Checks the ledgers of all rounds that have not ended.
pub(super) fn check(scene: &Scene<'_>, names: &Names<'_>, problems: &mut Vec<Diagnostic>) {
    if !names.people_known() {
        return;
    }
    for round in scene
        .rounds
        .iter()
        .filter(|one| !one.state(scene.today).is_over())
    {
        let mut ledgers = scene.ledgers.iter();
        let Some(ledger) = ledgers.find(|ledger| ledger.round.value == round.id) else {
            continue;
        };
        let check = Check {
            scene,
            round,
            ledger,
            standings: ledger.standings(round),
            places: RefCell::default(),
            doubt: scene.doubts.get(&round.id),
        };
        let parts = |id: &PersonId| check.find(id).map(|one| one.enrolment.parts);
        roles::check_places(round, ledger, parts, problems);
        lost::check(&check, problems);
        for (at, line) in ledger.matches.iter().enumerate() {
            check.line(at, line, problems);
        }
        for person in scene.people {
            check.person(person, problems);
        }
    }
}

/// An enrolment and where its status is written.
pub(super) struct Enrolled<'a> {
    pub(super) id: &'a PersonId,
    pub(super) enrolment: &'a Enrolment,
    pub(super) place: Span,
}

impl Enrolled<'_> {
    pub(super) fn has_left(&self) -> bool {
        self.enrolment.status == EnrolmentStatus::Withdrawn
    }
}

impl<'a> Check<'a> {
    fn enrolled(&self, person: &'a Person<'_>) -> Option<Enrolled<'a>> {
        let enrolment = person.participant.enrolments.get(&self.round.id)?;
        let id = &person.participant.id;
        let mut places = self.places.borrow_mut();
        let status = places.entry(id).or_insert_with(|| {
            let mut records = person.record.rounds.iter();
            let record = records.find(|(id, _)| id.value == self.round.id.0.as_str());
            Some(record?.1.status.as_ref()?.span)
        });
        Some(Enrolled {
            id,
            enrolment,
            place: status.unwrap_or(enrolment.span),
        })
    }

    /// Somebody's enrolment, if they have one.
    pub(super) fn find(&self, id: &PersonId) -> Option<Enrolled<'a>> {
        let people = self.scene.people;
        let at = people.binary_search_by(|person| person.participant.id.cmp(id));
        self.enrolled(&people[at.ok()?])
    }

    fn of_line(&self, line: &LedgerMatch) -> Vec<Enrolled<'a>> {
        line.people.iter().filter_map(|id| self.find(id)).collect()
    }

    /// Whether what is said of these people is not as it was meant.
    fn is_doubtful(&self, people: &[PersonId]) -> bool {
        let doubt = self.doubt.into_iter();
        let mut doubt = doubt.flatten();
        doubt.any(|word| people.iter().any(|id| id.as_str() == *word))
    }

    fn line(&self, at: usize, line: &LedgerMatch, problems: &mut Vec<Diagnostic>) {
        if self.is_doubtful(&line.people) {
            return;
        }
        let enrolled = self.of_line(line);
        if self.standings.stands(at) {
            let wrong = enrolled.iter();
            let wrong = wrong.filter(|one| !one.enrolment.status.takes_part());
            problems.extend(wrong.map(|one| self.goes_on(line, one)));
        } else if line.status == MatchStatus::Withdrawn {
            // Who had left may be back, and wait; where `who` says that somebody had.
            let is_back = |id: &PersonId| !line.who.is_empty() && self.standings.waits(id);
            let is_last = |id: &PersonId| self.standings.is_last(id, at) && !is_back(id);
            if !self.has_leaver(line) && line.people.iter().any(is_last) {
                problems.push(self.nobody_left(line, &enrolled));
            } else if let Some([a, b]) = self.undecided(at, line) {
                problems.push(self.two_left(line, [a, b]));
            }
        }
    }

    /// Whether somebody of a match has withdrawn. Who has been erased has left, too; they stand in no record, and perhaps
    /// not in the line any more.
    fn has_leaver(&self, line: &LedgerMatch) -> bool {
        let enrolled = self.of_line(line);
        enrolled.len() < line.people.len()
            || enrolled.iter().any(Enrolled::has_left)
            || self.ledger.has_shrunk(line)
    }

    /// The two of a trio who take part after the third has left, and of whom nothing says whether they go on.
    fn undecided(&self, at: usize, line: &LedgerMatch) -> Option<[&'a PersonId; 2]> {
        let enrolled = self.of_line(line);
        let rest = enrolled.iter().filter(|one| !one.has_left());
        let rest: Vec<&Enrolled<'_>> = rest.collect();
        let [a, b] = rest[..] else { return None };
        let was_trio = line.people.len() == 3 || self.ledger.has_shrunk(line);
        let waits_to_hear = |one: &Enrolled<'_>| {
            one.enrolment.status.takes_part()
                && self.standings.is_last(one.id, at)
                && !self.standings.waits(one.id)
        };
        (was_trio && waits_to_hear(a) && waits_to_hear(b)).then_some([a.id, b.id])
    }

    /// What to do for those who are left when one of a line has withdrawn.
    fn for_the_rest(&self, line: &LedgerMatch, gone: &PersonId) -> String {
        let enrolled = self.of_line(line);
        let rest = enrolled
            .iter()
            .filter(|one| one.id != gone && !one.has_left());
        match rest.map(|one| one.id).collect::<Vec<_>>()[..] {
            [a, b] => format!(
                "write `status: withdrawn` here too, and {}",
                self.two_go_on([a, b])
            ),
            [a] => format!(
                "write `status: withdrawn` here too, and put `{}` under `unmatched`",
                a.as_str()
            ),
            _ => "write `status: withdrawn` here too, and put who is left under `unmatched`"
                .to_owned(),
        }
    }

    fn two_go_on(&self, [a, b]: [&PersonId; 2]) -> String {
        let (a, b) = (a.as_str(), b.as_str());
        let since = self.scene.today.max(self.round.starts);
        format!(
            "let the other two go on in a line of their own, `- {{ people: [{a}, {b}], since: {since} }}`; or, if they part as well, put `{a}` and `{b}` under `unmatched`"
        )
    }

    /// Letters to the two would comfort people who may well go on.
    fn two_left(&self, line: &LedgerMatch, two: [&PersonId; 2]) -> Diagnostic {
        let [a, b] = two.map(PersonId::as_str);
        let message =
            format!("one of three has left here, and nothing says whether `{a}` and `{b}` go on");
        let problem = Diagnostic::new(check::LEDGER_TWO_LEFT, line.span, message);
        problem.hint(self.two_go_on(two))
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
                    "{}; or take it out at the round of `{id}`, if they are back",
                    self.for_the_rest(line, one.id)
                ),
            ),
        };
        let problem = Diagnostic::new(check::ENROLMENT_DIFFERS, line.span, message);
        problem.related(one.place, "entered here").hint(hint)
    }

    fn nobody_left(&self, line: &LedgerMatch, enrolled: &[Enrolled<'_>]) -> Diagnostic {
        let round = &self.round.id;
        let message = format!(
            "in this match somebody has withdrawn, but all of them still take part in `{round}`"
        );
        let mut problem = Diagnostic::new(check::ENROLMENT_DIFFERS, line.span, message);
        for one in enrolled {
            problem = problem.related(one.place, "takes part");
        }
        problem.hint("write `status: withdrawn` at the round of the one who has left; if nobody has, the match is `ended`")
    }

    fn person(&self, person: &'a Person<'_>, problems: &mut Vec<Diagnostic>) {
        let Some(one) = self.enrolled(person) else {
            return;
        };
        if self.is_doubtful(std::slice::from_ref(one.id)) {
            return;
        }
        let takes_part = one.enrolment.status.takes_part();
        let waits = self.standings.waits(one.id);
        match self.standings.of(one.id) {
            Standing::New if takes_part && self.doubt.is_none() => {
                problems.push(self.newcomer(&one));
            }
            Standing::Alone | Standing::Parted if takes_part && !waits => {
                problems.extend(self.alone(&one));
            }
            Standing::Silent if takes_part && !waits => problems.extend(self.silent(&one)),
            _ => {}
        }
    }

    fn newcomer(&self, one: &Enrolled<'_>) -> Diagnostic {
        let (id, round) = (one.id.as_str(), &self.round.id);
        let message = format!("`{id}` is new in `{round}`: its matches were accepted before");
        Diagnostic::new(check::LEDGER_NEWCOMER, one.place, message).hint(format!(
            "their letter says that they wait; `fortnight match {round}` looks for a partner for them, or enter one in `matches/{round}.yaml`"
        ))
    }

    /// The last match of somebody.
    fn last(&self, id: &PersonId) -> Option<(usize, &'a LedgerMatch)> {
        let mut lines = self.ledger.matches.iter().enumerate();
        lines.find(|(at, _)| self.standings.is_last(id, *at))
    }

    fn alone(&self, one: &Enrolled<'_>) -> Option<Diagnostic> {
        let (id, (at, line)) = (one.id.as_str(), self.last(one.id)?);
        let told_otherwise = match line.status {
            MatchStatus::Withdrawn => !self.has_leaver(line) || self.undecided(at, line).is_some(),
            _ => false,
        };
        if told_otherwise {
            return None;
        }
        let message =
            format!("`{id}` has no partner any more, and does not stand under `unmatched`");
        let problem = Diagnostic::new(check::LEDGER_ALONE, line.span, message);
        Some(problem.hint(match line.status {
            MatchStatus::Ended => format!(
                "add `{id}` to `unmatched` if they would like somebody new; else write `status: withdrawn` at their round"
            ),
            _ => format!(
                "add `{id}` to `unmatched`: whoever stands there comes first when the next round is matched"
            ),
        }))
    }

    fn silent(&self, one: &Enrolled<'_>) -> Option<Diagnostic> {
        let (id, (_, line)) = (one.id.as_str(), self.last(one.id)?);
        if line.status != MatchStatus::NotAnswering {
            return None;
        }
        let message =
            format!("`{id}` did not answer and has no partner any more, but still takes part");
        let problem = Diagnostic::new(check::ENROLMENT_DIFFERS, line.span, message);
        Some(problem.related(one.place, "takes part").hint(format!(
            "write `status: withdrawn` at their round, or `status: waiting`; if `{id}` is to get a new partner, put them under `unmatched`"
        )))
    }
}
