//! The ordered objectives of a round with places as one number: whatever comes first outweighs all that follows, and no sum spills over.

use fortnight::matching::digits::{Digits, What};
use fortnight::matching::rules::FULL_SCORE;
use fortnight::matching::sides::Worth;
use fortnight::matching::wishes::WISH_POINTS;
use fortnight::model::Policy;
use fortnight::model::round::Objective;

use super::world::orders;

/// People in roles, pairs, and accepted pairs that may be moved.
const PEOPLE: u32 = 90;
const PAIRS: u32 = 70;
const MOVES: u32 = 40;

/// The numbers in order: coverage is who has anybody, then who comes first, then pairs; where pairs may be moved it comes first of all, and
/// how many of them stay right behind who has anybody.
fn order(objectives: &[Objective], moves: bool) -> Vec<What> {
    let mut all = Vec::new();
    let coverage = match moves {
        true => vec![What::First, What::Kept, What::Waited, What::Pairs],
        false => vec![What::First, What::Waited, What::Pairs],
    };
    let is_late = !objectives.contains(&Objective::Coverage);
    if moves {
        all.extend(&coverage);
    }
    for objective in objectives {
        match objective {
            Objective::Coverage if !moves => all.extend(&coverage),
            Objective::Coverage | Objective::WorstOff => {}
            Objective::Wishes => all.push(What::Wishes),
            Objective::Score => all.push(What::Score),
        }
    }
    if is_late && !moves {
        all.extend(coverage);
    }
    all
}

/// One of a number alone, and how many there are at most.
fn one(digits: &Digits, what: What) -> (Worth, u32) {
    let pair = digits.pair(0, 0);
    match what {
        What::First => (digits.first(0), PEOPLE),
        What::Waited => (digits.first(1) - digits.first(0), 3 * PEOPLE),
        What::Kept => (digits.kept(), MOVES),
        What::Pairs => (pair, PAIRS),
        What::Wishes => (digits.pair(1, 0) - pair, 2 * WISH_POINTS * PAIRS),
        What::Score => (digits.pair(0, 1) - pair, FULL_SCORE * PAIRS),
    }
}

#[test]
fn what_comes_first_outweighs_all_that_follows() {
    let is_kept = |order: &Vec<Objective>| !order.contains(&Objective::WorstOff);
    for objectives in orders().into_iter().filter(is_kept) {
        for moves in [None, Some(MOVES as usize)] {
            let policy = Policy {
                objectives: objectives.clone(),
                ..Policy::default()
            };
            let order = order(&objectives, moves.is_some());
            let (people, pairs) = (PEOPLE as usize, PAIRS as usize);
            for digits in [
                Digits::new(&policy, people, pairs, moves).unwrap(),
                Digits::in_one(&policy, people, pairs, moves).unwrap(),
            ] {
                // Ties of all pairs together decide nothing but what is equal in all else.
                let mut below = digits.most_tie().checked_mul(PAIRS).unwrap();
                for what in order.iter().rev() {
                    let (worth, most) = one(&digits, *what);
                    assert!(worth > below, "{objectives:?}, {moves:?}: {what:?}");
                    below += worth.checked_mul(most).unwrap();
                }
                for what in &order {
                    let (_, most) = one(&digits, *what);
                    let name = format!("{objectives:?}, {moves:?}: {what:?}");
                    assert_eq!(digits.of(below, *what), u64::from(most), "{name}");
                }
            }
        }
    }
}
