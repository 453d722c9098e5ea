//! What closing a round does to its files, and what is refused.

use std::collections::BTreeMap;

use fortnight::life::{Last, Open, close};
use fortnight::model::ledger::MatchStatus;
use fortnight::model::{PersonId, Program};
use jiff::ToSpan;
use jiff::civil::Date;

use super::life::{ENDS, Life, id};
use super::marks::{Files, program};
use super::repairs::changed;

/// The files of a closed round, and how many of them changed.
fn closed(
    files: &Files,
    today: Date,
    said: &[(usize, MatchStatus)],
) -> Result<(Files, usize), Open> {
    let (input, program) = program(files, today);
    let said = said.iter();
    let said = said.map(|(who, status)| (PersonId::new(&id(*who)).unwrap(), *status));
    let last = Last {
        early: false,
        said: said.collect(),
        chance: (1..20).map(|number| [number, 7 * number]).collect(),
    };
    let done = close(&input, &program, &program.rounds[0], &last)?;
    Ok((changed(files, &input, &done.changes), done.changes.len()))
}

fn lines(program: &Program) -> BTreeMap<&str, (MatchStatus, Option<Date>)> {
    let lines = program.ledgers[0].matches.iter();
    let first = lines.map(|line| (line.people[0].as_str(), (line.status, line.until)));
    first.collect()
}

#[test]
fn matches_of_a_round_that_is_closed_late_end_with_it() {
    let late = ENDS.checked_add(30.days()).unwrap();
    let said = [(2, MatchStatus::Met)];
    let (next, count) = closed(&Life::accepted().files(), late, &said).unwrap();
    assert_eq!(count, 2, "the ledger and the round");
    let (_, program) = program(&next, late);
    assert_eq!(program.rounds[0].closed, Some(late));
    let ended = (MatchStatus::Ended, Some(ENDS));
    let expected = [
        ("person-0", ended),
        ("person-2", (MatchStatus::Met, None)),
        ("person-4", ended),
        ("person-7", ended),
    ];
    assert_eq!(lines(&program), BTreeMap::from(expected));
}

#[test]
fn a_ledger_that_says_all_stays_as_it_is() {
    let late = ENDS.checked_add(1.days()).unwrap();
    let (mut next, _) = closed(&Life::accepted().files(), late, &[]).unwrap();
    for (path, text) in &mut next {
        if path.starts_with("data/rounds") {
            let open = text.lines().filter(|line| !line.starts_with("closed:"));
            *text = open.map(|line| format!("{line}\n")).collect();
        }
    }
    let (_, count) = closed(&next, late, &[]).unwrap();
    assert_eq!(count, 1, "the round alone");
}

#[test]
fn what_became_of_a_match_is_said_of_those_who_are_in_one() {
    let late = ENDS.checked_add(1.days()).unwrap();
    let files = Life::accepted().files();
    let waits = PersonId::new(&id(6)).unwrap();
    let said = closed(
        &files,
        late,
        &[(0, MatchStatus::Met), (6, MatchStatus::Met)],
    );
    assert_eq!(said.unwrap_err(), Open::Nobody(vec![waits]));
    assert_eq!(closed(&files, ENDS, &[]).unwrap_err(), Open::NotOver(ENDS));
}
