//! The people of the matching benchmark for other programs: as text, or solved and timed in the same words as they are.
//!
//! ```sh
//! cargo run --release --example instance -- plain 500 > plain-500.txt    # what `examples/solve.rs` reads
//! cargo run --release --example instance -- --solve plain 500            # `PAIRS WEIGHT SECONDS`
//! ```
//!
//! Kinds of people: plain, noise, dup, skew. What is solved comes from rules, never from the list of edges; the time includes candidates,
//! all solves, pricing over all pairs and the proof.

#![allow(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "an example reads its arguments, a clock, and stops when something is wrong"
)]

#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/instances.rs"]
mod instances;
#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/kernel.rs"]
mod kernel;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fortnight::matching::certificate;
use fortnight::matching::pairs::PairSource;
use fortnight::matching::solver::{Options, solve};

use instances::{Instance, Variant};

const USAGE: &str = "usage: instance [--solve] plain|noise|dup|skew PEOPLE";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (solving, chosen) = match words[..] {
        ["--solve", kind, people] => (true, instance(kind, people)),
        [kind, people] => (false, instance(kind, people)),
        _ => (false, None),
    };
    let Some(chosen) = chosen else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if solving {
        solve_and_time(&chosen);
        return ExitCode::SUCCESS;
    }
    match write(&chosen, &mut BufWriter::new(io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("error: write the instance: {cause}");
            ExitCode::FAILURE
        }
    }
}

fn instance(kind: &str, people: &str) -> Option<Instance> {
    let variant = match kind {
        "plain" => Variant::Plain,
        "noise" => Variant::Noise,
        "dup" => Variant::Dup,
        "skew" => Variant::Skew,
        _ => return None,
    };
    Some(Instance::new(people.parse().ok()?, 1, variant))
}

fn write(instance: &Instance, out: &mut impl Write) -> io::Result<()> {
    let people = instance.len() as u32;
    let mut pairs = Vec::new();
    for u in 0..people {
        let others = (u + 1..people).filter_map(|v| Some((u, v, instance.weight(u, v)?)));
        pairs.extend(others);
    }
    writeln!(out, "{people} {}", pairs.len())?;
    for (u, v, weight) in pairs {
        writeln!(out, "{u} {v} {weight}")?;
    }
    out.flush()
}

/// The shortest of at most nine runs, or of as many as a second holds.
fn solve_and_time(instance: &Instance) {
    let (begun, mut shortest) = (Instant::now(), Duration::MAX);
    let options = Options::default();
    let mut proof = None;
    for _ in 0..9 {
        let run = Instant::now();
        let solution = solve(instance, options).expect("the weights are small");
        let (mate, duals) = (&solution.mate, &solution.duals);
        proof = certificate::check(instance, options.objective, mate, duals).ok();
        shortest = shortest.min(run.elapsed());
        if begun.elapsed() > Duration::from_secs(1) {
            break;
        }
    }
    let proof = proof.expect("every result is proved");
    let seconds = shortest.as_secs_f64();
    println!("{} {} {seconds:.6}", proof.matched_pairs, proof.weight);
}
