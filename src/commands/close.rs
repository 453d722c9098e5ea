//! `fortnight close`: a round is over. Shows what is said of its matches and what is left to say; `--write` enters it, with the
//! public figures, and issues what the next volunteer must know.

use std::collections::BTreeMap;
use std::path::Path;

use super::sound::{Sound, named_round, sound};
use super::{Stop, Verdict, count, held::place, person, report, tell};
use crate::cli::{Cli, CloseArgs};
use crate::diagnostic::{self, Severity, printable};
use crate::edge::folders::Folders;
use crate::edge::load::read_sheet;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, Issue, change_files, free_folder, issue};
use crate::edge::{Trouble, random};
use crate::life::{self, Closed, Last, Open, closing};
use crate::matching::RoundMatches;
use crate::model::{MatchStatus, PersonId, Program, Round};
use crate::output::private::Accepted;
use crate::output::{Outgoing, PrivateFile};
use crate::pipeline::{self, Prepared};
use crate::render::{figures, handover};
use crate::source::Input;
use crate::stats;
use crate::words::english as words;

/// Shows what closing a round does, or does it.
pub fn run(cli: &Cli, arguments: &CloseArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let sound = sound(cli)?;
    let Sound { folders, prepared } = &sound;
    let (input, program) = (&prepared.ready.input, sound.program());
    let round = named_round(program, &arguments.round)?;
    let said = match &arguments.list {
        Some(file) => answers(program, &round, file)?,
        None => BTreeMap::new(),
    };
    let last = Last {
        early: arguments.early,
        chance: chance(program, &round)?,
        said,
    };
    let closed = life::close(input, program, &round, &last);
    let closed = closed.map_err(|open| trouble(&round, &open))?;
    terminal.result(&text(&round, &closed, terminal.telling().all))?;
    let open = life::open_questions(program, &round, &last.said);
    if !open.is_empty() {
        terminal.news(&closing::unclear(&round, &open));
        if arguments.write {
            return Err(undecided(&round).into());
        }
    }
    let next = life::after(input, &closed.changes);
    let Some((after, found)) = afterwards(&next, &round, terminal)? else {
        return Ok(Verdict::Problems);
    };
    let last = Ending {
        figures: public(prepared, &after, &round, &found),
        handover: handover::file(&after, &after_round(&after, &round), &found)
            .map_err(|cause| Trouble::new("make", "handover.md", cause))?,
        name: format!("{}-handover", program.today),
    };
    match arguments.write {
        true => write(folders, &round, &closed, last, terminal)?,
        false => foretell(folders, &round, &last, terminal)?,
    }
    Ok(Verdict::Fine)
}

/// What is written beside the round and its ledger.
struct Ending {
    /// Public figures, if they change.
    figures: Option<Change>,
    /// What the next volunteer must know.
    handover: PrivateFile<Accepted>,
    /// Of its folder in the outbox.
    name: String,
}

fn of<'a>(round: &'a Round, name: &'a str) -> Issue<'a> {
    Issue {
        round: round.id.0.as_str(),
        name,
    }
}

fn write(
    folders: &Folders,
    round: &Round,
    closed: &Closed,
    last: Ending,
    terminal: Terminal,
) -> Result<(), Trouble> {
    let mut changes = written(closed);
    changes.extend(last.figures.iter().cloned());
    change_files(&folders.data, &changes)?;
    let files = Outgoing::new(vec![last.handover]);
    let folder = free_folder(folders, of(round, &last.name))?;
    issue(folders, &folder, files)?;
    let folder = folder.shown();
    terminal.news(&format!(
        "closed; {folder}/handover.md says what the next volunteer must know; `fortnight build` makes letters of thanks and certificates, which `fortnight send letters {}` hands over",
        round.id
    ));
    Ok(())
}

fn foretell(
    folders: &Folders,
    round: &Round,
    last: &Ending,
    terminal: Terminal,
) -> Result<(), Trouble> {
    let folder = free_folder(folders, of(round, &last.name))?;
    let folder = folder.shown();
    if let Some(change) = &last.figures {
        let shown = folders.data.show(&change.path);
        terminal.news(&format!("public figures would go to {shown}"));
    }
    terminal.news(&format!(
        "what the next volunteer must know would go to {folder}/handover.md"
    ));
    terminal.news("nothing was changed: `--write` does it, with codes that are drawn then");
    Ok(())
}

/// The longest list of answers, in bytes.
const LONGEST: u64 = 1 << 20;

/// What a file says: a line for each match, with one of its people and what became of it.
fn answers(
    program: &Program,
    round: &Round,
    file: &Path,
) -> Result<BTreeMap<PersonId, MatchStatus>, Trouble> {
    let shown = file.to_string_lossy().into_owned();
    let bytes = read_sheet(file, LONGEST)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Trouble::new("read", &*shown, "it is not written in UTF-8"))?;
    let mut said = BTreeMap::new();
    let lines = text.trim_start_matches('\u{feff}').lines();
    for (number, line) in (1..).zip(lines) {
        let line = line.split('#').next().unwrap_or_default();
        let mut words = line.split_whitespace();
        let (Some(who), status, None) = (words.next(), words.next(), words.next()) else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(not_an_answer(&shown, number));
        };
        let status = status
            .and_then(MatchStatus::read)
            .filter(|one| FINAL.contains(one));
        let status = status.ok_or_else(|| not_an_answer(&shown, number))?;
        let id = person::named(program, Some(round), who)?;
        said.insert(id.clone(), status);
    }
    Ok(said)
}

/// What may be said of a match when its round is closed.
const FINAL: [MatchStatus; 3] = [
    MatchStatus::Met,
    MatchStatus::Ended,
    MatchStatus::NotAnswering,
];

fn not_an_answer(shown: &str, line: usize) -> Trouble {
    let known = FINAL.map(MatchStatus::word).join(", ");
    let cause = format!("line {line} is not an id and one of {known}");
    Trouble::new("read", shown, cause)
        .hint("write one line for each match, with one of its people: `amina-diallo met`; what follows a `#` is for you")
}

/// Two numbers for each match that could have certificates.
fn chance(program: &Program, round: &Round) -> Result<Vec<[u32; 2]>, Trouble> {
    let lines = program.ledger(&round.id).map_or(0, |one| one.matches.len());
    let draw = |_| Ok([random::number()?, random::number()?]);
    (0..lines).map(draw).collect()
}

fn trouble(round: &Round, open: &Open) -> Trouble {
    let id = round.id.to_string();
    let refuse = |cause: String| Trouble::new("close", id.as_str(), cause);
    match open {
        Open::Already(day) => refuse(format!("it was closed on {day}")).hint(format!(
            "`fortnight report {id} --write` writes its public figures anew"
        )),
        Open::NotBegun(day) => refuse(format!("it begins on {day}"))
            .hint("a round that will not take place: delete its file, or give it other days"),
        Open::NotOver(day) => refuse(format!("it goes on until {day}"))
            .hint("`--early` closes it before; its last day is today then"),
        Open::NothingAccepted => refuse("nothing was accepted in it".to_owned()).hint(format!(
            "its ledger is missing: put data/matches/{id}.yaml back"
        )),
        Open::Nobody(people) => {
            let people = people.iter().map(|one| format!("`{}`", one.as_str()));
            let people: Vec<String> = people.collect();
            let is = if people.len() == 1 { "is" } else { "are" };
            refuse(format!(
                "{} {is} in no match that stands",
                words::list(&people)
            ))
            .hint("take them out of the list")
        }
        Open::Stuck(stuck) => Trouble::new("change", stuck.shown.as_str(), stuck.reason.as_str())
            .hint("change it there by hand; nothing was written"),
    }
}

/// So many changed lines of a file are shown, unless all are asked for.
const MOST_SHOWN: usize = 8;

fn text(round: &Round, closed: &Closed, all: bool) -> String {
    let most = if all { usize::MAX } else { MOST_SHOWN };
    let mut out = format!("closing {}\n", round.id);
    for row in closing::news(closed) {
        out.push_str(&format!("  {row}\n"));
    }
    for change in &closed.changes {
        for row in change.rows.iter().take(most) {
            out.push_str(&format!(
                "\n  {}\n",
                printable(&place(&change.shown, Some(row.line)))
            ));
            for (sign, text) in [("-", &row.old), ("+", &row.new)] {
                let text = text.as_ref();
                out.extend(text.map(|text| format!("  {sign} {}\n", printable(text))));
            }
        }
        let more = change.rows.len().saturating_sub(most);
        if more > 0 {
            let lines = count(more, "more line", "more lines");
            out.push_str(&format!("\n  {lines} of this file (`--all` shows all)\n"));
        }
    }
    out.trim_end().to_owned()
}

fn undecided(round: &Round) -> Trouble {
    let cause = "of some matches nobody has said what became of them";
    Trouble::new("close", round.id.to_string(), cause)
        .hint("answer the questions above; nothing was written")
}

/// The program as it will be, and the matches of the round that lasted.
fn afterwards(
    next: &Input,
    round: &Round,
    terminal: Terminal,
) -> Result<Option<(Program, RoundMatches)>, Stop> {
    let (after, mut problems) = pipeline::program(next);
    let Some(after) = after else {
        problems.retain(|problem| problem.severity == Severity::Error);
        diagnostic::sort(&next.sources, &mut problems);
        tell(&next.sources, &problems, terminal);
        return Ok(None);
    };
    let found = pipeline::outcome(&after, &after_round(&after, round))
        .map_err(|problems| Stop::Problems(next.sources.clone(), problems))?;
    Ok(found.map(|found| (after, found)))
}

/// The round as it will be.
fn after_round(after: &Program, round: &Round) -> Round {
    let mut rounds = after.rounds.iter();
    let found = rounds.find(|one| one.id == round.id);
    found.map_or_else(|| round.clone(), |found| (**found).clone())
}

/// The file of the public figures, if it is to change.
fn public(
    prepared: &Prepared,
    after: &Program,
    round: &Round,
    found: &RoundMatches,
) -> Option<Change> {
    let public = stats::public(after, round, found)?;
    let change = report::change(prepared, round, figures::yaml(&public));
    (change.before.as_deref() != Some(&*change.after)).then_some(change)
}

/// The very value that was shown.
fn written(closed: &Closed) -> Vec<Change> {
    let changes = closed.changes.iter().map(|change| Change {
        path: change.path.clone(),
        before: Some(change.before.to_string()),
        after: change.after.clone(),
    });
    changes.collect()
}
