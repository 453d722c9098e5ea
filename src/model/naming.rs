//! Full names of people: what belongs to one, and which are written differently but are one.

use super::fold;

/// Before a name, without their dot.
pub const TITLES: [&str; 30] = [
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
    "dipl",
    "habil",
    "engr",
    "shri",
    "smt",
    "mlle",
];

/// Words that are titles, or a name, or the first letter of one.
pub const OTHER_TITLES: [&str; 13] = [
    "fr", "don", "dona", "univ", "med", "phil", "arch", "hon", "haji", "m", "adv", "pr", "ir",
];

/// Behind a name.
pub const SUFFIXES: [&str; 22] = [
    "phd", "jr", "sr", "ii", "iii", "iv", "esq", "md", "msc", "bsc", "mlis", "mls", "mba", "ma",
    "ba", "llm", "dphil", "edd", "rn", "obe", "mbe", "jnr",
];

/// Words inside a last name that are none by themselves.
pub const PARTICLES: [&str; 38] = [
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "el", "al", "van",
    "von", "der", "den", "ter", "ten", "bin", "binti", "bint", "ibn", "abu", "e", "y", "i", "und",
    "zu", "af", "av", "san", "st", "dello", "degli", "lo", "los", "las",
];

/// Words that begin a name of several words, besides [`PARTICLES`]: *Abdul* alone is nobody.
pub const BEGINNINGS: [&str; 16] = [
    "abd", "abdal", "abdel", "abdul", "abou", "ait", "bou", "mac", "mc", "o", "ould", "santa",
    "sidi", "um", "umm", "vander",
];

/// Two letters for one with dots or a ring, as keyboards write them that lack it.
const TWO_FOR_ONE: [(&str, &str); 4] = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")];

/// The words of a name in folded form, without titles and degrees: `Dr. Jörg Groß, PhD` is `jorg`, `gross`, like `Joerg
/// Gross`.
pub fn words(name: &str) -> Vec<String> {
    let parts = parts(name);
    let words = parts.iter().flat_map(|part| part.split(' '));
    words.map(str::to_owned).collect()
}

/// The same, with what a hyphen joins in one piece.
fn parts(name: &str) -> Vec<String> {
    let spaces = [' ', ',', '，', '、', '\u{a0}', '\u{3000}'];
    let mut parts: Vec<String> = name.split(spaces).map(fold).collect();
    parts.retain(|part| !part.is_empty());
    while parts.len() > 1 && TITLES.contains(&&*parts[0])
        || parts.len() > 2 && OTHER_TITLES.contains(&&*parts[0])
    {
        parts.remove(0);
    }
    while parts.len() > 2 && parts.last().is_some_and(|part| SUFFIXES.contains(&&**part)) {
        parts.pop();
    }
    parts.iter().map(|part| plain(part)).collect()
}

/// Equal for names that differ only in how they are written: in case, accents, titles, the order of their words, and in Han,
/// Kana and Hangul in spaces.
pub fn key(name: &str) -> String {
    // The halves of a double name have an order: Lungu-Ghimire is not Ghimire-Lungu.
    let mut words: Vec<String> = parts(name)
        .iter()
        .map(|part| part.replace(' ', ""))
        .collect();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().all(is_east_asian) {
        return words.concat();
    }
    words.sort_unstable();
    words.join(" ")
}

/// Han, Kana and Hangul: the family name comes first, and a name may be written without a space.
pub fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

fn plain(word: &str) -> String {
    let mut word = word.to_owned();
    for (two, one) in TWO_FOR_ONE {
        if word.contains(two) {
            word = word.replace(two, one);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_key_however_it_is_written() {
        for (one, other) in [
            ("Anna Berg", "Dr. Anna Berg"),
            ("Anna Berg", "BERG, Anna"),
            ("Anna Berg", "Prof. Dr Anna Berg, PhD"),
            ("Jörg Groß", "Joerg Gross"),
            ("Søren Ågård", "Soeren Aagaard"),
            ("Anna-Lena Ek", "Ek, Anna-Lena"),
            ("山田 太郎", "山田太郎"),
            ("김 민수", "김민수"),
        ] {
            assert_eq!(key(one), key(other), "{one}, {other}");
        }
        for (one, other) in [
            ("Anna Berg", "Anne Berg"),
            ("Anna Berg", "Anna Maria Berg"),
            ("Don Ek", "Ek"),
            ("Akinyi Lungu-Ghimire", "Akinyi Ghimire-Lungu"),
            ("山田 太郎", "山田 次郎"),
        ] {
            assert_ne!(key(one), key(other), "{one}, {other}");
        }
    }
}
