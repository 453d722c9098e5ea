//! What a human says of mails that were handed over, or of which nobody knows: they were sent, or they were not.

use jiff::SignedDuration;

use super::Sending;
use super::show::names;
use crate::commands::{Stop, Verdict, count};
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::outbox::Fate;
use crate::outbox::journal::{Record, State, line};

/// Shows what would be entered, or enters it. What nobody knows of is settled only for people who are named.
pub(super) fn run(
    sending: &Sending<'_>,
    folders: &Folders,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let arguments = sending.arguments;
    let state = if arguments.sent {
        State::Sent
    } else {
        State::Unsent
    };
    let records = records(sending, state);
    let said = if arguments.sent { "sent" } else { "not sent" };
    let what = sending.what.key();
    if records.is_empty() {
        terminal.result(&format!(
            "{what}: nothing was handed over that waits for a word"
        ))?;
        return Ok(Verdict::Fine);
    }
    let people: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let mails = count(people.len(), "mail", "mails");
    let names = names(&people, terminal.telling().all);
    if arguments.write {
        let lines: String = records.iter().map(line).collect();
        sending.books.open(folders)?.add(&lines)?;
        terminal.result(&format!("{what}: {mails} noted as {said}: {names}"))?;
    } else {
        terminal.result(&format!(
            "{what}: {mails} would be noted as {said}: {names}"
        ))?;
        terminal.news("nothing was written: `--write` notes it");
    }
    Ok(Verdict::Fine)
}

fn records(sending: &Sending<'_>, state: State) -> Vec<Record> {
    let key = sending.what.key();
    let only = &sending.arguments.only;
    let history = &sending.books.history;
    let people = history.people(&key);
    let people = people.filter(|id| only.is_empty() || only.iter().any(|named| named == id));
    let settled = people.filter_map(|id| match history.fate(&key, id) {
        Fate::Handed(record) => Some(record),
        Fate::Unknown(record) => (!only.is_empty()).then_some(record),
        Fate::Due(_) | Fate::Sent(_) => None,
    });
    // Journals keep seconds, and of two machines the one that spoke last counts: an answer comes after what it answers.
    let settled = settled.map(|record| Record {
        at: sending.now.max(record.at + SignedDuration::from_secs(1)),
        state,
        note: None,
        ..record.clone()
    });
    settled.collect()
}
