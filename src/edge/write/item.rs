//! One file to write.

use std::borrow::Cow;

use super::super::seal::Sealed;
use crate::path::OutPath;

/// Only the site's bytes and sealed letters become one.
pub(super) struct Item<'a> {
    pub(super) path: OutPath,
    pub(super) bytes: Cow<'a, [u8]>,
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
