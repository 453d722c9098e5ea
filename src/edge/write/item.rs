//! One file to write. The only place that seals.

use std::borrow::Cow;

use super::super::seal::{self, Sealed};
use crate::output::private::Accepted;
use crate::output::{Letter, PrivateFile};
use crate::path::OutPath;

/// Only the site's bytes and sealed letters become one.
pub(super) struct Item<'a> {
    pub(super) path: OutPath,
    pub(super) bytes: Cow<'a, [u8]>,
}

impl From<Letter> for Item<'_> {
    fn from(letter: Letter) -> Self {
        seal::letter(letter).into()
    }
}

impl From<PrivateFile<Accepted>> for Item<'_> {
    fn from(file: PrivateFile<Accepted>) -> Self {
        seal::issued(file).into()
    }
}

impl From<Sealed> for Item<'_> {
    fn from(sealed: Sealed) -> Self {
        let (path, bytes) = sealed.into_parts();
        Self {
            path,
            bytes: bytes.into(),
        }
    }
}
