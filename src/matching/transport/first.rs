//! The first pass: the pairs of the greatest worth of everybody on either side, as far as rounded numbers tell.

use super::top::{Top, looked, pairs};
use crate::matching::sides::{Asked, RUN, Row, Scale, Sides};

/// Both halves of a worth, rounded.
type Rough = (i64, i64);

/// What every pair exceeds.
const NOTHING: Rough = (i64::MIN, i64::MIN);

/// The best so many of everybody, beside one for each of their places; sorted.
pub(super) fn first(sides: &impl Sides, more: usize) -> Vec<(u32, u32)> {
    let scale = Scale::of(sides.range());
    let [mut rows, mut columns] = [sides.left(), sides.right()].map(|side| {
        let each = side.iter().map(|one| one.places as usize + more);
        each.map(|most| Top::new(most, NOTHING)).collect::<Vec<_>>()
    });
    looked(&mut rows, &mut columns, |first, rows, mut columns| {
        let mut row = Row::default();
        let mut asked = Asked::none(columns.len());
        for (i, top) in (first as u32..).zip(rows) {
            sides.row(i, scale, &mut row);
            one(i, top, &mut columns, &mut asked, &row);
        }
        columns
    });
    pairs(&rows, &columns)
}

/// The pairs of one row. Most are passed over by the lower halves alone, where there is nothing in the upper ones.
fn one(i: u32, top: &mut Top<Rough>, columns: &mut [Top<Rough>], asked: &mut Asked, row: &Row) {
    let high = |j: usize| row.high.get(j).copied().unwrap_or(0);
    for run in (0..row.low.len()).step_by(RUN) {
        let end = row.low.len().min(run + RUN);
        let mut bits = match row.high.is_empty() {
            true => row.exceeding(top.bar().1, run) | asked.exceeded(0, row, run),
            false => u64::MAX >> (RUN - (end - run)),
        };
        while bits != 0 {
            let j = run + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            if row.low[j] == Row::NEVER {
                continue;
            }
            let worth = (high(j), row.low[j]);
            top.take(worth, j as u32);
            if columns[j].take(worth, i) {
                asked.set_low(j, columns[j].bar().1);
            }
        }
    }
}
