//! A round without one of its must rules.

use fortnight::matching::Candidates;
use fortnight::model::round::Odd;

use super::world::{Dice, propose};

#[test]
fn a_rule_that_is_given_up_keeps_nobody_apart_and_others_do() {
    for seed in 0..200 {
        let world = Dice(300 + seed).world(7);
        let program = world.program();
        let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let rules = candidates.must_rules();
        for rule in &rules {
            let freed = candidates.without(*rule);
            for a in 0..7 {
                for b in (0..7).filter(|b| *b != a) {
                    let mut broken = candidates.broken(a, b);
                    assert!(broken.iter().all(|one| rules.contains(one)), "seed {seed}");
                    broken.retain(|one| one != rule);
                    assert_eq!(freed.broken(a, b), broken, "seed {seed}, {rule:?}");
                    assert_eq!(freed.pair_score(a, b), candidates.pair_score(a, b));
                }
            }
        }
    }
}

#[test]
fn whoever_is_left_over_is_left_over_in_the_proposal() {
    for seed in 0..200 {
        let mut dice = Dice(900 + seed);
        let people = 2 + dice.below(9);
        let mut world = dice.world(people);
        if seed % 3 == 0 {
            world.odd = Odd::Wait;
        }
        let program = world.program();
        let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let proposal = propose(&program, &program.rounds[1]).unwrap();
        let left: Vec<u32> = proposal.unmatched.iter().map(|one| one.person).collect();
        assert_eq!(candidates.left_over().unwrap(), left, "seed {seed}");
    }
}
