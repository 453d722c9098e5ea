//! Words as a reader counts them: whatever stands between blanks.

/// Bytes that are looked at together.
const BLOCK: usize = 16;

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

/// Bytes of words that stand behind a blank.
fn after_blanks(text: &[u8]) -> u32 {
    let mut count = 0;
    let mut rest = text;
    while let (Some(before), Some(behind)) = (
        rest.first_chunk(),
        rest.get(1..).and_then(<[u8]>::first_chunk),
    ) {
        count += in_block(before, behind);
        rest = &rest[BLOCK..];
    }
    let pairs = rest.windows(2);
    let begun = pairs.filter(|pair| is_blank(pair[0]) && !is_blank(pair[1]));
    count + begun.map(|_| 1).sum::<u32>()
}

/// It has no branches, so all bytes are looked at in one step.
fn in_block(before: &[u8; BLOCK], behind: &[u8; BLOCK]) -> u32 {
    let mut begun = [0; BLOCK];
    for at in 0..BLOCK {
        begun[at] = u8::from(is_blank(before[at]) & !is_blank(behind[at]));
    }
    u128::from_ne_bytes(begun).count_ones()
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
