//! What each hand costs, against a plain solve without it, and against all matchings there are.

use fortnight::matching::{Candidates, Hand, Levels, passes, prices};
use fortnight::model::round::{Objective, Odd};

use super::seat::{all, ordered};
use super::world::{Dice, World};

/// The total of the best matching and the pins, straight from the solver.
fn total(candidates: &Candidates) -> Levels {
    let best = passes::solve(candidates, &[], passes::ANY).unwrap().best;
    let looked_at = |objective| candidates.policy.objectives.contains(&objective);
    let pins = candidates.pins.iter().map(|[a, b]| {
        let pair = candidates.pair_score(*a, *b);
        let waited = |who: u32| u64::from(candidates.person(who).waited);
        Levels {
            pairs: 1,
            waiting: waited(*a) + waited(*b),
            wishes: u64::from(looked_at(Objective::Wishes)) * u64::from(pair.wish_points),
            score: u64::from(looked_at(Objective::Score)) * u64::from(pair.score),
            ..Levels::default()
        }
    });
    pins.fold(best.result, Levels::plus)
}

fn check(world: &World, name: &str) -> [usize; 3] {
    let program = world.program();
    let round = &program.rounds[1];
    let candidates = Candidates::new(&program, round, None).unwrap();
    let found = prices(&program, round).unwrap();
    assert_eq!(found.now, total(&candidates), "{name}");
    let mut dear = 0;
    for price in &found.hands {
        let freed = candidates.without_hand(price.hand);
        assert_eq!(price.without, total(&freed), "{name}: {:?}", price.hand);
        dear += usize::from(price.without != found.now);
    }
    [found.hands.len(), found.solved, dear]
}

#[test]
fn prices_are_those_of_plain_solves_under_any_policy() {
    for seed in 0..60 {
        let mut dice = Dice(40_000 + seed);
        let people = 4 + dice.below(9);
        check(&dice.world(people), &format!("seed {seed}"));
    }
}

#[test]
fn a_search_that_begins_near_an_optimum_ends_at_one() {
    let mut sum = [0; 3];
    for seed in 0..6 {
        let mut world = Dice(50_000 + seed).world(70);
        world.policy.relax.clear();
        world.policy.objectives = vec![Objective::Coverage, Objective::Wishes, Objective::Score];
        let found = check(&world, &format!("seed {seed}"));
        sum = [0, 1, 2].map(|at| sum[at] + found[at]);
    }
    let [hands, solved, dear] = sum;
    assert!(solved < hands && dear > 10, "{sum:?}");
}

#[test]
fn no_matching_without_a_hand_is_better_than_is_said() {
    for seed in 0..50 {
        let mut world = Dice(60_000 + seed).world(7);
        world.odd = Odd::Wait;
        world.policy.relax.clear();
        world.policy.objectives = vec![Objective::Coverage, Objective::Wishes, Objective::Score];
        let program = world.program();
        let round = &program.rounds[1];
        let candidates = Candidates::new(&program, round, None).unwrap();
        let found = prices(&program, round).unwrap();
        for price in found
            .hands
            .iter()
            .filter(|one| !matches!(one.hand, Hand::Pin(_)))
        {
            let freed = candidates.without_hand(price.hand);
            let best = all(&freed, &freed.free())
                .into_iter()
                .map(|(_, value)| value)
                .max();
            let pins = total(&candidates.without_hand(price.hand));
            assert_eq!(
                ordered(&freed, price.without),
                ordered(&freed, pins),
                "seed {seed}"
            );
            let without_pins = passes::solve(&freed, &[], passes::ANY).unwrap().best.result;
            assert_eq!(Some(ordered(&freed, without_pins)), best, "seed {seed}");
        }
    }
}
