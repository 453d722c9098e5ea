//! Sign-up forms: what the columns of an export say, and the answers of each row by the keys of a participant's file.
//!
//! Layer 4. Columns go by their headers, never by their place; answers by the form file and the program's own words. What
//! nobody has said the meaning of is told, once, and never guessed.

mod answers;
mod asked;
mod columns;
mod file;
mod hours;
mod inert;
mod merge;
mod moment;
mod order;
mod partner;
mod phrases;
mod propose;
mod questions;
mod split;
mod unknown;

pub use answers::{Read, read};
pub use columns::fit;
pub use file::form;
pub use merge::merge;
pub use propose::{Proposal, Shown, propose};
pub use questions::Questions;
