//! The room of words: every sentence, title, month and country that people read, in their language.
//!
//! Layer 1. Messages are [Fluent](https://projectfluent.org): one file a topic in a folder a language (`src/words/en`,
//! `src/words/es`), listed by `build.rs`, so that a language is added by adding files. Plurals are Fluent's. A program
//! and a theme may lay messages of their own over these; what a language lacks is said in English.
//!
//! Dates, numbers and lists, and the names of countries and languages, come from an extract of CLDR (`cldr.txt`, written
//! by `tools/words.py`). The components of ICU4X were measured for it: 67 crates, 28 seconds of processor time in a build
//! and 2.7 MB, for four patterns of dates, one sign between thousands and two patterns of lists; they do not name countries.
//!
//! What is said on the terminal and in diagnostics is English and stands where it arises.

mod arg;
mod catalog;
mod dates;
pub mod english;
mod formats;
mod labelled;
mod languages;
mod messages;
mod simple;

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Country, Language};

pub use arg::Arg;
pub use catalog::{file as built_in_file, files as built_in, languages as built_in_languages};
pub use dates::DateStyle;
use formats::Formats;
pub use languages::{ENGLISH, Languages, OwnWords};
use messages::Messages;
pub use messages::{Unsaid, built_in_keys, keys, mistakes};

/// The words of one language.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    language: String,
    messages: Messages,
    formats: &'static Formats,
}

impl Words {
    /// BCP 47: of the messages that are not missing.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// A message without arguments. A key that nobody knows stands for itself; a test finds it.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.messages.plain(key).unwrap_or(key)
    }

    /// A message with arguments.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.try_say(key, args).unwrap_or_else(|_| key.to_owned())
    }

    /// The same, for a key that comes from a template.
    ///
    /// # Errors
    /// There is no such message, or it names an argument that is not given.
    pub fn try_say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, Unsaid> {
        self.0.messages.say(key, args)
    }

    /// Every message without arguments.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.messages.labels()
    }

    /// A date. Day and month stay on one line.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        self.0.formats.date(date, style)
    }

    /// Two dates, without saying the year or the month twice: `14 to 27 September 2026`.
    pub fn date_range(&self, from: Date, until: Date) -> String {
        let end = self.date(until, DateStyle::Long);
        if from == until {
            return end;
        }
        let begin = if from.year() != until.year() {
            self.date(from, DateStyle::Long)
        } else if from.month() != until.month() {
            self.date(from, DateStyle::DayMonth)
        } else {
            from.day().to_string()
        };
        self.say_with(
            "date-range",
            &[("from", begin.into()), ("until", end.into())],
        )
    }

    /// A whole number with what the language writes between thousands: `1,162`.
    pub fn number(&self, count: u64) -> String {
        self.0.formats.number(count)
    }

    /// A small number as a word; from eleven on as a figure.
    pub fn number_word(&self, count: usize) -> String {
        self.say_with("number-word", &[("count", count.into())])
    }

    /// Minutes: `two hours`, `half an hour`, `one and a half hours`.
    pub fn duration(&self, minutes: u32) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let args = [("count", hours.into()), ("minutes", rest.into())];
        let key = match (hours, rest) {
            (0, 30) => "duration-half",
            (0, _) => "duration-minutes",
            (_, 0) => "duration-hours",
            (_, 30) => "duration-hours-and-half",
            _ => "duration-hours-and-minutes",
        };
        self.say_with(key, &args)
    }

    /// Names as in a sentence: `Amina, Ben and Chiyo`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.0.formats.list("and", items)
    }

    /// `English, French or Wolof`.
    pub fn list_or<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.0.formats.list("or", items)
    }

    /// What stands before an entry of a list of so many, whose entries are written elsewhere; the first is 0.
    pub fn between(&self, kind: &str, at: usize, count: usize) -> String {
        self.0.formats.between(kind, at, count).to_owned()
    }

    /// Values as in a sentence; in quotation marks if one of them holds an "and" of its own.
    pub fn list_of_values(&self, items: &[String]) -> String {
        let and = self.list(&["", ""]);
        if items.len() < 2 || !items.iter().any(|item| item.contains(&and)) {
            return self.list(items);
        }
        let quoted = items.iter().map(|item| self.quoted(item));
        self.list(&quoted.collect::<Vec<_>>())
    }

    /// In quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        self.say_with("quoted", &[("text", text.into())])
    }

    /// A value inside a sentence: `Open access` is `open access`; `OPAC design` stays as it is.
    pub fn inside(&self, value: &str) -> String {
        self.say_with("value-in-sentence", &[("value", value.into())])
    }

    /// What a country is called.
    pub fn country(&self, country: Country) -> &'static str {
        let own = self.0.formats.name("country", country.code());
        own.unwrap_or_else(|| country.name())
    }

    /// What a language is called: `Portuguese (Brazil)`.
    pub fn name_of(&self, language: &Language) -> String {
        self.0.formats.language(language)
    }

    /// What a value of a program's vocabulary is called: its name, unless the program has other words for it in this
    /// language (`interest-open-access`).
    pub fn value<'a>(&'a self, list: &str, id: &str, name: &'a str) -> &'a str {
        let messages = &self.0.messages;
        if !messages.has_own() {
            return name;
        }
        messages.own(&format!("{list}-{id}")).unwrap_or(name)
    }
}

/// At the beginning of a sentence.
pub fn upper_first(text: &str) -> String {
    let first = text.chars().next().into_iter().flat_map(char::to_uppercase);
    first.chain(text.chars().skip(1)).collect()
}

/// Small, unless it is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}
