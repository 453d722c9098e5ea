//! Ledgers: rounds and people that exist, nobody in two matches at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::Scene;
use super::names::Names;
use super::person::Person;
use super::policy::one_of;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::person::EnrolmentStatus;
use crate::model::round::{LedgerMatch, MatchStatus, Odd};
use crate::model::{Ledger, PersonId, Round, RoundId};
use crate::parse::data::{DataRecords, LedgerMatchRecord, LedgerRecord};
use crate::source::{Span, Spanned};

const STATUSES: [(&str, MatchStatus); 5] = [
    ("active", MatchStatus::Active),
    ("met", MatchStatus::Met),
    ("not-answering", MatchStatus::NotAnswering),
    ("withdrawn", MatchStatus::Withdrawn),
    ("ended", MatchStatus::Ended),
];

/// Checks all ledgers; they come back sorted by round.
pub(super) fn ledgers(
    data: &DataRecords,
    names: &Names<'_>,
    rounds: &[Arc<Round>],
    people: &[Person<'_>],
    today: Date,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Arc<Ledger>> {
    let mut ledgers: BTreeMap<RoundId, Arc<Ledger>> = BTreeMap::new();
    for record in &data.ledgers {
        let Some(id) = names.round(&record.round, problems) else {
            continue;
        };
        let round = rounds.iter().find(|round| round.id == id);
        let ended = round.is_some_and(|round| round.ends < today);
        let context = Context {
            names,
            people,
            round,
            ended,
        };
        let ledger = context.ledger(record, &id, problems);
        if let Some(first) = ledgers.get(&id) {
            let message = format!("a second ledger for the round `{id}`");
            let problem = Diagnostic::error("ledger-twice", record.round.span, message);
            let problem = problem.related(first.round.span, "the first");
            problems.push(problem.hint("put all matches of a round into one file"));
            continue;
        }
        ledgers.insert(id, Arc::new(ledger));
    }
    ledgers.into_values().collect()
}

struct Context<'a> {
    names: &'a Names<'a>,
    people: &'a [Person<'a>],
    round: Option<&'a Arc<Round>>,
    ended: bool,
}

impl Context<'_> {
    fn ledger(
        &self,
        record: &LedgerRecord,
        id: &RoundId,
        problems: &mut Vec<Diagnostic>,
    ) -> Ledger {
        let found = record
            .matches
            .iter()
            .map(|entry| self.one_match(entry, problems));
        let mut matches: Vec<LedgerMatch> =
            found.collect::<Vec<_>>().into_iter().flatten().collect();
        matches.sort_by(|a, b| (&a.people, a.since).cmp(&(&b.people, b.since)));
        let waiting = record.unmatched.iter();
        let unmatched = waiting.filter_map(|id| self.person(id, problems)).collect();
        check_once(record, problems);
        Ledger {
            round: Spanned {
                value: id.clone(),
                span: record.round.span,
            },
            digest: record.digest.as_ref().map(|digest| digest.value.clone()),
            matches,
            unmatched,
        }
    }

    fn one_match(
        &self,
        entry: &LedgerMatchRecord,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<LedgerMatch> {
        let status = match &entry.status {
            Some(word) => one_of(&STATUSES, word, "unknown-status", problems),
            None => Some(MatchStatus::Active),
        };
        let ids = entry.people.iter();
        let mut people: Vec<PersonId> = ids.filter_map(|id| self.person(id, problems)).collect();
        people.sort();
        people.dedup();
        if !(2..=3).contains(&entry.people.len()) {
            let count = entry.people.len();
            let message = format!("a match is of two or three people, this has {count}");
            problems.push(Diagnostic::error("ledger-match-size", entry.span, message));
        }
        (people.len() >= 2).then_some(())?;
        Some(LedgerMatch {
            people: people.into(),
            since: entry.since.as_ref()?.value,
            status: status?,
            span: entry.span,
        })
    }

    /// Who has been erased since may still stand in an old ledger: that is worth a word, no more.
    fn person(&self, id: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<PersonId> {
        let severity = if self.ended {
            Severity::Warning
        } else {
            Severity::Error
        };
        let person = match self.round.map(|round| &round.odd) {
            Some(Odd::Standby(standby)) if standby.as_str() == id.value => {
                return Some(standby.clone());
            }
            _ => self.names.person(id, severity, problems)?,
        };
        let (Some(round), true) = (self.round, self.names.people_known()) else {
            return Some(person);
        };
        let found = self
            .people
            .binary_search_by(|other| other.participant.id.cmp(&person));
        let enrolled = match found {
            Ok(at) => self.people[at]
                .record
                .rounds
                .iter()
                .any(|(id, _)| id.value == round.id.0.as_str()),
            // Known, but with errors of their own.
            Err(_) => true,
        };
        if !enrolled {
            let message = format!("`{}` is not enrolled in `{}`", id.value, round.id);
            let problem = Diagnostic::new(
                severity,
                "ledger-person-not-enrolled",
                Place::Span(id.span),
                message,
            );
            problems.push(problem.hint(format!(
                "add `{}` to the `rounds` of `{}`",
                round.id, id.value
            )));
        }
        Some(person)
    }
}

/// Nobody stands in two matches that run, nor in one and among those who wait.
fn check_once(record: &LedgerRecord, problems: &mut Vec<Diagnostic>) {
    let over = |entry: &LedgerMatchRecord| {
        let status = entry
            .status
            .as_ref()
            .map_or("active", |status| &*status.value);
        matches!(status, "withdrawn" | "ended" | "not-answering")
    };
    let running = record.matches.iter().filter(|entry| !over(entry));
    let matched = running.flat_map(|entry| &entry.people);
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in matched.chain(&record.unmatched) {
        let first = *seen.entry(&*id.value).or_insert(id.span);
        if first != id.span {
            let message = format!("`{}` stands twice in this ledger", id.value);
            let problem = Diagnostic::error("ledger-person-twice", id.span, message);
            let problem = problem.related(first, "first here");
            problems.push(
                problem.hint("give the match that is over the status `ended` or `withdrawn`"),
            );
        }
    }
}

/// A round that runs has matches; without its ledger nobody could say which.
pub(super) fn check_missing(scene: &Scene<'_>, problems: &mut Vec<Diagnostic>) {
    for round in scene.rounds {
        let running = round.starts <= scene.today && scene.today <= round.ends;
        let takes_part = |person: &&Person<'_>| {
            let enrolment = person.participant.enrolments.get(&round.id);
            enrolment.is_some_and(|enrolment| enrolment.status == EnrolmentStatus::Active)
        };
        if scene.has_ledger(round) || !scene.people.iter().any(|person| takes_part(&person)) {
            continue;
        }
        if round.ends < scene.today {
            problems.push(lost(round));
        } else if running {
            let message = format!(
                "the round `{}` is running, but has no ledger of its matches",
                round.id
            );
            let problem = Diagnostic::error("ledger-missing", round.span, message);
            problems.push(problem.hint(format!(
                "accept its matches with `fortnight match --accept`, or write `matches/{}.yaml`",
                round.id
            )));
        }
    }
}

/// A round whose partners nobody remembers.
fn lost(round: &Round) -> Diagnostic {
    let message = format!(
        "the round `{}` has ended, but has no ledger of its matches",
        round.id
    );
    Diagnostic::warning("ledger-lost", round.span, message).hint(format!(
        "put `matches/{}.yaml` back: without it, former partners may be matched again",
        round.id
    ))
}
