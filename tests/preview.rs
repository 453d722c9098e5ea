//! `fortnight serve` at work: what it answers, whom it refuses, and that no save escapes it.

mod desk;
mod doors;
mod equal;
mod follow;
mod running;
mod saves;
mod survival;
