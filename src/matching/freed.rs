//! A round without one of its must rules: what it would be if the organisers gave the rule up for everybody.

use std::collections::BTreeSet;

use super::candidates::Candidates;
use super::hands::Hand;
use super::odd;
use super::passes;
use super::relation::Relation;
use super::report::{MatchError, MustRule};

impl Candidates<'_> {
    /// The must rules that may keep two people apart, in their order.
    pub fn must_rules(&self) -> Vec<MustRule> {
        let rules = self.scale.musts(self.own);
        let mut all: Vec<MustRule> = rules.map(|rule| MustRule::Rule(rule.id())).collect();
        let relations = [
            (&self.forbidden, MustRule::Forbidden),
            (&self.knows, MustRule::Knows),
            (&self.avoid, MustRule::Avoid),
        ];
        let some = relations
            .iter()
            .filter(|(relation, _)| !relation.is_empty());
        all.extend(some.map(|(_, rule)| *rule));
        all.extend((self.scale.minimum_score > 0).then_some(MustRule::MinimumScore));
        all.sort_unstable();
        all
    }

    /// The same people, whom this rule keeps from nobody. What it is worth in scores stays.
    #[must_use]
    pub fn without(&self, rule: MustRule) -> Self {
        let mut freed = self.clone();
        let nobody = || Relation::new(self.people.len(), std::iter::empty());
        match rule {
            MustRule::Rule(rule) => freed.scale.must[rule.place()] = false,
            MustRule::Forbidden => freed.forbidden = nobody(),
            MustRule::Knows => freed.knows = nobody(),
            MustRule::Avoid => freed.avoid = nobody(),
            MustRule::MinimumScore => freed.scale.minimum_score = 0,
        }
        freed
    }

    /// The same people without one decision of hands.
    #[must_use]
    pub fn without_hand(&self, hand: Hand) -> Self {
        let mut freed = self.clone();
        match hand {
            Hand::Pin(pair) => freed.pins.retain(|pin| *pin != pair),
            Hand::Forbidden(pair) => freed.forbidden = freed.forbidden.without(pair),
            Hand::Knows(pair) => freed.knows = freed.knows.without(pair),
            Hand::Avoid(pair) => freed.avoid = freed.avoid.without(pair),
            Hand::Must(rule) => return self.without(rule),
        }
        freed
    }

    /// The same people, of whom these rules keep nobody from one; the score of a pair stays what it is.
    #[must_use]
    pub fn pardoned(&self, person: u32, rules: &[MustRule]) -> Self {
        let pardon = Some((person, rules.to_vec()));
        Self {
            pardon,
            ..self.clone()
        }
    }

    /// Whether a rule counts for nothing between two people.
    pub fn is_pardoned(&self, a: u32, b: u32, rule: MustRule) -> bool {
        let pardon = self.pardon.as_ref();
        pardon
            .is_some_and(|(person, rules)| (*person == a || *person == b) && rules.contains(&rule))
    }

    /// The pairs that are possible by a pardon alone, and how many rules each breaks.
    pub(super) fn owed_to_pardon(&self, people: &[u32]) -> Vec<([u32; 2], usize)> {
        let Some((person, _)) = &self.pardon else {
            return Vec::new();
        };
        let strict = Self {
            pardon: None,
            ..self.clone()
        };
        let others = people.iter().filter(|other| *other != person);
        let pairs = others.filter_map(|other| {
            let broken = strict.broken(*person, *other).len();
            (broken > 0 && self.fit(*person, *other)).then_some(([*person, *other], broken))
        });
        pairs.collect()
    }

    /// Who would be left without a partner, ascending; proved like every proposal.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn left_over(&self) -> Result<Vec<u32>, MatchError> {
        let best = passes::solve(self, &[], passes::ANY)?.best;
        let relaxed = self.most_relaxed();
        let mut left: BTreeSet<u32> = best.left.iter().copied().collect();
        if self.trios {
            for (at, _) in odd::thirds(&relaxed, &best.pairs, &best.left)? {
                left.remove(&best.left[at]);
            }
        }
        if let Some(standby) = self.standby
            && let Some(other) = odd::for_standby(&relaxed, standby, &best.left)
        {
            left.remove(&other);
        }
        Ok(left.into_iter().collect())
    }
}
