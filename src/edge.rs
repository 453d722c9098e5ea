//! The only code that touches the world: disk, clock, environment, terminal.
//!
//! It may import layer 0 and [`crate::output`], and nothing else of the crate. A user's mistake leaves here as a
//! [`Diagnostic`](crate::diagnostic::Diagnostic); what the machine refused leaves as a [`Trouble`], which names the verb and the path once.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the place where the disk, the clock and the environment are allowed"
)]

pub mod browser;
pub mod clock;
pub mod folders;
mod git;
pub mod history;
pub mod load;
pub mod machine;
pub mod mail;
pub mod random;
mod seal;
pub mod serve;
pub mod terminal;
mod trouble;
pub mod watch;
pub mod write;

pub use trouble::{Failure, Trouble};
