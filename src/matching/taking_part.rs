//! Who takes part in a round, and who waited before it.

use std::collections::BTreeSet;

use crate::model::person::EnrolmentStatus;
use crate::model::{Participant, PersonId, Program, Round};

/// Whether somebody is matched in a round.
pub fn takes_part(participant: &Participant, round: &Round) -> bool {
    let enrolment = participant.enrolments.get(&round.id);
    participant.consent.is_some()
        && enrolment.is_some_and(|enrolment| enrolment.status.takes_part())
}

/// Who was left over in the latest earlier round that was matched, or stood on its waiting list.
pub fn waited<'a>(program: &'a Program, round: &Round) -> BTreeSet<&'a PersonId> {
    let Some((latest, ledger)) = program.last_matched(round) else {
        return BTreeSet::new();
    };
    let listed = program.participants.iter().filter(|participant| {
        let enrolment = participant.enrolments.get(&latest.id);
        enrolment.is_some_and(|enrolment| enrolment.status == EnrolmentStatus::Waiting)
    });
    let left = ledger.waiting();
    left.chain(listed.map(|participant| &participant.id))
        .collect()
}
