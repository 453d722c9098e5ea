//! Why somebody in a round that runs has this partner, or none: every statement against all matchings there are.

use std::collections::BTreeSet;

use fortnight::matching::{
    Candidates, Fixed, Levels, Mended, MustRule, Next, WhyNot, WhySeat, explain_accepted, why_seat,
};
use fortnight::model::RuleId;
use fortnight::model::round::{Objective, Odd};

use super::repairs::{Midst, Pair};
use super::world::Dice;

/// A round in its middle, without lowest scores.
fn midst(seed: u64) -> Midst {
    let mut dice = Dice(seed);
    let people = 4 + dice.below(4);
    let mut midst = Midst::new(&mut dice, people, Odd::Wait);
    for round in &mut midst.program.rounds {
        let objectives = &mut std::sync::Arc::make_mut(round).policy.objectives;
        objectives.retain(|one| *one != Objective::WorstOff);
        if objectives.is_empty() {
            objectives.push(Objective::Coverage);
        }
    }
    midst
}

/// Whoever may have somebody else if pairs might be moved.
fn movable(midst: &Midst, candidates: &Candidates) -> Vec<u32> {
    let running = midst.running.iter();
    let fit = running.filter(|pair| candidates.fit(pair[0], pair[1]));
    let all: BTreeSet<u32> = fit.flatten().chain(midst.free.keys()).copied().collect();
    all.into_iter().collect()
}

/// What the best of these matchings reaches: pairs, accepted ones among them, points of wishes and of score.
fn best<'m>(
    midst: &Midst,
    candidates: &Candidates,
    all: impl Iterator<Item = &'m Vec<Pair>>,
    may_move: bool,
) -> [u64; 4] {
    let best = all.max_by_key(|pairs| midst.value(candidates, pairs, may_move));
    let pairs = best.unwrap();
    let counts = |objective| candidates.policy.objectives.contains(&objective);
    let scores = || pairs.iter().map(|[a, b]| candidates.pair_score(*a, *b));
    let kept = pairs.iter().filter(|pair| midst.running.contains(*pair));
    let wishes: u64 = scores().map(|one| u64::from(one.wish_points)).sum();
    let score: u64 = scores().map(|one| u64::from(one.score)).sum();
    [
        pairs.len() as u64,
        if may_move { kept.count() as u64 } else { 0 },
        if counts(Objective::Wishes) { wishes } else { 0 },
        if counts(Objective::Score) { score } else { 0 },
    ]
}

fn reached(levels: &Levels) -> [u64; 4] {
    [levels.pairs, levels.kept, levels.wishes, levels.score]
}

/// Holds prices against all matchings of these people. Gives how many there were.
fn check(midst: &Midst, person: u32, next: &[Next], people: &[u32], may_move: bool) -> usize {
    let candidates = midst.candidates();
    let all = midst.all(&candidates, people);
    let mut priced = 0;
    for one in next {
        let WhyNot::Possible {
            best: without,
            with_them,
            ..
        } = &one.why
        else {
            assert!(matches!(one.why, WhyNot::Held(_)) && may_move);
            continue;
        };
        let pair = [person.min(one.person), person.max(one.person)];
        let with = all.iter().filter(|pairs| pairs.contains(&pair));
        assert_eq!(reached(with_them), best(midst, &candidates, with, may_move));
        assert_eq!(
            reached(without),
            best(midst, &candidates, all.iter(), may_move)
        );
        priced += 1;
    }
    priced
}

#[test]
fn what_another_partner_would_cost_is_true() {
    let (mut moving, mut free, mut alone) = (0, 0, 0);
    for seed in 0..70 {
        let midst = midst(410_000 + seed);
        let round = &midst.program.rounds[1];
        let candidates = midst.candidates();
        let found = explain_accepted(&midst.program, round, &midst.ledger).unwrap();
        for (number, id) in (0..).zip(&found.people) {
            match why_seat(&midst.program, round, &found, id).unwrap() {
                WhySeat::Matched { next, possible, .. } => {
                    assert!(!midst.free.contains_key(&number), "seed {seed}");
                    assert_eq!(next.len(), possible.min(2));
                    let people = movable(&midst, &candidates);
                    moving += check(&midst, number, &next, &people, true);
                }
                WhySeat::Free { repair, mended, .. } => {
                    assert!(midst.free.contains_key(&number), "seed {seed}");
                    let people: Vec<u32> = midst.free.keys().copied().collect();
                    match mended {
                        Mended::Placed { at, next, .. } => {
                            assert!(repair.found.matches[at].people.contains(&number));
                            free += check(&midst, number, &next, &people, false);
                        }
                        Mended::Alone { tried, .. } => {
                            assert!(tried.len() <= 2);
                            for one in &tried {
                                alone += usize::from(helps(&midst, number, &one.rules, one));
                            }
                        }
                        Mended::Held => panic!("seed {seed}: there is no cap"),
                    }
                }
                // Nothing is solved for where a match is never moved.
                WhySeat::Fixed { by, .. } => {
                    assert!(!movable(&midst, &candidates).contains(&number));
                    let mut lines = midst.ledger.matches.iter();
                    let is_silent = lines.any(|line| line.who.contains(id));
                    assert_eq!(by == Fixed::Silent, is_silent, "seed {seed}: {by:?}");
                }
                WhySeat::NotTakingPart => {}
                other => panic!("seed {seed}: {other:?}"),
            }
        }
    }
    assert!(
        moving > 40 && free > 20 && alone > 8,
        "{moving} {free} {alone}: the test tests little"
    );
}

/// Holds against all matchings of the free that a relaxation helps, or does not. Whether it could be looked at.
fn helps(
    midst: &Midst,
    person: u32,
    rules: &[MustRule],
    told: &fortnight::matching::Relaxation,
) -> bool {
    // What keeps partners of this round apart is looked at elsewhere.
    let parts = [MustRule::Rule(RuleId::NeverAgain), MustRule::Forbidden];
    if parts.iter().any(|rule| rules.contains(rule)) {
        return false;
    }
    let candidates = midst.candidates().pardoned(person, rules);
    let people: Vec<u32> = midst.free.keys().copied().collect();
    let all = midst.all(&candidates, &people);
    let value = |pairs: &Vec<Pair>| midst.value(&candidates, pairs, false);
    let top = all.iter().map(value).max().unwrap();
    let fits = |pairs: &&Vec<Pair>| {
        let has = pairs.as_flattened().contains(&person);
        has == told.helps && people.len() - 2 * pairs.len() == told.left
    };
    let mut best = all.iter().filter(|pairs| value(pairs) == top);
    assert!(best.any(|pairs| fits(&pairs)), "{told:?}");
    true
}
