//! Makes files in a folder that holds nothing yet.

use std::fs;
use std::io;

use super::super::Trouble;
use super::super::folders::Folder;
use super::change::write_all;
use super::text::Text;

/// Makes new files, whatever they hold, or none.
///
/// # Errors
/// One of them is there, or the disk refuses.
pub fn make_files(folder: &Folder, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let texts = files.iter().map(|(path, after)| Text {
        path,
        before: None,
        after,
    });
    write_all(folder, &texts.collect::<Vec<_>>())
}

/// Whether a folder is new or empty.
///
/// # Errors
/// It holds something, or is none.
pub fn vacant(folder: &Folder) -> Result<(), Trouble> {
    let held = match fs::read_dir(folder.disk()) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(Trouble::io("read", folder.shown(), &error)),
    };
    if !held {
        return Ok(());
    }
    let trouble = Trouble::new("write into", folder.shown(), "it is not empty");
    Err(trouble.hint("name a folder that is new or empty"))
}
