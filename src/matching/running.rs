//! Why somebody has this partner, or none, also in a round that runs: there it is held against its repair. What is said is solved for,
//! at most three times.
//!
//! Accepted pairs do not move. So of somebody who has a partner it is told what it would cost if they might: against the repair that
//! moves as few as possible. Of somebody who is free it is told what the repair does that moves none.

mod company;

use super::candidates::Candidates;
use super::matches::{RoundMatches, Seat};
use super::passes;
use super::repair::{Repair, Task, repaired};
use super::report::{Match, MatchError, WhyNot, Within};
use super::seat::{self, Fixed, Mended, Next, Relaxation, WhySeat, ranked, relaxations};
use super::why::{self, Best, price, together_or_broken};
use crate::model::ledger::Standing;
use crate::model::{Ledger, PersonId, Program, Round};
use company::Company;

/// So many others are compared, and so many relaxations tried, beside the repair itself.
const MOST_SOLVES: usize = 2;

/// Why these two are not matched in the round: the rules that they break, or how much worse the best matches with them would be. It
/// solves the round once more with the two held together, and one that runs twice.
///
/// # Errors
/// See [`MatchError`].
pub fn why_not(
    program: &Program,
    round: &Round,
    a: &PersonId,
    b: &PersonId,
) -> Result<WhyNot, MatchError> {
    let answer = why::why_not(program, round, a, b)?;
    let (WhyNot::Settled { .. }, Some(ledger)) = (&answer, running(program, round)) else {
        return Ok(answer);
    };
    let found = super::round::explain_accepted(program, round, ledger)?;
    if round.has_several() {
        let company = Company::new(program, round, ledger, &found)?;
        let number = |id: &PersonId| found.number(id);
        return match (number(a), number(b)) {
            (Some(a), Some(b)) => company.why_not([a.min(b), a.max(b)]),
            _ => Ok(answer),
        };
    }
    let task = Task::new(program, round, ledger, true)?;
    let number = |id: &PersonId| task.candidates.number(id);
    let (Some(a), Some(b)) = (number(a), number(b)) else {
        return Ok(answer);
    };
    let pair = [a.min(b), a.max(b)];
    // Whoever was a partner in this very round is none again.
    if let Some(early) = together_or_broken(&task.candidates, &found, pair) {
        return Ok(early);
    }
    Moving::new(&task)?.why_not(&found, pair)
}

/// Why somebody has the partner that they have in these matches of the round, or none.
///
/// # Errors
/// See [`MatchError`].
pub fn why_seat(
    program: &Program,
    round: &Round,
    found: &RoundMatches,
    id: &PersonId,
) -> Result<WhySeat, MatchError> {
    let Some(ledger) = running(program, round).filter(|_| found.proposal().is_none()) else {
        return seat::why_seat(program, round, found, id);
    };
    if round.has_several() {
        return Company::new(program, round, ledger, found)?.seat(id);
    }
    let midst = Midst {
        program,
        round,
        ledger,
        found,
    };
    midst.seat(id)
}

/// The ledger of a round whose matches are accepted, and that is not over.
fn running<'p>(program: &'p Program, round: &Round) -> Option<&'p Ledger> {
    let ledger = program.ledger(&round.id)?;
    (!round.state(program.today).is_over()).then_some(ledger)
}

/// Why a match is never moved.
fn fixed(ledger: &Ledger, round: &Round, found: &Match, id: &PersonId) -> Fixed {
    let standings = ledger.standings(round);
    let line = match standings.of(id) {
        Standing::Matched { line, .. } => ledger.matches.get(line),
        _ => None,
    };
    let is_silent = line.is_some_and(|line| line.who.contains(id));
    match found.people.len() {
        _ if is_silent => Fixed::Silent,
        0..3 => Fixed::Hands,
        _ => Fixed::Three,
    }
}

/// A round that runs, with its accepted matches.
#[derive(Clone, Copy)]
struct Midst<'a> {
    program: &'a Program,
    round: &'a Round,
    ledger: &'a Ledger,
    found: &'a RoundMatches,
}

impl<'a> Midst<'a> {
    fn seat(self, id: &PersonId) -> Result<WhySeat, MatchError> {
        let task = self.task(false)?;
        let Some(person) = task.candidates.number(id) else {
            return Ok(WhySeat::NotTakingPart);
        };
        if task.free.contains_key(&person) || task.held.contains(&person) {
            return self.free(&task, person);
        }
        settled(self.found, person, |at| self.beside(at, person))
    }

    fn task(self, may_move: bool) -> Result<Task<'a>, MatchError> {
        Task::new(self.program, self.round, self.ledger, may_move)
    }

    /// Somebody who stays with their partner: the best of the others, and what it would cost if accepted pairs might be moved.
    fn beside(self, at: usize, person: u32) -> Result<WhySeat, MatchError> {
        let task = self.task(true)?;
        if !task.candidates.person(person).enrolled {
            let id = task.candidates.person(person).id;
            let by = fixed(self.ledger, self.round, &self.found.matches[at], id);
            return Ok(WhySeat::Fixed { at, by });
        }
        let everybody = Candidates::new(self.program, self.round, Some(self.ledger))?;
        let mut others = task.candidates.clone();
        for (number, (own, one)) in (0..).zip(others.people.iter_mut().zip(&everybody.people)) {
            own.enrolled = one.enrolled && !task.held.contains(&number);
        }
        let others = ranked(&others, self.found, at, person);
        let moving = Moving::new(&task)?;
        let next = next(&others, person, |pair| moving.why_not(self.found, pair))?;
        let possible = others.len();
        Ok(WhySeat::Matched { at, next, possible })
    }

    /// Somebody who is free, and what the repair does for them.
    fn free(self, task: &Task<'_>, person: u32) -> Result<WhySeat, MatchError> {
        let repair = Box::new(repaired(self.program, self.round, task)?);
        let silent = match self.found.seat(person) {
            Seat::Matched(at) => Some(at),
            Seat::Unmatched(_) | Seat::Neither => None,
        };
        let placed = |at| placed(task, &repair.found, at, person);
        let tried = || {
            let left = |candidates: &Candidates<'_>| Ok(task.solved_by(candidates)?.1.left);
            relaxations(&task.candidates, person, MOST_SOLVES, &|_| true, left)
        };
        let mended = mended(&repair, person, placed, tried)?;
        Ok(free(silent, repair, mended))
    }
}

/// Somebody who is not free.
fn settled(
    found: &RoundMatches,
    person: u32,
    beside: impl FnOnce(usize) -> Result<WhySeat, MatchError>,
) -> Result<WhySeat, MatchError> {
    match found.seat(person) {
        Seat::Neither => Ok(WhySeat::NotTakingPart),
        Seat::Unmatched(at) => Ok(WhySeat::Unmatched {
            at,
            tried: Vec::new(),
        }),
        Seat::Matched(at) => beside(at),
    }
}

/// What a repair does for somebody who is free; `None`: they do not take part. If it places them it is told who else was possible, if
/// not, what was tried for them.
fn mended(
    repair: &Repair,
    person: u32,
    placed: impl FnOnce(usize) -> Result<Mended, MatchError>,
    tried: impl FnOnce() -> Result<Vec<Relaxation>, MatchError>,
) -> Result<Option<Mended>, MatchError> {
    Ok(match repair.found.seat(person) {
        _ if repair.held.contains(&person) => Some(Mended::Held),
        Seat::Matched(at) => Some(placed(at)?),
        Seat::Unmatched(at) => {
            let tried = tried()?;
            Some(Mended::Alone { at, tried })
        }
        Seat::Neither => None,
    })
}

fn free(silent: Option<usize>, repair: Box<Repair>, mended: Option<Mended>) -> WhySeat {
    mended.map_or(WhySeat::NotTakingPart, |mended| WhySeat::Free {
        silent,
        repair,
        mended,
    })
}

/// Somebody who gets a partner, and the best of the others who are free.
fn placed(
    task: &Task<'_>,
    found: &RoundMatches,
    at: usize,
    person: u32,
) -> Result<Mended, MatchError> {
    let others = ranked(&task.candidates, found, at, person);
    let best = found.proposal().map(|proposal| Best {
        within: Within::Free,
        ..Best::of(proposal)
    });
    let next = match &best {
        Some(best) => next(&others, person, |pair| {
            price(&task.candidates, found, best, pair)
        })?,
        None => Vec::new(),
    };
    let possible = others.len();
    Ok(Mended::Placed { at, next, possible })
}

/// Why not the first of these.
fn next(
    others: &[u32],
    person: u32,
    why_not: impl Fn([u32; 2]) -> Result<WhyNot, MatchError>,
) -> Result<Vec<Next>, MatchError> {
    let first = others.iter().take(MOST_SOLVES);
    let next = first.map(|other| {
        let why = why_not([person.min(*other), person.max(*other)])?;
        Ok(Next {
            person: *other,
            why,
        })
    });
    next.collect()
}

/// What would be if accepted pairs might be moved.
struct Moving<'t> {
    candidates: &'t Candidates<'t>,
    best: Best,
}

impl<'t> Moving<'t> {
    fn new(task: &'t Task<'t>) -> Result<Self, MatchError> {
        let candidates = &task.candidates;
        let solved = passes::solve(candidates, &[], passes::ANY)?;
        Ok(Self {
            candidates,
            best: Best {
                levels: solved.best.result,
                lowest: passes::lowest(&solved.worst_off),
                within: Within::Running,
            },
        })
    }

    /// Pairs that hands made, and matches of three, are never moved.
    fn why_not(&self, found: &RoundMatches, pair: [u32; 2]) -> Result<WhyNot, MatchError> {
        price(self.candidates, found, &self.best, pair)
    }
}
