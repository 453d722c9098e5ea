//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists, smart punctuation and alerts.
//!
//! The one place that names the Markdown crate and the one that finds bare addresses; everybody else uses the event types from here. Definition lists and
//! metadata blocks stay off: a short input makes the crate panic with the former, and the latter would read our front
//! matter. Letter texts do without heading attributes, since `## Hello {name}` would lose its variable to them.
//!
//! Raw HTML is refused, so that nothing a page shows can depend on what a browser makes of half a tag. Two exceptions:
//! comments, which are dropped, and `<br>`, which table cells cannot do without.

mod autolink;
mod quotes;
pub mod scan;
pub mod target;

use std::ops::Range;
use std::sync::Arc;

pub use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd,
};
use pulldown_cmark::{BrokenLink, OffsetIter, Options, Parser};
use quotes::Quotes;

use crate::model::Section;

/// The events of a body, in order.
pub fn events(body: &str, section: Section) -> impl Iterator<Item = Event<'_>> {
    placed(body, section).map(|(event, _)| event)
}

fn placed(body: &str, section: Section) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let mut quotes = Quotes::new(body);
    let events = Parser::new_ext(body, options(section)).into_offset_iter();
    events.map(move |(event, range)| (quotes.set(event, &range), range))
}

/// The events, with a link around each bare address of a web page.
pub fn linked_events(body: &str, section: Section) -> impl Iterator<Item = Event<'_>> {
    autolink::Autolinks::new(placed(body, section), body)
}

/// The addresses that become links by themselves in [`linked_events`], and those in `<…>` if there may be such others.
pub(crate) fn bare_addresses(body: &str, section: Section) -> Vec<Arc<str>> {
    if !autolink::may_stand_in(body) {
        return Vec::new();
    }
    let addresses = linked_events(body, section).filter_map(|event| match event {
        Event::Start(Tag::Link {
            link_type: LinkType::Autolink,
            dest_url,
            ..
        }) => Some((&*dest_url).into()),
        _ => None,
    });
    addresses.collect()
}

/// A reference link without a definition: its place and its label.
pub(crate) type Undefined = (Range<usize>, String);

/// The events with their places; `[text][label]` without a definition is put into `undefined` on the way.
pub(crate) fn events_with_places<'a>(
    body: &'a str,
    section: Section,
    undefined: &'a std::cell::RefCell<Vec<Undefined>>,
) -> OffsetIter<'a, impl FnMut(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>> {
    let note = move |link: BrokenLink<'a>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined
                .borrow_mut()
                .push((link.span, link.reference.to_string()));
        }
        None
    };
    Parser::new_with_broken_link_callback(body, options(section), Some(note)).into_offset_iter()
}

/// What a piece of raw HTML is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// `<br>`: a line break.
    Break,
    /// `<!-- … -->` and nothing else: dropped.
    Comment,
    /// Anything else.
    Refused,
}

/// Looks at a piece of raw HTML.
pub fn raw_html(html: &str) -> RawHtml {
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
