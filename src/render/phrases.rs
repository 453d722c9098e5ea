//! Small pieces of sentences.

/// A small number as a word; from eleven on as a figure.
pub fn number_word(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// `Open access` inside a sentence is `open access`; `OPAC design` stays as it is.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// At the beginning of a sentence.
pub fn upper_first(text: &str) -> String {
    let first = text.chars().next().into_iter().flat_map(char::to_uppercase);
    first.chain(text.chars().skip(1)).collect()
}

/// Values as in a sentence; in quotation marks if one of them holds an "and" of its own.
pub fn list_of_values(items: &[String]) -> String {
    if items.len() > 1 && items.iter().any(|item| item.contains(" and ")) {
        let quoted: Vec<String> = items.iter().map(|item| format!("“{item}”")).collect();
        return super::words::list(&quoted);
    }
    super::words::list(items)
}

/// `English, French or Wolof`.
pub fn list_or(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

/// Minutes in words: `two hours`, `half an hour`, `one and a half hours`.
pub fn duration(minutes: u32) -> String {
    let (hours, rest) = ((minutes / 60) as usize, minutes % 60);
    match (hours, rest) {
        (0, 30) => "half an hour".to_owned(),
        (0, rest) => format!("{rest} minutes"),
        (1, 0) => "one hour".to_owned(),
        (hours, 0) => format!("{} hours", number_word(hours)),
        (hours, 30) => format!("{} and a half hours", number_word(hours)),
        (hours, rest) => format!("{} hours and {rest} minutes", number_word(hours)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_like_speech() {
        let said = [30, 45, 60, 90, 120, 165].map(duration);
        let expected = [
            "half an hour",
            "45 minutes",
            "one hour",
            "one and a half hours",
            "two hours",
            "two hours and 45 minutes",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower_first("Open access"), "open access");
        assert_eq!(lower_first("OPAC design"), "OPAC design");
        assert_eq!(upper_first("two"), "Two");
    }
}
