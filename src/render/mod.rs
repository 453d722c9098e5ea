//!
//! Layer 6.
//! Layer 6. The template engine is named only in [`theme`]; words are made only in [`words`].
//! Values to bytes: one file for each output format. Words that people read are chosen here.
//! Views to bytes: one file per output format.
pub mod body;
pub mod escape;
pub mod hours;
pub mod ledger;
pub mod letter;
pub mod letter_text;
pub mod markup;
pub mod page;
pub mod phrases;
mod plain;
pub mod proposal;
pub mod rules;
pub mod theme;
pub mod words;
