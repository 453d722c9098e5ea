//! Quotation marks behind a digit that are none: `5'10"` is feet and inches.
//!
//! The Markdown reader curls every straight quotation mark. A mark behind a digit that closes nothing is a prime.

use std::ops::Range;

use pulldown_cmark::{CowStr, Tag, TagEnd};

use crate::parse::typography::{only_closes, prime};

/// Reads the events of a body in order.
pub(super) struct Quotes<'a> {
    body: &'a str,
    /// Whether a `"` and a `'` are open in the block that is being read.
    double: bool,
    single: bool,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        Self {
            body,
            double: false,
            single: false,
        }
    }

    /// The words of an event, or a prime in the place of a mark that is none.
    #[inline]
    pub(super) fn set<'w>(&mut self, words: CowStr<'w>, range: &Range<usize>) -> CowStr<'w> {
        if range.len() != 1 || words.len() == 1 {
            return words;
        }
        match self.mark(&words, range) {
            Some(prime) => CowStr::Borrowed(prime),
            None => words,
        }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        if let Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell = tag {
            (self.double, self.single) = (false, false);
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        if let TagEnd::Paragraph | TagEnd::Item = tag {
            (self.double, self.single) = (false, false);
        }
    }

    fn mark(&mut self, curled: &str, range: &Range<usize>) -> Option<&'static str> {
        let sign = self.body[range.clone()].chars().next()?;
        let open = match sign {
            '"' => &mut self.double,
            '\'' => &mut self.single,
            _ => return None,
        };
        let (before, after) = (&self.body[..range.start], &self.body[range.end..]);
        if let Some(prime) = prime(sign, before, after, *open) {
            return Some(prime);
        }
        let before = before.chars().next_back();
        let after = after.chars().next();
        if matches!(curled, "“" | "‘") && only_closes(before, after) {
            *open = false;
            return Some(if sign == '"' { "”" } else { "’" });
        }
        // An apostrophe inside a word closes nothing.
        if !after.is_some_and(char::is_alphabetic) || !before.is_some_and(char::is_alphanumeric) {
            *open = matches!(curled, "“" | "‘");
        }
        None
    }
}
