//! A tree that is built beside its folder and then takes its place.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use super::super::Trouble;
use super::disk;
use super::item::Item;
use super::marker::{self, Marker};
use super::own::delete_unfinished;
use super::slot::Slot;
use super::swap::Staged;
use crate::path::OutPath;

/// A tree in the making. The folder is created with the first file; if the tree is dropped before it is finished, the
/// folder goes with it.
#[derive(Debug)]
pub(super) struct Staging<'a> {
    slot: &'a Slot<'a>,
    dir: PathBuf,
    begun: OnceLock<Result<Modes, Trouble>>,
    done: bool,
}

/// Whether modes must be set after creation, since the umask took something from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Modes {
    AsCreated,
    Set,
}

impl<'a> Staging<'a> {
    pub fn new(slot: &'a Slot<'a>) -> Self {
        Self {
            dir: slot.side("staging"),
            slot,
            begun: OnceLock::new(),
            done: false,
        }
    }

    pub fn has_begun(&self) -> bool {
        self.begun.get().is_some()
    }

    /// Writes one file.
    pub fn write(&self, item: &Item<'_>) -> Result<(), Trouble> {
        let modes = self.begin()?;
        let written = self.create(&item.path, modes, |file| file.write_all(&item.bytes));
        written.map_err(|error| self.trouble(&item.path, &error))
    }

    /// Takes over a file of the old tree that was found to be identical, by a second name for it: nothing has to be
    /// written, and nothing flushed. The first name goes with the old tree, or the second with this one, so that each file
    /// of a site has one name. Where a file cannot have two, it is copied, with its time.
    pub fn keep(&self, path: &OutPath, time: SystemTime) -> Result<(), Trouble> {
        let modes = self.begin()?;
        let old = self.slot.real.join(path.as_str());
        let target = self.dir.join(path.as_str());
        let linked = self.in_folder(&target, modes, |target| fs::hard_link(&old, target));
        let kept = linked.or_else(|_| {
            self.create(path, modes, |file| {
                io::copy(&mut File::open(&old)?, file)?;
                file.set_modified(time)
            })
        });
        kept.map_err(|error| self.trouble(path, &error))
    }

    /// Writes the marker: the tree is whole. Never without a marker, the folder is ours at every moment.
    pub fn finish(mut self, marker: &Marker) -> Result<Staged<'a>, Trouble> {
        self.begin()?;
        let whole = self.slot.side("marker");
        marker
            .write(&whole)
            .and_then(|()| fs::rename(&whole, self.dir.join(marker::NAME)))
            .map_err(|error| Trouble::io("write", self.slot.folder.show(marker::NAME), &error))?;
        self.done = true;
        Ok(Staged::tree(self.slot, self.dir.clone()))
    }

    fn begin(&self) -> Result<Modes, Trouble> {
        self.begun.get_or_init(|| self.create_root()).clone()
    }

    /// The marker first, so that the folder is known to be ours even if we are killed; then what keeps it company.
    fn create_root(&self) -> Result<Modes, Trouble> {
        let kind = self.slot.kind;
        let fill = || {
            disk::create_dir(&self.dir, kind.dir_mode())?;
            let as_created = disk::has_mode(&self.dir.metadata()?, kind.dir_mode());
            disk::set_mode(&self.dir, kind.dir_mode())?;
            Marker::unfinished(kind).write(&self.dir.join(marker::NAME))?;
            for (name, text) in kind.companions() {
                let mut file = disk::create_file(&self.dir.join(name), kind.file_mode())?;
                file.write_all(text.as_bytes())?;
            }
            Ok(if as_created {
                Modes::AsCreated
            } else {
                Modes::Set
            })
        };
        fill().map_err(|error| Trouble::io("stage", self.slot.folder.shown(), &error))
    }

    fn create(
        &self,
        path: &OutPath,
        modes: Modes,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<()> {
        let target = self.dir.join(path.as_str());
        let mut file = self.in_folder(&target, modes, |target| {
            disk::create_file(target, self.slot.kind.file_mode())
        })?;
        if modes == Modes::Set {
            disk::set_mode(&target, self.slot.kind.file_mode())?;
        }
        fill(&mut file)
    }

    /// Makes something at a path, and the folders above it if they are not there. Nobody is asked whether they are: a page has
    /// a folder of its own, which comes first, and other files nearly always find theirs.
    fn in_folder<T>(
        &self,
        target: &Path,
        modes: Modes,
        make: impl Fn(&Path) -> io::Result<T>,
    ) -> io::Result<T> {
        if !target.ends_with("index.html") {
            match make(target) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                other => return other,
            }
        }
        self.create_parents(target, modes)?;
        make(target)
    }

    fn create_parents(&self, path: &Path, modes: Modes) -> io::Result<()> {
        let Some(parent) = path.parent().filter(|parent| *parent != self.dir) else {
            return Ok(());
        };
        let mode = self.slot.kind.dir_mode();
        let created = match disk::create_dir(parent, mode) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.create_parents(parent, modes)?;
                disk::create_dir(parent, mode)
            }
            other => other,
        };
        match created {
            Ok(()) if modes == Modes::Set => disk::set_mode(parent, mode),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    }

    fn trouble(&self, path: &OutPath, error: &io::Error) -> Trouble {
        Trouble::io("write", self.slot.folder.show(path.as_str()), error)
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.done && self.has_begun() {
            let _ = delete_unfinished(&self.dir);
        }
    }
}
