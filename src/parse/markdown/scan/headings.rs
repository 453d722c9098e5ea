//! Headings: each has words, and an id of its own; none skips a level.

use std::ops::Range;

use super::super::headings::is_id;
use super::Scanner;
use crate::check;
use crate::model::Section;
use crate::model::content::Heading;

/// Places of headings and the ids that they were given; what becomes of them is known at the end.
pub(super) type Titles = Vec<(Range<usize>, Option<Box<str>>)>;

impl Scanner<'_> {
    pub(super) fn title(&mut self, given: &str, range: &Range<usize>) {
        let given = is_id(given).then(|| given.into());
        self.titles.push((range.clone(), given));
    }

    pub(super) fn finish_titles(&mut self, headings: &[Heading]) {
        let titles = std::mem::take(&mut self.titles);
        let mut before = 1;
        for ((range, given), heading) in titles.into_iter().zip(headings) {
            self.check_heading(&range, &heading.text, heading.level, before);
            before = heading.level;
            if let Some(given) = given.filter(|given| **given != *heading.id) {
                let message = format!("the heading id `{given}` is taken");
                self.raise(check::BAD_HEADING_ID, range, message)
                    .hint("give each heading an id of its own");
            }
        }
    }

    fn check_heading(&mut self, range: &Range<usize>, text: &str, level: u8, before: u8) {
        if text.is_empty() {
            let message = "this heading has no words".to_owned();
            self.raise(check::EMPTY_HEADING, range.clone(), message)
                .hint("write some, or delete it");
        }
        if level > before + 1 {
            let message = format!("this heading goes from level {before} to level {level}");
            let hint = if before == 1 {
                "the title of the page has level 1: begin with `##`"
            } else {
                "go one level down at a time, for those who have the page read to them"
            };
            self.raise(check::HEADING_SKIPS_LEVEL, range.clone(), message)
                .hint(hint);
        }
    }

    /// What stands behind the words of a heading: only an id may stand in braces there. A brace behind a `\\` is one for
    /// the reader of Markdown all the same, unless there is a `\\` before the other brace too.
    pub(super) fn braces(&mut self, tail: Range<usize>) {
        let text = self.masked[tail.clone()].lines().next().unwrap_or_default();
        let (Some(open), Some(close)) = (text.find('{'), text.rfind('}')) else {
            return;
        };
        if open > close || self.body.section == Section::Letter {
            return;
        }
        let (braces, inner) = (&text[open..=close], &text[open + 1..close]);
        let before = &self.masked[..tail.start + open];
        let signs = before.len() - before.trim_end_matches('\\').len();
        let escaped = signs % 2 == 1;
        let mut words = inner.split_ascii_whitespace();
        let id = words.next().and_then(|word| word.strip_prefix('#'));
        if !escaped && id.is_some_and(is_id) && words.next().is_none() {
            return;
        }
        let literal = format!("`\\{{{inner}\\}}`");
        let place = tail.start + open..tail.start + close + 1;
        // The reader of Markdown drops whatever has but one letter.
        if escaped {
            let message = "one `\\` does not make these braces words of the heading".to_owned();
            self.raise(check::BAD_HEADING_ID, place, message)
                .hint(format!("write {literal}, with a `\\` before either brace"));
        } else if inner.split_ascii_whitespace().all(|word| word.len() < 2) {
            let message = format!("`{braces}` behind a heading is not shown");
            self.raise(check::BRACES_NOT_SHOWN, place, message)
                .hint(format!(
                    "delete it, or write {literal} if it belongs to the heading"
                ));
        } else {
            let message = "only an id can stand in the braces of a heading".to_owned();
            self.raise(check::BAD_HEADING_ID, place, message)
                .hint(format!("an id is written `{{#my-title}}`; if the braces belong to the heading, write {literal}"));
        }
    }
}
