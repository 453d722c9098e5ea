//! A tree that is ready: it takes the place of the old one, gives it back if another tree fails, and buries the old.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::super::Trouble;
use super::disk;
use super::marker::{self, Marker};
use super::own::{delete_own, delete_unfinished};
use super::slot::Slot;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};

/// What is ready to take its place, or has taken it.
#[derive(Debug)]
pub(super) struct Staged<'a> {
    slot: &'a Slot<'a>,
    what: What,
    /// Where the new waits, and where the old lies after an exchange.
    side: PathBuf,
    place: PlaceOf,
}

#[derive(Debug, PartialEq, Eq)]
enum What {
    Nothing,
    /// All files are as they were, but they belong to other inputs now.
    Marker,
    Tree,
}

/// Where the new tree is, and the old one.
#[derive(Debug, PartialEq, Eq)]
enum PlaceOf {
    /// The new one still waits.
    Beside,
    /// There was no old one.
    Fresh,
    /// The old one lies where the new one waited.
    Exchanged,
    /// The old one was moved to a third place.
    Moved,
    /// The old one was copied there, and deleted: its folder could not be moved.
    Copied,
}

impl<'a> Staged<'a> {
    pub fn nothing(slot: &'a Slot<'a>) -> Self {
        Self::new(slot, What::Nothing, PathBuf::new())
    }

    /// A whole tree that waits in this folder.
    pub fn tree(slot: &'a Slot<'a>, side: PathBuf) -> Self {
        Self::new(slot, What::Tree, side)
    }

    /// Another marker for an unchanged tree.
    pub fn marker(slot: &'a Slot<'a>, marker: &Marker) -> Result<Self, Trouble> {
        let staged = Self::new(slot, What::Marker, slot.side("marker"));
        let written = marker.write(&staged.side);
        written.map_err(|error| Trouble::io("write", slot.folder.show(marker::NAME), &error))?;
        Ok(staged)
    }

    fn new(slot: &'a Slot<'a>, what: What, side: PathBuf) -> Self {
        Self {
            slot,
            what,
            side,
            place: PlaceOf::Beside,
        }
    }

    /// Everything onto the disk, before any name changes.
    pub fn flush(&self) -> Result<(), Trouble> {
        let flushed = match self.what {
            What::Nothing => Ok(()),
            What::Marker => File::open(&self.side).and_then(|file| file.sync_all()),
            What::Tree => disk::flush(&self.side),
        };
        flushed.map_err(|error| Trouble::io("write", self.slot.folder.shown(), &error))
    }

    /// Takes the place of the old.
    pub fn swap(&mut self) -> Result<(), Trouble> {
        let real = &self.slot.real;
        let swapped = match self.what {
            What::Nothing => Ok(PlaceOf::Beside),
            What::Marker => {
                fs::rename(&self.side, real.join(marker::NAME)).map(|()| PlaceOf::Fresh)
            }
            What::Tree if self.slot.exists => self.replace(),
            What::Tree => disk::rename_new(&self.side, real).map(|()| PlaceOf::Fresh),
        };
        self.place = swapped.map_err(|error| {
            let trouble = Trouble::io("replace", self.slot.folder.shown(), &error);
            match error.kind() {
                io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
                    trouble.hint("it seems to be a mount point, which cannot be exchanged; name a folder inside it")
                }
                _ => trouble,
            }
        })?;
        Ok(())
    }

    fn replace(&self) -> io::Result<PlaceOf> {
        let real = &self.slot.real;
        let moves = self.slot.moves;
        match (moves.exchange)(&self.side, real) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {}
            other => return other.map(|()| PlaceOf::Exchanged),
        }
        let aside = self.slot.side("old");
        let place = match (moves.rename)(real, &aside) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                self.copy_aside(&aside, error)?
            }
            other => other.map(|()| PlaceOf::Moved)?,
        };
        match fs::rename(&self.side, real) {
            Ok(()) => Ok(place),
            Err(error) => {
                fs::rename(&aside, real)?;
                Err(error)
            }
        }
    }

    /// In a container the old folder may lie in a layer that is never changed: it can be deleted, not moved. The copy begins
    /// with the marker, so that it is known to be ours if we are killed.
    fn copy_aside(&self, aside: &Path, error: io::Error) -> io::Result<PlaceOf> {
        let real = &self.slot.real;
        let (Some(marker), false) = (&self.slot.marker, disk::is_mounted(real)) else {
            return Err(error);
        };
        let mode = self.slot.kind.dir_mode();
        let copied = disk::create_dir(aside, mode)
            .and_then(|()| disk::copy_file(&real.join(marker::NAME), &aside.join(marker::NAME)))
            .and_then(|()| disk::copy_missing(real, aside, mode));
        let moved = copied.and_then(|()| {
            delete_own(real, marker).or_else(|error| {
                disk::copy_missing(aside, real, mode)?;
                Err(error)
            })
        });
        if moved.is_err() {
            let _ = delete_own(aside, marker);
        }
        moved.map(|()| PlaceOf::Copied)
    }

    /// Gives the place back to the old, because another tree could not take its own. A marker stays: it is true.
    pub fn take_back(&mut self) {
        let real = &self.slot.real;
        let back = match (&self.what, &self.place) {
            (What::Tree, PlaceOf::Fresh) => fs::rename(real, &self.side),
            (What::Tree, PlaceOf::Exchanged) => disk::exchange(&self.side, real),
            (What::Tree, PlaceOf::Moved | PlaceOf::Copied) => {
                fs::rename(real, &self.side).and_then(|()| fs::rename(self.slot.side("old"), real))
            }
            _ => Ok(()),
        };
        if back.is_ok() {
            self.place = PlaceOf::Beside;
        }
    }

    /// The change of names onto the disk too.
    pub fn flush_parent(&self) {
        if let (true, Some(parent)) = (self.what != What::Nothing, self.slot.real.parent()) {
            disk::flush_names(parent);
        }
    }

    /// Deletes the old tree. What is in it that is not ours, because it came during the build, is kept and told.
    pub fn retire(self) -> Vec<Diagnostic> {
        let copied = (self.place == PlaceOf::Copied).then(|| self.copied());
        copied.into_iter().chain(self.bury()).collect()
    }

    fn copied(&self) -> Diagnostic {
        let message = "this folder could not be exchanged in one step, so it was copied and deleted: for a moment there was none";
        let place = Place::File(self.slot.folder.shown().to_owned(), None);
        Diagnostic::new(check::COPIED_FOLDER, place, message)
            .hint("it lies in a layer of a container; build into a volume to have no such moment")
    }

    fn bury(&self) -> Option<Diagnostic> {
        let old = match self.place {
            PlaceOf::Exchanged => self.side.clone(),
            PlaceOf::Moved | PlaceOf::Copied => self.slot.side("old"),
            PlaceOf::Beside | PlaceOf::Fresh => return None,
        };
        let deleted = match &self.slot.marker {
            Some(marker) => delete_own(&old, marker),
            None => fs::remove_dir(&old),
        };
        if deleted.is_ok() {
            return None;
        }
        let kept = (1..100).map(|n| self.slot.side(&format!("kept-{n}")));
        let kept = kept
            .into_iter()
            .find(|kept| disk::rename_new(&old, kept).is_ok());
        let kept = kept.unwrap_or(old).display().to_string();
        let message = "files came into this folder while it was built, or could not be deleted";
        let place = Place::File(self.slot.folder.shown().to_owned(), None);
        Some(
            Diagnostic::new(check::KEPT_FILES, place, message)
                .hint(format!("they were moved to `{kept}`")),
        )
    }
}

impl Drop for Staged<'_> {
    /// Whatever still waits was not wanted after all.
    fn drop(&mut self) {
        if self.place != PlaceOf::Beside {
            return;
        }
        let _ = match self.what {
            What::Nothing => Ok(()),
            What::Marker => fs::remove_file(&self.side),
            What::Tree => delete_unfinished(&self.side),
        };
    }
}
