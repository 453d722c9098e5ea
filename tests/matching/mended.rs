//! Repairs where people may have several partners, of every policy, with teams, partings and silence: held against every choice of pairs.

use std::collections::BTreeSet;
use std::sync::Arc;

use fortnight::matching::{Candidates, Repair, propose, repair};
use fortnight::model::ledger::Waiting;
use fortnight::model::person::EnrolmentStatus;
use fortnight::model::{Ledger, LedgerMatch, MatchStatus, PersonId, Program};
use jiff::civil::date;

use super::oracle::{Pair, Round, packed};
use super::world::{Dice, World, id, ledger};

fn line(people: Vec<String>, mentor: Option<&String>) -> LedgerMatch {
    let mut one = ledger("now", &[people], &[]).matches.remove(0);
    one.mentor = mentor.map(|one| id(one));
    one.since = date(2026, 9, 14);
    one.status = MatchStatus::Active;
    one
}

/// A round in the middle of its life: somebody has left, two have parted, one does not answer, somebody is new.
struct Midst {
    world: World,
    program: Program,
    ledger: Ledger,
    late: BTreeSet<String>,
}

impl Midst {
    fn new(dice: &mut Dice, count: usize, has_roles: bool) -> Self {
        let mut world = dice.placed_world(count, has_roles);
        let late = world.people.iter().filter(|_| dice.below(4) == 0);
        let late: BTreeSet<String> = late.map(|one| one.id.clone()).collect();
        let mut first = world.clone();
        first.people.retain(|one| !late.contains(&one.id));
        let program = first.program();
        let found = propose(&program, &program.rounds[1]).unwrap();
        let name = |number: &u32| found.people[*number as usize].as_str().to_owned();
        let mut lines = ledger("now", &[], &[]);
        lines.matches.clear();
        for one in &found.matches {
            let people: Vec<String> = one.people.iter().map(name).collect();
            let mentor = one.mentor.map(|mentor| name(&mentor));
            lines.matches.push(line(people, mentor.as_ref()));
        }
        for left in &found.unmatched {
            lines.unmatched.push(id(&name(&left.person)).into());
        }
        let early = world.people.iter().filter(|one| !late.contains(&one.id));
        let gone = early.filter(|_| dice.below(4) == 0);
        let gone: Vec<String> = gone.map(|one| one.id.clone()).collect();
        for gone in gone {
            leaves(&mut world, &mut lines, &gone);
        }
        for line in &mut lines.matches {
            match dice.below(8) {
                0 if line.status == MatchStatus::Active => {
                    part(line, dice.below(3) > 0, &mut lines.unmatched);
                }
                1 if line.status == MatchStatus::Active => {
                    line.status = MatchStatus::NotAnswering;
                    line.who = vec![line.people[0].clone()];
                }
                _ => {}
            }
        }
        let running = lines.matches.iter();
        let running = running.filter(|line| goes_on(line.status));
        let busy: BTreeSet<_> = running.flat_map(|line| line.people.to_vec()).collect();
        lines.unmatched.retain(|one| !busy.contains(&one.id));
        let mut program = world.program();
        program.ledgers.push(Arc::new(lines.clone()));
        Self {
            world,
            program,
            ledger: lines,
            late,
        }
    }

    fn repair(&self) -> Repair {
        repair(&self.program, &self.program.rounds[1], &self.ledger, false).unwrap()
    }

    /// The round as the test sees it, and how its units come first that have nobody.
    fn round(&self) -> (Round<'_>, Vec<u64>) {
        let own = &self.program.rounds[1];
        let mut candidates = Candidates::new(&self.program, own, Some(&self.ledger)).unwrap();
        let ranks = candidates.people.iter().map(|person| self.rank(person.id));
        let ranks: Vec<Option<u64>> = ranks.collect();
        for (person, rank) in candidates.people.iter_mut().zip(&ranks) {
            person.enrolled &= rank.is_some();
        }
        let round = Round::new(&self.program, candidates);
        let of_units =
            super::oracle::ranks(&self.world, &round, |one| ranks[one as usize].unwrap_or(0));
        (round, of_units)
    }

    /// How far somebody comes first; `None`: they want nobody new.
    fn rank(&self, person: &PersonId) -> Option<u64> {
        let lines = self.ledger.matches.iter();
        let mut own = lines.filter(|line| line.people.contains(person)).peekable();
        let waits = self.ledger.waiting().any(|one| one == person);
        match own.peek().is_some() {
            false => Some(u64::from(!self.late.contains(person.as_str()))),
            true if own.any(|line| goes_on(line.status)) => Some(0),
            true => waits.then_some(2),
        }
    }
}

fn goes_on(status: MatchStatus) -> bool {
    !matches!(status, MatchStatus::Ended | MatchStatus::Withdrawn)
}

fn leaves(world: &mut World, lines: &mut Ledger, gone: &str) {
    for line in &mut lines.matches {
        if line.people.contains(&id(gone)) && line.status == MatchStatus::Active {
            line.status = MatchStatus::Withdrawn;
            line.who = vec![id(gone)];
            let left = line.people.iter().find(|one| **one != id(gone));
            lines.unmatched.push(left.unwrap().clone().into());
        }
    }
    lines.unmatched.retain(|one| one.id != id(gone));
    let person = world.people.iter_mut().find(|one| one.id == gone);
    person.unwrap().status = EnrolmentStatus::Withdrawn;
}

/// Two part, and perhaps would like somebody new.
fn part(line: &mut LedgerMatch, ask: bool, unmatched: &mut Vec<Waiting>) {
    line.status = MatchStatus::Ended;
    let who = line.people.iter().filter(|_| ask);
    unmatched.extend(who.cloned().map(Into::into));
}

#[test]
fn no_repair_of_any_round_with_places_is_better() {
    let mut some = 0;
    for seed in 0..300 {
        let mut dice = Dice(23_000 + seed);
        let count = 3 + dice.below(6);
        let midst = Midst::new(&mut dice, count, seed % 2 == 0);
        let name = format!("seed {seed}");
        let found = midst.repair();
        let proposal = found.found.proposal().unwrap();
        assert!(proposal.totals.certified, "{name}");
        let (round, ranks) = midst.round();
        let number = |one| round.candidates.number(one).unwrap();
        let lines = midst.ledger.matches.iter().map(|line| {
            let [a, b] = [&line.people[0], &line.people[1]];
            let turned = line.mentor.as_ref() == Some(b);
            let [a, b] = [a, b].map(number);
            (line.status, if turned { (b, a) } else { (a, b) })
        });
        let lines: Vec<(MatchStatus, (u32, u32))> = lines.collect();
        let running = lines.iter().filter(|(status, _)| goes_on(*status));
        let held: BTreeSet<Pair> = round.pairs_of(running.map(|(_, pair)| *pair));
        let together: BTreeSet<[u32; 2]> = lines
            .iter()
            .map(|(_, (a, b))| [*a.min(b), *a.max(b)])
            .collect();
        let new = round.check(&found.found, &held, &together, &name);
        let has_nobody =
            |seat: &(bool, usize)| !held.iter().any(|pair| round.seats(*pair).contains(seat));
        let may = |pair: Pair| {
            let mut all = round.everybody(pair);
            round.seats(pair).iter().any(has_nobody)
                && all.all(|(a, b)| !together.contains(&[a.min(b), a.max(b)]))
        };
        assert!(new.iter().all(|pair| may(*pair)), "{name}: {new:?}");
        let rank = |unit: usize| ranks[unit];
        let best = round.best(&held, &rank, &may);
        assert_eq!(
            packed(round.policy, round.worth(&new, &held, &rank)),
            best,
            "{name}: {new:?}"
        );
        let reached = &proposal.totals.result;
        let said = [
            reached.covered,
            reached.waiting,
            reached.pairs,
            reached.wishes,
            reached.score,
        ];
        assert_eq!(packed(round.policy, said), best, "{name}");
        some += new.len();
        assert!(found.joined.is_empty() && found.moved.is_empty());
        // Who has somebody is not free, and who is still alone waits.
        for left in &found.found.unmatched {
            assert!(found.free.contains_key(&left.person), "{name}");
        }
    }
    assert!(some > 150, "{some}");
}
