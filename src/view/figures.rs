//! What anybody may know of a round.

use serde::Serialize;

use super::LinkView;

/// Figures of a round. No group in them is small enough to point at somebody, and none follows from what they say.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresView {
    /// The round, with its page.
    pub round: LinkView,
    /// How many took part.
    pub people: u32,
    /// In how many countries.
    pub countries: Option<u32>,
    /// How many had a partner.
    pub matched: Option<ShareView>,
    /// How many wishes came true.
    pub wishes: Option<ShareView>,
    /// People by country, most first: of the key the filter `country` says the name.
    pub by_country: Vec<CountView>,
    /// People in countries that are not listed.
    pub elsewhere: u32,
    /// People by language, most first: of the key the filter `languages` says the name.
    pub by_language: Vec<CountView>,
}

/// How many of some have something.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// Of how many.
    pub of: u32,
    /// How many have it.
    pub have: u32,
}

/// How many are in a group.
#[derive(Clone, Debug, Serialize)]
pub struct CountView {
    /// The code of a country, or the tag of a language.
    pub key: String,
    /// How many.
    pub people: u32,
    /// Per cent of the largest group, for a bar.
    pub width: u32,
}
