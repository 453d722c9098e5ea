//! Public files that hold their text in another form: archives and the documents that are such, tables of a spreadsheet,
//! packed parts of a PDF or a picture, encodings other than UTF-8, keys of JSON between the values.
//!
//! What one of them says is handed on as bytes to be read. Nothing here trusts a length that stands in a file. What cannot
//! be read is said.

mod archive;
mod charset;
mod css;
mod deflate;
mod dos;
mod json;
mod pdf;
mod picture;
mod sheet;
mod zip;

use std::collections::BTreeSet;

/// So many bytes are unpacked of one public file, whatever it says of itself.
const MOST_UNPACKED: usize = 64 << 20;

/// Archives inside of archives.
const DEEPEST: usize = 5;

/// What is long is read in pieces of this length, so that it takes little room. Each begins with the end of the one before.
const PIECE: usize = 4 << 20;
const OVERLAP: usize = 4 << 10;

/// Gives what else a file says, beside its own bytes. Tells why not all of it could be read.
pub fn each(path: &str, bytes: &[u8], give: &mut dyn FnMut(&[u8])) -> BTreeSet<String> {
    let mut opened = Opened {
        room: MOST_UNPACKED,
        unread: BTreeSet::new(),
        give,
    };
    opened.open(path, bytes, DEEPEST);
    opened.unread
}

/// A file that is being read.
struct Opened<'g> {
    /// How much may still be unpacked.
    room: usize,
    unread: BTreeSet<String>,
    give: &'g mut dyn FnMut(&[u8]),
}

impl Opened<'_> {
    fn open(&mut self, path: &str, bytes: &[u8], depth: usize) {
        if json::is_named(path) {
            self.give(&json::values(bytes));
        }
        if path.ends_with(".css") {
            self.give(&css::unescaped(bytes));
        }
        match bytes {
            [b'P', b'K', 3 | 5, ..] => self.archive(bytes, depth),
            [0x1f, 0x8b, 8, ..] => archive::gzip(path, bytes, depth, self),
            _ if bytes.starts_with(b"%PDF") => pdf::open(bytes, self),
            _ if picture::is_one(bytes) => picture::open(bytes, self),
            _ if picture::is_mixed(bytes) => picture::mixed(bytes, self),
            _ => {
                if let Some(kind) = archive::unknown(bytes) {
                    self.not_read(format!("nothing is read of {kind}"));
                }
                let is_text = charset::each(bytes, &mut |text| self.give(text));
                if !is_text && zip::ends_as_one(bytes) {
                    self.archive(bytes, depth);
                }
            }
        }
    }

    fn archive(&mut self, bytes: &[u8], depth: usize) {
        let members = zip::open(bytes, depth, self);
        sheet::rows(bytes, &members, self);
    }

    /// Hands on what was found, piece by piece.
    fn give(&mut self, bytes: &[u8]) {
        let mut start = 0;
        while bytes.len() - start > PIECE {
            (self.give)(&bytes[start..start + PIECE]);
            start += PIECE - OVERLAP;
        }
        (self.give)(&bytes[start..]);
    }

    fn not_read(&mut self, why: impl Into<String>) {
        self.unread.insert(why.into());
    }

    /// So much was unpacked.
    fn take(&mut self, unpacked: usize) {
        self.room = self.room.saturating_sub(unpacked);
    }
}

/// A number of so many bytes, the lowest first; 0 behind the end.
fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    let bytes = bytes.get(at..at.saturating_add(width)).unwrap_or_default();
    let bytes = bytes.iter().rev();
    bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Where some bytes begin.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|part| part == what)
}
