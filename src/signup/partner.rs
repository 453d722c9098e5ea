//! How forms speak of the partner, and people of what they wish.

/// Headers that are about the partner: what they ask is a wish.
pub(super) const PARTNER: [&str; 8] = [
    "partner",
    "partner's",
    "match",
    "matched",
    "paired",
    "mentor",
    "mentee",
    "buddy",
];

/// Answers to wishes, in small letters, and what they stand for.
pub(super) const WISHED: [(&str, &str); 16] = [
    ("no preference", "any"),
    ("doesn't matter", "any"),
    ("does not matter", "any"),
    ("don't mind", "any"),
    ("do not mind", "any"),
    ("either", "any"),
    ("anyone", "any"),
    ("no matter", "any"),
    ("a different", "different"),
    ("different", "different"),
    ("another", "different"),
    ("someone else", "different"),
    ("the same", "same"),
    ("same", "same"),
    ("similar", "same"),
    ("like mine", "same"),
];

/// Whether words stand in a text as words: both in small letters.
pub(super) fn holds(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        is_edge(text[..at].chars().next_back()) && is_edge(text[at + words.len()..].chars().next())
    })
}
