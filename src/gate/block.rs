//! Bytes in blocks, with a bit for what each of them is: nearly all of a file is read so, a run of letters at a time.

use std::ops::Range;

use crate::bits::{WIDTH, mask};

/// Letters are copied in pieces of this length.
pub const PIECE: usize = 16;

/// Some bytes, one after another.
pub struct Block {
    /// Letters are small, digits as they were; then room for a piece that begins at the last one.
    pub folded: [u8; WIDTH + PIECE],
    /// Small and capital letters and digits.
    letters: u64,
    /// What may mean more than itself: markup, escapes, and everything beyond ASCII.
    pub special: u64,
}

impl Block {
    /// The first bytes, and how many of them there are; the rest of the block holds gaps.
    #[inline(always)]
    pub fn of(bytes: &[u8]) -> (Self, usize) {
        if let Some(whole) = bytes.first_chunk() {
            return (Self::whole(whole), WIDTH);
        }
        let mut padded = [0; WIDTH];
        padded[..bytes.len()].copy_from_slice(bytes);
        (Self::whole(&padded), bytes.len())
    }

    /// Without branches, so that the compiler looks at all bytes together.
    #[inline(always)]
    fn whole(bytes: &[u8; WIDTH]) -> Self {
        let mut folded = [0; WIDTH + PIECE];
        let (mut letters, mut special) = ([0; WIDTH], [0; WIDTH]);
        for (at, byte) in bytes.iter().enumerate() {
            let small = byte | 0x20;
            let is_letter = small.wrapping_sub(b'a') < 26;
            let is_digit = byte.wrapping_sub(b'0') < 10;
            folded[at] = if is_letter { small } else { *byte };
            letters[at] = u8::from(is_letter | is_digit);
            special[at] = u8::from(is_special(*byte));
        }
        Self {
            folded,
            letters: mask(&letters),
            special: mask(&special),
        }
    }

    /// The letters of a part.
    #[inline]
    pub fn letters_in(&self, part: &Range<usize>) -> u64 {
        self.letters & not_before(part.start) & !not_before(part.end)
    }
}

/// What only [`Reader::next`](super::reader::Reader::next) can tell, and `<`, `>`, `=`.
#[inline(always)]
fn is_special(byte: u8) -> bool {
    let sign = (byte == b'<') | (byte == b'>') | (byte == b'=') | (byte == b'&');
    sign | (byte == b'%') | (byte == b'\\') | (byte >= 0x80)
}

/// The first run of ones.
#[inline]
pub fn run(mask: u64) -> Range<usize> {
    let start = mask.trailing_zeros() as usize;
    start..start + (!(mask >> start)).trailing_zeros() as usize
}

/// Ones from this bit on.
#[inline]
pub fn not_before(bit: usize) -> u64 {
    let bit = u32::try_from(bit).unwrap_or(u64::BITS);
    u64::MAX.unbounded_shl(bit)
}
