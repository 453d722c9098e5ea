//! What benchmarks of places share: a row of their table for all sizes that are asked, and what a bare pass costs.

use std::hint::black_box;
use std::time::Duration;

use crate::instances::{Instance, Variant};
use crate::processor::mean;

/// Prints the head and runs all sizes, which are numbers of the command line or else `standard`, on plain weights and on noise.
pub fn rows<const N: usize>(
    head: &[&str],
    standard: &[[usize; N]],
    run: impl Fn([usize; N], Variant) -> Vec<String>,
) {
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    let words = std::env::args().filter_map(|word| word.parse().ok());
    let asked: Vec<usize> = words.collect();
    let (asked, _) = asked.as_chunks();
    for size in if asked.is_empty() { standard } else { asked } {
        for variant in [Variant::Plain, Variant::Noise] {
            println!("| {} |", run(*size, variant).join(" | "));
        }
    }
}

/// The kernel alone, for so many rows with all later people.
pub fn bare(instance: &Instance, rows: usize) -> Duration {
    let pass = || {
        let (mut lead, mut sum) = ([0; 2048], 0_i32);
        for row in 0..rows as u32 {
            instance.bare_row(row, &mut lead);
            sum = sum.wrapping_add(black_box(lead[0]));
        }
        sum
    };
    mean(pass).0
}
