//! `fortnight status`: how a round is: what is done, what comes next, who needs a human, which letters are to be made anew.

use std::sync::Arc;

use super::{Loaded, Stop, Verdict, count, hands, loaded, named_round, tell};
use crate::cli::{Cli, StatusArgs};
use crate::diagnostic::{Severity, printable};
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::compare;
use crate::life::{self, Due, Need, Reason, Status};
use crate::model::round::{State, present};
use crate::model::{Program, Round};
use crate::pipeline::{self, Prepared};
use crate::words::english as words;

/// So many people are named for each reason.
const MOST_NAMED: usize = 6;
/// So many days to come are told.
const MOST_DUE: usize = 3;

/// Tells how a round is. What is only worth a warning is left to `check`.
pub fn run(cli: &Cli, arguments: &StatusArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    let Some(prepared) = &outcome.value else {
        let mut problems = outcome.problems;
        problems.retain(|problem| problem.severity == Severity::Error);
        tell(&input.sources, &problems, terminal);
        return Ok(Verdict::Problems);
    };
    let program = &prepared.ready.program;
    let round = match &arguments.round {
        Some(name) => named_round(program, name)?,
        None => latest(program)?,
    };
    let status = life::status(program, &round);
    let mut out = head(program, &round, &status);
    section(&mut out, "Done", &done(&status));
    section(&mut out, "Next", &next(program, &round, &status));
    section(&mut out, "For you", &for_you(&round, &status));
    let ledger = program.ledger(&round.id);
    let hands = ledger.and_then(|ledger| hands::said(&input.sources, ledger));
    let noted = hands.map(|said| {
        format!(
            "{said}; that is fine, and `fortnight match {} --accept` notes it",
            round.id
        )
    });
    let letters = letters(prepared, &folders, &status)?;
    let files: Vec<String> = letters.into_iter().chain(noted).collect();
    section(&mut out, "Files", &files);
    terminal.result(out.trim_end())?;
    Ok(Verdict::Fine)
}

/// The present round; if there is none, the one that ended last.
fn latest(program: &Program) -> Result<Arc<Round>, Trouble> {
    let rounds = || program.rounds.iter();
    let found = present(rounds().map(AsRef::as_ref), program.today);
    let found = match found {
        Some(found) => rounds().find(|round| round.id == found.id),
        None => rounds().max_by_key(|round| (round.ends, &round.id)),
    };
    let none = || {
        Trouble::new("find", "the program", "it has no round yet")
            .hint("a round is a file in `data/rounds`, named after its id")
    };
    found.map(Arc::clone).ok_or_else(none)
}

fn section(out: &mut String, head: &str, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{head}\n"));
    for line in rows.iter().flat_map(|row| row.lines()) {
        out.push_str(&format!("  {}\n", printable(line)));
    }
}

fn head(program: &Program, round: &Round, status: &Status) -> String {
    let is = match (status.state, status.matches.is_some()) {
        (State::Planned, _) => "it is planned".to_owned(),
        (State::SignUp, _) => "sign-ups are open".to_owned(),
        (State::Matching, false) => "sign-ups have closed, and nobody has a partner yet".to_owned(),
        (State::Matching, true) => "the matches are accepted, and it begins soon".to_owned(),
        (State::Running, _) => format!("it runs, from {} to {}", round.starts, round.ends),
        (State::Ended, _) => format!("it ended on {}", round.last_day()),
    };
    let title = printable(&round.title);
    format!("{title} ({}) on {}: {is}\n", round.id, program.today)
}

fn done(status: &Status) -> Vec<String> {
    let mut rows = Vec::new();
    let people = count(status.people, "person takes part", "people take part");
    rows.push(match status.left {
        0 => people,
        left => format!("{people}; {}", count(left, "has left", "have left")),
    });
    if let Some(matches) = status.matches {
        let on = match status.state {
            State::Ended => count(matches.all, "match lasted", "matches lasted"),
            _ => count(matches.all, "match goes on", "matches go on"),
        };
        rows.push(match matches.met {
            0 => on,
            met => format!("{on}; {} been in touch", count(met, "has", "have")),
        });
    }
    rows
}

fn next(program: &Program, round: &Round, status: &Status) -> Vec<String> {
    let id = &round.id;
    let mut rows = Vec::new();
    match (status.state, status.matches.is_some()) {
        (State::Matching, false) => rows.push(format!(
            "before {}: look at `fortnight match {id}`, accept with `--accept`, build, send the letters",
            round.starts
        )),
        (State::Matching, true) => rows.push(format!(
            "before {}: build, and send the letters (`fortnight send letters {id}`)",
            round.starts
        )),
        _ => {}
    }
    let due = status.due.iter().take(MOST_DUE);
    rows.extend(due.map(|(day, due)| {
        let what = match due {
            Due::Opens => "sign-ups open".to_owned(),
            Due::Closes => "the last day of the sign-ups".to_owned(),
            Due::Starts => "the round begins".to_owned(),
            Due::Topic(slug) => {
                let word = slug.as_str();
                let topic = program.topic(word).or_else(|| program.topic_to_come(word));
                format!("topic: {}", topic.map_or(word, |topic| &*topic.front.title))
            }
            Due::Ends => "the last day of the round".to_owned(),
        };
        format!("{day}: {what}")
    }));
    if status.due.is_empty() {
        let is_open = status.matches.is_some() && !round.is_closed(program.today);
        rows.push(match is_open {
            true => format!(
                "it is not closed yet: `fortnight close {id}` says what became of the matches, and makes thanks and certificates"
            ),
            false => "nothing: this round is over. Thank you for carrying it".to_owned(),
        });
    }
    rows
}

fn for_you(round: &Round, status: &Status) -> Vec<String> {
    let chunks = status.needs.chunk_by(|a, b| a.reason == b.reason);
    let mut rows: Vec<String> = chunks.map(|needs| of_reason(round, needs)).collect();
    let waits_for_people = matches!(status.state, State::Matching | State::Running);
    if rows.is_empty() && waits_for_people {
        rows.push("nobody needs you today".to_owned());
    }
    rows
}

/// Everybody with one reason, and what can be done.
fn of_reason(round: &Round, needs: &[Need]) -> String {
    let name = |need: &Need| {
        let since = need.since.map(|day| format!(", since {day}"));
        let partners = need.partners.iter().map(|id| format!("`{}`", id.as_str()));
        let partners: Vec<String> = partners.collect();
        let with = match &partners[..] {
            [] => since.map(|since| format!(" ({})", &since[2..])),
            partners => Some(format!(" (to {})", words::list(partners))),
        };
        format!("`{}`{}", need.id.as_str(), with.unwrap_or_default())
    };
    let mut names: Vec<String> = needs.iter().take(MOST_NAMED).map(name).collect();
    if needs.len() > MOST_NAMED {
        names.push(format!("{} more", needs.len() - MOST_NAMED));
    }
    let (round, first) = (&round.id, needs[0].id.as_str());
    let (what, help) = match needs[0].reason {
        Reason::NoAnswer => (
            "does not answer",
            format!(
                "write to them once more; then `fortnight mark {first} met`, or `fortnight match {round}`, which looks for somebody new for their partner"
            ),
        ),
        Reason::Alone => (
            "left alone",
            format!("`fortnight match {round}` shows who else is free"),
        ),
        Reason::Parted => (
            "has parted",
            format!("ask: `fortnight mark {first} active` for somebody new, `withdrawn` if not"),
        ),
        Reason::GivenUp => (
            "was silent, has nobody now",
            format!("`fortnight mark {first} withdrawn`, or `active` if they are back"),
        ),
        Reason::Waits => (
            "without a partner",
            format!("`fortnight match {round}` shows who else is free, and why nobody is"),
        ),
        Reason::New => (
            "new since the matches were accepted",
            format!("`fortnight match {round}` shows who else is free"),
        ),
        Reason::Capped => (
            "on the waiting list because of the cap",
            format!("`fortnight mark {first} active` gives them a place that is free"),
        ),
        Reason::Listed => (
            "on the waiting list",
            format!("`fortnight mark {first} active` lets them take part"),
        ),
    };
    format!("{what}: {}\n    {help}", words::list(&names))
}

/// How many letters are not what a build would write.
fn letters(
    prepared: &Prepared,
    folders: &Folders,
    status: &Status,
) -> Result<Option<String>, Trouble> {
    if !status.state.has_letters() || prepared.ready.input.site_only {
        return Ok(None);
    }
    let read = |asset: &_| read_asset(folders, asset);
    let compared = prepared.outputs(&read, |public, letters| {
        compare(folders, public, Some(letters), &|| ())
    });
    let private = folders.private.shown();
    let letters = compared.map(|found| Some(found.letters?.without(found.reports)));
    Ok(Some(match letters {
        Ok(Some(changes)) if !changes.is_none() => {
            let all = changes.written + changes.unchanged;
            let differ = match changes.written {
                1 => "1 differs".to_owned(),
                more => format!("{} differ", words::number(more as u64)),
            };
            let gone = match changes.removed {
                0 => String::new(),
                1 => ", and 1 in the folder goes".to_owned(),
                more => format!(", and {more} in the folder go"),
            };
            format!(
                "of {}, {differ} from what is in {private}/{gone}: `fortnight build` makes them anew",
                count(all, "letter", "letters")
            )
        }
        Ok(_) => format!("all letters in {private}/ are as they should be today"),
        Err(crate::edge::Failure::Trouble(trouble)) => return Err(trouble),
        Err(crate::edge::Failure::Problems(_)) => {
            "the letters cannot be made: `fortnight check` says why".to_owned()
        }
    }))
}
