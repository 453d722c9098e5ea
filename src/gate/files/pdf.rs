//! A PDF: its streams that are packed with deflate, and the words that its pages show, as far as their fonts keep the
//! usual codes (PDF 1.7, sections 7.3.4 and 9.4.3).

use std::cell::Cell;

use super::deflate;

/// Gives each packed stream, and the text of each stream and of the file itself.
pub fn each(bytes: &[u8], room: &Cell<usize>, give: &mut dyn FnMut(&[u8])) {
    give(&strings(bytes));
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|part| part == b"stream") {
        let start = at + found + 6;
        at = start;
        let is_end = bytes[..start].ends_with(b"endstream");
        let start = start
            + bytes[start..]
                .iter()
                .take(2)
                .take_while(|byte| b"\r\n".contains(byte))
                .count();
        // The first byte of zlib says deflate; what is packed in another way is not read.
        if is_end || bytes.get(start).is_none_or(|first| first & 0x0f != 8) {
            continue;
        }
        let text = deflate::zlib(&bytes[start..], room);
        give(&text);
        give(&strings(&text));
    }
}

/// The strings between parentheses. Those of one array follow one another without a gap, however far each is moved.
fn strings(bytes: &[u8]) -> Vec<u8> {
    let (mut text, mut depth, mut in_array, mut at) = (Vec::new(), 0_usize, false, 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' if depth > 0 => at += 1,
            b'(' => depth += 1,
            b')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !in_array {
                    text.push(b' ');
                }
            }
            _ if depth > 0 => text.push(byte),
            b'[' => in_array = true,
            b']' => {
                in_array = false;
                text.push(b' ');
            }
            _ => {}
        }
    }
    text
}
