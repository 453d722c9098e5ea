//! Figures of a round against a slower way to count them.

use std::collections::BTreeSet;

use fortnight::matching::{Candidates, Match, Origin, RoundMatches};
use fortnight::stats::{Figures, Value, What};

use super::oracle::Round;
use super::world::{Dice, World};

/// Blocking pairs, straight from the profiles: nothing of it comes from columns.
#[test]
fn blocking_pairs_are_counted_as_if_by_hand() {
    for seed in 0..100 {
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
                let pair = candidates.explain(vec![*a, *b], Origin::Chosen, round.starts);
                let would = |one: u32| {
                    let now = partners(&found, one).map(|other| {
                        let two = vec![one.min(other), one.max(other)];
                        match candidates.broken(two[0], two[1]).is_empty() && free.contains(&other)
                        {
                            true => {
                                regard(&candidates.explain(two, Origin::Chosen, round.starts), one)
                            }
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

/// The same where people may have several partners: straight from profiles, places and roles.
#[test]
fn blocking_pairs_are_counted_where_people_have_places() {
    let mut all = 0;
    for seed in 0..80 {
        let mut dice = Dice(77_000 + seed);
        let people = 2 + dice.below(8);
        let mut world = dice.placed_world(people, seed % 2 == 0);
        world.teams.clear();
        let program = world.program();
        let round = &program.rounds[1];
        let found = fortnight::matching::propose(&program, round).unwrap();
        let figures = Figures::of(&program, round, &found);
        let counted = figures.exact().stability.unwrap();
        let candidates = Candidates::new(&program, round, None).unwrap();
        let seen = Round::new(&program, candidates);
        let (mut eligible, mut blocking, mut inside) = (0, 0, BTreeSet::new());
        for a in 0..found.people.len() as u32 {
            for b in a + 1..found.people.len() as u32 {
                let [u, v] = [a, b].map(|one| seen.unit(one).unwrap());
                let mut ways = vec![(u.min(v), u.max(v))];
                if world.roles.is_some() {
                    ways = vec![(u, v), (v, u)];
                }
                ways.retain(|way| seen.face(*way) && seen.fit(*way));
                eligible += u64::from(!ways.is_empty());
                if partners(&found, a).any(|other| other == b) {
                    continue;
                }
                let would = |seat: (bool, usize), other: usize| {
                    let [one, other] = [seat.1, other].map(|unit| seen.units[unit][0]);
                    let own = found.matches.iter().filter(|m| m.people.contains(&one));
                    let own =
                        own.filter(|m| m.mentor.is_none() || (m.mentor == Some(one)) == seat.0);
                    let with = |other: u32| {
                        let two = vec![one.min(other), one.max(other)];
                        match seen.candidates.broken(one, other).is_empty() {
                            true => regard(
                                &seen.candidates.explain(two, Origin::Chosen, round.starts),
                                one,
                            ),
                            false => (0, 0),
                        }
                    };
                    let own = own.map(|m| with(*m.people.iter().find(|who| **who != one).unwrap()));
                    let own: Vec<(u32, u32)> = own.collect();
                    let full = own.len() as u32 >= seen.places(seat);
                    !full || own.iter().min() < Some(&with(other))
                };
                let blocks = |way: &(usize, usize)| {
                    let [one, other] = seen.seats(*way);
                    would(one, other.1) && would(other, one.1)
                };
                if ways.iter().any(blocks) {
                    blocking += 1;
                    inside.extend([a, b]);
                }
            }
        }
        let counts = (counted.eligible, counted.blocking, counted.people as usize);
        assert_eq!(counts, (eligible, blocking, inside.len()), "seed {seed}");
        all += blocking;
    }
    assert!(all > 60, "{all}: the test tests little");
}

/// Of several partners all count: wishes that came true, scores, places.
#[test]
fn figures_of_several_partners_are_those_of_all_of_them() {
    for seed in 0..60 {
        let mut dice = Dice(78_000 + seed);
        let people = 2 + dice.below(8);
        let world = dice.placed_world(people, seed % 2 == 0);
        let program = world.program();
        let round = &program.rounds[1];
        let found = fortnight::matching::propose(&program, round).unwrap();
        let figures = Figures::of(&program, round, &found);
        let (exact, totals) = (figures.exact(), &found.proposal().unwrap().totals);
        let wishes = [exact.wishes.asked, exact.wishes.met];
        assert_eq!(
            wishes,
            [totals.wishes_asked, totals.wishes_met],
            "seed {seed}"
        );
        let countries = exact
            .groups
            .iter()
            .find(|group| group.what == What::Country);
        let rows = &countries.unwrap().rows;
        let scored: u32 = rows.iter().map(|row| row.scored).sum();
        let score: u64 = rows.iter().map(|row| row.score).sum();
        // Each match is one of two people.
        assert_eq!(scored as usize, 2 * found.matches.len(), "seed {seed}");
        assert_eq!(score, 2 * exact.scores.sum, "seed {seed}");
        let proposal = found.proposal().unwrap();
        let said: Vec<_> = match (&proposal.roles, &proposal.peers) {
            (Some(roles), _) => vec![roles.mentors, roles.mentees],
            (None, peers) => vec![peers.unwrap().all],
        };
        let mut told: Vec<_> = exact.places.iter().map(|(_, total)| *total).collect();
        if world.teams.is_empty() {
            assert_eq!(told, said, "seed {seed}");
        } else {
            told.retain(|total| total.taken > total.places || total.covered > total.people);
            assert!(told.is_empty(), "seed {seed}: {told:?}");
        }
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
    for seed in 0..40 {
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
