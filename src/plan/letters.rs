//! Which rounds have letters, and for whom.

use std::sync::Arc;

use crate::model::person::EnrolmentStatus;
use crate::model::{Ledger, Participant, Program, Round};

use super::rounds::State;

/// The letters of one round.
#[derive(Clone, Debug)]
pub struct LetterPlan {
    /// The round.
    pub round: Arc<Round>,
    /// Its accepted matches; without them the letters are of a proposal and bear a watermark.
    pub ledger: Option<Arc<Ledger>>,
    /// Everybody enrolled who has not withdrawn, sorted by id: exactly one letter each.
    pub people: Vec<Arc<Participant>>,
}

/// A round has letters once its sign-ups have closed, until its last day.
pub fn plan(program: &Program) -> Vec<LetterPlan> {
    let has_letters = |round: &&Arc<Round>| {
        matches!(
            State::of(round, program.today),
            State::Matching | State::Running
        )
    };
    program
        .rounds
        .iter()
        .filter(has_letters)
        .map(|round| of_round(program, round))
        .collect()
}

fn of_round(program: &Program, round: &Arc<Round>) -> LetterPlan {
    let stays = |person: &&Arc<Participant>| {
        person
            .enrolments
            .get(&round.id)
            .is_some_and(|enrolment| enrolment.status != EnrolmentStatus::Withdrawn)
    };
    LetterPlan {
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
