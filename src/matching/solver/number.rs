//! The two integers the solver computes in: `i64` where the weights leave room, `i128` otherwise.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A signed integer wide enough for doubled weights, duals and times; see `Scale` for the budget that keeps it from overflowing.
pub(super) trait Number:
    Copy
    + Ord
    + Default
    + Debug
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
{
    /// Later than every event.
    const NEVER: Self;

    /// The value as this type; the caller has checked that it fits.
    fn narrow(value: i128) -> Self;

    /// The value in full width.
    fn wide(self) -> i128;

    /// Half of an even number.
    fn half(self) -> Self;

    /// The next even number, itself if even.
    fn even_up(self) -> Self;

    /// Twice the number.
    fn twice(self) -> Self {
        self + self
    }
}

macro_rules! number {
    ($type:ty) => {
        impl Number for $type {
            const NEVER: Self = Self::MAX;

            fn narrow(value: i128) -> Self {
                Self::try_from(value).expect("the budget was checked when the scale was chosen")
            }

            fn wide(self) -> i128 {
                i128::from(self)
            }

            fn half(self) -> Self {
                debug_assert!(self & 1 == 0, "duals of one parity meet at even slack");
                self >> 1
            }

            fn even_up(self) -> Self {
                self + (self & 1)
            }
        }
    };
}

number!(i64);
number!(i128);
