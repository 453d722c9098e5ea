//! Languages: BCP 47 tags.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::Country;
use super::language_table::{AREAS, LANGUAGES, SCRIPTS};
use super::names::{self, Named, Names};

/// Names in English, in the language itself and in widely spoken ones.
const NAMES: &str = include_str!("tables/languages.txt");

/// Other codes, such as those of three letters, and the tag that stands for each.
const ALIASES: &str = include_str!("tables/language_aliases.txt");

/// The languages of each country that may be named as such, the most spoken first; then others that are its own as well.
const SPOKEN: &str = include_str!("tables/spoken.txt");

static BY_NAME: LazyLock<Names<Language>> = LazyLock::new(|| Names::read(NAMES, Language::new));

/// A language tag in canonical case, for example `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// Whether a word is a name of a language, or two letters that are its tag.
    pub fn is_word(word: &str) -> bool {
        Self::named(word).is_some() || (word.len() == 2 && Self::new(word).is_some())
    }

    /// Checks form and primary subtag (ISO 639): a language, then perhaps a script, a region, variants (RFC 5646,
    /// section 2.1). Extensions and private subtags are not taken. `_` counts as `-`; another code of a language becomes
    /// its own: `fra` is `fr`.
    pub fn new(tag: &str) -> Option<Self> {
        if tag.len() > 35 {
            return None;
        }
        let mut parts = tag.split(['-', '_']).peekable();
        let mut primary = parts.next()?.to_ascii_lowercase();
        if primary_name(&primary).is_none() {
            let known = present(&primary)?;
            // What another code says of script or region counts unless the tag says more itself.
            let bare = known.split('-').next().unwrap_or(known);
            primary = if parts.peek().is_none() { known } else { bare }.to_owned();
        }
        let mut canonical = primary;
        let mut add = |part: &str| {
            canonical.push('-');
            canonical.push_str(part);
        };
        if let Some(script) = parts.next_if(|part| is_script(part)) {
            add(&capitalised(script));
        }
        if let Some(region) = parts.next_if(|part| is_region(part)) {
            let region = region.to_ascii_uppercase();
            region_name(&region)?;
            add(&region);
        }
        for variant in parts {
            if !is_variant(variant) {
                return None;
            }
            add(&variant.to_ascii_lowercase());
        }
        Some(Self(canonical.into()))
    }

    /// By a name; whatever the case, accents and punctuation.
    pub fn named(name: &str) -> Option<Named<Self>> {
        BY_NAME.find(name)
    }

    /// Every name that stands for one language, in folded form.
    pub fn all_names() -> impl Iterator<Item = (&'static str, &'static Self)> {
        static ALL: LazyLock<Vec<(&str, Language)>> =
            LazyLock::new(|| names::list(NAMES, Language::new));
        ALL.iter().map(|(name, language)| (*name, language))
    }

    /// The languages that may be named as those of a country, the most spoken first. There are others everywhere.
    pub fn of(country: Country) -> Vec<Self> {
        let named = spoken(country).split('\t').next().unwrap_or_default();
        named.split(' ').filter_map(Self::new).collect()
    }

    /// Whether a language is one of a country's own, named or not.
    pub fn is_of(&self, country: Country) -> bool {
        let mut tags = spoken(country).split(['\t', ' ']);
        tags.any(|tag| tag == &*self.0)
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two people share if it is equal: the primary subtag, or that of the larger language under which it is counted.
    /// Who writes Bokmål and who writes Nynorsk read each other.
    pub fn primary(&self) -> &str {
        match self.0.split('-').next().unwrap_or(&self.0) {
            "nb" | "nn" => "no",
            "bh" => "bho",
            "cmn" => "zh",
            "fat" | "tw" => "ak",
            "khk" => "mn",
            "kmr" => "ku",
            "prs" => "fa",
            own => own,
        }
    }

    /// English name, for example `Portuguese (Brazil)`.
    pub fn name(&self) -> String {
        let mut names = self.subtags().map(|(_, name)| name);
        let name = names.next().unwrap_or_default();
        let details: Vec<&str> = names.collect();
        if details.is_empty() {
            return name.to_owned();
        }
        format!("{name} ({})", details.join(", "))
    }

    /// Each part of the tag with its English name.
    pub fn subtags(&self) -> impl Iterator<Item = (&str, &str)> {
        let parts = self.0.split('-').enumerate();
        parts.map(|(at, part)| match at {
            0 => (part, primary_name(part).unwrap_or(part)),
            _ => (part, detail_name(part)),
        })
    }
}

fn spoken(country: Country) -> &'static str {
    static TABLE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| names::rows(SPOKEN).collect());
    TABLE.get(country.code()).copied().unwrap_or_default()
}

fn look_up(table: &[(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    let found = table.binary_search_by(|(own, _)| (*own).cmp(code)).ok()?;
    Some(table[found].1)
}

/// The tag that stands for another code. Every word of a text may be asked for.
fn present(code: &str) -> Option<&'static str> {
    static TABLE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| names::rows(ALIASES).collect());
    TABLE.get(code).copied()
}

fn primary_name(primary: &str) -> Option<&'static str> {
    look_up(LANGUAGES, primary)
}

fn region_name(region: &str) -> Option<&'static str> {
    let country = Country::from_code(region).map(Country::name);
    country.or_else(|| look_up(AREAS, region))
}

/// The English name of a subtag after the first, or the subtag itself.
fn detail_name(part: &str) -> &str {
    let name = region_name(part).or_else(|| look_up(SCRIPTS, part));
    name.unwrap_or(part)
}

fn is_script(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_region(part: &str) -> bool {
    let letters = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    letters || digits
}

fn is_variant(part: &str) -> bool {
    let first_digit = part.starts_with(|c: char| c.is_ascii_digit());
    let length = (5..=8).contains(&part.len()) || (part.len() == 4 && first_digit);
    length && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn capitalised(part: &str) -> String {
    let (first, rest) = part.split_at(1);
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_put_in_canonical_case() {
        let tag = |text| Language::new(text).map(|language| language.as_str().to_owned());
        assert_eq!(tag("EN"), Some("en".into()));
        assert_eq!(tag("pt-br"), Some("pt-BR".into()));
        assert_eq!(tag("ZH-hans-cn"), Some("zh-Hans-CN".into()));
        assert_eq!(tag("es-419"), Some("es-419".into()));
        assert_eq!(tag("de-1996"), Some("de-1996".into()));
        assert_eq!(tag("ca-valencia"), Some("ca-valencia".into()));
        assert_eq!(tag("en_gb"), Some("en-GB".into()));
        assert_eq!(tag("fra"), Some("fr".into()));
        assert_eq!(tag("ger-AT"), Some("de-AT".into()));
        assert_eq!(tag("iw"), Some("he".into()));
        assert_eq!(tag("sh"), Some("sr-Latn".into()));
        for bad in [
            "", "xx", "french", "en-", "en-XX", "en-é", "pt-BR-x", "en-GB-GB",
        ] {
            assert_eq!(tag(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_are_english() {
        let name = |text| Language::new(text).map(|language| language.name());
        assert_eq!(name("pt-BR"), Some("Portuguese (Brazil)".into()));
        assert_eq!(
            name("zh-Hant-TW"),
            Some("Chinese (Traditional, Taiwan)".into())
        );
        assert_eq!(name("yue"), Some("Cantonese".into()));
        assert_eq!(name("prs"), Some("Dari".into()));
    }

    #[test]
    fn names_lead_to_a_tag() {
        let tag = |name| match Language::named(name) {
            Some(Named::One(language)) => language.as_str().to_owned(),
            Some(Named::Several(_)) => "several".to_owned(),
            None => "none".to_owned(),
        };
        for (name, expected) in [
            ("Deutsch", "de"),
            ("wolof", "wo"),
            ("Français", "fr"),
            ("Kiswahili", "sw"),
            ("Mandarin", "zh"),
            ("日本語", "ja"),
            ("Serbo-Croatian", "several"),
            ("Klingonisch", "none"),
        ] {
            assert_eq!(tag(name), expected, "{name}");
        }
    }

    #[test]
    fn other_codes_of_a_language_share_it() {
        let key = |tag| Language::new(tag).map(|tag| tag.primary().to_owned());
        for (code, tag) in names::rows(ALIASES) {
            assert_eq!(key(code), key(tag), "{code}");
        }
        for tag in ["no", "nb", "nn", "nob", "nn-NO"] {
            assert_eq!(key(tag), Some("no".into()), "{tag}");
        }
        assert_ne!(key("yue"), key("zh"));
    }

    #[test]
    fn the_tables_are_sorted_and_complete() {
        for table in [LANGUAGES, SCRIPTS, AREAS] {
            assert!(table.is_sorted());
        }
        let two_letters = LANGUAGES.iter().filter(|(code, _)| code.len() == 2);
        assert!(two_letters.count() >= 183);
    }
}
