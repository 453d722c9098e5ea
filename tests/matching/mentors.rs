//! Mentors and mentees: held against every choice of pairs in small rounds, by the scorer of explanations.

use std::collections::BTreeSet;

use fortnight::matching::{Basis, Candidates, MatchError, Origin, RoundMatches, propose};
use fortnight::model::Program;
use fortnight::model::roles::{Parts, Roles};

use super::oracle::{Round, packed, pins, ranks};
use super::world::{Dice, World, someone};

fn found(program: &Program) -> RoundMatches {
    propose(program, &program.rounds[1]).unwrap()
}

/// Nothing is better than what is proposed, and that is what it is said to be. How many pairs there were to choose.
pub fn is_best(world: &World, name: &str) -> usize {
    let program = world.program();
    let found = found(&program);
    let Basis::Proposal(proposal) = &found.basis else {
        panic!("{name}")
    };
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    let round = Round::new(&program, candidates);
    let held = pins(world, &round);
    let pinned = found
        .matches
        .iter()
        .filter(|one| one.origin == Origin::Pinned);
    assert_eq!(pinned.count(), world.pins.len(), "{name}");
    let waited = |one| {
        u64::from(
            world
                .waited
                .contains(&round.candidates.person(one).id.as_str().to_owned()),
        )
    };
    let ranks = ranks(world, &round, waited);
    let rank = |unit: usize| ranks[unit];
    let pairs = round.check(&found, &held, &BTreeSet::new(), name);
    let worth = packed(round.policy, round.worth(&pairs, &held, &rank));
    let best = round.best(&held, &rank, &|_| true);
    assert_eq!(worth, best, "{name}: {pairs:?}");
    let reached = &proposal.totals.result;
    let said = [
        reached.covered,
        reached.waiting,
        reached.pairs,
        reached.wishes,
        reached.score,
    ];
    assert_eq!(packed(round.policy, said), best, "{name}");
    assert!(proposal.totals.certified, "{name}");
    assert_eq!(proposal.totals.result, proposal.totals.best, "{name}");
    pairs.len()
}

#[test]
fn no_choice_of_pairs_is_better_and_every_one_keeps_the_places() {
    let mut chosen = 0;
    for seed in 0..250 {
        let mut dice = Dice(5_000 + seed);
        let people = 2 + dice.below(7);
        let world = dice.placed_world(people, true);
        chosen += is_best(&world, &format!("seed {seed}"));
    }
    assert!(chosen > 350, "{chosen}: the test tests little");
}

#[test]
fn pins_take_places_and_the_rest_is_the_best_given_them() {
    let part = |mentor, mentee| Parts {
        mentor,
        mentee,
        peer: None,
    };
    let mut people = vec![
        someone("amina", "SN", "en"),
        someone("ben", "IN", "en"),
        someone("clara", "BR", "en"),
        someone("dede", "GH", "en"),
    ];
    people[0].parts = part(Some(2), None);
    people[1].parts = part(Some(1), None);
    people[2].parts = part(None, Some(1));
    people[3].parts = part(None, Some(2));
    let mut world = World::new(people);
    world.roles = Some(Roles {
        mentor: 1,
        mentee: 1,
        both_ways: false,
    });
    let pin = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
    world.pins = vec![pin("amina", "clara"), pin("amina", "dede")];
    let program = world.program();
    let found = found(&program);
    let pairs: Vec<Vec<&str>> = found
        .matches
        .iter()
        .map(|one| {
            let id = |number: &u32| found.people[*number as usize].as_str();
            one.people.iter().map(id).collect()
        })
        .collect();
    assert_eq!(
        pairs,
        [["amina", "clara"], ["amina", "dede"], ["ben", "dede"]]
    );
    let number = found.number(&super::world::id("amina")).unwrap();
    assert_eq!(found.several(number), [0, 1]);
    world.pins.push(pin("ben", "clara"));
    let program = world.program();
    let refused = propose(&program, &program.rounds[1]);
    assert_eq!(
        refused,
        Err(MatchError::PinnedTwice(super::world::id("clara")))
    );
    world.pins = vec![pin("amina", "ben")];
    let program = world.program();
    let refused = propose(&program, &program.rounds[1]);
    assert!(matches!(refused, Err(MatchError::PinWithoutRoles(_))));
}
