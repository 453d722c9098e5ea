//! The only door by which a letter leaves the program.
//!
//! Nothing else makes a [`Sealed`], and only a `Sealed` can be written to the private folder. A letter on the disk of
//! the organisers is sealed by the modes of its file and folder alone; a letter that leaves the machine will need more.

use crate::output::Letter;
use crate::path::OutPath;

/// A letter that may be written.
pub(super) struct Sealed {
    path: OutPath,
    bytes: Vec<u8>,
}

/// Seals a letter for the organisers' own disk.
pub(super) fn seal(letter: Letter) -> Sealed {
    let (path, bytes) = letter.into_parts();
    Sealed { path, bytes }
}

impl Sealed {
    /// What to write, and where in the private folder.
    pub fn into_parts(self) -> (OutPath, Vec<u8>) {
        (self.path, self.bytes)
    }
}
