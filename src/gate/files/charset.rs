//! Tables and texts in another encoding than UTF-8.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, ISO_8859_2, KOI8_R, SHIFT_JIS, UTF_16BE, UTF_16LE,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1256,
};

/// Which of them a file is in it does not say: it is read in each in which it makes sense.
const OTHERS: [&Encoding; 13] = [
    WINDOWS_1252,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1251,
    KOI8_R,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1256,
    WINDOWS_874,
    SHIFT_JIS,
    GB18030,
    BIG5,
    EUC_KR,
];

/// The first bytes tell what a file is.
const HEAD: usize = 1024;

/// Gives each reading of bytes that are no UTF-8.
pub fn each(bytes: &[u8], give: &mut dyn FnMut(&[u8])) {
    if let Some(wide) = wide(bytes) {
        return give(wide.decode(bytes).0.as_bytes());
    }
    if std::str::from_utf8(bytes).is_ok() || !is_text(bytes) {
        return;
    }
    for encoding in OTHERS {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        if !failed {
            give(text.as_bytes());
        }
    }
}

/// UTF-16, by its mark, or by the zeros of its Latin letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.starts_with(&[0xff, 0xfe]) {
        return Some(UTF_16LE);
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return Some(UTF_16BE);
    }
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let [even, odd] = [zeros(0), zeros(1)];
    let most = head.len() / 6;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether hardly a byte is a control character: no picture, font or archive is so.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let controls = head
        .iter()
        .filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace());
    controls.count() * 100 <= head.len()
}
