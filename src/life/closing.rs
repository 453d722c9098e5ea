//! What closing a round does, in words for the organisers: in a terminal and at the desk.

use std::collections::BTreeMap;

use super::close::{Closed, Last, Open, close, open_questions};
use crate::model::{PersonId, Program, Round};
use crate::source::Input;
use crate::words::english as words;

/// What is said of matches now that was not said before.
pub fn news(closed: &Closed) -> Vec<String> {
    let news = closed.news.iter();
    let rows = news.map(|(status, matches)| {
        let are = count(*matches, "match is", "matches are");
        format!("{are} now `{status}`")
    });
    rows.collect()
}

/// Matches that wait for an answer, and how it is given.
pub fn unclear(round: &Round, open: &[Vec<PersonId>]) -> String {
    let mut out = format!(
        "{} unclear, since somebody does not answer. Did they come to something after all?\n",
        count(open.len(), "match is", "matches are")
    );
    for people in open {
        let people: Vec<&str> = people.iter().map(PersonId::as_str).collect();
        out.push_str(&format!("  {}\n", people.join(" ")));
    }
    let first = open.first().and_then(|people| people.first());
    let first = first.map_or("", PersonId::as_str);
    out.push_str(&format!(
        "say it with `fortnight mark {first} met --round {}` (or `ended`), or in a file of lines like `{first} not-answering`: `--list FILE`\n",
        round.id
    ));
    out
}

/// What `fortnight close` would do with a round today, in rows; nothing of a round that has not begun.
pub fn foretold(input: &Input, program: &Program, round: &Round) -> Vec<String> {
    let lines = program.ledger(&round.id).map_or(0, |one| one.matches.len());
    let last = Last {
        early: false,
        said: BTreeMap::new(),
        // Codes are drawn when it is closed; none is told here.
        chance: vec![[0, 0]; lines],
    };
    let id = &round.id;
    match close(input, program, round, &last) {
        Ok(closed) => {
            let open = open_questions(program, round, &last.said);
            let unclear = (!open.is_empty()).then(|| unclear(round, &open));
            let how = format!(
                "it is over and not closed: `fortnight close {id}` shows each line that changes, and with `--write` writes them, public figures, and what the next volunteer must know"
            );
            news(&closed)
                .into_iter()
                .chain(unclear)
                .chain([how])
                .collect()
        }
        Err(Open::NotOver(day)) => vec![format!(
            "it goes on until {day}; then `fortnight close {id}` says what became of the matches"
        )],
        Err(Open::Already(day)) => vec![format!("closed on {day}")],
        Err(Open::Stuck(stuck)) => vec![format!("{}: {}", stuck.shown, stuck.reason)],
        Err(Open::NotBegun(_) | Open::NothingAccepted | Open::Nobody(_)) => Vec::new(),
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    words::plural(number as u64, one, many)
}
