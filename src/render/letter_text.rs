//! Letter texts with their variables filled in: as HTML, as plain text, and their subjects.
//!
//! Variables are nodes of the text; values are put in afterwards. Nothing that a participant wrote is ever read as
//! Markdown, as HTML or as a variable.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::escape;
use super::markup::{self, Settings};
use crate::model::Document;
use crate::model::variable::{Tongue, Variable};
use crate::parse::variables::{Piece, pieces};
use crate::plan::views::direction;

use crate::words::{ENGLISH, Words, english};

pub use super::markup::Resolve;

/// What stands for a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Untrusted text; it is escaped.
    Text(String),
    /// HTML that a renderer made: for a block, whole paragraphs, lists, tables. In plain text it is left out.
    Html(String),
}

/// Gives the value of a variable by its name.
pub type Variables<'a> = &'a dyn Fn(&str) -> Value;

/// The HTML of a letter text, written once for all its letters, with slots for the values of its variables.
pub struct Form {
    parts: Vec<Part>,
}

/// In bytes: most letters fit.
const ROOM: usize = 16 << 10;

enum Part {
    Html(String),
    /// In a line, or in the place of its paragraph; with the attributes of its language if the text is in another one.
    Value(&'static Variable, Option<String>),
    /// As a part of an address.
    Address(&'static Variable),
}

impl Form {
    /// Writes the HTML of a text. `site` is the language of the site: the text's own, unless it says something else. `own` are
    /// the words that Fortnight makes.
    pub fn new(document: &Document, resolve: Resolve<'_>, site: &str, own: &Words) -> Self {
        let around = document.front.language.as_deref().unwrap_or(site);
        let mut html = String::with_capacity(document.text.len() * 2);
        let settings = Settings {
            resolve,
            letter: true,
            away: None,
            words: own,
        };
        let slots = markup::write(document, &settings, &mut html);
        let (mut parts, mut done) = (Vec::new(), 0);
        for slot in slots {
            parts.push(Part::Html(html[done..slot.at].to_owned()));
            done = slot.at;
            if slot.in_address {
                parts.push(Part::Address(slot.variable));
                continue;
            }
            let spoken = match slot.variable.tongue {
                Tongue::None => None,
                Tongue::Site => spoken(site, around),
                Tongue::Own => spoken(own.language(), around),
            };
            parts.push(Part::Value(slot.variable, spoken));
        }
        parts.push(Part::Html(html.split_off(done)));
        Self { parts }
    }

    /// The HTML of one letter. A block variable takes the place of its paragraph.
    pub fn fill(&self, variables: Variables<'_>) -> String {
        let mut out = String::with_capacity(ROOM);
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
            let line = one_line(text);
            if spoken.is_none() {
                return escape::text(out, &line);
            }
            let mut html = String::new();
            escape::text(&mut html, &line);
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

/// The HTML of one letter of a text, on an English site.
#[allow(dead_code, reason = "tests read one text alone")]
pub fn html(document: &Document, resolve: Resolve<'_>, variables: Variables<'_>) -> String {
    let own = english::words();
    Form::new(document, resolve, ENGLISH, own).fill(variables)
}

/// The subject, on one line; `None` if the text has none.
pub fn subject(document: &Document, variables: Variables<'_>) -> Option<String> {
    let subject = document.front.subject.as_deref()?;
    let filled: String = pieces(subject)
        .map(|piece| match piece {
            Piece::Text(text) => text.replace("\\{", "{"),
            Piece::Variable(variable) => match variables(variable.name) {
                Value::Text(text) => text,
                Value::Html(_) => String::new(),
            },
        })
        .collect();
    Some(one_line(&filled).into_owned())
}

/// The words of a value with single spaces, so that it cannot begin a line of its own; without control characters.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Cow::Owned(words.join(" ").replace(is_unseen, ""))
}

/// Whether it is one already, as nearly every value is.
fn is_one_line(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let is_plain = matches!(c, '!'..='~') || c == ' ' && before != ' ';
        if !is_plain && (c.is_ascii() || c.is_whitespace() || is_unseen(c)) {
            return false;
        }
        before = c;
    }
    before != ' ' || text.is_empty()
}

/// Control characters, and those that turn the direction of what follows: a value must not reorder our words.
pub fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_line_stays_and_everything_else_is_made_one() {
        let signs = [
            "a", "é", " ", "  ", "\t", "\n", "\u{a0}", "\u{3000}", "\u{7f}", "\u{85}", "\u{202e}",
            "~", "!", "𝒳", "\u{0}", "",
        ];
        for one in signs {
            for two in signs {
                for three in signs {
                    let text = [one, two, three].concat();
                    let words: Vec<&str> = text.split_whitespace().collect();
                    let slow = words.join(" ").replace(is_unseen, "");
                    assert_eq!(one_line(&text), slow, "{text:?}");
                    assert_eq!(
                        matches!(one_line(&text), Cow::Borrowed(_)),
                        text == slow,
                        "{text:?}"
                    );
                }
            }
        }
    }
}
