//! Every word of a body stands in a node, or is told: nothing that was written vanishes from the page without a word.
//!
//! Nodes come with their places. Whatever lies between two of them is signs (`##`, `|`, `](`), or was left out: cells
//! beyond the head of a table, the second definition of a label.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::Defined;
use super::Scanner;
use super::ended::Ended;
use crate::check;
use crate::model::markdown::{Fence, Tag};

/// How far a body has been accounted for.
#[derive(Default)]
pub(super) struct Cover {
    /// Everything before this byte is in a node or is a sign.
    seen: usize,
    /// Places with words that no node holds, in order.
    gaps: Vec<Range<usize>>,
    /// Where the link labels that are used are defined, and in which footnote they are: the first bytes of both.
    used: Vec<(usize, Option<usize>)>,
    /// The footnote that is being read.
    note: Option<usize>,
    /// Footnotes that are not shown.
    pub(super) hidden: BTreeSet<usize>,
}

/// Definitions by their labels in lower case.
type Labels<'a> = BTreeMap<String, &'a Defined>;

impl Cover {
    /// A link leads by a label that is defined at this byte.
    pub(super) fn uses(&mut self, definition: usize) {
        self.used.push((definition, self.note));
    }

    #[inline]
    fn skip_to(&mut self, at: usize) {
        self.seen = self.seen.max(at);
    }
}

impl Scanner<'_> {
    /// Words, or a sign that is a node.
    #[inline]
    pub(super) fn cover_words(&mut self, range: &Range<usize>) {
        self.gap(range.start);
        self.cover.skip_to(range.end);
    }

    pub(super) fn cover_start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if let Tag::Note(_) = tag {
            self.cover.note = Some(range.start);
        }
        self.gap(range.start);
        let signs = self.signs(tag, range);
        self.cover.skip_to(range.start + signs);
    }

    pub(super) fn cover_end(&mut self, ended: Ended, range: &Range<usize>) {
        match ended {
            Ended::Row => self.end_row(range),
            Ended::Heading => {
                let start = self.cover.seen.min(range.end);
                self.cover.skip_to(range.end);
                self.braces(start..range.end);
            }
            Ended::Link | Ended::Image | Ended::CodeBlock => self.cover.skip_to(range.end),
            Ended::Note => self.cover.note = None,
            _ => {}
        }
    }

    /// How many bytes a block begins with that are signs, though they may look like words.
    fn signs(&self, tag: &Tag<'_>, range: &Range<usize>) -> usize {
        let text = || self.masked.get(range.clone()).unwrap_or_default();
        let behind = |signs: &str| text().find(signs).map_or(0, |at| at + signs.len());
        match tag {
            Tag::Note(_) => behind("]:"),
            Tag::Quote(Some(_)) => behind("]"),
            Tag::CodeBlock(Fence::Words(_)) => behind("\n"),
            Tag::Item => marker(text()),
            _ => 0,
        }
    }

    #[inline]
    fn gap(&mut self, until: usize) {
        let gap = self.cover.seen..until;
        if gap.start < gap.end {
            self.cover.seen = until;
            self.between(gap);
        }
    }

    /// What stands between two nodes.
    fn between(&mut self, gap: Range<usize>) {
        if has_words(&self.masked[gap.clone()]) {
            self.cover.gaps.push(gap);
        }
    }

    fn end_row(&mut self, range: &Range<usize>) {
        let rest = self.cover.seen.min(range.end)..range.end;
        self.cover.skip_to(range.end);
        let is_sign = |c: char| c.is_whitespace() || c == '|';
        let Some(lost) = within(self.masked, &rest, is_sign) else {
            return;
        };
        let message = "this row has more cells than the head of its table".to_owned();
        self.raise(check::CELL_BEYOND_HEAD, lost, message)
            .hint("these are not shown: give the head as many, or write `\\|` for the sign itself");
    }

    /// Gaps are told at the end, when all definitions are known; those are sorted by place.
    pub(super) fn finish_cover(&mut self) {
        let defined = self.defined;
        self.gap(self.masked.len());
        let mut next = 0;
        let gaps = std::mem::take(&mut self.cover.gaps);
        let labels = match gaps.is_empty() {
            true => Labels::new(),
            false => defined
                .iter()
                .map(|one| (one.label.to_lowercase(), one))
                .collect(),
        };
        for gap in gaps {
            let mut start = gap.start;
            while let Some(definition) = defined.get(next).filter(|one| one.place.start < gap.end) {
                self.lost(start..definition.place.start.max(start), &labels);
                start = start.max(definition.place.end);
                next += 1;
            }
            self.lost(start..gap.end.max(start), &labels);
        }
        let uses = std::mem::take(&mut self.cover.used).into_iter();
        let shown =
            uses.filter(|(_, note)| note.is_none_or(|note| !self.cover.hidden.contains(&note)));
        let used: BTreeSet<usize> = shown.map(|(definition, _)| definition).collect();
        for definition in defined {
            if !definition.comment && !used.contains(&definition.place.start) {
                self.unused(definition);
            }
        }
    }

    fn unused(&mut self, definition: &Defined) {
        let label = &definition.label;
        let message = format!("nothing leads by the link label `[{label}]`");
        let hint = format!("write `[words][{label}]` in the text, or delete it");
        self.raise(check::UNUSED_LINK_LABEL, definition.place.clone(), message)
            .hint(hint);
    }

    fn lost(&mut self, range: Range<usize>, labels: &Labels<'_>) {
        let is_sign = |c: char| c.is_whitespace() || c == '>';
        let Some(range) = within(self.masked, &range, is_sign) else {
            return;
        };
        let text = &self.masked[range.clone()];
        if !has_words(text) {
            return;
        }
        let label = text
            .strip_prefix('[')
            .and_then(|rest| rest.split_once("]:"))
            .map(|(label, _)| label.to_lowercase());
        let first = label.and_then(|label| labels.get(&label));
        let Some(first) = first else {
            let message = "these words are not shown".to_owned();
            return self
                .raise(check::WORDS_NOT_SHOWN, range, message)
                .hint("put an empty line above and below them");
        };
        let message = format!("the link label `[{}]` is defined twice", first.label);
        let place = self.place(first.place.clone());
        self.raise(check::REPEATED_LINK_LABEL, range, message)
            .related(place, "this one counts")
            .hint("delete one of the two, or give one another label");
    }
}

/// Length of what an item begins with: its number, and the box of a task.
fn marker(text: &str) -> usize {
    let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
    let numbers = text[indent..].bytes().take_while(u8::is_ascii_digit);
    let digits = indent + numbers.count();
    let rest = text.get(digits + 1..).unwrap_or_default();
    let inner = rest.trim_start_matches([' ', '\t']);
    match inner.starts_with("[x]") || inner.starts_with("[X]") {
        true => text.len() - inner.len() + "[x]".len(),
        false => digits,
    }
}

fn has_words(text: &str) -> bool {
    // Nearly always, it is one or two signs.
    let may = |byte: u8| MAY_BE_WORDS[usize::from(byte)];
    text.bytes().any(may) && text.chars().any(char::is_alphanumeric)
}

/// For each byte, whether it may belong to a letter or a digit.
const MAY_BE_WORDS: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0_u8;
    while byte < 255 {
        may[byte as usize] = byte.is_ascii_alphanumeric() || !byte.is_ascii();
        byte += 1;
    }
    may
};

/// A range without such signs at either end; `None` if nothing is left.
fn within(
    text: &str,
    range: &Range<usize>,
    is_sign: impl Fn(char) -> bool,
) -> Option<Range<usize>> {
    let whole = &text[range.clone()];
    let rest = whole.trim_start_matches(&is_sign);
    let start = range.start + whole.len() - rest.len();
    let end = start + rest.trim_end_matches(&is_sign).len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use jiff::civil::date;

    use super::super::{Body, Node, Scanner, Section};
    use crate::parse::markdown::read;
    use crate::source::Input;

    /// No text is known whose words are in no node and belong to no other check: a reader of Markdown is that loses some.
    #[test]
    fn what_no_node_holds_is_told() {
        let text = "One.\n\nTwo *three* four.\n\nFive.\n";
        let input = Input::from_texts([("content/pages/a.md", text)], date(2026, 9, 5));
        let body = Body {
            file: input.sources.iter().next().unwrap().0,
            text,
            start: 0,
            section: Section::Page,
        };
        let read = read(body, &[]);
        let mut scanner = Scanner::new(body, text, &[]);
        for (node, place) in read.tree.nodes(text, &read.headings) {
            if !matches!(node, Node::Text("three")) {
                scanner.node(&node, &place);
            }
        }
        scanner.finish_cover();
        let told = scanner.scan.problems.iter().map(|one| one.check);
        assert_eq!(told.collect::<Vec<_>>(), [crate::check::WORDS_NOT_SHOWN]);
    }
}
