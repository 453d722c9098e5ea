//! Deflate, as far as there is room: what is read is read, the rest is told.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

use super::Opened;

/// What was unpacked.
pub struct Unpacked {
    pub bytes: Vec<u8>,
    /// So many packed bytes were read.
    pub used: usize,
    /// Why there is no more of it, if it has not come to its end.
    pub cut: Option<&'static str>,
}

/// So much is unpacked at once.
const STEP: usize = 32 << 10;

/// Raw, as in a zip archive.
pub fn raw(bytes: &[u8], opened: &mut Opened<'_>) -> Unpacked {
    unpack(bytes, 0, opened)
}

/// With the frame of zlib, as in a PDF. Whether the sum at the end is right is nobody's concern here.
pub fn zlib(bytes: &[u8], opened: &mut Opened<'_>) -> Unpacked {
    let flags =
        inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_IGNORE_ADLER32;
    unpack(bytes, flags, opened)
}

fn unpack(bytes: &[u8], flags: u32, opened: &mut Opened<'_>) -> Unpacked {
    let flags = flags | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut state = Box::<DecompressorOxide>::default();
    let (mut unpacked, mut used, mut length) = (Vec::new(), 0, 0);
    let cut = loop {
        if length == unpacked.len() {
            if length >= opened.room {
                break Some("more than 64 MB once it is unpacked");
            }
            let more = length.max(STEP).min(opened.room - length);
            unpacked.resize(length + more, 0);
        }
        let rest = bytes.get(used..).unwrap_or_default();
        let (status, read, made) = decompress(&mut state, rest, &mut unpacked, length, flags);
        (used, length) = (used + read, length + made);
        match status {
            TINFLStatus::Done => break None,
            TINFLStatus::HasMoreOutput => {}
            _ => break Some("broken"),
        }
    };
    unpacked.truncate(length);
    opened.take(length);
    Unpacked {
        bytes: unpacked,
        used,
        cut,
    }
}
