//! What somebody has in each of a few rounds.

use super::RoundId;

/// Nearly everybody is in one. A tree would hold room for eleven of each.
#[derive(Clone, Debug)]
pub struct ByRound<T>(Box<[(RoundId, T)]>);

impl<T> FromIterator<(RoundId, T)> for ByRound<T> {
    /// Of two for one round the later counts.
    fn from_iter<I: IntoIterator<Item = (RoundId, T)>>(all: I) -> Self {
        let mut all: Vec<_> = all.into_iter().collect();
        all.reverse();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all.dedup_by(|(one, _), (other, _)| one == other);
        Self(all.into())
    }
}

impl<T> ByRound<T> {
    /// What there is in a round.
    pub fn get(&self, round: &RoundId) -> Option<&T> {
        let at = self.0.binary_search_by(|(own, _)| own.cmp(round));
        at.ok().map(|at| &self.0[at].1)
    }

    /// Whether there is something in a round.
    pub fn contains_key(&self, round: &RoundId) -> bool {
        self.get(round).is_some()
    }

    /// All, in the order of the ids of their rounds.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;
    use crate::path::Slug;

    #[test]
    fn rounds_are_found_and_the_later_of_two_counts() {
        let round = |id: &str| RoundId(Slug::new(id).unwrap());
        let all = [("2026b", 1), ("2026a", 2), ("2026b", 3)];
        let all: ByRound<i32> = all
            .map(|(id, value)| (round(id), value))
            .into_iter()
            .collect();
        assert_eq!(all.values().copied().collect::<Vec<_>>(), [2, 3]);
        assert_eq!(all.get(&round("2026b")), Some(&3));
        assert!(!all.contains_key(&round("2025b")) && !all.is_empty());
    }
}
