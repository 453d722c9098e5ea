//! The leak gate: no byte becomes public before it has been read for private data.
//!
//! Layer 5. Texts are compared as sequences of words, in a form that spelling tricks do not change: case, accents,
//! percent-encoding, character references, quoted-printable, tags between words and "user (at) host" all disappear
//! ([`words`]); long runs of base64 are decoded and read too. The needles ([`needles`]) are e-mail addresses, full names of
//! two words or more, private links, phone numbers, identifiers of ten characters or more and eight consecutive words of
//! free text. Vocabulary values and single names are never needles, and what somebody has agreed to publish as
//! organiser or author is not private.
//!
//! The price of a scan is one pass over the bytes with one table look-up per word.

mod needles;
mod words;

use std::collections::HashMap;

use crate::model::{PersonId, Program};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Whose it is.
    pub owner: PersonId,
    /// What kind of datum, for example `e-mail address`.
    pub what: &'static str,
    /// First byte of the place, as far as it is known.
    pub at: usize,
}

/// Finds private data in public bytes.
pub struct Gate {
    needles: Vec<Needle>,
    /// Positions in `needles`, by the hash of their first (at most [`KEY_WORDS`]) words.
    by_key: HashMap<u64, Vec<u32>, std::hash::BuildHasherDefault<words::Passthrough>>,
}

/// A private sequence of words.
struct Needle {
    words: Vec<u64>,
    owner: PersonId,
    what: &'static str,
}

/// Needles are looked up by their first two words, or by one if they have no more.
const KEY_WORDS: usize = 2;

/// Free text is private in runs of this many words.
const RUN_WORDS: usize = 8;

impl Gate {
    /// The gate of a program.
    pub fn new(program: &Program) -> Self {
        Self::from_needles(needles::of(program))
    }

    fn from_needles(needles: Vec<Needle>) -> Self {
        let mut by_key: HashMap<u64, Vec<u32>, _> = HashMap::default();
        for (position, needle) in (0u32..).zip(&needles) {
            by_key
                .entry(words::key(
                    &needle.words[..needle.words.len().min(KEY_WORDS)],
                ))
                .or_default()
                .push(position);
        }
        Self { needles, by_key }
    }

    /// Reads a file's name and bytes.
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        if self.needles.is_empty() {
            return None;
        }
        self.scan_text(path.as_bytes())
            .or_else(|| self.scan_text(bytes))
    }

    fn scan_text(&self, bytes: &[u8]) -> Option<Leak> {
        let mut window = Window::default();
        let mut tag_window = Window::default();
        let mut leak = None;
        words::each(bytes, &mut |word| {
            if leak.is_some() {
                return;
            }
            let window = if word.in_tag {
                &mut tag_window
            } else {
                &mut window
            };
            window.push(word.hash, word.at);
            leak = self.ends_here(window);
        });
        leak
    }

    /// Whether the words of the window end with a needle's first words; the rest is read when it has come.
    fn ends_here(&self, window: &mut Window) -> Option<Leak> {
        let last = window.words.len() - 1;
        for start in [last, last.wrapping_sub(1)] {
            let Some(key_words) = window.words.get(start..) else {
                continue;
            };
            let Some(found) = self.by_key.get(&words::key(key_words)) else {
                continue;
            };
            let fits = |needle: &&u32| {
                self.needles[**needle as usize].words.len().min(KEY_WORDS) == key_words.len()
            };
            window
                .open
                .extend(found.iter().filter(fits).map(|needle| Open {
                    needle: *needle,
                    start,
                }));
        }
        let mut leak = None;
        window.open.retain(|open| {
            let needle = &self.needles[open.needle as usize];
            let seen = &window.words[open.start..];
            if !needle.words.starts_with(seen) {
                return false;
            }
            if seen.len() == needle.words.len() && leak.is_none() {
                leak = Some(Leak {
                    owner: needle.owner.clone(),
                    what: needle.what,
                    at: window.places[open.start],
                });
            }
            seen.len() < needle.words.len()
        });
        window.forget();
        leak
    }
}

/// The last words of a text, and the needles that have begun in them.
#[derive(Default)]
struct Window {
    words: Vec<u64>,
    places: Vec<usize>,
    open: Vec<Open>,
}

/// A needle that fits as far as the text has been read.
struct Open {
    needle: u32,
    start: usize,
}

impl Window {
    fn push(&mut self, word: u64, at: usize) {
        self.words.push(word);
        self.places.push(at);
    }

    /// Keeps memory flat: words before the last one matter only to open needles.
    fn forget(&mut self) {
        if self.words.len() < 4096 || !self.open.is_empty() {
            return;
        }
        let keep = self.words.len() - 1;
        self.words.drain(..keep);
        self.places.drain(..keep);
    }
}

#[cfg(test)]
mod tests;
