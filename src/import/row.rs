//! What a row asks of a person's file: a value for each key, with the cell that says it.

use std::collections::BTreeSet;

use super::Setting;
use super::clean::Cleaner;
use crate::diagnostic::CellPlace;
use crate::model::form::{Answers, Target};
use crate::parse::edit::Datum;
use crate::validate::answers::Place;

/// The order of keys in a file that is new; what is not named stands before `share`.
const ORDER: [&str; 17] = [
    "name",
    "called",
    "pronouns",
    "email",
    "country",
    "city",
    "time_zone",
    "languages",
    "sector",
    "workplace",
    "role",
    "career_stage",
    "interests",
    "offers",
    "seeks",
    "about",
    "links",
];

/// A value for a key.
pub(super) struct Wanted {
    pub target: Target,
    /// The keys that lead to it.
    pub path: Vec<String>,
    pub value: Datum,
    pub place: CellPlace,
    /// Whether nobody has said it, so that it never replaces what stands there.
    pub is_guess: bool,
}

/// Whether they agree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    Given,
    Refused,
    /// The form does not ask.
    NotAsked,
}

/// One row.
pub(super) struct Row<'a> {
    pub answers: &'a Answers,
    pub name: String,
    pub address: String,
    pub country: String,
    pub consent: Consent,
    /// When they signed up, as far as it is known; later is greater.
    pub applied: String,
    /// In the order of a file.
    pub wanted: Vec<Wanted>,
}

impl<'a> Row<'a> {
    /// Reads a row.
    pub fn new(answers: &'a Answers, setting: &Setting<'_>) -> Self {
        let one = |key: &str| {
            let answer = answers.one(&Target::Person(key.to_owned()));
            answer.map_or("", |answer| answer.text.as_str())
        };
        let cleaner = Cleaner {
            tables: setting.tables,
            place: Place {
                country: Some(one("country")).filter(|country| !country.is_empty()),
                city: Some(one("city")).filter(|city| !city.is_empty()),
                days: setting.days,
            },
        };
        let mut row = Self {
            answers,
            name: String::new(),
            address: String::new(),
            country: String::new(),
            consent: consent(answers, setting),
            applied: answers
                .one(&Target::Applied)
                .map_or_else(String::new, |at| at.text.clone()),
            wanted: Vec::new(),
        };
        for (target, given) in &answers.given {
            let texts: Vec<&str> = given.iter().map(|answer| answer.text.as_str()).collect();
            let value = cleaner.value(target, &texts, setting.many.contains(target));
            let place = given.first().map_or(&answers.place, |answer| &answer.place);
            match value {
                Datum::Nothing => {}
                value => row.want(setting, target, value, place, false),
            }
        }
        let share = Target::Person("share".to_owned());
        if setting.asked.contains(&share) && !answers.given.contains_key(&share) {
            // Nothing ticked is an answer: nothing may be shown.
            row.want(
                setting,
                &share,
                Datum::List(Vec::new()),
                &answers.place,
                false,
            );
        }
        row.days(setting);
        for (key, own) in [
            ("name", &mut row.name),
            ("email", &mut row.address),
            ("country", &mut row.country),
        ] {
            let target = Target::Person(key.to_owned());
            let wanted = row.wanted.iter().find(|wanted| wanted.target == target);
            *own = wanted
                .and_then(|wanted| wanted.value.text())
                .unwrap_or_default()
                .to_owned();
        }
        row.wanted.sort_by_key(|wanted| rank(&wanted.target));
        row
    }

    /// The days of sign-up and of consent.
    fn days(&mut self, setting: &Setting<'_>) {
        let answers = self.answers;
        let said = answers.one(&Target::Applied);
        let place = said.map_or(&answers.place, |answer| &answer.place);
        let moment = said.map_or_else(|| setting.today.to_string(), |answer| answer.text.clone());
        let is_guess = said.is_none();
        self.want(setting, &Target::Applied, dated(&moment), place, is_guess);
        if self.consent == Consent::Given {
            let place = answers
                .one(&Target::Consent)
                .map_or(place, |answer| &answer.place);
            self.want(
                setting,
                &Target::Consent,
                dated(day(&moment)),
                place,
                is_guess,
            );
        }
    }

    fn want(
        &mut self,
        setting: &Setting<'_>,
        target: &Target,
        value: Datum,
        place: &CellPlace,
        is_guess: bool,
    ) {
        if let Some(path) = path(target, setting.round) {
            self.wanted.push(Wanted {
                target: target.clone(),
                path,
                value,
                place: place.clone(),
                is_guess,
            });
        }
    }

    /// Where somebody is, for what is compared with this row.
    pub fn cleaner<'s>(&'s self, tables: &'s Setting<'_>) -> Cleaner<'s> {
        let city = self.answers.one(&Target::Person("city".to_owned()));
        Cleaner {
            tables: tables.tables,
            place: Place {
                country: Some(self.country.as_str()),
                city: city.map(|city| city.text.as_str()),
                days: tables.days,
            },
        }
    }

    /// The value for a key of the person.
    pub fn value(&self, key: &str) -> Option<&Datum> {
        let mut wanted = self.wanted.iter();
        let found =
            wanted.find(|wanted| matches!(&wanted.target, Target::Person(own) if own == key));
        found.map(|wanted| &wanted.value)
    }
}

/// The keys that lead to a value in a person's file.
pub(super) fn path(target: &Target, round: &str) -> Option<Vec<String>> {
    let word = target.word();
    let keys: Vec<&str> = match target {
        Target::Nothing => return None,
        Target::Person(_) | Target::Consent => vec![&word],
        Target::Applied | Target::WishWords => vec!["rounds", round, &word],
        Target::Wish(field) => vec!["rounds", round, "wishes", field],
    };
    Some(keys.into_iter().map(str::to_owned).collect())
}

/// A day or a moment without quotes; anything else is only text.
fn dated(text: &str) -> Datum {
    let is_dated = text.bytes().all(|byte| b"0123456789-:+TZ.".contains(&byte));
    match is_dated && text.starts_with(|c: char| c.is_ascii_digit()) {
        true => Datum::Word(text.to_owned()),
        false => Datum::Text(text.to_owned()),
    }
}

/// The day of a moment.
pub(super) fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}

fn consent(answers: &Answers, setting: &Setting<'_>) -> Consent {
    match answers.one(&Target::Consent) {
        Some(answer) if answer.text == "yes" => Consent::Given,
        None if !setting.asked.contains(&Target::Consent) => Consent::NotAsked,
        _ => Consent::Refused,
    }
}

fn rank(target: &Target) -> (usize, String) {
    let place = match target {
        Target::Person(key) => match (&**key, ORDER.iter().position(|other| other == key)) {
            (_, Some(at)) => at,
            ("share", _) => ORDER.len() + 1,
            ("avoid" | "knows", _) => ORDER.len() + 2,
            _ => ORDER.len(),
        },
        Target::Consent => ORDER.len() + 3,
        Target::Applied => ORDER.len() + 4,
        Target::Wish(_) => ORDER.len() + 5,
        Target::WishWords => ORDER.len() + 6,
        Target::Nothing => usize::MAX,
    };
    (place, target.word())
}

/// The targets that a form asks for, and those that take several answers.
pub(super) fn asked(form: &crate::model::form::Form) -> (BTreeSet<Target>, BTreeSet<Target>) {
    let all = form.columns.iter().map(|column| column.to.clone());
    let many = form
        .columns
        .iter()
        .filter(|column| column.split.is_some() || column.value.is_some());
    (
        all.collect(),
        many.map(|column| column.to.clone()).collect(),
    )
}
