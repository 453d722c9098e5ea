//! The neighbourhood of letters that were found, as it is read by people: with its signs, and without escapes.

use std::ops::Range;

use super::letters;
use super::reader::{Reader, Symbol};

/// Bytes, of which the first is so far on in their file, and whether what is read of them are tags or the text.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What was read.
    pub bytes: &'a [u8],
    /// Of the first byte, in the file.
    pub base: usize,
    /// Whether tags are read.
    pub in_tags: bool,
}

/// Where some letters stand. Of what lies between text and text only `<` and `>` are left.
#[derive(Debug)]
pub struct Place {
    /// The word before them, with what follows it.
    pub before: String,
    /// They themselves.
    pub inside: String,
    /// What follows them, with the next word.
    pub after: String,
    /// Whether something other than a letter stands before them and behind them.
    pub edges: [bool; 2],
    /// Their bytes, in the file.
    pub bytes: Range<usize>,
}

/// The word before is looked at if it begins at most so many bytes before.
const REACH: usize = 400;

impl Place {
    /// The place of so many folded letters that begin at `at`. `before` is where the word before begins, `until` where
    /// all that may be of interest has ended.
    pub fn new(source: Source<'_>, [before, at, until]: [usize; 3], count: usize) -> Self {
        let [at, until] = [at, until].map(|at| at - source.base);
        let before = Some(before - source.base).filter(|before| at - before <= REACH);
        let start = before.unwrap_or(at);
        let until = until.min(source.bytes.len());
        let signs = signs(&source.bytes[start..until], source.in_tags);
        let mut place = Self {
            before: String::new(),
            inside: String::new(),
            after: String::new(),
            edges: [true; 2],
            bytes: source.base + at..source.base + until,
        };
        let mut read = 0;
        for (from, sign) in signs {
            let letters = width(sign);
            if start + from < at {
                place.before.push(sign);
            } else if read < count {
                place.inside.push(sign);
                read += letters;
                place.bytes.end = source.base + start + from + sign.len_utf8();
            } else {
                place.after.push(sign);
            }
        }
        place
    }

    /// Whether a blank stands between the letters.
    pub fn has_blank(&self) -> bool {
        self.inside.contains(char::is_whitespace)
    }

    /// Whether a sign joins a word before to these.
    pub fn is_joined_before(&self, signs: &str) -> bool {
        let mut last = self.before.chars().rev();
        last.next().is_some_and(|sign| signs.contains(sign))
            && last.next().is_some_and(char::is_alphanumeric)
    }

    /// The sign behind, if a letter or digit comes directly behind it, and that.
    pub fn joined_behind(&self) -> Option<(char, char)> {
        let mut next = self.after.chars();
        let pair = (next.next()?, next.next()?);
        (!pair.0.is_alphanumeric() && pair.1.is_alphanumeric()).then_some(pair)
    }
}

/// Each sign with its first byte.
fn signs(bytes: &[u8], in_tags: bool) -> Vec<(usize, char)> {
    let mut reader = Reader::new(bytes);
    let (mut signs, mut in_tag) = (Vec::new(), in_tags);
    loop {
        let at = reader.at();
        let symbol = reader.next();
        match (symbol, bytes.get(at)) {
            (Symbol::End, _) => return signs,
            (Symbol::Nothing, _) => {}
            (_, Some(b'<')) => {
                in_tag = true;
                signs.push((at, '<'));
            }
            (_, Some(b'>')) => {
                in_tag = false;
                signs.push((at, '>'));
            }
            _ if in_tag == in_tags => signs.push((at, reader.last())),
            _ => {}
        }
    }
}

/// How many bytes a sign has once it is folded.
fn width(sign: char) -> usize {
    if sign.is_ascii() {
        return usize::from(sign.is_ascii_alphanumeric());
    }
    let mut width = 0;
    if letters::is_letter(sign) {
        letters::of(sign, &mut |_| width += 1);
    }
    width
}
