//! Footnotes: each is defined once, and referred to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Scanner;
use crate::check;

/// By label in lower case: the first definition, and whether it was referred to.
pub(super) type Notes = BTreeMap<String, (Option<Range<usize>>, bool)>;

impl Scanner<'_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        self.notes.entry(label.to_lowercase()).or_default().1 = true;
    }

    pub(super) fn note_definition(&mut self, label: &str, range: &Range<usize>) {
        let note = self.notes.entry(label.to_lowercase()).or_default();
        let Some(first) = note.0.clone() else {
            note.0 = Some(range.clone());
            return;
        };
        self.cover.hidden.insert(range.start);
        let message = format!("the footnote `[^{label}]` is defined twice");
        let place = self.place(self.first_line(&first));
        let text = self.masked.get(range.clone()).unwrap_or_default();
        let range = range.start..range.start + text.trim_end().len();
        self.raise(check::REPEATED_FOOTNOTE, range, message)
            .related(place, "this one is shown")
            .hint("give one of the two another label, or delete it");
    }

    /// `[^label]` comes as plain text if nothing defines it.
    pub(super) fn undefined_note(&mut self, text: &str, range: &Range<usize>) {
        let (before, after) = (&self.masked[..range.start], &self.masked[range.end..]);
        if before.ends_with('[') && !before.ends_with("\\[") && after.starts_with(']') {
            let message = format!("nothing defines the footnote `[{text}]`");
            self.raise(
                check::UNDEFINED_FOOTNOTE,
                range.start - 1..range.end + 1,
                message,
            )
            .hint(format!("add a line `[{text}]: …` below the paragraph"));
        }
    }

    pub(super) fn finish_notes(&mut self) {
        for (label, (defined, used)) in std::mem::take(&mut self.notes) {
            if let (Some(range), false) = (defined, used) {
                self.cover.hidden.insert(range.start);
                let message = format!("nothing refers to the footnote `[^{label}]`");
                let hint = format!("write `[^{label}]` in the text, or delete it");
                self.raise(check::UNUSED_FOOTNOTE, range, message)
                    .hint(hint);
            }
        }
    }

    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.masked.get(range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        range.start..range.start + line.len()
    }
}
