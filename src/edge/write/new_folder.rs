//! A folder that is not there yet, with all its files: it lies beside its place until all of them are whole, and takes it in one
//! step, which is more than the files could do one by one, and less work.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;
use super::text::{Text, meanwhile, parent};

/// The folder; what lies beside its place is deleted unless it takes it.
pub(super) struct NewFolder {
    is_beside: bool,
    shown: String,
    target: PathBuf,
    beside: PathBuf,
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if self.is_beside {
            let _ = fs::remove_dir_all(&self.beside);
        }
    }
}

impl NewFolder {
    /// Writes the files of the folder of the first text, if that is new and they are more than `few`; with how many of the texts
    /// these are. All of them stand before the others, so that the order is kept.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn of(
        folder: &Folder,
        texts: &[Text<'_>],
        few: usize,
    ) -> Result<Option<(Self, usize)>, Trouble> {
        let place = |text: &Text<'_>| parent(&folder.disk().join(text.path)).to_owned();
        let Some(target) = texts.first().map(place) else {
            return Ok(None);
        };
        let is_own = |text: &&Text<'_>| text.before.is_none() && place(text) == target;
        let count = texts.iter().take_while(is_own).count();
        let is_alone = !texts[count..]
            .iter()
            .any(|text| place(text).starts_with(&target));
        let is_new = target.symlink_metadata().is_err() && parent(&target).is_dir();
        if count <= few || !is_alone || !is_new {
            return Ok(None);
        }
        let shown = folder.show(parent(Path::new(texts[0].path)).to_string_lossy().as_ref());
        let made = Self::made(target, shown)?;
        let files = texts[..count].par_iter().with_min_len(few);
        files.try_for_each(|text| {
            let written = made.write(text);
            written.map_err(|error| Trouble::io("write", folder.show(text.path), &error))
        })?;
        Ok(Some((made, count)))
    }

    fn made(target: PathBuf, shown: String) -> Result<Self, Trouble> {
        let mut name = std::ffi::OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(".new");
        let beside = parent(&target).join(name);
        let made = match fs::create_dir(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // What a run left that was cut off.
                fs::remove_dir_all(&beside).and_then(|()| fs::create_dir(&beside))
            }
            made => made,
        };
        made.map_err(|error| Trouble::io("write", shown.as_str(), &error))?;
        Ok(Self {
            is_beside: true,
            shown,
            target,
            beside,
        })
    }

    fn write(&self, text: &Text<'_>) -> io::Result<()> {
        let name = Path::new(text.path).file_name().unwrap_or_default();
        disk::create_file(&self.beside.join(name), 0o600)?.write_all(text.after)
    }

    /// Lets the folder take its place.
    ///
    /// # Errors
    /// Somebody has made one meanwhile, or the disk refuses.
    pub fn take_place(&mut self) -> Result<(), Trouble> {
        let moved = disk::rename_new(&self.beside, &self.target);
        moved.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => meanwhile(&self.shown),
            _ => Trouble::io("write", self.shown.as_str(), &error),
        })?;
        self.is_beside = false;
        disk::flush_names(parent(&self.target));
        Ok(())
    }

    /// Takes the folder back.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn put_back(&self) -> Result<(), Trouble> {
        let gone = fs::remove_dir_all(&self.target);
        gone.map_err(|error| Trouble::io("write", self.shown.as_str(), &error))
    }
}
