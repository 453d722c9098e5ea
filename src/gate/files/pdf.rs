//! A PDF: its streams that are packed with deflate, and the words that its pages show, as far as their fonts keep the
//! usual codes (PDF 1.7, sections 7.3.4, 7.4 and 9.4.3).

use std::borrow::Cow;

use super::charset::{latin, utf_16};
use super::{Opened, deflate, find};

/// What a stream is packed with stands at most so many bytes before it.
const DICTIONARY: usize = 1024;

/// Filters that are not read; those of pictures hold no text.
const UNREAD: [&[u8]; 2] = [b"/LZWDecode", b"/RunLengthDecode"];

/// Gives each packed stream, and the text of each stream and of the file itself.
pub fn open(bytes: &[u8], opened: &mut Opened<'_>) {
    opened.give(&strings(bytes));
    if find(bytes, b"/Encrypt ").is_some() {
        opened.not_read("it is encrypted");
    }
    let (mut at, mut before) = (0, 0);
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found + 6;
        at = start;
        if bytes[..start].ends_with(b"endstream") {
            before = start;
            continue;
        }
        let line = bytes[start..].iter().take(2);
        let start = start + line.take_while(|byte| b"\r\n".contains(byte)).count();
        let head = &bytes[before.max(at.saturating_sub(DICTIONARY))..at];
        stream(head, &bytes[start..], opened);
    }
}

fn stream(head: &[u8], body: &[u8], opened: &mut Opened<'_>) {
    let has = |name: &[u8]| find(head, name).is_some();
    if UNREAD.iter().any(|name| has(name)) {
        opened.not_read("a part of it is packed in an old way, which is not read");
        return;
    }
    let until = |end: &[u8]| &body[..find(body, end).unwrap_or(body.len())];
    let is_spelt = has(b"/ASCII85Decode") || has(b"/A85");
    let body = if is_spelt {
        Cow::Owned(ascii_85(until(b"~>")))
    } else if has(b"/ASCIIHexDecode") || has(b"/AHx") {
        Cow::Owned(hex(until(b">")))
    } else {
        Cow::Borrowed(body)
    };
    // The first byte of zlib says deflate; what is packed in another way is not read.
    if body.first().is_some_and(|first| first & 0x0f == 8) {
        let unpacked = deflate::zlib(&body, opened);
        if unpacked.cut.is_some_and(|why| why != "broken") {
            opened.not_read("it is more than 64 MB once it is unpacked");
        }
        opened.give(&unpacked.bytes);
        opened.give(&strings(&unpacked.bytes));
    } else if let Cow::Owned(text) = body {
        opened.give(&text);
        opened.give(&strings(&text));
    }
}

/// The strings. Those of one array follow one another without a gap, however far each is moved.
fn strings(bytes: &[u8]) -> Vec<u8> {
    let (mut text, mut in_array, mut at) = (Vec::new(), false, 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let found = match (byte, bytes.get(at)) {
            (b'(', _) => literal(bytes, &mut at),
            (b'<', Some(b'<')) => {
                at += 1;
                continue;
            }
            (b'<', _) => {
                let end = bytes[at..].iter().position(|byte| *byte == b'>');
                let digits = &bytes[at..end.map_or(bytes.len(), |end| at + end)];
                at += digits.len();
                let blank = |byte: &u8| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace();
                if !digits.iter().all(blank) {
                    continue;
                }
                hex(digits)
            }
            (b'[', _) => {
                in_array = true;
                continue;
            }
            (b']', _) => {
                in_array = false;
                text.push(b' ');
                continue;
            }
            _ => continue,
        };
        text.extend_from_slice(decoded(&found).as_bytes());
        if !in_array {
            text.push(b' ');
        }
    }
    text
}

/// A string between parentheses, of which the first has been read, without its escapes.
fn literal(bytes: &[u8], at: &mut usize) -> Vec<u8> {
    let (mut text, mut depth) = (Vec::new(), 1_usize);
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\\' => {
                let escape = bytes.get(*at).copied().unwrap_or_default();
                let octal = bytes[*at..].iter().take(3);
                let octal = octal.take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                let digits = &bytes[*at..*at + octal];
                *at += octal.max(1);
                match escape {
                    b'0'..=b'7' => {
                        let number = |number: u8, digit: &u8| {
                            number.wrapping_mul(8).wrapping_add(digit - b'0')
                        };
                        text.push(digits.iter().fold(0, number));
                    }
                    b'n' | b'r' | b't' => text.push(b' '),
                    b'\r' | b'\n' | b'b' | b'f' => {}
                    other => text.push(other),
                }
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        text.push(byte);
    }
    text
}

/// A string as text: UTF-16 by its mark, UTF-8, or as most old programs write.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xfe, 0xff, text @ ..] => utf_16(text, true),
        [0xff, 0xfe, text @ ..] => utf_16(text, false),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => latin(bytes),
        },
    }
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| char::from(*byte).to_digit(16);
    let digits: Vec<u32> = digits.iter().filter_map(value).collect();
    let byte = |two: &[u32]| {
        let low = two.get(1).copied().unwrap_or_default();
        u8::try_from(two[0] * 16 + low).unwrap_or_default()
    };
    digits.chunks(2).map(byte).collect()
}

/// Five signs for four bytes (PDF 1.7, section 7.4.3).
fn ascii_85(text: &[u8]) -> Vec<u8> {
    let text = text.strip_prefix(b"<~").unwrap_or(text);
    let (mut bytes, mut group) = (Vec::new(), Vec::new());
    let mut end = |group: &mut Vec<u8>| {
        let count = group.len().saturating_sub(1);
        group.resize(5, 84);
        let number = group.iter().fold(0_u32, |number, digit| {
            number.wrapping_mul(85).wrapping_add(u32::from(*digit))
        });
        bytes.extend_from_slice(&number.to_be_bytes()[..count.min(4)]);
        group.clear();
    };
    for byte in text {
        match byte {
            b'z' if group.is_empty() => {
                group.extend([0; 5]);
                end(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    end(&mut group);
                }
            }
            _ => {}
        }
    }
    if !group.is_empty() {
        end(&mut group);
    }
    bytes
}
