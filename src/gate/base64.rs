//! Runs of base64 in bytes, and what they say.

use std::borrow::Cow;
use std::ops::Range;

/// Shorter runs hold no needle.
const SHORTEST: usize = 16;

/// A run that is long enough fills at least one of the pieces of this length that bytes are cut into.
const PIECE: usize = 8;

/// The runs that are long enough.
pub fn runs(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let (pieces, _) = bytes.as_chunks::<PIECE>();
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let full = next + pieces.get(next..)?.iter().position(is_full)?;
            let run = run_around(bytes, full * PIECE);
            next = run.end.div_ceil(PIECE);
            if run.len() >= SHORTEST {
                return Some(run);
            }
        }
    })
}

/// Whether nothing else is in a piece. Hardly a piece of a page is without a blank or a quotation mark, which come before all
/// signs of base64.
#[inline(always)]
fn is_full(piece: &[u8; PIECE]) -> bool {
    !holds_less(u64::from_ne_bytes(*piece), b'+') && piece.iter().all(|byte| is_base64(*byte))
}

/// Whether one of eight bytes is less than this one, of ASCII (Warren, Hacker's Delight, section 6-1).
fn holds_less(bytes: u64, than: u8) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    bytes.wrapping_sub(EACH * u64::from(than)) & !bytes & (EACH * 0x80) != 0
}

/// The run that covers a place.
fn run_around(bytes: &[u8], at: usize) -> Range<usize> {
    let reach = |byte: &&u8| is_base64(**byte);
    let before = bytes[..at].iter().rev().take_while(reach).count();
    let after = bytes[at..].iter().take_while(reach).count();
    at - before..at + after
}

fn is_base64(byte: u8) -> bool {
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
        .take_while(|byte| is_base64(**byte))
        .count();
    (length > 0).then_some(start..start + length)
}
