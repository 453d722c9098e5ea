//! The letters of one reading, with the places where its words begin, and the needles in them.
//!
//! A needle can only begin where a word begins, so that is where it is looked for, once all letters have come.

use std::ops::Range;

use super::Leak;
use super::block::{Block, PIECE, not_before, run};
use super::needles::{Needles, WIDEST};

/// One reading: the text of a file, or what stands in its tags. At first nothing has come yet.
#[derive(Default)]
pub struct Stream {
    /// Small letters and digits, without what stood between them; then room.
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

/// Room for so many more letters is made at once, if there is too little.
const STRIDE: usize = 1024;

impl Stream {
    /// Takes in a part of a block, without what is special in it. There must be room for it. The block's first byte stands at a
    /// place of the file.
    #[inline(always)]
    pub fn take(&mut self, block: &Block, part: Range<usize>, at: usize) {
        if part.is_empty() {
            return;
        }
        let (letters, words) = (&mut *self.letters, &mut *self.words);
        let (mut length, mut count, mut in_word) = (self.length, self.count, self.in_word);
        let mut end = part.start;
        let mut rest = block.letters_in(&part);
        while rest != 0 {
            let run = run(rest);
            words[count] = Word {
                start: length,
                at: at + run.start,
            };
            count += usize::from(!(in_word & (run.start == end)));
            // What is too much is written over by the next run, or stays behind the end.
            let (mut from, mut to) = (run.start, length);
            while from < run.end {
                let piece: Option<&[u8; PIECE]> = block.folded[from..].first_chunk();
                if let (Some(room), Some(piece)) = (letters[to..].first_chunk_mut(), piece) {
                    *room = *piece;
                }
                (from, to) = (from + PIECE, to + PIECE);
            }
            length += run.len();
            (in_word, end) = (true, run.end);
            rest &= not_before(end);
        }
        in_word &= end == part.end;
        (self.length, self.count, self.in_word) = (length, count, in_word);
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
    pub fn make_room(&mut self, more: usize) {
        if self.letters.len() < self.length + more + WIDEST.max(PIECE) {
            self.letters.resize(2 * self.length + more + STRIDE, 0);
        }
        if self.words.len() < self.count + more / 2 + 2 {
            let room = 2 * self.count + more / 2 + STRIDE;
            self.words.resize(room, Word::default());
        }
    }

    /// Forgets what has come, and keeps the room.
    pub fn clear(&mut self) {
        (self.length, self.count, self.in_word) = (0, 0, false);
    }

    /// The first of the needles. `bytes` are those that were read; the first of them is `base` in the file.
    pub fn search(&mut self, needles: &Needles, bytes: &[u8], base: usize) -> Option<Leak> {
        self.make_room(0);
        // What the last look-ups see behind the end.
        self.letters[self.length..][..WIDEST].fill(0);
        let words = &self.words[..self.count];
        words.iter().enumerate().find_map(|(at, word)| {
            let first = self.letters[word.start..].first_chunk()?;
            let mut found = needles.beginning(first)?.into_iter().flatten();
            let needle = found.find(|needle| {
                let letters = needles.letters(needle);
                self.begun_inside(at, letters)
                    .is_some_and(|begun| begun >= needle.breaks.into())
                    && !self.is_part_of_a_public_name(at, letters, needles, (bytes, base))
            })?;
            Some(Leak {
                owner: needles.owner(needle).clone(),
                what: needle.what,
                at: word.at,
            })
        })
    }

    /// If these letters come from this word on and end where a word ends: how many words begin inside them.
    fn begun_inside(&self, word: usize, letters: &[u8]) -> Option<usize> {
        let start = self.words[word].start;
        if !self.letters[start..self.length].starts_with(letters) {
            return None;
        }
        let end = start + letters.len();
        let later = &self.words[word + 1..self.count];
        let inside = later.iter().take_while(|word| word.start < end).count();
        let next = later.get(inside).map_or(self.length, |word| word.start);
        (next == end).then_some(inside)
    }

    /// Whether these letters, at this word, belong to a name that may be published and stands here as a whole, word by
    /// word: Ana Ruiz takes part, and Ana Ruiz Ortega has written a post.
    fn is_part_of_a_public_name(
        &self,
        word: usize,
        letters: &[u8],
        needles: &Needles,
        (bytes, base): (&[u8], usize),
    ) -> bool {
        let start = self.words[word].start;
        needles.public_names_with(letters).any(|(name, before)| {
            let first = start.checked_sub(before).and_then(|start| {
                let words = &self.words[..=word];
                words.binary_search_by_key(&start, |word| word.start).ok()
            });
            let count = name.starts.len();
            first.is_some_and(|first| {
                self.begun_inside(first, &name.bytes) == Some(count - 1) && {
                    let [from, to] = [first, first + count - 1].map(|at| self.words[at].at - base);
                    is_unbroken(&bytes[from..to])
                }
            })
        })
    }
}

#[cfg(test)]
impl Stream {
    /// Each word after its place in the file.
    pub fn shown(&self) -> String {
        let words = &self.words[..self.count];
        let ends = words.iter().skip(1).map(|word| word.start);
        let ends = ends.chain([self.length]);
        let shown = words.iter().zip(ends).map(|(word, end)| {
            let letters = String::from_utf8_lossy(&self.letters[word.start..end]);
            format!("{}:{letters} ", word.at)
        });
        shown.collect()
    }
}

/// Whether words stand together as in a name: no sentence ends between them, no element and no paragraph. A line may.
fn is_unbroken(bytes: &[u8]) -> bool {
    let ends = |pair: &[u8]| b".!?:;".contains(&pair[0]) && pair[1].is_ascii_whitespace();
    let parts = |byte: &u8| matches!(byte, b'<' | b'>');
    let mut pairs = bytes.windows(2);
    !bytes.iter().any(parts) && !pairs.any(|pair| ends(pair) || pair == b"\n\n")
}
