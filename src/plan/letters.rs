//! Which rounds have letters, and for whom.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Document, Ledger, Participant, Program, Round};

/// The letters of one round.
#[derive(Clone, Debug)]
pub struct LetterPlan {
    /// The round.
    pub round: Arc<Round>,
    /// Its accepted matches; without them the letters are of a proposal and bear a watermark.
    pub ledger: Option<Arc<Ledger>>,
    /// Everybody enrolled who has not withdrawn, sorted by id: exactly one letter each.
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

/// A round has letters once its sign-ups have closed, until its last day.
pub fn plan(program: &Program) -> Vec<LetterPlan> {
    let has_letters = |round: &&Arc<Round>| round.state(program.today).has_letters();
    let rounds = program.rounds.iter().filter(has_letters);
    rounds.map(|round| of_round(program, round)).collect()
}

fn of_round(program: &Program, round: &Arc<Round>) -> LetterPlan {
    let stays = |person: &&Arc<Participant>| {
        person
            .enrolments
            .get(&round.id)
            .is_some_and(|enrolment| enrolment.status.has_letter())
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
