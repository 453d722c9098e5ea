//! A ledger after its round was closed: what became of each match that stood is said, and each that lasted has a code for certificates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::code::Code;
use super::written::digests;
use super::{Hold, Ledger, LedgerMatch, MatchStatus, Standings};
use crate::model::{PersonId, Round};

/// What is said when a round is closed.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The last day of the matches.
    pub day: Date,
    /// What became of matches, said of one of their people.
    pub said: BTreeMap<PersonId, MatchStatus>,
    /// For certificates; one for each match is enough.
    pub codes: Vec<Code>,
}

/// Matches that stand and of which nobody has said whether they came to something: somebody does not answer.
pub fn unclear<'a>(
    round: &Round,
    ledger: &'a Ledger,
    said: &BTreeMap<PersonId, MatchStatus>,
) -> Vec<&'a LedgerMatch> {
    let standings = ledger.standings(round);
    let stand = standing(&standings, ledger);
    let of_these = stand.into_iter().map(|at| &ledger.matches[at]);
    of_these
        .filter(|line| line.status.hold() == Hold::Yields)
        .filter(|line| !line.people.iter().any(|id| said.contains_key(id)))
        .collect()
}

/// The ledger afterwards.
pub(super) fn closed(round: &Round, ledger: &Ledger, closing: Closing) -> Ledger {
    let standings = ledger.standings(round);
    let mut next = ledger.clone();
    let mut codes = closing.codes.into_iter();
    for at in standing(&standings, ledger) {
        end(&mut next.matches[at], &closing.said, closing.day);
    }
    for line in &mut next.matches {
        if line.code.is_none() && lasted(line, closing.day) {
            line.code = codes.next();
        }
    }
    next.written = ledger
        .written
        .as_ref()
        .map(|written| digests(written, ledger, &next));
    next
}

/// Whether its people were partners to the end, and may say so.
fn lasted(line: &LedgerMatch, day: Date) -> bool {
    match line.status {
        MatchStatus::Met => true,
        MatchStatus::Ended => line.until.is_none_or(|until| until >= day),
        MatchStatus::Active | MatchStatus::NotAnswering | MatchStatus::Withdrawn => false,
    }
}

fn standing(standings: &Standings<'_>, ledger: &Ledger) -> Vec<usize> {
    let lines = 0..ledger.matches.len();
    lines.filter(|at| standings.stands(*at)).collect()
}

/// What becomes of a match: what is said of one of its people; of one that goes on, and of which nothing else is known, that it
/// has ended.
fn end(line: &mut LedgerMatch, said: &BTreeMap<PersonId, MatchStatus>, day: Date) {
    let own = |status: MatchStatus| {
        let people = line.people.iter();
        let of_status = people.filter(|id| said.get(*id) == Some(&status));
        of_status.cloned().collect::<Vec<PersonId>>()
    };
    let silent = own(MatchStatus::NotAnswering);
    let [met, ended] = [MatchStatus::Met, MatchStatus::Ended].map(|status| !own(status).is_empty());
    let (status, who) = match line.status {
        _ if !silent.is_empty() => (MatchStatus::NotAnswering, silent),
        _ if ended => (MatchStatus::Ended, Vec::new()),
        _ if met => (MatchStatus::Met, Vec::new()),
        MatchStatus::Active => (MatchStatus::Ended, Vec::new()),
        status => (status, line.who.clone()),
    };
    line.status = status;
    line.who = who;
    line.until = match status {
        MatchStatus::Ended => Some(day.max(line.since)),
        MatchStatus::Met => None,
        _ => line.until,
    };
}
