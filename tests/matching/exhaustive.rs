//! The result against all matchings there are.

use std::collections::BTreeSet;

use fortnight::matching::{Candidates, Levels, passes};
use fortnight::model::round::{Objective, Odd};

use super::world::{Dice, Proposed, World, orders, propose};

type Pairs = Vec<[u32; 2]>;

#[test]
fn no_matching_is_better_under_any_policy() {
    for seed in 0..400 {
        let mut dice = Dice(7000 + seed);
        let people = 1 + dice.below(9);
        let world = dice.world(people);
        check(world, &format!("seed {seed}"));
    }
}

#[test]
fn no_matching_is_better_under_any_order_of_objectives() {
    assert_eq!(
        orders().len(),
        15 + 19,
        "all orders of three, and those with a lowest score behind coverage"
    );
    for (at, order) in orders().into_iter().enumerate() {
        for seed in 0..8 {
            let mut dice = Dice(100 * at as u64 + seed);
            let mut world = dice.world(8);
            world.policy.objectives = order.clone();
            check(world, &format!("{order:?}, seed {seed}"));
        }
    }
}

fn check(mut world: World, name: &str) {
    world.odd = Odd::Wait;
    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    let proposal = propose(&program, &program.rounds[1]).unwrap();
    let chosen = passes::solve(&candidates, &[], passes::ANY)
        .unwrap()
        .best
        .pairs;
    let (totals, mut free) = (&proposal.totals, candidates.free());
    let mut result = Levels::default();
    for pass in 0..=world.policy.relax.len() {
        // A pair belongs to the first pass in which it may be: had it stayed possible, that pass would have made it.
        let first = |[a, b]: &&[u32; 2]| {
            let fits = |pass: &usize| candidates.relaxed(*pass).fit(*a, *b);
            (0..=pass).find(fits) == Some(pass)
        };
        let own: Pairs = chosen.iter().filter(first).copied().collect();
        let candidates = candidates.relaxed(pass);
        best_of_pass(&world, &candidates, &free, &own, name);
        result = result.plus(levels(&world, &candidates, &own));
        assert_eq!(totals.passes[pass].pairs, own.len() as u64, "{name}");
        free.retain(|one| !own.as_flattened().contains(one));
    }
    assert_eq!(totals.result, result, "{name}");
    assert_eq!(totals.result, totals.best, "{name}");
    assert!(totals.certified);
    lowest_score(&world, &candidates, &proposal, &chosen, name);
}

/// No matching of these people is better than the chosen one, and the chosen one is among the best.
fn best_of_pass(world: &World, candidates: &Candidates, free: &[u32], own: &Pairs, name: &str) {
    let mut all = Vec::new();
    enumerate(candidates, free, &mut Vec::new(), &mut all);
    let value = |pairs: &Pairs| ordered(world, candidates, pairs);
    let best = all.iter().map(value).max();
    assert_eq!(Some(value(own)), best, "{name}: {own:?}");
    assert!(all.contains(own), "{name}: {own:?}");
}

/// The floor that is reported is the lowest score of the pairs, and has its proof.
fn lowest_score(
    world: &World,
    candidates: &Candidates,
    proposal: &Proposed,
    chosen: &Pairs,
    name: &str,
) {
    let lowest = chosen
        .iter()
        .map(|[a, b]| candidates.pair_score(*a, *b).score)
        .min();
    let asked = world.policy.objectives.contains(&Objective::WorstOff);
    let reported = passes::lowest(&proposal.totals.worst_off);
    assert_eq!(reported, lowest.filter(|_| asked), "{name}");
    assert!(
        proposal
            .totals
            .worst_off
            .iter()
            .all(|pass| pass.one_higher.is_some()),
        "{name}"
    );
}

fn enumerate(candidates: &Candidates, free: &[u32], pairs: &mut Pairs, all: &mut Vec<Pairs>) {
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

/// What the policy does not look at is 0, as in reports.
fn levels(world: &World, candidates: &Candidates, pairs: &[[u32; 2]]) -> Levels {
    let looked_at: BTreeSet<&str> = world
        .policy
        .objectives
        .iter()
        .map(|one| one.key())
        .collect();
    let waited = |who: u32| u64::from(candidates.person(who).waited);
    let mut levels = Levels {
        pairs: pairs.len() as u64,
        ..Levels::default()
    };
    for [a, b] in pairs {
        let pair = candidates.pair_score(*a, *b);
        levels.waiting += waited(*a) + waited(*b);
        levels.wishes += u64::from(looked_at.contains("wishes")) * u64::from(pair.wish_points);
        levels.score += u64::from(looked_at.contains("score")) * u64::from(pair.score);
    }
    levels
}

/// What the policy looks at, in its order; coverage last if it is not named.
fn ordered(world: &World, candidates: &Candidates, pairs: &[[u32; 2]]) -> Vec<u64> {
    let levels = levels(world, candidates, pairs);
    let scores = pairs
        .iter()
        .map(|[a, b]| candidates.pair_score(*a, *b).score);
    let coverage = [levels.pairs, levels.waiting];
    let mut ordered = Vec::new();
    for objective in &world.policy.objectives {
        match objective {
            Objective::Coverage => ordered.extend(coverage),
            Objective::Wishes => ordered.push(levels.wishes),
            Objective::Score => ordered.push(levels.score),
            Objective::WorstOff => ordered.push(scores.clone().min().map_or(1001, u64::from)),
        }
    }
    if !world.policy.objectives.contains(&Objective::Coverage) {
        ordered.extend(coverage);
    }
    ordered
}
