//! The letters of one reading, with the places where its words begin, and the needles in them.
//!
//! A needle can only begin where a word begins, so that is where it is looked for, once all letters have come.

use super::Leak;
use super::needles::{Needles, WIDEST};

/// One reading: the text of a file, or what stands in its tags. At first nothing has come yet.
#[derive(Default)]
pub struct Stream {
    /// Small letters and digits, without what stood between them.
    letters: Vec<u8>,
    words: Vec<Word>,
    in_word: bool,
}

/// Where a word begins.
struct Word {
    /// In the letters.
    start: usize,
    /// In the file.
    at: usize,
}

impl Stream {
    /// The next letters of a word, capital or small, and the place of the first.
    pub fn letters(&mut self, letters: &[u8], at: usize) {
        if letters.is_empty() {
            return;
        }
        let start = self.letters.len();
        if !self.in_word {
            self.words.push(Word { start, at });
            self.in_word = true;
        }
        self.letters.extend_from_slice(letters);
        self.letters[start..].make_ascii_lowercase();
    }

    /// A word has ended, if there was one.
    pub fn gap(&mut self) {
        self.in_word = false;
    }

    /// The first of the needles.
    pub fn search(&self, needles: &Needles) -> Option<Leak> {
        self.words.iter().enumerate().find_map(|(at, word)| {
            let found = needles.beginning(self.first_letters(word.start));
            let needle = found.into_iter().flatten().find(|needle| {
                self.ends_with_a_word(at, needles.letters(needle), needle.breaks.into())
            })?;
            Some(Leak {
                owner: needles.owner(needle).clone(),
                what: needle.what,
                at: word.at,
            })
        })
    }

    /// As many letters as there are for a look-up, the first in the highest byte.
    fn first_letters(&self, start: usize) -> (u128, usize) {
        let rest = &self.letters[start..];
        if let Some(letters) = rest.first_chunk() {
            return (u128::from_be_bytes(*letters), WIDEST);
        }
        let mut letters = [0; WIDEST];
        letters[..rest.len()].copy_from_slice(rest);
        (u128::from_be_bytes(letters), rest.len())
    }

    /// Whether these letters come from this word on, with so many words begun inside them, and end where a word ends.
    fn ends_with_a_word(&self, word: usize, letters: &[u8], breaks: usize) -> bool {
        let start = self.words[word].start;
        if !self.letters[start..].starts_with(letters) {
            return false;
        }
        let end = start + letters.len();
        let later = &self.words[word + 1..];
        let inside = later.iter().take_while(|word| word.start < end).count();
        let next = later
            .get(inside)
            .map_or(self.letters.len(), |word| word.start);
        next == end && inside >= breaks
    }
}
