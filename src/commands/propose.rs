//! `fortnight match`: shows the matches of a round, the weakest first, or the repair of a round that runs; `--accept` writes what is
//! proposed to the ledger.

use std::borrow::Cow;
use std::sync::Arc;

use super::ask::Asked;
use super::repair::Running;
use super::{Loaded, Stop, Verdict, hands, loaded, named_round, report, tell, waits};
use crate::cli::{Cli, MatchArgs};
use crate::diagnostic::{self, Severity};
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, Existing, change_files, write_ledger};
use crate::matching::{RoundMatches, explain_accepted};
use crate::model::ledger::event::{Event, Refusal, apply};
use crate::model::round::{State, present};
use crate::model::{Ledger, PersonId, Program, Round};
use crate::pipeline::{self, Matches, Prepared};
use crate::plan::letters;
use crate::render::{ledger, proposal};

/// Shows the matches of a round, or accepts those that are proposed.
pub fn run(cli: &Cli, arguments: &MatchArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    let mut problems = outcome.problems;
    let matches = outcome.value.as_ref().map(Prepared::matches);
    if let Some(Err(found)) = &matches {
        problems.extend(found.iter().cloned());
    }
    if arguments.asks() {
        // What is only worth a warning is left to `check`.
        problems.retain(|problem| problem.severity == Severity::Error);
    }
    diagnostic::sort(&input.sources, &mut problems);
    tell(&input.sources, &problems, terminal);
    let (Some(prepared), Some(Ok(matches))) = (&outcome.value, matches) else {
        return Ok(Verdict::Problems);
    };
    let program = &prepared.ready.program;
    let words = prepared.ready.words();
    let round = asked(program, arguments.round.as_deref())?;
    if arguments.asks() {
        let found = shown(prepared, &round, matches, &folders)?;
        let asked = Asked {
            prepared,
            round: &round,
            found: &found,
            folders: &folders,
        };
        return asked.tell(arguments, terminal);
    }
    let accepted = program.ledger(&round.id);
    let present = matches.rounds.get(&round.id);
    if let (Some(ledger), Some(accepted)) = (accepted, present) {
        let running = Running {
            prepared,
            round: &round,
            ledger,
            accepted,
            folders: &folders,
        };
        if let Some(verdict) = running.run(arguments, terminal)? {
            return Ok(verdict);
        }
    } else if arguments.may_move {
        return Err(nothing_to_move(&round).into());
    }
    if let Some(ledger) = accepted.filter(|_| arguments.accept) {
        return confirm(prepared, &round, ledger, &folders, terminal);
    }
    let found = shown(prepared, &round, matches, &folders)?;
    terminal.result(&proposal::text(program, &round, &found, words))?;
    if arguments.accept {
        accept(prepared, &folders, &round, &found, terminal)?;
        let said = report::publish(prepared, &folders, &round, &found)?;
        terminal.news(&said);
    }
    Ok(Verdict::Fine)
}

/// Writes what is proposed to the ledger.
fn accept(
    prepared: &Prepared,
    folders: &Folders,
    round: &Round,
    found: &RoundMatches,
    terminal: Terminal,
) -> Result<(), Trouble> {
    let (Some(open), Some(acceptance)) = (found.proposal(), found.acceptance()) else {
        return Ok(());
    };
    if let Some(pin) = open.idle_pins.first() {
        return Err(unresolved(round, pin));
    }
    if found.matches.is_empty() {
        return Err(nobody_matched(round));
    }
    let accepted = apply(round, None, Event::Accepted(acceptance));
    let (accepted, _) = accepted.map_err(|refusal| refused(round, &refusal))?;
    let name = format!("matches/{}.yaml", round.id);
    let text = ledger::yaml(&accepted);
    let waits = waits::changes(prepared, round, found)?;
    match &waits {
        None => write_ledger(&folders.data, &name, &text, Existing::Keep)?,
        Some((people, _)) => {
            let ledger = Change {
                path: name.clone(),
                before: None,
                after: text,
            };
            let all = people.iter().cloned().chain([ledger]);
            change_files(&folders.data, &all.collect::<Vec<_>>())?;
        }
    }
    if let Some((_, told)) = &waits {
        terminal.news(told);
    }
    let shown = format!("{}/{name}", folders.data.shown());
    terminal.news(&format!(
        "accepted: the matches are in {shown} and will not move again"
    ));
    Ok(())
}

/// Takes an accepted ledger as it stands, with what was edited by hand.
fn confirm(
    prepared: &Prepared,
    round: &Round,
    ledger: &Ledger,
    folders: &Folders,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let next = match apply(round, Some(ledger), Event::Confirmed) {
        Ok((next, _)) => next,
        Err(Refusal::Unchanged) => return Err(no_proposal(prepared, round, folders).into()),
        Err(refusal) => return Err(refused(round, &refusal).into()),
    };
    let file = prepared.ready.input.sources.get(ledger.round.span.file);
    let Some(text) = ledger::rewritten(&file.text, &next) else {
        let cause = "its keys do not stand at the beginning of lines";
        return Err(Trouble::new("change", &*file.shown, cause)
            .hint("write each key of the file, `matches:` too, on a line of its own")
            .into());
    };
    let said = hands::said(&prepared.ready.input.sources, ledger);
    write_ledger(
        &folders.data,
        &file.path,
        &text,
        Existing::Replace(&file.text),
    )?;
    terminal.news(&format!(
        "accepted as they are: {}",
        said.unwrap_or_default()
    ));
    Ok(Verdict::Fine)
}

fn refused(round: &Round, refusal: &Refusal) -> Trouble {
    let cause = match refusal {
        Refusal::Unchanged => "its matches are accepted already".to_owned(),
        Refusal::NothingAccepted => "nothing is accepted yet".to_owned(),
        Refusal::Unsaid(_) => "nothing of it was accepted".to_owned(),
        Refusal::Crowded(id) => format!("`{}` would have two matches at one time", id.as_str()),
    };
    Trouble::new("accept", round.id.to_string(), cause)
}

/// The matches of a round, proposed or accepted.
fn shown<'m>(
    prepared: &Prepared,
    round: &Round,
    matches: &'m Matches,
    folders: &Folders,
) -> Result<Cow<'m, RoundMatches>, Stop> {
    let program = &prepared.ready.program;
    match (matches.rounds.get(&round.id), program.ledger(&round.id)) {
        (Some(found), _) => Ok(Cow::Borrowed(found)),
        (None, Some(ledger)) => {
            let found = explain_accepted(program, round, ledger).map_err(|error| {
                let problem = pipeline::matching_problem(round, &error);
                Stop::Problems(prepared.ready.input.sources.clone(), vec![problem])
            })?;
            Ok(Cow::Owned(found))
        }
        (None, None) => Err(no_proposal(prepared, round, folders).into()),
    }
}

/// The round that was named, else the one that is being matched.
pub(super) fn asked(program: &Program, name: Option<&str>) -> Result<Arc<Round>, Stop> {
    match name {
        Some(name) => named_round(program, name),
        None => {
            let in_time = |round: &&Arc<Round>| round.state(program.today).has_letters();
            // What waits for an answer comes before what goes on by itself.
            let waits = |round: &&Arc<Round>| {
                round.state(program.today) == State::Matching && program.ledger(&round.id).is_none()
            };
            let rounds = program.rounds.iter().filter(in_time);
            let waiting = present(
                rounds.clone().filter(waits).map(AsRef::as_ref),
                program.today,
            );
            let found = waiting.or_else(|| present(rounds.map(AsRef::as_ref), program.today));
            let found =
                found.and_then(|round| program.rounds.iter().find(|other| other.id == round.id));
            // Once a round is closed, its thanks are what is to be sent.
            let last = || letters::plan(program).into_iter().next();
            let none = || {
                Trouble::new("match", "the program", format!("no round is being matched on {}", program.today))
                    .hint("a round is matched once its sign-ups have closed; `--date` takes another day for today")
            };
            let found = found.map(Arc::clone);
            found
                .or_else(|| last().map(|plan| plan.round))
                .ok_or_else(|| none().into())
        }
    }
}

/// Before anything is accepted, and after the end, no accepted pair can be moved.
fn nothing_to_move(round: &Round) -> Trouble {
    let cause = "`--may-move` is for a round whose matches are accepted and that is not over";
    Trouble::new("match", round.id.to_string(), cause).hint("leave it out")
}

/// What somebody has asked for must be kept or taken back before anything is accepted.
fn unresolved(round: &Round, [a, b]: &[PersonId; 2]) -> Trouble {
    let (a, b) = (a.as_str(), b.as_str());
    let cause = format!("the pin of `{a}` and `{b}` is not kept, since one of them takes no part");
    Trouble::new("accept", round.id.to_string(), cause)
        .hint("take the pin out of the round's file, or enrol them; nothing was written")
}

/// A ledger without a match would tell everybody for good that nobody was found for them.
fn nobody_matched(round: &Round) -> Trouble {
    let cause = "not one match was found".to_owned();
    Trouble::new("accept", round.id.to_string(), cause)
        .hint("`fortnight check` names the rules that leave nobody; nothing was written")
}

fn no_proposal(prepared: &Prepared, round: &Round, folders: &Folders) -> Trouble {
    let today = prepared.ready.program.today;
    let refuse = |cause: String| Trouble::new("match", round.id.to_string(), cause);
    if prepared.ready.program.ledger(&round.id).is_some() {
        return refuse("its matches are accepted already, and there is nothing new to accept".to_owned()).hint(format!(
            "they are in {}/matches/{}.yaml; to begin anew before the letters are out, delete that file",
            folders.data.shown(),
            round.id
        ));
    }
    match round.state(today) {
        State::Ended => refuse(format!("it ended on {}", round.ends)),
        State::Planned | State::SignUp => {
            refuse(format!("sign-ups are open until {}", round.sign_up[1]))
                .hint("to try it now, take a later day for today with `--date`")
        }
        State::Matching | State::Running => {
            refuse("it has no letters".to_owned()).hint("leave out `--site-only`")
        }
    }
}
