//! The round that people sign up for.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::RoundId;
use crate::model::round::State;
use crate::parse::data::{self, RoundRecord};
use crate::path::Slug;
use crate::source::Sources;

/// The round of an id; without one, that whose sign-ups began last among those that have not ended and are not matched yet.
/// `None` if there is no such round.
pub fn round(sources: &Sources, id: Option<&str>, today: Date) -> Option<RoundId> {
    let data = data::read_frame(sources);
    let named = |round: &RoundRecord| round.id.as_ref().map(|id| id.value.clone());
    let is_matched = |id: &str| data.ledgers.iter().any(|ledger| ledger.round.value == id);
    let takes = |round: &&Arc<RoundRecord>| {
        let state = state(round, today);
        let waits = matches!(
            state,
            Some(State::SignUp | State::Matching | State::Running)
        );
        waits && named(round).is_some_and(|id| !is_matched(&id))
    };
    let mut rounds = data.rounds.iter();
    let found = match id {
        Some(id) => rounds.find(|round| named(round).as_deref() == Some(id)),
        None => rounds
            .filter(takes)
            .max_by_key(|round| round.opens.as_ref().map(|day| day.value)),
    };
    Some(RoundId(Slug::new(&named(found?)?).ok()?))
}

/// The state of a round as it is written.
fn state(round: &RoundRecord, today: Date) -> Option<State> {
    let days = [&round.opens, &round.closes, &round.starts, &round.ends];
    let days = days.map(|day| day.as_ref().map(|day| day.value));
    let [Some(opens), Some(closes), Some(starts), Some(ends)] = days else {
        return None;
    };
    Some(State::on(today, [opens, closes], [starts, ends]))
}
