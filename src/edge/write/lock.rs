//! One build at a time for each output folder: a locked file beside it.

use std::fs::{File, OpenOptions, TryLockError, remove_file};
use std::path::{Path, PathBuf};

use super::super::Trouble;
use super::disk;

/// Held until it is dropped; the system lets it go if the program dies.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock at once or not at all. `shown` is the folder that it stands for.
    pub fn take(path: PathBuf, shown: &str) -> Result<Self, Trouble> {
        // To open a named pipe would wait for whoever reads it, and a link could lead anywhere. A lock of ours is empty: what
        // holds words is somebody's, and would go with it.
        let is_ours = |there: std::fs::Metadata| there.is_file() && there.len() == 0;
        if path.symlink_metadata().is_ok_and(|there| !is_ours(there)) {
            let cause = format!("`{}` is in the way", path.display());
            return Err(Trouble::new("build into", shown, cause).hint(
                "a build uses that name for its lock; delete it, or move it if you need it",
            ));
        }
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| Trouble::io("create a lock beside", shown, &error))?;
            match file.try_lock() {
                Ok(()) if is_still_there(&file, &path) => return Ok(Self { path, file }),
                Ok(()) => {} // the build before us took the file away as it ended
                Err(TryLockError::WouldBlock) => {
                    return Err(Trouble::new(
                        "build into",
                        shown,
                        "another build is writing there",
                    )
                    .hint("wait until it has finished, then run the same command again"));
                }
                Err(TryLockError::Error(error)) => return Err(Trouble::io("lock", shown, &error)),
            }
        }
    }
}

impl Drop for Lock {
    /// Away first, then open: so that nobody locks a file that is about to go.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn is_still_there(file: &File, path: &Path) -> bool {
    let (Ok(ours), Ok(there)) = (file.metadata(), path.metadata()) else {
        return false;
    };
    disk::identity(&ours) == disk::identity(&there)
}
