//! Quotation marks behind a digit that are none: `5'10"` is feet and inches.
//!
//! The Markdown reader curls every straight quotation mark. A mark behind a digit that closes nothing is a prime.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

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

    /// The event, with a prime in the place of a mark that is none.
    pub(super) fn set<'b>(&mut self, event: Event<'b>, range: &Range<usize>) -> Event<'b> {
        match &event {
            Event::Text(text) if range.len() == 1 && text.len() > 1 => {
                let text = &**text;
                match self.mark(text, range) {
                    Some(prime) => Event::Text(CowStr::Borrowed(prime)),
                    None => event,
                }
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
            | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                (self.double, self.single) = (false, false);
                event
            }
            _ => event,
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
