//! What a partner is worth, roughly: the duals of a solved sample, and from them those of everybody.
//!
//! A sample of the round has much the same duals as the whole, since a dual tells how sought after people like this one are. They show
//! which pairs are likely to be tight, far better than weights do, and where the search should begin. Nothing depends on
//! their being right (the idea of price-guided candidates: Bertsekas, "Auction algorithms", in Encyclopedia of Optimization, 2009).

use multiversion::multiversion;

use crate::matching::pairs::{INELIGIBLE, Level, PairSource};

use super::rough::{Class, classify, coarse, fine};
use super::sample::{RUN, Sample};
use super::scan;

/// How far the classes of prices are apart: farther than any lead.
const STEP: i32 = 1 << 30;

/// A price for each person, in leads: half a dual.
pub(super) struct Prices {
    pub price: Vec<i32>,
    /// Whether somebody has looked.
    known: bool,
}

impl Prices {
    /// Everybody is worth the same.
    pub(super) fn none(people: u32) -> Self {
        Self {
            price: vec![0; people as usize],
            known: false,
        }
    }

    /// From the duals of a solved sample: what somebody can hope for from the best partner there.
    pub(super) fn from_sample(
        source: &impl PairSource,
        people: u32,
        sample: &Sample,
        duals: &[i128],
        floor: i128,
    ) -> Self {
        let known: Vec<i32> = duals
            .iter()
            .map(|&dual| rough(dual, floor, source.levels()))
            .collect();
        let tiles = scan::in_tiles(people, |rows| {
            let mut best = vec![-STEP; rows.len()];
            let mut lead = [0; RUN as usize];
            let end = u32::try_from(known.len()).expect("numbers of people fit u32");
            sample.runs(0, end, |at, person, count| {
                let known = &known[at as usize..][..count as usize];
                for (row, best) in rows.clone().zip(&mut best) {
                    let lead = &mut lead[..count as usize];
                    source.block(row, person, lead);
                    *best = highest(lead, known, *best);
                }
            });
            best
        });
        let mut price: Vec<i32> = tiles.into_iter().flatten().collect();
        for (number, known) in (0..).zip(known) {
            price[Sample::person(number) as usize] = known;
        }
        Self { price, known: true }
    }

    /// The duals that the prices stand for.
    pub(super) fn duals(&self, floor: i128, levels: &[Level]) -> Option<Vec<i128>> {
        let dual = |&price: &i32| {
            let (center, rest) = match price {
                _ if price > STEP / 2 => (floor, price - STEP),
                _ if price < -STEP / 2 => (-floor, price + STEP),
                _ => (0, price),
            };
            (center + fine(rest, levels)).max(-floor)
        };
        self.known.then(|| self.price.iter().map(dual).collect())
    }
}

fn rough(dual: i128, floor: i128, levels: &[Level]) -> i32 {
    match classify(dual, floor, |rest| coarse(rest, levels)) {
        (Class::Low, rest) => rest.max(0) - STEP,
        (Class::Mid, rest) => rest,
        (Class::High, rest) => rest + STEP,
        (Class::Odd, _) => {
            if dual < 0 {
                -STEP
            } else {
                STEP
            }
        }
    }
}

/// The most that a lead exceeds its price, at least `least`.
#[multiversion(targets = "simd")]
fn highest(leads: &[i32], prices: &[i32], least: i32) -> i32 {
    let gains = leads
        .iter()
        .zip(prices)
        .map(|(&lead, &price)| gain(lead, price));
    gains.fold(least, i32::max)
}

/// Turns leads into what they exceed their prices by; gives the highest lead before.
#[multiversion(targets = "simd")]
pub(super) fn charge(leads: &mut [i32], prices: &[i32], least: i32) -> i32 {
    let mut highest = INELIGIBLE;
    for (lead, &price) in leads.iter_mut().zip(prices) {
        highest = highest.max(*lead);
        *lead = if *lead < least {
            INELIGIBLE
        } else {
            *lead - price
        };
    }
    highest
}

#[inline(always)]
fn gain(lead: i32, price: i32) -> i32 {
    if lead == INELIGIBLE {
        INELIGIBLE
    } else {
        lead - price
    }
}
