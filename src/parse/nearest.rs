//! The valid word that was probably meant: the rules of every *did you mean*.
//!
//! What is known by a table is never guessed: the caller looks there first, and a word that means something elsewhere is not
//! a slip. Only then may a word be taken for a misspelt one, and a proposal must be safe: both words have five letters or
//! more, few of them differ, and nothing else is as near.

use unicode_normalization::UnicodeNormalization;

/// Fewer letters have too many neighbours: `Oman` is no slip of `Roman`.
const SHORTEST: usize = 5;

/// So many letters of a word may be its beginning, if only one word begins so.
const BEGINNING: usize = 4;

/// In the longest words.
const MOST_SLIPS: usize = 3;

/// Longer words are no slips of the finger.
const LONGEST: usize = 60;

/// The candidate of a short list (keys, files, ids of a program) that was meant: misspelt, or begun or continued by the word.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    misspelt(word, candidates.iter().copied()).or_else(|| begun(word, &candidates))
}

/// The candidate from which a word differs by a few slips of the finger; `None` if two are as near, unless they are equal but
/// for case and signs between words.
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let pairs = candidates.into_iter().map(|name| (name, name));
    misspelt_name(word, pairs)
}

/// The same for names that stand for something: several names of one thing do not compete.
pub fn misspelt_name<'a, T: PartialEq>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'a str, T)>,
) -> Option<T> {
    let is_plain = word.is_ascii();
    let word = fold(word);
    let mut best: Option<(usize, T)> = None;
    let mut rivals = false;
    for (name, value) in candidates {
        if cannot_be_near(word.len(), is_plain, name) {
            continue;
        }
        let least = best.as_ref().map_or(usize::MAX, |(least, _)| *least);
        let near = distance(&word, &fold(name));
        let Some(distance) = near.filter(|distance| *distance <= least) else {
            continue;
        };
        if distance < least {
            rivals = false;
            best = Some((distance, value));
        } else if best.as_ref().is_some_and(|(_, other)| *other != value) {
            rivals = true;
        }
    }
    let (distance, value) = best?;
    (distance == 0 || !rivals).then_some(value)
}

/// The entry of a long table of folded names in many languages, where a wrong one is near to everything: the word begins like
/// it, each word of several is near to its own, and no other entry is nearly as near. One that `is_main`, which most people
/// write, gives way only to another such.
pub fn misspelt_entry<'a, T: PartialEq>(
    word: &str,
    table: impl IntoIterator<Item = (&'a str, T)>,
    is_main: impl Fn(&str, &T) -> bool,
) -> Option<T> {
    let first = word.chars().next()?;
    let first_byte = word.bytes().next();
    let words: Vec<Vec<char>> = word.split(' ').map(fold).collect();
    let mut near: Vec<(usize, bool, T)> = Vec::new();
    for (name, value) in table {
        // Of thousands of names most are told apart by a byte.
        if name.bytes().next() == first_byte
            && name.starts_with(first)
            && !is_of_other_length(&words, name)
            && let Some(distance) = distance_by_words(&words, name)
        {
            near.push((distance, !is_main(name, &value), value));
        }
    }
    let rank = |at: &usize| (near[*at].0, near[*at].1);
    let best = (0..near.len()).min_by_key(rank)?;
    let (least, is_other, best) = near.swap_remove(best);
    let is_rival = |(distance, other, value): &(usize, bool, T)| {
        let is_near = match is_other {
            true => *distance <= least + 1,
            false => *distance == least && !*other,
        };
        is_near && *value != best
    };
    (!near.iter().any(is_rival)).then_some(best)
}

/// Tells most names apart by the number of their letters. Only plain ones are counted: a letter is a byte of theirs.
fn is_of_other_length(words: &[Vec<char>], name: &str) -> bool {
    if !name.is_ascii() {
        return false;
    }
    if name.split(' ').count() != words.len() {
        let letters: usize = words.iter().map(Vec::len).sum();
        let others = name.split(' ').map(str::len).sum::<usize>();
        return letters.abs_diff(others) > 1;
    }
    let mut pairs = words.iter().zip(name.split(' '));
    pairs.any(|(word, other)| {
        let limit = slips_allowed(word.len().min(other.len())).max(1);
        word.len().abs_diff(other.len()) > limit
    })
}

/// Slips between the words of two names; a short one may have a slip only beside others.
fn distance_by_words(words: &[Vec<char>], name: &str) -> Option<usize> {
    let others: Vec<Vec<char>> = name.split(' ').map(fold).collect();
    if words.len() != others.len() {
        return distance(&words.concat(), &others.concat()).filter(|slips| *slips <= 1);
    }
    let pairs = words.iter().zip(&others);
    let each = pairs.map(|(word, other)| {
        let is_short = word.len().min(other.len()) + 1 == SHORTEST;
        let one_slip = || {
            let fits = words.len() > 1 && is_short && word[0] == other[0];
            fits.then(|| slips(word, other)).filter(|slips| *slips <= 1)
        };
        distance(word, other).or_else(one_slip)
    });
    each.sum()
}

/// Tells most names of a long list apart before they are looked at letter by letter.
fn cannot_be_near(length: usize, is_plain: bool, name: &str) -> bool {
    let limit = slips_allowed(length);
    match name.is_ascii() {
        true => is_plain && name.len().abs_diff(length) > limit,
        // An accent may be a sign of its own.
        false => is_plain && name.chars().filter(|c| !c.is_ascii()).count() > 2 * limit,
    }
}

/// The only candidate that a word begins, or that begins the word.
fn begun<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = fold(word);
    let begins =
        |short: &[char], long: &[char]| short.len() >= BEGINNING && long.starts_with(short);
    let near = candidates.iter().copied().filter(|candidate| {
        let candidate = fold(candidate);
        begins(&word, &candidate) || begins(&candidate, &word)
    });
    let mut near = near.collect::<Vec<_>>();
    near.dedup();
    match near[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Composed small letters, with `_` and spaces read as `-`: these are not mistakes worth a slip.
fn fold(word: &str) -> Vec<char> {
    let plain = |c: char| if c == '_' || c == ' ' { '-' } else { c };
    let word = word.trim();
    let letters = word.chars().take(LONGEST).flat_map(char::to_lowercase);
    match word.is_ascii() {
        true => letters.map(plain).collect(),
        false => letters.nfc().map(plain).collect(),
    }
}

fn slips_allowed(length: usize) -> usize {
    match length {
        0..SHORTEST => 0,
        SHORTEST..=7 => 1,
        8..=11 => 2,
        _ => MOST_SLIPS,
    }
}

/// Slips between two words if they are few enough for the shorter one.
fn distance(word: &[char], candidate: &[char]) -> Option<usize> {
    let limit = slips_allowed(word.len().min(candidate.len()));
    if word.len().abs_diff(candidate.len()) > limit {
        return None;
    }
    Some(slips(word, candidate)).filter(|distance| *distance <= limit)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let substituted = last[j] + usize::from(x != y);
            let mut least = substituted.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let words = ["country", "career_stage", "languages", "interests", "id"];
        let meant = |word| nearest(word, words);
        assert_eq!(meant("contry"), Some("country"));
        assert_eq!(meant("Country"), Some("country"));
        assert_eq!(meant("career stage"), Some("career_stage"));
        assert_eq!(meant("langauges"), Some("languages"));
        assert_eq!(meant("lang"), Some("languages"));
        assert_eq!(meant("interest"), Some("interests"));
        assert_eq!(meant("ID"), Some("id"));
        assert_eq!(meant("xyz"), None);
        assert_eq!(meant("ix"), None);
    }

    #[test]
    fn a_short_word_or_one_between_two_others_is_left_alone() {
        assert_eq!(nearest("Oman", ["Roman"]), None);
        assert_eq!(nearest("ayn", ["any"]), None);
        assert_eq!(misspelt("nigera", ["niger", "nigeria"]), None);
        assert_eq!(misspelt("lang", ["languages"]), None);
        assert_eq!(nearest("notes", ["notes-a", "notes-b"]), None);
    }

    #[test]
    fn an_entry_of_a_long_table_is_never_only_the_nearest() {
        let table = [
            ("greenland", "GL"),
            ("north korea", "KP"),
            ("iceland", "IS"),
            ("sweden", "SE"),
            ("swdan", "SD"),
            ("south africa", "ZA"),
            ("slovakia", "SK"),
            ("slovenia", "SI"),
            ("new zealand", "NZ"),
        ];
        let meant = |word| misspelt_entry(word, table, |name, _| name == "sweden");
        assert_eq!(meant("swden"), Some("SE"));
        assert_eq!(meant("soth africa"), Some("ZA"));
        assert_eq!(meant("newzealand"), Some("NZ"));
        assert_eq!(meant("sor korea"), None);
        assert_eq!(meant("slovaenia"), None);
        assert_eq!(meant("polandia"), None);
    }

    #[test]
    fn accents_in_two_parts_are_no_slip() {
        assert_eq!(nearest("zoe\u{308}", ["zo\u{eb}"]), Some("zo\u{eb}"));
    }
}
