//! Figures of a round against a slower way to count them.

use std::collections::BTreeSet;

use fortnight::matching::{Candidates, Match, RoundMatches};
use fortnight::stats::{Figures, Value, What};

use super::world::{Dice, World};

/// Blocking pairs, straight from the profiles: nothing of it comes from columns.
#[test]
fn blocking_pairs_are_counted_as_if_by_hand() {
    for seed in 0..150 {
        let mut dice = Dice(9000 + seed);
        let people = 2 + dice.below(8);
        let world = dice.world(people);
        let program = world.program();
        let round = &program.rounds[1];
        let found = fortnight::matching::propose(&program, round).unwrap();
        let figures = Figures::of(&program, round, &found);
        let counted = figures.exact().stability.unwrap();
        let candidates = Candidates::new(&program, round, None).unwrap();
        let candidates = candidates.most_relaxed();
        let free: BTreeSet<u32> = candidates.free().into_iter().collect();
        let (mut eligible, mut blocking, mut inside) = (0, 0, BTreeSet::new());
        for a in &free {
            for b in free.range(a + 1..) {
                if !candidates.broken(*a, *b).is_empty() {
                    continue;
                }
                eligible += 1;
                let pair = candidates.explain(
                    vec![*a, *b],
                    fortnight::matching::Origin::Chosen,
                    round.starts,
                );
                let would = |one: u32| {
                    let now = partners(&found, one).map(|other| {
                        let two = vec![one.min(other), one.max(other)];
                        match candidates.broken(two[0], two[1]).is_empty() && free.contains(&other)
                        {
                            true => regard(
                                &candidates.explain(
                                    two,
                                    fortnight::matching::Origin::Chosen,
                                    round.starts,
                                ),
                                one,
                            ),
                            false => (0, 0),
                        }
                    });
                    Some(regard(&pair, one)) > now.max()
                };
                if would(*a) && would(*b) && !partners(&found, *a).any(|other| other == *b) {
                    blocking += 1;
                    inside.extend([*a, *b]);
                }
            }
        }
        let counts = (counted.eligible, counted.blocking, counted.people as usize);
        assert_eq!(counts, (eligible, blocking, inside.len()), "seed {seed}");
    }
}

fn partners(found: &RoundMatches, one: u32) -> impl Iterator<Item = u32> + '_ {
    let own = found
        .matches
        .iter()
        .filter(move |m| m.people.contains(&one));
    own.flat_map(|m| m.people.iter().copied())
        .filter(move |other| *other != one)
}

/// How `one` likes the other of a pair: by the points of the own wishes, then by the score.
fn regard(pair: &Match, one: u32) -> (u32, u32) {
    let own = pair
        .reasons
        .iter()
        .find(|reasons| reasons.from == one)
        .unwrap();
    let met = u32::try_from(own.wishes_met().count()).unwrap();
    let asked = u32::try_from(own.wishes.len()).unwrap();
    let points = met
        * fortnight::matching::wishes::WISH_POINTS
            .checked_div(asked)
            .unwrap_or(0);
    (points, pair.score)
}

#[test]
fn every_group_holds_everybody_and_no_public_group_is_small() {
    for seed in 0..60 {
        let mut dice = Dice(5000 + seed);
        let people = 12 + dice.below(40);
        let world: World = dice.world(people);
        let mut program = world.program();
        program.config.site.smallest_group = 5;
        let round = &program.rounds[1];
        let found = fortnight::matching::propose(&program, round).unwrap();
        let figures = Figures::of(&program, round, &found);
        let exact = figures.exact();
        let told = exact.scores.by_hundred.iter().sum::<u32>();
        assert_eq!(told, exact.scores.count);
        for group in &exact.groups {
            let sum: u32 = group.rows.iter().map(|row| row.people).sum();
            match group.what {
                What::Language | What::Interest | What::Own(_) => assert!(sum >= exact.people),
                _ => assert_eq!(sum, exact.people, "{:?}", group.what),
            }
            assert!(group.rows.iter().all(|row| row.matched <= row.people));
        }
        let Some(public) = fortnight::stats::public(&program, round, &found) else {
            assert!(exact.people < 5);
            continue;
        };
        assert_eq!(public.people, exact.people);
        for (country, count) in public.by_country.shown() {
            let countries = exact
                .groups
                .iter()
                .find(|group| group.what == What::Country);
            let mut rows = countries.unwrap().rows.iter();
            let row = rows
                .find(|row| row.value == Value::Country(*country))
                .unwrap();
            assert!(row.people == *count && *count >= 5, "seed {seed}");
        }
        if let Some(matched) = public.matched {
            let lack = matched.of() - matched.have();
            assert!(matched.have() == exact.matched && (lack == 0 || lack >= 5));
        }
    }
}
