//! The program `fortnight`: reads the command line, runs the command, returns the exit code.

use std::process::ExitCode;

use clap::Parser;
use fortnight::cli::Cli;
use fortnight::commands::{self, Verdict};
use mimalloc::MiMalloc;

/// Pages and letters are made of many short-lived pieces, on all cores.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// 0: all is well; 1: problems were told; 2 (from clap): the command line was not understood.
fn main() -> ExitCode {
    match commands::run(&Cli::parse()) {
        Verdict::Fine => ExitCode::SUCCESS,
        Verdict::Problems => ExitCode::from(1),
    }
}
