//! Ledgers of accepted matches.

use jiff::civil::Date;

use super::check_format;
use crate::diagnostic::Diagnostic;
use crate::model::status::{Hold, MatchStatus};
use crate::parse::fields::{Fields, line_of};
use crate::parse::tree::{Node, Value};
use crate::source::{Span, Spanned};

/// A ledger as written.
#[derive(Debug)]
pub struct LedgerRecord {
    /// Written, or the file's name.
    pub round: Spanned<String>,
    /// Of what it was made from.
    pub digest: Option<Spanned<String>>,
    /// Marks of what was accepted.
    pub lines: Option<Vec<Spanned<String>>>,
    /// Digests of lines as they were written.
    pub written: Option<Vec<Spanned<String>>>,
    /// In the order of writing.
    pub matches: Vec<LedgerMatchRecord>,
    /// Who waits, or once did.
    pub unmatched: Vec<WaitingRecord>,
    /// Nothing in it was told to be wrong while it was read, so that nothing is missing here.
    pub sound: bool,
}

/// An accepted match as written.
#[derive(Debug)]
pub struct LedgerMatchRecord {
    /// Where it is written.
    pub span: Span,
    /// Ids.
    pub people: Vec<Spanned<String>>,
    /// Ids with `mentor` or `mentee`.
    pub roles: Vec<(Spanned<String>, Spanned<String>)>,
    /// First day.
    pub since: Option<Spanned<Date>>,
    /// `active` if missing.
    pub status: Option<Spanned<String>>,
    /// Ids of who left, or did not answer.
    pub who: Vec<Spanned<String>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
    /// Rules that it may break.
    pub despite: Vec<Spanned<String>>,
    /// Who decided by hand.
    pub by: Option<Spanned<String>>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// Why.
    pub because: Option<Spanned<String>>,
    /// Of certificates.
    pub code: Option<Spanned<String>>,
}

/// Somebody without a partner as written: an id, or `{ id: …, since: …, until: … }`.
#[derive(Debug)]
pub struct WaitingRecord {
    /// Who.
    pub id: Spanned<String>,
    /// First day.
    pub since: Option<Spanned<Date>>,
    /// Last day.
    pub until: Option<Spanned<Date>>,
}

impl LedgerMatchRecord {
    /// Whether its status lets it run; one that is no word of the table does not.
    pub fn runs(&self) -> bool {
        let word = self.status.as_ref();
        let status = word.map_or(Some(MatchStatus::default()), |word| {
            MatchStatus::read(&word.value)
        });
        status.is_some_and(|status| status.hold() == Hold::Runs)
    }
}

/// The ledger of a file.
pub fn read(root: &Node, stem: &str, problems: &mut Vec<Diagnostic>) -> Option<LedgerRecord> {
    let told = problems.len();
    let mut fields = Fields::new(root, "a ledger", problems)?;
    check_format(&mut fields);
    let span = fields.span;
    let implied = Spanned {
        value: stem.to_owned(),
        span,
    };
    let mut record = LedgerRecord {
        round: fields.line("round", 100).unwrap_or(implied),
        digest: fields.line("digest", 200),
        lines: fields.lines("lines", 100),
        written: fields.lines("written", 100),
        matches: matches(&mut fields),
        unmatched: unmatched(&mut fields),
        sound: false,
    };
    fields.finish();
    record.sound = problems.len() == told;
    Some(record)
}

fn matches(fields: &mut Fields<'_>) -> Vec<LedgerMatchRecord> {
    let nodes = fields.list("matches").unwrap_or_default();
    let mut matches = Vec::new();
    for node in nodes {
        let Some(mut fields) = fields.inside(node, "a match") else {
            continue;
        };
        let span = fields.span;
        fields.require("people");
        let people = fields.lines("people", 100).unwrap_or_default();
        let since = fields.required_date("since");
        let record = LedgerMatchRecord {
            span,
            people,
            roles: roles(&mut fields),
            since,
            status: fields.line("status", 100),
            who: fields.lines("who", 100).unwrap_or_default(),
            until: fields.date("until"),
            despite: fields.lines("despite", 100).unwrap_or_default(),
            by: fields.line("by", 200),
            on: fields.date("on"),
            because: fields.long_text("because", 1_000),
            code: fields.line("code", 100),
        };
        fields.finish();
        matches.push(record);
    }
    matches
}

/// `{ amina-diallo: mentor }`.
fn roles(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(mut fields) = fields.map("roles", "`roles`") else {
        return Vec::new();
    };
    let mut roles = Vec::new();
    for (id, node) in fields.entries() {
        let word = line_of(node, "roles", 100, fields.problems());
        roles.extend(word.map(|word| (id.clone(), word)));
    }
    roles
}

fn unmatched(fields: &mut Fields<'_>) -> Vec<WaitingRecord> {
    let nodes = fields.some_of("unmatched").unwrap_or_default();
    let mut unmatched = Vec::new();
    for node in nodes {
        if !matches!(node.value, Value::Map(_)) {
            let id = line_of(node, "unmatched", 100, fields.problems());
            unmatched.extend(id.map(WaitingRecord::from));
            continue;
        }
        let Some(mut fields) = fields.inside(node, "an entry of `unmatched`") else {
            continue;
        };
        let id = fields.required_line("id", 100);
        let (since, until) = (fields.date("since"), fields.date("until"));
        fields.finish();
        unmatched.extend(id.map(|id| WaitingRecord { id, since, until }));
    }
    unmatched
}

impl From<Spanned<String>> for WaitingRecord {
    fn from(id: Spanned<String>) -> Self {
        Self {
            id,
            since: None,
            until: None,
        }
    }
}
