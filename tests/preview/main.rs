//! `fortnight serve` at work: what it answers, whom it refuses, and that no save escapes it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests make their own disk and end loudly"
)]

mod desk;
mod doors;
mod equal;
mod follow;
mod running;
mod saves;
mod survival;
