//! A ledger after new partners were found for those who had none. Old lines stay, with a status that says what became of them.

use jiff::civil::Date;

use super::{Hold, Ledger, LedgerMatch, LineMark, MatchStatus, Waiting};
use crate::model::{PersonId, Round};

/// What a repair brings.
#[derive(Clone, Debug)]
pub struct Mending {
    /// The day on which it is accepted.
    pub today: Date,
    /// Two or three people each. Whoever of them is in a match that runs leaves it; where two go on in a match with a third, all
    /// of theirs does.
    pub matches: Vec<Vec<PersonId>>,
    /// Of each of them, who is the mentor, in a round with roles. Where people may have several partners, nobody leaves a
    /// match by it.
    pub mentors: Vec<Option<PersonId>>,
    /// Where people may have several partners: accepted matches that end, by place in the ledger.
    pub ends: Vec<usize>,
    /// Who is still alone, and waits from now on.
    pub waits: Vec<PersonId>,
}

/// The ledger afterwards; `None` if the repair brings nothing.
pub(super) fn repaired(round: &Round, ledger: &Ledger, mending: Mending) -> Option<Ledger> {
    if mending.matches.is_empty() && mending.waits.is_empty() {
        return None;
    }
    let begins = mending.today.max(round.starts);
    let mut next = ledger.clone();
    let is_placed = |id: &PersonId| mending.matches.iter().any(|people| people.contains(id));
    for (at, line) in next.matches.iter_mut().enumerate() {
        let leaves = match round.has_several() {
            true => mending.ends.contains(&at),
            false => line.people.iter().any(is_placed),
        };
        if leaves && line.status.hold() == Hold::Runs {
            line.status = MatchStatus::Ended;
            line.until = Some(mending.today.min(round.ends).max(line.since));
        }
    }
    let waiting = next.unmatched.iter_mut().filter(|one| one.until.is_none());
    for one in waiting.filter(|one| is_placed(&one.id)) {
        one.until = Some(
            one.since
                .map_or(mending.today, |since| since.max(mending.today)),
        );
    }
    let waits = mending.waits.into_iter().map(|id| Waiting {
        id,
        since: Some(begins),
        until: None,
    });
    let (old_lines, old_waiting) = (next.matches.len(), next.unmatched.len());
    next.unmatched.extend(waits);
    let lines = mending.matches.into_iter();
    let mut mentors = mending.mentors.into_iter();
    let lines = lines.map(|people| LedgerMatch {
        mentor: mentors.next().flatten(),
        ..LedgerMatch::begun(people, begins, round.span)
    });
    next.matches.extend(lines);
    let added = next.matches[old_lines..].iter().map(|line| &*line.people);
    let alone = next.unmatched[old_waiting..].iter();
    let alone = alone.map(|one| std::slice::from_ref(&one.id));
    let marks = added
        .chain(alone)
        .map(|people| LineMark::of(&round.id, people));
    if let Some(lines) = &mut next.lines {
        lines.extend(marks);
    }
    Some(next)
}
