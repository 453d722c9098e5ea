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

mod basis;
mod cover;
pub(super) mod nested;
pub mod partners;
pub mod places;
mod shells;

use super::pairs::{PairSource, largest_weight};
pub use basis::Basis;

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
    check_with(source, objective, mate, duals, || {
        cover::check(source, duals)
    })
}

/// The same, where `covers` tells whether the duals hold for every pair.
fn check_with(
    source: &impl PairSource,
    objective: Objective,
    mate: &[Option<u32>],
    duals: &Duals,
    covers: impl FnOnce() -> Result<(), Rejection>,
) -> Result<Certificate, Rejection> {
    if mate.len() != source.len() || duals.person.len() != source.len() {
        return Err(Rejection::WrongLength);
    }
    let largest = largest_weight(source.levels()).ok_or(Rejection::BadLevels)?;
    let (matched_pairs, weight) = primal(source, mate, largest)?;
    check_floor(source.len(), objective, duals.floor, largest)?;
    check_signs(duals, largest)?;
    covers()?;
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

/// Number of pairs and total weight; no weight above `largest`, so that the total cannot overflow.
fn primal(
    source: &impl PairSource,
    mate: &[Option<u32>],
    largest: i128,
) -> Result<(usize, i128), Rejection> {
    let (mut pairs, mut total) = (0, 0);
    for (u, &partner) in (0..).zip(mate) {
        let Some(v) = partner else { continue };
        if mate.get(v as usize) != Some(&Some(u)) {
            return Err(Rejection::NotMutual(u));
        }
        if u <= v {
            let weight = source.weight(u, v).filter(|_| u != v);
            let weight = weight.ok_or(Rejection::Ineligible(u, v))?;
            if weight.unsigned_abs() > largest.unsigned_abs() {
                return Err(Rejection::BadSource(u, v));
            }
            total += weight;
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
