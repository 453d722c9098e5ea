//! The solver against brute force, known optima and its certificate; the certificate against whoever tampers.

#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/instances.rs"]
mod instances;
#[allow(dead_code, reason = "shared with the benchmark, which uses all of it")]
#[path = "../benches/kernel.rs"]
mod kernel;

mod brute_force;
mod certificate;
mod going_on;
mod graphs;
mod oracle;
mod rounds;
