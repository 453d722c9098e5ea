//! Rules as what they do to a score: of one pair exactly, and of a stretch of a row in loops that vectorise.

use super::block::RUN;
use super::offers::OfferColumns;
use super::overlap::OverlapColumns;
use crate::matching::column::{Class, UNKNOWN};

/// A column whose points have been turned into what they do to the score: shares of it, or [`BROKEN`].
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// By whether two people are in the same class.
    Same {
        classes: Vec<Class>,
        same: i16,
        different: i16,
        unknown: i16,
        /// Whether everybody's class is known.
        all_known: bool,
    },
    /// By class of the row, a whole column.
    Table {
        classes: Vec<Class>,
        columns: Vec<Vec<i16>>,
        unknown: i16,
    },
    /// By how many values two people have in common in the set at this place; what stands last holds for more.
    Common(usize, Vec<i16>),
    /// By what one offers and the other seeks.
    Offers(OfferColumns),
    /// By whether both are free at once.
    Overlap(OverlapColumns),
}

/// What a broken must rule does to a score: enough to bring it below zero and so below every minimum. All rules broken together,
/// those of a program's own fields too, still fit 16 bits.
pub(super) const BROKEN: i16 = -1_001;

/// How many values in common are told apart in one go.
const STEPS: usize = 4;

impl Effect {
    /// By whether it is the same, different, or not known.
    pub(super) fn same(classes: Vec<Class>, [same, different, unknown]: [i16; 3]) -> Self {
        Self::Same {
            all_known: !classes.contains(&UNKNOWN),
            classes,
            same,
            different,
            unknown,
        }
    }

    /// Whether it looks at a set.
    pub(super) fn counts(&self, set: usize) -> bool {
        matches!(self, Self::Common(own, _) if *own == set)
    }

    /// What one pair gets, which has so many values of each set in common.
    #[inline]
    pub(super) fn of(&self, row: usize, column: usize, common: impl Fn(usize) -> u32) -> i16 {
        match self {
            Self::Same {
                classes,
                same,
                different,
                unknown,
                ..
            } => match (classes[row], classes[column]) {
                (UNKNOWN, _) | (_, UNKNOWN) => *unknown,
                (a, b) if a == b => *same,
                _ => *different,
            },
            Self::Table {
                classes,
                columns,
                unknown,
            } => match classes[row] {
                UNKNOWN => *unknown,
                class => columns[usize::from(class)][column],
            },
            Self::Common(set, by_count) => {
                let common = common(*set) as usize;
                by_count[common.min(by_count.len() - 1)]
            }
            Self::Offers(offers) => offers.of(row, column),
            Self::Overlap(overlap) => overlap.of(row, column),
        }
    }

    /// What all pairs of a row get before [`add`](Self::add).
    pub(super) fn of_all(&self, row: usize) -> i16 {
        match self {
            Self::Same {
                classes,
                different,
                unknown,
                ..
            } => match classes[row] {
                UNKNOWN => *unknown,
                _ => *different,
            },
            Self::Table {
                classes, unknown, ..
            } => match classes[row] {
                UNKNOWN => *unknown,
                _ => 0,
            },
            Self::Common(_, by_count) => by_count.first().copied().unwrap_or(0),
            Self::Offers(offers) => offers.of_all(),
            Self::Overlap(overlap) => overlap.of_all(),
        }
    }

    /// Adds what else they get, for the columns from `start` on. They have so many values of each set in common.
    #[inline(always)]
    pub(super) fn add(&self, row: usize, start: usize, common: &[[i16; RUN]], score: &mut [i16]) {
        match self {
            Self::Same {
                classes,
                same,
                different,
                unknown,
                all_known,
            } => {
                let own = classes[row];
                if own == UNKNOWN {
                    return;
                }
                let columns = score.iter_mut().zip(&classes[start..]);
                let (same, unknown) = (same - different, unknown - different);
                if *all_known {
                    columns
                        .for_each(|(score, class)| *score += if *class == own { same } else { 0 });
                } else {
                    columns.for_each(|(score, class)| {
                        *score += if *class == own { same } else { 0 };
                        *score += if *class == UNKNOWN { unknown } else { 0 };
                    });
                }
            }
            Self::Table {
                classes, columns, ..
            } => {
                if let Some(column) = columns.get(usize::from(classes[row])) {
                    let columns = score.iter_mut().zip(&column[start..]);
                    columns.for_each(|(score, points)| *score += points);
                }
            }
            Self::Common(set, by_count) => by_steps(by_count, &common[*set], score),
            Self::Offers(offers) => offers.add(row, start, score),
            Self::Overlap(overlap) => overlap.add(row, start, score),
        }
    }
}

/// Adds what each value in common adds to the one before.
#[inline(always)]
fn by_steps(by_count: &[i16], common: &[i16], score: &mut [i16]) {
    let Some((mut before, by_count)) = by_count.split_first() else {
        return;
    };
    let mut reached = 0;
    for by_count in by_count.chunks(STEPS) {
        let mut more = [0; STEPS];
        for (more, points) in more.iter_mut().zip(by_count) {
            *more = points - std::mem::replace(&mut before, points);
        }
        let [a, b, c, d] = more;
        for (score, &common) in score.iter_mut().zip(common) {
            let past = common - reached;
            *score += if past >= 1 { a } else { 0 };
            *score += if past >= 2 { b } else { 0 };
            *score += if past >= 3 { c } else { 0 };
            *score += if past >= 4 { d } else { 0 };
        }
        reached += 4;
    }
}
