//! Deflate, as far as there is room: what is read is read, the rest is not.

use std::cell::Cell;

use miniz_oxide::inflate::{decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// Raw, as in a zip archive.
pub fn raw(bytes: &[u8], room: &Cell<usize>) -> Vec<u8> {
    let found = decompress_to_vec_with_limit(bytes, room.get());
    kept(found.unwrap_or_else(|error| error.output), room)
}

/// With the frame of zlib, as in a PDF.
pub fn zlib(bytes: &[u8], room: &Cell<usize>) -> Vec<u8> {
    let found = decompress_to_vec_zlib_with_limit(bytes, room.get());
    kept(found.unwrap_or_else(|error| error.output), room)
}

/// With the frame of gzip (RFC 1952, section 2.3).
pub fn gzip(bytes: &[u8], room: &Cell<usize>) -> Vec<u8> {
    let flags = bytes.get(3).copied().unwrap_or_default();
    let mut at = 10;
    if flags & 4 != 0 {
        let length = bytes
            .get(at..at + 2)
            .map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
        at += 2 + length;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest
                .iter()
                .position(|byte| *byte == 0)
                .map_or(rest.len(), |end| end + 1);
        }
    }
    at += if flags & 2 == 0 { 0 } else { 2 };
    raw(bytes.get(at..).unwrap_or_default(), room)
}

fn kept(bytes: Vec<u8>, room: &Cell<usize>) -> Vec<u8> {
    super::take(room, bytes.len());
    bytes
}
