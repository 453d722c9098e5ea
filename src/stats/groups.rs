//! People by what they have in a field: how many, and how it went for them.

use std::collections::BTreeMap;

use super::members::{Member, Wishes};
use crate::model::country::Region;
use crate::model::own::{Answer, Kind, OwnField, OwnId};
use crate::model::{Country, Language, Profile, Program, Term};

/// By what people are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Where they are based.
    Country,
    /// In which part of the world.
    Region,
    /// Which languages they speak.
    Language,
    /// Kind of workplace.
    Sector,
    /// How far on.
    CareerStage,
    /// What they are interested in.
    Interest,
    /// A field of the program's own.
    Own(OwnId),
}

/// What somebody has there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A country.
    Country(Country),
    /// A part of the world.
    Region(Region),
    /// A language, whatever its variant.
    Language(Language),
    /// A value of a list.
    Term(Term),
    /// A number from the first to the second.
    Number(u16, u16),
    /// They do not say.
    Unsaid,
}

/// A field with its groups, the largest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which field.
    pub what: What,
    /// Its groups.
    pub rows: Vec<Row>,
}

/// One group. Where one may have several values, somebody is in several groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What they have in common.
    pub value: Value,
    /// How many they are.
    pub people: u32,
    /// How many of them had a partner.
    pub matched: u32,
    /// The sum of the scores of their matches.
    pub score: u64,
    /// Of how many that is the sum.
    pub scored: u32,
    /// Their wishes.
    pub wishes: Wishes,
}

impl Row {
    /// The mean score of their matches, rounded down.
    pub fn mean(&self) -> Option<u64> {
        self.score.checked_div(u64::from(self.scored))
    }
}

/// All fields in which somebody says something.
pub(super) fn groups(program: &Program, members: &[Member<'_>]) -> Vec<Group> {
    let built_in = [
        What::Country,
        What::Region,
        What::Language,
        What::Sector,
        What::CareerStage,
        What::Interest,
    ];
    let own = &program.vocabulary.own;
    let own = own
        .iter()
        .filter(|field| !matches!(field.kind, Kind::Text | Kind::Hours));
    let fields = built_in.into_iter().map(|what| (what, None));
    let fields = fields.chain(own.map(|field| (What::Own(field.id), Some(field))));
    let groups = fields.map(|(what, field)| Group {
        what,
        rows: rows(members, |profile| values(what, field, profile)),
    });
    groups
        .filter(|group| group.rows.iter().any(|row| row.value != Value::Unsaid))
        .collect()
}

fn rows(members: &[Member<'_>], values: impl Fn(&Profile) -> Vec<Value>) -> Vec<Row> {
    let mut rows: BTreeMap<Value, Row> = BTreeMap::new();
    for member in members {
        let mut all = values(member.profile);
        if all.is_empty() {
            all.push(Value::Unsaid);
        }
        all.sort();
        all.dedup();
        for value in all {
            let row = rows.entry(value.clone()).or_insert_with(|| Row {
                value,
                people: 0,
                matched: 0,
                score: 0,
                scored: 0,
                wishes: Wishes::default(),
            });
            row.people += 1;
            row.matched += u32::from(member.matched);
            for score in &member.scores {
                row.score += u64::from(*score);
                row.scored += 1;
            }
            row.wishes.add(member.wishes);
        }
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    // Values of equal groups stay in their order; who says nothing comes last.
    rows.sort_by_key(|row| (row.value == Value::Unsaid, std::cmp::Reverse(row.people)));
    rows
}

fn values(what: What, field: Option<&OwnField>, profile: &Profile) -> Vec<Value> {
    let terms = |terms: &[Term]| terms.iter().copied().map(Value::Term).collect();
    match what {
        What::Country => vec![Value::Country(profile.country)],
        What::Region => vec![Value::Region(profile.country.region())],
        What::Language => languages(profile).map(Value::Language).collect(),
        What::Sector => terms(profile.sector.as_slice()),
        What::CareerStage => terms(profile.career_stage.as_slice()),
        What::Interest => terms(&profile.interests),
        What::Own(id) => match (profile.own(id), field) {
            (Some(Answer::Terms(all)), _) => terms(all),
            (Some(Answer::Number(number)), Some(field)) => vec![band(field.kind, *number)],
            _ => Vec::new(),
        },
    }
}

/// The languages somebody speaks, whatever the variants.
pub(super) fn languages(profile: &Profile) -> impl Iterator<Item = Language> {
    let languages = profile.languages.iter();
    languages.filter_map(|language| Language::new(language.primary()))
}

/// So many bands a wide range of numbers has.
const BANDS: u16 = 5;

fn band(kind: Kind, number: u16) -> Value {
    let Kind::Number { from, to } = kind else {
        return Value::Number(number, number);
    };
    let width = (to.saturating_sub(from) / BANDS).saturating_add(1);
    if to.saturating_sub(from) < 2 * BANDS {
        return Value::Number(number, number);
    }
    let lowest = from + number.saturating_sub(from) / width * width;
    Value::Number(lowest, to.min(lowest.saturating_add(width - 1)))
}
