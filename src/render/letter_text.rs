//! Letter texts with their variables filled in: as HTML, as plain text, and their subjects.
//!
//! The text is parsed with its variables masked; values are put in afterwards. Nothing that a participant wrote is ever
//! read as Markdown, as HTML or as a variable.

use super::body::text_of;
use super::markup::{self, Settings, inline::one_line};
use super::plain;
use crate::model::Document;
use crate::parse::variables::{Piece, mask, pieces};

pub use super::markup::{Resolve, Value, Variables};

/// The HTML of a letter text. A block variable takes the place of its paragraph.
pub fn html(document: &Document, resolve: Resolve<'_>, variables: Variables<'_>) -> String {
    let (masked, _) = mask(text_of(document));
    let mut out = String::with_capacity(masked.len() * 2);
    markup::write(&masked, &settings(document, resolve, variables), &mut out);
    out
}

/// The text for mails and screens without HTML: 72 columns, addresses in angle brackets, headings underlined. Here a
/// block variable is a [`Value::Text`] of several lines.
pub fn plain(document: &Document, resolve: Resolve<'_>, variables: Variables<'_>) -> String {
    let (masked, _) = mask(text_of(document));
    plain::write(&masked, &settings(document, resolve, variables))
}

/// The subject, on one line; `None` if the text has none.
pub fn subject(document: &Document, variables: Variables<'_>) -> Option<String> {
    let subject = document.front.subject.as_deref()?;
    let (masked, _) = mask(subject);
    let filled: String = pieces(&masked)
        .map(|piece| match piece {
            Piece::Text(text) => text.replace("\\{", "{"),
            Piece::Variable(variable) => match variables(variable.name) {
                Value::Text(text) => text,
                Value::Html(_) => String::new(),
            },
        })
        .collect();
    Some(one_line(&filled))
}

fn settings<'a>(
    document: &'a Document,
    resolve: Resolve<'a>,
    variables: Variables<'a>,
) -> Settings<'a> {
    Settings {
        section: document.section,
        headings: &document.headings,
        resolve,
        variables: Some(variables),
    }
}
