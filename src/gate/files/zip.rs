//! Zip archives (APPNOTE 6.3, sections 4.3.12 and 4.3.16), and with them most documents: docx, xlsx, odt, ods, epub.

use std::borrow::Cow;
use std::cell::Cell;

use super::deflate;

/// More files than this are not looked at.
const MOST_MEMBERS: usize = 10_000;

/// A file of an archive.
pub struct Member {
    /// Its path.
    pub name: String,
    method: usize,
    packed: usize,
    header: usize,
}

/// The files that the directory at the end names.
pub fn members(bytes: &[u8]) -> Vec<Member> {
    let mut found = Vec::new();
    let tail = bytes.len().saturating_sub(66_000);
    let Some(end) = bytes[tail..]
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
    else {
        return found;
    };
    let mut at = number(bytes, tail + end + 16, 4);
    while found.len() < MOST_MEMBERS && bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
        let text = bytes.get(at + 46..at + 46 + name).unwrap_or_default();
        found.push(Member {
            name: String::from_utf8_lossy(text).into_owned(),
            method: number(bytes, at + 10, 2),
            packed: number(bytes, at + 20, 4),
            header: number(bytes, at + 42, 4),
        });
        at += 46 + name + extra + comment;
    }
    found
}

/// What a file says; nothing if it is packed in a way that is not known.
pub fn content<'a>(bytes: &'a [u8], member: &Member, room: &Cell<usize>) -> Cow<'a, [u8]> {
    let at = member.header;
    let start = at + 30 + number(bytes, at + 26, 2) + number(bytes, at + 28, 2);
    let end = (start + member.packed).min(bytes.len());
    let packed = bytes.get(start..end).unwrap_or_default();
    match member.method {
        0 => Cow::Borrowed(packed),
        8 => Cow::Owned(deflate::raw(packed, room)),
        _ => Cow::Borrowed(&[]),
    }
}

/// A number of so many bytes, the lowest first; 0 behind the end.
fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    let bytes = bytes.get(at..at + width).unwrap_or_default();
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}
