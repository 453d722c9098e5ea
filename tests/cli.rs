//! The program as it is typed: its options, its exit codes, what it says, and what it does with bad input.

mod accidents;
mod all_at_once;
mod bad_input;
pub mod bench;
mod cap;
mod close;
mod days;
mod form;
mod hands;
mod import;
mod life;
mod manual;
mod mark;
mod mentors;
mod new;
mod options;
mod own_fields;
mod peers;
mod published;
mod rehearse;
mod repair;
mod report;
mod rounds;
mod send;
mod status;
mod whatif;
mod why;
