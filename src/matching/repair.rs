//! The repair of a round that runs: partners for those who have none, with the least change.
//!
//! Whoever has a partner keeps them. Those who are free are matched among themselves, exactly and by the objectives of the round;
//! who was left behind comes before who waits, and who waits before who is new. Nobody gets somebody back with whom they were in this
//! round. If somebody is still alone, they join one of the new pairs, or an accepted one, or the standby takes them, as the round says.
//!
//! Only if it is asked for, accepted pairs may be moved: then they are matched anew with all others, and "pairs kept" is an objective
//! right behind coverage. Of all ways to place as many people as possible, the best moves the fewest pairs; and nobody who has a
//! partner loses them without getting another one, since undoing such a move would keep more pairs and place as many people.
//!
//! That who comes first is a sum of ranks loses nothing: the sets of people whom a largest matching covers are the bases of a matroid
//! (Edmonds and Fulkerson, 1965), and of those the heaviest has as many of the first rank as any, and so on down.

use std::collections::{BTreeMap, BTreeSet};

use super::best;
use super::candidates::Candidates;
use super::cap;
use super::digest;
use super::history;
use super::matches::{Basis, Proposal, RoundMatches};
use super::odd;
use super::passes;
use super::relation::pairs_of;
use super::report::{Match, MatchError, Origin};
use super::round::{totals, without_partner};
use super::rules::RuleId;
use super::taking_part::takes_part;
use crate::model::ledger::{Hold, LedgerMatch, Standing, Standings};
use crate::model::{Ledger, Participant, PersonId, Program, Round};

/// New partners for those who have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The new matches, and who is still alone, as a proposal. Accepted pairs that stay are not among them.
    pub found: RoundMatches,
    /// Who is free, and why, by number.
    pub free: BTreeMap<u32, Free>,
    /// Accepted pairs that somebody joins, by place in the ledger.
    pub joined: Vec<usize>,
    /// Accepted pairs whose two get other partners, by place in the ledger.
    pub moved: Vec<usize>,
    /// Whether pairs might be moved.
    pub may_move: bool,
    /// Who is still alone and is to stand under `unmatched`, where they do not stand yet.
    pub waits: Vec<u32>,
    /// Who is new, and over the cap of the round: nobody looks for a partner for them.
    pub held: Vec<u32>,
}

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

    fn rank(self) -> u32 {
        match self {
            Self::New => 0,
            Self::Waits => 1,
            Self::Silent | Self::LeftBehind => 2,
        }
    }
}

impl Repair {
    /// Whether there is nothing to accept.
    #[allow(dead_code, reason = "tests read it")]
    pub fn is_none(&self) -> bool {
        self.found.matches.is_empty() && self.waits.is_empty() && self.held.is_empty()
    }

    /// The new matches by id.
    pub fn groups(&self) -> Vec<Vec<PersonId>> {
        let ids = |one: &Match| one.people.iter().map(|number| self.id(*number)).collect();
        self.found.matches.iter().map(ids).collect()
    }

    /// Somebody by number.
    pub fn id(&self, number: u32) -> PersonId {
        self.found.people[number as usize].clone()
    }
}

/// The best repair of a round whose matches are accepted.
///
/// # Errors
/// See [`MatchError`].
pub fn repair(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    may_move: bool,
) -> Result<Repair, MatchError> {
    let task = Task::new(program, round, ledger, may_move)?;
    let found = passes::solve(&task.candidates, &[], passes::ANY)?;
    let relaxed = task.candidates.most_relaxed();
    let pairs = &found.best.pairs;
    let stays = |pair: &[u32; 2]| task.candidates.kept.contains(pair);
    let mut placed = Placed {
        groups: Vec::new(),
        joined: Vec::new(),
        left: found.best.left.clone(),
    };
    let (kept, new): (Vec<[u32; 2]>, Vec<[u32; 2]>) = pairs.iter().partition(|pair| stays(pair));
    let moved = task.candidates.kept.iter();
    let moved: Vec<[u32; 2]> = moved.filter(|pair| !kept.contains(pair)).copied().collect();
    placed.odd_ones(&task, &relaxed, &new, &moved)?;
    placed.groups.sort();
    let since = program.today.max(round.starts);
    let explain = |(people, origin)| task.candidates.explain(people, origin, since);
    let matches: Vec<Match> = placed.groups.into_iter().map(explain).collect();
    let unmatched = without_partner(&relaxed, &placed.left, &placed.left)?;
    let eligible = best::eligible_pairs(&best::columns(&relaxed, &[])?);
    let totals = totals(&task.candidates, &matches, &unmatched, &found, eligible);
    let digest = digest::digest(program, round, &task.candidates, &matches);
    let waits = placed.left.iter().copied();
    let waits = waits.filter(|number| task.is_to_wait(*number)).collect();
    let basis = Basis::Proposal(Box::new(Proposal {
        totals,
        digest,
        idle_pins: Vec::new(),
        roles: None,
        peers: None,
        cut: None,
    }));
    Ok(Repair {
        joined: placed.joined,
        moved: moved.iter().filter_map(|pair| task.line(*pair)).collect(),
        may_move,
        waits,
        found: RoundMatches::new(task.candidates.ids(), matches, unmatched, basis),
        free: task.free,
        held: task.held,
    })
}

/// Who is free, and what they may have.
struct Task<'a> {
    candidates: Candidates<'a>,
    ledger: &'a Ledger,
    standings: Standings<'a>,
    free: BTreeMap<u32, Free>,
    held: Vec<u32>,
    /// Accepted pairs that run and that somebody may join, with their places in the ledger.
    open: BTreeMap<[u32; 2], usize>,
}

impl<'a> Task<'a> {
    fn new(
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
    fn is_to_wait(&self, number: u32) -> bool {
        let id = self.candidates.person(number).id;
        let is_alone = self
            .free
            .get(&number)
            .is_some_and(|free| *free != Free::Silent);
        is_alone && !self.standings.waits(id)
    }

    fn line(&self, pair: [u32; 2]) -> Option<usize> {
        self.open.get(&pair).copied()
    }
}

/// Why somebody who takes part is free; `None`: they are not.
fn free(
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
        pins.any(|pin| pin.value.iter().all(|id| line.people.contains(id)))
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
struct Placed {
    groups: Vec<(Vec<u32>, Origin)>,
    joined: Vec<usize>,
    left: Vec<u32>,
}

impl Placed {
    /// Those who are left join new pairs, then accepted ones, or the standby takes one.
    fn odd_ones(
        &mut self,
        task: &Task<'_>,
        relaxed: &Candidates<'_>,
        new: &[[u32; 2]],
        moved: &[[u32; 2]],
    ) -> Result<(), MatchError> {
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
