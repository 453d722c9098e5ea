//! What people answered in a form, written as a file should say it, as far as tables decide that. What they do not decide
//! stays as it is, and the checks of the file say what is wrong with it.

use std::collections::HashSet;

use jiff::civil::Date;

pub use super::forms::in_ascii;
use super::language::known;
use super::terms::TermList;
use super::values::Values;
use super::zone::Around;
use crate::model::own::Kind;
use crate::model::{Country, Language, Named, fold};
use crate::parse::data::DataRecords;
use crate::source::{FileId, Span, Spanned};

/// Everything that a word can stand for, with the program's own names.
pub struct Tables(Values);

/// The first words of all names that stand for something, folded: of most words of a text it tells that none begins there.
#[derive(Default)]
pub struct Beginnings(HashSet<String>);

/// What else somebody has said of where they are, as far as it is known.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Country, in any spelling.
    pub country: Option<&'a str>,
    /// Town.
    pub city: Option<&'a str>,
    /// The first day and the last on which their clock matters.
    pub days: [Date; 2],
}

impl Tables {
    /// With the vocabulary of a program.
    pub fn new(data: &DataRecords) -> Self {
        Self(Values::new(data, &mut Vec::new()))
    }

    /// The code of a country in any spelling that means one alone.
    pub fn country(&self, word: &str) -> Option<&'static str> {
        self.one_country(word).map(Country::code)
    }

    fn one_country(&self, word: &str) -> Option<Country> {
        match self.0.named_country(word)? {
            Named::One(country) => Some(country),
            Named::Several(_) => None,
        }
    }

    /// The tag of a language in any spelling that means one alone.
    pub fn language(&self, word: &str) -> Option<String> {
        known(word).map(|language| language.as_str().to_owned())
    }

    /// The name of a time zone, if the word is one, or if country and town leave one alone of those that it may mean.
    pub fn time_zone(&self, word: &str, place: Place<'_>) -> Option<String> {
        let around = Around {
            country: place.country.and_then(|country| self.one_country(country)),
            city: place.city,
            days: place.days,
        };
        let known = self.0.time_zone(&nowhere(word), around, &mut Vec::new());
        let known = known.map(|zone| zone.to_string());
        known.or_else(|| around.only(word).map(str::to_owned))
    }

    /// The id of a value of a field, by id, name or alias.
    pub fn id(&self, key: &str, word: &str) -> Option<&str> {
        let list = self.0.list_of(key)?;
        let term = list.find(word)?;
        let entry = list.entries.get(usize::from(term.0))?;
        Some(entry.id.as_str())
    }

    /// What the names of countries, languages and values begin with about which one may wish.
    pub fn beginnings(&self) -> Beginnings {
        let lists = self.0.wished().filter_map(|key| self.0.list_of(key));
        let countries = Country::all_names().map(|(name, _)| name);
        let languages = Language::all_names().map(|(name, _)| name);
        let folded = countries.chain(languages);
        let folded = folded.chain(self.0.country_aliases.keys().map(String::as_str));
        // Of values each word counts as it is written: `the` is no name, but may begin one.
        let words = lists.flat_map(TermList::words);
        let words = words.filter_map(|name| name.split_whitespace().next());
        let values = words.map(|word| first(&fold(word)).to_owned());
        let tabled = folded.map(|name| first(name).to_owned());
        Beginnings(tabled.chain(values).collect())
    }

    /// The field that one may wish about and that has a value of this id, name or alias, and the id.
    pub fn named(&self, word: &str) -> Option<(&str, &str)> {
        let mut keys = self.0.wished();
        keys.find_map(|key| Some((key, self.id(key, word)?)))
    }

    /// Whether a field of the program's own takes several values.
    pub fn takes_many(&self, key: &str) -> bool {
        let mut own = self.0.own.iter();
        own.any(|own| own.field.key() == key && own.field.kind == Kind::Many)
    }

    /// Whether a field of the program's own takes hours of a week.
    pub fn is_week(&self, key: &str) -> bool {
        let mut own = self.0.own.iter();
        own.any(|own| own.field.key() == key && own.field.kind == Kind::Hours)
    }
}

impl Beginnings {
    /// Whether a name may begin with a word of a text. A tag of a language, `pt-BR`, stands in no table.
    pub fn may_begin(&self, word: &str) -> bool {
        word.contains('-') || self.0.contains(first(&fold(word)))
    }
}

fn first(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or(folded)
}

fn nowhere(word: &str) -> Spanned<String> {
    Spanned {
        value: word.to_owned(),
        span: Span::new(FileId(0), 0..0),
    }
}
