//! Two sides with places, and what a pair of them is worth.

mod rounded;

pub use rounded::{Asked, RUN, Row, Scale};

use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A sum of objectives: what comes first decides, whatever follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    /// The more important objectives.
    pub high: i64,
    /// The others.
    pub low: i128,
}

impl Add for Worth {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self {
            high: self.high + other.high,
            low: self.low + other.low,
        }
    }
}

impl Neg for Worth {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self {
            high: -self.high,
            low: -self.low,
        }
    }
}

impl Sub for Worth {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl AddAssign for Worth {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Worth {
    #[inline]
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Worth {
    /// So many times as much; `None` if that is too large to compute with.
    pub fn checked_mul(self, times: u32) -> Option<Self> {
        Some(Self {
            high: self.high.checked_mul(times.into())?,
            low: self.low.checked_mul(times.into())?,
        })
    }

    /// The sum; `None` if it is too large to compute with.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self {
            high: self.high.checked_add(other.high)?,
            low: self.low.checked_add(other.low)?,
        })
    }
}

/// Somebody on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// How many places they have; at least one.
    pub places: u32,
    /// What it is worth that they have anybody at all; not negative.
    pub first: Worth,
}

/// Two sides.
pub trait Sides: Sync {
    /// Everybody on the left.
    fn left(&self) -> &[Side];

    /// Everybody on the right.
    fn right(&self) -> &[Side];

    /// What a pair is worth, above zero; `None` if it must not be.
    fn worth(&self, i: u32, j: u32) -> Option<Worth>;

    /// The least and the most that any pair may be worth, of each half for itself.
    fn range(&self) -> [Worth; 2];

    /// Looks at all pairs of somebody on the left at once: of each a worth that it does not exceed.
    fn row(&self, i: u32, scale: Scale, row: &mut Row);
}
