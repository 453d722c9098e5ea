//! Why a server does not answer.

use std::io;

/// No answer.
#[derive(Debug)]
pub(super) enum Silence {
    /// The time was over.
    Hangs,
    /// The connection has ended.
    Gone,
    /// What came is no answer.
    Nonsense,
}

impl Silence {
    /// What an error of a connection means.
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::Hangs,
            io::ErrorKind::InvalidData => Self::Nonsense,
            _ => Self::Gone,
        }
    }
}
