//! Names behind a short word that is written together with them.

use super::Spelling;

/// Short words that Arabic and Hebrew write together with the next one.
const JOINED_BEFORE: [char; 10] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ב', 'ל', 'ה', 'מ'];

/// The name behind each such word of its script.
pub(super) fn with_word_before(spelling: &Spelling) -> Vec<Spelling> {
    if spelling.letters.bytes.first().is_none_or(u8::is_ascii) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(&spelling.letters.bytes);
    let script = |c: char| match c {
        '\u{590}'..='\u{5ff}' => 1,
        '\u{600}'..='\u{6ff}' => 2,
        _ => 0,
    };
    let own = text.chars().next().map_or(0, script);
    let fits = JOINED_BEFORE
        .iter()
        .filter(|word| own != 0 && script(**word) == own);
    fits.map(|word| {
        let letters = [word.to_string().as_bytes(), &spelling.letters.bytes].concat();
        Spelling {
            letters: [&letters[..]].into_iter().collect(),
            ..*spelling
        }
    })
    .collect()
}
