//! The rules, as one table.
//!
//! A rule says how far a pair is as one would like it in one respect, from 0 to 100 points. What that is worth, and
//! whether 0 points rule the pair out, is a matter of the round's policy. A new rule is one function in a file here, one
//! row in [`RULES`] and one name in [`RuleId`].
//!
//! Each rule is written twice, for two readers: `points` compares two profiles and is what explanations use; `column`
//! compiles everybody's profile into a column that the solver reads. A test holds both equal on every pair.

mod career_stage;
mod country;
mod former;
mod interests;
mod languages;
pub mod luck;
mod named;
mod offers;
mod own;
mod sector;
mod time_zone;
mod workplace;

use super::candidate::Candidate;
use super::clocks::{Clock, Clocks};
use super::column::Column;
use crate::model::own::OwnField;
use crate::model::policy::PreferKind;
use crate::model::{Policy, Profile};

pub use crate::model::RuleId;
pub use former::points as former_points;
pub use languages::shared as shared_languages;
pub use own::overlap;

/// Two people as a rule sees them.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// One.
    pub a: &'a Profile,
    /// The other.
    pub b: &'a Profile,
    /// How far apart their clocks are on the first day of the round: 0 to 720 minutes.
    pub minutes_apart: u32,
    /// Their clocks through the round.
    pub clocks: [&'a Clock; 2],
    /// So many rounds ago they were partners, the last one that was matched being 1.
    pub former: Option<u32>,
}

/// One row of the table.
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// What it may ask: one row for each preference that a policy may have, the default first.
    pub ways: &'static [Way],
    /// Where its points come from.
    pub measure: Measure,
}

/// What a rule asks under one preference.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The preference.
    pub prefer: PreferKind,
    /// Whether there is anything between 0 and 100 points, or between one good pair and another. As a must, such a rule
    /// still weighs as much as a high one.
    pub graded: bool,
}

impl Way {
    /// Partners are alike, or what else the rule is about; 0 or 100 points.
    const PLAIN: Self = Self {
        prefer: PreferKind::Same,
        graded: false,
    };

    /// The same, with something between.
    const GRADED: Self = Self {
        prefer: PreferKind::Same,
        graded: true,
    };

    /// Partners have named values.
    const NAMED: Self = Self {
        prefer: PreferKind::Named,
        graded: true,
    };

    /// Partners were none for long.
    const FADING: Self = Self {
        prefer: PreferKind::Fading,
        graded: true,
    };

    /// Partners are unlike.
    const fn different(graded: bool) -> Self {
        Self {
            prefer: PreferKind::Different,
            graded,
        }
    }
}

/// Points of a pair in one respect, 0 to 100; symmetric.
pub type Points = fn(&Pair, &Policy) -> u32;

/// Where the points of a rule come from.
pub enum Measure {
    /// From two people.
    Pair {
        /// Of one pair.
        points: Points,
        /// The same for everybody at once.
        column: fn(&[Candidate], &Policy) -> Column,
    },
    /// From the points of all other rules and what two people are owed: see [`luck`].
    Luck,
}

/// Goes up whenever a rule gives other points than before: digests hash it.
pub const RULES_VERSION: u32 = 1;

/// All rules, in the order of [`RuleId`].
pub static RULES: [Rule; RuleId::ALL.len()] = [
    country::COUNTRY,
    country::REGION,
    workplace::RULE,
    languages::SHARED_LANGUAGE,
    former::RULE,
    interests::RULE,
    offers::RULE,
    sector::RULE,
    career_stage::RULE,
    time_zone::RULE,
    languages::LANGUAGES,
    luck::RULE,
];

/// A rule as a program has it.
#[derive(Clone, Copy)]
pub enum AnyRule<'a> {
    /// A row of the table.
    Table(&'static Rule),
    /// That of a field of the program's own.
    Own(&'a OwnField),
}

/// All rules of a program with these fields, in the order in which they are told: luck, which depends on all others, last.
pub fn all(own: &[OwnField]) -> impl Iterator<Item = AnyRule<'_>> + Clone {
    let (first, last) = RULES.split_at(RuleId::Luck.place());
    let matched = own.iter().filter(|field| field.verb.is_some());
    let table = |rules: &'static [Rule]| rules.iter().map(AnyRule::Table);
    table(first)
        .chain(matched.map(AnyRule::Own))
        .chain(table(last))
}

impl AnyRule<'_> {
    /// Its name.
    pub fn id(self) -> RuleId {
        match self {
            Self::Table(rule) => rule.id,
            Self::Own(field) => RuleId::Own(field.id),
        }
    }

    /// What it asks under a policy.
    pub fn way(self, policy: &Policy) -> Way {
        match self {
            Self::Table(rule) => *rule.way(policy),
            Self::Own(field) => own::way(field, policy),
        }
    }

    /// Whether it is the one that depends on all others.
    pub fn is_luck(self) -> bool {
        matches!(self, Self::Table(rule) if rule.is_luck())
    }

    /// Points of a pair, 0 to 100. Of luck there are none without the points of the others.
    pub fn points(self, pair: &Pair, policy: &Policy) -> u32 {
        match self {
            Self::Table(rule) => rule.points(pair, policy),
            Self::Own(field) => own::points(pair, field, policy),
        }
    }

    /// The same for everybody at once; `None` for luck.
    pub fn column(self, people: &[Candidate], clocks: &Clocks, policy: &Policy) -> Option<Column> {
        match self {
            Self::Table(rule) => match rule.measure {
                Measure::Pair { column, .. } => Some(column(people, policy)),
                Measure::Luck => None,
            },
            Self::Own(field) => own::column(people, clocks, field, policy),
        }
    }
}

impl Rule {
    /// What it asks under a policy.
    pub fn way(&self, policy: &Policy) -> &'static Way {
        let kind = policy.preference(self.id);
        let own = self.ways.iter().find(|way| way.prefer == kind);
        own.unwrap_or(&self.ways[0])
    }

    /// Whether it is the one that depends on all others.
    pub fn is_luck(&self) -> bool {
        matches!(self.measure, Measure::Luck)
    }

    /// Points of a pair, 0 to 100. Of luck there are none without the points of the others.
    pub fn points(&self, pair: &Pair, policy: &Policy) -> u32 {
        match self.measure {
            Measure::Pair { points, .. } => points(pair, policy),
            Measure::Luck => 0,
        }
    }
}

/// The row of the table.
#[allow(dead_code, reason = "a door for tests")]
pub fn rule(id: RuleId) -> &'static Rule {
    &RULES[id.place()]
}

/// The points that all rules of a policy give together to a pair that is perfect under it.
pub const FULL_SCORE: u32 = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_its_names() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id.place(), place, "{}", rule.id.key());
            assert_eq!(rule.ways[0].prefer, PreferKind::Same, "{}", rule.id.key());
        }
    }
}
