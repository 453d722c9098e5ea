//! Rounds in their midst in which people may have several partners: of every policy, with teams, partings, silence and work of hands.

use std::collections::BTreeSet;
use std::sync::Arc;

use fortnight::matching::{Candidates, Repair, propose, repair};
use fortnight::model::ledger::Waiting;
use fortnight::model::person::EnrolmentStatus;
use fortnight::model::{Ledger, LedgerMatch, MatchStatus, MustRule, PersonId, Program};
use jiff::civil::date;

use super::oracle::{Pair, Round, ranks};
use super::world::{Dice, World, id, ledger};

fn line(people: Vec<String>, mentor: Option<&String>) -> LedgerMatch {
    let mut one = ledger("now", &[people], &[]).matches.remove(0);
    one.mentor = mentor.map(|one| id(one));
    one.since = date(2026, 9, 14);
    one.status = MatchStatus::Active;
    one
}

/// A round in the middle of its life: somebody has left, two have parted, one does not answer, two are together despite a rule, somebody
/// is new.
pub struct Midst {
    world: World,
    pub program: Program,
    pub ledger: Ledger,
    late: BTreeSet<String>,
}

impl Midst {
    pub fn new(dice: &mut Dice, count: usize, has_roles: bool) -> Self {
        let world = dice.placed_world(count, has_roles);
        Self::of(dice, world)
    }

    /// The same of people who have few places, so that moves are of use.
    pub fn crowded(dice: &mut Dice, count: usize, has_roles: bool) -> Self {
        let mut world = dice.placed_world(count, has_roles);
        for one in &mut world.people {
            let parts = [
                &mut one.parts.mentor,
                &mut one.parts.mentee,
                &mut one.parts.peer,
            ];
            for places in parts.into_iter().flatten() {
                *places = (*places).min(2);
            }
        }
        world.pins.truncate(1);
        Self::of(dice, world)
    }

    fn of(dice: &mut Dice, mut world: World) -> Self {
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
                2 => line.despite = vec![MustRule::Knows],
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

    pub fn repair(&self, may_move: bool) -> Repair {
        let round = &self.program.rounds[1];
        repair(&self.program, round, &self.ledger, may_move).unwrap()
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

    /// What a test sees of it.
    pub fn seen(&self) -> Seen<'_> {
        let own = &self.program.rounds[1];
        let mut candidates = Candidates::new(&self.program, own, Some(&self.ledger)).unwrap();
        let wants = candidates.people.iter().map(|person| self.rank(person.id));
        let wants: Vec<Option<u64>> = wants.collect();
        for (person, rank) in candidates.people.iter_mut().zip(&wants) {
            person.enrolled &= rank.is_some();
        }
        let round = Round::new(&self.program, candidates);
        let of = |one: u32| wants[one as usize].unwrap_or(0);
        let mut seen = Seen {
            ranks: ranks(&self.world, &round, of),
            round,
            fixed: BTreeSet::new(),
            movable: BTreeSet::new(),
            may_move: false,
            together: BTreeSet::new(),
            over: BTreeSet::new(),
        };
        for line in &self.ledger.matches {
            let mut pins = own.pins.iter();
            seen.line(
                line,
                pins.any(|pin| pin.people.iter().all(|id| line.people.contains(id))),
            );
        }
        seen.sort();
        seen
    }
}

/// A round in its midst as a test sees it, in pairs of units.
pub struct Seen<'a> {
    pub round: Round<'a>,
    /// How each unit comes first that has nobody.
    ranks: Vec<u64>,
    /// What runs and stays whatever happens.
    pub fixed: BTreeSet<Pair>,
    /// What runs and may be moved.
    pub movable: BTreeSet<Pair>,
    /// Whether anything runs that is no work of hands: coverage comes first where it may be moved.
    pub may_move: bool,
    /// All pairs of people of the ledger, sorted.
    pub together: BTreeSet<[u32; 2]>,
    /// Those that are over.
    over: BTreeSet<[u32; 2]>,
}

impl Seen<'_> {
    fn line(&mut self, line: &LedgerMatch, is_pinned: bool) {
        let people = self.people(line);
        let sorted = [people.0.min(people.1), people.0.max(people.1)];
        self.together.insert(sorted);
        if !goes_on(line.status) {
            self.over.insert(sorted);
            return;
        }
        let is_by_hand = is_pinned || !line.despite.is_empty();
        let runs = match is_by_hand || line.status == MatchStatus::NotAnswering {
            true => &mut self.fixed,
            false => &mut self.movable,
        };
        runs.extend(self.round.pairs_of(std::iter::once(people)));
    }

    /// What must not be by now is not moved, and of two teams all pairs are, or none.
    fn sort(&mut self) {
        self.may_move = !self.movable.is_empty();
        let may = |pair: &Pair| self.round.face(*pair) && self.fit(*pair);
        let stay = self.movable.iter().filter(|pair| !may(pair)).copied();
        let stay: Vec<Pair> = stay.collect();
        self.fixed.extend(stay);
        self.movable.retain(|pair| !self.fixed.contains(pair));
        let runs = self.runs().into_iter();
        let seats: Vec<_> = runs.flat_map(|pair| self.round.seats(pair)).collect();
        for seat in seats {
            *self.round.taken.entry(seat).or_default() += 1;
        }
    }

    /// The two of a line, the mentor first if there is one.
    pub fn people(&self, line: &LedgerMatch) -> (u32, u32) {
        let number = |at: usize| self.round.candidates.number(&line.people[at]).unwrap();
        match line.mentor.as_ref() == Some(&line.people[1]) {
            true => (number(1), number(0)),
            false => (number(0), number(1)),
        }
    }

    /// All that runs.
    pub fn runs(&self) -> BTreeSet<Pair> {
        self.fixed.union(&self.movable).copied().collect()
    }

    /// Whether no rule speaks against two units, and no two of them have parted.
    pub fn fit(&self, pair: Pair) -> bool {
        let mut all = self.round.everybody(pair);
        self.round.fit(pair) && all.all(|(a, b)| !self.over.contains(&[a.min(b), a.max(b)]))
    }

    pub fn rank(&self, unit: usize) -> u64 {
        self.ranks[unit]
    }

    /// Seats, and how far they come first.
    pub fn covered<'s>(&self, seats: impl Iterator<Item = &'s (bool, usize)>) -> [u64; 2] {
        seats.fold([0; 2], |[count, ranks], (_, unit)| {
            [count + 1, ranks + self.rank(*unit)]
        })
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
