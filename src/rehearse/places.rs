//! Where invented people live if no round tells: a hundred countries, with how many people each sends compared with others.
//! What is spoken there and which clocks they have, the program's tables say.

use std::sync::Arc;

use super::random::Random;
use crate::model::{Country, Language, zone};

/// How many people a country sends, and such countries.
const SENDERS: [(usize, &str); 9] = [
    (40, "US"),
    (17, "GB CA"),
    (12, "AU IN"),
    (9, "DE NG BR FR PH"),
    (7, "KE ZA MX ES"),
    (5, "IE NZ NL AR EG SE GH"),
    (4, "PK IT PT CO JP PL NO MY"),
    (
        3,
        "SN MA DK FI BE CH AT KR BD LK UG TZ ID VN CL PE TR UA RO GR IL ZW",
    ),
    (
        1,
        "JM TT RW CM CI BJ TN DZ JO LB SA IR CN TH SG TW HK NP CZ HU HR RS BG IS EE LV LT SI SK UY EC BO PY VE CR GT HN DO HT BB MZ AO CV MG MU ET OM AE KZ GE FJ",
    ),
];

/// Where somebody lives.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub country: Country,
    pub time_zone: Arc<str>,
    pub languages: Vec<Language>,
}

/// The countries, those that send more first, with how many they send.
pub(super) fn senders(most: usize) -> Vec<(Country, usize)> {
    let rows = SENDERS.iter();
    let all = rows.flat_map(|(weight, codes)| {
        let countries = codes.split(' ').filter_map(Country::from_code);
        countries.map(|country| (country, *weight))
    });
    all.take(most).collect()
}

/// A place in one of these countries; `bridge` is the language in which the program meets, which nearly everybody knows.
pub(super) fn place(
    countries: &[(Country, usize)],
    bridge: &Language,
    random: &mut Random,
) -> Option<Place> {
    let all = countries.iter().map(|(_, weight)| weight).sum();
    let mut at = random.below(all);
    let found = countries.iter().find(|(_, weight)| {
        let here = at < *weight;
        at = at.saturating_sub(*weight);
        here
    });
    let (country, _) = found?;
    Some(in_country(*country, bridge, random))
}

/// A place in a country.
pub(super) fn in_country(country: Country, bridge: &Language, random: &mut Random) -> Place {
    let zones = zone::of(country);
    let mut languages = Language::of(country);
    let mut first = true;
    languages.retain(|_| std::mem::take(&mut first) || random.percent(40));
    let knows = languages
        .iter()
        .any(|one| one.primary() == bridge.primary());
    if !knows && (random.percent(92) || languages.is_empty()) {
        languages.push(bridge.clone());
    }
    Place {
        country,
        time_zone: zones
            .get(random.early(zones.len()))
            .copied()
            .unwrap_or("UTC")
            .into(),
        languages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_list_is_one_and_has_a_clock() {
        let listed: usize = SENDERS
            .iter()
            .map(|(_, codes)| codes.split(' ').count())
            .sum();
        let all = senders(usize::MAX);
        assert_eq!(all.len(), listed);
        assert!(
            all.iter()
                .all(|(country, _)| !zone::of(*country).is_empty())
        );
    }
}
