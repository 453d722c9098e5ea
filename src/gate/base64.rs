//! Runs of base64 in bytes, and what they say.

use std::ops::Range;

/// Shorter runs hold no needle.
const SHORTEST: usize = 16;

/// The runs that are long enough. Each of them covers a place that is divisible by [`SHORTEST`], so only these are looked at.
pub fn runs(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut probe = 0;
    std::iter::from_fn(move || {
        while probe < bytes.len() {
            let run = run_around(bytes, probe);
            probe = run.end.max(probe + 1).next_multiple_of(SHORTEST);
            if run.len() >= SHORTEST {
                return Some(run);
            }
        }
        None
    })
}

/// The run that covers a place; empty if none does.
fn run_around(bytes: &[u8], at: usize) -> Range<usize> {
    let reach = |byte: &&u8| is_base64(**byte);
    let after = bytes[at..].iter().take_while(reach).count();
    if after == 0 {
        return at..at;
    }
    let before = bytes[..at].iter().rev().take_while(reach).count();
    at - before..at + after
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
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
