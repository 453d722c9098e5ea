//! From the answers of a form to people's files: rows → accounts, texts and what is told.

mod bench;
mod hands;
mod people;
mod random;
#[cfg(unix)]
mod replay;
#[cfg(unix)]
mod trial;
#[cfg(unix)]
mod trial_own;
