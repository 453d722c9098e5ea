//! Repairs that may move accepted pairs where people may have several partners: held against every choice of pairs.

use std::collections::BTreeSet;

use fortnight::matching::{Levels, WhyNot, Within, why_not};

use super::midst::{Midst, Seen};
use super::oracle::{Pair, Reached, Sum, packed, packed_moving};
use super::world::Dice;

impl Seen<'_> {
    /// What is reached, in the order that counts: where something may be moved coverage comes first.
    fn packed(&self, kept: u64, reached: Reached) -> Sum {
        match self.may_move {
            true => packed_moving(self.round.policy, kept, reached),
            false => packed(self.round.policy, reached),
        }
    }

    fn first(&self, (_, unit): (bool, usize)) -> Sum {
        self.packed(0, [1, self.rank(unit), 0, 0, 0])
    }

    /// How many seats have anybody, how many accepted pairs stay, how much those come first who get somebody: at best.
    fn moving(&self) -> Sum {
        let first = |seat| self.first(seat);
        self.round.choose(&self.fixed, &first, &|pair| {
            let kept = u64::from(self.movable.contains(&pair));
            self.fit(pair).then(|| self.packed(kept, [0; 5]))
        })
    }

    /// Whether one of a pair has nobody in what stays, or has lost somebody.
    fn opens(&self, pair: Pair, stay: &BTreeSet<Pair>, moved: &BTreeSet<Pair>) -> bool {
        let (matched, lost) = (self.round.all_seats(stay), self.round.all_seats(moved));
        let mut seats = self.round.seats(pair).into_iter();
        seats.any(|seat| !matched.contains(&seat) || lost.contains(&seat))
    }

    /// The best choice of new pairs beside what stays once these are moved.
    fn mending(&self, stay: &BTreeSet<Pair>, moved: &BTreeSet<Pair>) -> Sum {
        let first = |seat| self.first(seat);
        self.round.choose(stay, &first, &|pair| {
            let may = self.fit(pair) && self.opens(pair, stay, moved);
            may.then(|| self.packed(0, self.round.reached(pair)))
        })
    }

    /// All seats counted that have anybody, and beside them pairs, wishes and scores of accepted pairs that stay and of new ones of whoever has
    /// nobody: at best with these two together. `None`: there is no place for them.
    fn with_them(&self, asked: Option<Pair>) -> Option<Sum> {
        let (runs, none) = (self.runs(), BTreeSet::new());
        let mut there = self.fixed.clone();
        there.extend(asked);
        for seat in asked.iter().flat_map(|pair| self.round.seats(*pair)) {
            let taken = there
                .iter()
                .filter(|pair| self.round.seats(**pair).contains(&seat));
            if taken.count() > self.round.places(seat) as usize {
                return None;
            }
        }
        let worth = |pair: Pair| {
            let kept = self.movable.contains(&pair);
            let counts = kept || self.opens(pair, &runs, &none);
            let reached = if counts {
                self.round.reached(pair)
            } else {
                [0; 5]
            };
            self.packed(kept.into(), reached)
        };
        let first = |seat| self.first(seat);
        let seats = self.round.all_seats(&there);
        let there_already: Sum = seats.into_iter().map(first).sum();
        let chosen = self
            .round
            .choose(&there, &first, &|pair| self.fit(pair).then(|| worth(pair)));
        Some(there_already + asked.map_or(0, worth) + chosen)
    }
}

#[test]
fn no_way_gives_as_many_somebody_and_moves_fewer_pairs() {
    let (mut moved, mut more, mut anew) = (0, 0, 0);
    for seed in 0..400 {
        let mut dice = Dice(41_000 + seed);
        let count = 4 + dice.below(5);
        let midst = Midst::crowded(&mut dice, count, seed % 2 == 0);
        let name = format!("seed {seed}");
        let seen = midst.seen();
        let round = &seen.round;
        let (found, still) = (midst.repair(true), midst.repair(false));
        let totals = &found.found.proposal().unwrap().totals;
        assert!(totals.certified && totals.best == totals.result, "{name}");
        let reached = totals.result;
        let lines = found
            .moved
            .iter()
            .map(|at| seen.people(&midst.ledger.matches[*at]));
        let gone = round.pairs_of(lines);
        assert!(gone.is_subset(&seen.movable), "{name}: {gone:?}");
        let lines: usize = gone.iter().map(|pair| round.everybody(*pair).count()).sum();
        assert!(
            found.moved.len() <= lines,
            "{name}: of two teams all pairs, or none"
        );
        let had = seen.runs();
        let stay: BTreeSet<Pair> = had.difference(&gone).copied().collect();
        let rank = |unit: usize| seen.rank(unit);
        if seen.may_move {
            let kept = (seen.movable.len() - gone.len()) as u64;
            assert_eq!(reached.kept, kept, "{name}");
            let sums = [reached.covered, reached.waiting, 0, 0, 0];
            assert_eq!(seen.packed(kept, sums), seen.moving(), "{name}");
        }
        // What is chosen anew is the best beside what stays, and covers as many.
        let new = round.check(&found.found, &stay, &seen.together, &name);
        let worth = round.worth(&new, &stay, &rank);
        let [firsts, ranks, ..] = worth;
        let best = seen.mending(&stay, &gone);
        assert_eq!(seen.packed(0, worth), best, "{name}: {new:?}");
        let (pairs, wishes, score) = (reached.pairs, reached.wishes, reached.score);
        let said = seen.packed(0, [firsts, ranks, pairs, wishes, score]);
        assert_eq!(said, best, "{name}");
        let fixed = round.all_seats(&seen.fixed);
        let after = round.all_seats(&stay.union(&new).copied().collect());
        let all = match seen.may_move {
            true => seen.covered(after.difference(&fixed)),
            false => [firsts, ranks],
        };
        assert_eq!([reached.covered, reached.waiting], all, "{name}");
        // Nobody loses all they have in a role, and fewer are alone than without a move.
        let before = round.all_seats(&had);
        assert!(
            before.is_subset(&after),
            "{name}: {:?} have nobody now",
            before.difference(&after)
        );
        let without = round.check(&still.found, &had, &seen.together, &name);
        let without = round.all_seats(&had.union(&without).copied().collect());
        assert!(after.len() >= without.len(), "{name}");
        assert!(
            after.len() > without.len() || gone.is_empty(),
            "{name}: moved for nothing"
        );
        let lost = round.all_seats(&gone);
        let seats = new.iter().flat_map(|pair| round.seats(*pair));
        anew += seats.filter(|seat| lost.contains(seat)).count();
        moved += gone.len();
        more += after.len() - without.len();
    }
    assert!(
        moved > 15 && more > 15 && anew > 15,
        "{moved} {more} {anew}: the test tests little"
    );
}

#[test]
fn what_two_together_would_cost_is_what_is_best_with_them() {
    let (mut priced, mut dear, mut idle, mut full) = (0, 0, 0, 0);
    for seed in 0..120 {
        let mut dice = Dice(43_000 + seed);
        let count = 5 + dice.below(2);
        let midst = Midst::crowded(&mut dice, count, seed % 2 == 0);
        let seen = midst.seen();
        let round = &seen.round;
        let now = &midst.program.rounds[1];
        let best = seen.with_them(None).unwrap();
        for ([a, b], pair) in asked(&seen) {
            let name = format!("seed {seed}: {pair:?}");
            let [one, other] = [a, b].map(|number| round.candidates.person(number).id);
            let why = why_not(&midst.program, now, one, other).unwrap();
            let worth = |of: &Levels| {
                seen.packed(
                    of.kept,
                    [of.covered, of.waiting, of.pairs, of.wishes, of.score],
                )
            };
            match (why, seen.with_them(Some(pair))) {
                (WhyNot::NoPlace(id), None) => {
                    let unit = round.unit(round.candidates.number(&id).unwrap()).unwrap();
                    assert!([pair.0, pair.1].contains(&unit), "{name}");
                    full += 1;
                }
                (
                    WhyNot::Possible {
                        best: own,
                        with_them,
                        within,
                        ..
                    },
                    Some(with),
                ) => {
                    assert_eq!(worth(&own), best, "{name}");
                    assert_eq!(worth(&with_them), with, "{name}");
                    let opens = seen.opens(pair, &seen.runs(), &BTreeSet::new());
                    assert_eq!(within == Within::Idle, !opens && own == with_them, "{name}");
                    idle += usize::from(within == Within::Idle);
                    dear += usize::from(with < best);
                    priced += 1;
                }
                (why, with) => panic!("{name}: {why:?}, but {with:?}"),
            }
        }
    }
    assert!(
        priced > 150 && dear > 50 && idle > 0 && full > 5,
        "{priced} {dear} {idle} {full}"
    );
}

/// Two of each two units that may be together and are not, and as what: where each may be the other's mentor, the first is.
fn asked(seen: &Seen<'_>) -> Vec<([u32; 2], Pair)> {
    let round = &seen.round;
    let mut all = Vec::new();
    for (v, others) in round.units.iter().enumerate() {
        for (u, ones) in round.units[..v].iter().enumerate() {
            let ([a, u], [b, v]) = match ones[0] < others[0] {
                true => ([ones[0], u as u32], [others[0], v as u32]),
                false => ([others[0], v as u32], [ones[0], u as u32]),
            };
            let (u, v) = (u as usize, v as usize);
            let pair = [(u, v), (v, u)].into_iter().find(|pair| round.face(*pair));
            let Some(pair) = pair.filter(|pair| seen.fit(*pair)) else {
                continue;
            };
            let mut people = round.everybody(pair);
            if people.all(|(a, b)| !seen.together.contains(&[a.min(b), a.max(b)])) {
                all.push(([a, b], pair));
            }
        }
    }
    all
}
