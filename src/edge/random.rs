//! Chance, from the system's own source.

use super::Trouble;

/// A number that nobody can foresee.
///
/// # Errors
/// The system has none.
pub fn number() -> Result<u32, Trouble> {
    getrandom::u32().map_err(|error| Trouble::new("draw", "a random number", error.to_string()))
}

/// Bytes that nobody can foresee.
///
/// # Errors
/// The system has none.
pub fn fill(bytes: &mut [u8]) -> Result<(), Trouble> {
    getrandom::fill(bytes).map_err(|error| Trouble::new("draw", "random bytes", error.to_string()))
}
