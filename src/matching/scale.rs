//! What a policy makes of the table of rules.

use super::rules::{self, AnyRule, FULL_SCORE, Pair, RULES, RuleId, luck};
use crate::model::Policy;
use crate::model::own::OwnField;
use crate::model::policy::Importance;

/// A policy in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The points that each rule gives at most, by its place. Their sum is [`FULL_SCORE`], or 0 if no rule is weighed.
    pub most: Vec<u32>,
    /// The rules that a pair must not break.
    pub must: Vec<bool>,
    /// Pairs below this score do not exist.
    pub minimum_score: u32,
}

impl Scale {
    /// Shares [`FULL_SCORE`] among the weighed rules: high counts nine times, medium three times as much as low. What
    /// division leaves over goes point by point to the first weighed rules of the table.
    pub fn new(policy: &Policy, own: &[OwnField]) -> Self {
        let places = RULES.len() + own.len();
        let (mut weights, mut must) = (vec![0; places], vec![false; places]);
        for rule in rules::all(own) {
            let is_must = policy.importance(rule.id()) == Importance::Must;
            weights[rule.id().place()] = weight(rule, policy);
            must[rule.id().place()] = is_must && !rule.is_luck();
        }
        let luck = RuleId::Luck.place();
        if weights.iter().sum::<u32>() == weights[luck] {
            weights[luck] = 0; // nothing that it could raise
        }
        let all: u32 = weights.iter().sum();
        let share = |weight: &u32| (weight * FULL_SCORE).checked_div(all).unwrap_or(0);
        let mut most: Vec<u32> = weights.iter().map(share).collect();
        let mut left = if all == 0 {
            0
        } else {
            FULL_SCORE - most.iter().sum::<u32>()
        };
        let weighed = most.iter_mut().zip(&weights);
        for (most, _) in weighed.filter(|(_, weight)| **weight > 0) {
            *most += u32::from(left > 0);
            left = left.saturating_sub(1);
        }
        Self {
            most,
            must,
            minimum_score: policy.minimum_score,
        }
    }

    /// The part by which somebody's luck raises the points of the other rules: see [`luck::part`].
    pub fn luck(&self, owed: u32) -> u32 {
        let most = self.most[RuleId::Luck.place()];
        luck::part(most, self.most.iter().sum::<u32>() - most, owed)
    }

    /// What a rule gives for so many points of 100.
    pub fn share(&self, rule: RuleId, points: u32) -> u32 {
        self.most[rule.place()] * points / 100
    }

    /// What a pair has from every weighed rule but luck, in the order in which rules are told.
    pub fn shares(
        &self,
        pair: &Pair,
        policy: &Policy,
        own: &[OwnField],
    ) -> impl Iterator<Item = (RuleId, u32)> {
        let weighed =
            rules::all(own).filter(|rule| self.most[rule.id().place()] > 0 && !rule.is_luck());
        weighed.map(|rule| {
            let id = rule.id();
            (id, self.share(id, rule.points(pair, policy)))
        })
    }

    /// The must rules of a program with these fields.
    pub fn musts<'o>(&self, own: &'o [OwnField]) -> impl Iterator<Item = AnyRule<'o>> {
        rules::all(own).filter(|rule| self.must[rule.id().place()])
    }
}

fn weight(rule: AnyRule<'_>, policy: &Policy) -> u32 {
    match policy.importance(rule.id()) {
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
            let weighed = rules::all(&[]).any(|rule| weight(rule, &policy) > 0);
            let sum: u32 = Scale::new(&policy, &[]).most.iter().sum();
            assert_eq!(sum, if weighed { FULL_SCORE } else { 0 }, "{policy:?}");
        }
    }

    #[test]
    fn the_default_policy_weighs_interests_most() {
        let scale = Scale::new(&Policy::default(), &[]);
        assert_eq!(scale.most, [0, 0, 0, 0, 0, 474, 0, 158, 158, 158, 52, 0]);
        assert_eq!(scale.share(RuleId::Interests, 65), 308);
    }
}
