//! Letter texts with their variables filled in: as HTML, as plain text, and their subjects.
//!
//! The text is parsed with its variables masked; values are put in afterwards. Nothing that a participant wrote is ever
//! read as Markdown, as HTML or as a variable.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::body::text_of;
use super::escape;
use super::markup::inline::one_line;
use super::markup::{self, Settings};
use super::plain;
use crate::model::Document;
use crate::parse::variables::{Piece, Tongue, VARIABLES, Variable, mask, pieces};
use crate::plan::views::direction;

pub use super::markup::{Resolve, Value, Variables};

/// The language of all words that Fortnight makes.
pub const OWN_LANGUAGE: &str = "en";

/// The HTML of a letter text, written once for all its letters, with slots for the values of its variables.
pub struct Form {
    parts: Vec<Part>,
}

enum Part {
    Html(String),
    /// In a line, or in the place of its paragraph; with the attributes of its language if the text is in another one.
    Value(&'static Variable, Option<String>),
    /// As a part of an address.
    Address(&'static Variable),
}

impl Form {
    /// Writes the HTML of a text. Its variables stay masked in it, and so show where the slots are. `site` is the
    /// language of the site: the text's own, unless it says something else.
    pub fn new(document: &Document, resolve: Resolve<'_>, site: &str) -> Self {
        let around = document.front.language.as_deref().unwrap_or(site);
        let (masked, _) = mask(text_of(document));
        let mut html = String::with_capacity(masked.len() * 2);
        let settings = settings(document, resolve, &masked_value);
        markup::write(&masked, &settings, &mut html);
        let mut parts = Vec::new();
        for piece in pieces(&html) {
            match piece {
                Piece::Text(html) => push_html(&mut parts, html),
                Piece::Variable(variable) => {
                    let spoken = match variable.tongue {
                        Tongue::None => None,
                        Tongue::Site => spoken(site, around),
                        Tongue::Own => spoken(OWN_LANGUAGE, around),
                    };
                    parts.push(Part::Value(variable, spoken));
                }
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
                Part::Value(variable, spoken) => {
                    let value = variables(variable.name);
                    push_value(&mut out, &value, spoken.as_deref());
                }
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

/// The attributes of words in one language within a text in another; `None` if it is the same, whatever the country.
pub fn spoken(language: &str, around: &str) -> Option<String> {
    let primary = |tag: &str| tag.split('-').next().map(str::to_owned);
    if primary(language) == primary(around) {
        return None;
    }
    let direction = direction(language);
    Some(if direction == self::direction(around) {
        format!(" lang=\"{language}\"")
    } else {
        format!(" lang=\"{language}\" dir=\"{direction}\"")
    })
}

fn push_value(out: &mut String, value: &Value, spoken: Option<&str>) {
    let (element, html) = match value {
        Value::Text(text) => {
            let mut html = String::new();
            escape::text(&mut html, &one_line(text));
            ("span", Cow::Owned(html))
        }
        Value::Html(html) => ("div", Cow::Borrowed(html.as_str())),
    };
    match spoken.filter(|_| !html.is_empty()) {
        Some(spoken) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "<{element}{spoken}>{html}</{element}>");
        }
        None => out.push_str(&html),
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

/// The HTML of one letter of a text, on an English site.
pub fn html(document: &Document, resolve: Resolve<'_>, variables: Variables<'_>) -> String {
    Form::new(document, resolve, OWN_LANGUAGE).fill(variables)
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
        away: None,
    }
}
