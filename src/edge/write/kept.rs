//! Finds the private files that builds and commands have made, or left when they were killed, and takes some away.
//!
//! A folder of ours lists its files in its marker; the list is written anew when its files are gone, so that whoever is killed
//! between finds there what is still to be done.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::super::Trouble;
use super::super::folders::{Folder, Folders, resolve};
use super::disk;
use super::marker::{self, Kind, Marker};
use super::own::side;
use super::slot::Slot;
use crate::output::Kept;

/// All private files, but for those that a marker does not vouch for.
///
/// # Errors
/// A folder cannot be read.
pub fn kept(folders: &Folders) -> Result<Vec<Kept>, Trouble> {
    let mut all = Vec::new();
    let private = real(&folders.private)?;
    for tree in [
        private.clone(),
        side(&private, "staging"),
        side(&private, "old"),
    ] {
        let folder = match tree == private {
            true => folders.private.clone(),
            false => beside(&folders.private, &tree),
        };
        if Marker::read(&tree).is_ok_and(|marker| marker.is_some()) {
            gather(&tree, &folder, &mut all)?;
        }
    }
    let outbox = real(&folders.outbox)?;
    let is_ours = |marker: Option<Marker>| marker.is_some_and(|marker| marker.kind == Kind::Outbox);
    if Marker::read(&outbox).is_ok_and(is_ours) {
        gather(&outbox, &folders.outbox, &mut all)?;
    }
    leftovers(&folders.data, &mut all)?;
    all.sort_by(|a, b| a.shown.cmp(&b.shown));
    Ok(all)
}

/// A folder beside another, as the user knows that one.
fn beside(folder: &Folder, tree: &Path) -> Folder {
    let name = tree.file_name().unwrap_or_default();
    Folder::new(&folder.disk().with_file_name(name))
}

fn real(folder: &Folder) -> Result<PathBuf, Trouble> {
    resolve(folder.disk()).map_err(|error| Trouble::io("read", folder.shown(), &error))
}

/// Every file below a folder, under the nearest folder above it that has a marker.
fn gather(top: &Path, folder: &Folder, all: &mut Vec<Kept>) -> Result<(), Trouble> {
    let trouble =
        |path: &Path, error: &io::Error| Trouble::io("read", shown(top, folder, path), error);
    for entry in WalkDir::new(top).sort_by_file_name() {
        let entry = entry.map_err(|error| trouble(top, &error.into()))?;
        let path = entry.path();
        if entry.file_type().is_dir() {
            let marker = Marker::read(path).ok().flatten();
            let listed = marker.into_iter().flat_map(|marker| marker.files);
            let gone = listed.filter(|file| path.join(file).symlink_metadata().is_err());
            all.extend(gone.map(|file| Kept {
                base: path.to_owned(),
                shown: shown(top, folder, &path.join(&file)),
                path: file,
                bytes: None,
            }));
        } else if entry.file_type().is_file() && entry.file_name() != marker::NAME {
            let bytes = fs::read(path).map_err(|error| trouble(path, &error))?;
            let above = path
                .ancestors()
                .skip(1)
                .take_while(|above| above.starts_with(top));
            let base = above
                .clone()
                .find(|above| above.join(marker::NAME).exists())
                .unwrap_or(top);
            all.push(Kept {
                base: base.to_owned(),
                path: inside(base, path),
                shown: shown(top, folder, path),
                bytes: Some(bytes),
            });
        }
    }
    Ok(())
}

/// Texts that a command began to write beside those of the data folder.
fn leftovers(data: &Folder, all: &mut Vec<Kept>) -> Result<(), Trouble> {
    let top = real(data)?;
    let files = WalkDir::new(&top).sort_by_file_name().into_iter().flatten();
    for entry in files.filter(|entry| entry.file_type().is_file()) {
        let name = entry.file_name().to_string_lossy();
        if name.starts_with('.') && name.ends_with(".new") {
            let bytes = fs::read(entry.path())
                .map_err(|error| Trouble::io("read", shown(&top, data, entry.path()), &error))?;
            all.push(Kept {
                base: top.clone(),
                path: inside(&top, entry.path()),
                shown: shown(&top, data, entry.path()),
                bytes: Some(bytes),
            });
        }
    }
    Ok(())
}

fn inside(base: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn shown(top: &Path, folder: &Folder, path: &Path) -> String {
    folder.show(&inside(top, path))
}

/// Takes files away, and gives others another text. It may be repeated after it was broken off.
///
/// # Errors
/// A build is at work, a file has changed since it was read, or the disk refuses.
pub fn forget(
    folders: &Folders,
    gone: &[&Kept],
    shortened: &[(&Kept, &[u8])],
) -> Result<(), Trouble> {
    // Alone with the letters, so that no build takes the old ones over meanwhile.
    let private = real(&folders.private)?;
    let is_ours = Marker::read(&private).is_ok_and(|marker| marker.is_some());
    let _alone = match is_ours {
        true => Some(Slot::claim(&folders.private, Kind::Letters)?),
        false => None,
    };
    for (file, bytes) in shortened {
        replace(file, bytes)?;
    }
    let mut bases: BTreeMap<&Path, Vec<&str>> = BTreeMap::new();
    for file in gone {
        match fs::remove_file(file.base.join(&file.path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Trouble::io("delete", file.shown.as_str(), &error));
            }
            _ => bases.entry(&file.base).or_default().push(&file.path),
        }
    }
    for (base, paths) in bases {
        unlist(base, &paths)
            .map_err(|error| Trouble::io("write", base.to_string_lossy(), &error))?;
    }
    Ok(())
}

fn replace(file: &Kept, bytes: &[u8]) -> Result<(), Trouble> {
    let trouble = |error: io::Error| Trouble::io("write", file.shown.as_str(), &error);
    let target = file.base.join(&file.path);
    if fs::read(&target).map_err(trouble)? != file.bytes.as_deref().unwrap_or_default() {
        return Err(Trouble::new(
            "write",
            file.shown.as_str(),
            "it has changed since it was read",
        )
        .hint("run the command again"));
    }
    let new_one = side(&target, "new");
    let _ = fs::remove_file(&new_one);
    let written = disk::create_file(&new_one, 0o600)
        .and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all()))
        .and_then(|()| fs::rename(&new_one, &target));
    written.map_err(trouble)
}

/// Takes files from the list of a folder.
fn unlist(base: &Path, gone: &[&str]) -> io::Result<()> {
    let Some(mut marker) = Marker::read(base)? else {
        return Ok(());
    };
    let before = marker.files.len();
    marker.files.retain(|file| !gone.contains(&file.as_str()));
    if marker.files.len() == before {
        return Ok(());
    }
    let new_one = side(base, "marker");
    let _ = fs::remove_file(&new_one);
    marker.write(&new_one)?;
    fs::rename(&new_one, base.join(marker::NAME))?;
    disk::flush_names(base);
    Ok(())
}

/// Writes a new file for its owner alone, where nobody else reads and no build does.
///
/// # Errors
/// It would be published or read by a build, there is one already, or the disk refuses.
pub fn hand_over(folders: &Folders, path: &Path, text: &str) -> Result<(), Trouble> {
    let shown = Folder::new(path).shown().to_owned();
    let trouble = |error: io::Error| Trouble::io("write", shown.as_str(), &error);
    let place = resolve(path).map_err(trouble)?;
    let read = [
        &folders.public,
        &folders.content,
        &folders.themes,
        &folders.data,
        &folders.private,
    ];
    for folder in read {
        if place.starts_with(real(folder)?) {
            let cause = format!(
                "it would lie in `{}`, which is not the place for it",
                folder.shown()
            );
            return Err(Trouble::new("write", shown, cause)
                .hint("name a file outside of the program's folders"));
        }
    }
    let mut file = disk::create_file(path, 0o600).map_err(trouble)?;
    file.write_all(text.as_bytes()).map_err(trouble)
}
