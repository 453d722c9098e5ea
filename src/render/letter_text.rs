//! Letter texts with their variables filled in: as HTML, as plain text, and their subjects.
//!
//! The text is parsed with its variables masked; values are put in afterwards. Nothing that a participant wrote is ever
//! read as Markdown, as HTML or as a variable.

use super::body::text_of;
use super::escape;
use super::markup::inline::one_line;
use super::markup::{self, Settings};
use super::plain;
use crate::model::Document;
use crate::parse::variables::{Piece, VARIABLES, Variable, mask, pieces};

pub use super::markup::{Resolve, Value, Variables};

/// The HTML of a letter text, written once for all its letters, with slots for the values of its variables.
pub struct Form {
    parts: Vec<Part>,
}

enum Part {
    Html(String),
    /// In a line, or in the place of its paragraph.
    Value(&'static Variable),
    /// As a part of an address.
    Address(&'static Variable),
}

impl Form {
    /// Writes the HTML of a text. Its variables stay masked in it, and so show where the slots are.
    pub fn new(document: &Document, resolve: Resolve<'_>) -> Self {
        let (masked, _) = mask(text_of(document));
        let mut html = String::with_capacity(masked.len() * 2);
        let settings = settings(document, resolve, &masked_value);
        markup::write(&masked, &settings, &mut html);
        let mut parts = Vec::new();
        for piece in pieces(&html) {
            match piece {
                Piece::Text(html) => push_html(&mut parts, html),
                Piece::Variable(variable) => parts.push(Part::Value(variable)),
            }
        }
        Self { parts }
    }

    /// The HTML of one letter. A block variable takes the place of its paragraph.
    pub fn fill(&self, variables: Variables<'_>) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Html(html) => out.push_str(html),
                Part::Value(variable) => match variables(variable.name) {
                    Value::Text(text) => escape::text(&mut out, &one_line(&text)),
                    Value::Html(html) => out.push_str(&html),
                },
                Part::Address(variable) => {
                    if let Value::Text(text) = variables(variable.name) {
                        out.push_str(&escape::address_part(&one_line(&text)));
                    }
                }
            }
        }
        out
    }
}

fn masked_variable(variable: &Variable) -> String {
    mask(&format!("{{{}}}", variable.name)).0
}

/// What stands for a value until it is known.
fn masked_value(name: &str) -> Value {
    let mut variables = VARIABLES.iter();
    match variables.find(|variable| variable.name == name) {
        Some(variable) if variable.block => Value::Html(masked_variable(variable)),
        Some(variable) => Value::Text(masked_variable(variable)),
        None => Value::Text(String::new()),
    }
}

/// Adds HTML without masks in lines. Those in addresses have been percent-encoded.
fn push_html(parts: &mut Vec<Part>, html: &str) {
    let found = VARIABLES.iter().find_map(|variable| {
        let (before, after) = html.split_once(&escape::address_part(&masked_variable(variable)))?;
        Some((before, variable, after))
    });
    match found {
        Some((before, variable, after)) => {
            push_html(parts, before);
            parts.push(Part::Address(variable));
            push_html(parts, after);
        }
        None => parts.push(Part::Html(html.to_owned())),
    }
}

/// The HTML of one letter of a text.
pub fn html(document: &Document, resolve: Resolve<'_>, variables: Variables<'_>) -> String {
    Form::new(document, resolve).fill(variables)
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
