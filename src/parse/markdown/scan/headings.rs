//! Headings: final levels and unique ids.
//!
//! A page's title is its only heading of the first level. So if a body has one of those, all headings of the body move
//! one level down (the sixth stays). Ids are the given ones (`{#id}`), else slugs of the texts, numbered from the second
//! (`part`, `part-2`). They hold no colon: ids with one belong to footnotes; and never one that the page around them has.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Scanner;
use crate::model::Section;
use crate::model::content::Heading;
use crate::parse::variables::unmask;
use crate::path::Slug;

/// Ids that the theme's templates give to parts of a page that shows a body: of a post, a topic, another page, and the
/// start page. A test holds them against the templates.
pub const RESERVED: [&[&str]; 4] = [
    &["contents", "main"],
    &["contents", "main", "questions"],
    &["children", "contents", "main"],
    &["main", "news", "round", "thanks", "topics"],
];

/// Fewer headings get no list of contents, and so leave its id alone.
const CONTENTS: usize = 3;

/// The headings seen so far.
#[derive(Default)]
pub(super) struct Collector {
    seen: Vec<Seen>,
    open: bool,
}

struct Seen {
    level: u8,
    given: Option<String>,
    text: String,
    range: Range<usize>,
}

impl Collector {
    pub(super) fn text(&mut self, text: &str) {
        if let (true, Some(heading)) = (self.open, self.seen.last_mut()) {
            heading.text.push_str(text);
        }
    }

    pub(super) fn close(&mut self) {
        self.open = false;
    }
}

impl Scanner<'_> {
    pub(super) fn start_heading(&mut self, level: u8, given: Option<&str>, range: &Range<usize>) {
        self.headings.open = true;
        self.headings.seen.push(Seen {
            level,
            given: given.filter(|id| is_id(id)).map(str::to_owned),
            text: String::new(),
            range: range.clone(),
        });
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
            self.fail("bad-heading-id", place, message)
                .hint(format!("write {literal}, with a `\\` before either brace"));
        } else if inner.split_ascii_whitespace().all(|word| word.len() < 2) {
            let message = format!("`{braces}` behind a heading is not shown");
            self.warn("braces-not-shown", place, message).hint(format!(
                "delete it, or write {literal} if it belongs to the heading"
            ));
        } else {
            let message = "only an id can stand in the braces of a heading".to_owned();
            self.fail("bad-heading-id", place, message)
                .hint(format!("an id is written `{{#my-title}}`; if the braces belong to the heading, write {literal}"));
        }
    }

    pub(super) fn finish_headings(&mut self) {
        let mut seen = std::mem::take(&mut self.headings.seen);
        let down = u8::from(seen.iter().any(|heading| heading.level == 1));
        let reserved = self.body.reserved.iter().copied();
        let mut ids = Ids::new(reserved.filter(|id| *id != "contents" || seen.len() >= CONTENTS));
        for heading in &mut seen {
            let Some(id) = heading.given.take() else {
                continue;
            };
            if ids.claim(&id) {
                heading.given = Some(id);
                continue;
            }
            let message = format!("the heading id `{id}` is taken");
            self.fail("bad-heading-id", heading.range.clone(), message)
                .hint("give each heading an id of its own");
        }
        let mut before = 1;
        for heading in seen {
            let level = (heading.level + down).min(6);
            let text = match self.body.section {
                Section::Letter => words(&unmask(&heading.text)),
                Section::Topic | Section::Post | Section::Page => words(&heading.text),
            };
            self.check_heading(&heading.range, &text, level, before);
            before = level;
            let id = heading.given.unwrap_or_else(|| ids.make(&text));
            self.scan.headings.push(Heading { level, id, text });
        }
    }

    fn check_heading(&mut self, range: &Range<usize>, text: &str, level: u8, before: u8) {
        if text.is_empty() {
            let message = "this heading has no words".to_owned();
            self.warn("empty-heading", range.clone(), message)
                .hint("write some, or delete it");
        }
        if level > before + 1 {
            let message = format!("this heading goes from level {before} to level {level}");
            let hint = if before == 1 {
                "the title of the page has level 1: begin with `##`"
            } else {
                "go one level down at a time, for those who have the page read to them"
            };
            self.warn("heading-skips-level", range.clone(), message)
                .hint(hint);
        }
    }
}

fn is_id(text: &str) -> bool {
    let is_good = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    !text.is_empty() && text.chars().all(is_good)
}

/// The words of a text with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ids that are taken, each with the last number that was tried.
struct Ids(BTreeMap<String, u32>);

impl Ids {
    fn new<'a>(reserved: impl Iterator<Item = &'a str>) -> Self {
        Self(reserved.map(|id| (id.to_owned(), 1)).collect())
    }

    fn claim(&mut self, id: &str) -> bool {
        let free = !self.0.contains_key(id);
        if free {
            self.0.insert(id.to_owned(), 1);
        }
        free
    }

    fn make(&mut self, text: &str) -> String {
        let slug = Slug::from_title(text).map_or_else(|| "section".into(), |slug| slug.to_string());
        if self.claim(&slug) {
            return slug;
        }
        let mut number = self.0.get(&slug).copied().unwrap_or(1);
        loop {
            number += 1;
            let id = format!("{slug}-{number}");
            if self.claim(&id) {
                self.0.insert(slug, number);
                return id;
            }
        }
    }
}
