//! Countries: codes, names, and what the vocabulary adds.

use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Named, fold, zone};
use crate::parse::nearest::misspelt_entry;
use crate::source::Spanned;

const GENERAL: &str =
    "write its English name or its two letters of ISO 3166-1, such as `SN` for Senegal";

impl Values {
    /// A country by code, name or alias.
    pub(super) fn country(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Country> {
        let problem = match self.named_country(&word.value) {
            Some(Named::One(country)) => return Some(country),
            Some(Named::Several(countries)) => {
                let message = format!("`{}` can be more than one country", word.value);
                Diagnostic::new(check::UNKNOWN_COUNTRY, word.span, message)
                    .hint(format!("write {}", choice(&countries)))
            }
            None => self.unknown_country(word),
        };
        problems.push(problem);
        None
    }

    fn unknown_country(&self, word: &Spanned<String>) -> Diagnostic {
        let error = |message| Diagnostic::new(check::UNKNOWN_COUNTRY, word.span, message);
        let text = word.value.trim();
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            // It may be the tag of a language, but two capitals are meant for a country.
            let message = format!("`{text}` is not the code of a country");
            return error(message).hint(GENERAL);
        }
        if let Some(misplaced) = self.misplaced(word, "country") {
            return misplaced;
        }
        if !zone::of_towns(&word.value).is_empty() {
            let message = format!("`{}` is a town, not a country", word.value);
            return error(message).hint("write the country; a person's town belongs in `city`");
        }
        error(format!("`{}` is not a country", word.value)).hint(self.country_hint(&word.value))
    }

    /// Whether a word is a country, or may be one of several.
    pub(super) fn is_country(&self, word: &str) -> bool {
        self.named_country(word).is_some()
    }

    /// The program's own names come before the general ones.
    pub(super) fn named_country(&self, word: &str) -> Option<Named<Country>> {
        let alias = self.country_aliases.get(&fold(word)).copied();
        alias.map(Named::One).or_else(|| Country::named(word))
    }

    fn country_hint(&self, word: &str) -> String {
        match self
            .near_countries
            .of(&fold(word), |word| self.near_country(word))
        {
            Some(country) => format!("did you mean `{}`, {}?", country.code(), country.name()),
            None => GENERAL.into(),
        }
    }

    fn near_country(&self, word: &str) -> Option<Country> {
        let own = self.country_aliases.iter();
        let own = own.map(|(name, country)| (name.as_str(), *country));
        let general = Country::all_names().map(|(name, country): (&str, _)| (name, country));
        let is_main = |name: &str, country: &Country| fold(country.name()) == name;
        misspelt_entry(word, own.chain(general), is_main)
    }
}

/// "`CD`, Congo (Kinshasa), or `CG`, Congo".
fn choice(countries: &[Country]) -> String {
    let each = countries
        .iter()
        .map(|country| format!("`{}` for {}", country.code(), country.name()));
    each.collect::<Vec<_>>().join(", or ")
}
