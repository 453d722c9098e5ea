//! One cell, several answers: known ones first, longest first, since they may hold the sign that stands between answers.

use crate::model::form::{Split, key};

/// The answers of a cell, each as it stands there. `is_known` is asked with [`key`]s; `longest` is how many signs that could
/// be a separator a known answer has at most.
pub(super) fn split(
    text: &str,
    by: Split,
    longest: usize,
    is_known: impl Fn(&str) -> bool,
) -> Vec<String> {
    let sign = match by {
        Split::Comma => ',',
        Split::Semicolon => ';',
        Split::Line => '\n',
    };
    let parts: Vec<&str> = text.split(sign).collect();
    let mut answers = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let last = (at + longest).min(parts.len() - 1);
        let joined = |end: usize| parts[at..=end].join(&sign.to_string());
        let known = (at..=last).rev().find(|end| is_known(&key(&joined(*end))));
        let end = known.unwrap_or(at);
        let answer = joined(end);
        let answer = answer.trim();
        if !answer.is_empty() {
            answers.push(answer.to_owned());
        }
        at = end + 1;
    }
    answers
}

/// Separators in a known answer.
pub(super) fn signs(word: &str, by: Split) -> usize {
    let sign = match by {
        Split::Comma => ',',
        Split::Semicolon => ';',
        Split::Line => '\n',
    };
    word.matches(sign).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_answer_with_commas_stays_whole() {
        let known = [
            "open access, oer",
            "open access",
            "teaching",
            "a, b, c",
            "b",
        ];
        let split = |text| split(text, Split::Comma, 2, |answer| known.contains(&answer));
        assert_eq!(
            split("Open Access, OER, Teaching"),
            ["Open Access, OER", "Teaching"]
        );
        assert_eq!(split("Open access, teaching"), ["Open access", "teaching"]);
        assert_eq!(split("a, b, c, b"), ["a, b, c", "b"]);
        assert_eq!(split("Other: x, Teaching,"), ["Other: x", "Teaching"]);
        assert_eq!(split(" , "), [""; 0]);
    }
}
