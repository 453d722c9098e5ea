//! `cargo bench --bench matching [-- NAME...]`: what a certified optimum costs, as a multiple of one bare kernel pass over all pairs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]
#![forbid(unsafe_code)]

mod instances;
mod kernel;

use std::time::{Duration, Instant};

use fortnight::matching::certificate::{self, Certificate};
use fortnight::matching::solver::{Options, solve};

use instances::{CASES, Case, Instance};

fn main() {
    let names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|name| !name.starts_with("--"))
        .collect();
    println!(
        "| instance | pairs | weight | known | bare pass | solve | prove | together | bare passes | passes | edges |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for case in CASES {
        let chosen = if names.is_empty() {
            case.1 < 100_000
        } else {
            names.iter().any(|name| name == case.0)
        };
        if chosen {
            run(case);
        }
    }
}

fn run((name, people, variant, known): Case) {
    let instance = Instance::new(people, 1, variant);
    let bare = best_of(|| bare_pass(&instance, people)).0;
    let options = Options::default();
    let (solving, solution) =
        best_of(|| solve(&instance, options).expect("the instance is solvable"));
    let (proving, proof) = best_of(|| {
        certificate::check(
            &instance,
            options.objective,
            &solution.mate,
            &solution.duals,
        )
    });
    let together = solving + proving;
    let ratio = together.as_secs_f64() / bare.as_secs_f64();
    let (pairs, weight, verdict) = match proof {
        Ok(Certificate {
            matched_pairs,
            weight,
            ..
        }) => (matched_pairs, weight, verdict(known, matched_pairs, weight)),
        Err(why) => panic!("{name}: {why:?}"),
    };
    println!(
        "| {name} | {pairs} | {weight} | {verdict} | {bare:.2?} | {solving:.2?} | {proving:.2?} | {together:.2?} | {ratio:.1} | {} | {} |",
        solution.passes,
        solution.edges.len()
    );
}

fn verdict(known: Option<(usize, i128)>, pairs: usize, weight: i128) -> &'static str {
    match known {
        None => "-",
        Some(known) if known == (pairs, weight) => "same",
        Some(_) => "DIFFERENT",
    }
}

/// The kernel over all pairs on one core, the results thrown away.
fn bare_pass(instance: &Instance, people: usize) -> i32 {
    let mut lead = [0; 2048];
    let mut sum = 0i32;
    for u in 0..u32::try_from(people).expect("numbers of people fit u32") {
        instance.bare_row(u, &mut lead);
        sum = sum.wrapping_add(std::hint::black_box(lead[0]));
    }
    sum
}

/// The shortest of some runs, for at most two seconds.
fn best_of<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let mut result = work();
    let mut best = begin.elapsed();
    for _ in 0..5 {
        if begin.elapsed() > Duration::from_secs(2) {
            break;
        }
        let again = Instant::now();
        result = work();
        best = best.min(again.elapsed());
    }
    (best, result)
}
