//! What a letter calls somebody: what they say themselves, else the first name where it is sure which word that is, else
//! the whole name. Nobody is hurt by the whole name.

use crate::model::naming::{BEGINNINGS, OTHER_TITLES, PARTICLES, SUFFIXES, TITLES, is_east_asian};
use crate::model::{Country, Organiser, Participant, Profile};

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
            if !is_reversed && is_sure(first, &words) && !ordered.chars().any(has_own_order) =>
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
        SUFFIXES.contains(&&*plain.to_lowercase())
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

/// Not an initial or other abbreviation, not one half of a double name, nor the beginning of another one; and not the only one
/// in capitals, which is the family name, or letters.
fn is_sure(first: &str, words: &[&str]) -> bool {
    let small = first.to_lowercase();
    let is_half = words.len() > 2 && HALVES.contains(&&*small);
    let beginning = small.split(['-', '\'', '’']).next().unwrap_or(&small);
    let is_family = first
        .strip_prefix("Mc")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let may_be_title = OTHER_TITLES.contains(&&*small) && !GIVEN.contains(&&*small);
    let begins = may_be_title
        || is_family
        || PARTICLES.contains(&beginning)
        || BEGINNINGS.contains(&beginning);
    let of_next = words.get(1).is_some_and(|word| {
        let next = word.to_lowercase();
        OF_THE_LAST.contains(&next.split('-').next().unwrap_or(&next))
    });
    let stands_out = is_in_capitals(first) && !words.iter().all(|word| is_in_capitals(word));
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    !first.ends_with('.') && letters > 1 && !is_half && !begins && !of_next && !stands_out
}

/// Given names among what may be a title.
const GIVEN: [&str; 2] = ["don", "phil"];

/// Words that join the one before to the next: *Nur ud-Din*.
const OF_THE_LAST: [&str; 6] = ["ad", "ed", "ud", "ul", "ur", "us"];

fn is_in_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// Scripts whose readers put the family name first, and letters that only Vietnamese has.
fn has_own_order(c: char) -> bool {
    is_east_asian(c) || matches!(c, '\u{1ea0}'..='\u{1ef1}' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
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
            ("BERG Benny", "BERG Benny"),
            ("AMINA DIALLO", "AMINA"),
            ("Amina DIALLO", "Amina"),
            ("Amina de la Cruz", "Amina"),
            ("Abdul Karim", "Abdul Karim"),
            ("Abd al-Rahman Ali", "Abd al-Rahman Ali"),
            ("Abd-al-Rahman Ali", "Abd-al-Rahman Ali"),
            ("Al-Hassan Ali", "Al-Hassan Ali"),
            ("Nur ud-Din Ali", "Nur ud-Din Ali"),
            ("Umm Kulthum Ali", "Umm Kulthum Ali"),
            ("El Hadj Diallo", "El Hadj Diallo"),
            ("De La Cruz Maria", "De La Cruz Maria"),
            ("Van Dyke Peter", "Van Dyke Peter"),
            ("O’Brien Mary", "O’Brien Mary"),
            ("D’Arcy Jones", "D’Arcy"),
            ("2 Pac", "2 Pac"),
            ("McDonald Anna", "McDonald Anna"),
            ("Fr John Ek", "Fr John Ek"),
            ("Phil Ek", "Phil"),
            ("Dr.", "Dr."),
        ] {
            assert_eq!(given_name(name, false), called, "{name}");
        }
        assert_eq!(given_name("Nagy Anna", true), "Nagy Anna");
        assert_eq!(given_name("Dr. Nagy Anna", true), "Nagy Anna");
    }
}
