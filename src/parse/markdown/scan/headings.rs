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

/// The headings seen so far.
#[derive(Default)]
pub(super) struct Collector {
    seen: Vec<Seen>,
    open: bool,
    /// The last one has an id, or something else in its braces that was told.
    braces: bool,
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

    pub(super) fn has_braces(&self) -> bool {
        self.braces
    }
}

impl Scanner<'_> {
    pub(super) fn start_heading(
        &mut self,
        level: u8,
        given: Option<&str>,
        extra: bool,
        range: &Range<usize>,
    ) {
        let good = |id: &str| id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        if extra || given.is_some_and(|id| !good(id)) {
            let message = "only an id can stand in the braces of a heading".to_owned();
            self.fail("bad-heading-id", range.clone(), message)
                .hint("an id is written `{#my-title}`; for the brace itself write `\\{`");
        }
        self.headings.open = true;
        self.headings.braces = extra || given.is_some_and(|id| !id.is_empty());
        self.headings.seen.push(Seen {
            level,
            given: given
                .filter(|id| !id.is_empty() && good(id))
                .map(str::to_owned),
            text: String::new(),
            range: range.clone(),
        });
    }

    pub(super) fn finish_headings(&mut self) {
        let mut seen = std::mem::take(&mut self.headings.seen);
        let down = u8::from(seen.iter().any(|heading| heading.level == 1));
        let mut ids = Ids::new(self.body.reserved);
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

/// The words of a text with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ids that are taken, each with the last number that was tried.
struct Ids(BTreeMap<String, u32>);

impl Ids {
    fn new(reserved: &[&str]) -> Self {
        Self(reserved.iter().map(|id| ((*id).to_owned(), 1)).collect())
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
