//! One output folder before a build: is it ours to replace, and what does it hold?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::Trouble;
use super::super::folders::{Folder, resolve};
use super::disk::{self, Moves};
use super::leftovers::Leftovers;
use super::lock::Lock;
use super::marker::{self, Kind, Marker};
use super::own::{foreign_files, side};

/// An output folder that has been found to be ours, or free to take.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    pub folder: &'a Folder,
    pub kind: Kind,
    /// Without links; need not exist. Where a build was killed, who only looks finds here what the next one puts back.
    pub real: PathBuf,
    /// Whether there is a folder to replace.
    pub exists: bool,
    /// What our folder says of itself; `None` if there is none yet, or it is empty.
    pub marker: Option<Marker>,
    /// Whether its own mode and the marker's companions are as they should be.
    pub intact: bool,
    /// How it is moved.
    pub moves: Moves,
    /// What lies beside, if it was not cleared away.
    left: Leftovers,
    _lock: Option<Lock>,
}

impl<'a> Slot<'a> {
    /// Takes the folder for this build alone, and clears away what a killed build left beside it.
    pub fn claim(folder: &'a Folder, kind: Kind) -> Result<Self, Trouble> {
        let real = real(folder)?;
        if let Some(parent) = real.parent() {
            fs::create_dir_all(parent)
                .map_err(|error| Trouble::io("create the folder above", folder.shown(), &error))?;
        }
        let lock = Lock::take(side(&real, "lock"), folder.shown())?;
        Leftovers::beside(&real).clear(&real, folder)?;
        let slot = Self::look(folder, kind)?;
        Ok(Self {
            _lock: Some(lock),
            ..slot
        })
    }

    /// Looks at the folder without touching anything, and sees what a build would.
    pub fn look(folder: &'a Folder, kind: Kind) -> Result<Self, Trouble> {
        let real = real(folder)?;
        let left = Leftovers::beside(&real);
        left.check(folder)?;
        let real = left.place(&real).to_owned();
        let exists = real.is_dir();
        let marker = if exists {
            own_marker(folder, kind, &real)?
        } else {
            None
        };
        Ok(Self {
            intact: marker.is_some() && is_intact(&real, kind),
            folder,
            kind,
            real,
            exists,
            marker,
            moves: Moves::SYSTEM,
            left,
            _lock: None,
        })
    }

    /// Digest of the inputs that our folder was made from.
    pub fn digest(&self) -> Option<&str> {
        self.marker.as_ref().map(|marker| marker.digest.as_str())
    }

    /// Whether a file of the folder has other names than what a killed build left, which goes.
    pub fn has_other_names(&self, path: &str, there: &fs::Metadata) -> bool {
        self.left.has_other_names(path, there)
    }

    /// A path beside the folder for this build's own use.
    pub fn side(&self, what: &str) -> PathBuf {
        side(&self.real, what)
    }
}

fn real(folder: &Folder) -> Result<PathBuf, Trouble> {
    resolve(folder.disk()).map_err(|error| Trouble::io("build into", folder.shown(), &error))
}

fn own_marker(folder: &Folder, kind: Kind, real: &Path) -> Result<Option<Marker>, Trouble> {
    let read = |error: &io::Error| Trouble::io("read", folder.show(marker::NAME), error);
    let marker = match Marker::read(real) {
        Ok(Some(marker)) => marker,
        Ok(None) => return refuse_foreign(folder, real, None).map(|()| None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(Trouble::new(
                "build into",
                folder.shown(),
                "its file `.fortnight` is damaged",
            )
            .hint("delete the folder by hand if you need nothing in it, then build again"));
        }
        Err(error) => return Err(read(&error)),
    };
    if marker.kind != kind {
        let cause = format!("it holds {}, not {}", marker.kind.words(), kind.words());
        return Err(Trouble::new("build into", folder.shown(), cause)
            .hint("look at `--out` and `--private`, and at `[folders]` in `fortnight.toml`"));
    }
    refuse_foreign(folder, real, Some(&marker))?;
    Ok(Some(marker))
}

/// Nothing that Fortnight did not make is ever deleted; so it may not be there.
fn refuse_foreign(folder: &Folder, real: &Path, marker: Option<&Marker>) -> Result<(), Trouble> {
    let foreign =
        foreign_files(real, marker).map_err(|error| Trouble::io("read", folder.shown(), &error))?;
    let Some(first) = foreign.first() else {
        return Ok(());
    };
    let others = match foreign.len() - 1 {
        0 => String::new(),
        1 => " and one more file".to_owned(),
        more => format!(" and {more} more files"),
    };
    let cause = format!("it holds `{first}`{others}, which fortnight did not make");
    Err(
        Trouble::new("build into", folder.shown(), cause).hint(format!(
            "each build replaces all of `{}`; move what you want to keep to another place",
            folder.shown()
        )),
    )
}

fn is_intact(real: &Path, kind: Kind) -> bool {
    let mode = |path: &Path, mode| {
        path.metadata()
            .is_ok_and(|there| disk::has_mode(&there, mode))
    };
    mode(real, kind.dir_mode())
        && mode(&real.join(marker::NAME), kind.file_mode())
        && kind.companions().iter().all(|(name, text)| {
            fs::read(real.join(name)).is_ok_and(|there| there == text.as_bytes())
        })
}
