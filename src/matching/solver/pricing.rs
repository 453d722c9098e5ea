//! Pricing: every pair of the round against the duals of the sparse graph. Where no pair contradicts them, the sparse optimum is the
//! optimum of all pairs (column generation; for matching: Derigs and Metz, Computing 36, 1986; Cook and Rohe, INFORMS J. Comp. 11, 1999).
//!
//! The duals are split as `class * floor + rest` with a small rest, and the class decides all but the pairs whose classes add up to
//! zero. So the vectorised test works in 64 bits, rounded so that it can raise a false alarm but never miss a pair.
//!
//! After a search, only pairs can contradict the duals of which one person's dual has fallen: nobody else's rows are looked at
//! again.

use rayon::prelude::*;

use crate::bits::WIDTH;
use crate::matching::pairs::PairSource;

use super::basket::Basket;
use super::forest::Forest;
use super::number::Number;
use super::scan;
use super::slack::{Found, Slacks};
use super::thresholds::Thresholds;
use super::wide::Wide;

/// Coarse slack, in leads, up to which a pair counts as near.
const MARGIN: i64 = 0;

/// What pricing has found.
pub(super) struct Priced<W> {
    /// Pairs with a negative slack and some that are near it, ascending; at most a few of each row.
    pub found: Vec<Found<W>>,
    /// The rows that had more pairs with a negative slack, ascending.
    pub unfinished: Vec<u32>,
}

/// Which rows are to be priced, ascending: a pair is looked at in the first of its rows that is among them.
pub(super) struct Rows {
    rows: Vec<u32>,
    chosen: Vec<bool>,
}

impl Rows {
    /// The rows of these people; all rows, if that is less work.
    pub(super) fn of(chosen: Vec<bool>) -> Self {
        let numbers = || 0..u32::try_from(chosen.len()).expect("numbers of people fit u32");
        let rows: Vec<u32> = numbers().filter(|row| chosen[*row as usize]).collect();
        if rows.len() * 2 < chosen.len() {
            return Self { rows, chosen };
        }
        Self {
            rows: numbers().collect(),
            chosen: vec![true; chosen.len()],
        }
    }

    /// The first column of a row in which a pair is to be looked at.
    fn from(&self, row: u32) -> u32 {
        if self.rows.len() == self.chosen.len() {
            row + 1
        } else {
            0
        }
    }

    fn looks_at(&self, row: u32, column: u32) -> bool {
        column > row || (column < row && !self.chosen[column as usize])
    }
}

/// Prices the pairs of these rows.
pub(super) fn price<W: Number>(
    source: &impl PairSource,
    rows: &Rows,
    forest: &Forest<W>,
) -> Priced<W> {
    let people = u32::try_from(forest.people.len()).expect("numbers of people fit u32");
    let wide = Wide::new(source.levels());
    let thresholds = Thresholds::new(forest, &wide);
    let slacks = Slacks::new(forest);
    let allowance = MARGIN + 1;
    let tiles = rows.rows.par_chunks(scan::TILE as usize).with_max_len(4);
    let tiles = tiles.map(|tile| {
        let mut found: Vec<Basket<W>> = tile.iter().map(|_| Basket::default()).collect();
        let mut check = |row: u32, v: u32| {
            if rows.looks_at(row, v) {
                let at = tile.partition_point(|before| *before < row);
                found[at].take(slacks.find(source, row.min(v), row.max(v)));
            }
        };
        if source.listed(tile[0]).is_some() {
            for &row in tile {
                let list = source.listed(row).unwrap_or(&[]);
                list.iter().for_each(|pair| check(row, pair.0));
            }
        } else {
            scan::blocks(
                source,
                people,
                &tile.iter().copied(),
                |row| rows.from(row),
                |row, first, lead| {
                    let bars = thresholds.row(row).map(|(columns, rest)| {
                        let columns = &columns[first as usize..][..lead.len()];
                        (columns, rest - allowance)
                    });
                    suspects(&wide, lead, &bars, |at| check(row, first + at));
                },
            );
        }
        found
    });
    let tiles: Vec<Vec<Basket<W>>> = tiles.collect();
    let mut priced = Priced {
        found: Vec::new(),
        unfinished: Vec::new(),
    };
    for (row, mut basket) in rows.rows.iter().zip(tiles.into_iter().flatten()) {
        basket.sort_out();
        if basket.left_out {
            priced.unfinished.push(*row);
        }
        priced.found.append(&mut basket.wrong);
        priced.found.append(&mut basket.near);
    }
    priced
        .found
        .par_sort_unstable_by_key(|pair| (pair.u, pair.v));
    priced
}

/// Calls `check` for the positions where the lead is above column and base of one of the bars.
fn suspects<'a>(
    wide: &Wide,
    lead: &[i32],
    bars: &(impl Iterator<Item = (&'a [i64], i64)> + Clone),
    mut check: impl FnMut(u32),
) {
    let mut at = 0;
    for leads in lead.chunks(WIDTH) {
        let mut above = bars.clone().fold(0, |above, (columns, base)| {
            let columns = &columns[at as usize..][..leads.len()];
            above | wide.above(leads, columns, base)
        });
        while above != 0 {
            check(at + above.trailing_zeros());
            above &= above - 1;
        }
        at += WIDTH as u32;
    }
}
