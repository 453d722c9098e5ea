//! The duals against every eligible pair: in rounded numbers first, which decide nearly all, then exactly.

use std::ops::Range;

use multiversion::multiversion;
use rayon::prelude::*;

use super::shells::Shells;
use super::{Duals, Rejection};
use crate::matching::pairs::{INELIGIBLE, LEAD_LIMIT, Level, PairSource, lead_of};

/// Every eligible pair must be covered by its duals.
pub(super) fn check(source: &impl PairSource, duals: &Duals) -> Result<(), Rejection> {
    let cover = Cover::new(source, duals);
    let people = u32::try_from(source.len()).map_err(|_| Rejection::TooLarge)?;
    let first_failure = (0..people.div_ceil(ROWS))
        .into_par_iter()
        .with_max_len(4)
        .map(|tile| cover.check_rows(tile * ROWS..people.min((tile + 1) * ROWS)))
        .find_first(Result::is_err);
    first_failure.unwrap_or(Ok(()))
}

/// The same for the pairs of these people alone.
pub(super) fn check_of(
    source: &impl PairSource,
    duals: &Duals,
    people: &[u32],
) -> Result<(), Rejection> {
    let cover = Cover::new(source, duals);
    let first_failure = people
        .par_iter()
        .with_max_len(ROWS as usize)
        .map(|person| cover.check_row(*person))
        .find_first(Result::is_err);
    first_failure.unwrap_or(Ok(()))
}

/// Rows checked together against a block of columns.
const ROWS: u32 = 16;
const COLUMNS: u32 = 2048;
/// Pairs compared at once.
const RUN: usize = 64;

/// The duals in two precisions: rounded ones decide nearly every pair, the exact ones the rest.
struct Cover<'a, S> {
    source: &'a S,
    duals: &'a Duals,
    /// The duals of the people; if there are shells, also what stands for them beside somebody in the core, bare and wrapped.
    sides: Vec<Side>,
    /// Who is in the core, if there is one.
    core: Vec<bool>,
    digits: Vec<Digit>,
    /// Positions of the groups of each person, ascending.
    groups: Vec<Vec<u32>>,
}

/// The rounded dual that makes no sum look covered.
const TOO_LOW: i64 = -(1 << 61);
/// A rounded dual stays below two to this power.
const REACH: u32 = 60;
/// How much farther apart, all together, the levels are in rounded duals than in leads.
const SPREAD: u32 = 24;

/// A level: where its digit stands in a lead and where in a rounded dual. The highest level is the first.
#[derive(Clone, Copy, Debug)]
struct Digit {
    weight_bit: u32,
    lead_bit: u32,
    bit: u32,
    is_lowest: bool,
}

fn digits(levels: &[Level]) -> Vec<Digit> {
    let gaps = levels.len().saturating_sub(1).max(1);
    let digit = |(below, level): (usize, &Level)| Digit {
        weight_bit: level.weight_bit,
        lead_bit: level.lead_bit,
        bit: level.lead_bit + u32::try_from(below * (SPREAD as usize / gaps)).unwrap_or(SPREAD),
        is_lowest: below == 0,
    };
    levels.iter().enumerate().map(digit).rev().collect()
}

/// Half a dual, level by level like a lead but farther apart, rounded down; [`TOO_LOW`] where the highest level lacks room for it.
///
/// Room is an eighth of the distance to the next level, in rounded duals and in weights. So in the sum of two rounded duals less a lead
/// no level makes up for one of the next, and the sum is positive only if its highest digit other than zero is: then the same
/// holds in full precision. A digit without room becomes the greatest that has; one that was below that takes one off the level
/// above for it, so that the whole is lower.
fn round(dual: i128, digits: &[Digit]) -> i64 {
    let (mut rest, mut rounded) = (dual, 0i128);
    let mut above: Option<Digit> = None;
    for &level in digits {
        let unit = 2i128 << level.weight_bit;
        let steps = above.map_or(REACH + 3 - level.bit, |above| {
            (above.bit - level.bit).min(above.weight_bit - level.weight_bit)
        });
        let room = (1i128 << (steps - 3)) - 1;
        let nearest = if level.is_lowest { 0 } else { unit / 2 };
        let digit = (rest + nearest).div_euclid(unit);
        if digit.abs() > room {
            match above {
                Some(above) if digit < 0 => rounded -= 1 << above.bit,
                None if digit < 0 => return TOO_LOW,
                _ => {}
            }
            rounded += room << level.bit;
            break;
        }
        rounded += digit << level.bit;
        rest -= digit * unit;
        above = Some(level);
    }
    i64::try_from(rounded).unwrap_or(TOO_LOW)
}

/// What stands for the duals of all people.
struct Side {
    floor: i128,
    exact: Vec<i128>,
    /// Rounded, less 0, less the floor and plus the floor.
    columns: [Vec<i64>; 3],
    digits: Vec<Digit>,
}

impl Side {
    fn new(digits: &[Digit], floor: i128, exact: Vec<i128>) -> Self {
        let column = |offset: i128| {
            let moved = exact.iter().map(|dual| dual.saturating_add(offset));
            moved.map(|dual| round(dual, digits)).collect()
        };
        Self {
            floor,
            columns: [0, -floor, floor].map(column),
            digits: digits.to_vec(),
            exact,
        }
    }

    /// The rounded dual of a row on this side and the columns of the other to add it to. A dual near the floor, or as far above zero, is
    /// brought near zero, and the columns are moved the other way: sums stay the same and stay small enough to tell.
    fn row<'a>(&self, u: u32, others: &'a Self) -> (i64, &'a [i64]) {
        let dual = self.exact[u as usize];
        let offsets = [0, self.floor, -self.floor].into_iter();
        let moved = offsets.map(|offset| dual.saturating_add(offset));
        let nearest = moved
            .zip(&others.columns)
            .min_by_key(|(dual, _)| dual.unsigned_abs());
        let (dual, columns) = nearest.expect("there are three");
        (round(dual, &self.digits), columns)
    }
}

impl<'a, S: PairSource> Cover<'a, S> {
    fn new(source: &'a S, duals: &'a Duals) -> Self {
        let digits = digits(source.levels());
        let floor = duals.floor;
        let side = |duals| Side::new(&digits, floor, duals);
        let shells = Shells::new(duals);
        let mut sides = vec![side(duals.person.clone())];
        if let Some(shells) = &shells {
            let people = duals.person.iter().enumerate();
            let beside = people.map(|(person, dual)| shells.beside(person, *dual));
            let (bare, wrapped) = beside.map(|[bare, wrapped]| (bare, wrapped)).unzip();
            sides.extend([side(bare), side(wrapped)]);
        }
        let mut groups = vec![Vec::new(); duals.person.len()];
        for (position, group) in (0..).zip(&duals.groups) {
            for &member in &group.members {
                groups[member as usize].push(position);
            }
        }
        Self {
            source,
            duals,
            sides,
            core: shells.map(|shells| shells.core).unwrap_or_default(),
            digits,
            groups,
        }
    }

    fn check_rows(&self, rows: Range<u32>) -> Result<(), Rejection> {
        let people = u32::try_from(self.groups.len()).map_err(|_| Rejection::TooLarge)?;
        let mut lead = [0; COLUMNS as usize];
        for begin in (rows.start / COLUMNS * COLUMNS..people).step_by(COLUMNS as usize) {
            let end = people.min(begin + COLUMNS);
            for u in rows.clone() {
                let first = begin.max(u + 1);
                if first < end {
                    let lead = &mut lead[..(end - first) as usize];
                    self.source.block(u, first, lead);
                    self.check_block(u, first, lead)?;
                }
            }
        }
        Ok(())
    }

    /// All pairs of one person.
    fn check_row(&self, u: u32) -> Result<(), Rejection> {
        let people = u32::try_from(self.groups.len()).map_err(|_| Rejection::TooLarge)?;
        let mut lead = [0; COLUMNS as usize];
        for begin in (0..people).step_by(COLUMNS as usize) {
            let lead = &mut lead[..(people.min(begin + COLUMNS) - begin) as usize];
            self.source.block(u, begin, lead);
            self.check_block(u, begin, lead)?;
        }
        Ok(())
    }

    fn check_block(&self, u: u32, first: u32, lead: &[i32]) -> Result<(), Rejection> {
        let rows = self.rows(u);
        for (at, run) in (0..).step_by(RUN).zip(lead.chunks(RUN)) {
            let mut care = 0;
            for (own, columns) in &rows {
                let columns = &columns[first as usize + at..][..run.len()];
                care |= needing_care(&self.digits, *own, run, columns);
            }
            while care != 0 {
                let place = at + care.trailing_zeros() as usize;
                self.check_pair(u, first + place as u32, lead[place])?;
                care &= care - 1;
            }
        }
        Ok(())
    }

    /// The rounded sums that must all cover a pair of this row: the row and its columns. People of the core bring half of what they share;
    /// of the inner shells, the two share at least what one of them has: the row's, or the column's.
    fn rows(&self, u: u32) -> Vec<(i64, &[i64])> {
        let in_core = self.core.get(u as usize) == Some(&true);
        match &self.sides[..] {
            [_, bare, wrapped] if in_core => vec![wrapped.row(u, bare), bare.row(u, wrapped)],
            [plain, ..] => vec![plain.row(u, plain)],
            [] => Vec::new(),
        }
    }

    /// In full precision.
    fn check_pair(&self, u: u32, v: u32, lead: i32) -> Result<(), Rejection> {
        if lead == INELIGIBLE {
            return Ok(());
        }
        let weight = self.source.weight(u, v).ok_or(Rejection::BadSource(u, v))?;
        if lead_of(weight, self.source.levels()) != Some(lead) {
            return Err(Rejection::BadSource(u, v));
        }
        let cover = self.duals.person[u as usize] + self.duals.person[v as usize];
        let doubled = 2 * weight;
        if cover >= doubled || cover.saturating_add(self.shared(u, v)) >= doubled {
            return Ok(());
        }
        Err(Rejection::Uncovered(u, v))
    }

    /// Sum of the duals of the groups that hold both.
    fn shared(&self, u: u32, v: u32) -> i128 {
        let mut others = self.groups[v as usize].iter().peekable();
        let mut sum: i128 = 0;
        for &position in &self.groups[u as usize] {
            while others.next_if(|&&other| other < position).is_some() {}
            if others.peek() == Some(&&position) {
                sum = sum.saturating_add(self.duals.groups[position as usize].dual);
            }
        }
        sum
    }
}

/// One bit for each pair of a run: whether it may be uncovered, or breaks the limit of leads.
#[multiversion(targets = "simd")]
fn needing_care(digits: &[Digit], own: i64, lead: &[i32], columns: &[i64]) -> u64 {
    match *digits {
        [_] => bits(&[], own, lead, columns),
        [a, _] => bits(&[a], own, lead, columns),
        [a, b, _] => bits(&[a, b], own, lead, columns),
        [a, b, c, _] => bits(&[a, b, c], own, lead, columns),
        _ => u64::MAX >> (RUN - lead.len()),
    }
}

/// With the digits above the lowest, which stands in the same place.
#[inline(always)]
fn bits<const N: usize>(digits: &[Digit; N], own: i64, lead: &[i32], columns: &[i64]) -> u64 {
    let pairs = || lead.iter().zip(columns);
    let any = pairs().fold(false, |any, (&lead, &column)| {
        any | needs_care(digits, own, lead, column)
    });
    if !any {
        return 0;
    }
    let bits = (0..).zip(pairs());
    let bits =
        bits.map(|(at, (&lead, &column))| u64::from(needs_care(digits, own, lead, column)) << at);
    bits.fold(0, |all, bit| all | bit)
}

/// With half duals `a`, `b` and lead `l`, all rounded down, `a + b > l` implies that twice the weight is covered.
#[inline(always)]
fn needs_care<const N: usize>(digits: &[Digit; N], own: i64, lead: i32, column: i64) -> bool {
    let (mut rest, mut spread) = (lead, 0i64);
    for level in digits {
        let digit = rest.wrapping_add(1 << level.lead_bit >> 1) >> level.lead_bit;
        rest = rest.wrapping_sub(digit << level.lead_bit);
        spread += i64::from(digit) << level.bit;
    }
    // `INELIGIBLE - 1` wraps to the top, so only eligible pairs are outside the limits.
    let outside = (lead > LEAD_LIMIT) | (lead.wrapping_sub(1) < -LEAD_LIMIT - 1);
    (spread + i64::from(rest) >= own + column) & (lead != INELIGIBLE) | outside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_uncovered_pair_is_waved_through() {
        let level = |weight_bit, lead_bit| Level {
            weight_bit,
            lead_bit,
        };
        let sources = [
            vec![level(0, 0)],
            vec![level(41, 0), level(60, 12)],
            vec![level(50, 0), level(70, 13), level(88, 24)],
            vec![level(20, 0), level(33, 8), level(46, 15), level(59, 22)],
        ];
        let mut state = 3u64;
        let mut below = |bound: i128| {
            state = state.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(1);
            i128::from(state >> 19) % bound
        };
        let mut uncovered = 0;
        for levels in &sources {
            let digits = digits(levels);
            for _ in 0..200_000 {
                let weight: i128 = levels
                    .iter()
                    .zip(levels.iter().skip(1).map(Some).chain([None]))
                    .map(|(level, above)| {
                        let most =
                            above.map_or(3, |above| 1 << (above.lead_bit - level.lead_bit - 3));
                        below(most) << level.weight_bit
                    })
                    .sum();
                let lead = lead_of(weight, levels).expect("digits have room");
                let drift: i128 = levels
                    .iter()
                    .map(|level| (below(6000) - 3000) << level.weight_bit >> below(3))
                    .sum();
                let near = (below(9) - 4) << levels[0].weight_bit;
                let (u, v) = (drift, 2 * weight - drift + near + below(3) - 1);
                if u + v < 2 * weight {
                    uncovered += 1;
                    let (own, column) = (round(u, &digits), round(v, &digits));
                    assert_eq!(
                        needing_care(&digits, own, &[lead], &[column]),
                        1,
                        "{levels:?} {u} {v}"
                    );
                }
            }
        }
        assert!(uncovered > 100_000, "{uncovered}");
    }
}
