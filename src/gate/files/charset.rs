//! Tables and texts in another encoding than UTF-8.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_5,
    ISO_8859_6, ISO_8859_8, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

use super::dos;

/// Which of them a file is in it does not say: it is read in each in which it makes sense.
const OTHERS: [&Encoding; 23] = [
    WINDOWS_1252,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1251,
    KOI8_R,
    ISO_8859_5,
    IBM866,
    X_MAC_CYRILLIC,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    ISO_8859_8,
    WINDOWS_1256,
    ISO_8859_6,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
    MACINTOSH,
    SHIFT_JIS,
    EUC_JP,
    GB18030,
    BIG5,
    EUC_KR,
];

/// The first bytes tell what a file is.
const HEAD: usize = 1024;

/// Gives each reading of bytes that are no UTF-8. Tells whether they are a text.
pub fn each(bytes: &[u8], give: &mut dyn FnMut(&[u8])) -> bool {
    if let Some(wide) = wide(bytes) {
        give(wide.decode(bytes).0.as_bytes());
        return true;
    }
    if let Some(text) = widest(bytes) {
        give(text.as_bytes());
        return true;
    }
    if !is_text(bytes) {
        for wide in [UTF_16LE, UTF_16BE] {
            let head = wide.decode_without_bom_handling(head(bytes)).0;
            if is_likely(&head) {
                give(wide.decode_without_bom_handling(bytes).0.as_bytes());
                return true;
            }
        }
        return false;
    }
    if head(bytes).contains(&0x1b) {
        give(ISO_2022_JP.decode_without_bom_handling(bytes).0.as_bytes());
    }
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    for encoding in OTHERS {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        if !failed {
            give(text.as_bytes());
        }
    }
    dos::each(bytes, give);
    true
}

/// As most old programs of the West write.
pub fn latin(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// UTF-16 without its mark, the lower byte or the higher one first.
pub fn utf_16(bytes: &[u8], high_first: bool) -> Cow<'_, str> {
    let encoding = if high_first { UTF_16BE } else { UTF_16LE };
    encoding.decode_without_bom_handling(bytes).0
}

fn head(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(HEAD)]
}

/// UTF-16, by its mark, or by the zeros of its Latin letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = head(bytes);
    if head.starts_with(&[0xff, 0xfe]) && !head.starts_with(&[0xff, 0xfe, 0, 0]) {
        return Some(UTF_16LE);
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return Some(UTF_16BE);
    }
    if !head.contains(&0) {
        return None;
    }
    let zeros = |odd: usize| {
        let every_second = head.iter().skip(odd).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    let [even, odd] = [zeros(0), zeros(1)];
    let most = head.len() / 6;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-32: each letter is four bytes, of which the highest is zero.
fn widest(bytes: &[u8]) -> Option<String> {
    let (fours, rest) = bytes.as_chunks::<4>();
    if fours.is_empty() || !rest.is_empty() || !head(bytes).contains(&0) {
        return None;
    }
    let read = |code: fn([u8; 4]) -> u32| -> Option<String> {
        let codes = fours.iter().map(|four| char::from_u32(code(*four)));
        codes.collect()
    };
    read(u32::from_le_bytes)
        .or_else(|| read(u32::from_be_bytes))
        .filter(|text| is_likely(text))
}

/// Whether nearly everything is a letter, a digit or a blank, and nothing stands for what could not be read.
fn is_likely(text: &str) -> bool {
    let fits = |c: &char| c.is_alphanumeric() || c.is_whitespace() || *c == '\u{feff}';
    let count = text.chars().count();
    // A pair may be cut at the end of the head.
    let broken = text.trim_end_matches('\u{fffd}').contains('\u{fffd}');
    count > 1 && !broken && text.chars().filter(fits).count() * 10 >= count * 7
}

/// Whether hardly a byte is a control character: no picture, font or archive is so.
fn is_text(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let is_control =
        |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && *byte != 0x1b;
    // Most files have none, which is seen of many bytes together.
    let none = !head.iter().fold(false, |any, byte| any | is_control(byte));
    none || head.iter().filter(|byte| is_control(byte)).count() * 100 <= head.len()
}
