//! Rounds.

use std::sync::Arc;

use jiff::civil::Date;

use super::cap;
use super::decision::decision;
use super::forms::check_form;
use super::names::Names;
use super::one_of::one_of;
use super::policy;
use super::roles;
use super::schedule::{Frame, Topics, schedule};
use super::teams;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::round::Odd;
use crate::model::{DecidedPair, Policy, Round, RoundId};
use crate::parse::data::{DataRecords, PairRecord, RoundRecord, TeamRecord};
use crate::path::Slug;
use crate::source::Spanned;

/// Checks all rounds; those with everything mandatory come back, sorted by first day, then id.
pub(super) fn rounds(
    data: &DataRecords,
    defaults: &Policy,
    values: &Values,
    names: &Names<'_>,
    topics: &Topics<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Arc<Round>> {
    let context = Context {
        defaults,
        values,
        names,
        topics,
        teams: &data.teams,
    };
    let records = data.rounds.iter();
    let checked = records.filter_map(|record| context.round(record, problems));
    let mut rounds: Vec<Arc<Round>> = checked.map(Arc::new).collect();
    rounds.sort_by(|a, b| (a.starts, &a.id).cmp(&(b.starts, &b.id)));
    rounds
}

struct Context<'a> {
    defaults: &'a Policy,
    values: &'a Values,
    names: &'a Names<'a>,
    topics: &'a Topics<'a>,
    teams: &'a [Arc<TeamRecord>],
}

impl Context<'_> {
    fn round(&self, record: &RoundRecord, problems: &mut Vec<Diagnostic>) -> Option<Round> {
        let id = record.id.as_ref().and_then(|id| round_id(id, problems));
        let dates = dates(record, problems);
        check_closed(record, problems);
        let frame = dates.map(|[_, _, starts, ends]| Frame { starts, ends });
        let schedule = schedule(record, frame.as_ref(), self.topics, problems);
        let policy = policy::apply(&record.policy, self.defaults, self.values, problems);
        let pins = self.pairs(&record.pins, false, problems);
        let forbidden = self.pairs(&record.forbidden, true, problems);
        let odd = self.odd(record, problems);
        let teams = id
            .as_ref()
            .map(|id| teams::of_round(self.teams, id, self.names, problems));
        let (roles, peers) = roles::several(record, &policy.objectives, problems);
        let cap = record.cap.as_ref();
        let cap = cap.and_then(|cap| cap::cap(cap, self.values, problems));
        let form = record.form.as_ref();
        let form = form.filter(|form| check_form(form, problems));
        let [opens, closes, starts, ends] = dates?;
        Some(Round {
            id: id?,
            title: record.title.as_ref()?.value.clone(),
            summary: record.summary.as_ref().map(|summary| summary.value.clone()),
            sign_up: [opens, closes],
            form: form.map(|form| form.value.clone()),
            starts,
            ends,
            closed: record.closed.as_ref().map(|day| day.value),
            hours: record.hours.as_ref().map(|hours| hours.value),
            schedule,
            policy,
            pins,
            forbidden,
            cap,
            roles,
            peers,
            teams: teams.unwrap_or_default(),
            odd: odd?,
            span: record.span,
        })
    }

    fn pairs(
        &self,
        pairs: &[PairRecord],
        organisers: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<DecidedPair> {
        let mut checked = Vec::new();
        for pair in pairs {
            let [a, b] = &pair.people;
            let mut find = |word| match organisers {
                true => self.names.anybody(word, problems),
                false => self.names.somebody(word, problems),
            };
            let (a, b) = (find(a), find(b));
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a == b {
                let message = format!("`{}` cannot be a pair with itself", a.as_str());
                let problem = Diagnostic::new(check::UNKNOWN_PERSON, pair.span, message);
                problems.push(problem.hint("name two different people"));
                continue;
            }
            checked.push(DecidedPair {
                people: if a < b { [a, b] } else { [b, a] },
                decision: decision(pair.by.as_ref(), pair.on.as_ref(), pair.because.as_ref()),
                span: pair.span,
            });
        }
        checked
    }

    fn odd(&self, record: &RoundRecord, problems: &mut Vec<Diagnostic>) -> Option<Odd> {
        let standby = record.standby.as_ref();
        let standby = standby.and_then(|id| self.names.anybody(id, problems));
        let table = [("trio", 0), ("wait", 1), ("standby", 2)];
        let word = record.odd.as_ref();
        let choice = match word {
            Some(word) => one_of(&table, word, check::UNKNOWN_ODD, problems)?,
            None => 0,
        };
        Some(match (choice, &record.standby) {
            (2, Some(_)) => Odd::Standby(standby?),
            (2, None) => {
                let span = word.map_or(record.span, |word| word.span);
                let message = "`odd: standby` without somebody who stands by";
                let problem = Diagnostic::new(check::MISSING_FIELD, span, message);
                problems.push(problem.hint("add `standby: id-of-somebody`"));
                return None;
            }
            (1, _) => Odd::Wait,
            _ => Odd::Trio,
        })
    }
}

fn round_id(id: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<RoundId> {
    match Slug::new(&id.value) {
        Ok(slug) => Some(RoundId(slug)),
        Err(fault) => {
            let message = format!("the round's id `{}` {fault}", id.value);
            let problem = Diagnostic::new(check::BAD_ID, id.span, message);
            problems.push(problem.hint("write it like `2026b`"));
            None
        }
    }
}

/// Nothing is closed before it has begun.
fn check_closed(record: &RoundRecord, problems: &mut Vec<Diagnostic>) {
    let (Some(closed), Some(starts)) = (&record.closed, &record.starts) else {
        return;
    };
    if closed.value < starts.value {
        let message = format!(
            "the round was closed on {}, but starts on {}",
            closed.value, starts.value
        );
        let problem = Diagnostic::new(check::DATE_ORDER, closed.span, message);
        let problem = problem.related(starts.span, "must be earlier");
        problems.push(problem.hint("is the year right?"));
    }
}

/// First and last day of sign-ups, first and last day of the round, in this order in time.
fn dates(record: &RoundRecord, problems: &mut Vec<Diagnostic>) -> Option<[Date; 4]> {
    let named = [
        ("sign-ups open", &record.opens),
        ("sign-ups close", &record.closes),
        ("the round starts", &record.starts),
        ("the round ends", &record.ends),
    ];
    let known = named
        .iter()
        .filter_map(|(what, date)| Some((what, date.as_ref()?)));
    let known: Vec<_> = known.collect();
    let mut ordered = true;
    for neighbours in known.windows(2) {
        let [(before, first), (after, second)] = neighbours else {
            continue;
        };
        let same_day_is_fine = **after == "sign-ups close";
        if first.value < second.value || (same_day_is_fine && first.value == second.value) {
            continue;
        }
        ordered = false;
        let message = format!(
            "{after} on {}, but {before} on {}",
            second.value, first.value
        );
        let problem = Diagnostic::new(check::DATE_ORDER, second.span, message);
        let problem = problem.related(first.span, "must be earlier");
        problems.push(problem.hint("is the year right?"));
    }
    let dates = [
        record.opens.as_ref()?.value,
        record.closes.as_ref()?.value,
        record.starts.as_ref()?.value,
        record.ends.as_ref()?.value,
    ];
    ordered.then_some(dates)
}
