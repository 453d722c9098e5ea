//! Words as a reader counts them: whatever stands between blanks.

/// Bytes that are counted at once: as many as a counter of one byte can hold.
const AT_ONCE: usize = 128;

/// How many words begin in a text. `inside` says whether a word goes on from the text before, and then whether one goes on
/// into the next.
pub(super) fn begun(text: &str, inside: &mut bool) -> u32 {
    let (&[first, ..], &[.., last]) = (text.as_bytes(), text.as_bytes()) else {
        return 0;
    };
    if !text.is_ascii() {
        let mut count = 0;
        for c in text.chars() {
            let blank = c.is_whitespace();
            count += u32::from(!*inside & !blank);
            *inside = !blank;
        }
        return count;
    }
    let begins = !*inside & !is_blank(first);
    *inside = !is_blank(last);
    u32::from(begins) + after_blanks(text.as_bytes())
}

/// Bytes of words that stand behind a blank. It has no branches, so it is done many bytes at a time; blocks of a
/// fixed length take twice the instructions.
fn after_blanks(text: &[u8]) -> u32 {
    let befores = text.chunks(AT_ONCE);
    let behinds = text[1..].chunks(AT_ONCE);
    let counts = befores.zip(behinds).map(|(before, behind)| {
        let pairs = before.iter().zip(behind);
        pairs.fold(0u8, |count, (before, behind)| {
            count + u8::from(is_blank(*before) & !is_blank(*behind))
        })
    });
    counts.map(u32::from).sum()
}

fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_of_texts_are_those_of_all_of_it(texts in proptest::collection::vec("[ab \t\n\u{b}\u{a0}\u{1c}é]{0,40}|[ab \n]{200,400}", 0..6)) {
            let mut inside = false;
            let count: u32 = texts.iter().map(|text| begun(text, &mut inside)).sum();
            proptest::prop_assert_eq!(count as usize, texts.concat().split_whitespace().count());
        }
    }
}
