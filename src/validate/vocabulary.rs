//! The vocabulary: other names of countries, and everything together.

use std::collections::BTreeMap;

use super::terms::TermList;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::vocabulary::{Declared, OwnField};
use crate::model::{Country, Named, Vocabulary, fold};
use crate::parse::data::VocabularyRecord;
use crate::source::Spanned;

/// The other names of countries, folded.
pub(super) fn countries(
    record: &VocabularyRecord,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Country> {
    let mut countries = BTreeMap::new();
    for (code, aliases) in &record.countries {
        let Some(Named::One(country)) = Country::named(&code.value) else {
            let message = format!("`{}` is not the code of a country", code.value);
            let problem = Diagnostic::new(check::UNKNOWN_COUNTRY, code.span, message);
            problems
                .push(problem.hint("write `CODE: [other name]`, for example `VE: [Venezuala]`"));
            continue;
        };
        for alias in aliases {
            take_alias(&mut countries, alias, country, problems);
        }
    }
    countries
}

/// A program may say for itself which country a name means that is not known, or which of several; but what is known as
/// another country means that one everywhere.
fn take_alias(
    countries: &mut BTreeMap<String, Country>,
    alias: &Spanned<String>,
    country: Country,
    problems: &mut Vec<Diagnostic>,
) {
    let known = match Country::named(&alias.value) {
        Some(Named::One(one)) => Some(one),
        Some(Named::Several(several)) if !several.contains(&country) => several.first().copied(),
        _ => None,
    };
    let first = *countries.entry(fold(&alias.value)).or_insert(country);
    let other = known
        .filter(|other| *other != country)
        .or((first != country).then_some(first));
    if let Some(other) = other {
        let message = format!(
            "`{}` stands for two countries: `{}` and `{}`",
            alias.value,
            other.code(),
            country.code()
        );
        let problem = Diagnostic::new(check::VOCABULARY_CLASH, alias.span, message);
        problems.push(problem.hint("an alias may stand for one country only"));
    }
}

/// The lists and fields as the model has them.
pub(super) fn model(
    [sectors, career_stages, interests]: [TermList; 3],
    own: Vec<OwnField>,
    built_in: Vec<Declared>,
) -> Vocabulary {
    Vocabulary {
        sectors: sectors.entries,
        career_stages: career_stages.entries,
        interests: interests.entries,
        own,
        built_in,
    }
}
