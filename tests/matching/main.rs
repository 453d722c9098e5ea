//! The matching of a round: columns against the scorer of explanations, the packed objectives against exhaustive search, and the promises to
//! organisers one by one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    missing_docs,
    reason = "tests"
)]

mod cases;
mod columns;
mod exhaustive;
mod odd_ones;
mod policies;
mod reasons;
mod size;
mod world;
