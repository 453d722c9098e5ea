//! Ledgers: rounds and people that exist, nobody in more matches at one moment than they have places.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::decision::decision;
use super::gone::{self, Roll};
use super::ledger_columns;
use super::meant;
use super::names::Names;
use super::one_of::one_of;
use super::person::Person;
use super::roles;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::ledger::{Hold, LineDigest, LineMark};
use crate::model::round::Odd;
use crate::model::{Ledger, LedgerMatch, MatchStatus, MustRule, PersonId, Round, RoundId, RuleId};
use crate::parse::data::{DataRecords, LedgerMatchRecord, LedgerRecord, WaitingRecord};
use crate::parse::fields::limits::MOST_PROBLEMS;
use crate::source::{Span, Spanned};

/// All ledgers as far as they could be read.
pub(super) struct Ledgers {
    /// Sorted by round.
    pub(super) all: Vec<Arc<Ledger>>,
    /// Of ledgers with a slip: whom the lines name that were not taken, or not as they are written. Nobody can be said to
    /// be missing from these ledgers.
    pub(super) doubts: BTreeMap<RoundId, Doubt>,
}

/// The ids in lines with a slip.
pub(super) type Doubt = BTreeSet<String>;

/// Checks all ledgers.
pub(super) fn ledgers(
    data: &DataRecords,
    names: &Names<'_>,
    rounds: &[Arc<Round>],
    people: &[Person<'_>],
    today: Date,
    problems: &mut Vec<Diagnostic>,
) -> Ledgers {
    let mut ledgers: BTreeMap<RoundId, Arc<Ledger>> = BTreeMap::new();
    let mut doubts = BTreeMap::new();
    for record in &data.ledgers {
        let Some(id) = names.round(&record.round, problems) else {
            continue;
        };
        let round = rounds.iter().find(|round| round.id == id);
        let ended = round.is_some_and(|round| round.state(today).is_over());
        let context = Context {
            names,
            people,
            round: round.map(|round| &**round),
            ended,
            enrolled_people: RefCell::default(),
        };
        let mut found = Vec::new();
        let (ledger, doubt) = context.ledger(record, &id, &mut found);
        problems.append(&mut found);
        if let Some(first) = ledgers.get(&id) {
            let message = format!("a second ledger for the round `{id}`");
            let problem = Diagnostic::new(check::LEDGER_TWICE, record.round.span, message);
            let problem = problem.related(first.round.span, "the first");
            problems.push(problem.hint("put all matches of a round into one file"));
            continue;
        }
        doubts.extend(doubt.map(|doubt| (id.clone(), doubt)));
        ledgers.insert(id, Arc::new(ledger));
    }
    Ledgers {
        all: ledgers.into_values().collect(),
        doubts,
    }
}

/// What a ledger is held against.
struct Context<'a> {
    names: &'a Names<'a>,
    people: &'a [Person<'a>],
    round: Option<&'a Round>,
    ended: bool,
    /// Whether somebody, by the place among all people, is enrolled in the round: of those who were asked for.
    enrolled_people: RefCell<BTreeMap<usize, bool>>,
}

/// Where in a ledger somebody is named: in a line, or under `unmatched`.
#[derive(Clone, Copy)]
struct Named<'a> {
    roll: &'a Roll<'a>,
    line: Option<&'a LedgerMatchRecord>,
}

impl Context<'_> {
    fn ledger(
        &self,
        record: &LedgerRecord,
        id: &RoundId,
        problems: &mut Vec<Diagnostic>,
    ) -> (Ledger, Option<Doubt>) {
        let (mut matches, mut doubt) = (Vec::new(), Doubt::new());
        let roll = &Roll::new(record, self.people, self.round, self.ended);
        for entry in &record.matches {
            let found = self.one_match(entry, roll, problems);
            let is_whole = |found: &LedgerMatch| found.people.len() == entry.people.len();
            if !found.as_ref().is_some_and(is_whole) {
                doubt.extend(entry.people.iter().map(|id| id.value.clone()));
            }
            matches.extend(found);
        }
        matches.sort_by(|a, b| (&a.people, a.since).cmp(&(&b.people, b.since)));
        let mut unmatched = Vec::new();
        for id in &record.unmatched {
            match self.person(&id.id, Named { roll, line: None }, problems) {
                Some(person) => unmatched.push(ledger_columns::waiting(id, person, problems)),
                None => drop(doubt.insert(id.id.value.clone())),
            }
        }
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
            written: record.written.as_ref().map(|written| {
                let digests = written.iter();
                digests.map(|line| LineDigest::read(&line.value)).collect()
            }),
            matches,
            unmatched,
        };
        self.check_places(&ledger, problems);
        check_waiting(record, problems);
        let doubtful = !record.sound || !doubt.is_empty();
        (ledger, doubtful.then_some(doubt))
    }

    fn one_match(
        &self,
        entry: &LedgerMatchRecord,
        roll: &Roll<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<LedgerMatch> {
        let status = match &entry.status {
            Some(word) => {
                let known = MatchStatus::ALL.map(|(word, status, _)| (word, status));
                one_of(&known, word, check::UNKNOWN_STATUS, problems)
            }
            None => Some(MatchStatus::default()),
        };
        let line = Some(entry);
        let ids = entry.people.iter();
        let people = ids.filter_map(|id| self.person(id, Named { roll, line }, problems));
        let mut people: Vec<PersonId> = people.collect();
        people.sort();
        people.dedup();
        self.check_size(entry, problems);
        check_repeated(entry, problems);
        (people.len() >= 2).then_some(())?;
        let own = self.round.map_or(&[][..], |round| &round.policy.own);
        let own = own
            .iter()
            .map(|own| (own.field.key(), MustRule::Rule(RuleId::Own(own.field))));
        let mut rules: Vec<(&str, MustRule)> = MustRule::all().collect();
        rules.extend(own);
        let despite = entry.despite.iter();
        let despite =
            despite.filter_map(|word| one_of(&rules, word, check::UNKNOWN_RULE, problems));
        let despite = despite.collect();
        let since = entry.since.as_ref()?;
        self.check_since(since, problems);
        let status = status?;
        ledger_columns::check(entry, status, problems);
        Some(LedgerMatch {
            who: ledger_columns::who(entry, &people, problems),
            mentor: roles::mentor(self.round, entry, &people, problems),
            people: people.into(),
            since: since.value,
            status,
            until: entry.until.as_ref().map(|day| day.value),
            despite,
            decision: decision(entry.by.as_ref(), entry.on.as_ref(), entry.because.as_ref()),
            code: ledger_columns::code(entry, problems),
            span: entry.span,
        })
    }

    fn check_size(&self, entry: &LedgerMatchRecord, problems: &mut Vec<Diagnostic>) {
        let count = entry.people.len();
        if (2..=3).contains(&count) {
            return;
        }
        let message = format!("a match is of two or three people, this has {count}");
        let problem = Diagnostic::new(check::LEDGER_MATCH_SIZE, entry.span, message);
        problems.push(match &entry.people[..] {
            [only] if !self.ended => problem.hint(format!(
                "who was the other one? if they were erased, write `erased-` and any eight digits for them, give the line `status: withdrawn`, and put `{}` under `unmatched`",
                only.value
            )),
            [_] => problem.hint("who was the other one? if they were erased, write `erased-` and any eight digits for them"),
            _ => problem.hint("give each two or three people a line of their own"),
        });
    }

    /// Of a round that has ended only what never can be: two matches that both ran to the end.
    fn check_places(&self, ledger: &Ledger, problems: &mut Vec<Diagnostic>) {
        let Some(round) = self.round else { return };
        for (id, at, other) in ledger.standings(round).crowded(round) {
            let [line, other] = [at, other].map(|at| &ledger.matches[at]);
            if self.ended && line.status.hold() != Hold::Runs {
                continue;
            }
            let message = format!(
                "`{}` has two matches at one time from {} on",
                id.as_str(),
                line.since
            );
            let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, line.span, message);
            let problem = problem.related(other.span, "this one runs");
            let hint = match line.since == other.since {
                true => {
                    "give the match that is over its `status` (`withdrawn`, `not-answering` or `ended`), and the newer one the day on which it began as `since`".to_owned()
                }
                // The newer one may have a status that says that it is over; the older one runs.
                false => format!(
                    "give the match since {} its `status` (`withdrawn`, `not-answering` or `ended`) if it is over; is its `since` right?",
                    other.since
                ),
            };
            problems.push(problem.hint(hint));
        }
    }

    /// A round that has ended may have begun otherwise than was planned.
    fn check_since(&self, since: &Spanned<Date>, problems: &mut Vec<Diagnostic>) {
        let Some(round) = self.round else { return };
        let (day, id) = (since.value, &round.id);
        let message = if round.ends < day {
            let ends = round.ends;
            format!("a match since {day}, but the round `{id}` ends on {ends}")
        } else if day < round.starts && !self.ended {
            let starts = round.starts;
            format!("a match since {day}, but the round `{id}` begins on {starts}")
        } else {
            return;
        };
        let problem = Diagnostic::new(check::LEDGER_SINCE, since.span, message);
        problems.push(problem.hint(format!(
            "`since` is the first day of the match, {} or later; is the year right?",
            round.starts
        )));
    }

    /// Who has been erased since may still stand in an old ledger: that is worth a word, no more.
    fn person(
        &self,
        id: &Spanned<String>,
        named: Named<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        let before = problems.len();
        let person = self.enrolled(id, named, problems);
        if self.ended {
            let told = problems.split_off(before);
            problems.extend(told.into_iter().map(Diagnostic::as_warning));
        }
        person
    }

    fn enrolled(
        &self,
        id: &Spanned<String>,
        named: Named<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<PersonId> {
        if let Some(Odd::Standby(standby)) = self.round.map(|round| &round.odd)
            && standby.as_str() == id.value
        {
            return Some(standby.clone());
        }
        if let Some(erased) = PersonId::new(&id.value).filter(PersonId::is_erased) {
            return Some(erased);
        }
        let told = problems.len();
        let Some(person) = self.names.person(id, problems) else {
            // Hints are sought for the first: each takes a look at many.
            let seeks = told < MOST_PROBLEMS;
            let accepted = seeks.then(|| named.roll.hint(id, named.line)).flatten();
            for one in &mut problems[told..] {
                let is_like_nobody = |hint: &String| hint.starts_with(meant::ASK);
                let of_line = || {
                    let hint = format!(
                        "{}; only if they were erased, {}",
                        meant::ASK,
                        gone::IN_PLACE
                    );
                    let is_line =
                        named.line.is_some() && one.hint.as_ref().is_some_and(is_like_nobody);
                    is_line.then_some(hint)
                };
                if let Some(hint) = accepted.clone().or_else(of_line) {
                    one.hint = Some(hint);
                }
            }
            return None;
        };
        if let Some(round) = self.round.filter(|_| self.names.people_known())
            && !self.is_enrolled(&person, round)
        {
            let message = format!("`{}` is not enrolled in `{}`", id.value, round.id);
            let problem = Diagnostic::new(check::LEDGER_PERSON_NOT_ENROLLED, id.span, message);
            problems.push(problem.hint(format!(
                "add `{}` to the `rounds` of `{}`",
                round.id, id.value
            )));
        }
        Some(person)
    }

    /// Also true of somebody whose record has errors of its own. A ledger may name one person often, and each name may stand
    /// in many rounds, so each record is looked through once.
    fn is_enrolled(&self, id: &PersonId, round: &Round) -> bool {
        let people = self.people;
        let found = people.binary_search_by(|other| other.participant.id.cmp(id));
        let Ok(at) = found else { return true };
        let mut enrolled = self.enrolled_people.borrow_mut();
        *enrolled.entry(at).or_insert_with(|| {
            let mut rounds = people[at].record.rounds.iter();
            rounds.any(|(id, _)| id.value == round.id.0.as_str())
        })
    }
}

/// Nobody is two of the people of a match.
fn check_repeated(entry: &LedgerMatchRecord, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in &entry.people {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let message = format!("`{}` stands twice in this match", id.value);
            let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, id.span, message);
            let problem = problem.related(first, "first here");
            problems.push(problem.hint("name two or three different people"));
        }
    }
}

/// Nobody stands among those who wait twice, nor in a match that runs as well.
fn check_waiting(record: &LedgerRecord, problems: &mut Vec<Diagnostic>) {
    let matched = record.matches.iter().filter(|entry| entry.runs());
    let matched = matched.flat_map(|entry| &entry.people);
    let matched: BTreeMap<&str, Span> = matched.map(|id| (&*id.value, id.span)).collect();
    let mut waiting: BTreeMap<&str, Span> = BTreeMap::new();
    let now = record.unmatched.iter().filter(|one| one.until.is_none());
    for WaitingRecord { id, .. } in now {
        let word = &*id.value;
        let again = waiting.insert(word, id.span);
        let Some(first) = again.or_else(|| matched.get(word).copied()) else {
            continue;
        };
        let message = format!("`{word}` stands twice in this ledger");
        let problem = Diagnostic::new(check::LEDGER_PERSON_TWICE, id.span, message);
        let problem = problem.related(first, "first here");
        problems.push(match again {
            Some(_) => problem.hint("take one of them out"),
            None => problem.hint("who has a partner does not wait: take them out of `unmatched`, or give the match that is over its `status`"),
        });
    }
}
