//! Files that are packed as a whole: gzip, and kinds that are not read.

use super::{Opened, deflate};

/// Every member of a file of gzip (RFC 1952, section 2.2).
pub fn gzip(path: &str, bytes: &[u8], depth: usize, opened: &mut Opened<'_>) {
    if depth == 0 {
        return opened.not_read("an archive lies inside of others, too deep");
    }
    let mut whole = Vec::new();
    let mut rest = bytes;
    let mut count = 0;
    while rest.starts_with(&[0x1f, 0x8b, 8]) {
        let body = rest.get(header(rest)..).unwrap_or_default();
        let unpacked = deflate::raw(body, opened);
        opened.give(&unpacked.bytes);
        whole.extend_from_slice(&unpacked.bytes);
        count += 1;
        if let Some(why) = unpacked.cut {
            opened.not_read(format!("a part of it is {why}"));
            break;
        }
        // The sum and the length of a member stand behind it.
        rest = body.get(unpacked.used + 8..).unwrap_or_default();
    }
    if rest.iter().any(|byte| *byte != 0) && !rest.starts_with(&[0x1f, 0x8b, 8]) {
        opened.not_read("something else stands behind its end");
    }
    if count > 1 {
        opened.give(&whole);
    }
    let name = path.trim_end_matches(".gz");
    opened.open(name, &whole, depth - 1);
}

/// How long the head of a member is (RFC 1952, section 2.3).
fn header(bytes: &[u8]) -> usize {
    let flags = bytes.get(3).copied().unwrap_or_default();
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + super::number(bytes, at, 2);
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let rest = bytes.get(at..).unwrap_or_default();
            let end = rest.iter().position(|byte| *byte == 0);
            at += end.map_or(rest.len(), |end| end + 1);
        }
    }
    at + if flags & 2 == 0 { 0 } else { 2 }
}

/// What kind of archive it is, if none of it is read.
pub fn unknown(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 6] = [
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\xfd7zXZ\0", "a file packed by xz"),
        (b"BZh", "a file packed by bzip2"),
        (b"\x28\xb5\x2f\xfd", "a file packed by zstd"),
        (b"MSCF\0\0\0\0", "a cabinet file"),
    ];
    let mut kinds = kinds.iter();
    let known = |(start, _): &&(&[u8], &str)| bytes.starts_with(start);
    let kind = kinds.find(known).map(|(_, kind)| *kind)?;
    // A text may begin with these three letters.
    let is_text = bytes.starts_with(b"BZh") && std::str::from_utf8(bytes).is_ok();
    (!is_text).then_some(kind)
}
