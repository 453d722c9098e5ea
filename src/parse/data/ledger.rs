//! Ledgers of accepted matches.

use jiff::civil::Date;

use super::check_format;
use crate::diagnostic::Diagnostic;
use crate::model::status::{Hold, MatchStatus};
use crate::parse::fields::Fields;
use crate::parse::tree::Node;
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
    /// Ids of who waited.
    pub unmatched: Vec<Spanned<String>>,
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
    /// First day.
    pub since: Option<Spanned<Date>>,
    /// `active` if missing.
    pub status: Option<Spanned<String>>,
    /// Rules that it may break.
    pub despite: Vec<Spanned<String>>,
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
        unmatched: fields.lines("unmatched", 100).unwrap_or_default(),
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
        let status = fields.line("status", 100);
        let despite = fields.lines("despite", 100).unwrap_or_default();
        let record = LedgerMatchRecord {
            span,
            people,
            since,
            status,
            despite,
        };
        fields.finish();
        matches.push(record);
    }
    matches
}
