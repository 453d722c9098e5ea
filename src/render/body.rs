//! The body of a document as HTML and as plain text.

use super::markup::{self, Resolve, Settings};
use crate::model::Document;
use crate::parse::markdown::{Event, RawHtml, Tag, TagEnd, events, raw_html};

/// Appends the HTML of a topic's, post's or page's body.
///
/// `resolve` is asked for every link and image that is not an absolute address. Headings have the levels and ids of
/// [`Document::headings`].
pub fn html(document: &Document, resolve: Resolve<'_>, out: &mut String) {
    write(document, resolve, None, out);
}

/// The same for a feed, where several bodies may stand on one page: without ids, and its footnotes lead to `page`, the
/// whole address of the document. `resolve` answers with whole addresses.
pub fn html_of_feed(document: &Document, resolve: Resolve<'_>, page: &str) -> String {
    let mut out = String::new();
    write(document, resolve, Some(page), &mut out);
    out
}

fn write(document: &Document, resolve: Resolve<'_>, away: Option<&str>, out: &mut String) {
    let settings = Settings {
        section: document.section,
        headings: &document.headings,
        resolve,
        variables: None,
        away,
    };
    markup::write(text_of(document), &settings, out);
}

/// The words of a body, one block a line: for searching and for the leak gate.
pub fn plain_text(document: &Document) -> String {
    let body = text_of(document);
    let mut out = String::with_capacity(body.len());
    for event in events(body, document.section) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => end_line(&mut out),
            Event::InlineHtml(html) if raw_html(&html) == RawHtml::Break => end_line(&mut out),
            Event::Start(tag) if is_block(&tag) => end_line(&mut out),
            Event::End(TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// The body as written.
pub(super) fn text_of(document: &Document) -> &str {
    document
        .text
        .get(document.body as usize..)
        .unwrap_or_default()
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell
    )
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
