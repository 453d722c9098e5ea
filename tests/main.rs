//! All tests that use Fortnight from outside, in one binary: one link instead of one a file. Run a part of them by its
//! module: `cargo test --test all privacy`.
//!
//! Doors: `checks` (files → what is told), `lives` (whole lives of a round → letters), `content` (Markdown → HTML and problems), `matching` and `solver` (people or
//! graph → matches), `privacy` (program → leaks), `cli` and `output` (what is typed → folders and messages), `preview`
//! (saves → what the browser gets), `golden` (a whole program, byte for byte). `BLESS=1` writes expectations anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::too_many_lines,
    reason = "a test reads its fixtures, makes its own disk and may stop at the first surprise"
)]

#[cfg(unix)]
mod accounts;
mod architecture;
mod archive;
mod blessed;
mod checks;
#[cfg(unix)]
mod cli;
mod clock;
mod content;
mod documents;
#[cfg(unix)]
mod edge_load;
mod edits;
mod escaping;
mod examples;
mod generate;
#[cfg(unix)]
mod golden;
mod graph;
mod hints;
mod hostile_data;
mod import;
mod ledger;
mod letters;
mod links;
mod lives;
mod many_problems;
mod matching;
#[cfg(unix)]
mod output;
mod parts;
#[cfg(unix)]
mod preview;
#[cfg(unix)]
mod privacy;
mod program;
mod records;
mod reference;
mod rehearse;
mod review;
#[cfg(unix)]
mod rights;
mod rules;
mod schemas;
#[cfg(unix)]
mod sending;
mod sheets;
mod signups;
mod site_links;
mod solve;
mod solver;
mod start_page;
mod theme;
mod themes;
mod words;
mod yaml;
