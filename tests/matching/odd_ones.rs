//! Who is left over.

use fortnight::matching::rules::RuleId;
use fortnight::matching::{Candidates, MatchError, MustRule, Origin, odd};
use fortnight::model::round::{Importance, Odd};
use fortnight::model::{Organiser, Policy};

use super::world::{Dice, World, id, names, only_interests, propose, someone};

fn three() -> World {
    World::new([
        someone("ana", "BR", "en"),
        someone("ben", "IE", "en"),
        someone("chi", "JP", "en"),
    ])
}

#[test]
fn the_odd_one_joins_a_pair_with_whom_all_three_fit() {
    let proposal = three().propose();
    assert_eq!(names(&proposal), (vec!["ana ben chi".to_owned()], vec![]));
    let trio = &proposal.matches[0];
    assert_eq!((trio.pairs.len(), trio.reasons.len()), (3, 6));
    assert_eq!((proposal.totals.pairs, proposal.totals.trios), (0, 1));
}

#[test]
fn the_odd_one_waits_if_one_of_the_three_does_not_fit() {
    let mut world = three();
    world.people.push(someone("dan", "JP", "en"));
    world.people.push(someone("eva", "JP", "en"));
    world.people.retain(|one| one.id != "ben");
    let proposal = world.propose();
    assert_eq!(proposal.totals.pairs, 1);
    assert_eq!(proposal.totals.unmatched, 2);
    for one in &proposal.unmatched {
        assert_eq!((one.others, one.possible), (3, 1));
        assert_eq!(
            one.blocked[0].rule,
            MustRule::Rule(RuleId::DifferentCountry)
        );
        assert_eq!((one.blocked[0].others, one.blocked[0].alone), (2, 2));
    }
}

#[test]
fn with_wait_the_odd_one_waits() {
    let mut world = three();
    world.odd = Odd::Wait;
    let proposal = world.propose();
    assert_eq!((proposal.totals.pairs, proposal.totals.unmatched), (1, 1));
    let left = &proposal.unmatched[0];
    assert_eq!((left.others, left.possible, left.blocked.len()), (2, 2, 0));
}

#[test]
fn a_standby_takes_the_odd_one_and_nobody_otherwise() {
    let mut world = three();
    world.people.push(someone("zoe", "SN", "en fr"));
    world.odd = Odd::Standby(id("zoe"));
    let proposal = world.propose();
    let with_zoe = proposal
        .matches
        .iter()
        .find(|one| one.people.contains(&3))
        .unwrap();
    assert_eq!(
        (with_zoe.people.len(), with_zoe.origin),
        (2, Origin::Standby)
    );
    assert_eq!(
        (proposal.totals.enrolled, proposal.totals.unmatched),
        (3, 0)
    );

    world.people.push(someone("dan", "US", "en"));
    let proposal = world.propose();
    assert_eq!(proposal.totals.pairs, 2);
    assert!(names(&proposal).0.iter().all(|one| !one.contains("zoe")));
    assert!(proposal.unmatched.is_empty());
}

#[test]
fn a_standby_whom_hands_have_given_somebody_takes_nobody_else() {
    let mut world = three();
    world.people.push(someone("zoe", "SN", "en fr"));
    world.people.push(someone("dan", "US", "en"));
    world.odd = Odd::Standby(id("zoe"));
    world.pins.push(["zoe".into(), "ana".into()]);
    let proposal = world.propose();
    let (matches, left) = names(&proposal);
    let with_zoe: Vec<&String> = matches.iter().filter(|one| one.contains("zoe")).collect();
    assert_eq!(with_zoe, ["ana zoe"]);
    assert_eq!(proposal.idle_pins.len(), 0);
    assert_eq!((matches.len(), left.len()), (2, 1), "{matches:?}");
}

#[test]
fn a_standby_has_agreed_to_it() {
    let mut world = three();
    let mut zoe = someone("zoe", "SN", "en fr");
    zoe.consent = false;
    world.people.push(zoe);
    world.odd = Odd::Standby(id("zoe"));
    let program = world.program();
    let missing = propose(&program, &program.rounds[1]);
    assert_eq!(missing, Err(MatchError::NoStandby(id("zoe"))));
}

#[test]
fn an_organiser_may_stand_by_without_a_profile() {
    let mut world = three();
    world.odd = Odd::Standby(id("ines"));
    let mut program = world.program();
    let missing = propose(&program, &program.rounds[1]);
    assert_eq!(missing, Err(MatchError::NoStandby(id("ines"))));
    program.organisers.push(Organiser {
        id: id("ines"),
        name: "Ines".into(),
        called: None,
        role: None,
        country: None,
        email: None,
        about: None,
        links: Vec::new(),
    });
    let proposal = propose(&program, &program.rounds[1]).unwrap();
    let standby = proposal
        .matches
        .iter()
        .find(|one| one.origin == Origin::Standby)
        .unwrap();
    assert_eq!(standby.people[1], 3);
    assert_eq!(standby.score, 0);
}

#[test]
fn a_pinned_pair_takes_no_third() {
    let mut world = three();
    world.pins.push(["ana".into(), "ben".into()]);
    let proposal = world.propose();
    assert_eq!(
        names(&proposal),
        (vec!["ana ben".to_owned()], vec!["chi".to_owned()])
    );
}

#[test]
fn the_third_goes_where_interests_are_shared() {
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2, 3, 4]),
        someone("ben", "IE", "en").interests(&[1, 2, 3, 4]),
        someone("chi", "JP", "en").interests(&[5, 6, 7, 8]),
        someone("dan", "SN", "en").interests(&[5, 6, 7, 8]),
        someone("eva", "US", "en").interests(&[5, 6]),
    ]);
    world.policy = only_interests();
    let proposal = world.propose();
    assert_eq!(names(&proposal).0, ["ana ben", "chi dan eva"]);
    assert_eq!(
        proposal.matches[1].score, 650,
        "the lowest of the three pairs"
    );
}

/// Those who are left, and pairs that a third may join.
const PAIRS: [[u32; 2]; 4] = [[0, 1], [2, 3], [4, 5], [6, 7]];
const LEFT: [u32; 4] = [8, 9, 10, 11];

/// Who of those left joins which pair, by place.
type Thirds = Vec<(usize, usize)>;

#[test]
fn thirds_are_placed_in_the_best_way() {
    let mut placed = 0;
    for seed in 0..150 {
        let mut world = Dice(seed).world(12);
        world.pins.clear();
        world.policy = Policy {
            different_country: Importance::Off,
            ..world.policy
        };
        let program = world.program();
        let mut candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let mut dice = Dice(900 + seed);
        for person in &mut candidates.people {
            person.rank = dice.below(4) as u32;
        }
        let found = odd::thirds(&candidates, &PAIRS, &LEFT).unwrap();
        let best = all_thirds(&candidates)
            .iter()
            .map(|thirds| value(&candidates, thirds))
            .max()
            .unwrap();
        assert_eq!(value(&candidates, &found), best, "seed {seed}");
        placed += found.len();
    }
    assert!(
        placed > 100,
        "only {placed} were placed: the test tests little"
    );
}

#[test]
fn the_standby_takes_whoever_comes_first_and_then_fits_best() {
    let mut taken = 0;
    for seed in 0..200 {
        let mut dice = Dice(4_000 + seed);
        let world = dice.world(6);
        let program = world.program();
        let mut candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        for person in &mut candidates.people {
            person.rank = dice.below(2) as u32;
        }
        let left: Vec<u32> = (1..6).collect();
        let value = |other: u32| {
            let pair = candidates.pair_score(0, other);
            (candidates.person(other).rank, pair.wish_points, pair.score)
        };
        let fitting = left
            .iter()
            .copied()
            .filter(|other| candidates.broken(0, *other).is_empty());
        let best = fitting.map(value).max();
        let found = odd::for_standby(&candidates, 0, &left);
        assert_eq!(found.map(value), best, "seed {seed}");
        taken += usize::from(found.is_some());
    }
    assert!(taken > 50, "{taken}: the test tests little");
}

fn all_thirds(candidates: &Candidates) -> Vec<Thirds> {
    let mut all: Vec<Thirds> = vec![Vec::new()];
    for (at, third) in LEFT.iter().enumerate() {
        for thirds in all.clone() {
            for (place, pair) in PAIRS.iter().enumerate() {
                let free = thirds.iter().all(|(_, used)| *used != place);
                if free && pair.iter().all(|one| candidates.fit(*third, *one)) {
                    all.push([&thirds[..], &[(at, place)]].concat());
                }
            }
        }
    }
    all
}

/// What is to be as large as possible, the most important first.
fn value(candidates: &Candidates, thirds: &Thirds) -> [u32; 5] {
    let mut value = [0; 5];
    for (at, place) in thirds {
        let (third, [a, b]) = (LEFT[*at], PAIRS[*place]);
        let new = [a, b].map(|one| candidates.pair_score(third, one));
        let scores = [
            candidates.pair_score(a, b).score,
            new[0].score,
            new[1].score,
        ];
        value[0] += 1;
        value[1] += candidates.person(third).rank;
        value[2] += new[0].wish_points + new[1].wish_points;
        value[3] += scores.iter().min().unwrap();
        value[4] += scores.iter().sum::<u32>();
    }
    value
}
