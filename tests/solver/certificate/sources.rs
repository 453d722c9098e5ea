//! Sources that contradict themselves or break the rules that pair sources keep.

use fortnight::matching::certificate::{Certificate, Objective, Rejection, check};
use fortnight::matching::pairs::{ExplicitPairs, INELIGIBLE, LEAD_LIMIT, Level, PairSource};

use super::{EDGES, PEOPLE, WEIGHT, proof};

use Objective::MaximumWeight;
use Rejection::{BadLevels, BadSource, Ineligible};

/// The edges as a source that does not always say the same.
struct Liar {
    truth: ExplicitPairs,
    weight: fn(u32, u32, Option<i128>) -> Option<i128>,
    lead: fn(u32, u32, i32) -> i32,
    levels: &'static [Level],
}

impl PairSource for Liar {
    fn len(&self) -> usize {
        self.truth.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        (self.weight)(u, v, self.truth.weight(u, v))
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        self.truth.block(u, first, lead);
        for (v, lead) in (first..).zip(lead) {
            *lead = (self.lead)(u, v, *lead);
        }
    }

    fn levels(&self) -> &[Level] {
        self.levels
    }
}

type Lie = (
    &'static str,
    fn(u32, u32, Option<i128>) -> Option<i128>,
    fn(u32, u32, i32) -> i32,
    Rejection,
);

fn is(u: u32, v: u32, pair: (u32, u32)) -> bool {
    (u.min(v), u.max(v)) == pair
}

const LIES: [Lie; 11] = [
    (
        "a lead too high",
        |_, _, w| w,
        |u, v, l| l + i32::from(is(u, v, (3, 4))),
        BadSource(3, 4),
    ),
    (
        "a lead of no pair",
        |_, _, w| w,
        |u, v, l| {
            if is(u, v, (6, 7)) {
                9 + LEAD_LIMIT / 2
            } else {
                l
            }
        },
        BadSource(6, 7),
    ),
    (
        "a lead above the limit",
        |_, _, w| w,
        |u, v, l| if is(u, v, (6, 7)) { LEAD_LIMIT + 1 } else { l },
        BadSource(6, 7),
    ),
    (
        "the highest lead",
        |_, _, w| w,
        |u, v, l| if is(u, v, (9, 10)) { i32::MAX } else { l },
        BadSource(9, 10),
    ),
    (
        "a lead below the limit",
        |_, _, w| w,
        |u, v, l| if is(u, v, (6, 7)) { -LEAD_LIMIT - 1 } else { l },
        BadSource(6, 7),
    ),
    (
        "the lowest lead",
        |_, _, w| w,
        |u, v, l| if is(u, v, (6, 7)) { INELIGIBLE + 1 } else { l },
        BadSource(6, 7),
    ),
    (
        "a weight too low",
        |u, v, w| w.map(|w| w - i128::from(is(u, v, (3, 4)))),
        |_, _, l| l,
        BadSource(3, 4),
    ),
    (
        "a weight withdrawn",
        |u, v, w| w.filter(|_| !is(u, v, (2, 3))),
        |_, _, l| l,
        BadSource(2, 3),
    ),
    (
        "a pair withdrawn",
        |u, v, w| w.filter(|_| !is(u, v, (3, 4))),
        |_, _, l| l,
        Ineligible(3, 4),
    ),
    (
        "the greatest weight",
        |u, v, w| if is(u, v, (2, 3)) { Some(i128::MAX) } else { w },
        |_, _, l| l,
        BadSource(2, 3),
    ),
    (
        "the least weight",
        |u, v, w| if is(u, v, (2, 3)) { Some(i128::MIN) } else { w },
        |_, _, l| l,
        BadSource(2, 3),
    ),
];

#[test]
fn sources_that_contradict_themselves() {
    for (name, weight, lead, expected) in LIES {
        assert_eq!(lied(weight, lead, &ONE_LEVEL), Err(expected), "{name}");
    }
}

fn lied(
    weight: fn(u32, u32, Option<i128>) -> Option<i128>,
    lead: fn(u32, u32, i32) -> i32,
    levels: &'static [Level],
) -> Result<Certificate, Rejection> {
    let source = Liar {
        truth: ExplicitPairs::new(PEOPLE, &EDGES).unwrap(),
        weight,
        lead,
        levels,
    };
    let proof = proof(0);
    check(&source, MaximumWeight, &proof.mate, &proof.duals)
}

/// Weights that no source may have are refused before they can overflow a sum.
#[test]
fn overflowing_weights() {
    let huge = |u, v, w| {
        if is(u, v, (3, 4)) || is(u, v, (7, 8)) {
            Some(i128::MAX)
        } else {
            w
        }
    };
    assert_eq!(lied(huge, |_, _, l| l, &ONE_LEVEL), Err(BadSource(3, 4)));
    let deep = |u, v, w| {
        if is(u, v, (3, 4)) || is(u, v, (7, 8)) {
            Some(i128::MIN)
        } else {
            w
        }
    };
    assert_eq!(lied(deep, |_, _, l| l, &TWO_LEVELS), Err(BadSource(3, 4)));
}

/// Nobody is their own partner, whatever the source says of it.
#[test]
fn a_weight_for_oneself() {
    let source = Liar {
        truth: ExplicitPairs::new(PEOPLE, &EDGES).unwrap(),
        weight: |u, v, w| if u == v { Some(0) } else { w },
        lead: |_, _, lead| lead,
        levels: &ONE_LEVEL,
    };
    let mut proof = proof(0);
    proof.mate[6] = Some(6);
    let said = check(&source, MaximumWeight, &proof.mate, &proof.duals);
    assert_eq!(said, Err(Ineligible(6, 6)));
}

const fn level(weight_bit: u32, lead_bit: u32) -> Level {
    Level {
        weight_bit,
        lead_bit,
    }
}

const ONE_LEVEL: [Level; 1] = Level::single(0);
const TWO_LEVELS: [Level; 2] = [level(0, 0), level(20, 20)];

#[test]
fn levels_that_break_their_rules() {
    const WRONG: [&[Level]; 7] = [
        &[],
        &[level(0, 1)],
        &[level(0, 0), level(20, 3)],
        &[level(0, 0), level(10, 20)],
        &[level(0, 0), level(40, 25)],
        &[level(73, 0)],
        &[level(40, 0), level(20, 20)],
    ];
    for levels in WRONG {
        let said = lied(|_, _, w| w, |_, _, lead| lead, levels);
        assert_eq!(said, Err(BadLevels), "{levels:?}");
    }
    let said = lied(|_, _, w| w, |_, _, lead| lead, &TWO_LEVELS);
    assert_eq!(said.map(|proof| proof.weight), Ok(WEIGHT));
}
