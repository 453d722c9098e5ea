//! Which rounds have letters, and for whom.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Document, Ledger, MatchStatus, Participant, PersonId, Program, Round};

/// The letters of one round.
#[derive(Clone, Debug)]
pub struct LetterPlan {
    /// The round.
    pub round: Arc<Round>,
    /// Its accepted matches; without them the letters are of a proposal and bear a watermark.
    pub ledger: Option<Arc<Ledger>>,
    /// Everybody enrolled who has not withdrawn, sorted by id: exactly one letter each. Of a closed round those whose match
    /// lasted.
    pub people: Vec<Arc<Participant>>,
    /// The topics of its schedule, looked up once for all letters.
    pub schedule: Vec<Scheduled>,
}

/// A topic and the day on which it comes out.
#[derive(Clone, Debug)]
pub struct Scheduled {
    /// The day.
    pub date: Date,
    /// The topic.
    pub topic: Arc<Document>,
}

impl LetterPlan {
    /// Whether these are the last letters: the round was closed.
    pub fn is_last(&self, program: &Program) -> bool {
        self.round.is_closed(program.today)
    }
}

/// A round has letters once its sign-ups have closed, until its last day. Once it was closed it has the last ones, of thanks,
/// until another round has letters: what is to be sent stands in the private folder, and nothing else.
pub fn plan(program: &Program) -> Vec<LetterPlan> {
    let has_letters = |round: &&Arc<Round>| round.state(program.today).has_letters();
    let mut rounds: Vec<&Arc<Round>> = program.rounds.iter().filter(has_letters).collect();
    if rounds.is_empty() {
        rounds.extend(last_closed(program));
    }
    let plans = rounds.into_iter();
    plans.map(|round| of_round(program, round)).collect()
}

/// The round that ended last, if it was closed.
fn last_closed(program: &Program) -> Option<&Arc<Round>> {
    let over = program.rounds.iter();
    let over = over.filter(|round| round.state(program.today).is_over());
    let last = over.max_by_key(|round| (round.last_day(), &round.id))?;
    let has_ledger = program.ledger(&last.id).is_some();
    (last.is_closed(program.today) && has_ledger).then_some(last)
}

fn of_round(program: &Program, round: &Arc<Round>) -> LetterPlan {
    let lasted = lasted(program, round);
    let stays = |person: &&Arc<Participant>| {
        let enrolment = person.enrolments.get(&round.id);
        enrolment.is_some_and(|enrolment| enrolment.status.has_letter())
            && lasted.as_ref().is_none_or(|all| all.contains(&person.id))
    };
    // A letter is kept for the whole round: it names what comes on a later day, with the address that it will have.
    let scheduled = round.schedule.iter().filter_map(|slot| {
        let slug = slot.topic.as_str();
        let topic = program
            .topic(slug)
            .or_else(|| program.topic_to_come(slug))?;
        Some(Scheduled {
            date: slot.date,
            topic: Arc::clone(topic),
        })
    });
    LetterPlan {
        schedule: scheduled.collect(),
        round: Arc::clone(round),
        ledger: program.ledger(&round.id).map(Arc::clone),
        people: program
            .participants
            .iter()
            .filter(stays)
            .map(Arc::clone)
            .collect(),
    }
}

/// Of a closed round, who had a partner to its end.
fn lasted(program: &Program, round: &Round) -> Option<BTreeSet<PersonId>> {
    if !round.is_closed(program.today) {
        return None;
    }
    let ledger = program.ledger(&round.id)?;
    let lines = ledger.lasting(round).into_iter();
    let lines = lines.filter(|line| line.status != MatchStatus::NotAnswering);
    Some(lines.flat_map(|line| line.people.to_vec()).collect())
}
