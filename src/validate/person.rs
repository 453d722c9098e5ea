//! Participants and their enrolments.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use super::forms::check_email;
use super::names::Names;
use super::one_of::one_of;
use super::values::Values;
use super::whereabouts::{Base, Setting};
use super::{enrolment, person_name, profile, required, roles, share, wishes};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::person::{Because, Enrolment, EnrolmentStatus};
use crate::model::roles::Parts;
use crate::model::{ByRound, Participant, PersonId, Private, Profile, Round};
use crate::parse::data::{DataRecords, EnrolmentRecord, ParticipantRecord};
use crate::parse::fields::limits::{MOST_PROBLEMS, reached};
use crate::path::{Slug, is_device_name};
use crate::source::{FileId, Span, Spanned};

/// Which mails somebody wants; whether of those about their partner alone.
const MAILS: [(&str, bool); 2] = [("all", false), ("partner-only", true)];

/// A participant beside the record, which knows the places.
pub(super) struct Person<'a> {
    pub(super) participant: Arc<Participant>,
    pub(super) record: &'a ParticipantRecord,
}

/// What the check of one participant looks at.
struct Context<'a> {
    values: &'a Values,
    names: &'a Names<'a>,
    rounds: &'a [Arc<Round>],
    today: Date,
    /// By the command line, so that it may lie in the past.
    day_is_given: bool,
}

/// Checks all participants; those with everything mandatory come back, sorted by id.
pub(super) fn participants<'a>(
    data: &'a DataRecords,
    values: &Values,
    names: &Names<'_>,
    rounds: &[Arc<Round>],
    (today, day_is_given): (Date, bool),
    problems: &mut Vec<Diagnostic>,
) -> Vec<Person<'a>> {
    let context = Context {
        values,
        names,
        rounds,
        today,
        day_is_given,
    };
    let mut people = Vec::new();
    let mut told: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
    for batch in batches(&data.participants) {
        let is_full = |record: &ParticipantRecord| {
            let told = told.get(&record.span.file).map_or(0, Vec::len);
            told >= MOST_PROBLEMS
        };
        let checked = batch.par_iter().with_max_len(16).map(|record| {
            if is_full(record) {
                return (None, vec![]);
            }
            let mut problems = Vec::new();
            let participant = context.participant(record, &mut problems).map(Arc::new);
            let person = participant.map(|participant| Person {
                participant,
                record,
            });
            (person, problems)
        });
        let checked: Vec<_> = checked.collect();
        for (record, (person, found)) in batch.iter().zip(checked) {
            let told = told.entry(record.span.file).or_default();
            if reached(record.span, told) {
                continue;
            }
            people.extend(person);
            told.extend(found);
        }
    }
    problems.extend(told.into_values().flatten());
    people.sort_by(|a, b| a.participant.id.cmp(&b.participant.id));
    people.dedup_by(|a, b| a.participant.id == b.participant.id);
    people
}

/// The participants in pieces of about this many bytes of their files, each of which is checked before it is known whether a
/// file has too many problems for the next.
fn batches(records: &[Arc<ParticipantRecord>]) -> impl Iterator<Item = &[Arc<ParticipantRecord>]> {
    const BYTES: usize = 64 << 10;
    let mut rest = records;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |record: &&Arc<ParticipantRecord>| {
            bytes += record.span.range().len();
            bytes < BYTES
        };
        let count = rest.iter().take_while(fits).count().max(1).min(rest.len());
        let (batch, later) = rest.split_at(count);
        rest = later;
        (!batch.is_empty()).then_some(batch)
    })
}

/// An id in its form, or a problem.
pub(super) fn person_id(id: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<PersonId> {
    let checked = PersonId::new(&id.value);
    if checked.as_ref().is_some_and(PersonId::is_erased) {
        let message = format!("`{}` stands for somebody who was erased", id.value);
        let problem = Diagnostic::new(check::BAD_ID, id.span, message);
        problems.push(problem.hint("give this person another id, like `amina-diallo`"));
        return None;
    }
    if checked.is_none() {
        let message = format!("`{}` cannot be an id", id.value);
        let problem = Diagnostic::new(check::BAD_ID, id.span, message);
        let is_copy = ["copy", ")"].iter().any(|end| id.value.ends_with(end));
        let hint = match Slug::from_title(&id.value) {
            _ if is_copy => "is it the copy of another file? delete one of them".to_owned(),
            _ if id.value == PersonId::REPORT => {
                "what would be their letter is the report of the round; add another part of the name".to_owned()
            }
            _ if is_device_name(&id.value) => {
                "Windows keeps this name for itself; add another part of the name".to_owned()
            }
            Some(slug) if PersonId::new(slug.as_str()).is_some() => {
                format!("name the file, or the `id`, `{slug}`: small letters, digits and hyphens")
            }
            _ => {
                "ids are made of lower-case letters a to z, digits and hyphens, like `amina-diallo`"
                    .to_owned()
            }
        };
        problems.push(problem.hint(hint));
    }
    checked
}

impl Context<'_> {
    fn participant(
        &self,
        record: &ParticipantRecord,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Participant> {
        let id = record.id.as_ref().and_then(|id| person_id(id, problems));
        let email = record.email.as_ref();
        let email = email.and_then(|email| check_email(email, problems));
        let emails = record.emails.iter();
        let emails = emails.filter_map(|email| check_email(email, problems));
        let emails = emails.map(Private::new).collect();
        let mails = record.mails.as_ref();
        let partner_only =
            mails.and_then(|word| one_of(&MAILS, word, check::UNKNOWN_MAILS, problems));
        let setting = Setting {
            span: record.span,
            days: self.clock_days(record),
            base: Base::None,
        };
        let profile = profile::parts(&record.profile, setting, self.values, problems).over(None);
        let profile = profile.map(Arc::new);
        let share = share::share(&record.share, self.values, problems);
        let avoid = self.others(record, &record.avoid, check::AVOID_SELF, problems);
        let knows = self.others(record, &record.knows, check::KNOWS_SELF, problems);
        let mut text = |field: &Option<Spanned<String>>, key| {
            let name = person_name::name(field.as_ref()?, key, problems);
            name.map(Private::new)
        };
        let name = text(&record.name, "name");
        let called = text(&record.called, "called");
        check_consent(record, self.latest_consent(record), problems);
        let enrolments = self.enrolments(record, profile.as_ref(), problems);
        let span = record.span;
        let pronouns = record.pronouns.as_ref();
        Some(Participant {
            id: id?,
            name: name?,
            called,
            pronouns: pronouns.map(private),
            email: Private::new(email?),
            emails,
            partner_only: partner_only.unwrap_or_default(),
            profile: profile?,
            share,
            avoid,
            knows,
            notes: record.notes.as_ref().map(private),
            consent: record.consent.as_ref().map(|date| date.value),
            enrolments,
            span,
        })
    }

    /// The first day and the last of the last round that they name, in which the hours of two partners matter; else a year.
    fn clock_days(&self, record: &ParticipantRecord) -> [Date; 2] {
        let named = |round: &&Arc<Round>| {
            let mut ids = record.rounds.iter();
            ids.any(|(id, _)| id.value == *round.id.0.as_str())
        };
        let last = self.rounds.iter().rev().find(named);
        let year = [self.today, self.today.saturating_add(1.year())];
        last.map_or(year, |round| [round.starts, round.ends])
    }

    /// Nobody can have agreed on a day to come. Who looks back with `--date` sees people before they agreed, which is no
    /// mistake as long as their rounds are not over.
    fn latest_consent(&self, record: &ParticipantRecord) -> Date {
        let named = |round: &&Arc<Round>| {
            let mut ids = record.rounds.iter();
            ids.any(|(id, _)| id.value == *round.id.0.as_str())
        };
        let ends = self.rounds.iter().filter(named).map(|round| round.ends);
        let looks_back = ends.filter(|_| self.day_is_given).max();
        looks_back.map_or(self.today, |end| end.max(self.today))
    }

    /// The people whom `avoid` or `knows` names.
    fn others(
        &self,
        record: &ParticipantRecord,
        words: &[Spanned<String>],
        check: &'static check::Check,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<PersonId> {
        let mut others = Vec::new();
        for word in words {
            let Some(id) = self.names.anybody(word, problems) else {
                continue;
            };
            if record
                .id
                .as_ref()
                .is_some_and(|own| own.value == id.as_str())
            {
                let (message, hint) = match check == check::AVOID_SELF {
                    true => (
                        "is to avoid themselves",
                        "ask whom they mean: the wish is about somebody else",
                    ),
                    false => (
                        "stands under their own `knows`",
                        "ask whom they know: it is somebody else",
                    ),
                };
                let message = format!("`{}` {message}", id.as_str());
                problems.push(Diagnostic::new(check, word.span, message).hint(hint));
                continue;
            }
            others.push(id);
        }
        others.sort();
        others.dedup();
        others
    }

    fn enrolments(
        &self,
        record: &ParticipantRecord,
        base: Option<&Arc<Profile>>,
        problems: &mut Vec<Diagnostic>,
    ) -> ByRound<Enrolment> {
        let mut enrolments = Vec::with_capacity(record.rounds.len());
        let otherwise = self.clock_days(record);
        for (round, enrolment) in &record.rounds {
            let span = round.span;
            let id = self.names.round(round, problems);
            let found = id.as_ref().and_then(|id| {
                let mut rounds = self.rounds.iter();
                rounds.find(|round| round.id == *id)
            });
            let days = found.map(|round| [round.starts, round.ends]);
            let days = days.unwrap_or(otherwise);
            let own = record.profile.country.as_ref();
            let own = own.map_or(record.span, |country| country.span);
            let checked = self.enrolment(enrolment, base, (days, own), problems);
            let (Some(id), Some(mut checked)) = (id, checked) else {
                continue;
            };
            if let Some(round) = found {
                enrolment::check_applied(enrolment, round, self.today, problems);
                checked.parts = roles::parts(round, enrolment, problems);
                wishes::keep_to(round, &enrolment.wishes, &mut checked.wishes, problems);
                let place = (&**round, span);
                required::check(&checked, place, self.values, self.today, problems);
            }
            enrolments.push((id, checked));
        }
        enrolments.into_iter().collect()
    }

    fn enrolment(
        &self,
        record: &EnrolmentRecord,
        base: Option<&Arc<Profile>>,
        (days, country_span): ([Date; 2], Span),
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Enrolment> {
        let status = record.status.as_ref();
        let status = status
            .and_then(|word| one_of(&EnrolmentStatus::ALL, word, check::UNKNOWN_STATUS, problems));
        let wishes = wishes::wishes(&record.wishes, self.values, problems);
        let overrides = record.overrides.as_deref();
        let profile = match overrides.filter(|own| !profile::is_empty(own)) {
            None => base.cloned(),
            Some(own) => {
                let setting = Setting {
                    span: record.span,
                    days,
                    base: base.map_or(Base::Unknown, |base| Base::Of(base)),
                };
                let parts = profile::parts(own, setting, self.values, problems);
                parts.over(Some(base?)).map(Arc::new)
            }
        };
        let because = record.because.as_ref();
        let because =
            because.and_then(|word| one_of(&Because::ALL, word, check::UNKNOWN_STATUS, problems));
        enrolment::check_because(record, problems);
        // Mandatory, although only checks look at it.
        let applied = record.applied.as_ref()?;
        Some(Enrolment {
            applied: applied.value,
            wish_words: record.wish_words.as_ref().map(private),
            status: status.unwrap_or_default(),
            because,
            parts: Parts::default(),
            wishes,
            profile: profile?,
            country_span: overrides
                .and_then(|own| own.country.as_ref())
                .map_or(country_span, |word| word.span),
            span: record.span,
        })
    }
}

fn private(text: &Spanned<String>) -> Private<String> {
    Private::new(text.value.clone())
}

/// Nobody is matched, written to or counted who has not said yes; who has withdrawn needs no yes any more.
fn check_consent(record: &ParticipantRecord, latest: Date, problems: &mut Vec<Diagnostic>) {
    if let Some(day) = record.consent.as_ref().filter(|day| day.value > latest) {
        let message = format!("consent on {}, which is still to come", day.value);
        let problem = Diagnostic::new(check::FUTURE_CONSENT, day.span, message);
        problems.push(problem.hint("write the day on which they said yes; is the year right?"));
    }
    let withdrawn =
        |enrolment: &EnrolmentRecord| enrolment.known_status() == Some(EnrolmentStatus::Withdrawn);
    if record.consent_written {
        return;
    }
    let mut rounds = record.rounds.iter();
    if let Some((round, _)) = rounds.find(|(_, enrolment)| !withdrawn(enrolment)) {
        let message = format!("an enrolment in `{}` without consent", round.value);
        let problem = Diagnostic::new(check::CONSENT_MISSING, round.span, message);
        problems.push(problem.hint(
            "add `consent: YYYY-MM-DD`, the day they accepted the code of conduct and the use of their data",
        ));
    }
}
