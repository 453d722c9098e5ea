//! Ledgers: the accepted matches of a round, and what its lines say of each person today.
//!
//! A ledger is input. `match --accept` writes it, and from then on people edit it; so everything here is derived from
//! its lines and their [statuses](super::status).
//!
//! Of a trio one may leave while two go on: the two have a newer line. Somebody who is erased goes from their line.
//!
//! `lines` notes what was accepted, a mark for each person of each line. What bears no such mark was added by hand;
//! a mark without its person is a line that was lost. Ledgers of older versions have no marks: there a line counts as
//! accepted if the ledger has a digest and the line begins with the round.
//!
//! `written` notes each line as Fortnight wrote it: what is not among them was edited by hand, which is allowed and told.
//! Whatever happens to a ledger is an [event]; its function is pure, and old lines stay.

pub mod closed;
pub mod code;
pub mod erased;
pub mod event;
pub mod marked;
pub mod repaired;
mod standings;
mod written;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{MustRule, PersonId, Round, RoundId};
use crate::source::{Span, Spanned};

use code::Code;

pub use super::decision::Decision;
pub use super::status::{Hold, MatchStatus};
pub use standings::{Bond, Standing, Standings};
pub use written::{Hands, LineDigest};

/// The accepted matches of a round. Input, never changed by a build.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Which round.
    pub round: Spanned<RoundId>,
    /// Digest of the inputs, rules and result it came from.
    pub digest: Option<String>,
    /// What was accepted; `None` in ledgers of older versions, and in those that people wrote.
    pub lines: Option<BTreeSet<LineMark>>,
    /// Each line and everybody who waits as they were written; `None` where that is not known.
    pub written: Option<BTreeSet<LineDigest>>,
    /// Sorted by people, then first day.
    pub matches: Vec<LedgerMatch>,
    /// Who waits, or once did.
    pub unmatched: Vec<Waiting>,
}

/// Two or three people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerMatch {
    /// Sorted; two or three.
    pub people: Arc<[PersonId]>,
    /// Who of two is the mentor, in a round with roles.
    pub mentor: Option<PersonId>,
    /// First day.
    pub since: Date,
    /// How it goes.
    pub status: MatchStatus,
    /// Who of them left, or did not answer; sorted.
    pub who: Vec<PersonId>,
    /// Last day, where it is over and that is known.
    pub until: Option<Date>,
    /// Rules that it may break: somebody knew, and meant it.
    pub despite: Vec<MustRule>,
    /// Where hands decided: who, when and why.
    pub decision: Decision,
    /// Of the certificates of its people, once the round was closed.
    pub code: Option<Code>,
    /// Where it is written.
    pub span: Span,
}

/// Somebody without a partner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// Who.
    pub id: PersonId,
    /// First day, where that is known.
    pub since: Option<Date>,
    /// Last day: they wait no more.
    pub until: Option<Date>,
}

impl From<PersonId> for Waiting {
    fn from(id: PersonId) -> Self {
        Self {
            id,
            since: None,
            until: None,
        }
    }
}

/// What was noted of an accepted line: a mark for each of its people, `3f2a9c01+9bd00111`; of somebody who waited, one
/// alone. Marks are hashes, so that they name nobody who has been erased.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineMark(String);

impl LineMark {
    /// The mark of a line with these people.
    pub fn of(round: &RoundId, people: &[PersonId]) -> Self {
        let mut marks: Vec<String> = people.iter().map(|id| mark(round, id)).collect();
        marks.sort();
        Self(marks.join("+"))
    }

    /// A mark as it stands in a ledger.
    pub fn read(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The marks of its people, each as long as [`mark`] makes them.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.0.split('+')
    }

    /// Whether everybody of another line is in this one.
    pub fn holds(&self, other: &Self) -> bool {
        let mut others = other.people();
        others.all(|other| self.people().any(|own| own == other))
    }
}

/// The mark of one person: eight hexadecimal digits.
pub fn mark(round: &RoundId, id: &PersonId) -> String {
    let hash = Sha256::digest(format!("fortnight line {round} {}", id.as_str()));
    hash.iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl LedgerMatch {
    /// A match that begins.
    pub(super) fn begun(mut people: Vec<PersonId>, since: Date, span: Span) -> Self {
        people.sort();
        Self {
            people: people.into(),
            mentor: None,
            since,
            status: MatchStatus::default(),
            who: Vec::new(),
            until: None,
            despite: Vec::new(),
            decision: Decision::default(),
            code: None,
            span,
        }
    }
}

impl Ledger {
    /// Who waits: what once was is left out.
    pub fn waiting(&self) -> impl Iterator<Item = &PersonId> {
        let now = self.unmatched.iter().filter(|one| one.until.is_none());
        now.map(|one| &one.id)
    }

    /// The matches that stand, or lasted until the round was over.
    pub fn lasting(&self, round: &Round) -> Vec<&LedgerMatch> {
        let standings = self.standings(round);
        let lasted = |line: &LedgerMatch| {
            line.status == MatchStatus::Ended
                && line.until.is_none_or(|day| day >= round.last_day())
        };
        let lines = self.matches.iter().enumerate();
        lines
            .filter(|(at, line)| standings.stands(*at) || lasted(line))
            .map(|(_, line)| line)
            .collect()
    }

    /// Whether a line was added, or its people changed, by hand. Those who are left of an accepted line stay accepted.
    pub fn is_by_hand(&self, line: &LedgerMatch, round: &Round) -> bool {
        let own = LineMark::of(&round.id, &line.people);
        match &self.lines {
            Some(marks) => !marks.contains(&own) && !self.has_shrunk(line),
            None => self.digest.is_none() || line.since != round.starts,
        }
    }

    /// Whether the people of a line are what is left of a larger one that was accepted: somebody was erased.
    pub fn has_shrunk(&self, line: &LedgerMatch) -> bool {
        let own = LineMark::of(&self.round.value, &line.people);
        let Some(marks) = &self.lines else {
            return false;
        };
        // Everybody is in one mark, and few marks are of more than two.
        let mut larger = marks.iter().filter(|mark| mark.0.len() > own.0.len());
        !marks.contains(&own) && larger.any(|mark| mark.holds(&own))
    }
}
