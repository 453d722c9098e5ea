//! The result against all matchings there are.

use fortnight::matching::{Candidates, Levels, Origin, Proposal, propose};
use fortnight::model::round::Objective;

use crate::world::{Dice, World};

#[test]
fn no_matching_is_better() {
    for seed in 0..600 {
        let mut dice = Dice(7000 + seed);
        let people = 1 + dice.below(8);
        let world = dice.world(people);
        check(&world, seed);
    }
}

fn check(world: &World, seed: u64) {
    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    let proposal = propose(&program, &program.rounds[1]).unwrap();
    let mut all = Vec::new();
    enumerate(&candidates, &candidates.free(), &mut Vec::new(), &mut all);
    let objectives = &world.policy.objectives;
    let value = |pairs: &Vec<[u32; 2]>| ordered(objectives, levels(&candidates, pairs));
    let best = all
        .iter()
        .map(value)
        .max()
        .expect("the empty matching is one");
    let totals = &proposal.totals;
    assert_eq!(ordered(objectives, totals.result), best, "seed {seed}");
    assert_eq!(totals.result, totals.best, "seed {seed}");
    assert!(totals.certified);
    let chosen = chosen_pairs(&candidates, &proposal);
    let optimal = all.iter().filter(|pairs| value(pairs) == best);
    let agrees = optimal.filter(|pairs| **pairs == chosen).count();
    assert!(
        agrees == 1 || proposal.totals.trios > 0,
        "seed {seed}: {chosen:?}"
    );
}

/// Pairs that were chosen; not those that took a third.
fn chosen_pairs(candidates: &Candidates, proposal: &Proposal) -> Vec<[u32; 2]> {
    let number = |at: &u32| {
        candidates
            .number(&proposal.people[*at as usize])
            .expect("takes part")
    };
    let chosen = proposal
        .matches
        .iter()
        .filter(|one| one.origin == Origin::Chosen);
    let pairs = chosen.filter(|one| one.people.len() == 2);
    pairs
        .map(|one| [number(&one.people[0]), number(&one.people[1])])
        .collect()
}

fn enumerate(
    candidates: &Candidates,
    free: &[u32],
    pairs: &mut Vec<[u32; 2]>,
    all: &mut Vec<Vec<[u32; 2]>>,
) {
    let Some((first, rest)) = free.split_first() else {
        all.push(pairs.clone());
        return;
    };
    enumerate(candidates, rest, pairs, all);
    for other in rest {
        if candidates.broken(*first, *other).is_empty() {
            let rest: Vec<u32> = rest.iter().copied().filter(|one| one != other).collect();
            pairs.push([*first, *other]);
            enumerate(candidates, &rest, pairs, all);
            pairs.pop();
        }
    }
}

fn levels(candidates: &Candidates, pairs: &[[u32; 2]]) -> Levels {
    let waited = |who: u32| u64::from(candidates.person(who).waited);
    let mut levels = Levels {
        pairs: pairs.len() as u64,
        ..Levels::default()
    };
    for [a, b] in pairs {
        let pair = candidates.pair_score(*a, *b);
        levels.waiting += waited(*a) + waited(*b);
        levels.wishes += u64::from(pair.wish_points);
        levels.score += u64::from(pair.score);
    }
    levels
}

/// What the policy looks at, in its order; coverage last if it is not named.
fn ordered(objectives: &[Objective], levels: Levels) -> Vec<u64> {
    let coverage = [levels.pairs, levels.waiting];
    let mut ordered = Vec::new();
    for objective in objectives {
        match objective {
            Objective::Coverage => ordered.extend(coverage),
            Objective::Wishes => ordered.push(levels.wishes),
            Objective::Score => ordered.push(levels.score),
        }
    }
    if !objectives.contains(&Objective::Coverage) {
        ordered.extend(coverage);
    }
    ordered
}
