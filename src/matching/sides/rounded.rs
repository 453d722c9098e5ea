//! Worths in rounded numbers, by which nearly all pairs are told apart from those that are worth more than they cost.
//!
//! The lower half of a worth is taken less a base, in units of a power of two, so that it fits 64 bits; the upper half is compared
//! exactly. Whatever is rounded is rounded so that no pair which exceeds its price is missed: a pair up, a price down. What is out of
//! range becomes a number that stands for all beyond it.

use std::cmp::Ordering;

use multiversion::multiversion;

use super::Worth;

/// No price within the range is farther from zero; a pair may be four times as far.
const RANGE: i64 = 1 << 57;
/// A pair that must not be: below all prices.
const NEVER: i64 = -13 * RANGE;
/// A pair above the range: it exceeds all prices but the next.
const TOO_MUCH: i64 = 9 * RANGE;
/// A price that no pair exceeds.
const TOO_DEAR: i64 = 16 * RANGE;
/// A price that every pair exceeds.
const FREE: i64 = -9 * RANGE;
/// A price on the left below the range.
const BELOW: i64 = -3 * RANGE;
/// What a price on the left rises by if only an upper half can exceed it.
const BARRED: i64 = 6 * RANGE;
/// Pairs compared at once.
pub const RUN: usize = 64;

/// How the lower halves are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    bases: [i128; 2],
    shift: u32,
}

/// A price, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The upper half.
    pub high: i64,
    /// The lower one.
    pub low: i64,
}

impl Scale {
    /// One in which most of these prices of both sides are in range.
    pub fn new(left: &[Worth], right: &[Worth]) -> Self {
        let bases = [left, right].map(|prices| nth(prices.iter().map(|price| price.low), 2));
        let shift = |(prices, base): (&[Worth], i128)| {
            let far = prices.iter().map(|price| price.low.abs_diff(base));
            // Seven of eight.
            let far = nth(far.map(|far| i128::try_from(far).unwrap_or(i128::MAX)), 8);
            (i128::BITS - (far >> RANGE.trailing_zeros()).leading_zeros()).min(100)
        };
        Self {
            bases,
            shift: shift((left, bases[0])).max(shift((right, bases[1]))),
        }
    }

    /// One in which all pairs are in range, and prices of nothing.
    pub fn of([least, most]: [Worth; 2]) -> Self {
        let apart = most.low.abs_diff(least.low) >> RANGE.trailing_zeros();
        Self {
            bases: [least.low, 0],
            shift: (u128::BITS - apart.leading_zeros()).min(100),
        }
    }

    /// The lower half of a pair, rounded up.
    #[inline]
    pub fn pair(&self, low: i128) -> i64 {
        let above = low.saturating_sub(self.bases[0].saturating_add(self.bases[1]));
        let rounded = (above >> self.shift) + i128::from(above & ((1 << self.shift) - 1) != 0);
        match i64::try_from(rounded) {
            Ok(rounded) if rounded <= RANGE => rounded.max(-RANGE),
            _ if rounded > 0 => TOO_MUCH,
            _ => -RANGE,
        }
    }

    /// By how many bits a number is to be shifted that stands at `bit` of the lower half and is at most `most`, so that it can be
    /// added to another one; `None` if it cannot. No more than three may be added.
    #[inline]
    pub fn place(&self, bit: u32, most: u32) -> Option<u32> {
        let by = bit.checked_sub(self.shift)?;
        let room = RANGE.checked_shr(by)?;
        (i64::from(most) <= room).then_some(by)
    }

    /// A price of the left.
    pub fn left(&self, price: Worth) -> Rounded {
        self.price(price, 0, BELOW)
    }

    /// A price of the right.
    pub fn right(&self, price: Worth) -> Rounded {
        self.price(price, 1, FREE)
    }

    fn price(&self, price: Worth, side: usize, below: i64) -> Rounded {
        let rounded = price.low.saturating_sub(self.bases[side]) >> self.shift;
        let low = match i64::try_from(rounded) {
            Ok(rounded) if rounded >= -RANGE => rounded.min(RANGE),
            _ if rounded > 0 => RANGE,
            _ => below,
        };
        Rounded {
            high: price.high,
            low,
        }
    }
}

/// What one of `part` equal parts of all numbers exceeds, or is.
fn nth(numbers: impl Iterator<Item = i128>, part: usize) -> i128 {
    let mut numbers: Vec<i128> = numbers.collect();
    let at = numbers.len() - numbers.len().div_ceil(part);
    match numbers.len() {
        0 => 0,
        _ => *numbers.select_nth_unstable(at).1,
    }
}

impl Rounded {
    /// What pairs beside this price on the left, raised to that, are held against.
    #[inline]
    pub fn raised(self, to: Self) -> i64 {
        match to.high.cmp(&self.high) {
            Ordering::Less => BELOW,
            Ordering::Equal => to.low,
            Ordering::Greater => self.low + BARRED,
        }
    }
}

/// What is seen of all pairs of somebody on the left.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// For scratch.
    pub leads: Vec<i32>,
    /// The lower halves, by [`Scale::pair`], or [`Row::NEVER`].
    pub low: Vec<i64>,
    /// The upper halves; empty if all are zero.
    pub high: Vec<i64>,
}

impl Row {
    /// A pair that must not be.
    pub const NEVER: i64 = NEVER;

    /// Of one pair another worth.
    pub fn lift(&mut self, j: usize, worth: Worth, scale: Scale) {
        if self.high.is_empty() && worth.high != 0 {
            self.high.resize(self.low.len(), 0);
        }
        self.low[j] = scale.pair(worth.low);
        if let Some(high) = self.high.get_mut(j) {
            *high = worth.high;
        }
    }

    /// One bit for each of a run of pairs: whether its lower half is more than that.
    #[inline]
    pub fn exceeding(&self, bar: i64, run: usize) -> u64 {
        let end = self.low.len().min(run + RUN);
        exceeding(bar, &self.low[run..end], &[0; RUN][..end - run])
    }
}

/// Prices of the right side, as rows are held against them.
#[derive(Clone)]
pub struct Asked {
    prices: Vec<Rounded>,
    /// Beside this upper half of the left.
    high: Option<i64>,
    beside: Vec<i64>,
}

impl Asked {
    /// Of these prices.
    pub fn new(prices: Vec<Rounded>) -> Self {
        Self {
            prices,
            high: None,
            beside: Vec::new(),
        }
    }

    /// Of nothing, for lower halves alone.
    pub fn none(count: usize) -> Self {
        Self {
            prices: Vec::new(),
            high: None,
            beside: vec![FREE; count],
        }
    }

    /// Changes a lower half alone.
    #[inline]
    pub fn set_low(&mut self, j: usize, low: i64) {
        self.beside[j] = low;
    }

    /// Gets ready for a row beside this upper half of the left.
    pub fn prepare(&mut self, high: i64, row: &Row) {
        if !row.high.is_empty() {
            self.high = None;
            let both = self.prices.iter().zip(&row.high);
            self.beside.clear();
            self.beside
                .extend(both.map(|(price, pair)| price.beside(high, *pair)));
        } else if self.high != Some(high) {
            self.high = Some(high);
            self.beside.clear();
            self.beside
                .extend(self.prices.iter().map(|price| price.beside(high, 0)));
        }
    }

    /// Changes a price, for the row that it is ready for as well.
    #[inline]
    pub fn set(&mut self, j: usize, price: Rounded, high: i64, row: &Row) {
        self.prices[j] = price;
        let pair = row.high.get(j).copied().unwrap_or(0);
        self.beside[j] = price.beside(high, pair);
    }

    /// One bit for each of a run of pairs: whether it may be worth more than the price beside `own`.
    #[inline]
    pub fn exceeded(&self, own: i64, row: &Row, run: usize) -> u64 {
        let end = row.low.len().min(run + RUN);
        exceeding(own, &row.low[run..end], &self.beside[run..end])
    }
}

impl Rounded {
    #[inline]
    fn beside(self, high: i64, pair: i64) -> i64 {
        match high.saturating_add(self.high).cmp(&pair) {
            Ordering::Less => FREE,
            Ordering::Equal => self.low,
            Ordering::Greater => TOO_DEAR,
        }
    }
}

#[multiversion(targets = "simd")]
fn exceeding(own: i64, low: &[i64], asked: &[i64]) -> u64 {
    let both = || low.iter().zip(asked);
    let any = both().fold(false, |any, (low, asked)| any | (*low > own + *asked));
    if !any {
        return 0;
    }
    let bits = (0..).zip(both());
    let bits = bits.map(|(at, (low, asked))| u64::from(*low > own + *asked) << at);
    bits.fold(0, |all, bit| all | bit)
}
