//! The letters of one reading, with the places where its words begin, and the needles in them.
//!
//! A needle can only begin where a word begins, so that is where it is looked for, once all letters have come.

use super::Leak;
use super::needles::{Needles, WIDEST};
use super::reader::{SPECIAL, folded};

/// One reading: the text of a file, or what stands in its tags. At first nothing has come yet.
#[derive(Default)]
pub struct Stream {
    /// Small letters and digits, without what stood between them; then room, of which zeros for a look-up at the end.
    letters: Vec<u8>,
    length: usize,
    /// Then room.
    words: Vec<Word>,
    count: usize,
    in_word: bool,
}

/// Where a word begins.
#[derive(Clone, Copy, Default)]
struct Word {
    /// In the letters.
    start: usize,
    /// In the file.
    at: usize,
}

/// So many bytes are read before room is asked for again.
const STRIDE: usize = 1024;

impl Stream {
    /// Reads the plain bytes that come next, of which the first stands at a place of the file. Gives their number.
    ///
    /// Without branches on what a byte is: each is written down as a letter and as the beginning of a word, and the next
    /// one takes its place if it was neither.
    pub fn plain(&mut self, bytes: &[u8], at: usize) -> usize {
        let bytes = &bytes[..bytes.len().min(STRIDE)];
        self.make_room(bytes.len());
        let (letters, words) = (&mut *self.letters, &mut *self.words);
        let (mut length, mut count, mut in_word) = (self.length, self.count, self.in_word);
        let mut read = bytes.len();
        for (passed, byte) in bytes.iter().enumerate() {
            let letter = folded(*byte);
            if letter == SPECIAL {
                read = passed;
                break;
            }
            let is_letter = letter != 0;
            letters[length] = letter;
            words[count] = Word {
                start: length,
                at: at + passed,
            };
            count += usize::from(is_letter & !in_word);
            length += usize::from(is_letter);
            in_word = is_letter;
        }
        (self.length, self.count, self.in_word) = (length, count, in_word);
        read
    }

    /// The next letter of a word, small.
    pub fn letter(&mut self, letter: u8, at: usize) {
        self.make_room(1);
        if !self.in_word {
            self.words[self.count] = Word {
                start: self.length,
                at,
            };
            self.count += 1;
            self.in_word = true;
        }
        self.letters[self.length] = letter;
        self.length += 1;
    }

    /// A word has ended, if there was one.
    pub fn gap(&mut self) {
        self.in_word = false;
    }

    /// Room for so many more letters, words, and a look-up behind them.
    fn make_room(&mut self, more: usize) {
        if self.letters.len() < self.length + more + WIDEST {
            self.letters.resize(2 * self.length + more + STRIDE, 0);
        }
        if self.words.len() < self.count + more / 2 + 2 {
            let room = 2 * self.count + more / 2 + STRIDE;
            self.words.resize(room, Word::default());
        }
    }

    /// The first of the needles.
    pub fn search(&self, needles: &Needles) -> Option<Leak> {
        let words = &self.words[..self.count];
        words.iter().enumerate().find_map(|(at, word)| {
            let first = self.letters[word.start..].first_chunk()?;
            let mut found = needles.beginning(first)?.into_iter().flatten();
            let needle = found.find(|needle| {
                self.ends_with_a_word(at, needles.letters(needle), needle.breaks.into())
            })?;
            Some(Leak {
                owner: needles.owner(needle).clone(),
                what: needle.what,
                at: word.at,
            })
        })
    }

    /// Whether these letters come from this word on, with so many words begun inside them, and end where a word ends.
    fn ends_with_a_word(&self, word: usize, letters: &[u8], breaks: usize) -> bool {
        let start = self.words[word].start;
        if !self.letters[start..self.length].starts_with(letters) {
            return false;
        }
        let end = start + letters.len();
        let later = &self.words[word + 1..self.count];
        let inside = later.iter().take_while(|word| word.start < end).count();
        let next = later.get(inside).map_or(self.length, |word| word.start);
        next == end && inside >= breaks
    }
}
