//! Values to bytes: one file for each output format. Words that people read come from [`words`](crate::words).
//!
//! Layer 6. The template engine is named only in [`theme`].

pub mod body;
pub mod capped;
pub mod desk;
pub mod escape;
pub mod figures;
pub mod form;
pub mod handover;
pub mod hours;
pub mod ledger;
pub mod letter;
pub mod letter_text;
pub mod mail;
pub mod markup;
pub mod merge;
pub mod page;
pub mod plain;
pub mod privacy;
pub mod proposal;
pub mod rehearsal;
pub mod report;
pub mod roles;
mod round_words;
pub mod rules;
pub mod schema;
pub mod sealed;
pub mod starter;
pub mod theme;
mod values;
