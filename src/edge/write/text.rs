//! What is to stand in a file, and what is said if somebody else has written there.

use std::path::Path;

use super::super::Trouble;

/// What is to stand in a file.
pub(super) struct Text<'a> {
    pub path: &'a str,
    pub before: Option<&'a str>,
    pub after: &'a [u8],
}

/// Somebody was there first.
pub(super) fn meanwhile(shown: &str) -> Trouble {
    Trouble::new("write", shown, "it has changed since it was read")
        .hint("nothing was written: run the command again")
}

/// The folder that something lies in.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}
