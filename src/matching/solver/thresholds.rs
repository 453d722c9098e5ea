//! The duals as thresholds: what the lead of a pair must exceed to be worth a closer look.

use super::forest::Forest;
use super::number::Number;
use super::rough::{Class, classify};
use super::shells::Shells;
use super::wide::Wide;

/// A threshold beyond every lead, even after a rest is added.
const NEVER: i64 = 1 << 61;

/// What leads are held against.
pub(super) struct Thresholds {
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
    pub(super) fn new<W: Number>(forest: &Forest<W>, wide: &Wide) -> Self {
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
    pub(super) fn row(&self, u: u32) -> impl Iterator<Item = (&[i64], i64)> + Clone {
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
