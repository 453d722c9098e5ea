//! Matches that stand in a file by itself: a saved proposal, or a ledger.

use std::collections::BTreeSet;

use super::edit::{Datum, Unsafe};
use crate::model::PersonId;
use crate::model::roles::{Pairing, Role};
use crate::model::status::{Hold, MatchStatus};

/// What is read of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Of which round, if it says so.
    pub round: Option<String>,
    /// The digest of inputs, rules and result.
    pub digest: Option<String>,
    /// Those that stand.
    pub matches: Vec<Pairing>,
}

/// Reads it; `None` if the file holds no matches, but perhaps a round. Where people may have `several` partners, a newer match of somebody
/// says nothing of one in which somebody is silent.
///
/// # Errors
/// It is no file of ours, or a line of it is none.
pub fn saved(text: &str, several: bool) -> Result<Option<Saved>, Unsafe> {
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
    let runs = runs.filter(|_| !several);
    let mut elsewhere: BTreeSet<PersonId> = runs
        .flat_map(|(one, _)| one.people.iter().cloned())
        .collect();
    elsewhere.extend(waiting(&root));
    let is_left = |one: &Pairing| one.people.iter().any(|id| elsewhere.contains(id));
    let stand = lines
        .into_iter()
        .filter(|(one, hold)| *hold == Hold::Runs || !is_left(one));
    let matches = stand.map(|(one, _)| one).collect();
    Ok(Some(Saved {
        round: text_of("round"),
        digest: text_of("digest"),
        matches,
    }))
}

/// Who waits for somebody new, as far as it can be read.
fn waiting(root: &Datum) -> impl Iterator<Item = PersonId> {
    let all = root.get("unmatched").and_then(Datum::list);
    let ids = all.unwrap_or_default().iter().filter_map(|one| {
        let now = one.get("until").is_none();
        let id = one.get("id").unwrap_or(one);
        id.text().filter(|_| now)
    });
    ids.filter_map(PersonId::new)
}

/// Its people, and whether it stands: in a proposal every line does.
fn line(line: &Datum) -> Result<(Pairing, Hold), Unsafe> {
    let hold = match line.get("status").and_then(Datum::text) {
        None => Hold::Runs,
        Some(word) => {
            let status = MatchStatus::read(word);
            let status =
                status.ok_or_else(|| unknown(&format!("`{word}` is no status of a match")))?;
            status.hold()
        }
    };
    let people = people(line)?;
    let mentor = mentor(line, &people)?;
    Ok((Pairing { people, mentor }, hold))
}

/// Who is the mentor, if the line says who has which role: either of the two may be named.
fn mentor(line: &Datum, people: &[PersonId]) -> Result<Option<PersonId>, Unsafe> {
    let Some(roles) = line.get("roles") else {
        return Ok(None);
    };
    let role = |id: &PersonId| roles.get(id.as_str()).and_then(Datum::text);
    let is_mentor = |id: &&PersonId| {
        let mut others = people.iter().filter(|other| other != id);
        role(id) == Some(Role::Mentor.word())
            || others.any(|other| role(other) == Some(Role::Mentee.word()))
    };
    let found = people.iter().find(is_mentor).cloned();
    let none = "the `roles` of a line of `matches` name no mentor of it";
    found.map(Some).ok_or_else(|| unknown(none))
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
        let read =
            |text: &str| saved(text, false).map(|found| found.map(|found| found.matches.len()));
        let lines = "round: 2026b\nmatches:\n  - { people: [b, a] }\n  - { people: [c, d], status: ended }\n";
        assert_eq!(read(lines), Ok(Some(1)));
        assert_eq!(read("title: September\n"), Ok(None));
        assert!(read("matches: [{ people: [a] }]").is_err());
        assert!(read("matches: [{ people: [a, b], status: gone }]").is_err());
        assert!(read("matches: [").is_err());
        let found = saved(lines, false).unwrap().unwrap();
        assert_eq!(found.matches[0].people[0].as_str(), "a");
        assert_eq!(found.round.as_deref(), Some("2026b"));
    }
    #[test]
    fn who_is_whose_mentor_is_read_and_who_is_silent_may_have_others() {
        let with = |line: &str| {
            let text = format!("matches:\n  - {line}\n  - {{ people: [a, c], status: active }}\n");
            let found = |several| saved(&text, several).map(|found| found.unwrap().matches);
            [found(true), found(false)]
        };
        let silent = "{ people: [b, a], roles: { a: mentee }, status: not-answering }";
        let [several, one] = with(silent);
        let several = several.unwrap();
        assert_eq!(several.len(), 2);
        assert_eq!(several[0].mentor, PersonId::new("b"));
        assert_eq!(one.unwrap().len(), 1, "a has somebody else");
        let [bad, _] = with("{ people: [b, a], roles: { d: mentor } }");
        assert!(bad.unwrap_err().reason.contains("no mentor"));
        let text = "matches: [{ people: [a, b], status: not-answering }]\nunmatched: [{ id: a, since: 2026-03-01 }]";
        assert!(saved(text, true).unwrap().unwrap().matches.is_empty());
    }
}
