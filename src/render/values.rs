//! Values of a program's vocabulary as its readers call them.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::own::{Answer, DAY, Kind, YES};
use crate::model::vocabulary::{Entry, OwnField};
use crate::model::{Term, Vocabulary};
use crate::words::{DateStyle, Words};

/// Any Monday.
const MONDAY: Date = Date::constant(2024, 1, 1);

/// A vocabulary in one language.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// Its entries.
    pub vocabulary: &'a Vocabulary,
    /// The language.
    pub words: &'a Words,
}

impl<'a> Values<'a> {
    /// A sector.
    pub fn sector(self, term: Term) -> &'a str {
        self.name("sector", &self.vocabulary.sectors, term)
    }

    /// A career stage.
    pub fn career_stage(self, term: Term) -> &'a str {
        self.name("career_stage", &self.vocabulary.career_stages, term)
    }

    /// An interest.
    pub fn interest(self, term: Term) -> &'a str {
        self.name("interest", &self.vocabulary.interests, term)
    }

    /// Interests as in a sentence.
    pub fn list(self, terms: &[Term]) -> String {
        let names = terms
            .iter()
            .map(|term| self.words.inside(self.interest(*term)));
        self.words.list_of_values(&names.collect::<Vec<_>>())
    }

    /// A value of a field of the program's own.
    pub fn own(self, field: &'a OwnField, term: Term) -> &'a str {
        if field.kind == Kind::YesNo {
            return self
                .words
                .say(if term == YES { "value-yes" } else { "value-no" });
        }
        self.name(field.key(), &field.values, term)
    }

    /// Such values as in a sentence.
    pub fn list_of_own(self, field: &'a OwnField, terms: &[Term]) -> String {
        let names = terms
            .iter()
            .map(|term| self.words.inside(self.own(field, *term)));
        self.words.list_of_values(&names.collect::<Vec<_>>())
    }

    /// What somebody answered, on a line.
    pub fn answer(self, field: &'a OwnField, answer: &Answer) -> String {
        match answer {
            Answer::Terms(terms) => {
                let names = terms.iter().map(|term| self.own(field, *term));
                names.collect::<Vec<_>>().join("; ")
            }
            Answer::Number(number) => self.words.number(u64::from(*number)),
            Answer::Text { text, .. } => text.reveal().clone(),
            Answer::Week(week) => {
                let spans = week.spans().iter().map(|span| self.span(*span));
                let list = spans.collect::<Vec<_>>().join("; ");
                self.words.say_with("week-there", &[("list", list.into())])
            }
        }
    }

    /// `Tuesday 18:00 to 21:00`: some minutes of a week.
    fn span(self, [from, until]: [u32; 2]) -> String {
        let day = i64::from(from / DAY);
        let day = self
            .words
            .date(MONDAY.saturating_add(day.days()), DateStyle::Weekday);
        let clock = |minute: u32| format!("{}:{:02}", minute / 60, minute % 60);
        // What ends on a later day ends by the clock of that day.
        let end = match until % DAY {
            0 => DAY,
            rest => rest,
        };
        let args = [
            ("day", day.into()),
            ("from", clock(from % DAY).into()),
            ("until", clock(end).into()),
        ];
        self.words.say_with("week-span", &args)
    }

    fn name(self, list: &str, entries: &'a [Entry], term: Term) -> &'a str {
        let entry = entries.get(usize::from(term.0));
        entry.map_or("", |entry| {
            let name = entry.name.of(self.words.language());
            self.words.value(list, &entry.id, name)
        })
    }
}
