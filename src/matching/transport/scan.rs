//! A pass over all pairs, for those that are worth more than their prices: the best few of everybody on either side.

use super::top::{Top, looked, pairs};
use crate::matching::sides::{Asked, RUN, Row, Scale, Sides, Worth};

/// Which pairs are to be looked at: those of some rows, and those of some columns.
pub(super) struct Look {
    rows: Vec<bool>,
    columns: Vec<u32>,
}

/// Rows are looked at in vectors and columns are not: with more than one of so many columns, all rows are looked at.
const FEW: usize = 24;

impl Look {
    /// At all.
    pub fn all(rows: usize) -> Self {
        Self {
            rows: vec![true; rows],
            columns: Vec::new(),
        }
    }

    /// At whatever may be worth more than its prices since they were others.
    pub fn again(mut self, before: &[Vec<Worth>; 2], after: &[Vec<Worth>; 2]) -> Self {
        let lowered = |side: usize| {
            let both = before[side].iter().zip(&after[side]);
            both.map(|(before, after)| after < before)
        };
        let columns = (0..).zip(lowered(1)).filter(|(_, lowered)| *lowered);
        self.columns = columns.map(|(column, _)| column).collect();
        if self.columns.len() * FEW > after[1].len() {
            return Self::all(after[0].len());
        }
        for (row, lowered) in self.rows.iter_mut().zip(lowered(0)) {
            *row |= lowered;
        }
        self
    }
}

/// Prices that pairs are held against.
pub(super) struct Scan<'a, S> {
    sides: &'a S,
    left: &'a [Worth],
    right: &'a [Worth],
    look: Look,
    scale: Scale,
}

impl<'a, S: Sides> Scan<'a, S> {
    /// For the pairs to be looked at.
    pub fn new(sides: &'a S, [left, right]: &'a [Vec<Worth>; 2], look: Look) -> Self {
        Self {
            sides,
            left,
            right,
            look,
            scale: Scale::new(left, right),
        }
    }

    /// Of everybody the best so many of those that are worth more than their prices and not known yet, sorted; and the rows that may have
    /// more of them.
    pub fn pairs(
        self,
        most: usize,
        knows: impl Fn(u32, u32) -> bool + Sync,
    ) -> (Vec<(u32, u32)>, Look) {
        let top = Top::new(most, Worth::default());
        let [mut rows, mut columns] =
            [self.left, self.right].map(|side| vec![top.clone(); side.len()]);
        looked(&mut rows, &mut columns, |first, rows, columns| {
            self.part(first, rows, columns, &knows)
        });
        let look = Look {
            rows: rows.iter().map(Top::is_full).collect(),
            columns: Vec::new(),
        };
        (pairs(&rows, &columns), look)
    }

    /// Some rows, which begin at a number, and what they bring to all columns.
    fn part(
        &self,
        first: usize,
        rows: &mut [Top<Worth>],
        mut columns: Vec<Top<Worth>>,
        knows: impl Fn(u32, u32) -> bool,
    ) -> Vec<Top<Worth>> {
        let asked = self.right.iter().map(|price| self.scale.right(*price));
        let mut asked = Asked::new(asked.collect());
        let mut raised = asked.clone();
        let mut row = Row::default();
        for (at, top) in (first..).zip(rows) {
            let i = at as u32;
            let price = self.left[at];
            let gain = |j: usize| Some(self.sides.worth(i, j as u32)? - price - self.right[j]);
            if !self.look.rows[at] {
                for j in &self.look.columns {
                    let gain = gain(*j as usize).filter(|gain| *gain > Worth::default());
                    if let Some(gain) = gain.filter(|_| !knows(i, *j)) {
                        top.take(gain, *j);
                        columns[*j as usize].take(gain, i);
                    }
                }
                continue;
            }
            self.sides.row(i, self.scale, &mut row);
            let own = self.scale.left(price);
            asked.prepare(own.high, &row);
            raised.prepare(own.high, &row);
            for run in (0..row.low.len()).step_by(RUN) {
                let barred = own.raised(self.scale.left(price + top.bar()));
                let mut bits =
                    asked.exceeded(barred, &row, run) | raised.exceeded(own.low, &row, run);
                while bits != 0 {
                    let j = run + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    let Some(gain) = gain(j) else { continue };
                    let column = &mut columns[j];
                    let beaten = gain <= top.bar() && gain <= column.bar();
                    if beaten || knows(i, j as u32) {
                        continue;
                    }
                    top.take(gain, j as u32);
                    if column.take(gain, i) {
                        let price = self.scale.right(self.right[j] + column.bar());
                        raised.set(j, price, own.high, &row);
                    }
                }
            }
        }
        columns
    }
}
