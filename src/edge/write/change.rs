//! Changes files that people wrote, and makes new ones: all of a set or none, each whole.
//!
//! Every new text is written and flushed beside its file before the first takes its place, and a file that is not what was
//! read is refused. A file system has no rename of several files: if one of them fails, those before it are put back. Where
//! the machine stops in between, each file is the old one or the new one, in the order of the set.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;
use super::new_folder::NewFolder;
use super::text::{Text, meanwhile, parent};

/// Another text for a file.
#[derive(Clone, Debug)]
pub struct Change {
    /// The path below its folder.
    pub path: String,
    /// What was read, without a byte order mark: another text on the disk means that somebody wrote meanwhile. `None` for a
    /// file that is new.
    pub before: Option<String>,
    /// What is to stand there.
    pub after: String,
}

impl Change {
    fn text(&self) -> Text<'_> {
        Text {
            path: &self.path,
            before: self.before.as_deref(),
            after: self.after.as_bytes(),
        }
    }
}

/// So many files are brought onto the disk one by one; more of them all at once.
const FEW: usize = 32;

/// Writes all changes of a folder in their order, or none. What is new is for its owner alone.
///
/// # Errors
/// A file has changed since it was read, or the disk refuses. All files are then as they were.
pub fn change_files(folder: &Folder, changes: &[Change]) -> Result<(), Trouble> {
    let texts = changes.iter().map(Change::text);
    write_all(folder, &texts.collect::<Vec<_>>())
}

/// Writes all of them in their order, or none.
pub(super) fn write_all(folder: &Folder, texts: &[Text<'_>]) -> Result<(), Trouble> {
    let each = texts.len() <= FEW;
    let fresh = NewFolder::of(folder, texts, FEW)?;
    let (mut fresh, count) = fresh.map_or((None, 0), |(fresh, count)| (Some(fresh), count));
    let texts = &texts[count..];
    make_folders(folder, texts)?;
    let ready = texts.par_iter().with_min_len(FEW);
    let ready = ready.map(|text| prepared(folder, text, each));
    let mut ready = ready.collect::<Result<Vec<Ready>, Trouble>>()?;
    if !each {
        let flushed = disk::flush(folder.disk());
        flushed.map_err(|error| Trouble::io("write", folder.shown(), &error))?;
    }
    // Much may have been written since the first was looked at.
    for one in &ready {
        one.still_there()?;
    }
    if let Some(fresh) = &mut fresh {
        fresh.take_place()?;
    }
    for at in 0..ready.len() {
        if let Err(error) = ready[at].take_place() {
            let trouble = ready[at].trouble(&error);
            let lost = ready[..at].iter_mut().find_map(|one| one.put_back().err());
            let lost = lost.or_else(|| fresh.as_ref()?.put_back().err());
            return Err(match lost {
                None => trouble,
                Some(lost) => trouble.hint(format!(
                    "files that were changed before it could not be put back: {lost}"
                )),
            });
        }
    }
    let folders: BTreeSet<&Path> = ready.iter().map(|one| parent(&one.target)).collect();
    folders.into_iter().for_each(disk::flush_names);
    Ok(())
}

/// Makes the folders of files that are new.
fn make_folders(folder: &Folder, texts: &[Text<'_>]) -> Result<(), Trouble> {
    let new = texts.iter().filter(|text| text.before.is_none());
    let path = |text: &Text<'_>| parent(&folder.disk().join(text.path)).to_owned();
    let folders: BTreeSet<PathBuf> = new.map(path).collect();
    folders.iter().try_for_each(|path| {
        let made = fs::create_dir_all(path);
        made.map_err(|error| Trouble::io("write", path.to_string_lossy(), &error))
    })
}

/// A text that lies beside its file; it is deleted unless it takes its place.
struct Ready {
    /// Whether it lies there.
    is_beside: bool,
    shown: String,
    /// The file itself, where its name is a link.
    target: PathBuf,
    beside: PathBuf,
    old: Option<Old>,
}

struct Old {
    /// With its byte order mark.
    bytes: Vec<u8>,
    permissions: Permissions,
}

impl Drop for Ready {
    fn drop(&mut self) {
        if self.is_beside {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

fn prepared(folder: &Folder, change: &Text<'_>, flushed: bool) -> Result<Ready, Trouble> {
    let shown = folder.show(change.path);
    let ready = match change.before {
        Some(before) => {
            let found = found(&folder.disk().join(change.path), &shown);
            let ready = found.map_err(|error| Trouble::io("read", shown.as_str(), &error))?;
            let same = |old: &Old| body(&old.bytes) == before.as_bytes();
            ready.old.as_ref().is_some_and(same).then_some(ready)
        }
        None => {
            let target = folder.disk().join(change.path);
            let ready = Ready::new(&shown, target, None);
            ready.target.symlink_metadata().is_err().then_some(ready)
        }
    };
    let mut ready = ready.ok_or_else(|| meanwhile(&shown))?;
    let old = ready.old.as_ref().map_or(&[][..], |old| &old.bytes);
    let mark = &old[..old.len() - body(old).len()];
    let new = [mark, change.after].concat();
    let written = ready.write(&new, flushed);
    written.map_err(|error| ready.trouble(&error))?;
    Ok(ready)
}

fn found(path: &Path, shown: &str) -> io::Result<Ready> {
    let target = fs::canonicalize(path)?;
    let old = Old {
        bytes: fs::read(&target)?,
        permissions: fs::metadata(&target)?.permissions(),
    };
    Ok(Ready::new(shown, target, Some(old)))
}

pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

fn body(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

impl Ready {
    fn new(shown: &str, target: PathBuf, old: Option<Old>) -> Self {
        let beside = beside(&target);
        Self {
            is_beside: false,
            shown: shown.to_owned(),
            target,
            beside,
            old,
        }
    }

    fn write(&mut self, bytes: &[u8], flushed: bool) -> io::Result<()> {
        let mut file = match disk::create_file(&self.beside, 0o600) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // What a run left that was cut off.
                fs::remove_file(&self.beside)?;
                disk::create_file(&self.beside, 0o600)?
            }
            created => created?,
        };
        self.is_beside = true;
        file.write_all(bytes)?;
        if let Some(old) = &self.old {
            fs::set_permissions(&self.beside, old.permissions.clone())?;
        }
        if flushed { file.sync_all() } else { Ok(()) }
    }

    fn still_there(&self) -> Result<(), Trouble> {
        let Some(old) = &self.old else {
            return Ok(());
        };
        match fs::read(&self.target) {
            Ok(bytes) if bytes == old.bytes => Ok(()),
            Ok(_) => Err(meanwhile(&self.shown)),
            Err(error) => Err(Trouble::io("read", self.shown.as_str(), &error)),
        }
    }

    fn take_place(&mut self) -> io::Result<()> {
        match self.old {
            Some(_) => fs::rename(&self.beside, &self.target)?,
            None => disk::rename_new(&self.beside, &self.target)?,
        }
        self.is_beside = false;
        Ok(())
    }

    fn put_back(&mut self) -> Result<(), Trouble> {
        let done = match self.old.take() {
            Some(old) => {
                let written = self.write(&old.bytes, true);
                written.and_then(|()| fs::rename(&self.beside, &self.target))
            }
            None => fs::remove_file(&self.target),
        };
        done.map_err(|error| self.trouble(&error))
    }

    fn trouble(&self, error: &io::Error) -> Trouble {
        match error.kind() {
            io::ErrorKind::AlreadyExists => meanwhile(&self.shown),
            _ => Trouble::io("write", self.shown.as_str(), error),
        }
    }
}

fn beside(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".new");
    parent(target).join(name)
}

#[cfg(test)]
mod tests;
