//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists, smart punctuation and alerts.
//!
//! The one place that names the Markdown crate: it turns a body into nodes, in one walk, and looks at them for what is wrong.
//! Everybody else walks over the nodes. Definition lists and metadata blocks stay off: a short input makes the crate panic
//! with the former, and the latter would read our front matter. Letter texts do without heading attributes, since
//! `## Hello {name}` would lose its variable to them.
//!
//! Raw HTML is refused, so that nothing a page shows can depend on what a browser makes of half a tag. Two exceptions:
//! comments, which are dropped, and `<br>`, which table cells cannot do without.

mod builder;
pub mod headings;
mod mask;
mod quotes;
pub mod scan;
mod sink;
mod target;

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::{Mutex, PoisonError};

use builder::Builder;
use pulldown_cmark::{BrokenLink, CowStr, LinkType, OffsetIter, Options, Parser};

use crate::model::Section;
use crate::model::content::Heading;
use crate::model::markdown::{Place, Tree};
use scan::{Body, Scan, Scanner};

/// A body, read.
pub struct Read {
    /// Its nodes.
    pub tree: Tree,
    /// Its headings, with their final levels and unique ids.
    pub headings: Vec<Heading>,
    /// What was found in it.
    pub scan: Scan,
}

/// Where a link label is defined.
#[derive(Clone, Debug)]
struct Defined {
    place: Place,
    label: String,
    /// `[//]: # (words)` is a comment.
    comment: bool,
}

/// Blocks and spans inside one another; nobody writes that many, and a browser need not bear them.
const MAX_NESTING: usize = 40;

/// In bytes. Longer bodies are read one at a time: what Markdown is read into takes many times the room of its text.
const LONG: usize = 256 * 1024;

static LONG_ONE: Mutex<()> = Mutex::new(());

/// Reads a body. No heading gets one of the `reserved` ids.
pub fn read(body: Body<'_>, reserved: &[&str]) -> Read {
    let text = body.text.get(body.start..).unwrap_or_default();
    let is_long = text.len() > LONG;
    let _alone = is_long.then(|| LONG_ONE.lock().unwrap_or_else(PoisonError::into_inner));
    let is_letter = body.section == Section::Letter;
    let masked = match is_letter {
        true => Cow::Owned(mask::mask(text)),
        false => Cow::Borrowed(text),
    };
    let undefined: RefCell<Vec<(Place, String)>> = RefCell::default();
    let note = |link: BrokenLink<'_>| {
        if let LinkType::Reference | LinkType::Collapsed = link.link_type {
            let label = mask::unmask(&link.reference).into_owned();
            undefined.borrow_mut().push((link.span, label));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&masked, options(body.section), Some(note));
    let mut events = parser.into_offset_iter();
    let defined = definitions(&events);
    let scanner = || Scanner::new(body, &masked, &defined);
    let mut builder = Builder::new(&masked, (!is_letter).then(scanner));
    let mut too_deep = None;
    while let Some((event, place)) = events.next() {
        let definition = |label: &str| {
            let found = events.reference_definitions().get(label);
            found.map(|definition| definition.span.start)
        };
        builder.event(event, place.clone(), &definition);
        if builder.depth > MAX_NESTING {
            too_deep = Some(place);
            break;
        }
    }
    drop(events);
    let (tree, headings, looked) = builder.finish(reserved);
    let looked = looked.unwrap_or_else(|| {
        let mut scanner = scanner();
        for (node, place) in tree.nodes(text, &headings) {
            scanner.node(&node, &place);
        }
        scanner
    });
    let scan = looked.finish(&headings, too_deep, undefined.into_inner());
    Read {
        tree,
        headings,
        scan,
    }
}

fn definitions<'a, F: FnMut(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>>(
    events: &OffsetIter<'a, F>,
) -> Vec<Defined> {
    let all = events.reference_definitions().iter();
    let mut all: Vec<_> = all
        .map(|(label, definition)| Defined {
            place: definition.span.clone(),
            label: label.to_owned(),
            comment: label == "//" || &*definition.dest == "#",
        })
        .collect();
    all.sort_by_key(|one| one.place.start);
    all
}

/// What a piece of raw HTML is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RawHtml {
    /// `<br>`: a line break.
    Break,
    /// `<!-- … -->` and nothing else: dropped.
    Comment,
    /// Anything else.
    Refused,
}

/// Looks at a piece of raw HTML.
fn raw_html(html: &str) -> RawHtml {
    let html = html.trim();
    let inner = html
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    if inner.is_some_and(|inner| !inner.contains("-->")) {
        return RawHtml::Comment;
    }
    let name = html
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .map(|name| name.trim_end_matches('/').trim_end());
    match name {
        Some(name) if name.eq_ignore_ascii_case("br") => RawHtml::Break,
        _ => RawHtml::Refused,
    }
}

fn options(section: Section) -> Options {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM;
    match section {
        Section::Letter => options,
        Section::Topic | Section::Post | Section::Page => {
            options | Options::ENABLE_HEADING_ATTRIBUTES
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RawHtml, raw_html};

    #[test]
    fn only_a_whole_comment_is_a_comment() {
        assert_eq!(raw_html("<!-- a\nb -->\n"), RawHtml::Comment);
        assert_eq!(raw_html("<!-- a --> <script> <!-- b -->"), RawHtml::Refused);
        assert_eq!(raw_html("<!-- a"), RawHtml::Refused);
    }

    #[test]
    fn a_break_may_be_written_in_three_ways() {
        for html in ["<br>", "<br/>", "<BR />"] {
            assert_eq!(raw_html(html), RawHtml::Break, "{html}");
        }
        assert_eq!(raw_html("<br class=x>"), RawHtml::Refused);
    }
}
