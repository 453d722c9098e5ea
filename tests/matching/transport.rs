//! Places against places: held against every choice of pairs in small rounds, and proved in larger ones.

use fortnight::matching::certificate::places::{self, Unproved};
use fortnight::matching::sides::{Row, Scale, Side, Sides, Worth};
use fortnight::matching::transport::plan;

use super::oracle::{Seat, best};

/// A table of worths.
pub struct Table {
    pub left: Vec<Side>,
    pub right: Vec<Side>,
    pub worths: Vec<Vec<Option<Worth>>>,
}

impl Sides for Table {
    fn left(&self) -> &[Side] {
        &self.left
    }

    fn right(&self) -> &[Side] {
        &self.right
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        self.worths[i as usize][j as usize]
    }

    fn range(&self) -> [Worth; 2] {
        let worths = || self.worths.iter().flatten().flatten();
        let (highs, lows) = (
            || worths().map(|one| one.high),
            || worths().map(|one| one.low),
        );
        let [least, most] = [(highs().min(), lows().min()), (highs().max(), lows().max())];
        [least, most].map(|(high, low)| Worth {
            high: high.unwrap_or(0),
            low: low.unwrap_or(0),
        })
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let worths = self.worths[i as usize].iter();
        let all = worths.map(|worth| worth.map(|worth| (scale.pair(worth.low), worth.high)));
        (row.low, row.high) = all.map(|worth| worth.unwrap_or((Row::NEVER, 0))).unzip();
    }
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn worth(&mut self, high: u64, low: u64) -> Worth {
        Worth {
            high: self.roll(high) as i64,
            low: self.roll(low) as i128,
        }
    }

    fn side(&mut self, most: u64) -> Side {
        Side {
            places: 1 + self.roll(most) as u32,
            first: self.worth(3, 20),
        }
    }

    fn table(&mut self, left: usize, right: usize, most: u64, dense: u64, low: u64) -> Table {
        let one = Worth { high: 0, low: 1 };
        let worths = (0..left).map(|_| {
            let row =
                (0..right).map(|_| (self.roll(100) < dense).then(|| self.worth(2, low) + one));
            row.collect()
        });
        let worths = worths.collect();
        Table {
            left: (0..left).map(|_| self.side(most)).collect(),
            right: (0..right).map(|_| self.side(most)).collect(),
            worths,
        }
    }
}

/// What the best choice of pairs is worth, by trying all of them.
fn oracle(table: &Table) -> Worth {
    /// More than any sum of the lower half.
    const HIGH: u128 = 1 << 32;
    let one = |worth: Worth| worth.high as u128 * HIGH + worth.low as u128;
    // The right side chooses first.
    let sides = table.right.iter().chain(&table.left);
    let seats = sides.map(|side| Seat {
        places: side.places,
        first: one(side.first),
    });
    let seats: Vec<Seat> = seats.collect();
    let mut pairs = Vec::new();
    for (i, row) in table.worths.iter().enumerate() {
        for (j, worth) in row.iter().enumerate() {
            pairs.extend(worth.map(|worth| (j, table.right.len() + i, one(worth))));
        }
    }
    let best = best(&seats, &pairs);
    Worth {
        high: (best / HIGH) as i64,
        low: (best % HIGH) as i128,
    }
}

#[test]
fn no_choice_of_pairs_is_worth_more() {
    let mut dice = Dice(7);
    for round in 0..3_000 {
        let (left, right) = (1 + dice.roll(6) as usize, 1 + dice.roll(6) as usize);
        let (dense, low) = (20 + dice.roll(81), 1 + dice.roll(30));
        let table = dice.table(left, right, 3, dense, low);
        let found = plan(&table);
        let proof = places::check(&table, &found.pairs, [&found.left, &found.right]);
        let proof = proof.unwrap_or_else(|why| panic!("{round}: {why:?}"));
        assert_eq!(proof.worth, oracle(&table), "{round}");
    }
}

#[test]
fn larger_rounds_are_proved() {
    let mut dice = Dice(3);
    for (left, right, most, dense) in [
        (42, 179, 3, 90),
        (135, 135, 3, 60),
        (300, 80, 2, 30),
        (60, 60, 30, 100),
    ] {
        let table = dice.table(left, right, most, dense, 1_000_000);
        let found = plan(&table);
        places::check(&table, &found.pairs, [&found.left, &found.right]).unwrap();
    }
}

#[test]
fn nothing_but_the_best_is_proved() {
    let mut dice = Dice(11);
    let table = dice.table(5, 6, 2, 100, 1_000);
    let found = plan(&table);
    let prices = [&found.left[..], &found.right[..]];
    let check = |pairs: &[(u32, u32)]| places::check(&table, pairs, prices);
    check(&found.pairs).unwrap();
    assert!(matches!(check(&found.pairs[1..]), Err(Unproved::Gap(_))));
    let twice = [&found.pairs[..], &found.pairs[..1]].concat();
    assert!(matches!(check(&twice), Err(Unproved::Twice(..))));
    let all: Vec<(u32, u32)> = (0..6).map(|j| (0, j)).collect();
    assert!(matches!(check(&all), Err(Unproved::TooManyLeft(0))));
    let mut wrong = found.left.clone();
    wrong[0] += Worth { high: 0, low: 5 };
    let proof = places::check(&table, &found.pairs, [&wrong, &found.right]);
    assert!(matches!(proof, Err(Unproved::Gap(_))));
}
