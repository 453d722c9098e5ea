//! Languages: BCP 47 tags.

use std::sync::Arc;

use super::Country;
use super::language_table::{AREAS, LANGUAGES, SCRIPTS};

/// A language tag in canonical case, for example `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// Checks form and primary subtag (ISO 639): a language, then perhaps a script, a region, variants (RFC 5646,
    /// section 2.1). Extensions and private subtags are not taken.
    pub fn new(tag: &str) -> Option<Self> {
        if tag.len() > 35 {
            return None;
        }
        let mut parts = tag.split('-').peekable();
        let primary = parts.next()?.to_ascii_lowercase();
        primary_name(&primary)?;
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

    /// By the English name of the language, exact but for case.
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let mut table = LANGUAGES.iter();
        let (code, _) = table.find(|(_, own)| own.to_lowercase() == name)?;
        Some(Self((*code).into()))
    }

    /// English names of all languages that are known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(_, name)| *name)
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Primary subtag: two people share a language if these are equal.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// English name, for example `Portuguese (Brazil)`.
    pub fn name(&self) -> String {
        let mut parts = self.0.split('-');
        let primary = parts.next().unwrap_or("");
        let name = primary_name(primary).unwrap_or(primary);
        let details: Vec<&str> = parts.map(detail_name).collect();
        if details.is_empty() {
            return name.to_owned();
        }
        format!("{name} ({})", details.join(", "))
    }
}

fn look_up(table: &[(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    let found = table.binary_search_by(|(own, _)| (*own).cmp(code)).ok()?;
    Some(table[found].1)
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
        for bad in [
            "", "xx", "french", "en_GB", "en-", "en-XX", "en-é", "pt-BR-x", "en-GB-GB",
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
        let wolof = Language::by_name("wolof");
        assert_eq!(
            wolof.map(|language| language.as_str().to_owned()),
            Some("wo".into())
        );
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
