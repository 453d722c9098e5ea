//! Headings: final levels and unique ids.
//!
//! A page's title is its only heading of the first level. So if a body has one of those, all headings of the body move
//! one level down (the sixth stays). Ids are the given ones (`{#id}`), else slugs of the texts, numbered from the second
//! (`part`, `part-2`). They hold no colon: ids with one belong to footnotes; and never one that the page around them has.

use std::collections::BTreeMap;

use crate::model::content::Heading;
use crate::parse::typography::one_line;
use crate::path::Slug;

/// Ids that the theme's templates give to parts of a page that shows a body: of a post, a topic, another page, and the
/// start page. A test holds them against the templates.
pub const RESERVED: [&[&str]; 4] = [
    &["contents", "main"],
    &["contents", "main", "questions"],
    &["children", "contents", "main"],
    &["figures", "main", "news", "round", "thanks", "topics"],
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
}

impl Collector {
    pub(super) fn open(&mut self, level: u8, given: &str) {
        self.open = true;
        self.seen.push(Seen {
            level,
            given: is_id(given).then(|| given.to_owned()),
            text: String::new(),
        });
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        if let (true, Some(heading)) = (self.open, self.seen.last_mut()) {
            heading.text.push_str(text);
        }
    }

    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// The headings, none with a reserved id. The first to be given an id has it.
    pub(super) fn finish(mut self, reserved: &[&str]) -> Vec<Heading> {
        let down = u8::from(self.seen.iter().any(|heading| heading.level == 1));
        let listed = self.seen.len() >= CONTENTS;
        let reserved = reserved.iter().filter(|id| **id != "contents" || listed);
        let mut ids = Ids(reserved.map(|id| ((*id).to_owned(), 1)).collect());
        for heading in &mut self.seen {
            heading.given = heading.given.take().filter(|id| ids.claim(id));
        }
        let headings = self.seen.into_iter().map(|heading| {
            let text = one_line(&heading.text);
            Heading {
                level: (heading.level + down).min(6),
                id: heading.given.unwrap_or_else(|| ids.make(&text)),
                text,
            }
        });
        headings.collect()
    }
}

/// Whether this can be an id of a heading.
pub(super) fn is_id(text: &str) -> bool {
    let is_good = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    !text.is_empty() && text.chars().all(is_good)
}

/// Ids that are taken, each with the last number that was tried.
struct Ids(BTreeMap<String, u32>);

impl Ids {
    fn claim(&mut self, id: &str) -> bool {
        let free = !self.0.contains_key(id);
        if free {
            self.0.insert(id.to_owned(), 1);
        }
        free
    }

    fn make(&mut self, text: &str) -> String {
        let slug = Slug::from_title(text);
        let slug = slug.map_or_else(|| "section".to_owned(), |slug| slug.as_str().to_owned());
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
