//! A value that must never become public.

use std::fmt;

/// Wraps a participant's datum. It has no `Display` and no `Serialize`, and its `Debug` says nothing, so that it
/// can reach neither a template nor a log by accident. A test lists the few files that may [`reveal`](Self::reveal) it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Closes the door.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Opens it. Only letters, the leak gate, validation and the organisers' own terminal may.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}
