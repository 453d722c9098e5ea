//! What was found in the folders of private files, and beside them.

use std::path::PathBuf;

/// A file that some build or command made, or began to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The folder that knows it, on the disk.
    pub base: PathBuf,
    /// Its path there, `/`-separated.
    pub path: String,
    /// Its path as the user knows it.
    pub shown: String,
    /// `None` if it is gone, and its folder still lists it.
    pub bytes: Option<Vec<u8>>,
}
