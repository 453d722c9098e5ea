//! Why somebody has this partner, or none: every statement against all matchings there are.

use fortnight::matching::columns::Columns;
use fortnight::matching::{
    Basis, Candidates, Levels, MustRule, WhyNot, WhySeat, propose, why_seat,
};
use fortnight::model::round::{Objective, Odd};

use super::world::{Dice, World};

/// A world without relaxations and lowest scores, in which whoever is left over waits.
fn plain(seed: u64, people: usize) -> World {
    let mut world = Dice(seed).world(people);
    world.odd = Odd::Wait;
    world.policy.relax.clear();
    let objectives = &mut world.policy.objectives;
    objectives.retain(|one| *one != Objective::WorstOff);
    if objectives.is_empty() {
        objectives.push(Objective::Coverage);
    }
    world
}

/// Every matching of these people, with what it reaches.
pub fn all(candidates: &Candidates, free: &[u32]) -> Vec<(Vec<[u32; 2]>, Vec<u64>)> {
    let mut found = Vec::new();
    extend(candidates, free, &mut Vec::new(), &mut found);
    let value = |pairs: Vec<[u32; 2]>| {
        let value = reached(candidates, &pairs);
        (pairs, value)
    };
    found.into_iter().map(value).collect()
}

fn extend(
    candidates: &Candidates,
    free: &[u32],
    pairs: &mut Vec<[u32; 2]>,
    all: &mut Vec<Vec<[u32; 2]>>,
) {
    let Some((first, rest)) = free.split_first() else {
        return all.push(pairs.clone());
    };
    extend(candidates, rest, pairs, all);
    for other in rest.iter().filter(|other| candidates.fit(*first, **other)) {
        let rest: Vec<u32> = rest.iter().copied().filter(|one| one != other).collect();
        pairs.push([*first, *other]);
        extend(candidates, &rest, pairs, all);
        pairs.pop();
    }
}

fn reached(candidates: &Candidates, pairs: &[[u32; 2]]) -> Vec<u64> {
    let mut levels = Levels::default();
    for [a, b] in pairs {
        let score = candidates.pair_score(*a, *b);
        let waited = |who: u32| u64::from(candidates.person(who).waited);
        levels = levels.plus(Levels {
            pairs: 1,
            waiting: waited(*a) + waited(*b),
            wishes: score.wish_points.into(),
            score: score.score.into(),
            ..Levels::default()
        });
    }
    ordered(candidates, levels)
}

pub fn ordered(candidates: &Candidates, levels: Levels) -> Vec<u64> {
    let mut objectives = candidates.policy.objectives.clone();
    if !objectives.contains(&Objective::Coverage) {
        objectives.push(Objective::Coverage);
    }
    let values = objectives
        .into_iter()
        .flat_map(|objective| match objective {
            Objective::Coverage => vec![levels.pairs, levels.waiting],
            Objective::Wishes => vec![levels.wishes],
            Objective::Score => vec![levels.score],
            Objective::WorstOff => vec![],
        });
    values.collect()
}

#[test]
fn a_pardon_is_the_same_for_the_solver_as_for_explanations() {
    for seed in 0..300 {
        let world = plain(5_000 + seed, 7);
        let program = world.program();
        let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let rules: Vec<MustRule> = candidates.must_rules();
        let mut dice = Dice(seed);
        let some = rules.iter().filter(|rule| **rule != MustRule::MinimumScore);
        let some: Vec<MustRule> = some.copied().filter(|_| dice.below(2) == 0).collect();
        let pardoned = candidates.pardoned(dice.below(7) as u32, &some);
        let free = pardoned.free();
        let columns = Columns::new(&pardoned, free.clone()).unwrap();
        for (u, a) in (0..).zip(&free) {
            for (v, b) in (0..).zip(&free).filter(|(v, _)| *v != u) {
                let values = columns.values(u, v);
                assert_eq!(
                    values.is_some(),
                    pardoned.fit(*a, *b),
                    "seed {seed}: {a} {b}"
                );
                let score = values.map(|values| values.score);
                let expected = pardoned.pair_score(*a, *b).score;
                assert!(
                    score.is_none_or(|score| score == expected),
                    "seed {seed}: {a} {b}"
                );
            }
        }
    }
}

#[test]
fn a_relaxation_helps_if_and_only_if_a_best_matching_has_them() {
    let (mut helped, mut failed) = (0, 0);
    for seed in 0..120 {
        let world = plain(1_000 + seed, 6 + (seed as usize) % 3);
        let program = world.program();
        let round = &program.rounds[1];
        let found = propose(&program, round).unwrap();
        let candidates = Candidates::new(&program, round, None).unwrap();
        for left in &found.unmatched {
            let id = &found.people[left.person as usize];
            let WhySeat::Unmatched { tried, .. } = why_seat(&program, round, &found, id).unwrap()
            else {
                panic!("seed {seed}")
            };
            assert!(tried.len() <= 3);
            for (at, one) in tried.iter().enumerate() {
                let pardoned = candidates.pardoned(left.person, &one.rules);
                let free = pardoned.free();
                let others = (0..).zip(&pardoned.people);
                let others = others.filter(|(who, other)| other.enrolled && *who != left.person);
                let fitting = others.filter(|(who, _)| pardoned.fit(left.person, *who));
                assert_eq!(fitting.count(), one.partners, "seed {seed}");
                let all = all(&pardoned, &free);
                let best = all.iter().map(|(_, value)| value).max().unwrap();
                let best = all.iter().filter(|(_, value)| value == best);
                let fits = |(pairs, _): &&(Vec<[u32; 2]>, _)| {
                    let has = pairs.as_flattened().contains(&left.person);
                    has == one.helps && free.len() - 2 * pairs.len() == one.left
                };
                assert!(
                    best.clone().any(|found| fits(&found)),
                    "seed {seed}: {one:?}"
                );
                assert_eq!(
                    one.helps,
                    one.helps && at + 1 == tried.len(),
                    "the last one helps"
                );
                helped += usize::from(one.helps);
                failed += usize::from(!one.helps);
            }
        }
    }
    assert!(helped > 10 && failed > 5, "{helped} {failed}");
}

#[test]
fn the_next_best_are_the_best_and_their_price_is_true() {
    let mut priced = 0;
    for seed in 0..40 {
        let world = plain(2_000 + seed, 7);
        let program = world.program();
        let round = &program.rounds[1];
        let found = propose(&program, round).unwrap();
        let candidates = Candidates::new(&program, round, None).unwrap();
        let free = candidates.free();
        let Basis::Proposal(_) = &found.basis else {
            panic!()
        };
        for (number, id) in (0..).zip(&found.people) {
            let seat = why_seat(&program, round, &found, id).unwrap();
            let WhySeat::Matched { at, next, possible } = seat else {
                continue;
            };
            let now = &found.matches[at].people;
            let others = candidates.people.iter().zip(0..).filter(|(one, who)| {
                one.enrolled && !now.contains(who) && candidates.fit(number, *who)
            });
            let others: Vec<u32> = others.map(|(_, who)| who).collect();
            assert_eq!(possible, others.len());
            assert_eq!(next.len(), possible.min(3));
            for one in &next {
                let WhyNot::Possible {
                    best, with_them, ..
                } = &one.why
                else {
                    continue;
                };
                let all = all(&candidates, &free);
                let top = all.iter().map(|(_, value)| value.clone()).max().unwrap();
                let pair = [number.min(one.person), number.max(one.person)];
                let with = all.iter().filter(|(pairs, _)| pairs.contains(&pair));
                let with = with.map(|(_, value)| value.clone()).max().unwrap();
                assert_eq!(ordered(&candidates, *best), top, "seed {seed}");
                assert_eq!(ordered(&candidates, *with_them), with, "seed {seed}");
                priced += 1;
            }
        }
    }
    assert!(priced > 60, "{priced}");
}
