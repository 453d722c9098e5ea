//! Phone numbers: which digits of a text are one, and the ways to dial it.

use super::calling;
use super::letters::Letters;
use super::place::Place;

/// Phone numbers have at least and at most this many digits.
const LENGTHS: std::ops::RangeInclusive<usize> = 7..=15;

/// The phone numbers in the text of somebody who lives in a country, in all ways to dial them.
pub fn spellings(text: &str, country: &str) -> Vec<Letters> {
    if text.bytes().filter(u8::is_ascii_digit).count() < *LENGTHS.start() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in candidates(text) {
        for way in ways(&part, country) {
            found.push([way.as_bytes()].into_iter().collect());
        }
    }
    found
}

/// What may stand between the digits of a number.
fn is_separator(c: char) -> bool {
    " -.()/\u{a0}\u{202f}\u{2009}\u{2010}\u{2011}\u{2012}\u{2013}".contains(c)
}

/// Parts of a text that are digits, signs and nothing else, and look like a number to dial.
fn candidates(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut part = String::new();
    let mut before = String::new();
    for c in text.chars().chain(['\n']) {
        let starts = c == '+' && !part.contains(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() || is_separator(c) || starts {
            part.push(c);
            continue;
        }
        if is_phone(&part, &before, c) {
            found.push(part.trim().to_owned());
        }
        if !part.trim().is_empty() {
            before.clear();
        }
        before.push(c);
        part.clear();
    }
    found
}

/// Whether a part is a phone number, and no date, years, coordinate, or number of a book, article or person.
fn is_phone(part: &str, before: &str, after: char) -> bool {
    let groups: Vec<&str> = part
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits = groups.concat();
    if !LENGTHS.contains(&digits.len()) {
        return false;
    }
    if part.trim_start().starts_with(['+', '(']) || digits.starts_with("00") {
        return true;
    }
    let named = before.trim_end_matches([' ', ':', '\u{a0}']).to_lowercase();
    let named = ["isbn", "issn", "orcid", "doi", "oclc", "isni", "viaf"]
        .iter()
        .any(|name| named.ends_with(name));
    let begins = part.starts_with(|c: char| c.is_ascii_digit());
    let ends = part.ends_with(|c: char| c.is_ascii_digit());
    let glued = begins && before.ends_with(char::is_alphanumeric)
        || ends && after.is_alphanumeric()
        || "°ºx×%€$£".contains(after);
    !(named
        || glued
        || is_date(&groups)
        || is_book(&digits)
        || is_orcid(&groups)
        || is_decimal(part, &groups)
        || is_count(&groups))
}

/// Years, and days in any order: `1990-05-12`, `12.5.1990`, `2019-2023`, `20260905`.
fn is_date(groups: &[&str]) -> bool {
    let is_year =
        |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_small =
        |group: &&str| group.len() <= 2 && group.parse::<u8>().is_ok_and(|number| number <= 31);
    let whole = |group: &&str| {
        let month = group.get(4..6).and_then(|month| month.parse::<u8>().ok());
        group.len() == 8
            && is_year(&&group[..4])
            && month.is_some_and(|month| (1..=12).contains(&month))
    };
    let years = groups.iter().filter(|group| is_year(group)).count();
    let rest = groups.iter().all(|group| is_year(group) || is_small(group));
    (years > 0 && rest) || groups.iter().all(whole)
}

/// ISBN of 13 digits: they begin alike and end with a check digit.
fn is_book(digits: &str) -> bool {
    let sum = |digits: &str| -> u32 {
        let weighed = digits.bytes().zip([1, 3].into_iter().cycle());
        weighed
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum()
    };
    digits.len() == 13
        && (digits.starts_with("978") || digits.starts_with("979"))
        && sum(digits) % 10 == 0
}

/// ORCID and its kin: four times four digits.
fn is_orcid(groups: &[&str]) -> bool {
    groups.len() == 4 && groups.iter().all(|group| group.len() == 4)
        || groups.len() == 1 && groups[0].len() == 16
}

/// `47.3769` and `8.5417 47.3769`: one dot in each, many digits behind it.
fn is_decimal(part: &str, groups: &[&str]) -> bool {
    let numbers = part.split_whitespace();
    let is_one = |number: &str| {
        let number = number.trim_start_matches('-');
        let halves = number.split_once('.');
        halves.is_some_and(|(whole, rest)| {
            whole.len() <= 3 && rest.len() >= 3 && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    groups.len() >= 2
        && numbers
            .filter(|number| number.contains(|c: char| c.is_ascii_digit()))
            .all(is_one)
}

/// `1 200 000`: thousands.
fn is_count(groups: &[&str]) -> bool {
    let [first, rest @ .., last] = groups else {
        return false;
    };
    first.len() <= 3
        && !first.starts_with('0')
        && *last == "000"
        && rest.iter().all(|group| group.len() == 3)
}

/// The ways to dial a number, as digits alone.
fn ways(part: &str, country: &str) -> Vec<String> {
    let digits: String = part
        .replace("(0)", "")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let abroad = part.trim_start_matches([' ', '(']).starts_with('+');
    let dialled = if abroad {
        Some(&*digits)
    } else {
        digits.strip_prefix("00")
    };
    if let Some((code, own)) = dialled.and_then(calling::split) {
        return dialled_as(code, own);
    }
    let code = calling::code(country).unwrap_or_default();
    let mut found = dialled_as(code, &digits);
    if let Some(own) = digits
        .strip_prefix(code)
        .filter(|own| own.len() >= *LENGTHS.start())
    {
        found.extend(dialled_as(code, own));
    }
    found
}

/// The ways to dial a number of a country, which may begin with the digit that is left out when one calls from abroad.
fn dialled_as(code: &str, own: &str) -> Vec<String> {
    let trunk = if code == "7" { '8' } else { '0' };
    let own = own
        .strip_prefix(trunk)
        .filter(|rest| code != "7" || rest.len() == 10)
        .unwrap_or(own);
    let mut found = Vec::new();
    for way in ["", "00", "011"] {
        for trunk in ["", "0"] {
            found.push(format!("{way}{code}{trunk}{own}"));
        }
    }
    found.extend([own.to_owned(), format!("{trunk}{own}")]);
    found.retain(|way| way.len() >= *LENGTHS.start());
    found.sort();
    found.dedup();
    found
}

/// Whether nothing but digits and what may stand between them is there, and no number goes on.
pub fn stands(place: &Place) -> bool {
    let fits = |c: char| {
        c.is_numeric()
            || is_separator(c)
            || "<>+\n\t\r".contains(c)
            || !c.is_alphanumeric() && !c.is_ascii()
    };
    let decimal = |c: Option<char>| c.is_some_and(|c| ".,".contains(c));
    let before = decimal(place.before.chars().next_back()) && place.is_joined_before(".,") && {
        let mut last = place.before.chars().rev().skip(1);
        last.next().is_some_and(char::is_numeric)
    };
    let after = place
        .joined_behind()
        .is_some_and(|(sign, next)| decimal(Some(sign)) && next.is_numeric());
    place.inside.chars().all(fits) && !before && !after
}
