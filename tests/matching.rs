//! The matching of a round: columns against the scorer of explanations, the packed objectives against exhaustive search, and the promises to
//! organisers one by one.

mod cap;
mod capacity;
mod cases;
mod columns;
mod digits;
mod exhaustive;
mod figures;
mod freed;
mod hands;
mod history;
mod mended;
mod mentors;
mod midst;
mod moves;
mod odd_ones;
mod oracle;
mod own;
mod policies;
mod reasons;
mod repaired;
mod repairs;
mod rows;
mod running;
mod seat;
mod size;
mod teams;
mod transport;
mod world;
mod year;
