//! Raw HTML, which is refused but for comments and line breaks.

use std::ops::Range;

use super::super::{RawHtml, raw_html};
use super::Scanner;
use crate::check;

impl Scanner<'_> {
    pub(super) fn html(&mut self, range: &Range<usize>) {
        let text = self.original(range);
        if raw_html(text) == RawHtml::Comment {
            return;
        }
        let Some(tag) = first_tag(text) else {
            let message = "this comment is never closed".to_owned();
            return self
                .raise(check::RAW_HTML, range.clone(), message)
                .hint("end it with `-->`");
        };
        let start = range.start + (text.len() - tag.len());
        let end = tag.find(['>', '\n']).map_or(tag.len(), |at| at + 1);
        let place = start..start + tag[..end].trim_end().len();
        if raw_html(&tag[..end]) == RawHtml::Break {
            let message = "`<br>` cannot begin a line".to_owned();
            return self.raise(check::RAW_HTML, place, message).hint(
                "put it behind the words whose line it ends; an empty line begins a paragraph",
            );
        }
        if !tag.starts_with('<') {
            let message = "words on the line of a comment would not be shown".to_owned();
            return self
                .raise(check::RAW_HTML, place, message)
                .hint("put the comment on a line of its own, with an empty line below it");
        }
        let message = format!("raw HTML is not accepted: `{}`", tag[..end].trim_end());
        self.raise(check::RAW_HTML, place, message)
            .hint("say it in Markdown, or write `\\<` for the character itself");
    }
}

/// The text from the first thing on that is not a comment; `None` if a comment is never closed.
fn first_tag(html: &str) -> Option<&str> {
    let mut rest = html.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1.trim_start();
    }
    Some(rest)
}
