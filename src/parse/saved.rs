//! Matches that stand in a file by itself: a saved proposal, or a ledger.

use std::collections::BTreeSet;

use super::edit::{Datum, Unsafe};
use crate::model::PersonId;
use crate::model::status::{Hold, MatchStatus};

/// What is read of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Of which round, if it says so.
    pub round: Option<String>,
    /// The digest of inputs, rules and result.
    pub digest: Option<String>,
    /// Two or three people each: those that stand.
    pub matches: Vec<Vec<PersonId>>,
}

/// Reads it; `None` if the file holds no matches, but perhaps a round.
///
/// # Errors
/// It is no file of ours, or a line of it is none.
pub fn saved(text: &str) -> Result<Option<Saved>, Unsafe> {
    let root = Datum::read(text)?;
    let Some(lines) = root.get("matches") else {
        return Ok(None);
    };
    let text_of = |key: &str| root.get(key).and_then(Datum::text).map(str::to_owned);
    let mut lines = lines
        .list()
        .unwrap_or_default()
        .iter()
        .map(line)
        .collect::<Result<Vec<_>, _>>()?;
    lines.retain(|(_, hold)| *hold != Hold::Over);
    let runs = lines.iter().filter(|(_, hold)| *hold == Hold::Runs);
    let taken: BTreeSet<PersonId> = runs
        .flat_map(|(people, _)| people.iter().cloned())
        .collect();
    let is_free = |people: &[PersonId]| !people.iter().any(|id| taken.contains(id));
    let stand = lines
        .into_iter()
        .filter(|(people, hold)| *hold == Hold::Runs || is_free(people));
    let matches = stand.map(|(people, _)| people).collect();
    Ok(Some(Saved {
        round: text_of("round"),
        digest: text_of("digest"),
        matches,
    }))
}

/// Its people, and whether it stands: in a proposal every line does.
fn line(line: &Datum) -> Result<(Vec<PersonId>, Hold), Unsafe> {
    let hold = match line.get("status").and_then(Datum::text) {
        None => Hold::Runs,
        Some(word) => {
            let status = MatchStatus::read(word);
            let status =
                status.ok_or_else(|| unknown(&format!("`{word}` is no status of a match")))?;
            status.hold()
        }
    };
    Ok((people(line)?, hold))
}

fn people(line: &Datum) -> Result<Vec<PersonId>, Unsafe> {
    let words = line.get("people").map(Datum::texts).unwrap_or_default();
    let ids = words.iter().map(|word| PersonId::new(word));
    let mut ids: Vec<PersonId> = ids.collect::<Option<_>>().unwrap_or_default();
    ids.sort();
    ids.dedup();
    match ids.len() {
        2 | 3 => Ok(ids),
        _ => Err(unknown(
            "a line of `matches` does not name two or three people",
        )),
    }
}

fn unknown(reason: &str) -> Unsafe {
    Unsafe {
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may stop")]
mod tests {
    use super::*;

    #[test]
    fn what_stands_is_read_and_what_is_none_is_told() {
        let read = |text: &str| saved(text).map(|found| found.map(|found| found.matches.len()));
        let lines = "round: 2026b\nmatches:\n  - { people: [b, a] }\n  - { people: [c, d], status: ended }\n";
        assert_eq!(read(lines), Ok(Some(1)));
        assert_eq!(read("title: September\n"), Ok(None));
        assert!(read("matches: [{ people: [a] }]").is_err());
        assert!(read("matches: [{ people: [a, b], status: gone }]").is_err());
        assert!(read("matches: [").is_err());
        let found = saved(lines).unwrap().unwrap();
        assert_eq!(found.matches[0][0].as_str(), "a");
        assert_eq!(found.round.as_deref(), Some("2026b"));
    }
}
