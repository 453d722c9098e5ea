//! Text to records: the formats. Each format's crate is named in one file.
//!
//! Layer 2. A reader never fails on a wrong value: it reports it and leaves the field empty, so that one run shows
//! everything that is wrong.

pub mod config;
pub mod conflict;
pub mod content;
pub mod data;
pub mod edit;
pub mod fields;
pub mod form;
pub mod lookalike;
pub mod mail;
pub mod markdown;
pub mod memo;
pub mod nearest;
pub mod saved;
pub mod sheet;
pub mod theme;
pub mod toml;
pub mod tree;
pub mod typography;
pub mod variables;
pub mod yaml;
