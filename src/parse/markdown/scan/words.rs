//! Words as a reader counts them: whatever stands between blanks.

/// How many words begin in a text. `inside` says whether a word goes on from the text before, and then whether one goes on
/// into the next.
pub(super) fn begun(text: &str, inside: &mut bool) -> u32 {
    let mut count = 0;
    let mut look = |blank: bool| {
        count += u32::from(!*inside & !blank);
        *inside = !blank;
    };
    if text.is_ascii() {
        let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
        text.bytes().for_each(|byte| look(blank(byte)));
    } else {
        text.chars().for_each(|c| look(c.is_whitespace()));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_of_texts_are_those_of_all_of_it(texts in proptest::collection::vec("[ab \t\n\u{b}\u{a0}\u{1c}é]{0,40}", 0..6)) {
            let mut inside = false;
            let count: u32 = texts.iter().map(|text| begun(text, &mut inside)).sum();
            proptest::prop_assert_eq!(count as usize, texts.concat().split_whitespace().count());
        }
    }
}
