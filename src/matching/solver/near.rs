//! Solving what is nearly a source whose optimum is known: the search begins at its duals, on its last sparse graph.
//!
//! Nothing rests on the two being alike: all pairs are held against the duals before anything is called an optimum.

use crate::matching::certificate::Duals;
use crate::matching::pairs::PairSource;

/// Where a search may begin. People are numbered as in the source that is to be solved.
#[derive(Clone, Debug)]
pub struct Near {
    /// A dual for each person; `None` for somebody who is new.
    pub duals: Vec<Option<i128>>,
    /// The floor under these duals.
    pub floor: i128,
    /// Pairs `(u, v)`, `u < v`, that mattered.
    pub pairs: Vec<(u32, u32)>,
}

/// The duals without their groups: each member takes half of a group's, so that no pair is left uncovered.
pub fn shared_out(duals: &Duals) -> Vec<i128> {
    let mut person = duals.person.clone();
    for group in &duals.groups {
        for member in &group.members {
            person[*member as usize] += group.dual / 2 + group.dual % 2;
        }
    }
    person
}

impl Near {
    /// The pairs to begin with: those that mattered and may still be, and every pair of whoever is new.
    pub(super) fn edges(&self, source: &impl PairSource) -> Vec<(u32, u32)> {
        let people = u32::try_from(source.len()).expect("numbers of people fit u32");
        let mut edges = self.pairs.clone();
        for (new, _) in (0..people)
            .zip(&self.duals)
            .filter(|(_, dual)| dual.is_none())
        {
            let others = (0..people).filter(|other| *other != new);
            edges.extend(others.map(|other| (new.min(other), new.max(other))));
        }
        edges.retain(|(u, v)| source.weight(*u, *v).is_some());
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// The duals under another floor: those near the old floor, or as far above zero, stay near the new one.
    pub(super) fn guess(&self, floor: i128) -> Vec<i128> {
        let moved = |dual: &Option<i128>| match *dual {
            None => -floor,
            Some(dual) if 2 * dual < -self.floor => dual + self.floor - floor,
            Some(dual) if 2 * dual > self.floor && self.floor > 0 => dual - self.floor + floor,
            Some(dual) => dual,
        };
        self.duals
            .iter()
            .map(|dual| even(moved(dual).max(-floor)))
            .collect()
    }
}

/// The search begins with even duals.
fn even(dual: i128) -> i128 {
    dual + (dual & 1)
}
