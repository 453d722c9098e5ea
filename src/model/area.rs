//! Parts of the world, as the statisticians of the United Nations count them: UN M49, "Standard country or area codes for
//! statistical use". Taiwan, which it does not list, stands under Eastern Asia, Kosovo under Southern Europe.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Country;
use super::folded::fold;

/// The smallest parts, each with the codes of its countries.
#[rustfmt::skip]
const PARTS: [(&str, &str); 22] = [
    ("Northern Africa", "DZ EG EH LY MA SD TN"),
    ("Eastern Africa", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
    ("Middle Africa", "AO CD CF CG CM GA GQ ST TD"),
    ("Southern Africa", "BW LS NA SZ ZA"),
    ("Western Africa", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    ("Caribbean", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"),
    ("Central America", "BZ CR GT HN MX NI PA SV"),
    ("South America", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    ("Northern America", "BM CA GL PM US"),
    ("Central Asia", "KG KZ TJ TM UZ"),
    ("Eastern Asia", "CN HK JP KP KR MN MO TW"),
    ("South-eastern Asia", "BN ID KH LA MM MY PH SG TH TL VN"),
    ("Southern Asia", "AF BD BT IN IR LK MV NP PK"),
    ("Western Asia", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    ("Eastern Europe", "BG BY CZ HU MD PL RO RU SK UA"),
    ("Northern Europe", "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    ("Southern Europe", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
    ("Western Europe", "AT BE CH DE FR LI LU MC NL"),
    ("Australia and New Zealand", "AU CC CX HM NF NZ"),
    ("Melanesia", "FJ NC PG SB VU"),
    ("Micronesia", "FM GU KI MH MP NR PW UM"),
    ("Polynesia", "AS CK NU PF PN TK TO TV WF WS"),
];

/// Larger parts, each with the first of its smallest parts and how many there are in a row.
const WHOLES: [(&str, usize, usize); 8] = [
    ("Africa", 0, 5),
    ("Sub-Saharan Africa", 1, 4),
    ("Americas", 5, 4),
    ("Latin America and the Caribbean", 5, 3),
    ("Asia", 9, 5),
    ("Europe", 14, 4),
    ("Oceania", 18, 4),
    ("South-eastern and Eastern Asia", 10, 2),
];

/// Other names that people write, folded, in the languages of the built-in forms.
const OTHERS: [(&str, &str); 36] = [
    ("africa del norte", "Northern Africa"),
    ("africa occidental", "Western Africa"),
    ("africa oriental", "Eastern Africa"),
    ("africa subsahariana", "Sub-Saharan Africa"),
    ("america", "Americas"),
    ("america central", "Central America"),
    ("america del norte", "Northern America"),
    ("america del sur", "South America"),
    ("america latina", "Latin America and the Caribbean"),
    (
        "america latina y el caribe",
        "Latin America and the Caribbean",
    ),
    ("australasia", "Australia and New Zealand"),
    ("caribe", "Caribbean"),
    ("central africa", "Middle Africa"),
    ("centroamerica", "Central America"),
    ("east africa", "Eastern Africa"),
    ("east asia", "Eastern Asia"),
    ("latin america", "Latin America and the Caribbean"),
    ("middle east", "Western Asia"),
    ("near east", "Western Asia"),
    ("north africa", "Northern Africa"),
    ("north america", "Northern America"),
    ("northern american", "Northern America"),
    ("oriente medio", "Western Asia"),
    ("south asia", "Southern Asia"),
    ("south east asia", "South-eastern Asia"),
    ("southeast asia", "South-eastern Asia"),
    ("southeastern asia", "South-eastern Asia"),
    ("sudamerica", "South America"),
    ("sur de asia", "Southern Asia"),
    ("sudeste asiatico", "South-eastern Asia"),
    ("subsaharan africa", "Sub-Saharan Africa"),
    ("west africa", "Western Africa"),
    ("west asia", "Western Asia"),
    ("western europa", "Western Europe"),
    ("europa", "Europe"),
    ("latinoamerica", "Latin America and the Caribbean"),
];

/// Each part by its folded name: the first of its smallest parts, and how many there are.
static FOLDED: LazyLock<BTreeMap<String, (usize, usize)>> = LazyLock::new(|| {
    let wholes = WHOLES
        .iter()
        .map(|(name, first, count)| (*name, (*first, *count)));
    let parts = PARTS.iter().enumerate();
    let parts = parts.map(|(at, (name, _))| (*name, (at, 1)));
    wholes
        .chain(parts)
        .map(|(name, place)| (fold(name), place))
        .collect()
});

/// The countries of a part of the world, by its name of M49 or another; whatever the case, accents and punctuation.
pub fn countries(name: &str) -> Option<Vec<Country>> {
    let folded = fold(name);
    let other = OTHERS.iter().find(|(other, _)| *other == folded);
    let name = other.map_or(folded, |(_, meant)| fold(meant));
    let (first, count) = *FOLDED.get(&name)?;
    let codes = PARTS[first..first + count].iter();
    let codes = codes.flat_map(|(_, codes)| codes.split(' '));
    let mut found: Vec<Country> = codes.filter_map(Country::from_code).collect();
    found.sort_unstable();
    Some(found)
}

/// The names of M49.
pub fn names() -> impl Iterator<Item = &'static str> {
    let wholes = WHOLES.iter().map(|(name, ..)| *name);
    wholes.chain(PARTS.iter().map(|(name, _)| *name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::country::Region;

    #[test]
    fn every_country_is_in_one_part_of_its_region() {
        let regions = [
            (Region::Africa, "Africa"),
            (Region::Americas, "Americas"),
            (Region::Asia, "Asia"),
            (Region::Europe, "Europe"),
            (Region::Oceania, "Oceania"),
        ];
        for (region, name) in regions {
            let all = Country::all().filter(|country| country.region() == region);
            assert_eq!(countries(name), Some(all.collect()), "{name}");
        }
        let codes = PARTS.iter().flat_map(|(_, codes)| codes.split(' '));
        let mut codes: Vec<&str> = codes.collect();
        codes.sort_unstable();
        // Antarctica belongs to none.
        let all = Country::all().map(Country::code);
        assert!(codes.into_iter().eq(all.filter(|code| *code != "AQ")));
    }

    #[test]
    fn other_names_lead_to_a_part() {
        for (other, name) in OTHERS {
            assert_eq!(fold(other), other);
            assert!(names().any(|own| own == name), "{name}");
        }
        assert_eq!(countries("South-Eastern Asia"), countries("southeast asia"));
        assert_eq!(countries("América Latina").map(|all| all.len()), Some(52));
        assert_eq!(countries("Atlantis"), None);
    }
}
