//! The pairs of units that are there before any is chosen, where people may have several partners: pins, or what runs.

use std::collections::BTreeSet;

use super::candidates::Candidates;
use super::digits::Digits;
use super::sides::Worth;
use super::units::Units;

/// Pairs of units, all of them sorted. In a round with roles the mentor comes first, else the lower number.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// They stay: pins, or what runs.
    pub pins: Vec<(u32, u32)>,
    /// Accepted pairs that may be moved: each that stays counts.
    pub movable: Vec<(u32, u32)>,
    /// A pair among those that stay, which is there to see what it costs.
    pub asked: Option<(u32, u32)>,
    /// The first and the second units of pairs that were moved.
    moved: [BTreeSet<u32>; 2],
    /// What each unit has as the first and as the second of a pair.
    counts: [Vec<Count>; 2],
    /// Whether it is a repair: one of a new pair has nobody then, or has lost somebody.
    mends: bool,
}

/// Pairs of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that stay.
    pub pinned: u32,
    /// Those that may be moved.
    pub movable: u32,
    /// Those that are there to see what they cost.
    pub asked: u32,
}

impl Count {
    /// Whether there is none but what was asked.
    pub fn is_none(self) -> bool {
        self.pinned + self.movable == 0
    }
}

impl Held {
    /// Pins, before anything is accepted.
    pub fn pinned(units: &Units, pins: BTreeSet<(u32, u32)>) -> Self {
        let held = Self {
            pins: pins.into_iter().collect(),
            ..Self::default()
        };
        held.counted(units.count())
    }

    /// What runs, in a repair; `None` before anything is accepted. A pair that must not be by now is not moved. `order` is that of two
    /// people who are asked about, and of all pairs.
    pub fn running(
        units: &Units,
        candidates: &Candidates<'_>,
        order: impl Fn((u32, u32)) -> (u32, u32),
        may: impl Fn(u32, u32) -> bool,
    ) -> Option<Self> {
        let running = candidates.running.as_ref()?;
        let pairs = |pairs: &[[u32; 2]]| {
            let pairs = units.pairs(pairs).into_iter().map(&order);
            pairs.collect::<BTreeSet<(u32, u32)>>()
        };
        let mut pins = pairs(&running.stay);
        let mut movable = pairs(&running.movable);
        let fixed = movable.iter().filter(|(u, v)| !may(*u, *v)).copied();
        pins.extend(fixed.collect::<Vec<_>>());
        movable.retain(|pair| !pins.contains(pair));
        let asked = running.asked.and_then(|pair| {
            let pair = pairs(&[pair]).first().copied()?;
            let turned = (pair.1, pair.0);
            Some(if may(pair.0, pair.1) { pair } else { turned })
        });
        let asked = asked.filter(|pair| pins.insert(*pair));
        let moved = pairs(&running.moved);
        let held = Self {
            pins: pins.into_iter().collect(),
            movable: movable.into_iter().collect(),
            asked,
            moved: [
                moved.iter().map(|pair| pair.0).collect(),
                moved.iter().map(|pair| pair.1).collect(),
            ],
            mends: true,
            ..Self::default()
        };
        Some(held.counted(units.count()))
    }

    fn counted(mut self, units: usize) -> Self {
        let mut counts = [vec![Count::default(); units], vec![Count::default(); units]];
        let mut add = |(u, v): &(u32, u32), of: fn(&mut Count) -> &mut u32| {
            *of(&mut counts[0][*u as usize]) += 1;
            *of(&mut counts[1][*v as usize]) += 1;
        };
        for pair in &self.pins {
            match self.asked == Some(*pair) {
                true => add(pair, |count| &mut count.asked),
                false => add(pair, |count| &mut count.pinned),
            }
        }
        for pair in &self.movable {
            add(pair, |count| &mut count.movable);
        }
        self.counts = counts;
        self
    }

    /// What a unit has as the first of pairs (0), or as the second (1).
    pub fn count(&self, side: usize, unit: u32) -> Count {
        self.counts[side][unit as usize]
    }

    /// What a unit has as either.
    pub fn both(&self, unit: u32) -> Count {
        let [one, other] = [0, 1].map(|side| self.count(side, unit));
        Count {
            pinned: one.pinned + other.pinned,
            movable: one.movable + other.movable,
            asked: one.asked + other.asked,
        }
    }

    /// The places that these pairs leave; `None` if there are more pins than places, or none for a pair that is asked about. What runs has a
    /// place even where there are fewer by now.
    pub fn left(&self, count: Count, places: u32) -> Option<u32> {
        let places = match self.mends {
            true => places.max(count.pinned + count.movable),
            false => places,
        };
        places.checked_sub(count.pinned + count.asked)
    }

    /// Whether a unit had a pair on that side which was moved.
    pub fn has_lost(&self, side: usize, unit: u32) -> bool {
        self.moved[side].contains(&unit)
    }

    /// Whether a pair stays.
    pub fn is_pinned(&self, pair: (u32, u32)) -> bool {
        self.pins.binary_search(&pair).is_ok()
    }

    /// Whether a pair may be moved.
    pub fn may_move(&self, pair: (u32, u32)) -> bool {
        self.movable.binary_search(&pair).is_ok()
    }

    /// What a pair is worth here, of which the objectives say `value` and its tie `tie`; `None` if it is not looked at. `opens`: whether
    /// either of the two has nobody, or has lost somebody. While pairs may be moved, two of whom neither has nobody are worth no more than a
    /// tie: their pair makes a move possible, and is no aim.
    pub fn worth(
        &self,
        pair: (u32, u32),
        (value, tie): (Worth, Worth),
        digits: &Digits,
        opens: bool,
    ) -> Option<Worth> {
        match self.movable.is_empty() {
            true if opens || !self.mends => Some(value + tie),
            true => None,
            false if self.may_move(pair) => Some(value + digits.kept() + tie),
            false if opens => Some(value + tie),
            false => Some(tie.max(Worth { high: 0, low: 1 })),
        }
    }

    /// At least what a pair is worth here.
    pub fn most(&self, pair: (u32, u32), value: Worth, digits: &Digits) -> Worth {
        let most = value + digits.most_tie();
        match !self.movable.is_empty() && self.may_move(pair) {
            true => most + digits.kept(),
            false => most,
        }
    }

    /// The least and the most that a pair is worth here.
    pub fn range(&self, digits: &Digits) -> [Worth; 2] {
        let [least, most] = digits.range();
        match self.movable.is_empty() {
            true => [least, most],
            false => [Worth::default(), most + digits.kept()],
        }
    }

    /// How many accepted pairs may be moved, if coverage is to come first because of it.
    pub fn moves(&self, candidates: &Candidates<'_>) -> Option<usize> {
        let running = candidates.running.as_ref();
        let moves = running.is_some_and(|running| running.may_move);
        moves.then_some(self.movable.len())
    }
}
