//! What is ours in an output folder and beside it, and how that is deleted: nothing that Fortnight did not make ever is.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::marker::{self, Marker};

/// `.public.lock` for `public`.
pub(super) fn side(real: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(".");
    name.push(what);
    real.with_file_name(name)
}

/// Paths of what is neither in the marker's list nor a file manager's litter, sorted.
pub(super) fn foreign_files(real: &Path, marker: Option<&Marker>) -> io::Result<Vec<String>> {
    let mut foreign = Vec::new();
    for entry in WalkDir::new(real).min_depth(1) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(real).unwrap_or(entry.path());
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        let ours =
            entry.file_type().is_file() && marker.is_some_and(|marker| is_own(marker, &path));
        if !ours && !is_litter(&entry.file_name().to_string_lossy()) {
            foreign.push(path);
        }
    }
    foreign.sort();
    Ok(foreign)
}

fn is_own(marker: &Marker, path: &str) -> bool {
    path == marker::NAME
        || marker.lists(path)
        || marker
            .kind
            .companions()
            .iter()
            .any(|(name, _)| *name == path)
}

/// What file managers write into every folder that somebody opens.
fn is_litter(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Deletes a tree that never became a site. The marker goes last, so that a build that is killed here leaves a folder
/// that the next one still knows to be ours.
pub(super) fn delete_unfinished(tree: &Path) -> io::Result<()> {
    for entry in fs::read_dir(tree)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != marker::NAME {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(tree.join(marker::NAME))?;
    fs::remove_dir(tree)
}

/// Deletes a tree of ours: what its marker lists, litter, and folders that are then empty; the marker last.
///
/// # Errors
/// `DirectoryNotEmpty` if something is in it that is not ours; that is left, and so is the marker.
pub(super) fn delete_own(tree: &Path, marker: &Marker) -> io::Result<()> {
    use rayon::prelude::*;
    marker.files.par_iter().for_each(|file| {
        let _ = fs::remove_file(tree.join(file));
    });
    let mut left = false;
    for entry in WalkDir::new(tree).min_depth(1).contents_first(true) {
        let entry = entry?;
        let path = entry.path();
        let own =
            path.parent() == Some(tree) && is_own(marker, &entry.file_name().to_string_lossy());
        if entry.file_type().is_dir() {
            left |= fs::remove_dir(path).is_err();
        } else if is_litter(&entry.file_name().to_string_lossy()) {
            fs::remove_file(path)?;
        } else {
            left |= !own;
        }
    }
    if left {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    for (name, _) in marker.kind.companions() {
        let _ = fs::remove_file(tree.join(name));
    }
    fs::remove_file(tree.join(marker::NAME))?;
    fs::remove_dir(tree)
}
