//! A long list that is cloned without being copied: what has hardly changed between two moments is shared by both.
//!
//! Layer 0.

use std::cmp::Ordering;
use std::iter::FlatMap;
use std::ops::Index;
use std::slice;
use std::sync::Arc;

/// So many make a block.
const BLOCK: usize = 64;

/// A list in blocks, of which all but the last are full. A clone shares all of them, and parts with those that it changes.
#[derive(Clone, Debug)]
pub struct Blocks<T>(Vec<Arc<Vec<T>>>);

/// What walks through a list.
pub type Iter<'a, T> = FlatMap<slice::Iter<'a, Arc<Vec<T>>>, slice::Iter<'a, T>, Open<'a, T>>;

type Open<'a, T> = fn(&'a Arc<Vec<T>>) -> slice::Iter<'a, T>;

impl<T> Blocks<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        let full = self.0.len().saturating_sub(1) * BLOCK;
        full + self.0.last().map_or(0, |last| last.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one at a place.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.0.get(at / BLOCK)?.get(at % BLOCK)
    }

    /// All, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        let open: Open<'_, T> = |block| block.iter();
        self.0.iter().flat_map(open)
    }

    /// The place of the one that is looked for, in a list that is sorted by this order.
    pub fn search(&self, order: impl Fn(&T) -> Ordering) -> Option<usize> {
        let begins = |block: &Arc<Vec<T>>| order(&block[0]).is_le();
        let block = self.0.partition_point(begins).checked_sub(1)?;
        let at = self.0[block].binary_search_by(&order).ok()?;
        Some(block * BLOCK + at)
    }

    /// What stands at the same place in both lists, with the place, as far as both go; but for blocks that both share: there
    /// nothing is different.
    pub fn parted<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (usize, &'a T, &'a T)> {
        let both = self.0.iter().zip(&other.0).enumerate();
        let parted = both.filter(|(_, (one, other))| !Arc::ptr_eq(one, other));
        parted.flat_map(|(block, (one, other))| {
            let places = block * BLOCK..;
            let both = places.zip(one.iter().zip(other.iter()));
            both.map(|(at, (one, other))| (at, one, other))
        })
    }
}

impl<T: Clone> Blocks<T> {
    /// The one at a place, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        let block = self.0.get_mut(at / BLOCK)?;
        (at % BLOCK < block.len()).then(|| &mut Arc::make_mut(block)[at % BLOCK])
    }

    /// One more at the end.
    pub fn push(&mut self, one: T) {
        match self.0.last_mut().filter(|last| last.len() < BLOCK) {
            Some(last) => Arc::make_mut(last).push(one),
            None => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(one);
                self.0.push(Arc::new(block));
            }
        }
    }
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Index<usize> for Blocks<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at / BLOCK][at % BLOCK]
    }
}

impl<T> FromIterator<T> for Blocks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut all = all.into_iter();
        let mut blocks = Vec::with_capacity(all.size_hint().0.div_ceil(BLOCK));
        loop {
            let mut block = Vec::with_capacity(BLOCK);
            block.extend(all.by_ref().take(BLOCK));
            if block.is_empty() {
                return Self(blocks);
            }
            blocks.push(Arc::new(block));
        }
    }
}

impl<'a, T> IntoIterator for &'a Blocks<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_blocks_is_the_list() {
        for count in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7] {
            let plain: Vec<usize> = (0..count).map(|at| 2 * at).collect();
            let whole: Blocks<usize> = plain.iter().copied().collect();
            let mut pushed = Blocks::default();
            plain.iter().for_each(|one| pushed.push(*one));
            for list in [&whole, &pushed] {
                assert_eq!(list.iter().copied().collect::<Vec<_>>(), plain);
                assert_eq!((list.len(), list.is_empty()), (count, count == 0));
                assert_eq!((list.get(count), list.get(count + BLOCK)), (None, None));
                let backwards: Vec<usize> = list.iter().rev().copied().collect();
                assert!(backwards.iter().eq(plain.iter().rev()));
                for (at, one) in plain.iter().enumerate() {
                    assert_eq!((list.get(at), list[at]), (Some(one), *one));
                }
            }
            for wanted in 0..2 * count + 2 {
                let place = plain.binary_search(&wanted).ok();
                assert_eq!(whole.search(|one| one.cmp(&wanted)), place);
            }
        }
    }

    #[test]
    fn a_clone_parts_with_what_it_changes_alone() {
        let before: Blocks<usize> = (0..4 * BLOCK + 1).collect();
        let mut after = before.clone();
        assert_eq!(after.parted(&before).count(), 0);
        for at in [BLOCK, 4 * BLOCK] {
            *after.get_mut(at).into_iter().next().unwrap_or(&mut 0) = 0;
        }
        assert_eq!(after.get_mut(4 * BLOCK + 1), None);
        assert!(before.iter().copied().eq(0..4 * BLOCK + 1));
        let parted: Vec<_> = after.parted(&before).collect();
        assert_eq!(parted.len(), BLOCK + 1);
        let different = parted.iter().filter(|(_, one, other)| one != other);
        let places: Vec<_> = different
            .map(|(at, one, other)| (*at, **one, **other))
            .collect();
        assert_eq!(places, [(BLOCK, 0, BLOCK), (4 * BLOCK, 0, 4 * BLOCK)]);
        after.push(7);
        assert_eq!((before.len(), after.len()), (4 * BLOCK + 1, 4 * BLOCK + 2));
    }
}
