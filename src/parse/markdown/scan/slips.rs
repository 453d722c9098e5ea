//! What was meant as Markdown and is none: it would be shown to readers as it is typed.

use std::ops::Range;

use super::Scanner;
use crate::check;

/// Bytes behind a bracket that are looked at; a longer address is none that somebody has typed.
const LONGEST: usize = 500;

/// How addresses begin, as against words in brackets.
const BEGINS: [&str; 7] = ["https://", "http://", "www.", "mailto:", "../", "./", "/"];
/// How files end that texts lead to.
const ENDS: [&str; 9] = [
    ".md", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".html",
];

impl Scanner<'_> {
    /// Looks at a piece of text. A bracket that makes no link is a piece of its own.
    pub(super) fn bracket(&mut self, range: &Range<usize>) {
        let (masked, at) = (self.masked, range.start);
        if !matches!(masked.as_bytes().get(at), Some(b'[' | b']')) {
            return;
        }
        let (before, piece) = masked.split_at(at);
        if before.ends_with('\\') {
            return;
        }
        let closes = piece.starts_with(']');
        if !closes && !before.ends_with(')') {
            return;
        }
        let mut end = piece.len().min(LONGEST);
        while !piece.is_char_boundary(end) {
            end -= 1;
        }
        let after = piece[1..end].lines().next().unwrap_or_default();
        match closes {
            true => self.words_and_address(at, after),
            false => self.changed_places(at, after),
        }
    }

    /// `<>`, where an address should be.
    pub(super) fn empty_brackets(&mut self, range: &Range<usize>) {
        let (before, piece) = self.masked.split_at(range.start);
        let Some(at) = piece[..range.len()].find('<') else {
            return;
        };
        let before = match at {
            0 => before,
            _ => &piece[..at],
        };
        // Between blanks it is the sign for "not equal".
        let beyond = piece[at..].strip_prefix("<>");
        let is_sign = |beyond: &str| before.ends_with(' ') && beyond.starts_with(' ');
        if before.ends_with('\\') || beyond.is_none_or(is_sign) {
            return;
        }
        let place = range.start + at..range.start + at + 2;
        let message = "this leads nowhere: there is no address between `<` and `>`".to_owned();
        self.raise(check::NO_ADDRESS, place, message)
            .hint("write the address there, or `\\<>` for the signs themselves");
    }

    /// `[words] (address)`, and `[words](an address)`.
    fn words_and_address(&mut self, at: usize, after: &str) {
        let spaces = after.len() - after.trim_start_matches(' ').len();
        let inner = after[spaces..].strip_prefix('(');
        let Some((inner, _)) = inner.and_then(|rest| rest.split_once(')')) else {
            return;
        };
        let start = at + 1 + spaces + 1;
        let range = start..start + inner.len();
        let address = self.original(&range).to_owned();
        if !is_address(inner) {
            return;
        }
        if spaces > 0 {
            let message = "a space between `]` and `(` keeps this from being a link".to_owned();
            self.raise(check::NOT_A_LINK, range, message)
                .hint(format!("take it out: `[words]({address})`"));
        } else if inner.contains(' ') {
            let message = "a space in the address keeps this from being a link".to_owned();
            self.raise(check::NOT_A_LINK, range, message).hint(format!(
                "put the address in `<` and `>`: `[words](<{address}>)`"
            ));
        }
    }

    /// `(words)[address]`
    fn changed_places(&mut self, at: usize, after: &str) {
        let Some((inner, _)) = after.split_once(']').filter(|(inner, _)| is_address(inner)) else {
            return;
        };
        let range = at + 1..at + 1 + inner.len();
        let address = self.original(&range).to_owned();
        let message = "words and address have changed places, so this is no link".to_owned();
        self.raise(check::NOT_A_LINK, range, message)
            .hint(format!("write `[words]({address})`"));
    }

    /// A paragraph that looks like a heading or a table.
    pub(super) fn paragraph(&mut self, range: &Range<usize>) {
        let text = self.masked.get(range.clone()).unwrap_or_default();
        let text = text.trim_start();
        if !text.starts_with(['#', '|']) {
            return;
        }
        let mut lines = text.trim_end().lines();
        let (first, second) = (lines.next().unwrap_or_default(), lines.next());
        match (first.bytes().next(), second) {
            (Some(b'#'), None) => self.not_a_heading(first, range.start),
            (Some(b'|'), Some(second)) if second.starts_with('|') => {
                self.not_a_table(first, range.start);
            }
            _ => {}
        }
    }

    fn not_a_heading(&mut self, first: &str, at: usize) {
        let words = first.trim_start_matches('#');
        let signs = &first[..first.len() - words.len()];
        let begins = words.chars().next().is_some_and(char::is_alphabetic);
        let heading = begins && !words.contains('#') && !(signs == "#" && is_tag(words));
        if !heading || signs.len() > 6 {
            return;
        }
        let place = at..at + first.len();
        let message = format!("a heading needs a space behind `{signs}`");
        let words = self.original(&(place.start + signs.len()..place.end));
        let hint = format!("write `{signs} {words}`, or `\\{signs}` for the sign itself");
        self.raise(check::NOT_A_HEADING, place, message).hint(hint);
    }

    fn not_a_table(&mut self, first: &str, at: usize) {
        let columns = first.trim_end().trim_end_matches('|').matches('|').count();
        let line = format!("|{}", " --- |".repeat(columns.max(1)));
        let message = "a table needs a line of dashes below its first line".to_owned();
        self.raise(check::NOT_A_TABLE, at..at + first.len(), message)
            .hint(format!("write `{line}` there"));
    }
}

fn is_address(text: &str) -> bool {
    let path = text.trim().split('#').next().unwrap_or_default();
    BEGINS.iter().any(|begin| path.starts_with(begin)) || ENDS.iter().any(|end| path.ends_with(end))
}

/// Whether words behind one `#` begin with the name of a topic on social media: `#StayHome`.
fn is_tag(words: &str) -> bool {
    let mut all = words.split_whitespace();
    let first = all.next().unwrap_or_default();
    all.next().is_none() || first.chars().skip(1).any(char::is_uppercase)
}
