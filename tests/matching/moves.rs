//! Repairs that may move accepted pairs where people may have several partners: held against every choice of pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fortnight::matching::{Candidates, Levels, Repair, WhyNot, Within, repair, why_not};
use fortnight::model::ledger::Hold;
use fortnight::model::ledger::event::{Event, apply};
use fortnight::model::ledger::repaired::Mending;
use fortnight::model::{Ledger, MatchStatus, MustRule};

use super::mendings::Midst;
use super::world::{Dice, id};

type Pair<'a> = (&'a str, &'a str);

/// A pair that may be, and what it is worth.
struct May<'a> {
    pair: Pair<'a>,
    wishes: u64,
    score: u64,
}

/// What this test sees of a round in its midst.
struct Seen<'a> {
    midst: &'a Midst,
    /// All that take part, with their places.
    places: BTreeMap<&'a str, u32>,
    /// Pairs that no rule and no role speaks against, without those that are over.
    possible: Vec<May<'a>>,
    /// Pairs that run: those of hands stay.
    fixed: BTreeSet<Pair<'a>>,
    movable: BTreeSet<Pair<'a>>,
    left_behind: BTreeSet<&'a str>,
}

impl<'a> Seen<'a> {
    fn new(midst: &'a Midst, candidates: &'a Candidates<'a>) -> Self {
        let (mut fixed, mut movable) = (BTreeSet::new(), BTreeSet::new());
        let (mut over, mut left_behind) = (BTreeSet::new(), BTreeSet::new());
        for line in &midst.ledger.matches {
            let pair = (line.people[0].as_str(), line.people[1].as_str());
            match line.status {
                MatchStatus::Active if line.despite.is_empty() => drop(movable.insert(pair)),
                MatchStatus::Active => drop(fixed.insert(pair)),
                _ => {
                    over.insert(pair);
                    left_behind.extend([pair.0, pair.1]);
                }
            }
        }
        let numbered = (0..).zip(&candidates.people);
        let enrolled = numbered.filter(|(_, person)| person.enrolled);
        let people: Vec<(u32, &str)> = enrolled.map(|(at, one)| (at, one.id.as_str())).collect();
        let places = people.iter().map(|(_, id)| {
            let parts = midst.parts(id);
            let places = parts.mentor.or(parts.mentee).or(parts.peer);
            (*id, places.unwrap())
        });
        let mut possible = Vec::new();
        for (at, (a, one)) in people.iter().enumerate() {
            for (b, other) in &people[at + 1..] {
                let [parts, others] = [one, other].map(|id| midst.parts(id));
                let face =
                    parts.peer.is_some() || parts.mentor.is_some() != others.mentor.is_some();
                let pair = (*one, *other);
                if face && !over.contains(&pair) && candidates.broken(*a, *b).is_empty() {
                    let scores = candidates.pair_score(*a, *b);
                    possible.push(May {
                        pair,
                        wishes: scores.wish_points.into(),
                        score: scores.score.into(),
                    });
                }
            }
        }
        Self {
            places: places.collect(),
            midst,
            possible,
            fixed,
            movable,
            left_behind,
        }
    }

    fn rank(&self, one: &str) -> u64 {
        match one {
            one if self.left_behind.contains(one) => 2,
            one if self.midst.late.contains(one) => 0,
            _ => 1,
        }
    }

    /// Who has somebody in these pairs.
    fn matched(pairs: &BTreeSet<Pair<'a>>) -> BTreeSet<&'a str> {
        pairs.iter().flat_map(|(a, b)| [*a, *b]).collect()
    }

    /// How many have anybody, and of those who had nobody how much they come first.
    fn firsts(&self, pairs: &BTreeSet<Pair<'a>>) -> [u64; 2] {
        let had = Self::matched(&self.fixed.union(&self.movable).copied().collect());
        let fixed = Self::matched(&self.fixed);
        let matched = Self::matched(pairs);
        let new = matched.iter().filter(|one| !fixed.contains(*one));
        let ranks = matched.difference(&had).map(|one| self.rank(one));
        [new.count() as u64, ranks.sum()]
    }

    /// The best choice of some of these pairs beside those that are there.
    fn best<V: Ord>(
        &self,
        may: &[&May<'a>],
        there: &BTreeSet<Pair<'a>>,
        value: &dyn Fn(&BTreeSet<Pair<'a>>) -> V,
    ) -> V {
        let Some((first, rest)) = may.split_first() else {
            return value(there);
        };
        let without = self.best(rest, there, value);
        let (a, b) = first.pair;
        let taken = |one: &str| there.iter().filter(|(a, b)| *a == one || *b == one).count();
        if [a, b]
            .iter()
            .any(|one| taken(one) >= self.places[one] as usize)
        {
            return without;
        }
        let mut with = there.clone();
        with.insert(first.pair);
        without.max(self.best(rest, &with, value))
    }

    /// How many people have anybody, how many accepted pairs stay, how much those come first who get somebody: at best.
    fn moving(&self) -> [u64; 3] {
        let may: Vec<&May<'_>> = self.possible.iter().collect();
        let may: Vec<&May<'_>> = may
            .into_iter()
            .filter(|may| !self.fixed.contains(&may.pair))
            .collect();
        self.best(&may, &self.fixed, &|pairs| {
            let kept = pairs.intersection(&self.movable).count() as u64;
            let [covered, ranks] = self.firsts(pairs);
            [covered, kept, ranks]
        })
    }

    /// The same, all people counted who have somebody, and beside it pairs, wishes and scores of accepted pairs that stay and of new ones of
    /// whoever has nobody: at best with these two together. `None`: there is no place for them.
    fn with_them(&self, asked: Option<Pair<'a>>) -> Option<[u64; 6]> {
        let had: BTreeSet<Pair<'_>> = self.fixed.union(&self.movable).copied().collect();
        let had = Self::matched(&had);
        let opens = |pair: &Pair<'_>| !had.contains(pair.0) || !had.contains(pair.1);
        let mut there = self.fixed.clone();
        there.extend(asked);
        for one in asked.iter().flat_map(|(a, b)| [*a, *b]) {
            let taken = there.iter().filter(|(a, b)| *a == one || *b == one).count();
            if taken > self.places[one] as usize {
                return None;
            }
        }
        let may = self
            .possible
            .iter()
            .filter(|may| !there.contains(&may.pair));
        let may: Vec<&May<'_>> = may.collect();
        Some(self.best(&may, &there, &|pairs| {
            let counted = self.possible.iter().filter(|may| {
                let counts = self.movable.contains(&may.pair)
                    || opens(&may.pair) && !self.fixed.contains(&may.pair);
                counts && pairs.contains(&may.pair)
            });
            let sum = |of: &dyn Fn(&May<'_>) -> u64| counted.clone().map(of).sum::<u64>();
            [
                Self::matched(pairs).len() as u64,
                pairs.intersection(&self.movable).count() as u64,
                self.firsts(pairs)[1],
                sum(&|_| 1),
                sum(&|may| may.wishes),
                sum(&|may| may.score),
            ]
        }))
    }

    /// New pairs, wishes and scores at best, beside what stays.
    fn mending(&self, moved: &BTreeSet<Pair<'a>>) -> [u64; 5] {
        let runs = self.fixed.union(&self.movable).copied();
        let stay: BTreeSet<Pair<'_>> = runs.filter(|pair| !moved.contains(pair)).collect();
        let matched = Self::matched(&stay);
        let lost = Self::matched(moved);
        let opens = |one: &&str| !matched.contains(one) || lost.contains(one);
        let may = self.possible.iter().filter(|may| {
            let (a, b) = may.pair;
            !stay.contains(&may.pair) && [a, b].iter().any(&opens)
        });
        let may: Vec<&May<'_>> = may.collect();
        self.best(&may, &stay, &|pairs| {
            let [covered, ranks] = self.firsts(pairs);
            let new = may.iter().filter(|may| pairs.contains(&may.pair));
            let sum = |of: &dyn Fn(&May<'_>) -> u64| new.clone().map(|may| of(may)).sum::<u64>();
            [
                covered,
                ranks,
                sum(&|_| 1),
                sum(&|may| may.wishes),
                sum(&|may| may.score),
            ]
        })
    }
}

/// The ledger once a repair is accepted, which nobody's places are too few for.
fn accepted(midst: &Midst, found: &Repair) -> Ledger {
    let mending = Mending {
        today: midst.program.today,
        ends: found.moved.clone(),
        mentors: found.mentors(),
        matches: found.groups(),
        waits: found.waits.iter().map(|one| found.id(*one)).collect(),
    };
    let round = &midst.program.rounds[1];
    match apply(round, Some(&midst.ledger), Event::Repaired(mending)) {
        Ok((next, _)) => next,
        Err(_) => midst.ledger.clone(),
    }
}

#[test]
fn no_way_gives_as_many_somebody_and_moves_fewer_pairs() {
    let mut dice = Dice(41);
    let (mut moved, mut more, mut parted) = (0, 0, 0);
    for round in 0..400 {
        let has_roles = round % 2 == 0;
        let count = 4 + dice.below(if has_roles { 5 } else { 4 });
        let mut midst = Midst::new(&mut dice, count, has_roles);
        for line in &mut midst.ledger.matches {
            if dice.below(6) == 0 {
                line.despite = vec![MustRule::Knows];
            }
        }
        let midst = midst;
        let now = &midst.program.rounds[1];
        let candidates = Candidates::new(&midst.program, now, Some(&midst.ledger)).unwrap();
        let seen = Seen::new(&midst, &candidates);
        let find = |may_move| repair(&midst.program, now, &midst.ledger, may_move).unwrap();
        let (found, still) = (find(true), find(false));
        let totals = &found.found.proposal().unwrap().totals;
        assert!(totals.certified && totals.best == totals.result, "{round}");
        let reached = totals.result;
        let gone = found.moved.iter().map(|at| {
            let people = &midst.ledger.matches[*at].people;
            (people[0].as_str(), people[1].as_str())
        });
        let gone: BTreeSet<Pair<'_>> = gone.collect();
        assert!(gone.is_subset(&seen.movable), "{round}: {gone:?}");
        if !seen.movable.is_empty() {
            let sums = [reached.covered, reached.kept, reached.waiting];
            assert_eq!(sums, seen.moving(), "{round}");
            assert_eq!(
                reached.kept as usize,
                seen.movable.len() - gone.len(),
                "{round}"
            );
        }
        // What is chosen anew is the best beside what stays, and covers as many.
        let [covered, ranks, pairs, wishes, score] = seen.mending(&gone);
        let sums = [reached.pairs, reached.wishes, reached.score];
        assert_eq!(sums, [pairs, wishes, score], "{round}");
        if !seen.movable.is_empty() {
            assert_eq!(
                [reached.covered, reached.waiting],
                [covered, ranks],
                "{round}"
            );
        }
        // Nobody loses all they have, and fewer are alone than without a move.
        let next = accepted(&midst, &found);
        let running = next.matches.iter();
        let running = running.filter(|line| line.status.hold() == Hold::Runs);
        let pairs = running.map(|line| (line.people[0].as_str(), line.people[1].as_str()));
        let pairs: Vec<Pair<'_>> = pairs.collect();
        let set: BTreeSet<Pair<'_>> = pairs.iter().copied().collect();
        assert_eq!(set.len(), pairs.len(), "{round}: twice");
        let after = Seen::matched(&set);
        let had = seen.fixed.union(&seen.movable).copied().collect();
        for one in Seen::matched(&had) {
            assert!(after.contains(one), "{round}: {one} has nobody now");
        }
        for (one, places) in &seen.places {
            let taken = pairs.iter().filter(|(a, b)| a == one || b == one).count();
            assert!(taken <= *places as usize, "{round}: {one}");
        }
        let (alone, before) = (found.found.unmatched.len(), still.found.unmatched.len());
        assert!(alone <= before, "{round}");
        assert!(
            alone < before || gone.is_empty(),
            "{round}: moved for nothing"
        );
        let lost = Seen::matched(&gone);
        let anew = found.groups();
        let anew = anew.iter().flatten();
        parted += anew.filter(|id| lost.contains(id.as_str())).count();
        moved += gone.len();
        more += before - alone;
    }
    assert!(
        moved > 15 && more > 15 && parted > 15,
        "{moved} {more} {parted}: the test tests little"
    );
}

#[test]
fn what_two_together_would_cost_is_what_is_best_with_them() {
    let mut dice = Dice(43);
    let (mut priced, mut dear, mut idle, mut full) = (0, 0, 0, 0);
    for round in 0..120 {
        let has_roles = round % 2 == 0;
        let count = 5 + dice.below(2);
        let mut midst = Midst::new(&mut dice, count, has_roles);
        for line in &mut midst.ledger.matches {
            if dice.below(5) == 0 {
                line.despite = vec![MustRule::Knows];
            }
        }
        midst.program.ledgers = vec![Arc::new(midst.ledger.clone())];
        let midst = midst;
        let now = &midst.program.rounds[1];
        let candidates = Candidates::new(&midst.program, now, Some(&midst.ledger)).unwrap();
        let seen = Seen::new(&midst, &candidates);
        let best = seen.with_them(None).unwrap();
        let runs: BTreeSet<Pair<'_>> = seen.fixed.union(&seen.movable).copied().collect();
        for may in seen.possible.iter().filter(|may| !runs.contains(&may.pair)) {
            let (a, b) = may.pair;
            let why = why_not(&midst.program, now, &id(a), &id(b)).unwrap();
            let levels = |of: &Levels| {
                [
                    of.covered, of.kept, of.waiting, of.pairs, of.wishes, of.score,
                ]
            };
            match (why, seen.with_them(Some(may.pair))) {
                (WhyNot::NoPlace(id), None) => {
                    assert!([a, b].contains(&id.as_str()), "{round}");
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
                    assert_eq!(levels(&own), best, "{round}");
                    assert_eq!(levels(&with_them), with, "{round}: {a} and {b}");
                    let matched = Seen::matched(&runs);
                    let both = matched.contains(a) && matched.contains(b);
                    assert_eq!(within == Within::Idle, both && with == best, "{round}");
                    idle += usize::from(within == Within::Idle);
                    dear += usize::from(with < best);
                    priced += 1;
                }
                (why, with) => panic!("{round}: {a} and {b}: {why:?}, but {with:?}"),
            }
        }
    }
    assert!(
        priced > 150 && dear > 50 && idle > 0 && full > 5,
        "{priced} {dear} {idle} {full}"
    );
}
