//! Stars, lines and tildes that were meant to make words strong, and are shown instead: `**Note: **text`.
//!
//! CommonMark takes a sign for the end of strong words only where no blank stands before it. Signs that stand for
//! themselves (`5 * 3`, `snake_case`, `\*`) are no mistake.

use std::ops::Range;

use memchr::memchr3_iter;

use super::Scanner;
use crate::check;

/// The signs of the block that is being read that stand in its text.
#[derive(Default)]
pub(super) struct Shown(Vec<(char, Range<usize>)>);

/// What stands beside a sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The beginning or the end of a line.
    Edge,
    Blank,
    Word,
}

impl Shown {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text that stands there as it was typed.
    pub(super) fn text(&mut self, source: &str, range: &Range<usize>, escaped: bool) {
        for at in memchr3_iter(b'*', b'_', b'~', source.as_bytes()) {
            if at == 0 && escaped {
                continue;
            }
            let c = char::from(source.as_bytes()[at]);
            let at = range.start + at;
            match self.0.last_mut() {
                Some((last, run)) if *last == c && run.end == at => run.end += 1,
                _ => self.0.push((c, at..at + 1)),
            }
        }
    }
}

impl Scanner<'_> {
    /// Looks at the signs of a block that has ended.
    pub(super) fn finish_signs(&mut self) {
        let runs = std::mem::take(&mut self.signs.0);
        for (sign, length) in [('*', 2), ('*', 1), ('*', 3), ('_', 1), ('_', 2), ('~', 2)] {
            let mut alike = runs
                .iter()
                .filter(|(c, run)| *c == sign && run.len() == length);
            let mut last: Option<&Range<usize>> = None;
            let pair = alike.find_map(|(_, run)| {
                let first = last.replace(run)?;
                self.is_pair(sign, first, run)
                    .then(|| (first.clone(), run.clone()))
            });
            if let Some((first, second)) = pair {
                self.shown(sign, length, &first, &second);
            } else if length > 1
                && let Some(open) = self.left_open(&runs, sign, length)
            {
                self.never_closed(sign, length, open);
            }
        }
    }

    /// Signs before a word, behind none, that nothing closes.
    fn left_open(
        &self,
        runs: &[(char, Range<usize>)],
        sign: char,
        length: usize,
    ) -> Option<Range<usize>> {
        let mut alike = runs
            .iter()
            .filter(|(c, run)| *c == sign && run.len() == length);
        let opens = |run: &Range<usize>| {
            let (before, _) = self.beside(run);
            let after = self.masked[run.end..].chars().next();
            before != Beside::Word && after.is_some_and(char::is_alphanumeric)
        };
        alike
            .find(|(_, run)| opens(run))
            .map(|(_, run)| run.clone())
    }

    fn never_closed(&mut self, sign: char, length: usize, open: Range<usize>) {
        let signs = sign.to_string().repeat(length);
        let message = format!("these `{signs}` are shown to readers: nothing closes them");
        let hint = format!(
            "write `{signs}` behind the last word that they should mark too; or `{}` for the signs themselves",
            format!("\\{sign}").repeat(length)
        );
        self.raise(check::SIGNS_SHOWN, open, message).hint(hint);
    }

    fn shown(&mut self, sign: char, length: usize, first: &Range<usize>, second: &Range<usize>) {
        let signs = sign.to_string().repeat(length);
        let inner = self.original(&(first.end..second.start)).trim();
        let short = inner.len() <= 60 && !inner.is_empty() && !inner.contains('\n');
        let words = if short { inner } else { "words" };
        let hint = format!(
            "write `{signs}{words}{signs}` without blanks inside, and a blank around it; or `\\{sign}` for the sign itself"
        );
        let message = format!(
            "these `{signs}` are shown to readers: they do not mark the words between them"
        );
        let place = match short {
            true => first.start..second.end,
            false => first.clone(),
        };
        self.raise(check::SIGNS_SHOWN, place, message).hint(hint);
    }

    fn is_pair(&self, sign: char, first: &Range<usize>, second: &Range<usize>) -> bool {
        use Beside::{Blank, Edge, Word};
        let (before, after) = self.beside(first);
        let (behind, beyond) = self.beside(second);
        let stands_alone = (before, after) == (Blank, Blank);
        // Two stars in the middle of words: nobody shows those on purpose.
        let strong = sign == '*' && first.len() > 1 && !stands_alone;
        let opens_badly = before != Word && after == Blank && behind == Word && beyond != Word;
        let closes_badly = before != Word && after == Word && behind == Blank;
        let at_edge = sign != '*' || before == Edge || first.len() > 1;
        strong || closes_badly || (opens_badly && at_edge)
    }

    fn beside(&self, run: &Range<usize>) -> (Beside, Beside) {
        let look = |c: Option<char>| match c {
            None | Some('\n' | '\r' | '|') => Beside::Edge,
            Some(c) if c.is_whitespace() => Beside::Blank,
            Some(_) => Beside::Word,
        };
        let before = self.masked[..run.start].chars().next_back();
        let mut beyond = look(self.masked[run.end..].chars().next());
        let punctuation = |c: char| c.is_ascii_punctuation();
        if beyond == Beside::Word && self.masked[run.end..].starts_with(punctuation) {
            beyond = Beside::Edge;
        }
        (look(before), beyond)
    }
}
