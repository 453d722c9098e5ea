//! Reads a table that somebody names: its bytes, at most so many.

use std::path::Path;

use super::super::Trouble;
use super::file::read_up_to;

/// The bytes of a file, and one more than `most` if it is larger.
///
/// # Errors
/// There is no such file, it is a folder or something else, or it cannot be read.
pub fn read_sheet(path: &Path, most: u64) -> Result<Vec<u8>, Trouble> {
    let shown = path.to_string_lossy();
    let found = path
        .metadata()
        .map_err(|error| Trouble::io("read", &*shown, &error))?;
    if !found.is_file() {
        // To read a named pipe would wait for whoever writes it.
        return Err(Trouble::new("read", shown, "this is not a file"));
    }
    read_up_to(path, most + 1, <[u8]>::to_vec)
        .map_err(|error| Trouble::io("read", path.to_string_lossy(), &error))
}
