//! A shared language, and more than one of them. Languages are the same if their primary subtags are: `pt-BR` and `pt-PT`.

use super::{Measure, Pair, Rule, RuleId, Way};
use crate::matching::column::{Column, SetField};
use crate::model::{Language, Profile};

pub(super) const SHARED_LANGUAGE: Rule = Rule {
    id: RuleId::SharedLanguage,
    ways: &[Way::PLAIN],
    measure: Measure::Pair {
        points: |pair, _| by_count(pair, ONE),
        column: |_, _| Column::Common(SetField::Languages, ONE),
    },
};

pub(super) const LANGUAGES: Rule = Rule {
    id: RuleId::Languages,
    ways: &[Way::GRADED],
    measure: Measure::Pair {
        points: |pair, _| by_count(pair, SEVERAL),
        column: |_, _| Column::Common(SetField::Languages, SEVERAL),
    },
};

const ONE: &[u32] = &[0, 100];
const SEVERAL: &[u32] = &[0, 0, 70, 100];

/// The languages of `a` that `b` speaks too, as `a` writes them, one for each primary subtag.
pub fn shared<'a>(a: &'a Profile, b: &Profile) -> impl Iterator<Item = &'a Language> {
    let theirs: Vec<&str> = b.languages.iter().map(Language::primary).collect();
    a.languages
        .iter()
        .enumerate()
        .filter_map(move |(at, language)| {
            let primary = language.primary();
            let new = a.languages[..at]
                .iter()
                .all(|other| other.primary() != primary);
            (new && theirs.contains(&primary)).then_some(language)
        })
}

fn by_count(pair: &Pair, points: &[u32]) -> u32 {
    let common = shared(pair.a, pair.b).count();
    points[common.min(points.len() - 1)]
}
