//! Phone numbers: which digits of a text are one, and the ways to dial it.

mod numbers;

use self::numbers::is_phone;
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
        match part.contains(|c: char| c.is_ascii_digit()) {
            true => before.clear(),
            false => before.push_str(&part),
        }
        before.push(c);
        part.clear();
    }
    found
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

#[cfg(test)]
mod tests {
    use super::spellings;

    fn ways(text: &str, country: &str) -> Vec<String> {
        let found = spellings(text, country).into_iter();
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        found.map(|letters| text(letters.bytes)).collect()
    }

    #[test]
    fn a_number_is_known_in_all_ways_to_dial_it() {
        // The code of the country without any sign for it.
        let irish = ways("353 86 123 4567", "IE");
        for way in ["0861234567", "353861234567", "00353861234567"] {
            assert!(irish.iter().any(|one| one == way), "{way}: {irish:?}");
        }
        let plain = ways("086 123 4567", "IE");
        assert!(plain.iter().any(|one| one == "353861234567"), "{plain:?}");
        // In Russia an 8 leads into the long-distance net, before ten digits and no fewer.
        let long = ways("8 912 345-67-89", "RU");
        assert!(long.iter().any(|one| one == "79123456789"), "{long:?}");
        let short = ways("8 495 12 34", "RU");
        assert!(short.iter().all(|one| one != "4951234"), "{short:?}");
    }
}
