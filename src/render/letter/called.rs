//! What a letter calls somebody: what they say themselves, else the first name where it is sure which word that is, else
//! the whole name. Nobody is hurt by the whole name.

use crate::model::{Country, Organiser, Participant, Profile};

/// Titles that stand before a name, without their dot.
const TITLES: [&str; 24] = [
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "sir",
    "dame",
    "rev",
    "eng",
    "ing",
    "lic",
    "mag",
    "dra",
    "sr",
    "sra",
    "srta",
    "herr",
    "frau",
    "mme",
    "madame",
    "monsieur",
];

/// What may stand behind the comma of a name without being a part of it.
const DEGREES: [&str; 14] = [
    "phd", "md", "ma", "msc", "mls", "mlis", "mba", "bsc", "ba", "jr", "sr", "ii", "iii", "edd",
];

/// First names that are often the first of two which are said together, such as *María José*.
const HALVES: [&str; 16] = [
    "ana", "anna", "anne", "carlos", "jean", "joão", "josé", "jose", "juan", "luis", "luís",
    "maria", "maría", "marie", "mary", "miguel",
];

/// Countries where the family name comes first, or where there is none.
const FAMILY_FIRST: [&str; 13] = [
    "BT", "CN", "HK", "HU", "JP", "KH", "KP", "KR", "MM", "MN", "MO", "TW", "VN",
];

/// Languages in which it does.
const FAMILY_FIRST_LANGUAGES: [&str; 9] = ["hu", "ja", "km", "ko", "mn", "my", "vi", "yue", "zh"];

/// What a participant is called.
pub(super) fn first_name(person: &Participant, profile: &Profile) -> String {
    if let Some(called) = &person.called {
        return called.reveal().clone();
    }
    let name = person.name.reveal();
    let first_language = profile.languages.first();
    let is_reversed = FAMILY_FIRST.contains(&profile.country.code())
        || first_language.is_some_and(|tag| FAMILY_FIRST_LANGUAGES.contains(&tag.primary()));
    given_name(name, is_reversed)
}

/// What an organiser is called.
pub(super) fn of_organiser(organiser: &Organiser) -> String {
    let country = organiser.country.map(Country::code);
    let is_reversed = country.is_some_and(|code| FAMILY_FIRST.contains(&code));
    let called = organiser.called.clone();
    called.unwrap_or_else(|| given_name(&organiser.name, is_reversed))
}

/// The first word of a name if that is sure to be what people say; `is_reversed`: the family name may come first.
fn given_name(name: &str, is_reversed: bool) -> String {
    let ordered = in_order(name);
    let words: Vec<&str> = ordered
        .split_whitespace()
        .skip_while(|word| is_title(word))
        .collect();
    let whole = || match words.is_empty() {
        true => ordered.trim().to_owned(),
        false => words.join(" "),
    };
    match words[..] {
        [first, _, ..]
            if !is_reversed
                && is_sure(first, words.len())
                && !ordered.chars().any(has_own_order) =>
        {
            first.to_owned()
        }
        _ => whole(),
    }
}

/// `Reis, Ana` as it is said; degrees behind a comma are left out.
fn in_order(name: &str) -> String {
    let mut parts = name.split([',', '，', '、']).map(str::trim);
    let family = parts.next().unwrap_or(name);
    let is_degree = |part: &&str| {
        let plain: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
        DEGREES.contains(&&*plain.to_lowercase())
    };
    let given: Vec<&str> = parts
        .filter(|part| !part.is_empty() && !is_degree(part))
        .collect();
    match given.is_empty() {
        true => family.to_owned(),
        false => format!("{} {family}", given.join(" ")),
    }
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&&*word.trim_end_matches('.').to_lowercase())
}

/// Not an initial or other abbreviation, and not one half of a double name.
fn is_sure(first: &str, words: usize) -> bool {
    let is_half = words > 2 && HALVES.contains(&&*first.to_lowercase());
    !first.ends_with('.') && first.chars().count() > 1 && !is_half
}

/// Scripts whose readers put the family name first, and letters that only Vietnamese has.
fn has_own_order(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}'
        | '\u{1ea0}'..='\u{1ef1}' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_is_said_where_it_is_sure() {
        for (name, called) in [
            ("Amina Diallo", "Amina"),
            ("Dr. Amina Diallo", "Amina"),
            ("Prof. Dr Amina Diallo", "Amina"),
            ("Amina", "Amina"),
            ("Reis, Ana", "Ana"),
            ("Reis,", "Reis"),
            ("Amina Diallo, PhD", "Amina"),
            ("Nguyễn Văn An", "Nguyễn Văn An"),
            ("山田 太郎", "山田 太郎"),
            ("김 민수", "김 민수"),
            ("たなか はな", "たなか はな"),
            ("María José Vega", "María José Vega"),
            ("María Vega", "María"),
            ("J. R. Okoro", "J. R. Okoro"),
            ("Dr.", "Dr."),
        ] {
            assert_eq!(given_name(name, false), called, "{name}");
        }
        assert_eq!(given_name("Nagy Anna", true), "Nagy Anna");
        assert_eq!(given_name("Dr. Nagy Anna", true), "Nagy Anna");
    }
}
