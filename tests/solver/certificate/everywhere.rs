//! Proofs of whole rounds, touched in every place.

use fortnight::matching::certificate::{Basis, Group, Objective, Rejection, check};
use fortnight::matching::pairs::{ExplicitPairs, PairSource};
use fortnight::matching::solver::{Options, solve};

use super::super::instances::{Instance, Random, Variant};

use super::{Proof, gap, pair, part};

use Objective::{CardinalityFirst, MaximumWeight};
use Rejection::{BadGroup, BelowFloor, Gap, Ineligible, NotMutual, TooLarge, Uncovered};

/// A solved round, its optimal value and the proof that came with it.
struct Solved<S> {
    source: S,
    objective: Objective,
    proof: Proof,
    weight: i128,
    basis: Basis,
}

fn solved<S: PairSource>(source: S, objective: Objective) -> Solved<S> {
    let options = Options {
        objective,
        ..Options::default()
    };
    let solution = solve(&source, options).unwrap();
    let proof = Proof {
        mate: solution.mate,
        duals: solution.duals,
    };
    let checked = Basis::new(&source, objective, &proof.mate, proof.duals.clone());
    let (certificate, basis) = checked.unwrap();
    Solved {
        source,
        objective,
        proof,
        weight: certificate.weight,
        basis,
    }
}

/// Tampers with every dual, every group and every pair of several solved rounds.
#[test]
fn no_place_of_a_proof_may_be_touched() {
    let mut seen = (0, 0);
    for objective in [CardinalityFirst, MaximumWeight] {
        for variant in [
            Variant::Plain,
            Variant::Noise,
            Variant::Dup,
            Variant::Skew,
            Variant::Packed,
        ] {
            touch_everything(&solved(Instance::new(41, 3, variant), objective), &mut seen);
        }
        for seed in 0..24 {
            touch_everything(&solved(short_weights(seed), objective), &mut seen);
        }
    }
    let (free, nested) = seen;
    assert!(free > 60 && nested > 20, "{free} free, {nested} nested");
}

/// Few different weights on a sparse graph: blossoms in blossoms.
fn short_weights(seed: u64) -> ExplicitPairs {
    let mut random = Random::new(seed);
    let mut edges = Vec::new();
    for u in 0..40u32 {
        for v in u + 1..40 {
            if random.below(100) < 10 {
                edges.push((u, v, i128::from(random.below(25)) - 2));
            }
        }
    }
    ExplicitPairs::new(40, &edges).unwrap()
}

fn touch_everything<S: PairSource>(solved: &Solved<S>, seen: &mut (usize, usize)) {
    let mates = &solved.proof.mate;
    seen.0 += mates.iter().filter(|mate| mate.is_none()).count();
    let groups = &solved.proof.duals.groups;
    let inside = |small: &Group| {
        let holds = |large: &Group| small.members.iter().all(|one| large.members.contains(one));
        groups
            .iter()
            .any(|large| large.members.len() > small.members.len() && holds(large))
    };
    seen.1 += groups.iter().filter(|group| inside(group)).count();
    for person in 0..mates.len() {
        touch_person(solved, person);
    }
    for position in 0..groups.len() {
        touch_group(solved, position);
    }
    for u in 0..mates.len() as u32 {
        touch_pairs(solved, u);
    }
}

impl<S: PairSource> Solved<S> {
    /// Why the proof is refused after `tamper`; by the proof before it as well, from which only what has changed is looked at.
    fn refusal(&self, tamper: impl FnOnce(&mut Proof)) -> Rejection {
        let mut proof = self.proof.clone();
        tamper(&mut proof);
        let (source, mate, duals) = (&self.source, &proof.mate, &proof.duals);
        let basis = &self.basis;
        assert!(
            basis
                .check(source, self.objective, mate, duals, &[])
                .is_err()
        );
        check(source, self.objective, mate, duals).unwrap_err()
    }
}

fn touch_person<S: PairSource>(solved: &Solved<S>, person: usize) {
    let number = person as u32;
    let more = solved.refusal(|proof| proof.duals.person[person] += 1);
    assert_eq!(more, gap(solved.weight, solved.weight + 1));
    let less = solved.refusal(|proof| proof.duals.person[person] -= 1);
    let lowest = solved.proof.duals.person[person] == -solved.proof.duals.floor;
    match less {
        BelowFloor(named) => assert!(lowest && named == number),
        Uncovered(u, v) => assert!(!lowest && (u == number || v == number)),
        other => panic!("{other:?}"),
    }
    let huge = solved.refusal(|proof| proof.duals.person[person] = i128::MAX);
    assert_eq!(huge, TooLarge);
    let deep = solved.refusal(|proof| proof.duals.person[person] = i128::MIN);
    assert_eq!(deep, BelowFloor(number));
}

fn touch_group<S: PairSource>(solved: &Solved<S>, position: usize) {
    let group = &solved.proof.duals.groups[position];
    let inside = |rejection| match rejection {
        Uncovered(u, v) => group.members.contains(&u) && group.members.contains(&v),
        _ => false,
    };
    assert!(inside(
        solved.refusal(|proof| drop(proof.duals.groups.remove(position)))
    ));
    let half = (group.members.len() as i128 - 1) / 2;
    let more = solved.refusal(|proof| proof.duals.groups[position].dual += 2);
    assert_eq!(more, gap(solved.weight, solved.weight + half));
    let less = solved.refusal(|proof| proof.duals.groups[position].dual -= 1);
    assert!(if group.dual == 1 {
        less == BadGroup(position)
    } else {
        inside(less)
    });
    let bad = |tamper: fn(&mut Vec<u32>)| {
        let said = solved.refusal(|proof| tamper(&mut proof.duals.groups[position].members));
        assert_eq!(said, BadGroup(position));
    };
    bad(|members| members.truncate(members.len() - 1));
    bad(|members| members[1] = members[0]);
    bad(|members| members.swap(0, 2));
    bad(|members| *members.last_mut().unwrap() = u32::MAX);
}

/// Parts `u` and their partner, and crosses them with every other pair: nothing but an equally good matching may pass.
fn touch_pairs<S: PairSource>(solved: &Solved<S>, u: u32) {
    let Some(v) = solved.proof.mate[u as usize].filter(|&v| u < v) else {
        return;
    };
    // A pair of no weight may come or go where its number does not count.
    if solved.objective == CardinalityFirst || solved.source.weight(u, v) != Some(0) {
        let dropped = solved.refusal(|proof| part(proof, u, v));
        assert!(matches!(dropped, Gap { weight, bound } if weight < bound));
    }
    let widowed = solved.refusal(|proof| proof.mate[v as usize] = None);
    assert_eq!(widowed, NotMutual(u));
    for (x, y) in (0..).zip(&solved.proof.mate) {
        let Some(y) = y.filter(|_| x != u && x != v) else {
            continue;
        };
        let mut crossed = solved.proof.clone();
        pair(&mut crossed, u, x);
        pair(&mut crossed, v, y);
        let said = check(
            &solved.source,
            solved.objective,
            &crossed.mate,
            &solved.proof.duals,
        );
        let new = [(u, x), (v, y)].map(|(a, b)| solved.source.weight(a, b));
        match (new, said) {
            ([Some(_), Some(_)], Ok(proof)) => assert_eq!(proof.weight, solved.weight),
            ([Some(_), Some(_)], Err(Gap { weight, bound })) => assert!(weight < bound),
            ([_, None] | [None, _], Err(Ineligible(..))) => {}
            other => panic!("{other:?}"),
        }
    }
}
