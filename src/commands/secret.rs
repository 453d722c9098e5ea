//! The secret that makes the codes of answers: read, or made once.

use crate::edge::folders::Folders;
use crate::edge::write::{Change, change_files};
use crate::edge::{Trouble, random};
use crate::model::store::SECRET;
use crate::outbox::code::Secret;
use crate::source::{Root, Sources};

/// The secret; `None` if there is none yet.
///
/// # Errors
/// Its file says something else.
pub(super) fn read(sources: &Sources) -> Result<Option<Secret>, Trouble> {
    let mut files = sources.of(Root::Data);
    let Some((_, file)) = files.find(|(_, file)| *file.path == *SECRET) else {
        return Ok(None);
    };
    match Secret::read(&file.text) {
        Some(secret) => Ok(Some(secret)),
        None => Err(Trouble::new("read", &*file.shown, "this is no secret of Fortnight")
            .hint("put the file back from a backup; without it answers to the letters that were sent need you, and to begin with a new one you delete the file")),
    }
}

/// A new one, which stays.
///
/// # Errors
/// The system has no chance to give, or the disk refuses.
pub(super) fn make(folders: &Folders) -> Result<Secret, Trouble> {
    let mut bytes = [0; Secret::BYTES];
    random::fill(&mut bytes)?;
    let secret = Secret::new(bytes);
    let change = Change {
        path: SECRET.to_owned(),
        before: None,
        after: secret.text(),
    };
    change_files(&folders.data, &[change])?;
    Ok(secret)
}
