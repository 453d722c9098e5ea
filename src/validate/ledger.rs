//! Ledgers: rounds and people that exist, nobody in more matches at one moment than they have places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::Scene;
use super::names::Names;
use super::person::Person;
use super::policy::one_of;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::ledger::{Hold, LineMark};
use crate::model::person::EnrolmentStatus;
use crate::model::round::Odd;
use crate::model::{Ledger, LedgerMatch, MatchStatus, MustRule, PersonId, Round, RoundId};
use crate::parse::data::{DataRecords, LedgerMatchRecord, LedgerRecord};
use crate::source::{Span, Spanned};

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
        let mut found = Vec::new();
        let ledger = context.ledger(record, &id, &mut found);
        problems.append(&mut found);
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
        let entries = record.matches.iter();
        let found = entries.filter_map(|entry| self.one_match(entry, problems));
        let mut matches: Vec<LedgerMatch> = found.collect();
        matches.sort_by(|a, b| (&a.people, a.since).cmp(&(&b.people, b.since)));
        let waiting = record.unmatched.iter();
        let unmatched = waiting.filter_map(|id| self.person(id, problems)).collect();
        let marks = |lines: &Vec<Spanned<String>>| {
            let marks = lines.iter().map(|line| LineMark::read(&line.value));
            marks.collect::<BTreeSet<_>>()
        };
        let ledger = Ledger {
            round: Spanned {
                value: id.clone(),
                span: record.round.span,
            },
            digest: record.digest.as_ref().map(|digest| digest.value.clone()),
            lines: record.lines.as_ref().map(marks),
            matches,
            unmatched,
        };
        self.check_places(&ledger, problems);
        check_waiting(record, problems);
        ledger
    }

    fn one_match(
        &self,
        entry: &LedgerMatchRecord,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<LedgerMatch> {
        let status = match &entry.status {
            Some(word) => {
                let known = MatchStatus::ALL.map(|(word, status, _)| (word, status));
                one_of(&known, word, "unknown-status", problems)
            }
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
        let rules: Vec<(&str, MustRule)> = MustRule::all().collect();
        let despite = entry.despite.iter();
        let despite = despite.filter_map(|word| one_of(&rules, word, "unknown-rule", problems));
        let despite = despite.collect();
        let since = entry.since.as_ref()?;
        self.check_since(since, problems);
        Some(LedgerMatch {
            people: people.into(),
            since: since.value,
            status: status?,
            despite,
            span: entry.span,
        })
    }

    /// Of a round that has ended only what never can be: two matches that both ran to the end.
    fn check_places(&self, ledger: &Ledger, problems: &mut Vec<Diagnostic>) {
        let Some(round) = self.round else { return };
        for (id, at, other) in ledger.standings().crowded(round) {
            let [line, other] = [at, other].map(|at| &ledger.matches[at]);
            if self.ended && line.status.hold() != Hold::Runs {
                continue;
            }
            let message = format!(
                "`{}` has two matches at one time from {} on",
                id.as_str(),
                line.since
            );
            let problem = Diagnostic::error("ledger-person-twice", line.span, message);
            let problem = problem.related(other.span, "this one runs");
            let hint = match line.since == other.since {
                true => {
                    "give the match that is over its `status` (`withdrawn`, `not-answering` or `ended`), and the newer one the day on which it began as `since`"
                }
                false => {
                    "give the match that is over the `status` `withdrawn`, `not-answering` or `ended`"
                }
            };
            problems.push(problem.hint(hint));
        }
    }

    fn check_since(&self, since: &Spanned<Date>, problems: &mut Vec<Diagnostic>) {
        let Some(round) = self.round.filter(|round| round.ends < since.value) else {
            return;
        };
        let message = format!(
            "a match since {}, but the round `{}` ends on {}",
            since.value, round.id, round.ends
        );
        let problem = Diagnostic::error("ledger-since", since.span, message);
        problems.push(problem.hint("`since` is the first day of the match; is the year right?"));
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

/// Nobody stands among those who wait twice, nor in a match that runs as well.
fn check_waiting(record: &LedgerRecord, problems: &mut Vec<Diagnostic>) {
    let runs = |entry: &&LedgerMatchRecord| {
        let word = entry.status.as_ref().map_or("active", |word| &*word.value);
        let mut known = MatchStatus::ALL.iter();
        known.any(|(own, _, hold)| *own == word && *hold == Hold::Runs)
    };
    let matched = record.matches.iter().filter(runs);
    let matched = matched.flat_map(|entry| &entry.people);
    let mut seen: BTreeMap<&str, Span> = matched.map(|id| (&*id.value, id.span)).collect();
    for id in &record.unmatched {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let message = format!("`{}` stands twice in this ledger", id.value);
            let problem = Diagnostic::error("ledger-person-twice", id.span, message);
            let problem = problem.related(first, "first here");
            problems.push(problem.hint("who has a partner does not wait: take them out of `unmatched`, or give the match that is over its `status`"));
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
