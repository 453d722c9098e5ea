//! The ordered objectives of a round with roles as one worth.
//!
//! What somebody has at all (their first place) comes before further places; both are `coverage`. Where a repair may move accepted pairs,
//! coverage comes first whatever the policy says, and between the two how many of these pairs stay. Each number has room for the
//! sum over everything, so that nothing later makes up for anything earlier.

use super::rules::FULL_SCORE;
use super::sides::{Row, Scale, Worth};
use super::wishes::WISH_POINTS;
use crate::model::Policy;
use crate::model::round::Objective;

/// A number of the objectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// People with anybody at all, once in each role.
    First,
    /// Accepted pairs that stay, where a repair may move them.
    Kept,
    /// Those of them who waited last time; in a repair, how much they come before others.
    Waited,
    /// Pairs.
    Pairs,
    /// Points of wishes.
    Wishes,
    /// Points of scores.
    Score,
}

/// Where each number lies.
#[derive(Clone, Debug, Default)]
pub struct Digits {
    /// By [`What`].
    places: [Option<Place>; 6],
    /// Bits of a tie.
    tie: u32,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    is_high: bool,
    bit: u32,
    width: u32,
}

/// Who was left behind by a repair, where some come last.
const MOST_RANK: u32 = 3;
/// Bits of a tie, where there is room for them.
const TIE: u32 = 24;
/// Bits of the more important half, so that prices have room above.
const HIGH: u32 = 40;
/// Bits of the other.
const LOW: u32 = 108;
/// Bits of a pair where all is one number, which is four times as large in the weights of a matching.
const NARROW: u32 = 94;

impl Digits {
    /// For so many people in roles and so many pairs at most, and if accepted pairs may be moved, so many of them. `None` if there are too
    /// many for the bits.
    pub fn new(policy: &Policy, people: usize, pairs: usize, moves: Option<usize>) -> Option<Self> {
        let whats = widths(policy, people, pairs, moves);
        let mut used = 0;
        let high = whats.iter().take_while(|(_, width)| {
            used += width;
            used <= HIGH
        });
        let (high, low) = whats.split_at(high.count());
        let mut places = [None; 6];
        placed(high, 0, true, &mut places);
        let used: u32 = low.iter().map(|(_, width)| width).sum();
        let tie = LOW.checked_sub(used + bits(pairs)).filter(|tie| *tie > 0)?;
        let tie = tie.min(TIE);
        placed(low, tie + bits(pairs), false, &mut places);
        Some(Self { places, tie })
    }

    /// The same as one number, all in the lower half. `None` if there are too many for the bits.
    pub fn in_one(
        policy: &Policy,
        people: usize,
        pairs: usize,
        moves: Option<usize>,
    ) -> Option<Self> {
        let whats = widths(policy, people, pairs, moves);
        let (first, rest) = whats.split_first()?;
        let below: u32 = rest.iter().map(|(_, width)| width).sum();
        // Of the first number a pair has no more than this; only the sum of all pairs is wider.
        let first = most_of_pair(first.0);
        let used = below + bits(first as usize) + bits(pairs);
        let tie = NARROW.checked_sub(used).filter(|tie| *tie > 0)?.min(TIE);
        let mut places = [None; 6];
        placed(&whats, tie + bits(pairs), false, &mut places);
        Some(Self { places, tie })
    }

    fn one(&self, what: What, value: u32) -> Worth {
        match self.places[what as usize] {
            None => Worth::default(),
            Some(place) if place.is_high => Worth {
                high: i64::from(value) << place.bit,
                low: 0,
            },
            Some(place) => Worth {
                high: 0,
                low: i128::from(value) << place.bit,
            },
        }
    }

    /// What it is worth that somebody has anybody, who comes so far before others: 0 to [`MOST_RANK`].
    pub fn first(&self, rank: u32) -> Worth {
        self.one(What::First, 1) + self.one(What::Waited, rank)
    }

    /// What a pair is worth, without its tie.
    pub fn pair(&self, wishes: u32, score: u32) -> Worth {
        self.one(What::Pairs, 1) + self.one(What::Wishes, wishes) + self.one(What::Score, score)
    }

    /// What it is worth beside that an accepted pair stays.
    pub fn kept(&self) -> Worth {
        self.one(What::Kept, 1)
    }

    /// The part of a tie that counts.
    pub fn tie(&self, tie: u64) -> Worth {
        Worth {
            high: 0,
            low: i128::from(tie >> (u64::BITS - self.tie)),
        }
    }

    /// More than any tie.
    pub fn most_tie(&self) -> Worth {
        Worth {
            high: 0,
            low: 1 << self.tie,
        }
    }

    /// The least and the most of a pair, with its tie.
    pub fn range(&self) -> [Worth; 2] {
        let most = self.pair(most_of_pair(What::Wishes), most_of_pair(What::Score));
        [self.pair(0, 0), most + self.most_tie()]
    }

    /// A row of pairs in rounded numbers, from their points of wishes and scores. None is more than that, with any tie.
    pub fn row(
        &self,
        scale: Scale,
        pairs: impl Iterator<Item = Option<(u32, u32)>>,
        (low, high): (&mut Vec<i64>, &mut Vec<i64>),
    ) {
        low.clear();
        high.clear();
        let places = [What::Wishes, What::Score].map(|what| {
            let place = self.places[what as usize];
            // Where there is none, nothing is to be added.
            place.map_or(Some(i64::BITS - 1), |place| {
                let by = scale.place(place.bit, most_of_pair(what));
                by.filter(|_| !place.is_high)
            })
        });
        let pairs_are_high = self.places[What::Pairs as usize].is_some_and(|place| place.is_high);
        let start = self.pair(0, 0) + self.most_tie();
        if let ([Some(wishes), Some(score)], false) = (places, pairs_are_high) {
            let start = scale.pair(start.low);
            let at = |by: u32, points: u32| match by == i64::BITS - 1 {
                true => 0,
                false => i64::from(points) << by,
            };
            low.extend(pairs.map(|pair| {
                pair.map_or(Row::NEVER, |(one, other)| {
                    start + at(wishes, one) + at(score, other)
                })
            }));
            return;
        }
        for pair in pairs {
            let worth = pair.map(|(wishes, score)| self.pair(wishes, score) + self.most_tie());
            low.push(worth.map_or(Row::NEVER, |worth| scale.pair(worth.low)));
            high.push(worth.map_or(0, |worth| worth.high));
        }
    }

    /// A number of a total; 0 if it is no objective.
    pub fn of(&self, total: Worth, what: What) -> u64 {
        let Some(place) = self.places[what as usize] else {
            return 0;
        };
        let all = match place.is_high {
            true => i128::from(total.high),
            false => total.low,
        };
        u64::try_from((all >> place.bit) & ((1 << place.width) - 1)).unwrap_or(u64::MAX)
    }
}

fn bits(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}

/// What one pair has of a number at most.
fn most_of_pair(what: What) -> u32 {
    match what {
        What::First => 2,
        What::Waited => 2 * MOST_RANK,
        What::Kept | What::Pairs => 1,
        What::Wishes => 2 * WISH_POINTS,
        What::Score => FULL_SCORE,
    }
}

/// The numbers in order, each with the bits of its sum.
fn widths(policy: &Policy, people: usize, pairs: usize, moves: Option<usize>) -> Vec<(What, u32)> {
    let width = |what| match what {
        What::First => bits(people),
        What::Kept => bits(moves.unwrap_or(0)),
        What::Waited => bits(people.saturating_mul(MOST_RANK as usize)),
        other => bits(pairs.saturating_mul(most_of_pair(other) as usize)),
    };
    let whats = order(policy, moves.is_some()).into_iter();
    whats.map(|what| (what, width(what))).collect()
}

/// One above the other, the last at `bit`; the bit above them all.
fn placed(whats: &[(What, u32)], bit: u32, is_high: bool, places: &mut [Option<Place>]) -> u32 {
    let mut at = bit;
    for (what, width) in whats.iter().rev() {
        places[*what as usize] = Some(Place {
            is_high,
            bit: at,
            width: *width,
        });
        at += width;
    }
    at
}

fn order(policy: &Policy, moves: bool) -> Vec<What> {
    let coverage = [What::First, What::Waited, What::Pairs];
    let mut whats = Vec::new();
    if moves {
        whats.extend([What::First, What::Kept, What::Waited, What::Pairs]);
    }
    for objective in &policy.objectives {
        match objective {
            Objective::Coverage if moves => {}
            Objective::Coverage => whats.extend(coverage),
            Objective::Wishes => whats.push(What::Wishes),
            Objective::Score => whats.push(What::Score),
            Objective::WorstOff => {} // refused before
        }
    }
    if !whats.contains(&What::First) {
        whats.extend(coverage);
    }
    whats
}
