//! English as such: numbers as the terminal says them, and the words of the room without those of a program.

use super::{Languages, Words, built_in_languages};

/// The words of the room.
pub fn words() -> &'static Words {
    Languages::built_in().english()
}

/// A number with its noun: `1 topic`, `1,162 topics`.
pub fn plural(count: u64, one: &str, other: &str) -> String {
    let noun = if count == 1 { one } else { other };
    format!("{} {noun}", number(count))
}

/// A whole number with commas between thousands: `1,162`.
pub fn number(count: u64) -> String {
    super::formats::grouped(count, ",", 1)
}

/// Names as in a sentence: `Amina, Ben and Chiyo`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    words().list(items)
}

/// The tags of the languages in which there are texts: `en or es`. Every start needs it, so it is made without the room.
pub fn languages() -> String {
    let tags = built_in_languages();
    match tags.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => tags.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_bring_their_noun() {
        assert_eq!(plural(0, "topic", "topics"), "0 topics");
        assert_eq!(plural(1, "topic", "topics"), "1 topic");
        assert_eq!(plural(1_234_567, "topic", "topics"), "1,234,567 topics");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000), "1,000");
    }
}
