//! What is packed in a spreadsheet: which program wrote it, and that it is not larger unpacked than any table can be.
//!
//! What an archive says about its sizes is not believed: everything that will be read is unpacked once and counted.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MOST_BYTES, MOST_SHARED, MOST_UNPACKED};
use super::{EXPORT, File, PASSWORD, WITHOUT};
use crate::diagnostic::Diagnostic;

/// An archive that is safe to read.
pub(super) struct Contents<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What it holds.
    pub kind: Kind,
}

/// What an archive holds.
pub(super) enum Kind {
    /// `.xlsx`
    Excel,
    /// `.ods`
    OpenDocument,
    /// One table as text, packed: so a form service hands out its answers.
    Text(Vec<u8>),
    /// Something else, and what to do.
    Other(&'static str, &'static str),
}

/// Parts of an archive; more are in no spreadsheet.
const MOST_PARTS: usize = 10_000;

/// Looks into an archive.
///
/// # Errors
/// It is broken, protected, or too large.
pub(super) fn contents<'a>(bytes: &'a [u8], file: File<'_>) -> Result<Contents<'a>, Diagnostic> {
    let broken = |error: ZipError| fault(&error, file);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(file.too_large("it is packed of too many parts"));
    }
    let (mut total, mut texts) = (0, Vec::new());
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .collect();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        if part.encrypted() {
            return Err(file.unreadable(PASSWORD).hint(WITHOUT));
        }
        let name = part
            .name()
            .map(|name| name.to_ascii_lowercase())
            .unwrap_or_default();
        drop(part);
        if [".csv", ".tsv", ".txt"]
            .iter()
            .any(|ending| name.ends_with(ending))
            && !name.contains("__macosx")
        {
            texts.push(at);
        }
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let most = if name.ends_with("sharedstrings.xml") {
            MOST_SHARED
        } else {
            MOST_UNPACKED
        };
        let part = archive.by_index(at).map_err(broken)?;
        let length = io::copy(&mut part.take(most + 1), &mut io::sink());
        let length = length.map_err(|error| file.broken(&error.to_string()))?;
        total += length;
        if length > most || total > MOST_UNPACKED {
            let why = format!(
                "unpacked it has more than {} MiB",
                most.min(MOST_UNPACKED) >> 20
            );
            return Err(file.too_large(&why));
        }
    }
    let kind = kind(&mut archive, &names, &texts, file)?;
    Ok(Contents { archive, kind })
}

fn kind(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    names: &[String],
    texts: &[usize],
    file: File<'_>,
) -> Result<Kind, Diagnostic> {
    let has = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    Ok(match () {
        () if has("xl/workbook.bin") => Kind::Other(
            "this is a binary workbook, `.xlsb`",
            "open it and save it as `.xlsx`, `.ods` or CSV",
        ),
        () if has("xl/") => Kind::Excel,
        () if has("content.xml") => Kind::OpenDocument,
        () if has("word/") || has("ppt/") => Kind::Other("this is a document, not a table", EXPORT),
        () if has("Index/") => Kind::Other(
            "this is a file of Numbers",
            "open it there and export it as CSV or Excel",
        ),
        () => match texts {
            [only] => Kind::Text(unpacked(archive, *only, file)?),
            [] => Kind::Other("there is no table in this archive", EXPORT),
            _ => Kind::Other(
                "there are several tables in this archive",
                "unpack it, and name those that you mean",
            ),
        },
    })
}

fn unpacked(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    file: File<'_>,
) -> Result<Vec<u8>, Diagnostic> {
    let part = archive.by_index(at).map_err(|error| fault(&error, file))?;
    let mut bytes = Vec::new();
    let read = part.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| file.broken(&error.to_string()))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(file.too_large(&format!(
            "unpacked it has more than {} MiB",
            MOST_BYTES >> 20
        )));
    }
    Ok(bytes)
}

impl Contents<'_> {
    /// A text of the archive, of which there is at most so much.
    ///
    /// # Errors
    /// It is missing or broken.
    pub fn text(&mut self, name: &str, file: File<'_>) -> Result<String, Diagnostic> {
        let mut text = String::new();
        let part = self
            .archive
            .by_name(name)
            .map_err(|error| fault(&error, file))?;
        let read = part.take(MOST_UNPACKED).read_to_string(&mut text);
        read.map_err(|error| file.broken(&error.to_string()))?;
        Ok(text)
    }
}

fn fault(error: &ZipError, file: File<'_>) -> Diagnostic {
    match error {
        ZipError::FileNotFound => file.broken("a part of it is missing"),
        ZipError::UnsupportedArchive(why) if why.contains("assword") => {
            file.unreadable(PASSWORD).hint(WITHOUT)
        }
        error => file.broken(&error.to_string()),
    }
}
