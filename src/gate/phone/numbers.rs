//! What a number may be that is none to dial: dates, hours, spans, counts, and numbers of books, articles and machines.

use super::LENGTHS;

/// What stands before a number of a book, an article, a page, a thing or a person.
const OTHER_NUMBERS: [&str; 38] = [
    "isbn",
    "issn",
    "ismn",
    "orcid",
    "doi",
    "oclc",
    "isni",
    "viaf",
    "ean",
    "gtin",
    "upc",
    "lccn",
    "pmid",
    "pmcid",
    "gnd",
    "isil",
    "iban",
    "vat",
    "uid",
    "id",
    "urn",
    "ark",
    "hdl",
    "arxiv",
    "wikidata",
    "ms",
    "mss",
    "inventory",
    "inv",
    "vol",
    "volume",
    "pp",
    "p",
    "pages",
    "page",
    "seiten",
    "order",
    "serial",
];

/// What stands between such a word and its number.
const FILLERS: [&str; 7] = ["number", "no", "nr", "nummer", "code", "is", "n"];

/// What stands before a number to dial.
const CALLS: [&str; 47] = [
    "tel",
    "telefon",
    "telephone",
    "telefono",
    "teléfono",
    "telefone",
    "téléphone",
    "tél",
    "phone",
    "fon",
    "mobile",
    "mobil",
    "mob",
    "móvil",
    "movil",
    "celular",
    "cell",
    "handy",
    "portable",
    "call",
    "dial",
    "ring",
    "text",
    "sms",
    "whatsapp",
    "signal",
    "telegram",
    "viber",
    "fax",
    "reach",
    "hotline",
    "llámame",
    "llamame",
    "llama",
    "appelez",
    "anrufen",
    "ruf",
    "puhelin",
    "тел",
    "телефон",
    "звоните",
    "номер",
    "電話",
    "电话",
    "전화",
    "هاتف",
    "טלפון",
];

/// Whether a part of a text is a phone number.
pub fn is_phone(part: &str, before: &str, after: char) -> bool {
    let groups: Vec<&str> = part
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits = groups.concat();
    if !LENGTHS.contains(&digits.len()) {
        return false;
    }
    if part.trim_start().starts_with('+') {
        return true;
    }
    let said = Said::of(before);
    if said == Said::Other || is_date(&groups) {
        return false;
    }
    if said == Said::Call || part.trim_start().starts_with('(') || digits.starts_with("00") {
        return true;
    }
    let number = part.trim_matches(|c: char| !c.is_ascii_digit());
    !(is_glued(part, before, after)
        || is_book(&digits, &groups)
        || is_checked(number, &groups)
        || is_orcid(&groups)
        || is_decimal(part, &groups)
        || is_count(&groups)
        || is_span(number)
        || is_machine(number, &groups))
}

/// What the words before a number say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// It is to be dialled.
    Call,
    /// It is of something else.
    Other,
    Nothing,
}

impl Said {
    fn of(before: &str) -> Self {
        let words = before.rsplit(|c: char| !c.is_alphanumeric());
        let small = words.filter(|word| !word.is_empty()).take(4);
        let small: Vec<String> = small.map(str::to_lowercase).collect();
        let is = |list: &[&str], word: &String| list.contains(&&**word);
        let mut near = small.iter().skip_while(|word| is(&FILLERS, word));
        if near.next().is_some_and(|word| is(&OTHER_NUMBERS, word)) {
            return Self::Other;
        }
        match small.iter().any(|word| is(&CALLS, word)) {
            true => Self::Call,
            false => Self::Nothing,
        }
    }
}

/// Whether it is a part of a longer word, of an address, or of something that is measured.
fn is_glued(part: &str, before: &str, after: char) -> bool {
    let begins = part.starts_with(|c: char| c.is_ascii_digit() || "./-".contains(c));
    let ends = part.ends_with(|c: char| c.is_ascii_digit());
    let word_before = before.ends_with(char::is_alphanumeric) || before == ":";
    begins && word_before || ends && after.is_alphanumeric() || "°ºx×%€$£".contains(after)
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

/// Numbers of 13 digits on what is sold, books among it, end with a check digit.
fn is_book(digits: &str, groups: &[&str]) -> bool {
    let sum = |digits: &str| -> u32 {
        let weighed = digits.bytes().zip([1, 3].into_iter().cycle());
        weighed
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum()
    };
    let is_goods = groups.len() == 1 || digits.starts_with("978") || digits.starts_with("979");
    digits.len() == 13 && is_goods && sum(digits) % 10 == 0
}

/// ISBN of ten digits in one group or four, and ISSN: each digit counts as much as it stands far from the end, and eleven
/// divides the sum.
fn is_checked(number: &str, groups: &[&str]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_isbn = matches!(lengths[..], [10] | [_, _, _, 1]);
    let is_issn = lengths == [4, 4] && number.contains('-');
    let digits = groups.concat();
    let right = match digits.len() {
        10 => is_isbn,
        8 => is_issn,
        _ => false,
    };
    let weighed = digits.bytes().rev().zip(1_u32..);
    let sum: u32 = weighed
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    right && sum.is_multiple_of(11)
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

/// `1 200 000` and `12 345 678`: thousands, up to what might be dialled.
fn is_count(groups: &[&str]) -> bool {
    let [first, rest @ ..] = groups else {
        return false;
    };
    let thousands = rest.iter().all(|group| group.len() == 3);
    let small = first.len() <= 2 && groups.len() <= 3;
    let round = rest.last() == Some(&"000");
    !rest.is_empty() && first.len() <= 3 && !first.starts_with('0') && thousands && (small || round)
}

/// From one number to a greater one of as many digits, from an hour to another, or from a count to another:
/// `1234-1250`, `9.00-17.00`, `1 000 000 - 2 000 000`.
fn is_span(number: &str) -> bool {
    let dashes = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'];
    let sides: Vec<&str> = number.split(dashes).map(str::trim).collect();
    if let [from, to] = sides[..] {
        let solid = |side: &str| side.len() == 4 && side.bytes().all(|byte| byte.is_ascii_digit());
        if solid(from) && solid(to) && from < to {
            return true;
        }
    }
    let is_hour = |word: &str| {
        let halves = word.split_once('.');
        halves.is_some_and(|(hour, minute)| {
            let below = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|number| number < most);
            hour.len() <= 2 && minute.len() == 2 && below(hour, 25) && below(minute, 60)
        })
    };
    let mut hours = number.split(|c: char| dashes.contains(&c) || c.is_whitespace() || c == '/');
    let is_hours = sides.len() > 1 && hours.all(|word| word.is_empty() || is_hour(word));
    let counts = |side: &&str| {
        let groups: Vec<&str> = side.split(|c: char| !c.is_ascii_digit()).collect();
        is_count(&groups)
    };
    is_hours || sides.len() == 2 && sides.iter().all(counts)
}

/// An address of the net (`192.168.100.200`), a place of letters (`90210-1234`), and `24/7`.
fn is_machine(number: &str, groups: &[&str]) -> bool {
    let is_byte =
        |group: &&str| group.parse::<u8>().is_ok() && (group.len() == 1 || !group.starts_with('0'));
    let is_net =
        groups.len() == 4 && number.matches('.').count() == 3 && groups.iter().all(is_byte);
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_post = lengths == [5, 4] && number.contains('-') && !number.starts_with('0');
    is_net || is_post || number.starts_with("24/7")
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    fn found(text: &str) -> bool {
        !super::super::spellings(text, "IE").is_empty()
    }

    #[test]
    fn what_is_none_to_dial_is_no_phone_number() {
        for text in [
            "Come by, Mo-Fr 9.00-17.00.",
            "Open 09.00-12.30 14.00-18.00.",
            "I wrote 1500-2000 words.",
            "See pages 1234-1250.",
            "Between 1 000 000 - 2 000 000 visitors.",
            "We lend 12 345 678 books, or 1.234.567 of them.",
            "Open 24/7/365 1000 days.",
            "EAN 4006381333931",
            "4006381333931",
            "OCLC number 00123456",
            "The printer is 192.168.100.200.",
            "ISBN 0-306-40615-2",
            "0-306-40615-2 and 0306406152",
            "2049-3630",
            "figshare.12345678",
            "arXiv:2101.00001",
            "urn:nbn:de:101:1-201204021234",
            "https://example.org/2004/05/12/12345678",
            "B-1234-5678",
            "MS 1234/5678",
            "90210-1234",
            "1500\u{2013}2000 words",
        ] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn what_is_dialled_is_a_phone_number_however_it_is_grouped() {
        for text in [
            "+353 1 234 5678",
            "00353 1 234 5678",
            "(01) 234 5678",
            "01 234 5678",
            "087 123 4567",
            "0871234567",
            "612 345 678",
            "06 12 34 56 78",
            "Tel. 1234-1250",
            "Call me: 12 345 678",
            "My mobile is 0306406152.",
            "tel:12345678",
            "Телефон 4006381333931",
            "0911 - 234 567",
        ] {
            assert!(found(text), "{text}");
        }
        assert!(is_phone("2345-1234", "reach me on ", '.'));
        assert!(is_phone("2345-1234", "", '.'));
    }
}
