//! What accepting a proposal writes beside the ledger: who waits because of the cap.

use super::count;
use crate::edge::Trouble;
use crate::edge::write::Change;
use crate::life;
use crate::matching::{Cut, RoundMatches};
use crate::model::Round;
use crate::model::person::Because;
use crate::pipeline::Prepared;

/// The files of those who wait, and how it is told; nothing if nobody does.
pub fn changes(
    prepared: &Prepared,
    round: &Round,
    found: &RoundMatches,
) -> Result<Option<(Vec<Change>, String)>, Trouble> {
    let cut = found.proposal().and_then(|proposal| proposal.cut.as_ref());
    let Some(cut) = cut.filter(|cut| cut.is_news()) else {
        return Ok(None);
    };
    let ready = &prepared.ready;
    let people = cut
        .waiting
        .iter()
        .map(|held| (&held.id, Some(Because::Cap)));
    let changes = life::waits(&ready.input, &ready.program, round, people);
    let changes = changes.map_err(|stuck| {
        Trouble::new("change", stuck.shown.as_str(), stuck.reason.as_str())
            .hint("write `status: waiting` and `because: cap` there by hand; nothing was written")
    })?;
    let files = changes.into_iter().map(|change| Change {
        path: change.path,
        before: Some(change.before.to_string()),
        after: change.after,
    });
    Ok(Some((files.collect(), told(cut))))
}

fn told(cut: &Cut) -> String {
    let news = cut.waiting.iter().filter(|held| !held.noted).count();
    format!(
        "{} on the waiting list: their files say `status: waiting` and `because: cap`",
        count(news, "person is", "people are")
    )
}
