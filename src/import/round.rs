//! The round that people sign up for.

use jiff::civil::Date;

use crate::model::RoundId;
use crate::parse::data::{self, RoundRecord};
use crate::path::Slug;
use crate::source::Sources;

/// The round of an id; without one, that whose sign-ups began last among those that have not ended and are not matched yet.
/// `None` if there is no such round.
pub fn round(sources: &Sources, id: Option<&str>, today: Date) -> Option<RoundId> {
    let data = data::read(sources);
    let named = |round: &RoundRecord| round.id.as_ref().map(|id| id.value.clone());
    let is_matched = |id: &str| data.ledgers.iter().any(|ledger| ledger.round.value == id);
    let day = |day: &Option<crate::source::Spanned<Date>>| day.as_ref().map(|day| day.value);
    let takes = |round: &&std::sync::Arc<RoundRecord>| {
        let (opens, ends) = (day(&round.opens), day(&round.ends));
        let is_open =
            opens.is_some_and(|opens| opens <= today) && ends.is_some_and(|ends| ends >= today);
        is_open && named(round).is_some_and(|id| !is_matched(&id))
    };
    let mut rounds = data.rounds.iter();
    let found = match id {
        Some(id) => rounds.find(|round| named(round).as_deref() == Some(id)),
        None => rounds.filter(takes).max_by_key(|round| day(&round.opens)),
    };
    Some(RoundId(Slug::new(&named(found?)?).ok()?))
}
