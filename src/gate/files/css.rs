//! Style sheets: their escapes (CSS Syntax 3, section 4.3.7), in which letters are numbers: `\40 ` is `@`.

/// The text without escapes.
pub fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let (mut text, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        text.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let hex = rest
            .iter()
            .take(6)
            .take_while(|byte| byte.is_ascii_hexdigit());
        let digits = hex.count();
        let code = std::str::from_utf8(&rest[..digits]).ok();
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[digits..];
            let blank = rest.first().is_some_and(u8::is_ascii_whitespace);
            rest = &rest[usize::from(blank)..];
        }
    }
    text.extend_from_slice(rest);
    text
}
