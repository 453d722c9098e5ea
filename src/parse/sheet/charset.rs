//! The text of bytes whose encoding nobody says.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text without its mark, and the name of the encoding if it was guessed.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text, None);
    }
    if let Some(wide) = wide(bytes) {
        return (wide.decode_without_bom_handling(bytes).0, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.into(), None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == UTF_8 {
        encoding_rs::WINDOWS_1252
    } else {
        guess
    };
    let (text, _) = guess.decode_without_bom_handling(bytes);
    (text, Some(guess.name()))
}

/// UTF-16 without a mark: every second byte of its Latin letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (high_first, low_first) = (zeros(0), zeros(1));
    let most = head.len() / 6;
    match () {
        () if low_first > most && high_first == 0 => Some(UTF_16LE),
        () if high_first > most && low_first == 0 => Some(UTF_16BE),
        () => None,
    }
}
