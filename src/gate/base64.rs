//! Runs of base64 in bytes, and what they say.

use std::borrow::Cow;
use std::ops::Range;

use multiversion::multiversion;

use crate::bits::{WIDTH, mask};

/// Shorter runs hold no needle.
const SHORTEST: usize = 16;

/// The runs that are long enough.
pub fn runs(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let run = run_around(bytes, next + in_long(&bytes[next..])?);
        next = run.end;
        Some(run)
    })
}

/// A place in the first run that is long enough. Bytes are looked at a block at a time: hardly a word of a page is so long.
#[multiversion(targets = "simd")]
fn in_long(bytes: &[u8]) -> Option<usize> {
    let (blocks, rest) = bytes.as_chunks::<WIDTH>();
    let mut before = 0;
    for (at, block) in blocks.iter().enumerate() {
        if let Some(place) = in_long_of(block, &mut before) {
            return Some(at * WIDTH + place);
        }
    }
    let mut last = [b' '; WIDTH];
    last[..rest.len()].copy_from_slice(rest);
    let place = in_long_of(&last, &mut before)?;
    Some(blocks.len() * WIDTH + place)
}

/// The same in one block, of which so many signs stand directly before it; afterwards, at its end.
#[inline(always)]
fn in_long_of(block: &[u8; WIDTH], before: &mut u32) -> Option<usize> {
    let mut signs = [0; WIDTH];
    for (sign, byte) in signs.iter_mut().zip(block) {
        *sign = u8::from(is_base64(*byte));
    }
    let signs = mask(&signs);
    let first = (!signs).trailing_zeros();
    if first > 0 && (*before + first) as usize >= SHORTEST {
        return Some(0);
    }
    *before = (!signs).leading_zeros();
    // A bit stays where a run of two, four, eight and at last sixteen begins.
    let begins = [1, 2, 4, 8].iter().fold(signs, |all, by| all & (all >> by));
    (begins != 0).then(|| begins.trailing_zeros() as usize)
}

/// The run that covers a place.
fn run_around(bytes: &[u8], at: usize) -> Range<usize> {
    let before = bytes[..at].iter().rev().take_while(|byte| is_one(byte));
    let before = before.count();
    let after = bytes[at..].iter().take_while(|byte| is_one(byte)).count();
    at - before..at + after
}

/// The same for one byte at a time.
#[inline(always)]
fn is_one(byte: &u8) -> bool {
    const SIGNS: [bool; 256] = {
        let mut signs = [false; 256];
        let mut byte = 0_u8;
        while byte < u8::MAX {
            signs[byte as usize] = is_base64(byte);
            byte += 1;
        }
        signs
    };
    SIGNS[usize::from(*byte)]
}

/// Whether a byte is a sign of base64, of the web too.
#[inline(always)]
const fn is_base64(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let is_digit = byte.wrapping_sub(b'0') < 10;
    let is_sign = (byte == b'+') | (byte == b'/') | (byte == b'-') | (byte == b'_');
    is_letter | is_digit | is_sign
}

/// What a run says. Incomplete groups at its end are read as far as they go.
pub fn decode(run: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(run.len() * 3 / 4);
    for four in run.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| {
            bits << 6 | four.get(at).map_or(0, |byte| value(*byte))
        });
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend([first, second, third].iter().take(four.len() * 6 / 8));
    }
    bytes
}

/// A run with the lines that follow it, if it is the first of several, which are all as long; and where they end.
pub fn joined<'a>(bytes: &'a [u8], run: &Range<usize>) -> (Cow<'a, [u8]>, usize) {
    let first = &bytes[run.clone()];
    let mut end = run.end;
    let mut whole = Cow::Borrowed(first);
    while let Some(line) = next_line(bytes, end).filter(|_| first.len().is_multiple_of(4)) {
        end = line.end;
        let is_last = line.len() != first.len();
        whole.to_mut().extend_from_slice(&bytes[line]);
        if is_last {
            break;
        }
    }
    (whole, end)
}

/// The run that begins on the line behind a place; a line may also end as in a script.
fn next_line(bytes: &[u8], end: usize) -> Option<Range<usize>> {
    let rest = &bytes[end..];
    let breaks = [&b"\r\n"[..], b"\n", b"\\r\\n", b"\\n"];
    let line = breaks.iter().find(|line| rest.starts_with(line))?;
    let indent = rest[line.len()..]
        .iter()
        .take_while(|byte| b" \t".contains(byte))
        .count();
    let start = end + line.len() + indent;
    let length = bytes[start..]
        .iter()
        .take_while(|byte| is_one(byte))
        .count();
    (length > 0).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is long enough, looked for byte by byte.
    fn slow(bytes: &[u8]) -> Vec<Range<usize>> {
        let (mut found, mut start) = (Vec::new(), 0);
        for at in 0..=bytes.len() {
            if bytes.get(at).is_some_and(|byte| is_base64(*byte)) {
                continue;
            }
            if at - start >= SHORTEST {
                found.push(start..at);
            }
            start = at + 1;
        }
        found
    }

    #[test]
    fn no_run_is_missed_wherever_it_begins_and_ends() {
        for length in [1, 7, 8, 15, 16, 17, 23, 24, 31, 64, 130] {
            for before in 0..80 {
                for behind in [0, 1, 7, 8, 63, 64, 65] {
                    let mut bytes = vec![b' '; before];
                    bytes.extend(b"ab+/-_Z9".iter().cycle().take(length));
                    bytes.extend(vec![b'"'; behind]);
                    bytes.extend(b"and/another-run_of+it");
                    let found: Vec<_> = runs(&bytes).collect();
                    assert_eq!(found, slow(&bytes), "{before} {length} {behind}");
                }
            }
        }
        let signs = (0..=u8::MAX).filter(|byte| is_base64(*byte));
        assert_eq!(signs.count(), 26 + 26 + 10 + 4);
    }
}
