//! The duals against every eligible pair: in rounded numbers first, which decide nearly all, then exactly.

use std::ops::Range;

use multiversion::multiversion;
use rayon::prelude::*;

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

/// Rows checked together against a block of columns.
const ROWS: u32 = 16;
const COLUMNS: u32 = 2048;
/// Pairs compared at once.
const RUN: usize = 64;

/// The duals in two precisions: rounded ones decide nearly every pair, the exact ones the rest.
struct Cover<'a, S> {
    source: &'a S,
    duals: &'a Duals,
    /// Rounded duals of the people less 0, less the floor and plus the floor.
    columns: [Vec<i32>; 3],
    /// Positions of the groups of each person, ascending.
    groups: Vec<Vec<u32>>,
}

/// The rounded dual that makes no sum look covered.
const TOO_LOW: i32 = -(1 << 30);

/// Half a dual in leads, rounded down; [`TOO_LOW`] where the highest level lacks room for it.
///
/// Room is an eighth of the distance to the next level. So in the sum of two rounded duals less a lead no level reaches the next,
/// and the sum is positive only if its highest digit other than zero is: then the same holds in full precision. A digit without
/// room becomes the greatest that has; one that was below that takes one off the level above for it, so that the whole is lower.
fn round(dual: i128, levels: &[Level]) -> i32 {
    let (mut rest, mut rounded) = (dual, 0);
    let (mut reach, mut above) = (1i128 << 29, None);
    for (place, level) in levels.iter().enumerate().rev() {
        let unit = 2i128 << level.weight_bit;
        let room = (reach >> level.lead_bit) - 1;
        let nearest = if place == 0 { 0 } else { unit / 2 };
        let digit = (rest + nearest).div_euclid(unit);
        if digit.abs() > room {
            let lowered = if digit < 0 { above } else { Some(0) };
            let Some(lowered) = lowered else {
                return TOO_LOW;
            };
            rounded += (room << level.lead_bit) - lowered;
            break;
        }
        rounded += digit << level.lead_bit;
        rest -= digit * unit;
        reach = (1 << level.lead_bit) / 8;
        above = Some(1 << level.lead_bit);
    }
    i32::try_from(rounded).unwrap_or(TOO_LOW)
}

impl<'a, S: PairSource> Cover<'a, S> {
    fn new(source: &'a S, duals: &'a Duals) -> Self {
        let column = |offset: i128| {
            let people = duals.person.iter();
            people
                .map(|dual| round(dual + offset, source.levels()))
                .collect()
        };
        let mut groups = vec![Vec::new(); duals.person.len()];
        for (position, group) in (0..).zip(&duals.groups) {
            for &member in &group.members {
                groups[member as usize].push(position);
            }
        }
        Self {
            source,
            duals,
            columns: [column(0), column(-duals.floor), column(duals.floor)],
            groups,
        }
    }

    /// The rounded dual of a row and the columns to add it to. A dual near the floor, or as far above zero, is brought near zero, and
    /// the columns are moved the other way: sums stay the same and stay small enough to tell.
    fn row(&self, u: u32) -> (i32, &[i32]) {
        let dual = self.duals.person[u as usize];
        let floor = self.duals.floor;
        let offsets = [0, floor, -floor].into_iter().zip(&self.columns);
        let nearest = offsets.min_by_key(|(offset, _)| (dual + offset).abs());
        let (offset, columns) = nearest.expect("there are three");
        (round(dual + offset, self.source.levels()), columns)
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

    fn check_block(&self, u: u32, first: u32, lead: &[i32]) -> Result<(), Rejection> {
        let (own, columns) = self.row(u);
        let columns = &columns[first as usize..][..lead.len()];
        let mut v = first;
        for (lead, columns) in lead.chunks(RUN).zip(columns.chunks(RUN)) {
            if run_needs_care(own, lead, columns) {
                for (v, (&lead, &column)) in (v..).zip(lead.iter().zip(columns)) {
                    if needs_care(own, lead, column) {
                        self.check_pair(u, v, lead)?;
                    }
                }
            }
            v += RUN as u32;
        }
        Ok(())
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

#[multiversion(targets = "simd")]
fn run_needs_care(own: i32, lead: &[i32], columns: &[i32]) -> bool {
    let pairs = lead.iter().zip(columns);
    pairs.fold(false, |any, (&lead, &column)| {
        any | needs_care(own, lead, column)
    })
}

/// Whether a pair may be uncovered, or breaks the limit of leads. With half duals `a`, `b` and lead `l`, all rounded down,
/// `a + b > l` implies that twice the weight is covered.
#[inline(always)]
fn needs_care(own: i32, lead: i32, column: i32) -> bool {
    let bar = (own + column).min(LEAD_LIMIT + 1);
    // `INELIGIBLE - 1` wraps to the top, so only eligible pairs fall below the limit.
    (lead >= bar) | (lead.wrapping_sub(1) < -LEAD_LIMIT - 1)
}
