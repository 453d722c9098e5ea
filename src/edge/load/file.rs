//! Reads one file: a text, checked to be UTF-8 and not too large, or the digest of an asset.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::super::folders::Folders;
use super::super::trouble::cause;
use super::picture;
use super::walk::{Candidate, Kind, problem};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Asset, Root, SourceFile};

/// Far more than any topic needs, and little enough that no parser takes long over it.
const MARKDOWN_LIMIT: u64 = 1 << 20;
/// About 20,000 participants in one file.
const TEXT_LIMIT: u64 = 16 << 20;
/// A journal grows with every mail of a round: some 17 MB for 1,162 people and eighteen mails each.
const JOURNAL_LIMIT: u64 = 64 << 20;

/// A file that was read.
pub(super) enum Loaded {
    Text(SourceFile),
    Asset(Asset),
}

/// Reads one file.
pub(super) fn read(file: &Candidate) -> Result<Loaded, Diagnostic> {
    match file.kind {
        Kind::Text => read_text(&file.disk, file.root, &file.path, &file.shown).map(Loaded::Text),
        Kind::Asset => describe(file).map(Loaded::Asset),
    }
}

/// Reads a text.
pub(super) fn read_text(
    disk: &Path,
    root: Root,
    path: &str,
    shown: &str,
) -> Result<SourceFile, Diagnostic> {
    let limit = match root {
        _ if path.ends_with(".md") => MARKDOWN_LIMIT,
        Root::Data if path.starts_with("outbox/") => JOURNAL_LIMIT,
        _ => TEXT_LIMIT,
    };
    let take = |bytes: &[u8]| {
        if bytes.len() as u64 > limit {
            let message = format!("this file is larger than {} MiB", limit >> 20);
            let problem = problem(check::FILE_TOO_LARGE, shown, message);
            return Err(problem.hint("split it into several files"));
        }
        Ok(SourceFile {
            root,
            path: path.into(),
            shown: shown.into(),
            text: decode(bytes, shown)?.into(),
        })
    };
    read_up_to(disk, limit + 1, take).unwrap_or_else(|error| Err(unreadable(shown, &error)))
}

/// Room for one file after the other. What a larger one needs is given back.
const ROOM: usize = 64 << 10;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(Vec::with_capacity(ROOM));
}

/// Gives at most so many bytes of a file.
pub(super) fn read_up_to<T>(
    path: &Path,
    most: u64,
    take: impl FnOnce(&[u8]) -> T,
) -> io::Result<T> {
    let mut file = File::open(path)?.take(most);
    BUFFER.with_borrow_mut(|buffer| {
        let read = file.read_to_end(buffer).map(|_| take(buffer));
        buffer.clear();
        buffer.shrink_to(ROOM);
        read
    })
}

fn decode<'a>(bytes: &'a [u8], shown: &str) -> Result<&'a str, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let hint = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        "it was saved as UTF-16 (Windows calls it “Unicode”); save it again as UTF-8"
    } else {
        "open the file in your editor and save it again with the encoding UTF-8"
    };
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let line = before.matches('\n').count() + 1;
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let place = Place::File(
        shown.to_owned(),
        Some((line, last_line.chars().count() + 1)),
    );
    let message = "this file is not UTF-8 from here on";
    Err(Diagnostic::new(check::NOT_UTF8, place, message).hint(hint))
}

fn describe(file: &Candidate) -> Result<Asset, Diagnostic> {
    let found = describe_bytes(&file.disk, &file.path);
    let (digest, size) = found.map_err(|error| unreadable(&file.shown, &error))?;
    Ok(Asset {
        root: file.root,
        path: file.path.as_str().into(),
        shown: file.shown.as_str().into(),
        digest,
        size,
    })
}

/// SHA-256 and, of a picture, its size, without holding the file in memory.
type Described = ([u8; 32], Option<[u32; 2]>);

fn describe_bytes(disk: &Path, path: &str) -> io::Result<Described> {
    let mut file = File::open(disk)?;
    let mut size = None;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    let mut is_first = true;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hash.finalize().into(), size));
        }
        if std::mem::take(&mut is_first) {
            size = picture::size(path, &buffer[..count]);
        }
        hash.update(&buffer[..count]);
    }
}

fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    let message = format!("this file cannot be read: {}", cause(error));
    problem(check::UNREADABLE_FILE, shown, message)
}

/// The bytes of an asset, for a [`ReadAsset`](crate::source::ReadAsset).
///
/// # Errors
/// In words, if the file cannot be read or is not the one that was there when the build began.
pub fn read_asset(folders: &Folders, asset: &Asset) -> Result<Vec<u8>, String> {
    let folder = folders.of(asset.root);
    let bytes = std::fs::read(folder.disk().join(&*asset.path))
        .map_err(|error| format!("`{}` cannot be read: {}", asset.shown, cause(&error)))?;
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if digest != asset.digest {
        return Err(format!(
            "`{}` was changed during the build; build again",
            asset.shown
        ));
    }
    Ok(bytes)
}
