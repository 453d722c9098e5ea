//! The letters of one reading, with the places where its words begin, and the needles in them.
//!
//! A needle can only begin where a word begins, so that is where it is looked for, once all letters have come.

use std::ops::Range;

use super::between;
use super::block::{Block, PIECE, not_before, run};
use super::hits::Hit;
use super::kind::{Kind, Verdict};
use super::letters;
use super::needles::{Needle, Needles, WIDEST};
use super::place::{Place, Source};

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
    /// Whether something other than a letter has come since the last letter.
    apart: bool,
}

/// Where a word begins.
#[derive(Clone, Copy, Default)]
struct Word {
    /// In the letters.
    start: usize,
    /// In the file.
    at: usize,
    /// Whether something other than a letter stands before it.
    apart: bool,
}

/// Room for so many more letters is made at once, if there is too little.
const STRIDE: usize = 1024;

/// So many words behind a needle are looked at: what somebody is called by may be as long in letters of Han.
const BEHIND: usize = 3;

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
        let mut apart = self.apart;
        let mut end = part.start;
        let mut rest = block.letters_in(&part);
        while rest != 0 {
            let run = run(rest);
            let joined = run.start == end;
            words[count] = Word {
                start: length,
                at: at + run.start,
                apart: apart | !joined,
            };
            count += usize::from(!(in_word & joined));
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
            (in_word, apart, end) = (true, false, run.end);
            rest &= not_before(end);
        }
        apart |= end != part.end;
        in_word &= !apart;
        (self.length, self.count, self.in_word) = (length, count, in_word);
        self.apart = apart;
    }

    /// The next letter of a word, small.
    pub fn letter(&mut self, letter: u8, at: usize) {
        self.make_room(1);
        if !self.in_word {
            self.words[self.count] = Word {
                start: self.length,
                at,
                apart: self.apart,
            };
            self.count += 1;
            self.in_word = true;
            self.apart = false;
        }
        self.letters[self.length] = letter;
        self.length += 1;
    }

    /// The next letter beyond ASCII. In a script without spaces each letter is a word.
    pub fn other(&mut self, c: char, at: usize) {
        let unspaced = letters::is_unspaced(c);
        let inside = letters::is_inside_syllable(c) && self.count > 0 && !self.apart;
        self.in_word = inside || self.in_word && !unspaced;
        letters::of(c, &mut |letter| self.letter(letter, at));
        self.in_word &= !unspaced;
    }

    /// A word has ended, if there was one.
    pub fn gap(&mut self) {
        self.in_word = false;
        self.apart = true;
    }

    /// Room for so many more letters, words, and a look-up behind them.
    #[inline]
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
        (self.length, self.count) = (0, 0);
        self.gap();
    }

    /// Finds the needles in what was read of a source.
    pub fn search(&mut self, needles: &Needles, source: Source<'_>, hits: &mut Vec<Hit>) {
        self.make_room(0);
        // What the last look-ups see behind the end.
        self.letters[self.length..][..WIDEST].fill(0);
        let words = self.words[..=self.count].windows(2).enumerate();
        for (at, ends) in words {
            let (word, next) = (&ends[0], &ends[1]);
            let Some(first) = self.letters[word.start..].first_chunk() else {
                return;
            };
            if let Some(found) = needles.beginning(first) {
                let found = found.into_iter().flatten();
                hits.extend(found.filter_map(|needle| self.hit(at, needle, needles, source)));
            }
            let is_short = next.start.wrapping_sub(word.start) <= 2;
            if is_short && at > 0 && is_initial(word, source) {
                self.search_over(at, needles, source, hits);
            }
        }
    }

    /// Finds the names of which the first word stands before an initial, and the rest behind it.
    #[cold]
    fn search_over(
        &self,
        initial: usize,
        needles: &Needles,
        source: Source<'_>,
        hits: &mut Vec<Hit>,
    ) {
        let [before, start] = [initial - 1, initial].map(|at| self.words[at].start);
        let (Some(next), Some(first)) = (
            self.words[..self.count].get(initial + 1),
            self.letters.get(before..start),
        ) else {
            return;
        };
        let rest = &self.letters[next.start..self.length];
        let mut name: Vec<u8> = first
            .iter()
            .chain(rest.iter().take(WIDEST))
            .copied()
            .collect();
        name.resize(name.len().max(WIDEST), 0);
        let found = name
            .first_chunk()
            .and_then(|first| needles.beginning(first));
        for needle in found.into_iter().flatten().flatten() {
            let letters = needles.letters(needle);
            let ends = || {
                letters
                    .strip_prefix(first)
                    .and_then(|rest| self.begun_inside(initial + 1, rest))
            };
            if needle.kind != Kind::Name || letters.len() <= first.len() || ends().is_none() {
                continue;
            }
            let count = letters.len() + next.start - start;
            hits.extend(self.told(initial - 1, count, needle, needles, source));
        }
    }

    /// The needle at a word, if it is there.
    #[cold]
    fn hit(
        &self,
        at: usize,
        needle: &Needle,
        needles: &Needles,
        source: Source<'_>,
    ) -> Option<Hit> {
        let letters = needles.letters(needle);
        let begun = self.begun_inside(at, letters)?;
        match needle.kind {
            Kind::SpreadName => return self.spread(at, needle, needles, source),
            Kind::TaggedAddress => return self.tagged(at + begun + 1, at, needle, needles, source),
            _ => {}
        }
        let enough = begun >= needle.breaks.into();
        if !enough || self.is_part_of_a_public_name(at, letters, needle.kind, needles, source) {
            return None;
        }
        self.told(at, letters.len(), needle, needles, source)
    }

    /// The name that ends with this word, if its first part stands some words before.
    fn spread(
        &self,
        last: usize,
        needle: &Needle,
        needles: &Needles,
        source: Source<'_>,
    ) -> Option<Hit> {
        let (first, letters) = (needles.other_part(needle), needles.letters(needle));
        let end = self.words[last].start + letters.len();
        let earlier = last.saturating_sub(between::MOST + 1)..last.saturating_sub(1);
        earlier.rev().find_map(|word| {
            if self.begun_inside(word, first) != Some(0) {
                return None;
            }
            let all = &self.letters[self.words[word].start..end];
            if self.is_part_of_a_public_name(word, all, needle.kind, needles, source) {
                return None;
            }
            self.told(word, all.len(), needle, needles, source)
        })
    }

    /// The address that begins at a word and has a tag from another one on.
    fn tagged(
        &self,
        tag: usize,
        at: usize,
        needle: &Needle,
        needles: &Needles,
        source: Source<'_>,
    ) -> Option<Hit> {
        let words = &self.words[..self.count];
        let begins = words.get(tag)?.at.checked_sub(source.base + 1)?;
        // A plus, or the last sign of how it is escaped.
        if !source
            .bytes
            .get(begins)
            .is_some_and(|sign| b"+Bb;".contains(sign))
        {
            return None;
        }
        let host = needles.other_part(needle);
        (tag + 1..(tag + 1 + between::MOST).min(words.len())).find_map(|word| {
            self.begun_inside(word, host)?;
            let count = words[word].start + host.len() - words[at].start;
            self.told(at, count, needle, needles, source)
        })
    }

    /// So many letters at a word, if their neighbourhood agrees.
    fn told(
        &self,
        at: usize,
        count: usize,
        needle: &Needle,
        needles: &Needles,
        source: Source<'_>,
    ) -> Option<Hit> {
        let words = &self.words[..self.count];
        let end = self.words[at].start + count;
        let next = words.partition_point(|word| word.start < end);
        let until = words.get(next + BEHIND).map_or(usize::MAX, |word| word.at);
        let before = at.checked_sub(1).map_or(source.base, |at| words[at].at);
        let mut place = Place::new(source, [before, words[at].at, until], count);
        place.edges = [
            words[at].apart,
            words.get(next).map_or(self.apart, |word| word.apart),
        ];
        if next == words.len() {
            place.edges[1] = true;
        }
        let verdict = needle.kind.stands(&place);
        (verdict != Verdict::No).then(|| needles.hit(needle, place.bytes, verdict))
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
        kind: Kind,
        needles: &Needles,
        source: Source<'_>,
    ) -> bool {
        let start = self.words[word].start;
        needles.public_with(letters, kind).any(|(name, before)| {
            let first = start.checked_sub(before).and_then(|start| {
                let words = &self.words[..=word];
                words.binary_search_by_key(&start, |word| word.start).ok()
            });
            let count = name.starts.len();
            first.is_some_and(|first| {
                self.begun_inside(first, &name.bytes) == Some(count - 1) && {
                    let [from, to] =
                        [first, first + count - 1].map(|at| self.words[at].at - source.base);
                    is_unbroken(&source.bytes[from..to])
                }
            })
        })
    }
}

/// Whether a short word is one letter, as of a second name: a capital, or with a dot.
fn is_initial(word: &Word, source: Source<'_>) -> bool {
    let written = source.bytes.get(word.at - source.base..);
    match written.unwrap_or_default() {
        [b'A'..=b'Z', next, ..] => !next.is_ascii_alphanumeric(),
        [high, _, b'.', ..] => *high >= 0x80,
        _ => false,
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
