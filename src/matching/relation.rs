//! What holds between a few pairs of people: former partners, whom somebody avoids, whom the organisers forbade.

use std::collections::BTreeSet;

/// A symmetric relation between numbered people, sparse.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    starts: Vec<usize>,
    others: Vec<u32>,
}

impl Relation {
    /// Takes pairs of people below `people`, in either order and as often as they come.
    pub fn new(people: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let both: BTreeSet<(u32, u32)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
        let mut starts = vec![0; people + 1];
        for (a, _) in &both {
            starts[*a as usize + 1] += 1;
        }
        for at in 0..people {
            starts[at + 1] += starts[at];
        }
        let others = both.into_iter().map(|(_, b)| b).collect();
        Self { starts, others }
    }

    /// This one, and pairs more.
    #[must_use]
    pub fn with(&self, pairs: &[(u32, u32)]) -> Self {
        let people = self.starts.len().saturating_sub(1);
        let numbers = (0u32..).take(people);
        let own = numbers.flat_map(|a| self.of(a).iter().map(move |b| (a, *b)));
        Self::new(people, own.chain(pairs.iter().copied()))
    }

    /// The same, but not between these two.
    #[must_use]
    pub fn without(&self, [a, b]: [u32; 2]) -> Self {
        let people = self.starts.len().saturating_sub(1);
        let kept = self
            .pairs()
            .filter(|pair| *pair != [a, b] && *pair != [b, a]);
        Self::new(people, kept.map(|[a, b]| (a, b)))
    }

    /// Every two between whom it holds, once, the lower number first; sorted.
    pub fn pairs(&self) -> impl Iterator<Item = [u32; 2]> {
        let people = u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX);
        (0..people).flat_map(|a| {
            let others = self.of(a).iter().filter(move |b| a < **b);
            others.map(move |b| [a, *b])
        })
    }

    /// The others of one person, ascending.
    pub fn of(&self, person: u32) -> &[u32] {
        let at = person as usize;
        &self.others[self.starts[at]..self.starts[at + 1]]
    }

    /// Whether it holds between nobody.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    /// Whether it holds between two.
    pub fn holds(&self, a: u32, b: u32) -> bool {
        self.of(a).contains(&b)
    }
}

/// The pairs inside a match of two or three.
pub fn pairs_of<T>(people: &[T]) -> impl Iterator<Item = [&T; 2]> {
    let firsts = people.iter().enumerate();
    firsts.flat_map(|(at, a)| people[at + 1..].iter().map(move |b| [a, b]))
}
