//! What may stand between somebody's first and last name although it is in no record: initials, a nickname, one more name.

use super::letters::{is_invisible, is_letter};
use super::name;
use super::place::Place;
use crate::model::naming::PARTICLES;

/// So many words may.
pub const MOST: usize = 3;

/// Before a name that somebody had earlier.
const EARLIER: [&str; 16] = [
    "née",
    "nee",
    "né",
    "geb",
    "geborene",
    "geborener",
    "born",
    "formerly",
    "rozená",
    "roz",
    "urodzona",
    "född",
    "født",
    "урождённая",
    "dite",
    "dit",
];

/// Capitals in a heading do not make a name of these.
const NO_NAMES: [&str; 26] = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "not", "of", "on", "or", "the",
    "to", "with", "und", "et", "y", "e", "og", "och", "i", "и", "или",
];

/// Whether what stands between the first and the last of these words may be a part of the name.
pub fn stands(place: &Place) -> bool {
    let parts = parts(&place.inside);
    let [(first, _), between @ .., (last, before)] = &parts[..] else {
        return false;
    };
    let is_slug = !place.has_blank();
    let is_high = |word: &str| is_slug || is_capital(word);
    let mut free = 0;
    for (word, gap) in between {
        let small = word.to_lowercase();
        let is_initial = word.chars().filter(|c| is_letter(*c)).count() == 1;
        let is_particle = PARTICLES.contains(&&*small) && !NO_NAMES.contains(&&*small);
        if is_initial && is_high(word) || is_particle || EARLIER.contains(&&*small) {
            continue;
        }
        let is_name = is_high(word) || gap.contains(['"', '“', '„', '«', '\'', '‘', '(']);
        if !is_name || NO_NAMES.contains(&&*small) {
            return false;
        }
        free += 1;
    }
    let gaps = || between.iter().map(|(_, gap)| gap).chain([before]);
    let whole = free == 0 || free == 1 && gaps().all(|gap| is_inside_name(gap));
    whole && is_high(first) && is_high(last) && name::stands(place)
}

/// Whether each word begins with a capital, or all are joined as in an address: *Long Day*, *long-day*, and not *long day*.
pub fn is_written_as_one(place: &Place) -> bool {
    let is_high = |(word, _): &(&str, &str)| is_capital(word);
    !place.has_blank() || parts(&place.inside).iter().all(is_high)
}

/// Each word with what stands before it.
fn parts(text: &str) -> Vec<(&str, &str)> {
    let is_part = |c: char| is_letter(c) || is_invisible(c);
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(is_letter) {
        let word = &rest[start..];
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        parts.push((&word[..end], &rest[..start]));
        rest = &word[end..];
    }
    parts
}

/// A letter of a script that has no small ones is one.
fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// Whether words with this between them belong together. Two tags are two cells or two items of a list, and so is a line
/// that is broken on purpose.
fn is_inside_name(gap: &str) -> bool {
    let tags = gap.matches('<').count();
    let fits = |c: char| c.is_whitespace() || "-_.·\"“”„«»'‘’()[]<>".contains(c);
    gap.chars().all(fits)
        && !gap.contains("\n\n")
        && (tags == 0 || tags == 1 && gap.contains(' ') && !gap.contains('\n'))
}
