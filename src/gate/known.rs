//! Sequences of letters that are looked up often and hardly ever found.

use std::collections::HashSet;

/// A set that says no quickly.
#[derive(Default)]
pub struct Known {
    all: HashSet<Vec<u8>>,
    /// A bit for each length and beginning that is in it.
    marks: Vec<u64>,
}

/// How many bits there are.
const MARKS: u32 = 1 << BITS;
const BITS: u32 = 15;

impl Known {
    /// Adds a sequence.
    pub fn insert(&mut self, letters: Vec<u8>) {
        self.marks.resize(MARKS as usize / 64, 0);
        let mark = mark(&letters);
        self.marks[mark / 64] |= 1 << (mark % 64);
        self.all.insert(letters);
    }

    /// Whether it was added.
    pub fn contains(&self, letters: &[u8]) -> bool {
        let mark = mark(letters);
        let marks = self.marks.get(mark / 64).copied().unwrap_or(0);
        marks >> (mark % 64) & 1 != 0 && self.all.contains(letters)
    }
}

/// By its length and its first letters: a multiplicative hash, of which the highest bits are the good ones.
fn mark(letters: &[u8]) -> usize {
    let first = letters.first_chunk().copied().unwrap_or_else(|| {
        let mut short = [0; 8];
        short[..letters.len()].copy_from_slice(letters);
        short
    });
    let sum = u64::from_ne_bytes(first).wrapping_add(letters.len() as u64);
    let hash = sum.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS);
    usize::try_from(hash).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_known_and_nothing_else() {
        let mut known = Known::default();
        assert!(!known.contains(b""));
        let all = [
            "",
            "a",
            "ada",
            "adalovel",
            "adalovelace",
            "adalovelaceatexample",
        ];
        for (at, word) in all.iter().enumerate() {
            assert!(!known.contains(word.as_bytes()), "{word}");
            known.insert(word.as_bytes().to_vec());
            let is_known = |word: &&&str| known.contains(word.as_bytes());
            assert_eq!(all.iter().filter(is_known).count(), at + 1);
        }
        assert!(!known.contains(b"adalovelacf"));
    }
}
