//! The valid word that was probably meant.

/// The candidate nearest to a word: equal but for case, a few slips of the finger away, or begun or continued by it.
/// The first of several equally near ones.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let limit = slips_allowed(word.len());
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let Some(distance) = distance_of(&word, &fold(candidate), limit) else {
            continue;
        };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Lower case, with `_` and spaces read as `-`: these are not mistakes worth a slip.
fn fold(word: &str) -> Vec<char> {
    let plain = |c: char| if c == '_' || c == ' ' { '-' } else { c };
    word.trim()
        .chars()
        .take(60)
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

fn slips_allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=7 => 2,
        _ => 3,
    }
}

/// Slips between two words if they are within the limit; a beginning counts as just within it.
fn distance_of(word: &[char], candidate: &[char], limit: usize) -> Option<usize> {
    let begins = |short: &[char], long: &[char]| short.len() >= 3 && long.starts_with(short);
    if word.len().abs_diff(candidate.len()) <= limit {
        let distance = slips(word, candidate);
        if distance <= limit && distance < candidate.len() {
            return Some(distance);
        }
    }
    (begins(word, candidate) || begins(candidate, word)).then_some(limit.max(1))
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
        assert_eq!(meant("xyz"), None);
        assert_eq!(meant("ix"), None);
    }
}
