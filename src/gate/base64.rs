//! Runs of base64 in bytes, and what they say.

use std::ops::Range;

/// Shorter runs hold no needle.
const SHORTEST: usize = 16;

/// A run that is long enough fills at least one of the pieces of this length that bytes are cut into.
const PIECE: usize = 8;

/// Pieces that are looked at together.
const TOGETHER: usize = 8;

/// The runs that are long enough.
pub fn runs(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let full = full_piece(bytes, next)?;
            let run = run_around(bytes, full * PIECE);
            next = run.end.div_ceil(PIECE);
            if run.len() >= SHORTEST {
                return Some(run);
            }
        }
    })
}

/// The first piece, from this one on, in which nothing else is.
fn full_piece(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(from * PIECE..).unwrap_or_default();
        let (found, looked_at) = match rest.first_chunk::<{ TOGETHER * PIECE }>() {
            Some(pieces) => (first_full(pieces), TOGETHER),
            None => (first_full(rest), rest.len() / PIECE),
        };
        if let Some(found) = found {
            return Some(from + found);
        }
        from += looked_at;
        if looked_at < TOGETHER {
            return None;
        }
    }
}

/// Without branches on what a byte is, so that all bytes are looked at together.
#[inline(always)]
fn first_full(bytes: &[u8]) -> Option<usize> {
    let mut known = [0; TOGETHER * PIECE];
    for (known, byte) in known.iter_mut().zip(bytes) {
        *known = u8::from(is_base64(*byte));
    }
    let (pieces, _) = known.as_chunks();
    pieces.iter().position(|piece| *piece == [1; PIECE])
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
