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
mod sector;
mod time_zone;

use super::candidates::Candidate;
use super::columns::Column;
use crate::model::policy::{Importance, PreferKind};
use crate::model::{Policy, Profile};

pub use crate::model::RuleId;
pub use languages::shared as shared_languages;

/// Two people as a rule sees them.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// One.
    pub a: &'a Profile,
    /// The other.
    pub b: &'a Profile,
    /// How far apart their clocks are on the first day of the round: 0 to 720 minutes.
    pub minutes_apart: u32,
    /// Whether they were partners in an earlier round.
    pub former: bool,
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
    /// What it asks, in plain language.
    pub text: &'static str,
    /// Where its points come from, in plain language.
    pub scale: &'static str,
}

impl Way {
    /// Partners are alike, or what else the rule is about; 0 or 100 points.
    const fn plain(text: &'static str, scale: &'static str) -> Self {
        Self {
            prefer: PreferKind::Same,
            graded: false,
            text,
            scale,
        }
    }

    /// Partners have named values.
    const fn named(text: &'static str) -> Self {
        Self {
            prefer: PreferKind::Named,
            graded: true,
            text,
            scale: named::SCALE,
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

/// All rules, in the order of [`RuleId`].
pub static RULES: [Rule; RuleId::ALL.len()] = [
    country::COUNTRY,
    country::REGION,
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
pub fn rule(id: RuleId) -> &'static Rule {
    &RULES[id as usize]
}

/// The points that all rules of a policy give together to a pair that is perfect under it.
pub const FULL_SCORE: u32 = 1000;

/// A policy in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The points that each rule gives at most, in the order of the table. Their sum is [`FULL_SCORE`], or 0 if no rule
    /// is weighed.
    pub most: [u32; RULES.len()],
    /// The rules that a pair must not break.
    pub must: [bool; RULES.len()],
    /// Pairs below this score do not exist.
    pub minimum_score: u32,
}

impl Scale {
    /// Shares [`FULL_SCORE`] among the weighed rules: high counts nine times, medium three times as much as low. What
    /// division leaves over goes point by point to the first weighed rules of the table.
    pub fn new(policy: &Policy) -> Self {
        let mut weights = RULES.each_ref().map(|rule| weight(rule, policy));
        let luck = RuleId::Luck as usize;
        if weights.iter().sum::<u32>() == weights[luck] {
            weights[luck] = 0; // nothing that it could raise
        }
        let all: u32 = weights.iter().sum();
        let mut most = weights.map(|weight| (weight * FULL_SCORE).checked_div(all).unwrap_or(0));
        let mut left = if all == 0 {
            0
        } else {
            FULL_SCORE - most.iter().sum::<u32>()
        };
        for (most, _) in most
            .iter_mut()
            .zip(weights)
            .filter(|(_, weight)| *weight > 0)
        {
            *most += u32::from(left > 0);
            left = left.saturating_sub(1);
        }
        Self {
            most,
            must: RULES
                .each_ref()
                .map(|rule| policy.importance(rule.id) == Importance::Must && !rule.is_luck()),
            minimum_score: policy.minimum_score,
        }
    }

    /// The part by which somebody's luck raises the points of the other rules: see [`luck::part`].
    pub fn luck(&self, owed: u32) -> u32 {
        let most = self.most[RuleId::Luck as usize];
        luck::part(most, self.most.iter().sum::<u32>() - most, owed)
    }

    /// What a rule gives for so many points of 100.
    pub fn share(&self, rule: RuleId, points: u32) -> u32 {
        self.most[rule as usize] * points / 100
    }

    /// What a pair has from every weighed rule but luck, in the order of the table.
    pub fn shares(&self, pair: &Pair, policy: &Policy) -> impl Iterator<Item = (RuleId, u32)> {
        let weighed = RULES
            .iter()
            .filter(|rule| self.most[rule.id as usize] > 0 && !rule.is_luck());
        weighed.map(|rule| (rule.id, self.share(rule.id, rule.points(pair, policy))))
    }
}

fn weight(rule: &Rule, policy: &Policy) -> u32 {
    match policy.importance(rule.id) {
        Importance::Must if !rule.way(policy).graded => 0,
        Importance::Must | Importance::High => 9,
        Importance::Medium => 3,
        Importance::Low => 1,
        Importance::Off => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_its_names() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id as usize, place, "{}", rule.id.key());
            assert_eq!(rule.ways[0].prefer, PreferKind::Same, "{}", rule.id.key());
        }
    }

    #[test]
    fn a_perfect_pair_has_full_score_whatever_the_policy() {
        use Importance::{High, Low, Medium, Must, Off};
        let levels = [Must, High, Medium, Low, Off];
        for code in 0..5usize.pow(5) {
            let level = |place: u32| levels[code / 5usize.pow(place) % 5];
            let policy = Policy {
                interests: level(0),
                sector: level(1),
                career_stage: level(2),
                time_zone: level(3),
                languages: level(4),
                ..Policy::default()
            };
            let weighed = RULES.iter().any(|rule| weight(rule, &policy) > 0);
            let sum: u32 = Scale::new(&policy).most.iter().sum();
            assert_eq!(sum, if weighed { FULL_SCORE } else { 0 }, "{policy:?}");
        }
    }

    #[test]
    fn the_default_policy_weighs_interests_most() {
        let scale = Scale::new(&Policy::default());
        assert_eq!(scale.most, [0, 0, 0, 0, 474, 0, 158, 158, 158, 52, 0]);
        assert_eq!(scale.share(RuleId::Interests, 65), 308);
    }
}
