//! What is said of ledgers that were edited by hand since Fortnight wrote them: it is allowed, and told.

use super::count;
use crate::model::Ledger;
use crate::source::Sources;
use crate::words::english as words;

/// So many lines are named for each ledger.
const MOST_NAMED: usize = 8;

/// `data/matches/2026b.yaml was edited by hand: lines 12 and 15, 1 line is gone`; `None` if it was not, or if that is not known.
pub fn said(sources: &Sources, ledger: &Ledger) -> Option<String> {
    let hands = ledger.hands();
    if hands.is_none() {
        return None;
    }
    let mut parts = Vec::new();
    let lines = hands.lines.iter().take(MOST_NAMED);
    let lines = lines.map(|span| sources.line(span.file, span.start).to_string());
    let mut lines: Vec<String> = lines.collect();
    if hands.lines.len() > MOST_NAMED {
        lines.push(format!("{} more", hands.lines.len() - MOST_NAMED));
    }
    if !lines.is_empty() {
        let word = if hands.lines.len() == 1 {
            "line"
        } else {
            "lines"
        };
        parts.push(format!("{word} {}", words::list(&lines)));
    }
    let waiting: Vec<String> = hands
        .waiting
        .iter()
        .map(|id| format!("`{}`", id.as_str()))
        .collect();
    if !waiting.is_empty() {
        parts.push(format!("{} under `unmatched`", words::list(&waiting)));
    }
    // A line that is different is gone as it was.
    let gone = hands.gone.saturating_sub(hands.lines.len());
    if gone > 0 {
        let verb = if gone == 1 { "is" } else { "are" };
        parts.push(format!("{} {verb} gone", count(gone, "line", "lines")));
    }
    if parts.is_empty() {
        parts.push("what it says of its people".to_owned());
    }
    let file = sources.get(ledger.round.span.file);
    Some(format!(
        "{} was edited by hand: {}",
        file.shown,
        parts.join("; ")
    ))
}
