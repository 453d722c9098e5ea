//! Letters that come one by one, and the needles that have begun in them.

use super::Leak;
use super::needles::{Needle, Needles, WIDTHS};

/// The letters with which a word must have begun for a needle to be looked up, as a mask of `starts`.
const FIRSTS: u64 = 1 << (WIDTHS[0] - 1) | 1 << (WIDTHS[1] - 1) | 1 << (WIDTHS[2] - 1);

/// One reading: the text of a file, or what stands in its tags.
pub struct Stream<'n> {
    needles: &'n Needles,
    /// The last sixteen letters.
    recent: u128,
    /// For each of the last 64 letters, the newest in the lowest bit, whether a word began with it.
    starts: u64,
    /// How many letters have come.
    count: usize,
    /// Where the last words began, by number of the letter.
    places: [usize; 16],
    in_word: bool,
    open: Vec<Open<'n>>,
}

/// A needle that fits as far as the text has been read.
struct Open<'n> {
    needle: &'n Needle,
    /// Letters of it that are still to come.
    rest: &'n [u8],
    /// Words that have begun inside it.
    breaks: u32,
    at: usize,
}

impl<'n> Stream<'n> {
    /// Nothing has come yet.
    pub fn new(needles: &'n Needles) -> Self {
        Self {
            needles,
            recent: 0,
            starts: 0,
            count: 0,
            places: [0; 16],
            in_word: false,
            open: Vec::new(),
        }
    }

    /// The next letters of a word, capital or small, and the place of the first.
    pub fn letters(&mut self, letters: &[u8], at: usize) {
        if letters.is_empty() {
            return;
        }
        let mut begins = !self.in_word;
        if begins {
            self.places[self.count % 16] = at;
            self.in_word = true;
        }
        let (mut recent, mut starts) = (self.recent, self.starts);
        for letter in letters {
            let letter = letter.to_ascii_lowercase();
            recent = recent << 8 | u128::from(letter);
            starts = starts << 1 | u64::from(begins);
            self.count += 1;
            if !self.open.is_empty() {
                self.advance(letter, begins);
            }
            if starts & FIRSTS != 0 {
                self.look_up(recent, starts);
            }
            begins = false;
        }
        (self.recent, self.starts) = (recent, starts);
    }

    /// A word has ended, if there was one. Gives what has been found.
    pub fn gap(&mut self) -> Option<Leak> {
        if !self.in_word {
            return None;
        }
        self.in_word = false;
        if self.open.is_empty() {
            return None;
        }
        let whole =
            |open: &&Open<'_>| open.rest.is_empty() && open.breaks >= u32::from(open.needle.breaks);
        let leak = self.open.iter().find(whole).map(|open| Leak {
            owner: self.needles.owner(open.needle).clone(),
            what: open.needle.what,
            at: open.at,
        });
        self.open.retain(|open| !open.rest.is_empty());
        leak
    }

    fn look_up(&mut self, recent: u128, starts: u64) {
        let needles = self.needles;
        for (width, table) in WIDTHS.into_iter().zip(&needles.tables) {
            if starts >> (width - 1) & 1 == 1 {
                let found = table.find(recent);
                if !found.is_empty() {
                    self.begin(width, found, recent, starts);
                }
            }
        }
    }

    #[cold]
    fn advance(&mut self, letter: u8, begins: bool) {
        self.open.retain_mut(|open| match open.rest.split_first() {
            Some((next, rest)) if *next == letter => {
                open.rest = rest;
                open.breaks += u32::from(begins);
                true
            }
            _ => false,
        });
    }

    /// Opens the needles whose first letters have come.
    #[cold]
    fn begin(&mut self, width: usize, found: &'n [Needle], recent: u128, starts: u64) {
        let inner = starts & ((1 << (width - 1)) - 1);
        for needle in found {
            let letters = self.needles.letters(needle);
            if letters[..width] == recent.to_be_bytes()[16 - width..] {
                self.open.push(Open {
                    needle,
                    rest: &letters[width..],
                    breaks: inner.count_ones(),
                    at: self.places[(self.count - width) % 16],
                });
            }
        }
    }
}
