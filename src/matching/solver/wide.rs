//! Leads with the digits farther apart, in 64 bits: where there are several levels, duals need far more room in each than weights.
//!
//! Only pairs that are equal in all higher levels hold the duals of a lower one together. So these drift along chains of tight pairs, to
//! many times the largest weight of their level.

use multiversion::multiversion;

use crate::bits::{WIDTH, rare_mask};
use crate::matching::pairs::{INELIGIBLE, Level};

/// Bits of the highest digits and all below them.
const REACH: u32 = 60;
/// Bits by which all steps from level to level are longer than in a lead.
const EXTRA: u32 = 24;

/// Where the digits of each level stand, the highest first.
pub(super) struct Wide {
    digits: Vec<Digit>,
}

/// One level.
#[derive(Clone, Copy, Debug, Default)]
struct Digit {
    weight_bit: u32,
    lead_bit: u32,
    bit: u32,
    /// Half of what the digit counts in a lead; none for the lowest, which is rounded down.
    half: i32,
}

impl Wide {
    pub(super) fn new(levels: &[Level]) -> Self {
        let each = EXTRA / u32::try_from(levels.len().max(2) - 1).expect("there are a few levels");
        let digit = |(place, level): (u32, &Level)| Digit {
            weight_bit: level.weight_bit,
            lead_bit: level.lead_bit,
            bit: level.lead_bit + place * each,
            half: (1 << level.lead_bit) / 2,
        };
        let mut digits: Vec<Digit> = (0..).zip(levels).map(digit).collect();
        digits.reverse();
        Self { digits }
    }

    /// Half of a dual, rounded down; `None` if the highest level has no room for it.
    ///
    /// A digit may take an eighth of the step to the next level, here and in weights. So the digits of two duals less those of a lead
    /// never make up for one of the next level, and the sign of the sum is that of the highest level that is not zero, as it is in
    /// full precision. A digit that is too high is lowered; for one that is too low, the next level is lowered by one and this
    /// one is as high as may be.
    pub(super) fn dual(&self, dual: i128) -> Option<i64> {
        let (mut rest, mut sum) = (dual, 0);
        let mut above: Option<&Digit> = None;
        for level in &self.digits {
            let unit = level.weight_bit + 1;
            let nearest = if level.half == 0 {
                0
            } else {
                1i128 << (unit - 1)
            };
            let digit = (rest + nearest) >> unit;
            let room = above.map_or(1 << (REACH - level.bit), |above| {
                let step = (above.bit - level.bit).min(above.weight_bit - level.weight_bit);
                1i128 << (step - 3)
            });
            if digit >= room || digit <= -room {
                let lowered = if digit < 0 { 1 } else { 0 };
                let above = above?;
                let greatest = i64::try_from(room - 1).ok()? << level.bit;
                return Some(sum - (lowered << above.bit) + greatest);
            }
            rest -= digit << unit;
            sum += i64::try_from(digit).ok()? << level.bit;
            above = Some(level);
        }
        Some(sum)
    }

    /// One bit for each of at most 64 leads: whether the pair exists and the lead is above its column and the base.
    pub(super) fn above(&self, leads: &[i32], columns: &[i64], base: i64) -> u64 {
        above(&self.digits, leads, columns, base)
    }
}

#[multiversion(targets = "simd")]
fn above(digits: &[Digit], leads: &[i32], columns: &[i64], base: i64) -> u64 {
    match *digits {
        [a, _] => bits(&[a], leads, columns, base),
        [a, b, _] => bits(&[a, b], leads, columns, base),
        [a, b, c, _] => bits(&[a, b, c], leads, columns, base),
        _ => bits(&[], leads, columns, base),
    }
}

/// With all digits but the lowest, whose place is the same.
#[inline(always)]
fn bits<const N: usize>(digits: &[Digit; N], leads: &[i32], columns: &[i64], base: i64) -> u64 {
    let is_above = |lead: i32, column: i64| {
        let spread = digits.iter().fold(Spread::of(lead), Spread::digit);
        (spread.done() > column + base) & (lead != INELIGIBLE)
    };
    let mut flags = [0; WIDTH];
    for (flag, (&lead, &column)) in flags.iter_mut().zip(leads.iter().zip(columns)) {
        *flag = u8::from(is_above(lead, column));
    }
    rare_mask(&flags)
}

/// A lead that is being taken apart.
struct Spread {
    rest: i32,
    sum: i64,
}

impl Spread {
    #[inline(always)]
    fn of(lead: i32) -> Self {
        Self { rest: lead, sum: 0 }
    }

    #[inline(always)]
    fn digit(mut self, at: &Digit) -> Self {
        let digit = self.rest.wrapping_add(at.half) >> at.lead_bit;
        self.rest = self.rest.wrapping_sub(digit << at.lead_bit);
        self.sum += i64::from(digit) << at.bit;
        self
    }

    #[inline(always)]
    fn done(self) -> i64 {
        self.sum + i64::from(self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::pairs::lead_of;

    /// Deterministic numbers that look random.
    fn numbers(seed: u64) -> impl FnMut(i128) -> i128 {
        let mut state = seed;
        move |bound| {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            i128::from(state >> 20) % bound
        }
    }

    #[test]
    fn no_pair_that_contradicts_the_duals_is_missed() {
        let level = |weight_bit, lead_bit| Level {
            weight_bit,
            lead_bit,
        };
        let sources = [
            vec![level(3, 0)],
            vec![level(50, 0), level(70, 13)],
            vec![level(50, 0), level(70, 13), level(88, 24)],
            vec![level(20, 0), level(33, 8), level(46, 15), level(59, 22)],
        ];
        let mut below = numbers(7);
        let mut contradicted = 0;
        for levels in &sources {
            let wide = Wide::new(levels);
            let top = levels.len() - 1;
            for _ in 0..200_000 {
                let digit = |place: usize, below: &mut dyn FnMut(i128) -> i128| match place {
                    _ if place == top => below(3),
                    _ => below(1 << (levels[place + 1].lead_bit - levels[place].lead_bit - 3)),
                };
                let weight: i128 = (0..=top)
                    .map(|place| digit(place, &mut below) << levels[place].weight_bit)
                    .sum();
                let lead = lead_of(weight, levels).expect("digits have room");
                // Duals that drift far apart, on their levels and by halves of the steps between them.
                let drift: i128 = (0..=top)
                    .map(|place| (below(4000) - 2000) << levels[place].weight_bit >> below(3))
                    .sum();
                let near = (below(9) - 4) << levels[0].weight_bit;
                let (u, v) = (drift, 2 * weight - drift + near + below(3) - 1);
                let (Some(own), Some(column)) = (wide.dual(u), wide.dual(v)) else {
                    continue;
                };
                if u + v < 2 * weight {
                    contradicted += 1;
                    assert_eq!(
                        wide.above(&[lead], &[column], own - 1),
                        1,
                        "{levels:?} {u} {v}"
                    );
                }
            }
        }
        assert!(contradicted > 100_000, "{contradicted}");
    }
}
