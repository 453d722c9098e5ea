//! E-mail addresses: how they may be written, and where they end.

use std::sync::LazyLock;

use super::letters::Letters;
use super::place::Place;
use super::reader::letters;
use crate::address::hosts;
use crate::filename;

/// The signs of an address in words, by language.
const WORDS: [[&str; 2]; 5] = [
    ["at", "dot"],
    ["at", "punkt"],
    ["arroba", "punto"],
    ["arroba", "ponto"],
    ["собака", "точка"],
];

/// The address with its signs; and without what only sorts mails (`ana+news@example.org`). Its host also as the web writes
/// it, and as people do.
pub fn written(address: &str) -> Vec<Letters> {
    let Some((user, host)) = address.rsplit_once('@') else {
        return Vec::new();
    };
    let plain = user.split('+').next().unwrap_or(user);
    let mut found = Vec::new();
    for host in hosts(host) {
        found.push(letters(&format!("{user}@{host}")));
        if plain != user && !plain.is_empty() {
            found.push(letters(&format!("{plain}@{host}")));
        }
    }
    found
}

/// What an address has before its `@` and behind it, so that it is known with more behind a plus.
pub fn halves(address: &str) -> Option<[Letters; 2]> {
    let (user, host) = address.rsplit_once('@')?;
    let plain = user.split('+').next().unwrap_or(user);
    Some([letters(plain), letters(host)])
}

/// Whether a plus stands behind the first half, and an `@` before the second.
pub fn is_tagged(place: &Place) -> bool {
    let halves = place.inside.rsplit_once('@');
    halves.is_some_and(|(user, _)| user.contains('+')) && !place.has_blank()
}

/// Gives the address with all or some of its signs in words.
pub fn spelt(address: &str, give: &mut dyn FnMut(&Letters)) {
    static SIGNS: LazyLock<Vec<[Letters; 2]>> =
        LazyLock::new(|| WORDS.map(|pair| pair.map(letters)).to_vec());
    let Some((user, host)) = address.rsplit_once('@') else {
        return;
    };
    let [user, host] = [user, host].map(|side| side.split('.').map(letters).collect::<Vec<_>>());
    let mut spelling = Letters::with_room(2 * (address.len() + WORDS.len()));
    let mut give = |at: Option<&Letters>, dots: [Option<&Letters>; 2]| {
        spelling.clear();
        join(&user, dots[0], &mut spelling);
        at.into_iter().for_each(|at| spelling.extend(at));
        join(&host, dots[1], &mut spelling);
        give(&spelling);
    };
    for (index, [at, dot]) in SIGNS.iter().enumerate() {
        if SIGNS[..index].iter().all(|[earlier, _]| earlier != at) {
            give(Some(at), [None; 2]);
        }
        let dot = |side: &[Letters]| (side.len() > 1).then_some(dot);
        let [in_user, in_host] = [dot(&user), dot(&host)];
        let kinds = [[in_user, None], [None, in_host], [in_user, in_host]];
        // A side without a dot has one way, not two.
        let kinds = match (in_user, in_host) {
            (Some(_), Some(_)) => &kinds[..],
            (Some(_), None) => &kinds[..1],
            (None, Some(_)) => &kinds[1..2],
            (None, None) => &[],
        };
        for dots in kinds {
            for at in [None, Some(at)] {
                give(at, *dots);
            }
        }
    }
}

/// Adds parts with something between them.
fn join(parts: &[Letters], between: Option<&Letters>, all: &mut Letters) {
    for (at, part) in parts.iter().enumerate() {
        if let Some(between) = between.filter(|_| at > 0) {
            all.extend(between);
        }
        all.extend(part);
    }
}

/// Whether it is a whole address: not the end of a longer one, nor on a host below that one.
pub fn stands_alone(place: &Place) -> bool {
    let longer = match place.joined_behind() {
        Some(('-', _)) => true,
        Some(('.', next)) => {
            let word = |c: char| c.is_alphanumeric();
            let behind = place.after.trim_start_matches('.');
            let ending = behind.split(|c| !word(c)).next().unwrap_or_default();
            (next.is_lowercase() || next.is_ascii_digit()) && !filename::is_ending(ending)
        }
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
