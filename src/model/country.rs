//! Countries and territories: ISO 3166-1.

use super::country_table::{COUNTRIES, OTHER_NAMES};

/// A country or territory of ISO 3166-1: its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u8);

/// The regions of UN M49, and Antarctica, which belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// 002
    Africa,
    /// 019: North, Central and South
    Americas,
    /// 010
    Antarctica,
    /// 142
    Asia,
    /// 150
    Europe,
    /// 009
    Oceania,
}

impl Country {
    /// By alpha-2 code, in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        let found = COUNTRIES.binary_search_by(|(own, ..)| (*own).cmp(code));
        found.ok().and_then(|at| u8::try_from(at).ok()).map(Self)
    }

    /// By its English name, or another name that is often written; exact but for case.
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let own = Self::all().find(|country| country.name().to_lowercase() == name);
        own.or_else(|| {
            let mut others = OTHER_NAMES.iter();
            let (_, code) = others.find(|(other, _)| other.to_lowercase() == name)?;
            Self::from_code(code)
        })
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
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted());
        for country in Country::all() {
            assert_eq!(Country::from_code(country.code()), Some(country));
            assert_eq!(Country::by_name(country.name()), Some(country));
        }
        assert!(Country::from_code("XX").is_none());
        assert!(Country::from_code("no").is_none());
    }

    #[test]
    fn other_names_lead_to_a_country() {
        for (name, code) in OTHER_NAMES {
            assert_eq!(Country::by_name(name).map(Country::code), Some(*code));
        }
        let norway = Country::from_code("NO");
        assert_eq!(norway.map(Country::name), Some("Norway"));
        assert_eq!(norway.map(Country::region), Some(Region::Europe));
    }
}
