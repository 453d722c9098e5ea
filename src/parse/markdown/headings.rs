//! Headings: final levels and unique ids.
//!
//! A page's title is its only heading of the first level. So if a body has one of those, all headings of the body move
//! one level down (the sixth stays). Ids are the given ones (`{#id}`), else slugs of the texts, numbered from the second
//! (`part`, `part-2`). They hold no colon: ids with one belong to footnotes; and never one that the page around them has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
        for heading in &mut self.seen {
            heading.text = one_line(std::mem::take(&mut heading.text));
        }
        let reserved = reserved.iter().filter(|id| **id != "contents" || listed);
        let ids = ids(&self.seen, reserved.copied());
        let headings = self.seen.into_iter().zip(ids);
        let headings = headings.map(|(heading, id)| Heading {
            level: (heading.level + down).min(6),
            id,
            text: heading.text,
        });
        headings.collect()
    }
}

/// The ids of headings in order.
fn ids<'i>(headings: &'i [Seen], reserved: impl Iterator<Item = &'i str>) -> Vec<String> {
    let mut taken = Ids::default();
    for id in reserved {
        taken.claim(id);
    }
    let given = headings.iter().map(|heading| heading.given.as_deref());
    let given: Vec<Option<&str>> = given.map(|id| id.filter(|id| taken.claim(*id))).collect();
    let wanted = headings
        .iter()
        .zip(&given)
        .map(|(heading, given)| match given {
            Some(id) => (*id).to_owned(),
            None => Slug::text_of(&heading.text).unwrap_or_else(|| "section".to_owned()),
        });
    let mut wanted: Vec<String> = wanted.collect();
    let mut numbered = Vec::new();
    for (at, id) in wanted.iter().enumerate() {
        if given[at].is_none() && !taken.claim(id) {
            numbered.push((at, taken.number(id)));
        }
    }
    for (at, id) in numbered {
        wanted[at] = id;
    }
    wanted
}

/// Whether this can be an id of a heading.
pub(super) fn is_id(text: &str) -> bool {
    let is_good = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    !text.is_empty() && text.chars().all(is_good)
}

/// Ids that are taken, each with the last number that was tried.
#[derive(Default)]
struct Ids<'i>(BTreeMap<Cow<'i, str>, u32>);

impl<'i> Ids<'i> {
    /// Takes an id, unless somebody has it.
    fn claim(&mut self, id: impl Into<Cow<'i, str>>) -> bool {
        match self.0.entry(id.into()) {
            Entry::Vacant(free) => {
                free.insert(1);
                true
            }
            Entry::Occupied(_) => false,
        }
    }

    /// Takes an id that somebody has with the next number behind it.
    fn number(&mut self, id: &'i str) -> String {
        let mut number = self.0.get(id).copied().unwrap_or(1);
        loop {
            number += 1;
            let numbered = format!("{id}-{number}");
            if self.claim(numbered.clone()) {
                self.0.insert(id.into(), number);
                return numbered;
            }
        }
    }
}
