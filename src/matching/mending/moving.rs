//! With how few accepted pairs moved as many people as possible have anybody.
//!
//! That is a round of its own, solved and proved by the same engine: accepted pairs are pairs like others, and how many of them stay is
//! an objective right behind how many people have anybody. Nobody loses all of their partners by it without getting another one: if they had no other,
//! giving one back would keep one pair more and leave as many with somebody.
//!
//! A new pair of two who both have somebody may be what a move needs, so it is possible here; but it is worth no more than a tie. Which of
//! them are of use is known only once pairs have been moved, so new pairs are chosen afterwards, among those of whoever has nobody or has lost
//! somebody. As many people have anybody then as here: whoever had nobody, or lost all, may have the same partners.

use super::midst::Midst;
use crate::matching::again;
use crate::matching::candidates::Candidates;
use crate::matching::report::{Levels, MatchError};

/// What was moved.
pub(in crate::matching) struct Moved<'a> {
    /// The same people, where that is over and all else stays.
    pub candidates: Candidates<'a>,
    /// The pairs, by place in the ledger.
    pub lines: Vec<usize>,
    /// What is possible at best: of people with anybody, of pairs kept, of who comes first.
    pub best: Levels,
    /// What is reached of it.
    pub result: Levels,
}

/// The fewest pairs to move; `None` if none may be.
///
/// # Errors
/// See [`MatchError`].
pub(super) fn moved<'a>(midst: &Midst<'a>) -> Result<Option<Moved<'a>>, MatchError> {
    let Some(mut candidates) = midst.moving() else {
        return Ok(None);
    };
    let (program, round) = (midst.program, midst.round);
    let (moved, [best, result]) = again::placed(program, round, &candidates, &|placed, _| {
        let running = placed.candidates.running.as_ref();
        let movable = running.map_or(&[][..], |running| &running.movable);
        (placed.moved(movable), placed.both())
    })?;
    let lines = midst.lines(&moved);
    if let Some(running) = &mut candidates.running {
        let movable = std::mem::take(&mut running.movable);
        let stay = movable.into_iter().filter(|pair| !moved.contains(pair));
        running.stay.extend(stay);
        running.moved = moved;
    }
    Ok(Some(Moved {
        candidates,
        lines,
        best,
        result,
    }))
}
