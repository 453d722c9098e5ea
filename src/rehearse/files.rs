//! The files of a rehearsal: what stands in a program's folder if its round were signed up for by a cohort alone.

use jiff::ToSpan;
use jiff::civil::Date;

use super::cohort::{Cohort, address};
use crate::model::own::{Answer, DAY, Kind, OwnField, Week};
use crate::model::person::{Enrolment, Wish};
use crate::model::roles::Parts;
use crate::model::round::Odd;
use crate::model::vocabulary::{Entry, List};
use crate::model::{Country, Language, Participant, Program, Round, Term};
use crate::parse::edit::{self, Datum, Edit, Step, Unsafe};

type Entries = Vec<(String, Datum)>;

/// A file for each person, with its path below the data folder.
pub fn participants(cohort: &Cohort) -> Vec<(String, String)> {
    let people = cohort.program.participants.iter();
    let file = |person: &std::sync::Arc<Participant>| {
        let (name, workplace) = cohort.names.get(&person.id)?;
        let path = format!("participants/{}.yaml", person.id.as_str());
        let entries = record(&cohort.program, person, name, workplace.as_deref());
        Some((path, edit::document(&entries)))
    };
    people.filter_map(file).collect()
}

/// The file of the round without what it says about real people. `text` is what stands there.
///
/// # Errors
/// It is written in a way that cannot be changed safely.
pub fn round_file(text: &str, round: &Round, rehearsed: &Round) -> Result<String, Unsafe> {
    let key = |key: &str| vec![Step::Key(key.to_owned())];
    let mut edits = Vec::new();
    if !round.pins.is_empty() {
        edits.push(Edit::Remove(key("pins")));
    }
    if !round.forbidden.is_empty() {
        edits.push(Edit::Remove(key("forbidden")));
    }
    if matches!(round.odd, Odd::Standby(_)) && rehearsed.odd == Odd::Wait {
        edits.push(Edit::Set(key("odd"), word("wait")));
        edits.push(Edit::Remove(key("standby")));
    }
    match edits.is_empty() {
        true => Ok(text.to_owned()),
        false => edit::apply(text, &edits),
    }
}

/// The day on which a rehearsed round is matched: sign-ups have closed, and it has not begun.
pub fn day_of_matching(round: &Round) -> Date {
    let closed = round.sign_up[1].saturating_add(1.day());
    let eve = round.starts.saturating_sub(1.day());
    closed.min(eve)
}

/// The settings, with this day for today.
pub fn settings_file(text: &str, today: Date) -> String {
    let line = format!("today = {today}");
    let mut found = false;
    let mut in_front = true;
    let lines = text.lines().map(|old| {
        let bare = old.trim_start();
        in_front &= !bare.starts_with('[');
        let is_key = |rest: &str| rest.trim_start().starts_with('=');
        if in_front && bare.strip_prefix("today").is_some_and(is_key) {
            found = true;
            return line.clone();
        }
        old.to_owned()
    });
    let lines: Vec<String> = lines.collect();
    let text = lines.join("\n") + "\n";
    if found {
        text
    } else {
        format!("{line}\n{text}")
    }
}

fn record(program: &Program, person: &Participant, name: &str, workplace: Option<&str>) -> Entries {
    let (profile, vocabulary) = (&person.profile, &program.vocabulary);
    let list = |list| vocabulary.entries(list);
    let mut entries: Entries = Vec::new();
    let mut add = |key: &str, value: Datum| entries.push((key.to_owned(), value));
    add("name", text(name));
    add("email", text(&address(&person.id)));
    add("country", text(profile.country.code()));
    add("time_zone", text(&profile.time_zone));
    add(
        "languages",
        texts(profile.languages.iter().map(Language::as_str)),
    );
    let one = |list, term: Option<Term>| ids(list, term.as_slice()).next().map(text);
    let optional = [
        ("sector", one(list(List::Sectors), profile.sector)),
        ("workplace", workplace.map(text)),
        (
            "career_stage",
            one(list(List::CareerStages), profile.career_stage),
        ),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            add(key, value);
        }
    }
    let many = [
        ("interests", &profile.interests),
        ("offers", &profile.offers),
        ("seeks", &profile.seeks),
    ];
    for (key, terms) in many.into_iter().filter(|(_, terms)| !terms.is_empty()) {
        add(key, texts(ids(list(List::Interests), terms)));
    }
    for field in &vocabulary.own {
        if let Some(value) = profile.own(field.id).and_then(|given| answer(field, given)) {
            add(field.key(), value);
        }
    }
    if let Some(day) = person.consent {
        add("consent", word(&day.to_string()));
    }
    let rounds = program.rounds.iter().filter_map(|round| {
        let enrolment = person.enrolments.get(&round.id)?;
        Some((round.id.to_string(), enrolled(program, enrolment)))
    });
    add("rounds", Datum::Map(rounds.collect()));
    entries
}

fn enrolled(program: &Program, enrolment: &Enrolment) -> Datum {
    let applied = word(&enrolment.applied.day.to_string());
    let mut entries = vec![("applied".to_owned(), applied)];
    entries.extend(part(enrolment.parts));
    let wishes = wishes(program, enrolment);
    if !wishes.is_empty() {
        entries.push(("wishes".to_owned(), Datum::Map(wishes)));
    }
    Datum::Map(entries)
}

/// As what somebody takes part, and with how many places.
fn part(parts: Parts) -> Entries {
    let key = |key: &str, value: Datum| (key.to_owned(), value);
    let number = |places: u32| word(&places.to_string());
    match (parts.mentor, parts.mentee, parts.peer) {
        (Some(mentor), Some(mentee), _) => {
            let places = vec![key("mentor", number(mentor)), key("mentee", number(mentee))];
            vec![key("as", word("both")), key("places", Datum::Map(places))]
        }
        (Some(places), None, _) => vec![key("as", word("mentor")), key("places", number(places))],
        (None, Some(places), _) => vec![key("as", word("mentee")), key("places", number(places))],
        (None, None, Some(places)) => vec![key("places", number(places))],
        (None, None, None) => Vec::new(),
    }
}

fn wishes(program: &Program, enrolment: &Enrolment) -> Entries {
    let (wishes, vocabulary) = (&enrolment.wishes, &program.vocabulary);
    let of = |wish: &Wish<Term>, list| {
        asked(wish, |terms: &[Term]| {
            texts(ids(vocabulary.entries(list), terms))
        })
    };
    let countries = |named: &[Country]| texts(named.iter().map(|one| one.code()));
    let languages = |named: &[Language]| texts(named.iter().map(Language::as_str));
    let built_in = [
        ("sector", of(&wishes.sector, List::Sectors)),
        ("career_stage", of(&wishes.career_stage, List::CareerStages)),
        ("country", asked(&wishes.country, countries)),
        ("languages", asked(&wishes.languages, languages)),
        ("interests", of(&wishes.interests, List::Interests)),
        ("time_zone", asked(&wishes.time_zone, |_| Datum::Nothing)),
    ];
    let own = wishes.own.iter().filter_map(|wish| {
        let field = vocabulary.own(wish.field.key())?;
        let value = asked(&wish.wish, |terms: &[Term]| values(field, terms));
        Some((field.key(), value))
    });
    let all = built_in.into_iter().chain(own);
    all.filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}

fn asked<T>(wish: &Wish<T>, named: impl Fn(&[T]) -> Datum) -> Option<Datum> {
    match wish {
        Wish::Any => None,
        Wish::Same => Some(word("same")),
        Wish::Different => Some(word("different")),
        Wish::Named(values) => Some(named(values)),
    }
}

fn answer(field: &OwnField, answer: &Answer) -> Option<Datum> {
    Some(match answer {
        Answer::Terms(terms) if field.kind == Kind::Many => values(field, terms),
        Answer::Terms(terms) => text(ids(&field.values, terms).next()?),
        Answer::Number(number) => word(&number.to_string()),
        Answer::Week(week) => hours(week),
        // Nobody invented writes any.
        Answer::Text { .. } => return None,
    })
}

fn hours(week: &Week) -> Datum {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let clock = |minute: u32| format!("{}:{:02}", minute / 60, minute % 60);
    let days = (0..).zip(DAYS).filter_map(|(day, name)| {
        let spans = week.spans().iter().filter(|[from, _]| from / DAY == day);
        let spans = spans.map(|[from, until]| {
            text(&format!(
                "{}-{}",
                clock(from - day * DAY),
                clock(until - day * DAY)
            ))
        });
        let spans: Vec<Datum> = spans.collect();
        (!spans.is_empty()).then(|| (name.to_owned(), Datum::List(spans)))
    });
    Datum::Map(days.collect())
}

fn values(field: &OwnField, terms: &[Term]) -> Datum {
    texts(ids(&field.values, terms))
}

fn ids<'e>(entries: &'e [Entry], terms: &[Term]) -> impl Iterator<Item = &'e str> {
    let found = terms
        .iter()
        .filter_map(|term| entries.get(usize::from(term.0)));
    found.map(|entry| &*entry.id)
}

fn texts<'t>(values: impl Iterator<Item = &'t str>) -> Datum {
    Datum::List(values.map(text).collect())
}

fn text(value: &str) -> Datum {
    Datum::Text(value.to_owned())
}

fn word(value: &str) -> Datum {
    Datum::Word(value.to_owned())
}
