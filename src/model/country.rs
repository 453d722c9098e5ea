//! Countries and territories: ISO 3166-1, and Kosovo.

use std::sync::LazyLock;

use super::country_table::COUNTRIES;
pub use super::country_table::Region;
use super::names::{self, Named, Names};

/// Codes of three letters, names in English, in the country's own languages and in widely spoken ones.
const NAMES: &str = include_str!("tables/countries.txt");

static BY_NAME: LazyLock<Names<Country>> = LazyLock::new(|| Names::read(NAMES, Country::from_code));

/// A country or territory: its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u8);

impl Country {
    /// By alpha-2 code, in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        let found = COUNTRIES.binary_search_by(|(own, ..)| (*own).cmp(code));
        found.ok().and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    /// By code of two or three letters, or by a name; whatever the case, accents and punctuation.
    pub fn named(word: &str) -> Option<Named<Self>> {
        let code = Some(word.trim()).filter(|word| word.len() == 2);
        let by_code = code.and_then(|code| Self::from_code(&code.to_ascii_uppercase()));
        by_code.map(Named::One).or_else(|| BY_NAME.find(word))
    }

    /// Every name that stands for one country, in folded form.
    pub fn all_names() -> impl Iterator<Item = (&'static str, Self)> {
        static ALL: LazyLock<Vec<(&str, Country)>> =
            LazyLock::new(|| names::list(NAMES, Country::from_code));
        ALL.iter().copied()
    }

    /// Alpha-2 code.
    pub fn code(self) -> &'static str {
        COUNTRIES[usize::from(self.0)].0
    }

    /// Short English name.
    pub fn name(self) -> &'static str {
        COUNTRIES[usize::from(self.0)].1
    }

    /// The part of the world that the United Nations' statisticians count it to.
    pub fn region(self) -> Region {
        COUNTRIES[usize::from(self.0)].2
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).map(Self).take(COUNTRIES.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_codes_are_there_and_sorted() {
        let codes: Vec<&str> = Country::all().map(Country::code).collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted());
        for country in Country::all() {
            assert_eq!(Country::from_code(country.code()), Some(country));
            // There are two Congos, and two islands of Saint Martin.
            let meant = match Country::named(country.name()) {
                Some(Named::One(one)) => vec![one],
                Some(Named::Several(several)) => several,
                None => Vec::new(),
            };
            assert!(meant.contains(&country), "{}", country.name());
        }
        assert!(Country::from_code("XX").is_none());
        assert!(Country::from_code("no").is_none());
    }

    #[test]
    fn other_names_lead_to_a_country() {
        let code = |name| match Country::named(name) {
            Some(Named::One(country)) => country.code(),
            Some(Named::Several(_)) => "several",
            None => "none",
        };
        for (name, expected) in [
            ("sn", "SN"),
            ("nor", "NO"),
            ("U.K.", "GB"),
            ("U.S.A.", "US"),
            ("Deutschland", "DE"),
            ("Sénégal", "SN"),
            ("Cote d'Ivoire", "CI"),
            ("Congo, The Democratic Republic of the", "CD"),
            ("日本", "JP"),
            ("Kosova", "XK"),
            ("Congo", "several"),
            ("Atlantis", "none"),
        ] {
            assert_eq!(code(name), expected, "{name}");
        }
        let norway = Country::from_code("NO");
        assert_eq!(norway.map(Country::name), Some("Norway"));
        assert_eq!(norway.map(Country::region), Some(Region::Europe));
    }
}
