//! What a row asks of a person's file: a value for each key, with the cell that says it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Setting;
use super::clean::{self, Cleaner};
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
    pub value: Datum,
    pub place: CellPlace,
    /// Whether nobody has said it, so that it never replaces what stands there.
    pub is_guess: bool,
}

impl Wanted {
    /// The keys that lead to it.
    pub fn way<'a>(&'a self, round: &'a str) -> Vec<&'a str> {
        way(&self.target, round).unwrap_or_default()
    }
}

/// Whether they agree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    Given,
    Refused,
    /// The form does not ask.
    NotAsked,
}

/// One row: of what was answered only what is still to be decided with.
pub(super) struct Row {
    /// The first cell of the row.
    pub place: CellPlace,
    pub name: String,
    pub address: String,
    pub country: String,
    pub consent: Consent,
    /// Where they say whether they agree.
    pub consent_place: CellPlace,
    /// When they signed up, as far as it is known; later is greater.
    pub applied: String,
    /// Where the answers would have gone that nobody can read.
    pub unread: Vec<Target>,
    /// Cells with signs in them that nobody sees.
    pub hidden: Vec<CellPlace>,
    /// In the order of a file.
    pub wanted: Vec<Wanted>,
}

impl Row {
    /// Reads a row.
    pub fn new(answers: &Answers, setting: &Setting<'_>) -> Self {
        let one = |key: &str| {
            let answer = answers.one(&Target::Person(key.into()));
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
            place: answers.place.clone(),
            name: String::new(),
            address: String::new(),
            country: String::new(),
            consent: consent(answers, setting),
            consent_place: consent_place(answers).clone(),
            applied: answers
                .one(&Target::Applied)
                .map_or_else(String::new, |at| at.text.clone()),
            unread: answers.unread.iter().map(|one| one.to.clone()).collect(),
            hidden: hidden(answers),
            wanted: Vec::new(),
        };
        for (target, given) in answers.given.iter() {
            let texts: Vec<&str> = given.iter().map(|answer| answer.text.as_str()).collect();
            let value = cleaner.value(target, &texts, setting.many.contains(target));
            let place = given.first().map_or(&answers.place, |answer| &answer.place);
            match value {
                Datum::Nothing => {}
                value => row.want(setting, target, value, place, false),
            }
        }
        let share = Target::Person("share".into());
        if setting.asked.contains(&share) && answers.given.get(&share).is_empty() {
            // Nothing ticked is an answer: nothing may be shown.
            row.want(
                setting,
                &share,
                Datum::List(Vec::new()),
                &answers.place,
                false,
            );
        }
        row.days(answers, setting);
        row.settled()
    }

    /// The same in the order of a file, with what tells whose it is.
    fn settled(mut self) -> Self {
        let text = |key: &str| {
            let text = self.value(key).and_then(Datum::text);
            text.unwrap_or_default().to_owned()
        };
        (self.name, self.address, self.country) = (text("name"), text("email"), text("country"));
        self.wanted
            .sort_by(|one, other| rank(&one.target).cmp(&rank(&other.target)));
        self.wanted.shrink_to_fit();
        self
    }

    /// The days of sign-up and of consent.
    fn days(&mut self, answers: &Answers, setting: &Setting<'_>) {
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
        let of_roles = matches!(target, Target::As | Target::Places(_));
        if way(target, setting.round).is_some() && (setting.has_roles || !of_roles) {
            self.wanted.push(Wanted {
                target: target.clone(),
                value,
                place: place.clone(),
                is_guess,
            });
        }
    }

    /// Where somebody is, for what is compared with this row.
    pub fn cleaner<'s>(&'s self, tables: &'s Setting<'_>) -> Cleaner<'s> {
        Cleaner {
            tables: tables.tables,
            place: Place {
                country: Some(self.country.as_str()),
                city: self.value("city").and_then(Datum::text),
                days: tables.days,
            },
        }
    }

    /// The cell that says a key of the person; the row's, if none does.
    pub fn place_of(&self, key: &str) -> &CellPlace {
        let mut wanted = self.wanted.iter();
        let found = wanted.find(|wanted| is_of(&wanted.target, key));
        found.map_or(&self.place, |wanted| &wanted.place)
    }

    /// The value for a key of the person.
    pub fn value(&self, key: &str) -> Option<&Datum> {
        let mut wanted = self.wanted.iter();
        let found = wanted.find(|wanted| is_of(&wanted.target, key));
        found.map(|wanted| &wanted.value)
    }
}

/// The keys that lead to a value in a person's file.
pub(super) fn way<'a>(target: &'a Target, round: &'a str) -> Option<Vec<&'a str>> {
    Some(match target {
        Target::Nothing => return None,
        Target::Person(key) => vec![key],
        Target::Consent => vec!["consent"],
        Target::Applied => vec!["rounds", round, "applied"],
        Target::As => vec!["rounds", round, "as"],
        Target::Places(None) => vec!["rounds", round, "places"],
        Target::Places(Some(role)) => vec!["rounds", round, "places", role.word()],
        Target::WishWords => vec!["rounds", round, "wish_words"],
        Target::Wish(field) => vec!["rounds", round, "wishes", field],
    })
}

fn is_of(target: &Target, key: &str) -> bool {
    matches!(target, Target::Person(own) if **own == *key)
}

/// Where they say whether they agree, or do not say it.
fn consent_place(answers: &Answers) -> &CellPlace {
    let said = answers.one(&Target::Consent).map(|answer| &answer.place);
    said.or(answers.silent.as_deref()).unwrap_or(&answers.place)
}

fn hidden(answers: &Answers) -> Vec<CellPlace> {
    let is_odd = |c: char| clean::is_hidden(c) && !c.is_control();
    let all = answers.given.iter().flat_map(|(_, given)| given);
    let odd = all.filter(|answer| answer.text.contains(is_odd));
    odd.map(|answer| answer.place.clone()).collect()
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

fn rank(target: &Target) -> (usize, Cow<'_, str>) {
    let place = match target {
        Target::Person(key) => match (&**key, ORDER.iter().position(|other| **other == **key)) {
            (_, Some(at)) => at,
            ("share", _) => ORDER.len() + 1,
            ("avoid" | "knows" | "mails", _) => ORDER.len() + 2,
            _ => ORDER.len(),
        },
        Target::Consent => ORDER.len() + 3,
        Target::Applied => ORDER.len() + 4,
        Target::As => ORDER.len() + 5,
        Target::Places(_) => ORDER.len() + 6,
        Target::Wish(_) => ORDER.len() + 7,
        Target::WishWords => ORDER.len() + 8,
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
