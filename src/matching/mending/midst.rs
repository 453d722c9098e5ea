//! A round in its midst in which people may have several partners: who is free, and what runs.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::candidates::{Candidates, Running};
use crate::matching::cap;
use crate::matching::history;
use crate::matching::relation::pairs_of;
use crate::matching::repair::{self, Free};
use crate::matching::report::MatchError;
use crate::matching::rules::RuleId;
use crate::model::ledger::{Hold, LedgerMatch, Standing};
use crate::model::{Ledger, Program, Round};

/// A round whose matches are accepted.
pub(in crate::matching) struct Midst<'a> {
    pub program: &'a Program,
    pub round: &'a Round,
    pub ledger: &'a Ledger,
    /// Who takes part. What runs stays.
    pub candidates: Candidates<'a>,
    /// Who has nobody at all, and why.
    pub free: BTreeMap<u32, Free>,
    /// Who is new, and over the cap of the round.
    pub held: Vec<u32>,
    /// All pairs of the ledger.
    together: BTreeSet<[u32; 2]>,
    /// Pairs that run and are no work of hands, the mentor first if there is one, with their places in the ledger.
    movable: Vec<([u32; 2], usize)>,
}

impl<'a> Midst<'a> {
    /// Reads a ledger.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        ledger: &'a Ledger,
    ) -> Result<Self, MatchError> {
        let candidates = Candidates::new(program, round, Some(ledger))?;
        let mut midst = Self {
            program,
            round,
            ledger,
            candidates,
            free: BTreeMap::new(),
            held: Vec::new(),
            together: BTreeSet::new(),
            movable: Vec::new(),
        };
        midst.free();
        midst.hold();
        midst.stay();
        Ok(midst)
    }

    /// Who has nobody at all, and why. Who has parted and did not ask for anybody new takes no part.
    fn free(&mut self) {
        let standings = self.ledger.standings(self.round);
        for (number, person) in (0..).zip(&mut self.candidates.people) {
            if !person.enrolled || matches!(standings.of(person.id), Standing::Matched { .. }) {
                continue;
            }
            let known = self.program.participant(person.id);
            let free =
                known.and_then(|known| repair::free(known, self.round, self.ledger, &standings));
            person.enrolled = free.is_some();
            self.free.extend(free.map(|free| (number, free)));
        }
    }

    /// Who is new and over the cap is not looked at; of the others, who comes first is noted.
    fn hold(&mut self) {
        let over = cap::held(self.program, self.round);
        let candidates = &mut self.candidates;
        let is_over = |number: &u32| over.contains(candidates.person(*number).id);
        let new = self.free.iter().filter(|(_, free)| **free == Free::New);
        let held: Vec<u32> = new.map(|(number, _)| *number).filter(is_over).collect();
        self.free.retain(|number, _| !held.contains(number));
        let some_are_last = candidates.people.iter().any(|person| person.unreliable);
        for (number, person) in (0..).zip(&mut candidates.people) {
            person.enrolled &= !held.contains(&number);
            let rank = self.free.get(&number).map_or(0, |free| free.rank());
            person.comes_first = history::rank(person, rank, some_are_last);
        }
        self.held = held;
    }

    /// What runs stays; whoever was together is so no second time.
    fn stay(&mut self) {
        let standings = self.ledger.standings(self.round);
        let (mut running, mut over) = (Vec::new(), Vec::new());
        for (at, line) in self.ledger.matches.iter().enumerate() {
            for [a, b] in pairs_of(&line.people) {
                let number = |id| self.candidates.number(id);
                let (Some(one), Some(other)) = (number(a), number(b)) else {
                    continue;
                };
                self.together.insert([one.min(other), one.max(other)]);
                if !standings.stands(at) {
                    over.push((one, other));
                    continue;
                }
                let pair = match line.mentor.as_ref() == Some(b) {
                    true => [other, one],
                    false => [one, other],
                };
                running.push(pair);
                if self.may_move(line, pair) {
                    self.movable.push((pair, at));
                }
            }
        }
        let candidates = &mut self.candidates;
        candidates.former = candidates.former.with(&over);
        // Where the policy lets former partners meet again, it means those of earlier rounds.
        if !candidates.scale.must[RuleId::NeverAgain.place()] {
            candidates.forbidden = candidates.forbidden.with(&over);
        }
        // What hands pinned is in the ledger by now, or comes too late.
        candidates.pins.clear();
        candidates.idle_pins.clear();
        candidates.running = Some(Running {
            stay: running,
            ..Running::default()
        });
    }

    /// Whether a line runs and is no work of hands: of participants, neither pinned nor despite a rule.
    fn may_move(&self, line: &LedgerMatch, pair: [u32; 2]) -> bool {
        let mut pins = self.round.pins.iter();
        let is_pinned = pins.any(|pin| pin.people.iter().all(|id| line.people.contains(id)));
        let takes_part = |one: &u32| self.candidates.person(*one).enrolled;
        line.status.hold() == Hold::Runs
            && line.people.len() == 2
            && line.despite.is_empty()
            && !is_pinned
            && pair.iter().all(takes_part)
    }

    /// Whether two stand in a line of the ledger together, whatever became of it; sorted.
    pub fn were_together(&self, pair: [u32; 2]) -> bool {
        self.together.contains(&pair)
    }

    /// The same people, where pairs may be moved; `None` if there are none.
    pub fn moving(&self) -> Option<Candidates<'a>> {
        let movable: Vec<[u32; 2]> = self.movable.iter().map(|(pair, _)| *pair).collect();
        let mut moving = self.candidates.clone();
        let running = moving.running.as_mut()?;
        running.stay.retain(|pair| !movable.contains(pair));
        (running.movable, running.may_move) = (movable, true);
        (!running.movable.is_empty()).then_some(moving)
    }

    /// The places in the ledger of pairs that may be moved.
    pub fn lines(&self, pairs: &[[u32; 2]]) -> Vec<usize> {
        let lines = self.movable.iter();
        let lines = lines.filter(|(pair, _)| pairs.contains(pair));
        lines.map(|(_, at)| *at).collect()
    }
}
