//! An exported table, of whatever program: its bytes to [`Sheet`]s.
//!
//! What a file is, its first bytes say, never its name. Nothing in it is executed, no formula is computed, and nothing
//! is unpacked beyond [`limits`].

mod archive;
mod charset;
mod limits;
mod ods;
mod table;
mod text;
mod xlsx;

use std::sync::Arc;

use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::sheet::{Rows, Sheet};

pub use limits::MOST_BYTES;

/// A file that was read.
pub struct Tables {
    /// Those with a header and at least one row, in the order of the file.
    pub sheets: Vec<Sheet>,
    /// What somebody should know, and what is wrong in single rows.
    pub problems: Vec<Diagnostic>,
}

/// Reads a table. `shown` is the file as the user knows it.
///
/// # Errors
/// It is no table, it is broken or protected, it is too large, or it holds no answers.
pub fn read(bytes: &[u8], shown: &str) -> Result<Tables, Diagnostic> {
    let file = File { shown };
    if bytes.len() as u64 > MOST_BYTES {
        return Err(file.too_large(&format!("it has more than {} MiB", MOST_BYTES >> 20)));
    }
    let raw = match Kind::of(bytes) {
        Kind::Packed => packed(bytes, file)?,
        Kind::Text => text::read(bytes, file)?,
        Kind::Other(what, hint) => return Err(file.unreadable(what).hint(hint)),
    };
    let several = raw.tables.len() > 1;
    let mut problems = raw.problems;
    let mut sheets = Vec::new();
    for table in raw.tables {
        let shown: Arc<str> = match &table.name {
            Some(name) if several => format!("{shown} ({name})").into(),
            _ => shown.into(),
        };
        sheets.extend(table::sheet(table.rows, &shown, &mut problems));
    }
    if sheets.is_empty() {
        return Err(file.empty());
    }
    Ok(Tables { sheets, problems })
}

/// Tables as their format has them.
#[derive(Default)]
struct Raw {
    tables: Vec<RawTable>,
    problems: Vec<Diagnostic>,
}

/// One of them.
struct RawTable {
    name: Option<String>,
    rows: Rows,
}

fn packed(bytes: &[u8], file: File<'_>) -> Result<Raw, Diagnostic> {
    let contents = archive::contents(bytes, file)?;
    match contents.kind {
        archive::Kind::Excel => xlsx::read(bytes, file),
        archive::Kind::OpenDocument => ods::read(contents, file),
        archive::Kind::Text(text) => text::read(&text, file),
        archive::Kind::Other(what, hint) => Err(file.unreadable(what).hint(hint)),
    }
}

/// What a file is.
enum Kind {
    Packed,
    Text,
    Other(&'static str, &'static str),
}

const EXPORT: &str = "export the answers of the form as CSV, `.xlsx` or `.ods`";
const PASSWORD: &str = "this spreadsheet is protected by a password";
const WITHOUT: &str = "save it without a password, and delete that copy when it is read";

impl Kind {
    fn of(bytes: &[u8]) -> Self {
        const SAVE: &str = "open it and save it as `.xlsx`, `.ods` or CSV";
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        let holds = |text: &str| {
            let wide: Vec<u8> = text.bytes().flat_map(|byte| [byte, 0]).collect();
            memchr::memmem::find(bytes, &wide).is_some()
        };
        match () {
            () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Self::Packed,
            () if begins(b"\xD0\xCF\x11\xE0") && holds("EncryptedPackage") => {
                Self::Other(PASSWORD, WITHOUT)
            }
            () if begins(b"\xD0\xCF\x11\xE0") => {
                Self::Other("this is a file of an old spreadsheet program", SAVE)
            }
            () if begins(b"%PDF") => Self::Other("this is a PDF, not a table", EXPORT),
            () if begins(b"\x1f\x8b") => {
                Self::Other("this file is packed with gzip", "unpack it first")
            }
            () if begins(b"\x89PNG") || begins(b"\xff\xd8\xff") => {
                Self::Other("this is a picture, not a table", EXPORT)
            }
            () => Self::of_text(bytes),
        }
    }

    fn of_text(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(1024)];
        let head = String::from_utf8_lossy(head).to_lowercase();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
        match () {
            () if begins(&["<!doctype", "<html", "<table", "<meta", "<?xml"]) => Self::Other(
                "this is a page of the web, not a table",
                "export the answers with the form's own button instead of saving the page, as CSV, `.xlsx` or `.ods`",
            ),
            () if begins(&["{\"", "[{", "{\n", "{\r"]) => {
                Self::Other("this is JSON, not a table", EXPORT)
            }
            () => Self::Text,
        }
    }
}

/// The file that problems are about.
#[derive(Clone, Copy)]
struct File<'a> {
    shown: &'a str,
}

impl File<'_> {
    fn problem(self, check: &'static Check, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(check, Place::File(self.shown.to_owned(), None), message)
    }

    fn unreadable(self, message: impl Into<String>) -> Diagnostic {
        self.problem(check::SHEET_UNREADABLE, message)
    }

    fn broken(self, why: &str) -> Diagnostic {
        let message = format!("this spreadsheet is broken: {why}");
        self.unreadable(message)
            .hint("export it again; a download may have been cut short")
    }

    fn too_large(self, why: &str) -> Diagnostic {
        let message = format!("this is too large for the answers of a form: {why}");
        self.problem(check::SHEET_TOO_LARGE, message)
            .hint("export the answers alone, without pictures and other sheets")
    }

    fn empty(self) -> Diagnostic {
        let message = "there are no answers in it: a header and at least one row are needed";
        self.problem(check::SHEET_EMPTY, message)
            .hint("look whether this is the right sheet, and whether anybody has answered yet")
    }
}
