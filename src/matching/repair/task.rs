//! Who is free in a round that runs, what they may have, and where they are placed.

use std::collections::{BTreeMap, BTreeSet};

use crate::matching::candidates::Candidates;
use crate::matching::cap;
use crate::matching::history;
use crate::matching::odd;
use crate::matching::passes::{self, Passes};
use crate::matching::relation::pairs_of;
use crate::matching::report::{MatchError, Origin};
use crate::matching::rules::RuleId;
use crate::matching::taking_part::takes_part;
use crate::model::ledger::{Hold, LedgerMatch, Standing, Standings};
use crate::model::{Ledger, Participant, PersonId, Program, Round};

/// Why somebody is free. In the order in which they come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Free {
    /// Came after the matches were accepted.
    New,
    /// Nobody was found for them.
    Waits,
    /// Their partner does not answer. The two stay together until there is somebody new.
    Silent,
    /// Their partner has left, or the two have parted and they would like somebody new.
    LeftBehind,
}

impl Free {
    /// Every way to be free, who comes first foremost.
    pub const ALL: [Self; 4] = [Self::LeftBehind, Self::Silent, Self::Waits, Self::New];

    pub(in crate::matching) fn rank(self) -> u32 {
        match self {
            Self::New => 0,
            Self::Waits => 1,
            Self::Silent | Self::LeftBehind => 2,
        }
    }
}

/// Who is free, and what they may have.
pub(in crate::matching) struct Task<'a> {
    /// Those who are free take part, and those who may be moved.
    pub candidates: Candidates<'a>,
    ledger: &'a Ledger,
    standings: Standings<'a>,
    /// Who is free, and why.
    pub free: BTreeMap<u32, Free>,
    /// Who is new, and over the cap of the round.
    pub held: Vec<u32>,
    /// Accepted pairs that run and that somebody may join, with their places in the ledger.
    open: BTreeMap<[u32; 2], usize>,
    /// Whether pairs may be moved.
    pub may_move: bool,
}

impl<'a> Task<'a> {
    /// What is to be solved.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        ledger: &'a Ledger,
        may_move: bool,
    ) -> Result<Self, MatchError> {
        let mut candidates = Candidates::new(program, round, Some(ledger))?;
        let standings = ledger.standings(round);
        let free = |id: &PersonId| {
            let person = program.participant(id)?;
            free(person, round, ledger, &standings)
        };
        let numbered = (0..).zip(&candidates.people);
        let enrolled = numbered.filter(|(_, person)| person.enrolled);
        let free = enrolled.filter_map(|(number, person)| Some((number, free(person.id)?)));
        let mut free: BTreeMap<u32, Free> = free.collect();
        let over = cap::held(program, round);
        let is_over = |number: u32| over.contains(candidates.person(number).id);
        let new = free.iter().filter(|(_, free)| **free == Free::New);
        let held: Vec<u32> = new
            .map(|(number, _)| *number)
            .filter(|one| is_over(*one))
            .collect();
        free.retain(|number, _| !held.contains(number));
        // What hands pinned is in the ledger by now, or comes too late.
        candidates.pins.clear();
        candidates.idle_pins.clear();
        candidates.standby = candidates.standby.filter(|standby| {
            let id = candidates.person(*standby).id;
            !matches!(standings.of(id), Standing::Matched { .. })
        });
        let mut task = Self {
            open: open(&candidates, round, ledger),
            candidates,
            ledger,
            standings,
            free,
            held,
            may_move,
        };
        task.part_partners();
        if may_move {
            let open = task.open.keys();
            let movable = open.filter(|[a, b]| task.candidates.fit(*a, *b));
            task.candidates.kept = movable.copied().collect();
        }
        task.enrol();
        Ok(task)
    }

    /// The best pairs, who joins which, and who is left.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn solved(&self) -> Result<(Passes, Placed), MatchError> {
        self.solved_by(&self.candidates)
    }

    /// The same, where something else keeps people apart.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn solved_by(&self, candidates: &Candidates) -> Result<(Passes, Placed), MatchError> {
        let found = passes::solve(candidates, &[], passes::ANY)?;
        let relaxed = candidates.most_relaxed();
        let kept = &candidates.kept;
        let pairs = found.best.pairs.iter().copied();
        let (stay, new): (Vec<[u32; 2]>, Vec<[u32; 2]>) =
            pairs.partition(|pair| kept.contains(pair));
        let moved = kept.iter().filter(|pair| !stay.contains(pair));
        let mut placed = Placed {
            groups: Vec::new(),
            joined: Vec::new(),
            moved: moved.copied().collect(),
            left: found.best.left.clone(),
        };
        placed.odd_ones(self, &relaxed, &new)?;
        placed.groups.sort();
        Ok((found, placed))
    }

    /// Nobody gets somebody back with whom they were, but those who are together may stay so.
    fn part_partners(&mut self) {
        let candidates = &mut self.candidates;
        let lines = self.ledger.matches.iter().enumerate();
        let over = lines.filter(|(at, _)| !self.open.values().any(|open| open == at));
        let pairs = over.flat_map(|(_, line)| pairs_of(&line.people));
        let pairs = pairs.filter_map(|[a, b]| Some((candidates.number(a)?, candidates.number(b)?)));
        let pairs: Vec<(u32, u32)> = pairs.collect();
        candidates.former = candidates.former.with(&pairs);
        // Where the policy lets former partners meet again, it means those of earlier rounds.
        let must = candidates.scale.must[RuleId::NeverAgain.place()];
        if !must || candidates.policy.relax.contains(&RuleId::NeverAgain) {
            candidates.forbidden = candidates.forbidden.with(&pairs);
        }
    }

    /// Only who is free, or may be moved, takes part.
    fn enrol(&mut self) {
        let moves: BTreeSet<u32> = self
            .candidates
            .kept
            .as_flattened()
            .iter()
            .copied()
            .collect();
        let mut people = self.candidates.people.iter();
        let some_are_last = people.any(|person| person.unreliable);
        for (number, person) in (0..).zip(&mut self.candidates.people) {
            let free = self.free.get(&number);
            person.enrolled = free.is_some() || moves.contains(&number);
            // Of one rank, those come first who were left over in an earlier round.
            let rank = 2 * free.map_or(0, |free| free.rank()) + u32::from(person.waited);
            person.rank = history::rank(person, rank, some_are_last);
        }
    }

    /// Whether somebody who is still alone waits from now on. Whose partner is silent may still hear of them.
    pub fn is_to_wait(&self, number: u32) -> bool {
        let id = self.candidates.person(number).id;
        let is_alone = self
            .free
            .get(&number)
            .is_some_and(|free| *free != Free::Silent);
        is_alone && !self.standings.waits(id)
    }

    /// The place in the ledger of an accepted pair that somebody may join.
    pub fn line(&self, pair: [u32; 2]) -> Option<usize> {
        self.open.get(&pair).copied()
    }
}

/// Why somebody who takes part is free; `None`: they are not.
pub(in crate::matching) fn free(
    person: &Participant,
    round: &Round,
    ledger: &Ledger,
    standings: &Standings<'_>,
) -> Option<Free> {
    let (id, waits) = (&person.id, standings.waits(&person.id));
    takes_part(person, round).then_some(())?;
    match standings.of(id) {
        Standing::Matched { line, .. } => {
            let line = &ledger.matches[line];
            let are_silent = line
                .people
                .iter()
                .all(|one| line.who.contains(one) != (one == id));
            (line.status.hold() == Hold::Yields && are_silent).then_some(Free::Silent)
        }
        Standing::Alone => Some(Free::LeftBehind),
        Standing::Parted => waits.then_some(Free::LeftBehind),
        Standing::Silent => waits.then_some(Free::Waits),
        Standing::Waits | Standing::Lost => Some(Free::Waits),
        Standing::New => Some(Free::New),
    }
}

/// The pairs that run and are no work of hands: of participants, neither pinned nor despite a rule.
fn open(candidates: &Candidates, round: &Round, ledger: &Ledger) -> BTreeMap<[u32; 2], usize> {
    let is_pinned = |line: &LedgerMatch| {
        let mut pins = round.pins.iter();
        pins.any(|pin| pin.people.iter().all(|id| line.people.contains(id)))
    };
    let lines = ledger.matches.iter().enumerate();
    let running = lines.filter(|(_, line)| line.status.hold() == Hold::Runs);
    let of_two = running.filter(|(_, line)| line.people.len() == 2 && line.despite.is_empty());
    let plain = of_two.filter(|(_, line)| !is_pinned(line));
    let numbered = plain.filter_map(|(at, line)| {
        let enrolled = |id: &PersonId| {
            let number = candidates.number(id)?;
            candidates.person(number).enrolled.then_some(number)
        };
        let [a, b] = [enrolled(&line.people[0])?, enrolled(&line.people[1])?];
        Some(([a.min(b), a.max(b)], at))
    });
    numbered.collect()
}

/// Who is placed, and who is still left.
pub(in crate::matching) struct Placed {
    /// The new matches.
    pub groups: Vec<(Vec<u32>, Origin)>,
    /// Accepted pairs that somebody joins, by place in the ledger.
    pub joined: Vec<usize>,
    /// Accepted pairs whose two get other partners.
    pub moved: Vec<[u32; 2]>,
    /// Who is left.
    pub left: Vec<u32>,
}

impl Placed {
    /// Those who are left join new pairs, then accepted ones, or the standby takes one.
    fn odd_ones(
        &mut self,
        task: &Task<'_>,
        relaxed: &Candidates<'_>,
        new: &[[u32; 2]],
    ) -> Result<(), MatchError> {
        let moved = &self.moved;
        let stay = task.open.iter().filter(|(pair, _)| !moved.contains(pair));
        let (stay, lines): (Vec<[u32; 2]>, Vec<usize>) =
            stay.map(|(pair, at)| (*pair, *at)).unzip();
        let (mut new, mut thirds) = (
            new.iter().map(|pair| pair.to_vec()).collect::<Vec<_>>(),
            Vec::new(),
        );
        if relaxed.trios {
            let pairs: Vec<[u32; 2]> = new.iter().map(|pair| [pair[0], pair[1]]).collect();
            for (at, place) in odd::thirds(relaxed, &pairs, &self.left)? {
                new[place].push(self.left[at]);
            }
            self.left
                .retain(|one| !new.iter().flatten().any(|other| other == one));
            thirds = odd::thirds(relaxed, &stay, &self.left)?;
        }
        let standby = relaxed.standby;
        let taken = standby.and_then(|standby| odd::for_standby(relaxed, standby, &self.left));
        self.groups
            .extend(new.into_iter().map(|people| (people, Origin::Chosen)));
        for (at, place) in thirds {
            let people = [&stay[place][..], &[self.left[at]]].concat();
            self.groups.push((people, Origin::Chosen));
            self.joined.push(lines[place]);
        }
        self.groups.extend(
            standby
                .zip(taken)
                .map(|(a, b)| (vec![a, b], Origin::Standby)),
        );
        self.groups
            .iter_mut()
            .for_each(|(people, _)| people.sort_unstable());
        let groups = &self.groups;
        self.left
            .retain(|one| !groups.iter().any(|(people, _)| people.contains(one)));
        Ok(())
    }
}
