//! E-mail addresses: how they may be written, and where they end.

use super::letters::Letters;
use super::place::Place;
use super::reader::letters;

/// The signs of an address in words, by language.
const WORDS: [[&str; 2]; 5] = [
    ["at", "dot"],
    ["at", "punkt"],
    ["arroba", "punto"],
    ["arroba", "ponto"],
    ["собака", "точка"],
];

/// The address with its signs; and without what only sorts mails (`ana+news@example.org`).
pub fn written(address: &str) -> Vec<Letters> {
    let Some((user, host)) = address.rsplit_once('@') else {
        return Vec::new();
    };
    let plain = user.split('+').next().unwrap_or(user);
    let mut found = vec![letters(address)];
    if plain != user && !plain.is_empty() {
        found.push(letters(&format!("{plain}@{host}")));
    }
    found
}

/// The address with all or some of its signs in words.
pub fn spelt(address: &str) -> Vec<Letters> {
    let Some((user, host)) = address.rsplit_once('@') else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for [at, dot] in WORDS {
        let dotted = |part: &str| part.replace('.', &format!(" {dot} "));
        for user in [user.to_owned(), dotted(user)] {
            for host in [host.to_owned(), dotted(host)] {
                for at in ["@", at] {
                    let spelling = letters(&format!("{user} {at} {host}"));
                    if !found.contains(&spelling) {
                        found.push(spelling);
                    }
                }
            }
        }
    }
    let written = written(address);
    found.retain(|spelling| !written.contains(spelling));
    found
}

/// Whether it is a whole address: not the end of a longer one, nor on a host below that one.
pub fn stands_alone(place: &Place) -> bool {
    let longer = match place.joined_behind() {
        Some(('-', _)) => true,
        Some(('.', next)) => next.is_lowercase() || next.is_ascii_digit(),
        _ => false,
    };
    !place.is_joined_before(".-_+") && !longer
}

/// Whether more than blanks and dots joins its words: "info library org" is none.
pub fn is_joined(place: &Place) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || ".-_".contains(c);
    !place.inside.chars().all(plain)
}

/// Whether there is a dot, or a word for it.
pub fn has_dot(place: &Place) -> bool {
    let mut words = place.inside.split(|c: char| !c.is_alphanumeric());
    let is_dot = |word: &str| WORDS.iter().any(|[_, dot]| word.to_lowercase() == *dot);
    place.inside.contains(['.', '．', '_']) || words.any(is_dot)
}
