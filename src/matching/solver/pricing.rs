//! Pricing: every pair of the round against the duals of the sparse graph. Where no pair contradicts them, the sparse optimum is the
//! optimum of all pairs (column generation; for matching: Derigs and Metz, Computing 36, 1986; Cook and Rohe, INFORMS J. Comp. 11, 1999).
//!
//! The duals are split as `class * floor + rest` with a small rest, and the class decides all but the pairs whose classes add up to
//! zero. So the vectorised test works in 64 bits, rounded so that it can raise a false alarm but never miss a pair.

use crate::matching::pairs::PairSource;

use super::forest::Forest;
use super::number::Number;
use super::rough::{Class, classify};
use super::scan::{self, scatter};
use super::shells::Shells;
use super::slack::{Found, Slacks};
use super::wide::Wide;

/// Coarse slack, in leads, up to which a pair counts as near.
const MARGIN: i64 = 0;
/// A threshold beyond every lead, even after a rest is added.
const NEVER: i64 = 1 << 61;
/// Contradicting pairs taken from a row; the others wait for the next round. More would make the next search longer, not better.
const WRONG: usize = 5;
/// Pairs within the margin taken from a row.
const NEAR: usize = 4;
const CHUNK: usize = 64;

/// What leads are held against.
struct Thresholds {
    /// The duals of the people; if there are shells, also what stands for them beside somebody in the core, bare and wrapped.
    sides: Vec<Side>,
    /// Who is in the core, if there is one.
    core: Vec<bool>,
}

/// Thresholds per column for a row of each class, in wide leads.
struct Side {
    class: Vec<Class>,
    rest: Vec<i64>,
    low: Vec<i64>,
    mid: Vec<i64>,
    high: Vec<i64>,
    odd: Vec<i64>,
}

impl Thresholds {
    fn new<W: Number>(forest: &Forest<W>, wide: &Wide) -> Self {
        let people = 0..u32::try_from(forest.people.len()).expect("numbers of people fit u32");
        let bare: Vec<W> = people.map(|v| forest.dual(v)).collect();
        let side = |duals: &[W]| Side::new(duals, forest.floor.wide(), wide);
        let mut sides = vec![side(&bare)];
        let shells = Shells::new(forest);
        if let Some(shells) = &shells {
            let people = bare.iter().enumerate();
            let beside = people.map(|(person, dual)| shells.beside(person, *dual));
            let (bare, wrapped): (Vec<W>, Vec<W>) = beside.unzip();
            sides.extend([side(&bare), side(&wrapped)]);
        }
        let core = shells.map(|shells| shells.core).unwrap_or_default();
        Self { sides, core }
    }

    /// What a lead of this row must exceed to be suspect, one or the other: the columns and what to add to them. People of the core
    /// bring half of what they share; of the inner shells, two share at least what one of them has: the row, or the column.
    fn row(&self, u: u32) -> impl Iterator<Item = (&[i64], i64)> + Clone {
        let in_core = self.core.get(u as usize) == Some(&true);
        let bar = |row: &Side, columns| {
            let class = row.class[u as usize];
            Some((Side::of(columns, class), row.rest[u as usize]))
        };
        let bars = match &self.sides[..] {
            [_, bare, wrapped] if in_core => [bar(wrapped, bare), bar(bare, wrapped)],
            [plain, ..] => [bar(plain, plain), None],
            [] => [None, None],
        };
        bars.into_iter().flatten()
    }
}

impl Side {
    fn new<W: Number>(duals: &[W], floor: i128, wide: &Wide) -> Self {
        let split = duals
            .iter()
            .map(|dual| classify(dual.wide(), floor, |rest| wide.dual(rest)));
        let (class, rest): (Vec<Class>, Vec<i64>) = split.unzip();
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

    /// The columns for a row of this class.
    fn of(&self, row: Class) -> &[i64] {
        match row {
            Class::Low => &self.low,
            Class::Mid => &self.mid,
            Class::High => &self.high,
            Class::Odd => &self.odd,
        }
    }
}

fn threshold(row: Class, column: Class, rest: i64) -> i64 {
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
    let wide = Wide::new(source.levels());
    let thresholds = Thresholds::new(forest, &wide);
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
        let (kept, most) = if pair.slack < W::default() {
            (&mut self.wrong, WRONG)
        } else {
            (&mut self.near, NEAR)
        };
        kept.push(pair);
        if kept.len() >= 3 * most {
            sort_out(kept, most);
        }
    }

    /// Ascending.
    fn pairs(mut self) -> impl Iterator<Item = Found<W>> {
        sort_out(&mut self.wrong, WRONG);
        sort_out(&mut self.near, NEAR);
        let mut pairs = self.wrong;
        pairs.append(&mut self.near);
        pairs.sort_unstable_by_key(|pair| pair.v);
        pairs.into_iter()
    }
}

/// Keeps those that contradict the duals most; of equals, scattered ones, so that crowds of identical people do not all
/// point at the same few.
fn sort_out<W: Number>(pairs: &mut Vec<Found<W>>, most: usize) {
    if pairs.len() > most {
        let order = |pair: &Found<W>| {
            let wrong = pair.slack.min(W::default());
            (wrong, scatter(pair.u, pair.v), pair.v)
        };
        pairs.select_nth_unstable_by_key(most, order);
        pairs.truncate(most);
    }
}

/// Calls `check` for the positions where the lead is above column and base of one of the bars.
fn suspects<'a>(
    wide: &Wide,
    lead: &[i32],
    bars: &(impl Iterator<Item = (&'a [i64], i64)> + Clone),
    mut check: impl FnMut(u32),
) {
    let mut at = 0;
    for leads in lead.chunks(CHUNK) {
        let mut above = bars.clone().fold(0, |above, (columns, base)| {
            let columns = &columns[at as usize..][..leads.len()];
            above | wide.above(leads, columns, base)
        });
        while above != 0 {
            check(at + above.trailing_zeros());
            above &= above - 1;
        }
        at += CHUNK as u32;
    }
}
