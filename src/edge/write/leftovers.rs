//! What a killed build left beside an output folder. The next build puts it back or clears it away; who only looks sees
//! the folder as that build will, and touches nothing.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;
use super::marker::{self, Marker};
use super::own::{delete_own, delete_unfinished, foreign_files, side};

/// What lies beside.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    /// The site itself, moved aside, and nothing in its place.
    moved: Option<PathBuf>,
    /// Trees that never became the site, or were it once.
    rest: Vec<PathBuf>,
}

impl Leftovers {
    /// Beside this folder.
    pub fn beside(real: &Path) -> Self {
        let aside = side(real, "old");
        let is_moved = !real.exists() && is_ours(&aside);
        let mut rest = vec![side(real, "staging")];
        let moved = if is_moved {
            Some(aside)
        } else {
            rest.insert(0, aside);
            None
        };
        rest.retain(|left| left.symlink_metadata().is_ok());
        Self { moved, rest }
    }

    /// Puts back what was moved aside, and deletes the rest.
    pub fn clear(self, real: &Path, folder: &Folder) -> Result<(), Trouble> {
        if let Some(moved) = &self.moved {
            let what = "clear what a broken build left beside";
            fs::rename(moved, real).map_err(|error| Trouble::io(what, folder.shown(), &error))?;
        }
        for left in &self.rest {
            let cleared = match Marker::read(left) {
                Ok(Some(marker)) if marker.is_finished() => delete_own(left, &marker),
                _ if is_ours(left) => delete_unfinished(left),
                _ => fs::remove_dir(left),
            };
            cleared.map_err(|_| in_the_way(left, folder))?;
        }
        clear_marker(&side(real, "marker"), folder)
    }

    /// Whether [`clear`](Self::clear) would succeed, as far as that can be foreseen.
    pub fn check(&self, folder: &Folder) -> Result<(), Trouble> {
        let stuck = self.rest.iter().find(|left| !can_be_cleared(left));
        stuck.map_or(Ok(()), |left| Err(in_the_way(left, folder)))
    }

    /// Where the folder that will be there lies now.
    pub fn place<'a>(&'a self, real: &'a Path) -> &'a Path {
        self.moved.as_deref().unwrap_or(real)
    }

    /// Whether a file of the folder has other names than those that will be cleared away.
    pub fn has_other_names(&self, path: &str, there: &Metadata) -> bool {
        let names = disk::names(there);
        let is_same = |left: &&PathBuf| {
            let other = left.join(path).symlink_metadata().ok();
            disk::identity(there).is_some()
                && other.as_ref().and_then(disk::identity) == disk::identity(there)
        };
        names > 1 && names > 1 + self.rest.iter().filter(is_same).count() as u64
    }
}

/// Deletes a marker that never came to its folder. A file of another's under that name stays.
fn clear_marker(left: &Path, folder: &Folder) -> Result<(), Trouble> {
    match left.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(there) if there.is_file() && Marker::is_one(left) => {
            fs::remove_file(left).map_err(|error| {
                Trouble::io(
                    "clear what a broken build left beside",
                    folder.shown(),
                    &error,
                )
            })
        }
        Ok(_) => Err(in_the_way(left, folder)),
    }
}

/// A build may be at work there just now: what goes while it is looked at, or is exchanged for another tree, is no obstacle.
fn can_be_cleared(left: &Path) -> bool {
    let has_gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    match Marker::read(left) {
        Ok(Some(marker)) if marker.is_finished() => match foreign_files(left, Some(&marker)) {
            Ok(foreign) if foreign.is_empty() => true,
            Ok(_) => Marker::read(left).is_ok_and(|now| now.as_ref() != Some(&marker)),
            Err(error) => has_gone(&error),
        },
        _ if is_ours(left) => true,
        _ => match fs::read_dir(left) {
            Ok(mut inside) => inside.next().is_none(),
            Err(error) => has_gone(&error),
        },
    }
}

fn in_the_way(left: &Path, folder: &Folder) -> Trouble {
    let cause = format!("`{}` is in the way", left.display());
    Trouble::new("build into", folder.shown(), cause)
        .hint("a build uses that name for its own; delete it, or move it if you need it")
}

/// A folder under a name of ours with a marker in it, whole or not, was made by a build.
fn is_ours(side: &Path) -> bool {
    let marker = side.join(marker::NAME).symlink_metadata();
    marker.is_ok_and(|there| there.is_file())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn what_another_build_has_cleared_away_meanwhile_is_not_in_the_way() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(&dir.path().join("public"));
        let staging = side(folder.disk(), "staging");
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("mine.txt"), "mine").unwrap();
        let left = Leftovers::beside(folder.disk());
        assert!(left.check(&folder).is_err());
        fs::remove_dir_all(&staging).unwrap();
        assert!(left.check(&folder).is_ok());
    }
}
