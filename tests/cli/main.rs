//! The program as it is typed: its options, its exit codes, what it says, and what it does with bad input.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests make their own disk and may stop"
)]

mod bad_input;
mod bench;
mod days;
mod options;
