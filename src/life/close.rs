//! What closing a round does: to its ledger, and to its own file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::files::{self, Change, Stuck};
use crate::model::ledger::closed::{Closing, unclear};
use crate::model::ledger::code::Code;
use crate::model::ledger::event::{Event, apply};
use crate::model::round::State;
use crate::model::{Ledger, MatchStatus, PersonId, Program, Round};
use crate::source::Input;

/// All that closing does to files that people wrote.
#[derive(Clone, Debug)]
pub struct Closed {
    /// Files of the data folder: the ledger, if a line of it changes, then the round.
    pub changes: Vec<Change>,
    /// How many matches have which status now that they have not had.
    pub news: BTreeMap<&'static str, usize>,
}

/// Why a round cannot be closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// It has been, on this day.
    Already(Date),
    /// It has not begun.
    NotBegun(Date),
    /// It goes on until this day, and nobody has said that it ends early.
    NotOver(Date),
    /// Nothing is accepted, so that there is nothing to close.
    NothingAccepted,
    /// Answers name people who are in no match that stands.
    Nobody(Vec<PersonId>),
    /// A file cannot be changed safely.
    Stuck(Stuck),
}

impl From<Stuck> for Open {
    fn from(stuck: Stuck) -> Self {
        Self::Stuck(stuck)
    }
}

/// What organisers say when they close a round.
#[derive(Clone, Debug)]
pub struct Last {
    /// It may end before its last day.
    pub early: bool,
    /// What became of matches, said of one of their people.
    pub said: BTreeMap<PersonId, MatchStatus>,
    /// Chance, two numbers for each match.
    pub chance: Vec<[u32; 2]>,
}

/// What closing a round today does.
///
/// # Errors
/// Why it cannot be closed.
pub fn close(input: &Input, program: &Program, round: &Round, last: &Last) -> Result<Closed, Open> {
    let today = program.today;
    if let Some(day) = round.closed {
        return Err(Open::Already(day));
    }
    match round.state(today) {
        State::Ended => {}
        State::Running if last.early => {}
        State::Running => return Err(Open::NotOver(round.ends)),
        State::Planned | State::SignUp | State::Matching => {
            return Err(Open::NotBegun(round.starts));
        }
    }
    let Some(ledger) = program.ledger(&round.id) else {
        return Err(Open::NothingAccepted);
    };
    let standings = ledger.standings(round);
    let stands = |id: &PersonId| {
        let mut lines = standings.standing();
        lines.any(|(_, line)| line.people.contains(id))
    };
    let strangers = last.said.keys().filter(|id| !stands(id));
    let strangers: Vec<PersonId> = strangers.cloned().collect();
    if !strangers.is_empty() {
        return Err(Open::Nobody(strangers));
    }
    let closing = Closing {
        day: today.min(round.ends),
        said: last.said.clone(),
        codes: last.chance.iter().map(|chance| Code::of(*chance)).collect(),
    };
    let next = apply(round, Some(ledger), Event::Closed(closing));
    let (next, _) = next.map_err(|_| Open::NothingAccepted)?;
    let mut changes = Vec::new();
    if next.matches != ledger.matches {
        changes.push(files::ledger(input, ledger, &next)?);
    }
    changes.push(files::closed(input, round, today)?);
    Ok(Closed {
        changes,
        news: news(ledger, &next),
    })
}

/// Ids of the people of each match of which nobody has said whether it came to something.
pub fn open_questions(
    program: &Program,
    round: &Round,
    said: &BTreeMap<PersonId, MatchStatus>,
) -> Vec<Vec<PersonId>> {
    let ledger = program.ledger(&round.id);
    let unclear = ledger.map(|ledger| unclear(round, ledger, said));
    let unclear = unclear.unwrap_or_default().into_iter();
    unclear.map(|line| line.people.to_vec()).collect()
}

fn news(old: &Ledger, new: &Ledger) -> BTreeMap<&'static str, usize> {
    let mut news = BTreeMap::new();
    for (old, new) in old.matches.iter().zip(&new.matches) {
        if old.status != new.status {
            *news.entry(new.status.word()).or_default() += 1;
        }
    }
    news
}
