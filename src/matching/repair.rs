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

mod task;

use std::collections::BTreeMap;

use super::best;
use super::digest;
use super::matches::{Basis, Proposal, RoundMatches};
use super::report::{Match, MatchError};
use super::round::{totals, without_partner};
use crate::model::{Ledger, PersonId, Program, Round};
pub use task::Free;
pub(super) use task::{Task, free};

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

    /// Of each of them, who is the mentor, in a round with roles.
    pub fn mentors(&self) -> Vec<Option<PersonId>> {
        let matches = self.found.matches.iter();
        let mentor = |one: &Match| one.mentor.map(|number| self.id(number));
        matches.map(mentor).collect()
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
    repaired(program, round, &task)
}

/// The same of a task that is known.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn repaired(
    program: &Program,
    round: &Round,
    task: &Task<'_>,
) -> Result<Repair, MatchError> {
    let (solved, placed) = task.solved()?;
    let relaxed = task.candidates.most_relaxed();
    let since = program.today.max(round.starts);
    let explain = |(people, origin)| task.candidates.explain(people, origin, since);
    let matches: Vec<Match> = placed.groups.into_iter().map(explain).collect();
    let unmatched = without_partner(&relaxed, &placed.left, &placed.left)?;
    let eligible = best::eligible_pairs(&best::columns(&relaxed, &[])?);
    let totals = totals(&task.candidates, &matches, &unmatched, &solved, eligible);
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
        moved: placed
            .moved
            .iter()
            .filter_map(|pair| task.line(*pair))
            .collect(),
        may_move: task.may_move,
        waits,
        found: RoundMatches::new(task.candidates.ids(), matches, unmatched, basis),
        free: task.free.clone(),
        held: task.held.clone(),
    })
}
