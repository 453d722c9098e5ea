//! Partners are based in different countries, or in different regions of the world.

use super::{Measure, Pair, Rule, RuleId, Way};
use crate::matching::candidate::Candidate;
use crate::matching::column::Column;
use crate::model::Policy;

pub(super) const COUNTRY: Rule = Rule {
    id: RuleId::DifferentCountry,
    ways: &[Way::PLAIN],
    measure: Measure::Pair {
        points: |pair, _| different(pair, |profile| profile.country),
        column: |people, _| column(people, |one| one.profile.country),
    },
};

pub(super) const REGION: Rule = Rule {
    id: RuleId::DifferentRegion,
    ways: &[Way::PLAIN],
    measure: Measure::Pair {
        points: |pair, _| different(pair, |profile| profile.country.region()),
        column: |people, _: &Policy| column(people, |one| one.profile.country.region()),
    },
};

fn different<T: PartialEq>(pair: &Pair, place: fn(&crate::model::Profile) -> T) -> u32 {
    if place(pair.a) == place(pair.b) {
        0
    } else {
        100
    }
}

fn column<T: Ord + Clone>(people: &[Candidate], place: fn(&Candidate) -> T) -> Column {
    Column::same(people.iter().map(|person| Some(place(person))), 0, 100)
}
