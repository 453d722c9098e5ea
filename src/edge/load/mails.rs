//! Files of mails, as mail programs export them.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::Trouble;

/// Endings of files of mails.
const ENDINGS: [&str; 2] = ["eml", "mbox"];

/// The files that somebody names: a file itself; of a folder the mailbox in it, as some programs export one, else its mails by
/// name.
///
/// # Errors
/// There is no such place, or no mail in the folder.
pub fn mail_files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let shown = path.to_string_lossy();
    let trouble = |error: std::io::Error| Trouble::io("read", &*shown, &error);
    if !path.metadata().map_err(trouble)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let inside = path.join("mbox");
    if inside.is_file() {
        return Ok(vec![inside]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(trouble)? {
        let file = entry.map_err(trouble)?.path();
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        let is_mail = ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known));
        if is_mail && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Trouble::new("read", shown, "no mail is in this folder")
            .hint("let your mail program export the folder as a mailbox (mbox), or save the mails as .eml files"));
    }
    Ok(files)
}
