//! Takes away a file that people wrote.

use std::fs;
use std::io;

use super::super::Trouble;
use super::super::folders::Folder;
use super::change::MARK;
use super::disk;
use super::text::{meanwhile, parent};

/// Takes a file of a folder away, if it still has this text.
///
/// # Errors
/// It has changed since it was read, or the disk refuses.
pub fn remove_file(folder: &Folder, path: &str, before: &str) -> Result<(), Trouble> {
    let shown = folder.show(path);
    let disk = folder.disk().join(path);
    let trouble = |verb| move |error: io::Error| (verb, error);
    let removed = || -> Result<bool, (&str, io::Error)> {
        let now = fs::read(&disk).map_err(trouble("read"))?;
        if now.strip_prefix(MARK).unwrap_or(&now) != before.as_bytes() {
            return Ok(false);
        }
        // Where the name is a link, what it leads to goes with it.
        let target = fs::canonicalize(&disk).map_err(trouble("read"))?;
        fs::remove_file(&target).map_err(trouble("delete"))?;
        if disk.symlink_metadata().is_ok() {
            fs::remove_file(&disk).map_err(trouble("delete"))?;
        }
        disk::flush_names(parent(&disk));
        Ok(true)
    };
    match removed() {
        Ok(true) => Ok(()),
        Ok(false) => Err(meanwhile(&shown)),
        Err((verb, error)) => Err(Trouble::io(verb, shown, &error)),
    }
}
