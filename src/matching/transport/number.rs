//! The numbers of the search: both halves of a worth in one integer where there is room, and a worth as it is otherwise.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub};

use crate::matching::sides::{Side, Sides, Worth};

/// What worths, prices and times are computed in. Sums, differences and order are those of worths.
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
{
    /// A worth, whose upper half begins at a bit.
    fn of(worth: Worth, bit: u32) -> Self;

    /// The worth.
    fn worth(self, bit: u32) -> Worth;
}

impl Number for Worth {
    #[inline]
    fn of(worth: Worth, _bit: u32) -> Self {
        worth
    }

    #[inline]
    fn worth(self, _bit: u32) -> Worth {
        self
    }
}

impl Number for i128 {
    #[inline]
    fn of(worth: Worth, bit: u32) -> Self {
        (Self::from(worth.high) << bit) + worth.low
    }

    #[inline]
    fn worth(self, bit: u32) -> Worth {
        // The nearest multiple, since lower halves have either sign.
        let high = (self + (1 << (bit - 1))) >> bit;
        Worth {
            high: i64::try_from(high).unwrap_or(i64::MAX),
            low: self - (high << bit),
        }
    }
}

/// The bit at which the upper half begins in one integer; `None` if there is no room for both.
///
/// A path goes to and fro between the sides, and so do the worths in what it costs: it is no longer than half as many differences of two
/// pairs as there are people, and one pair, and a first place at either end. Prices are no farther from zero than the longest path in
/// each direction; three bits more are for their sums.
pub(super) fn bit(sides: &impl Sides) -> Option<u32> {
    let [least, most] = sides.range();
    let people = sides.left().len() + sides.right().len();
    let firsts = || sides.left().iter().chain(sides.right());
    let width = |half: fn(&Worth) -> i128| {
        let first = firsts().map(|side: &Side| half(&side.first)).max();
        let apart = half(&most).checked_sub(half(&least))?;
        let paths = apart.checked_mul(i128::try_from(people).ok()?)?;
        let ends = half(&most)
            .checked_add(first.unwrap_or(0))?
            .checked_mul(4)?;
        let most = paths.checked_add(ends)?;
        Some(i128::BITS - most.leading_zeros() + 3)
    };
    let (high, low) = (width(|worth| worth.high.into())?, width(|worth| worth.low)?);
    (high + low < i128::BITS).then_some(low)
}
