//! A person's rights: to see all that is held about them, and to be erased everywhere.
//!
//! Layer 6. Pure: the texts of a program and what the edge found in its private folders go in; what is [held] and what
//! [erasing](erase) does come out, as values that are shown first. Both walk the [table of stores](crate::model::store), so that
//! a new store does not compile until it is said how people stand in it.

mod erase;
mod handover;
mod held;
mod ledger;
mod outside;
mod references;
mod several;
mod subject;
mod text;

pub use erase::{Change, Done, Erasure, Stuck, after, erase};
pub use handover::markdown as handover;
pub use held::{About, Held, held};
pub use outside::Fate;
pub use subject::Subject;
