//! The body of a document as HTML and as plain text.

use super::markup::{self, Resolve, Settings};
use crate::model::Document;
use crate::model::markdown::{Node, Tag};
use crate::words::Words;

/// Appends the HTML of a topic's, post's or page's body.
///
/// `words` are those of its labels, such as *Note* and *Footnotes*. `resolve` is asked for every link and image that is not an absolute address. Headings have the levels and ids of
/// [`Document::headings`].
pub fn html(document: &Document, resolve: Resolve<'_>, words: &Words, out: &mut String) {
    write(document, resolve, None, words, out);
}

/// The same for a feed, where several bodies may stand on one page: without ids, and its footnotes lead to `page`, the
/// whole address of the document. `resolve` answers with whole addresses.
pub fn html_of_feed(
    document: &Document,
    resolve: Resolve<'_>,
    page: &str,
    words: &Words,
) -> String {
    let mut out = String::new();
    write(document, resolve, Some(page), words, &mut out);
    out
}

fn write(
    document: &Document,
    resolve: Resolve<'_>,
    away: Option<&str>,
    words: &Words,
    out: &mut String,
) {
    let settings = Settings {
        resolve,
        letter: false,
        away,
        words,
    };
    markup::write(document, &settings, out);
}

/// The words of a body, one block a line: for searching and for the leak gate.
#[allow(dead_code, reason = "tests hold the words against the HTML")]
pub fn plain_text(document: &Document) -> String {
    let mut out = String::with_capacity(document.text.len());
    for (node, _) in document.nodes() {
        match node {
            Node::Text(text) | Node::Code(text) => out.push_str(text),
            Node::SoftBreak => out.push(' '),
            Node::HardBreak | Node::Break => end_line(&mut out),
            Node::End(Tag::Cell) => out.push(' '),
            Node::Start(Tag::Cell) => {}
            Node::Start(tag) if tag.is_block() => end_line(&mut out),
            _ => {}
        }
    }
    out
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
