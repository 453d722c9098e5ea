//! Values as small numbers and as sets of bits: 16 of them, since twice as many lanes of that width fit a vector as of the next.

use std::collections::BTreeSet;

use crate::matching::column::{Class, class};

/// Sets of classes, one for each person: word by word, so that one word of many people lies together.
#[derive(Clone, Debug, Default)]
pub struct Bits {
    /// How many people.
    people: usize,
    /// How many words each has.
    pub words: usize,
    bits: Vec<u16>,
}

impl Bits {
    /// A set for each person, of classes below `classes`.
    pub fn new(sets: &[Vec<Class>], classes: usize) -> Self {
        let (people, words) = (sets.len(), classes.div_ceil(16));
        let mut bits = vec![0; people * words];
        for (person, set) in sets.iter().enumerate() {
            for class in set {
                bits[usize::from(class / 16) * people + person] |= 1 << (class % 16);
            }
        }
        Self {
            people,
            words,
            bits,
        }
    }

    /// The words of somebody's set that are not empty, and which they are; of the first `most`.
    pub fn words_of(&self, person: usize, most: usize) -> impl Iterator<Item = (usize, u16)> {
        let words = (0..self.words.min(most)).map(move |word| (word, self.word(word)[person]));
        words.filter(|(_, word)| *word != 0)
    }

    /// One word of everybody.
    #[inline]
    pub fn word(&self, word: usize) -> &[u16] {
        &self.bits[word * self.people..][..self.people]
    }

    /// How many classes two people have in common.
    #[inline]
    pub fn common(&self, a: usize, b: usize) -> u32 {
        let (mut count, mut four) = (0, 0_u64);
        for word in 0..self.words {
            let both = self.at(word, a) & self.at(word, b);
            // Four words are counted together: without an instruction of its own, counting takes a dozen.
            four = four << 16 | u64::from(both);
            if word % 4 == 3 {
                count += std::mem::take(&mut four).count_ones();
            }
        }
        count + four.count_ones()
    }

    /// Whether the set of `a` here and that of `b` in `other` have a class in common.
    #[inline]
    pub fn meets(&self, a: usize, other: &Self, b: usize) -> bool {
        (0..self.words.min(other.words)).any(|word| self.at(word, a) & other.at(word, b) != 0)
    }

    /// A word of somebody's set.
    #[inline]
    fn at(&self, word: usize, person: usize) -> u16 {
        self.bits[word * self.people + person]
    }
}

/// The sets of everybody's values as bits, and the distinct values.
pub fn sets<T: Ord + Clone>(values: &[Vec<T>]) -> (Bits, Vec<T>) {
    let distinct: BTreeSet<&T> = values.iter().flatten().collect();
    let distinct: Vec<T> = distinct.into_iter().cloned().collect();
    let set = |values: &Vec<T>| values.iter().map(|value| class(&distinct, value)).collect();
    let sets: Vec<Vec<Class>> = values.iter().map(set).collect();
    (Bits::new(&sets, distinct.len()), distinct)
}
