//! What fields and their values are called in a report.

use crate::model::Program;
use crate::model::country::Region;
use crate::render::values::Values;
use crate::stats::{Value, What};
use crate::words::{Words, upper_first};

/// Names of a program's values.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub program: &'a Program,
    pub words: &'a Words,
}

impl Names<'_> {
    /// A field.
    pub fn what(&self, what: What) -> String {
        let (key, ours) = match &what {
            What::Country => ("country", "Country"),
            What::Region => ("region", "Part of the world"),
            What::Language => ("languages", "Language"),
            What::Sector => ("sector", "Sector"),
            What::CareerStage => ("career_stage", "Career stage"),
            What::Interest => ("interests", "Interest"),
            What::Own(id) => (id.key(), id.key()),
        };
        let label = self.program.vocabulary.label(key, self.words.language());
        upper_first(label.unwrap_or(ours))
    }

    /// What somebody has in it.
    pub fn value(&self, what: What, value: &Value) -> String {
        let values = Values {
            vocabulary: &self.program.vocabulary,
            words: self.words,
        };
        match (value, what) {
            (Value::Country(country), _) => self.words.country(*country).to_owned(),
            (Value::Region(part), _) => region(*part).to_owned(),
            (Value::Language(language), _) => upper_first(&self.words.name_of(language)),
            (Value::Number(from, to), _) if from == to => from.to_string(),
            (Value::Number(from, to), _) => format!("{from} to {to}"),
            (Value::Unsaid, _) => "not said".to_owned(),
            (Value::Term(term), What::Sector) => values.sector(*term).to_owned(),
            (Value::Term(term), What::CareerStage) => values.career_stage(*term).to_owned(),
            (Value::Term(term), What::Own(id)) => {
                let field = self.program.vocabulary.own(id.key());
                field.map_or_else(String::new, |field| values.own(field, *term).to_owned())
            }
            (Value::Term(term), _) => values.interest(*term).to_owned(),
        }
    }
}

/// A part of the world.
pub(super) fn region(region: Region) -> &'static str {
    match region {
        Region::Africa => "Africa",
        Region::Americas => "Americas",
        Region::Antarctica => "Antarctica",
        Region::Asia => "Asia",
        Region::Europe => "Europe",
        Region::Oceania => "Oceania",
    }
}

/// `71 %`, rounded to the nearest.
pub(super) fn percent(part: u64, whole: u64) -> String {
    let percent = (part * 200 + whole).checked_div(2 * whole);
    percent.map_or_else(String::new, |percent| format!("{percent} %"))
}

/// `44 of 46 (96 %)`.
pub(super) fn share(part: u32, whole: u32) -> String {
    match whole {
        0 => "none".to_owned(),
        _ => format!(
            "{part} of {whole} ({})",
            percent(u64::from(part), u64::from(whole))
        ),
    }
}
