//! Time zones: which a country has, under which names each was known, which towns keep them. What hours they are, the
//! time-zone database says.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZoneDatabase;

use super::Country;
use super::folded::fold;
use super::names::rows;

/// Country, its own zones (that of most people first), zones of a neighbour that it shares.
const ZONES: &str = include_str!("tables/zones.txt");

/// Older names and the present one.
const OLDER: &str = include_str!("tables/zone_aliases.txt");

/// Country, zone, names of towns.
const TOWNS: &str = include_str!("tables/towns.txt");

/// What Windows calls a group of zones, and the zones.
const WINDOWS: &str = include_str!("tables/windows_zones.txt");

/// All names of the time-zone database, by [`key`].
static NAMES: LazyLock<BTreeMap<String, Arc<str>>> = LazyLock::new(|| {
    let database = TimeZoneDatabase::bundled();
    let names = database.available();
    names
        .map(|name| (key(name.as_str()), name.as_str().into()))
        .collect()
});

/// The zones of each country: its own, those that it shares.
static OF: LazyLock<HashMap<Country, [Vec<&'static str>; 2]>> = LazyLock::new(|| {
    let list = |names: &'static str| names.split_whitespace().collect();
    let lists = |names: &'static str| {
        let (own, shared) = names.split_once('\t').unwrap_or((names, ""));
        [list(own), list(shared)]
    };
    let rows = rows(ZONES);
    rows.filter_map(|(code, names)| Some((Country::from_code(code)?, lists(names))))
        .collect()
});

/// The countries that have a town of a folded name, each with its zone there: larger ones, and those that a zone is called
/// after.
static BY_TOWN: LazyLock<HashMap<String, Vec<(Country, &'static str)>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<(Country, &str)>> = HashMap::new();
    for country in Country::all() {
        for zone in of(country) {
            let towns = found.entry(fold(last(zone))).or_default();
            towns.push((country, zone));
        }
    }
    for (country, name, zone) in listed_towns() {
        let towns = found.entry(name.to_owned()).or_default();
        if towns.iter().all(|(other, _)| *other != country) {
            towns.push((country, zone));
        }
    }
    found
});

/// The zones of a country, that of most people first.
pub fn of(country: Country) -> &'static [&'static str] {
    OF.get(&country).map_or(&[], |[own, _]| own)
}

/// Whether a zone is one that a country keeps, be it together with a neighbour.
pub fn is_kept(country: Country, zone: &str) -> bool {
    let lists = OF.get(&country);
    lists.is_some_and(|lists| lists.iter().flatten().any(|own| *own == zone))
}

/// The present name of a zone that has an older one, such as `Asia/Calcutta`.
pub fn present(name: &str) -> Option<&'static str> {
    static PRESENT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| rows(OLDER).collect());
    PRESENT.get(name).copied()
}

/// The zone of a town of a country: a larger one of whose name it has no second with other hours, or the one that a zone
/// is called after.
pub fn of_town(country: Country, town: &str) -> Option<&'static str> {
    let mut towns = of_towns(town).iter();
    towns
        .find(|(own, _)| *own == country)
        .map(|(_, zone)| *zone)
}

/// The countries that have a town of this name, each with its zone there.
pub fn of_towns(town: &str) -> &'static [(Country, &'static str)] {
    BY_TOWN.get(&fold(town)).map_or(&[], Vec::as_slice)
}

/// The towns of a country that are known, each with its zone; those that a zone is called after come first.
pub fn towns(country: Country) -> impl Iterator<Item = (&'static str, &'static str)> {
    let zones = of(country).iter().map(|zone| (last(zone), *zone));
    let larger = listed_towns().filter(move |(own, ..)| *own == country);
    zones.chain(larger.map(|(_, name, zone)| (name, zone)))
}

/// The table of towns, name by name.
fn listed_towns() -> impl Iterator<Item = (Country, &'static str, &'static str)> {
    let rows = rows(TOWNS).filter_map(|(code, rest)| {
        let (zone, names) = rest.split_once('\t')?;
        Some((Country::from_code(code)?, zone, names))
    });
    rows.flat_map(|(country, zone, names)| names.split(';').map(move |name| (country, name, zone)))
}

/// `Buenos_Aires` of `America/Argentina/Buenos_Aires`.
fn last(zone: &'static str) -> &'static str {
    zone.rsplit('/').next().unwrap_or(zone)
}

/// The zones that go by a name such as `Eastern Time` or `W. Europe Standard Time`; empty if none does.
pub fn by_label(label: &str) -> Vec<&'static str> {
    let label = fold(label);
    let core: Vec<&str> = label
        .split(' ')
        .filter(|word| !FILLERS.contains(word))
        .collect();
    let is_label = core.len() == 1 || label.split(' ').any(|word| word == "time");
    if core.is_empty() || !is_label {
        return Vec::new();
    }
    let has_all = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        core.iter().all(|word| words.contains(word))
    };
    let like = rows(WINDOWS).filter(|(name, _)| has_all(name));
    like.flat_map(|(_, zones)| zones.split(' ')).collect()
}

/// Words of such a name that do not tell one from another.
const FILLERS: [&str; 8] = [
    "standard", "daylight", "summer", "winter", "time", "us", "canada", "zone",
];

/// Gathers the names of the time zones, which the first check of a program would wait for.
pub fn gather() {
    LazyLock::force(&NAMES);
}

/// The zone of a name, in small letters or not.
pub fn named(name: &str) -> Option<&'static Arc<str>> {
    NAMES.get(&key(name))
}

/// Whether a word is the name of a zone, such as `Africa/Dakar`.
pub fn is_name(word: &str) -> bool {
    word.contains('/') && named(word).is_some()
}

/// All names, in the order of their keys.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.values().map(|name| &**name)
}

/// Small letters, `_` for a space, no spaces around `/`.
pub fn key(name: &str) -> String {
    let parts = name.split('/').map(str::trim);
    let joined = parts.collect::<Vec<_>>().join("/");
    joined.to_lowercase().replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        let country = Country::from_code(code);
        country.unwrap_or_else(|| panic!("{code} is no country"))
    }

    #[test]
    fn every_country_has_its_zones() {
        let without = Country::all().filter(|country| of(*country).is_empty());
        let without: Vec<&str> = without.map(Country::code).collect();
        // Uninhabited islands.
        assert_eq!(without, ["BV", "HM"]);
        assert_eq!(of(country("IN")), ["Asia/Kolkata"]);
        assert!(is_kept(country("NO"), "Europe/Oslo"));
        assert!(is_kept(country("LI"), "Europe/Zurich"));
        assert!(!is_kept(country("NO"), "Asia/Kolkata"));
    }

    #[test]
    fn towns_and_older_names_are_known() {
        assert_eq!(of_town(country("IN"), "Mumbai"), Some("Asia/Kolkata"));
        assert_eq!(of_town(country("SN"), "dakar"), Some("Africa/Dakar"));
        assert_eq!(of_town(country("AU"), "Perth"), Some("Australia/Perth"));
        assert_eq!(
            of_town(country("BR"), "São Paulo"),
            Some("America/Sao_Paulo")
        );
        assert_eq!(of_town(country("NO"), "Mumbai"), None);
        for (code, town, zone) in [
            ("PT", "Lisboa", "Europe/Lisbon"),
            ("PT", "Funchal", "Atlantic/Madeira"),
            ("ES", "Cádiz", "Europe/Madrid"),
            ("RU", "Москва", "Europe/Moscow"),
            ("RU", "Нижний Новгород", "Europe/Moscow"),
            // A town near Moscow was called so, too.
            ("RU", "Калининград", "Europe/Kaliningrad"),
            ("UA", "Київ", "Europe/Kyiv"),
            ("CN", "北京", "Asia/Shanghai"),
            ("MX", "Ciudad de México", "America/Mexico_City"),
        ] {
            assert_eq!(of_town(country(code), town), Some(zone), "{town}");
        }
        // One is in Maine, the other in Oregon.
        assert_eq!(of_town(country("US"), "Portland"), None);
        assert_eq!(present("Asia/Calcutta"), Some("Asia/Kolkata"));
        assert_eq!(present("Africa/Dakar"), None);
        assert_eq!(of_towns("Mumbai"), [(country("IN"), "Asia/Kolkata")]);
    }

    #[test]
    fn labels_lead_to_zones() {
        let eastern = by_label("Eastern Time");
        assert!(eastern.contains(&"America/New_York") && eastern.contains(&"Australia/Sydney"));
        assert!(by_label("W. Europe Standard Time").contains(&"Europe/Berlin"));
        assert!(by_label("Pacific Time (US & Canada)").contains(&"America/Los_Angeles"));
        assert_eq!(by_label("Standard Time"), Vec::<&str>::new());
        assert_eq!(by_label("nonsense"), Vec::<&str>::new());
    }
}
