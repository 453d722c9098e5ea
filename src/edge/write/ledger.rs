//! Writes a ledger: whole or not at all, and never over another unless that is asked for.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;

/// What to do if there is a ledger already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing<'a> {
    /// Refuse.
    Keep,
    /// Put the new one in its place, if it still has this text.
    Replace(&'a str),
}

/// Writes the text to a path below the data folder, for example `matches/2026b.yaml`.
///
/// # Errors
/// There is one already, or the disk refuses; what was there is then untouched.
pub fn write_ledger(
    data: &Folder,
    path: &str,
    text: &str,
    existing: Existing<'_>,
) -> Result<(), Trouble> {
    let shown = data.show(path);
    let target = data.disk().join(path);
    let mut bytes = Vec::new();
    match existing {
        Existing::Keep if target.symlink_metadata().is_ok() => return Err(already_there(&shown)),
        Existing::Keep => {}
        Existing::Replace(read) => {
            let now = fs::read(&target).unwrap_or_default();
            let text = now.strip_prefix(BOM);
            if text.unwrap_or(&now) != read.as_bytes() {
                return Err(
                    Trouble::new("write", shown, "it has changed since it was read")
                        .hint("run the command again"),
                );
            }
            bytes.extend_from_slice(if text.is_some() { BOM } else { b"" });
        }
    }
    bytes.extend_from_slice(text.as_bytes());
    write_whole(&target, &bytes, existing).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => already_there(&shown),
        _ => Trouble::io("write", shown, &error),
    })
}

/// A mark of the encoding, which some editors write; it is no part of a text.
const BOM: &[u8] = "\u{feff}".as_bytes();

fn already_there(shown: &str) -> Trouble {
    Trouble::new(
        "write",
        shown,
        "the matches of this round were accepted already",
    )
    .hint("accepted matches never move; to begin again, delete this file yourself")
}

fn write_whole(target: &Path, bytes: &[u8], existing: Existing<'_>) -> io::Result<()> {
    let parent = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".new");
    let temporary = parent.join(name);
    let _ = fs::remove_file(&temporary);
    // It says who was matched with whom: for its owner alone, whatever the folder is.
    let written = disk::create_file(&temporary, 0o600)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| match existing {
            Existing::Keep => disk::rename_new(&temporary, target),
            Existing::Replace(_) => fs::rename(&temporary, target),
        });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    } else {
        disk::flush_names(parent);
    }
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    #[test]
    fn a_ledger_is_replaced_only_when_that_is_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let data = Folder::new(dir.path());
        let write = |text, existing| write_ledger(&data, "matches/2026b.yaml", text, existing);
        let read = || fs::read_to_string(dir.path().join("matches/2026b.yaml")).unwrap();
        write("one", Existing::Keep).unwrap();
        let trouble = write("two", Existing::Keep).unwrap_err();
        assert!(
            trouble.to_string().ends_with("accepted already"),
            "{trouble}"
        );
        assert_eq!(read(), "one");
        let trouble = write("two", Existing::Replace("other")).unwrap_err();
        assert!(trouble.to_string().contains("has changed"), "{trouble}");
        assert_eq!(read(), "one");
        write("\u{feff}two", Existing::Replace("one")).unwrap();
        write("three", Existing::Replace("two")).unwrap();
        assert_eq!(read(), "\u{feff}three");
        let left = fs::read_dir(dir.path().join("matches")).unwrap().count();
        assert_eq!(left, 1, "nothing is left beside it");
    }

    #[test]
    fn a_ledger_is_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let data = Folder::new(dir.path());
        write_ledger(&data, "matches/2026b.yaml", "one", Existing::Keep).unwrap();
        let there = dir.path().join("matches/2026b.yaml").metadata().unwrap();
        assert!(disk::has_mode(&there, 0o600));
    }
}
