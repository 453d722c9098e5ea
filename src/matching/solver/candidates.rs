//! The best few partners of everybody: the sparse graph the first solve runs on.

use std::cmp::Reverse;

use multiversion::multiversion;

use crate::bits::{WIDTH, rare_mask};
use crate::matching::pairs::{INELIGIBLE, LEAD_LIMIT, PairSource, lead_of};

use super::prices::{Prices, charge};
use super::scan::{self, scatter};

/// The pairs `(u, v)`, `u < v`, ascending, in which one is among the `count` heaviest of the other with a lead of at least `least`.
/// `None` if a lead breaks its limit.
///
/// Each row starts its search at a column of its own, and of equals the first met counts: so crowds of identical people do not
/// all choose the same few.
pub(super) fn candidates(
    source: &impl PairSource,
    people: u32,
    count: usize,
    least: i32,
    prices: &Prices,
) -> Option<Vec<(u32, u32)>> {
    let tiles = scan::in_tiles(people, |rows| {
        let begin = rows.start;
        let mut best: Vec<Best> = rows.clone().map(|_| Best::new(count)).collect();
        if source.listed(begin).is_some() {
            for row in rows {
                let list = source.listed(row).unwrap_or(&[]);
                let best = &mut best[(row - begin) as usize];
                for &(v, weight) in list {
                    let lead = lead_of(weight, source.levels()).unwrap_or(LEAD_LIMIT + 1);
                    best.highest = best.highest.max(lead);
                    if lead >= least {
                        best.offer(lead, v);
                    }
                }
            }
        } else {
            scan::blocks(
                source,
                people,
                &rows,
                |_| 0,
                |row, first, lead| {
                    let prices = &prices.price[first as usize..][..lead.len()];
                    let best = &mut best[(row - begin) as usize];
                    best.highest = best.highest.max(charge(lead, prices, least));
                    best.scan(row, first, lead);
                },
            );
        }
        best
    });
    let mut pairs = Vec::with_capacity(people as usize * count);
    for (u, mut best) in (0..).zip(tiles.into_iter().flatten()) {
        best.sort_out();
        if best.highest > LEAD_LIMIT {
            return None;
        }
        pairs.extend(
            best.found
                .iter()
                .map(|offer| (u.min(offer.v), u.max(offer.v))),
        );
    }
    sort(&mut pairs);
    pairs.dedup();
    Some(pairs)
}

/// Sorts pairs, which are compared as one number each.
pub(super) fn sort(pairs: &mut [(u32, u32)]) {
    pairs.sort_unstable_by_key(|(u, v)| u64::from(*u) << 32 | u64::from(*v));
}

/// Some pairs `(u, v)`, `u < v`, of everybody with partners anywhere, light or heavy.
///
/// The heaviest pairs crowd around a few people, so that they alone often leave somebody free; then the duals sink to the floor
/// and one blossom swallows nearly all. A few scattered pairs for each person make a graph that has, almost surely, as many
/// disjoint pairs as the whole one: two are enough for a perfect matching where all pairs are eligible (Frieze, Maximum matchings in
/// a class of random graphs, J. Combin. Theory B 40, 1986).
pub(super) fn spread(source: &impl PairSource, people: u32) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for u in 0..people {
        let strangers = (0..SPREAD_TRIES).map(|attempt| scatter(u, attempt) % people);
        let eligible = strangers.filter(|v| *v != u && source.weight(u, *v).is_some());
        pairs.extend(eligible.take(SPREAD).map(|v| (u.min(v), u.max(v))));
    }
    pairs
}

/// Scattered pairs for each person, and how often one is looked for.
const SPREAD: usize = 4;
const SPREAD_TRIES: u32 = 48;

/// The heaviest few of one row so far, and some that are waiting to be sorted out.
struct Best {
    count: usize,
    /// Of all leads that were seen.
    highest: i32,
    /// Only greater gains are let in.
    bar: i32,
    /// In the order in which they came, but for the heaviest few, which stand first.
    found: Vec<Offer>,
    /// How many came.
    offers: u32,
}

/// A pair of the row; of equal leads, the first that came counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    lead: Reverse<i32>,
    turn: u32,
    v: u32,
}

/// For how many times as many offers as are kept there is room: more room means less sorting out, but a lower bar.
const ROOM: usize = 3;

impl Best {
    fn new(count: usize) -> Self {
        Self {
            count,
            highest: INELIGIBLE,
            bar: INELIGIBLE,
            found: Vec::with_capacity(count * ROOM),
            offers: 0,
        }
    }

    fn scan(&mut self, row: u32, first: u32, lead: &[i32]) {
        let turn = row.wrapping_mul(0x9E37_79B9) as usize % lead.len();
        self.scan_part(first, lead, turn..lead.len());
        self.scan_part(first, lead, 0..turn);
    }

    fn scan_part(&mut self, first: u32, lead: &[i32], part: std::ops::Range<usize>) {
        let mut v = first + u32::try_from(part.start).expect("a block is short");
        for chunk in lead[part].chunks(WIDTH) {
            let mut above = above(chunk, self.bar);
            while above != 0 {
                let at = above.trailing_zeros();
                self.offer(chunk[at as usize], v + at);
                above &= above - 1;
            }
            v += WIDTH as u32;
        }
    }

    fn offer(&mut self, lead: i32, v: u32) {
        if lead <= self.bar {
            return;
        }
        self.found.push(Offer {
            lead: Reverse(lead),
            turn: self.offers,
            v,
        });
        self.offers += 1;
        if self.found.len() == self.count * ROOM {
            self.sort_out();
        }
    }

    /// Keeps the heaviest few and raises the bar to the lightest of them.
    fn sort_out(&mut self) {
        if self.found.len() >= self.count {
            let (_, lightest, _) = self.found.select_nth_unstable(self.count - 1);
            self.bar = lightest.lead.0;
            self.found.truncate(self.count);
        }
    }
}

/// One bit for each of at most [`WIDTH`] leads: whether it is greater than `bar`.
#[multiversion(targets = "simd")]
fn above(leads: &[i32], bar: i32) -> u64 {
    let mut flags = [0; WIDTH];
    for (flag, lead) in flags.iter_mut().zip(leads) {
        *flag = u8::from(*lead > bar);
    }
    rare_mask(&flags)
}
