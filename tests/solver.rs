//! The solver against brute force, known optima and its own certificate.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "a test may stop at the first surprise"
)]

#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/instances.rs"]
mod instances;
#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/kernel.rs"]
mod kernel;

#[path = "solver/certificate.rs"]
mod certificate;
#[path = "solver/graphs.rs"]
mod graphs;
#[path = "solver/oracle.rs"]
mod oracle;
