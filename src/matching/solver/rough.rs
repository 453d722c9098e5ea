//! Duals in the precision of leads, for the loops that see every pair.
//!
//! A dual is split as `class * floor + rest`; where cardinality comes first the floor is far beyond any weight, and the classes of two
//! people decide nearly everything.

use crate::matching::pairs::{LEAD_LIMIT, Level};

/// Which multiple of the floor a dual is close to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Near `-floor`: may stay free.
    Low,
    /// Near zero.
    Mid,
    /// Near `+floor`: wanted by several that may stay free.
    High,
    /// Far from all of these.
    Odd,
}

/// Which class a dual is in, and what is left of it, as `rest` tells it; it says `None` where it has no room.
pub(super) fn classify<T: Default>(
    dual: i128,
    floor: i128,
    rest: impl Fn(i128) -> Option<T>,
) -> (Class, T) {
    let classes = [(Class::Mid, 0), (Class::Low, -floor), (Class::High, floor)];
    let fits = |(class, center)| Some((class, rest(dual - center)?));
    let odd = || (Class::Odd, T::default());
    classes.into_iter().find_map(fits).unwrap_or_else(odd)
}

/// Half of a dual in leads, rounded down; `None` if the highest level has no room for it.
///
/// A digit may take an eighth of its level. So the digits of two duals less those of a lead never reach the next level, and the sign of
/// the sum of leads is that of the highest level that is not zero, as it is in full precision. A digit that is too high is lowered;
/// for one that is too low, the next level is lowered by one and this one is as high as may be.
pub(super) fn coarse(dual: i128, levels: &[Level]) -> Option<i32> {
    let mut rest = dual;
    let mut sum = 0;
    let mut reach = LEAD_LIMIT.trailing_zeros() + 1;
    for (place, level) in levels.iter().enumerate().rev() {
        let bit = level.weight_bit + 1;
        let half = if place == 0 { 0 } else { 1i128 << (bit - 1) };
        let digit = (rest + half) >> bit;
        let room = (1i128 << (reach - level.lead_bit)) - 1;
        let highest = place + 1 == levels.len();
        if digit > room || digit < -room {
            if highest {
                return None;
            }
            if digit < -room {
                sum -= 1 << (reach + 3);
            }
            return Some(sum + (i32::try_from(room).ok()? << level.lead_bit));
        }
        rest -= digit << bit;
        sum += i32::try_from(digit).ok()? << level.lead_bit;
        reach = level.lead_bit.saturating_sub(3);
    }
    Some(sum)
}

/// About twice the weight that has this lead.
pub(super) fn fine(lead: i32, levels: &[Level]) -> i128 {
    let mut rest = i64::from(lead);
    let digits = levels.iter().rev().map(|level| {
        let half = (1i64 << level.lead_bit) / 2;
        let digit = (rest + half) >> level.lead_bit;
        rest -= digit << level.lead_bit;
        i128::from(digit) << (level.weight_bit + 1)
    });
    digits.sum()
}
