//! Fortnight: a static site generator with a matching build step, for facilitated peer-mentoring programs.
//!
//! A *program folder* (topics in Markdown, participants and rounds in YAML, a theme) becomes a public site and one
//! private letter for each participant. Everything is one flow of values:
//!
//! ```text
//! disk ─ edge::load ─▶ source::Input ─ parse ─▶ records ─ validate ─▶ model::Program ─ matching ─▶ matches
//!                                                                          └──── plan ◀────┘
//!                                                                                 │
//!                               render: path → bytes, one file at a time, past the gate ─▶ edge::write ─▶ disk
//! ```
//!
//! Imports go down only; a test holds this table.
//!
//! | layer | modules | what they do |
//! |---|---|---|
//! | 8 | [`cli`], [`commands`] | what may be typed; one file a command |
//! | 7 | [`pipeline`], [`preview`], [`import`] | the pure composition: begin reading here; what is shown while one writes; people in |
//! | 6 | [`render`], [`rights`], [`life`], [`rehearse`] | bytes: pages, feeds, letters; what is held about somebody, and what erasing them does; what happens in a round; rounds of invented people |
//! | 5 | [`plan`], [`view`], [`output`], [`gate`], [`outbox`] | every path of the output; what templates see; what leaves; what must not; what was sent |
//! | 4 | [`matching`], [`stats`], [`signup`] | rules, policy, solver, certificate, reasons; figures of a round; what an export of a form says |
//! | 3 | [`validate`] | records to checked values |
//! | 2 | [`parse`] | text to records with places, Markdown to nodes |
//! | 1 | [`model`], [`words`] | checked values; every word that people read, in their language |
//! | 0 | [`source`], [`span`], [`blocks`], [`bits`], [`check`], [`diagnostic`], [`path`], [`address`], [`filename`] | what was read, what it is held in, what can be wrong, what is, where it may go, where it leads, what it is |
//! | edge | [`edge`] | the only code that touches the world; imports layer 0 and [`output`] |
//!
//! Privacy is a type: a participant's data are [`model::Private`], the public site is made of [`view`]s that hold none, a
//! [`output::Letter`] can only be sealed into the private folder, and [`gate`] reads every public byte all the same.

pub mod address;
pub mod bits;
pub mod blocks;
pub mod check;
pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod edge;
pub mod filename;
pub mod gate;
pub mod import;
pub mod life;
pub mod matching;
pub mod model;
pub mod outbox;
pub mod output;
pub mod parse;
pub mod path;
pub mod pipeline;
pub mod plan;
pub mod preview;
pub mod rehearse;
pub mod render;
pub mod rights;
pub mod signup;
pub mod source;
pub mod span;
pub mod stats;
pub mod validate;
pub mod view;
pub mod words;
