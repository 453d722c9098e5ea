//! What each hand costs, against a plain solve without it, and against all matchings there are.

use fortnight::matching::{Candidates, Hand, Levels, passes, prices};
use fortnight::model::Program;
use fortnight::model::roles::{Parts, Roles};
use fortnight::model::round::{Objective, Odd};

use super::seat::{all, ordered};
use super::world::{Dice, Someone, World, propose, someone};

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
fn prices_are_those_of_plain_solves_where_there_are_many_of_them() {
    let mut sum = [0; 3];
    for seed in 0..8 {
        let mut dice = Dice(80_000 + seed);
        let mut world = dice.world(30);
        if seed % 3 == 0 {
            world.policy.objectives = vec![
                Objective::Coverage,
                Objective::WorstOff,
                Objective::Wishes,
                Objective::Score,
            ];
        }
        // More hands: of two who could be partners, and of any two.
        let ids: Vec<String> = world.people.iter().map(|one| one.id.clone()).collect();
        for pair in ids.chunks(2).filter(|_| dice.below(2) == 0) {
            world.forbidden.push([pair[0].clone(), pair[1].clone()]);
        }
        let found = check(&world, &format!("seed {seed}"));
        sum = [0, 1, 2].map(|at| sum[at] + found[at]);
    }
    let [hands, solved, dear] = sum;
    assert!(solved < hands && dear > 12, "{sum:?}");
}

/// Somebody with a few places.
fn with_places(dice: &mut Dice, number: usize, has_roles: bool) -> Someone {
    let country = dice.pick(&["IN", "BR", "IT", "SN"]);
    let languages = dice.pick(&["en", "en fr", "fr", "en pt"]);
    let interests: Vec<u16> = (0..4).filter(|_| dice.below(2) == 0).collect();
    let mut one = someone(&format!("p{number}"), country, languages).interests(&interests);
    let places = Some(1 + dice.below(2) as u32);
    let is_mentor = has_roles && number.is_multiple_of(2);
    one.parts = Parts {
        mentor: places.filter(|_| is_mentor),
        mentee: places.filter(|_| has_roles && (!is_mentor || dice.below(4) == 0)),
        peer: places.filter(|_| !has_roles),
    };
    one
}

/// The world without a pair that hands keep apart; `None` if it is another kind of hand.
fn without(world: &World, hand: Hand, names: impl Fn([u32; 2]) -> [String; 2]) -> Option<World> {
    let mut without = world.clone();
    match hand {
        Hand::Forbidden(pair) => {
            let [a, b] = names(pair);
            let is_other = |pair: &[String; 2]| !pair.contains(&a) || !pair.contains(&b);
            without.forbidden.retain(is_other);
        }
        Hand::Avoid(pair) | Hand::Knows(pair) => {
            let [a, b] = names(pair);
            for one in &mut without.people {
                let id = one.id.clone();
                let list = match hand {
                    Hand::Avoid(_) => &mut one.avoid,
                    _ => &mut one.knows,
                };
                list.retain(|other| {
                    let pair = [&id, other];
                    !pair.contains(&&a) || !pair.contains(&&b)
                });
            }
        }
        Hand::Pin(_) | Hand::Must(_) => return None,
    }
    Some(without)
}

#[test]
fn prices_where_people_have_several_partners_are_those_of_a_round_without_the_hand() {
    let mut sum = [0; 3];
    for seed in 0..24 {
        let mut dice = Dice(70_000 + seed);
        let has_roles = seed % 2 == 0;
        let people = (0..9).map(|number| with_places(&mut dice, number, has_roles));
        let mut world = World::new(people);
        world.roles = has_roles.then_some(Roles {
            mentor: 1,
            mentee: 1,
            both_ways: seed % 4 == 0,
        });
        world.peers = (!has_roles).then_some(1);
        if seed % 3 == 0 {
            world.teams = vec![vec!["p0".into(), "p2".into()]];
        }
        for a in 0..9 {
            for b in a + 1..9 {
                let [a, b] = [a, b].map(|at: usize| world.people[at].id.clone());
                let one = world.people.iter_mut().find(|one| one.id == a).unwrap();
                match dice.below(7) {
                    0 => world.forbidden.push([a, b]),
                    1 => one.avoid.push(b),
                    2 => one.knows.push(b),
                    _ => {}
                }
            }
        }
        let program = world.program();
        let found = prices(&program, &program.rounds[1]).unwrap();
        let reached = |program: &Program| {
            let found = propose(program, &program.rounds[1]).unwrap();
            found.totals.result
        };
        assert_eq!(found.now, reached(&program), "seed {seed}");
        let names = |pair: [u32; 2]| pair.map(|at| found.people[at as usize].as_str().to_owned());
        for price in &found.hands {
            if let Some(without) = without(&world, price.hand, names) {
                let reached = reached(&without.program());
                assert_eq!(price.without, reached, "seed {seed}: {:?}", price.hand);
                sum[2] += usize::from(price.without != found.now);
            }
        }
        sum[0] += found.hands.len();
        sum[1] += found.solved;
    }
    let [hands, solved, dear] = sum;
    assert!(solved < hands && dear > 20, "{sum:?}");
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
