//! Writes a program folder of any size, for measuring and for trying things out.
//!
//! ```text
//! cargo run --release --example generate -- --topics 1000 --people 1162 --out DIR
//! ```
//!
//! The same numbers and the same seed give the same bytes on every machine. Everybody in it is invented.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it writes files and says so; it is no part of the program"
)]

mod program;

use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;

use program::Size;

/// Write a program folder with invented topics and people.
#[derive(Parser)]
struct Arguments {
    /// How many discussion topics
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..))]
    topics: u64,
    /// How many participants; all of them enrol in the round that is about to be matched
    #[arg(long, default_value_t = 1162, value_parser = clap::value_parser!(u64).range(2..))]
    people: u64,
    /// From how many countries, 2 to 100
    #[arg(long, default_value_t = 95, value_parser = clap::value_parser!(u64).range(2..=100))]
    countries: u64,
    /// How many participants stand in one file
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    per_file: u64,
    /// Another number gives another program
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to make; it must not exist, or be empty
    #[arg(long)]
    out: PathBuf,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let number = |number: u64| usize::try_from(number).map_err(io::Error::other);
    let size = Size {
        topics: number(arguments.topics)?,
        people: number(arguments.people)?,
        countries: number(arguments.countries)?,
        per_file: number(arguments.per_file)?,
        seed: arguments.seed,
    };
    refuse_used(&arguments.out)?;
    let files = program::files(&size);
    for (path, text) in &files {
        write(&arguments.out.join(path), text)?;
    }
    println!("{} files in {}", files.len(), arguments.out.display());
    Ok(())
}

fn refuse_used(out: &Path) -> io::Result<()> {
    if out.exists() && out.read_dir()?.next().is_some() {
        let message = format!("`{}` is there already and not empty", out.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
