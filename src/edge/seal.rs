//! The only door by which a private file leaves the program.
//!
//! Nothing else makes a [`Sealed`], and only a `Sealed` can be written to the private folder or the outbox. A file on the disk
//! of the organisers is sealed by the modes of its file and folder alone; one that leaves the machine will need more.

use crate::output::private::Accepted;
use crate::output::{Letter, PrivateFile};
use crate::path::OutPath;

/// A file that may be written.
pub(super) struct Sealed {
    path: OutPath,
    bytes: Vec<u8>,
}

/// Seals a letter for the organisers' own disk.
pub(super) fn letter(letter: Letter) -> Sealed {
    let (path, bytes) = letter.into_parts();
    Sealed { path, bytes }
}

/// Seals a file that is issued.
pub(super) fn issued(file: PrivateFile<Accepted>) -> Sealed {
    let (path, bytes) = file.into_parts();
    Sealed { path, bytes }
}

impl Sealed {
    /// What to write, and where in the private folder.
    pub fn into_parts(self) -> (OutPath, Vec<u8>) {
        (self.path, self.bytes)
    }
}
