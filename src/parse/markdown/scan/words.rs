//! Words as a reader counts them: whatever stands between blanks. The same look finds the few signs that more is to be said of.

/// What a look at a text found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// How many words begin in it.
    pub(super) words: u32,
    /// Whether there may be a `*`, a `_` or a `~`.
    pub(super) signs: bool,
}

/// Bytes that are looked at together.
const BLOCK: usize = 16;

/// Looks at a text. `inside` says whether a word goes on from the text before, and then whether one goes on into the next.
pub(super) fn look(text: &str, inside: &mut bool) -> Look {
    let bytes = text.as_bytes();
    let (&[first, ..], &[.., last]) = (bytes, bytes) else {
        return Look::default();
    };
    let begins = !*inside & !is_blank(first);
    let mut found = Found::default();
    let (behinds, rest) = bytes[1..].as_chunks::<BLOCK>();
    for (before, behind) in bytes.as_chunks::<BLOCK>().0.iter().zip(behinds) {
        found.add(before, behind);
    }
    if !rest.is_empty() {
        // Blanks behind the end begin no words.
        let mut end = [b' '; BLOCK + 1];
        let left = &bytes[bytes.len() - rest.len() - 1..];
        end[..left.len()].copy_from_slice(left);
        if let (Some(before), Some(behind)) = (end.first_chunk(), end.last_chunk()) {
            found.add(before, behind);
        }
    }
    if found.other {
        return look_at_any(text, inside);
    }
    *inside = !is_blank(last);
    Look {
        words: u32::from(begins) + found.words,
        signs: found.signs | is_sign(first),
    }
}

/// The same of a text with letters of all scripts.
fn look_at_any(text: &str, inside: &mut bool) -> Look {
    let mut words = 0;
    for c in text.chars() {
        let blank = c.is_whitespace();
        words += u32::from(!*inside & !blank);
        *inside = !blank;
    }
    Look { words, signs: true }
}

/// What blocks have in them.
#[derive(Default)]
struct Found {
    /// Bytes of words behind blanks.
    words: u32,
    signs: bool,
    /// Bytes that are no signs of ASCII.
    other: bool,
}

impl Found {
    /// A block, and what stands behind each of its bytes. It has no branches, so all are looked at in one step.
    fn add(&mut self, before: &[u8; BLOCK], behind: &[u8; BLOCK]) {
        let (mut begins, mut signs, mut all) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
        for at in 0..BLOCK {
            begins[at] = u8::from(is_blank(before[at]) & !is_blank(behind[at]));
            signs[at] = u8::from(is_sign(behind[at]));
            all[at] = before[at] | behind[at];
        }
        self.words += ones(begins);
        self.signs |= u128::from_ne_bytes(signs) != 0;
        self.other |= u128::from_ne_bytes(all) & NOT_ASCII != 0;
    }
}

const NOT_ASCII: u128 = u128::from_ne_bytes([0x80; BLOCK]);

/// How many bytes are one; the others are zero.
fn ones(flags: [u8; BLOCK]) -> u32 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let (halves, _) = flags.as_chunks();
    let halves = halves.iter().map(|half| u64::from_ne_bytes(*half));
    let [.., sum] = halves.sum::<u64>().wrapping_mul(ONES).to_le_bytes();
    u32::from(sum)
}

fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

fn is_sign(byte: u8) -> bool {
    (byte == b'*') | (byte == b'_') | (byte == b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_of_texts_are_those_of_all_of_it(texts in proptest::collection::vec("[ab \t\n\u{b}\u{a0}\u{1c}é]{0,40}|[ab \n]{0,100}|[ab \n]{200,400}", 0..6)) {
            let mut inside = false;
            let count: u32 = texts.iter().map(|text| look(text, &mut inside).words).sum();
            proptest::prop_assert_eq!(count as usize, texts.concat().split_whitespace().count());
        }

        #[test]
        fn no_sign_is_passed_over(text in "[ab]{0,40}[*_~ab][ab]{0,40}") {
            proptest::prop_assert_eq!(look(&text, &mut false).signs, text.contains(['*', '_', '~']));
        }
    }
}
