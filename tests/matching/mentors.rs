//! Mentors and mentees: held against every choice of pairs in small rounds, by the scorer of explanations.

use fortnight::matching::{Basis, Candidates, MatchError, RoundMatches, propose};
use fortnight::model::Program;
use fortnight::model::roles::{Parts, Roles};

use super::world::{Someone, World, someone};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn someone(&mut self, number: usize) -> Someone {
        let countries = ["IN", "BR", "IT", "SN"];
        let languages = ["en", "en fr", "fr", "en pt"];
        let country = countries[self.roll(4) as usize];
        let mut one = someone(
            &format!("p{number}"),
            country,
            languages[self.roll(4) as usize],
        );
        let interests = (0..4).filter(|_| self.roll(2) == 0);
        one = one.interests(&interests.collect::<Vec<_>>());
        if self.roll(3) > 0 {
            one.profile.career_stage = Some(fortnight::model::Term(self.roll(3) as u16));
        }
        let mut places = || 1 + self.roll(3) as u32;
        let (mentor, mentee) = (places(), places());
        let role = self.roll(3);
        one.parts = Parts {
            mentor: (role != 1).then_some(mentor),
            mentee: (role != 0).then_some(mentee),
            peer: None,
        };
        one
    }
}

fn roles(both_ways: bool) -> Option<Roles> {
    Some(Roles {
        mentor: 1,
        mentee: 1,
        both_ways,
    })
}

fn found(program: &Program) -> RoundMatches {
    propose(program, &program.rounds[1]).unwrap()
}

/// People with anybody, those of them who waited, pairs, points of wishes, points of scores.
type Sums = [u64; 5];

/// What the best choice of pairs reaches, by trying all of them.
fn oracle(program: &Program, both_ways: bool) -> Sums {
    let candidates = Candidates::new(program, &program.rounds[1], None).unwrap();
    let people = candidates.people.len();
    let parts: Vec<Parts> = (0..people)
        .map(|at| {
            let person = program.participant(candidates.people[at].id).unwrap();
            person.enrolments.get(&program.rounds[1].id).unwrap().parts
        })
        .collect();
    let further = |a: usize, b: usize| {
        let rank = |at: usize| {
            let person = &candidates.people[at];
            (person.known.unwrap().profile.career_stage, person.hash)
        };
        rank(a) > rank(b)
    };
    let mut pairs = Vec::new();
    for a in 0..people {
        for b in (0..people).filter(|b| *b != a) {
            let fits = parts[a].mentor.is_some() && parts[b].mentee.is_some();
            let both = parts[a].are_both() && parts[b].are_both();
            let broken = !candidates.broken(a as u32, b as u32).is_empty();
            if fits && !broken && (both_ways || !both || further(a, b)) {
                let score = candidates.pair_score(a as u32, b as u32);
                pairs.push((a, b, u64::from(score.wish_points), u64::from(score.score)));
            }
        }
    }
    let waited: Vec<bool> = candidates.people.iter().map(|one| one.waited).collect();
    let mut taken = [vec![0; people], vec![0; people]];
    best(&pairs, &parts, &waited, &mut taken, [0; 3])
}

fn best(
    pairs: &[(usize, usize, u64, u64)],
    parts: &[Parts],
    waited: &[bool],
    taken: &mut [Vec<u32>; 2],
    sums: [u64; 3],
) -> Sums {
    let [(a, b, wishes, score), rest @ ..] = pairs else {
        let of_side = |side: usize, only: bool| {
            let has = |at: &usize| taken[side][*at] > 0 && (!only || waited[*at]);
            (0..parts.len()).filter(has).count() as u64
        };
        let first = of_side(0, false) + of_side(1, false);
        let waiting = of_side(0, true) + of_side(1, true);
        return [first, waiting, sums[0], sums[1], sums[2]];
    };
    let without = best(rest, parts, waited, taken, sums);
    let full = Some(taken[0][*a]) >= parts[*a].mentor || Some(taken[1][*b]) >= parts[*b].mentee;
    if full {
        return without;
    }
    taken[0][*a] += 1;
    taken[1][*b] += 1;
    let sums = [sums[0] + 1, sums[1] + wishes, sums[2] + score];
    let with = best(rest, parts, waited, taken, sums);
    taken[0][*a] -= 1;
    taken[1][*b] -= 1;
    with.max(without)
}

#[test]
fn no_choice_of_pairs_is_better_and_every_one_keeps_the_places() {
    let mut dice = Dice(5);
    for round in 0..400 {
        let count = 2 + dice.roll(5) as usize;
        let people: Vec<Someone> = (0..count).map(|at| dice.someone(at)).collect();
        let mut world = World::new(people);
        let both_ways = dice.roll(4) == 0;
        world.roles = roles(both_ways);
        world.waited = vec!["p1".into()];
        let program = world.program();
        let found = found(&program);
        let Basis::Proposal(proposal) = &found.basis else {
            panic!()
        };
        let (totals, of_roles) = (&proposal.totals, proposal.roles.as_ref().unwrap());
        let reached = &totals.result;
        let sums = [
            of_roles.covered[1],
            reached.waiting,
            reached.pairs,
            reached.wishes,
            reached.score,
        ];
        assert_eq!(sums, oracle(&program, both_ways), "{round}");
        assert!(totals.certified);
        keeps_places(&world, &found, both_ways);
    }
}

fn keeps_places(world: &World, found: &RoundMatches, both_ways: bool) {
    let mut taken = vec![[0; 2]; found.people.len()];
    let mut seen = std::collections::BTreeSet::new();
    for one in &found.matches {
        let mentor = one.mentor.unwrap();
        let mentee = one
            .people
            .iter()
            .copied()
            .find(|who| *who != mentor)
            .unwrap();
        assert!(seen.insert((mentor, mentee)));
        assert!(both_ways || !seen.contains(&(mentee, mentor)));
        taken[mentor as usize][0] += 1;
        taken[mentee as usize][1] += 1;
    }
    for one in &world.people {
        let number = found.number(&super::world::id(&one.id)).unwrap();
        let [as_mentor, as_mentee] = taken[number as usize];
        assert!(as_mentor <= one.parts.mentor.unwrap_or(0));
        assert!(as_mentee <= one.parts.mentee.unwrap_or(0));
    }
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
    world.roles = roles(false);
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
