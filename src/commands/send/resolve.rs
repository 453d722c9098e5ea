//! `--resolve`: the mails of which nobody knows whether they have gone, and what to say once one has looked.

use crate::cli::SendArgs;
use crate::commands::{Stop, Verdict, count};
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::is_issued;
use crate::outbox::journal::Record;
use crate::outbox::{History, moment};
use crate::pipeline::Ready;

use super::books::books;

/// Lists them, of all rounds or of what was named.
pub(super) fn run(
    ready: &Ready,
    folders: &Folders,
    arguments: &SendArgs,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let mut rounds: Vec<(&str, Vec<Vec<Record>>)> = Vec::new();
    for book in books(&ready.input.sources)? {
        // Files come in the order of their paths: a round's lie together.
        match rounds.last_mut() {
            Some((round, journals)) if *round == book.round => journals.push(book.records),
            _ => rounds.push((book.round, vec![book.records])),
        }
    }
    let zone = &ready.program.config.time_zone;
    let mut rows = Vec::new();
    for (round, journals) in rounds {
        let is_meant = arguments
            .round
            .as_deref()
            .is_none_or(|named| named == round);
        let history = History::new(journals, &|name| is_issued(folders, name));
        let unknown = history.unknown().filter(|record| {
            let word = word(record);
            is_meant && arguments.what.is_none_or(|what| what.word() == word)
        });
        rows.extend(unknown.map(|record| row(round, record, zone)));
    }
    if rows.is_empty() {
        terminal.result("of every mail it is known whether it has gone")?;
        return Ok(Verdict::Fine);
    }
    let mails = count(rows.len(), "mail", "mails");
    terminal.result(&format!(
        "Of {mails} nobody knows whether they have gone: the server did not say, or the program was stopped.\n\n{}\nLook for each in the outgoing mail of the account, or ask. Then say what you found:\n  it has gone:  the line with `--sent`, which sends nothing\n  it has not:   the same line with `--unsent` instead; then `fortnight send` offers it again",
        rows.concat()
    ))?;
    Ok(Verdict::Problems)
}

/// `topic` of `topic/first-days`
fn word(record: &Record) -> &str {
    record.what.split('/').next().unwrap_or_default()
}

fn row(round: &str, record: &Record, zone: &str) -> String {
    let Record {
        what, id, message, ..
    } = record;
    let at = moment(record.at, zone);
    let why = record
        .note
        .as_deref()
        .unwrap_or("stopped in the middle of it");
    let which = match what.split_once('/') {
        Some((_, "thanks")) | None => String::new(),
        Some((_, name)) => format!(" --which {name}"),
    };
    let word = word(record);
    format!(
        "{id}: {what} of {round}, {at}: {why}\n  Message-ID: {message}\n  fortnight send {word} {round}{which} --sent --only {id} --write\n"
    )
}
