//! What is written into pictures beside what they show: the texts of a PNG (PNG 3, section 11.3.3), and the parts of a JPEG
//! before its image, in which editors write in UTF-16 and Latin 1; the same of sound and of old documents.

use super::{Opened, charset, deflate};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// So much of a file of sound may be tags.
const TAGS: usize = 1 << 20;

/// Whether it is one of these kinds.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(PNG) || bytes.starts_with(b"\xff\xd8\xff")
}

/// Whether it is sound with tags (ID3, version 2), or a document of an old office (OLE): both hold texts in UTF-16 and Latin 1
/// between other bytes.
pub fn is_mixed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ID3") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// Gives whatever may be text in it. The tags of sound stand at its beginning.
pub fn mixed(bytes: &[u8], opened: &mut Opened<'_>) {
    let most = match bytes.starts_with(b"ID3") {
        true => TAGS,
        false => bytes.len(),
    };
    let bytes = &bytes[..bytes.len().min(most)];
    latin(bytes, opened);
    wide(bytes, opened);
}

/// Gives all texts.
pub fn open(bytes: &[u8], opened: &mut Opened<'_>) {
    match bytes.strip_prefix(PNG) {
        Some(chunks) => png(chunks, opened),
        None => jpeg(bytes, opened),
    }
}

fn png(mut chunks: &[u8], opened: &mut Opened<'_>) {
    while let Some(head) = chunks.first_chunk::<8>() {
        let length = head[..4]
            .iter()
            .fold(0, |length, byte| length << 8 | usize::from(*byte));
        let end = (8 + length).min(chunks.len());
        let (kind, data) = (&head[4..], &chunks[8..end]);
        let mut fields = data.splitn(2, |byte| *byte == 0);
        let text = fields.nth(1).unwrap_or_default();
        match kind {
            b"tEXt" => latin(data, opened),
            // One byte says how it is packed: there is one way.
            b"zTXt" => packed(text.get(1..).unwrap_or_default(), opened),
            b"iTXt" if text.first() == Some(&1) => {
                // The language and the key in that language stand before the text.
                let mut fields = text
                    .get(2..)
                    .unwrap_or_default()
                    .splitn(3, |byte| *byte == 0);
                packed(fields.nth(2).unwrap_or_default(), opened);
            }
            b"eXIf" => wide(data, opened),
            _ => {}
        }
        chunks = chunks.get(end + 4..).unwrap_or_default();
    }
}

fn packed(bytes: &[u8], opened: &mut Opened<'_>) {
    let unpacked = deflate::zlib(bytes, opened);
    if let Some(why) = unpacked.cut {
        opened.not_read(format!("a text in it is {why}"));
    }
    opened.give(&unpacked.bytes);
    latin(&unpacked.bytes, opened);
}

/// The parts of a JPEG up to its image (ITU-T T.81, section B.1.1.4).
fn jpeg(bytes: &[u8], opened: &mut Opened<'_>) {
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        if matches!(marker, 0xd8..=0xda) {
            break;
        }
        let length = usize::from(*high) << 8 | usize::from(*low);
        let end = (at + 2 + length.max(2)).min(bytes.len());
        let part = &bytes[(at + 4).min(end)..end];
        if matches!(marker, 0xe1..=0xef | 0xfe) {
            latin(part, opened);
            wide(part, opened);
        }
        at = end;
    }
}

fn latin(bytes: &[u8], opened: &mut Opened<'_>) {
    if !bytes.is_ascii() {
        opened.give(charset::latin(bytes).as_bytes());
    }
}

/// Whatever stands in it in UTF-16, wherever it begins.
fn wide(bytes: &[u8], opened: &mut Opened<'_>) {
    for from in [bytes, bytes.get(1..).unwrap_or_default()] {
        for high_first in [false, true] {
            // The mark before a text is no part of its first word.
            let text = charset::utf_16(from, high_first).replace('\u{feff}', " ");
            opened.give(text.as_bytes());
        }
    }
}
