//! The program without a library: its modules are private here, so that the compiler sees what nothing uses. The step
//! "dead code" of `tests/run` checks it; nobody runs it.

#![deny(dead_code)]
#![allow(
    unused_imports,
    missing_docs,
    reason = "names that the library hands on to tests"
)]

mod address;
mod bits;
mod blocks;
mod check;
mod cli;
mod commands;
mod diagnostic;
mod edge;
mod filename;
mod gate;
mod import;
mod life;
mod matching;
mod model;
mod outbox;
mod output;
mod parse;
mod path;
mod pipeline;
mod plan;
mod preview;
mod rehearse;
mod render;
mod rights;
mod signup;
mod source;
mod span;
mod stats;
mod validate;
mod view;
mod words;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::run(&cli::Cli::parse()) {
        commands::Verdict::Fine => ExitCode::SUCCESS,
        commands::Verdict::Problems => ExitCode::from(1),
    }
}
