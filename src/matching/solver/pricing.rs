//! Pricing: every pair of the round against the duals of the sparse graph. Where no pair contradicts them, the sparse optimum is the
//! optimum of all pairs (column generation; for matching: Derigs and Metz, Computing 36, 1986; Cook and Rohe, INFORMS J. Comp. 11, 1999).
//!
//! The duals are split as `class * floor + rest` with a small rest, and the class decides all but the pairs whose classes add up to
//! zero. So the vectorised test works in 32 bits, rounded so that it can raise a false alarm but never miss a pair.

use multiversion::multiversion;

use crate::matching::pairs::{Level, PairSource};

use super::forest::Forest;
use super::number::Number;
use super::rough::{Class, classify};
use super::scan::{self, scatter};
use super::slack::{Found, Slacks};

/// Coarse slack, in leads, up to which a pair counts as near.
const MARGIN: i32 = 0;
/// A threshold beyond every lead, even after a rest is added.
const NEVER: i32 = 1 << 30;
/// Contradicting pairs taken from a row; the others wait for the next round. More would make the next search longer, not better.
const WRONG: usize = 5;
/// Pairs within the margin taken from a row.
const NEAR: usize = 4;
const CHUNK: usize = 64;

/// Thresholds per column for a row of each class, in leads.
pub(super) struct Thresholds {
    class: Vec<Class>,
    rest: Vec<i32>,
    low: Vec<i32>,
    mid: Vec<i32>,
    high: Vec<i32>,
    odd: Vec<i32>,
}

impl Thresholds {
    pub(super) fn new<W: Number>(forest: &Forest<W>, levels: &[Level]) -> Self {
        let people = u32::try_from(forest.people.len()).expect("numbers of people fit u32");
        let floor = forest.floor.wide();
        let split = (0..people).map(|v| classify(forest.dual(v).wide(), floor, levels));
        let (class, rest): (Vec<_>, Vec<_>) = split.unzip();
        let column = |row: Class| {
            let both = class.iter().zip(&rest);
            both.map(|(&class, &rest)| threshold(row, class, rest))
                .collect()
        };
        Self {
            low: column(Class::Low),
            mid: column(Class::Mid),
            high: column(Class::High),
            odd: column(Class::Odd),
            class,
            rest,
        }
    }

    /// The thresholds for a row and what to add to them.
    fn row(&self, u: u32) -> (&[i32], i32) {
        let columns = match self.class[u as usize] {
            Class::Low => &self.low,
            Class::Mid => &self.mid,
            Class::High => &self.high,
            Class::Odd => &self.odd,
        };
        (columns, self.rest[u as usize])
    }
}

fn threshold(row: Class, column: Class, rest: i32) -> i32 {
    match (row, column) {
        (Class::Low, Class::High) | (Class::Mid, Class::Mid) | (Class::High, Class::Low) => rest,
        (Class::Mid | Class::High, Class::High) | (Class::High, Class::Mid) => NEVER,
        _ => -NEVER,
    }
}

/// All pairs with a negative slack and some that are near it, row by row; at most a few of each row.
pub(super) fn price<W: Number>(
    source: &impl PairSource,
    people: u32,
    forest: &Forest<W>,
) -> Vec<Found<W>> {
    let thresholds = Thresholds::new(forest, source.levels());
    let slacks = Slacks::new(forest);
    let allowance = MARGIN + 1;
    let tiles = scan::in_tiles(people, |rows| {
        let begin = rows.start;
        let mut found: Vec<Basket<W>> = rows.clone().map(|_| Basket::default()).collect();
        let mut check = |row: u32, v: u32| {
            let basket = &mut found[(row - begin) as usize];
            basket.take(slacks.find(source, row, v));
        };
        if source.listed(begin).is_some() {
            for row in rows {
                let list = source.listed(row).unwrap_or(&[]);
                list.iter()
                    .filter(|pair| pair.0 > row)
                    .for_each(|pair| check(row, pair.0));
            }
        } else {
            scan::blocks(
                source,
                people,
                rows,
                |row| row + 1,
                |row, first, lead| {
                    let (columns, rest) = thresholds.row(row);
                    let columns = &columns[first as usize..][..lead.len()];
                    suspects(lead, columns, rest - allowance, |at| check(row, first + at));
                },
            );
        }
        found
    });
    let baskets = tiles.into_iter().flatten();
    baskets.flat_map(Basket::pairs).collect()
}

/// What one row has found.
#[derive(Default)]
struct Basket<W> {
    wrong: Vec<Found<W>>,
    near: Vec<Found<W>>,
}

impl<W: Number> Basket<W> {
    fn take(&mut self, pair: Option<Found<W>>) {
        let Some(pair) = pair else { return };
        if pair.slack < W::default() {
            self.wrong.push(pair);
            if self.wrong.len() >= 3 * WRONG {
                self.sort_out();
            }
        } else if self.near.len() < NEAR {
            self.near.push(pair);
        }
    }

    /// Keeps those that contradict the duals most; of equals, scattered ones, so that crowds of identical people do not all
    /// point at the same few.
    fn sort_out(&mut self) {
        if self.wrong.len() > WRONG {
            let order = |pair: &Found<W>| (pair.slack, scatter(pair.u, pair.v), pair.v);
            self.wrong.select_nth_unstable_by_key(WRONG, order);
            self.wrong.truncate(WRONG);
        }
    }

    /// Ascending.
    fn pairs(mut self) -> impl Iterator<Item = Found<W>> {
        self.sort_out();
        let mut pairs = self.wrong;
        pairs.append(&mut self.near);
        pairs.sort_unstable_by_key(|pair| pair.v);
        pairs.into_iter()
    }
}

/// Calls `check` for the positions where `lead > column + base`.
fn suspects(lead: &[i32], columns: &[i32], base: i32, mut check: impl FnMut(u32)) {
    let mut at = 0;
    for (lead, columns) in lead.chunks(CHUNK).zip(columns.chunks(CHUNK)) {
        if any_above(lead, columns, base) {
            for (at, (&lead, &column)) in (at..).zip(lead.iter().zip(columns)) {
                if lead > column + base {
                    check(at);
                }
            }
        }
        at += CHUNK as u32;
    }
}

#[multiversion(targets = "simd")]
fn any_above(lead: &[i32], columns: &[i32], base: i32) -> bool {
    let pairs = lead.iter().zip(columns);
    pairs.fold(false, |any, (&lead, &column)| any | (lead > column + base))
}
