//! The proof that pairs between two sides with places are worth as much as any can be: by prices alone.
//!
//! Let every one on either side have a price `y`, of any sign, for one of their places. For any choice of pairs that keeps the places,
//! its worth is `sum over its pairs of (w - y(i) - y(j))` plus, for everybody with `d` pairs, `d y`, and `first` if `d` is not 0.
//! So it is at most `sum over all pairs of max(0, w - y(i) - y(j))` plus, for everybody, `max(0, y + first) + (places - 1) max(0, y)`
//! (the Lagrangian bound; A. Schrijver, *Combinatorial Optimization*, 2003, chapter 21). Pairs that are worth that are the best.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::matching::sides::{Asked, RUN, Row, Scale, Side, Sides, Worth};

/// Pairs that have been proved the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What they are worth.
    pub worth: Worth,
    /// What no pairs exceed. Equal to `worth`.
    pub bound: Worth,
}

/// Why pairs are not proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproved {
    /// Prices are not one for each.
    WrongLength,
    /// A pair stands twice, or is out of order.
    Twice(u32, u32),
    /// A pair that must not be.
    Ineligible(u32, u32),
    /// Somebody of the left has too many.
    TooManyLeft(u32),
    /// Somebody of the right has too many.
    TooManyRight(u32),
    /// Something is too large to compute with.
    TooLarge,
    /// The bound is above the worth: not the best.
    Gap(Proof),
}

/// Checks pairs, sorted, against the prices of both sides and every pair there is.
///
/// # Errors
/// The first reason found why there is no proof.
pub fn check(
    sides: &impl Sides,
    pairs: &[(u32, u32)],
    prices: [&[Worth]; 2],
) -> Result<Proof, Unproved> {
    let [left, right] = prices;
    if left.len() != sides.left().len() || right.len() != sides.right().len() {
        return Err(Unproved::WrongLength);
    }
    let worth = worth(sides, pairs)?;
    let of_sides = [(sides.left(), left), (sides.right(), right)];
    let mut bound = Worth::default();
    for (side, price) in of_sides
        .into_iter()
        .flat_map(|(sides, prices)| sides.iter().zip(prices))
    {
        bound = add(bound, of_places(*side, *price)?)?;
    }
    bound = add(bound, of_pairs(sides, left, right)?)?;
    let proof = Proof { worth, bound };
    match worth == bound {
        true => Ok(proof),
        false => Err(Unproved::Gap(proof)),
    }
}

/// Whether these prices let a pair add nothing to the bound, so that it may be in `sides` or not.
#[must_use]
pub fn covers(sides: &impl Sides, [left, right]: [&[Worth]; 2], i: u32, j: u32) -> bool {
    let both = add(left[i as usize], right[j as usize]);
    sides
        .worth(i, j)
        .is_none_or(|worth| both.is_ok_and(|both| worth <= both))
}

fn add(one: Worth, other: Worth) -> Result<Worth, Unproved> {
    one.checked_add(other).ok_or(Unproved::TooLarge)
}

/// What the pairs are worth, with the first place of everybody who has one.
fn worth(sides: &impl Sides, pairs: &[(u32, u32)]) -> Result<Worth, Unproved> {
    let mut total = Worth::default();
    let mut seen = BTreeSet::new();
    let mut taken = [vec![0; sides.left().len()], vec![0; sides.right().len()]];
    for (i, j) in pairs {
        if !seen.insert((i, j)) {
            return Err(Unproved::Twice(*i, *j));
        }
        let worth = sides.worth(*i, *j).ok_or(Unproved::Ineligible(*i, *j))?;
        total = add(total, worth)?;
        taken[0][*i as usize] += 1;
        taken[1][*j as usize] += 1;
    }
    let all = [sides.left(), sides.right()];
    for (at, (side, taken)) in all.into_iter().zip(&taken).enumerate() {
        for ((who, one), taken) in (0..).zip(side).zip(taken) {
            if *taken > one.places {
                return Err(match at {
                    0 => Unproved::TooManyLeft(who),
                    _ => Unproved::TooManyRight(who),
                });
            }
            if *taken > 0 {
                total = add(total, one.first)?;
            }
        }
    }
    Ok(total)
}

/// What the places of somebody can add at most.
fn of_places(side: Side, price: Worth) -> Result<Worth, Unproved> {
    let first = add(price, side.first)?.max(Worth::default());
    let more = price.max(Worth::default());
    let more = more.checked_mul(side.places.saturating_sub(1));
    add(first, more.ok_or(Unproved::TooLarge)?)
}

/// What all pairs can add at most. Rounded numbers tell which of them add something at all.
fn of_pairs(sides: &impl Sides, left: &[Worth], right: &[Worth]) -> Result<Worth, Unproved> {
    let people = u32::try_from(left.len()).map_err(|_| Unproved::TooLarge)?;
    let scale = Scale::new(left, right);
    let asked = Asked::new(right.iter().map(|price| scale.right(*price)).collect());
    let of_row = |(row, asked): &mut (Row, Asked), i: u32| {
        sides.row(i, scale, row);
        let own = scale.left(left[i as usize]);
        asked.prepare(own.high, row);
        let mut sum = Worth::default();
        for run in (0..row.low.len()).step_by(RUN) {
            let mut bits = asked.exceeded(own.low, row, run);
            while bits != 0 {
                let j = run + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let price = add(left[i as usize], right[j])?;
                let worth = sides.worth(i, j as u32);
                let gain = worth.map(|worth| worth - price).unwrap_or_default();
                sum = add(sum, gain.max(Worth::default()))?;
            }
        }
        Ok(sum)
    };
    let rows = (0..people).into_par_iter();
    let rows = rows.map_init(|| (Row::default(), asked.clone()), of_row);
    let sums: Vec<Result<Worth, Unproved>> = rows.collect();
    sums.into_iter()
        .try_fold(Worth::default(), |total, sum| add(total, sum?))
}
