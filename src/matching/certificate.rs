//! The proof that a matching is the best possible: linear programming duality, checked against every eligible pair.
//!
//! This module shares no code with the solver and believes nothing it says. It only reads the pair source.
//!
//! The proof (Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", 1965; Schrijver, Combinatorial Optimization, 2003, chapters
//! 25 and 26). With a floor `F`, let a pair be worth `w + F`. Let every person have a dual `y >= -F` and some odd groups of people a
//! dual `z > 0`, such that for every eligible pair `y(u) + y(v) + (sum of z over the groups that hold both) >= 2 w`. Then no matching
//! is worth more than half of `sum of (y + F) + sum of z (size - 1) / 2`, and one that is worth that is optimal.
//! For `Objective::MaximumWeight` the floor is 0. For `Objective::CardinalityFirst` it must be so deep that one more pair is worth
//! more than all weights together: then the most valuable matching is the heaviest among the largest.

use std::ops::Range;

use multiversion::multiversion;
use rayon::prelude::*;

use super::pairs::{INELIGIBLE, LEAD_LIMIT, Level, PairSource, largest_weight, lead_of};

/// What a matching is best at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// As many pairs as possible, and among these matchings the largest total weight.
    CardinalityFirst,
    /// The largest total weight, however many pairs that takes.
    MaximumWeight,
}

/// The duals that prove a matching. All values are in doubled units: twice those of the weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duals {
    /// No dual of a person is below `-floor`; who stays free has exactly that.
    pub floor: i128,
    /// Dual of each person.
    pub person: Vec<i128>,
    /// The odd groups with a dual.
    pub groups: Vec<Group>,
}

/// An odd set of people: at most `(size - 1) / 2` pairs fit inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Positive, in doubled units.
    pub dual: i128,
    /// Ascending.
    pub members: Vec<u32>,
}

/// A matching that has been proved optimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Number of pairs.
    pub matched_pairs: usize,
    /// Their total weight.
    pub weight: i128,
    /// The total weight that no matching exceeds (of this number of pairs, if cardinality comes first). Equal to `weight`.
    pub bound: i128,
}

/// Why a matching is not proved. Pairs are named in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Partners or duals are not one for each person.
    WrongLength,
    /// This person's partner does not name them back.
    NotMutual(u32),
    /// These two are paired and must not be.
    Ineligible(u32, u32),
    /// The source's levels break their rules.
    BadLevels,
    /// The floor does not suit the objective.
    Floor,
    /// A dual is too large to compute with.
    TooLarge,
    /// This person's dual is below the floor.
    BelowFloor(u32),
    /// The group at this position is not an odd ascending set of three people or more with a positive dual.
    BadGroup(usize),
    /// The source gives this pair a weight outside its own limits.
    BadSource(u32, u32),
    /// The duals do not cover this pair.
    Uncovered(u32, u32),
    /// Everything is in order, but the bound is above the weight: not optimal.
    Gap {
        /// Weight of the matching.
        weight: i128,
        /// The bound the duals give.
        bound: i128,
    },
}

/// Checks that `mate` is a matching of eligible pairs, that `duals` hold for every eligible pair, and that both have the same value.
///
/// # Errors
/// The first reason found why there is no proof.
pub fn check(
    source: &impl PairSource,
    objective: Objective,
    mate: &[Option<u32>],
    duals: &Duals,
) -> Result<Certificate, Rejection> {
    if mate.len() != source.len() || duals.person.len() != source.len() {
        return Err(Rejection::WrongLength);
    }
    let (matched_pairs, weight) = primal(source, mate)?;
    let largest = largest_weight(source.levels()).ok_or(Rejection::BadLevels)?;
    check_floor(source.len(), objective, duals.floor, largest)?;
    check_signs(duals, largest)?;
    check_cover(source, duals)?;
    let bound = bound(duals, matched_pairs);
    if bound != weight {
        return Err(Rejection::Gap { weight, bound });
    }
    Ok(Certificate {
        matched_pairs,
        weight,
        bound,
    })
}

/// Number of pairs and total weight.
fn primal(source: &impl PairSource, mate: &[Option<u32>]) -> Result<(usize, i128), Rejection> {
    let (mut pairs, mut total) = (0, 0);
    for (u, &partner) in (0..).zip(mate) {
        let Some(v) = partner else { continue };
        if mate.get(v as usize) != Some(&Some(u)) {
            return Err(Rejection::NotMutual(u));
        }
        if u <= v {
            total += source.weight(u, v).ok_or(Rejection::Ineligible(u, v))?;
            pairs += 1;
        }
    }
    Ok((pairs, total))
}

/// One pair more must be worth more than any exchange: `(k + 1) (F - L) > k (F + L)` for `k <= n / 2`.
fn check_floor(
    people: usize,
    objective: Objective,
    floor: i128,
    largest: i128,
) -> Result<(), Rejection> {
    let people = i128::try_from(people).map_err(|_| Rejection::TooLarge)?;
    let deep_enough = match objective {
        Objective::MaximumWeight => floor == 0,
        Objective::CardinalityFirst => {
            floor > largest.checked_mul(people + 1).ok_or(Rejection::TooLarge)?
        }
    };
    if deep_enough {
        Ok(())
    } else {
        Err(Rejection::Floor)
    }
}

fn check_signs(duals: &Duals, largest: i128) -> Result<(), Rejection> {
    let limit = largest
        .checked_mul(4)
        .and_then(|span| span.checked_add(duals.floor.checked_mul(4)?))
        .filter(|&limit| limit < 1 << 125)
        .ok_or(Rejection::TooLarge)?;
    for (person, &dual) in (0..).zip(&duals.person) {
        if dual > limit {
            return Err(Rejection::TooLarge);
        }
        if dual < -duals.floor {
            return Err(Rejection::BelowFloor(person));
        }
    }
    for (position, group) in duals.groups.iter().enumerate() {
        if group.dual > limit {
            return Err(Rejection::TooLarge);
        }
        if !is_odd_set(group, duals.person.len()) {
            return Err(Rejection::BadGroup(position));
        }
    }
    Ok(())
}

fn is_odd_set(group: &Group, people: usize) -> bool {
    let members = &group.members;
    let ascending = members.windows(2).all(|pair| pair[0] < pair[1]);
    let known = members.last().is_some_and(|&last| (last as usize) < people);
    group.dual > 0 && members.len() >= 3 && members.len() % 2 == 1 && ascending && known
}

/// Half of the value of the duals, less the floor's part in `pairs` pairs; rounded up, and clamped if absurd.
///
/// Doubled: `sum of (y + F) + sum of z (size - 1) / 2 - 2 F pairs`. The sums are kept in two halves, since they may exceed 128 bits.
fn bound(duals: &Duals, pairs: usize) -> i128 {
    let mut sum = WideSum::default();
    for &dual in &duals.person {
        sum.add(dual + duals.floor, 1);
    }
    for group in &duals.groups {
        sum.add(group.dual, (group.members.len() as i128 - 1) / 2);
    }
    sum.add(-duals.floor, 2 * pairs as i128);
    let doubled = sum.value();
    (doubled >> 1).saturating_add(doubled & 1)
}

/// A sum of products, exact beyond 128 bits.
#[derive(Default)]
struct WideSum {
    high: i128,
    low: i128,
}

impl WideSum {
    const BITS: u32 = 64;

    /// `factor` below 2^24, and fewer than 2^24 terms.
    fn add(&mut self, value: i128, factor: i128) {
        self.high += (value >> Self::BITS) * factor;
        self.low += (value & ((1 << Self::BITS) - 1)) * factor;
    }

    fn value(&self) -> i128 {
        let high = self.high + (self.low >> Self::BITS);
        let low = self.low & ((1 << Self::BITS) - 1);
        high.checked_mul(1 << Self::BITS)
            .map_or(if high < 0 { i128::MIN } else { i128::MAX }, |high| {
                high + low
            })
    }
}

/// Every eligible pair must be covered by its duals.
fn check_cover(source: &impl PairSource, duals: &Duals) -> Result<(), Rejection> {
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
