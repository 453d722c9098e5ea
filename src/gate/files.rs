//! Public files that hold their text in another form: archives and the documents that are such, tables of a spreadsheet,
//! compressed parts of a PDF, encodings other than UTF-8, keys of JSON between the values.
//!
//! What one of them says is handed on as bytes to be read. Nothing here trusts a length that stands in a file.

mod charset;
mod deflate;
mod json;
mod pdf;
mod sheet;
mod zip;

use std::cell::Cell;

/// So many bytes are unpacked of one public file, whatever it says of itself.
const MOST_UNPACKED: usize = 64 << 20;

/// Archives inside of archives.
const DEEPEST: usize = 3;

/// Gives what else a file says, beside its own bytes.
pub fn each(path: &str, bytes: &[u8], give: &mut dyn FnMut(&[u8])) {
    inner(path, bytes, DEEPEST, &Cell::new(MOST_UNPACKED), give);
}

fn inner(path: &str, bytes: &[u8], depth: usize, room: &Cell<usize>, give: &mut dyn FnMut(&[u8])) {
    if bytes.starts_with(b"PK") && depth > 0 {
        let members = zip::members(bytes);
        for member in &members {
            give(member.name.as_bytes());
            let text = zip::content(bytes, member, room);
            give(&text);
            inner(&member.name, &text, depth - 1, room, give);
        }
        return sheet::rows(bytes, &members, room, give);
    }
    if bytes.starts_with(&[0x1f, 0x8b, 8]) && depth > 0 {
        let text = deflate::gzip(bytes, room);
        give(&text);
        return inner(path.trim_end_matches(".gz"), &text, depth - 1, room, give);
    }
    if bytes.starts_with(b"%PDF") {
        return pdf::each(bytes, room, give);
    }
    if json::is_named(path) {
        give(&json::values(bytes));
    }
    charset::each(bytes, give);
}

/// How much may still be unpacked.
fn take(room: &Cell<usize>, unpacked: usize) {
    room.set(room.get().saturating_sub(unpacked));
}
