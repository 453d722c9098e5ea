//! Places against places: held against every choice of pairs in small rounds, and proved in larger ones.

use fortnight::matching::certificate::places::{self, Unproved};
use fortnight::matching::sides::{Asked, RUN, Row, Scale, Side, Sides, Worth};
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

/// Both halves of a worth scattered over so many bits.
fn wide(dice: &mut Dice, bits: [u32; 2]) -> Worth {
    let mut number = |bits: u32| {
        let rolled = (0..4).fold(0_i128, |sum, _| {
            (sum << 31) | i128::from(dice.roll(1 << 31))
        });
        (rolled & ((1 << bits) - 1)) >> dice.roll(u64::from(bits))
    };
    Worth {
        high: number(bits[0]) as i64,
        low: number(bits[1]),
    }
}

#[test]
fn worths_that_fill_no_integer_together_are_proved() {
    let mut dice = Dice(23);
    for bits in [[40, 108], [30, 100], [1, 60], [20, 80]] {
        let mut table = dice.table(40, 90, 3, 80, 1_000);
        for worth in table.worths.iter_mut().flatten().flatten() {
            *worth += wide(&mut dice, bits);
        }
        for side in table.left.iter_mut().chain(&mut table.right) {
            side.first = wide(&mut dice, bits);
        }
        let found = plan(&table);
        places::check(&table, &found.pairs, [&found.left, &found.right]).unwrap();
    }
}

#[test]
fn neither_threads_nor_the_order_of_people_change_the_plan() {
    let mut dice = Dice(31);
    let table = dice.table(120, 150, 3, 70, 1 << 31);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| plan(&table))
    };
    assert_eq!(with(1), with(3));
    let turned = Table {
        left: table.left.iter().rev().copied().collect(),
        right: table.right.iter().rev().copied().collect(),
        worths: (table.worths.iter().rev())
            .map(|row| row.iter().rev().copied().collect())
            .collect(),
    };
    let turned = plan(&turned)
        .pairs
        .into_iter()
        .map(|(i, j)| (119 - i, 149 - j));
    let mut turned: Vec<(u32, u32)> = turned.collect();
    turned.sort_unstable();
    assert_eq!(turned, plan(&table).pairs);
}

#[test]
fn no_pair_above_its_price_is_passed_over() {
    let mut dice = Dice(43);
    let mut above = 0;
    for round in 0..400 {
        let bits = [[1, 20], [1, 62], [3, 108], [12, 90]][round % 4];
        let price = |dice: &mut Dice| {
            let [one, other] = [wide(dice, bits), wide(dice, bits)];
            one - other
        };
        let left: Vec<Worth> = (0..4).map(|_| price(&mut dice)).collect();
        let right: Vec<Worth> = (0..150).map(|_| price(&mut dice)).collect();
        let scale = Scale::new(&left, &right);
        let mut asked = Asked::new(right.iter().map(|price| scale.right(*price)).collect());
        for price in &left {
            let near = |dice: &mut Dice, other: Worth| {
                let step = Worth { high: 0, low: 1 };
                match dice.roll(4) {
                    0 => *price + other + step,
                    1 => *price + other,
                    _ => wide(dice, bits),
                }
            };
            let pairs: Vec<Worth> = right.iter().map(|other| near(&mut dice, *other)).collect();
            let has_high = pairs.iter().any(|pair| pair.high != 0);
            let row = Row {
                leads: Vec::new(),
                low: pairs.iter().map(|pair| scale.pair(pair.low)).collect(),
                high: pairs
                    .iter()
                    .filter(|_| has_high)
                    .map(|pair| pair.high)
                    .collect(),
            };
            let own = scale.left(*price);
            asked.prepare(own.high, &row);
            for (j, (pair, other)) in pairs.iter().zip(&right).enumerate() {
                let run = j / RUN * RUN;
                let told = asked.exceeded(own.low, &row, run) >> (j - run) & 1 == 1;
                let is_above = *pair > *price + *other;
                above += usize::from(is_above);
                assert!(
                    told || !is_above,
                    "{round} {j}: {pair:?} {price:?} {other:?}"
                );
            }
        }
    }
    assert!(above > 10_000, "{above}");
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
