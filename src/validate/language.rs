//! Languages: tags, other codes, names.

use super::terms::list_hint;
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Language, Named, fold};
use crate::parse::nearest::misspelt_entry;
use crate::source::Spanned;

/// A language by tag, other code or name, if the word means one alone: what [`Values::language`] takes, without a word about
/// what it does not take.
pub(super) fn known(word: &str) -> Option<Language> {
    match (Language::new(word.trim()), Language::named(word)) {
        (Some(tag), _) => Some(tag).filter(|tag| !is_country_code(word, tag)),
        (None, Some(Named::One(language))) => Some(language),
        (None, _) => None,
    }
}

impl Values {
    /// A language by tag, other code or name.
    pub(super) fn language(
        &self,
        word: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Language> {
        let error = |message| Diagnostic::new(check::UNKNOWN_LANGUAGE, word.span, message);
        let problem = match Language::new(word.value.trim()) {
            Some(tag) if !is_country_code(&word.value, &tag) => return Some(tag),
            Some(tag) => {
                let message = format!("`{}` is a country's spelling, not a language's", word.value);
                error(message).hint(capitals_hint(&tag, &word.value))
            }
            None => match Language::named(&word.value) {
                Some(Named::One(language)) => return Some(language),
                Some(Named::Several(languages)) => {
                    let message = format!("`{}` can be more than one language", word.value);
                    error(message).hint(format!("write {}", choice(&languages)))
                }
                None => self.unknown_language(word),
            },
        };
        problems.push(problem);
        None
    }

    fn unknown_language(&self, word: &Spanned<String>) -> Diagnostic {
        let message = format!("`{}` is not a language", word.value);
        let problem = Diagnostic::new(check::UNKNOWN_LANGUAGE, word.span, message);
        if word.value.contains(',') {
            return problem.hint(list_hint(&word.value));
        }
        if let Some(Named::One(country)) = self.named_country(&word.value) {
            let spoken = of(country);
            if !spoken.is_empty() {
                let message = format!("`{}` is a country, not a language", word.value);
                let problem = Diagnostic::new(check::UNKNOWN_LANGUAGE, word.span, message);
                return problem.hint(format!("write the language; {spoken}"));
            }
        }
        if let Some(misplaced) = self.misplaced(word, "languages") {
            return misplaced;
        }
        let is_main = |name: &str, language: &&Language| fold(&language.name()) == name;
        let near = |word: &str| misspelt_entry(word, Language::all_names(), is_main);
        problem.hint(match self.near_languages.of(&fold(&word.value), near) {
            Some(language) => {
                format!("did you mean `{}`, {}?", language.as_str(), language.name())
            }
            None => "write its English name or its tag of BCP 47, such as `fr` or `pt-BR`".into(),
        })
    }
}

/// Two capitals may be meant for a country, unless the language is one of its own or no country is called so.
fn is_country_code(word: &str, tag: &Language) -> bool {
    if word.len() != 2 || word.contains(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    match Country::named(word) {
        Some(Named::One(country)) => !tag.is_of(country),
        Some(Named::Several(_)) => true,
        None => false,
    }
}

/// Warns of a tag that is the code of the person's own country, where another language is spoken: `br` is Breton, not what is
/// spoken in Brazil.
pub(super) fn is_home(word: &Spanned<String>, tag: &Language, home: Country) -> Option<Diagnostic> {
    if !word.value.eq_ignore_ascii_case(home.code()) {
        return None;
    }
    if tag.is_of(home) {
        return None;
    }
    let spoken = of(home);
    if spoken.is_empty() {
        return None;
    }
    let message = format!(
        "`{}` is {}, a language, and the code of {}",
        word.value,
        tag.name(),
        home.name()
    );
    let hint = format!("{spoken}; if {} is meant, nothing is wrong", tag.name());
    Some(Diagnostic::new(check::COUNTRY_AS_LANGUAGE, word.span, message).hint(hint))
}

/// `SN` is Shona or what is spoken in Senegal.
fn capitals_hint(tag: &Language, word: &str) -> String {
    let mut hint = format!("write `{}` if you mean {}", tag.as_str(), tag.name());
    if let Some(Named::One(country)) = Country::named(word) {
        let spoken = of(country);
        if !spoken.is_empty() {
            hint += &format!("; {spoken}");
        }
    }
    hint
}

/// "a language of Brazil is `pt` (Portuguese)": nothing is said of which are official, or of others. Empty if none is known.
fn of(country: Country) -> String {
    let (name, languages) = (country.name(), Language::of(country));
    match &languages[..] {
        [] => String::new(),
        [only] => format!(
            "a language of {name} is `{}` ({})",
            only.as_str(),
            only.name()
        ),
        several => format!("languages of {name} are {}", listed(several, " and ")),
    }
}

fn choice(languages: &[Language]) -> String {
    listed(languages, " or ")
}

fn listed(languages: &[Language], and: &str) -> String {
    let each = languages
        .iter()
        .map(|language| format!("`{}` ({})", language.as_str(), language.name()));
    let each: Vec<String> = each.collect();
    match each.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => others.join(", ") + and + last,
        None => String::new(),
    }
}
