//! Words as a reader counts them: whatever stands between blanks. The same look finds the few signs that more is to be said of.

/// What a look at a text found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// How many words begin in it.
    pub(super) words: u32,
    /// Whether there may be a `*`, a `_` or a `~`.
    pub(super) signs: bool,
}

/// Looks at a text. `inside` says whether a word goes on from the text before, and then whether one goes on into the next.
///
/// Eight bytes are looked at in one number, each in its own byte of it (Warren, Hacker's Delight, section 6-1): texts are so
/// short that wider steps are lost in their ends.
pub(super) fn look(text: &str, inside: &mut bool) -> Look {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut found = Found::after(*inside);
    for eight in eights {
        found.add(u64::from_le_bytes(*eight));
    }
    if !rest.is_empty() {
        found.add(padded(rest));
    }
    if found.all & FLAGS != 0 {
        return look_at_any(text, inside);
    }
    if let Some(last) = text.as_bytes().last() {
        *inside = !is_blank(*last);
    }
    Look {
        words: found.words,
        signs: found.signs,
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

/// What was found so far.
struct Found {
    words: u32,
    signs: bool,
    /// A flag if the last byte belongs to a word.
    last: u64,
    /// All bytes, one over the other.
    all: u64,
}

/// The highest bit of each byte: none is set in ASCII, so it holds what is told of its byte.
const FLAGS: u64 = each(0x80);

/// A number with this in each byte.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Flags at all bytes but those that are this one.
const fn other_than(byte: u8, bytes: u64) -> u64 {
    (bytes ^ each(byte)) + each(0x7f)
}

/// Flags at all bytes from this one on.
const fn at_least(byte: u8, bytes: u64) -> u64 {
    bytes + each(0x80 - byte)
}

impl Found {
    fn after(inside: bool) -> Self {
        Self {
            words: 0,
            signs: false,
            last: if inside { 0x80 } else { 0 },
            all: 0,
        }
    }

    /// Eight more bytes, the first one lowest.
    fn add(&mut self, bytes: u64) {
        self.all |= bytes;
        // Nothing is carried from one byte into the next; what is not ASCII is looked at in another way.
        let bytes = bytes & !FLAGS;
        let breaks = at_least(b'\t', bytes) & !at_least(b'\r' + 1, bytes);
        let letters = other_than(b' ', bytes) & !breaks & FLAGS;
        let begins = letters & !(letters << 8 | self.last);
        let [.., count] = (begins >> 7).wrapping_mul(each(1)).to_le_bytes();
        self.words += u32::from(count);
        self.last = letters >> 56;
        let signs = other_than(b'*', bytes) & other_than(b'_', bytes) & other_than(b'~', bytes);
        self.signs |= signs & FLAGS != FLAGS;
    }
}

/// Fewer than eight bytes, with blanks behind them, which begin no word.
fn padded(rest: &[u8]) -> u64 {
    let bytes = rest.iter().rev();
    bytes.fold(each(b' '), |bytes, byte| bytes << 8 | u64::from(*byte))
}

fn is_blank(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
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
