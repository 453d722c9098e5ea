//! `fortnight mark`: says how it goes with somebody, at their round and in the ledger at once; `--write` writes it.

use std::sync::Arc;

use super::afterwards::{afterwards, written};
use super::held::{Known, known_but, place};
use super::{Stop, Verdict, named_round, person, tell};
use crate::check;
use crate::cli::{Cli, MarkArgs, MarkStatus};
use crate::diagnostic::printable;
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;
use crate::edge::write::change_files;
use crate::life::{self, Marking, Refused, Said};
use crate::model::ledger::{Bond, MatchStatus, Standing};
use crate::model::round::present;
use crate::model::{PersonId, Program, Round};
use crate::words::english as words;

/// Shows what would change, or writes it.
pub fn run(cli: &Cli, arguments: &MarkArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(Known {
        folders,
        input,
        program,
        ..
    }) = known_but(cli, terminal, |problem| {
        problem.check == check::ENROLMENT_DIFFERS
    })?
    else {
        return Ok(Verdict::Problems);
    };
    let id = person::named(&program, None, &arguments.person)?;
    let round = match &arguments.round {
        Some(name) => named_round(&program, name)?,
        None => own_round(&program, id)?,
    };
    let said = Said {
        id,
        status: status(arguments.status),
        since: arguments.since,
        reason: arguments.reason.as_deref(),
    };
    let marking = life::mark(&input, &program, &round, &said)
        .map_err(|refused| trouble(&program, &round, id, &refused))?;
    if marking.is_none() {
        terminal.news(&format!(
            "nothing to change: all of it is said already of `{}` in {}",
            id.as_str(),
            round.id
        ));
        return Ok(Verdict::Fine);
    }
    terminal.result(&text(&round, &said, &marking))?;
    let (next, problems) = afterwards(&input, &marking.changes);
    if !problems.is_empty() {
        terminal.news("afterwards `fortnight check` would say:\n");
        tell(&next.sources, &problems, terminal);
    }
    if arguments.write {
        change_files(&folders.data, &written(&marking.changes))?;
        terminal.news(match said.status {
            // The table of statuses: these change no letter.
            MatchStatus::Met | MatchStatus::NotAnswering => "written",
            _ => "written; `fortnight build` makes the letters anew",
        });
    } else {
        terminal.news("nothing was changed: `--write` does it");
    }
    Ok(Verdict::Fine)
}

fn status(word: MarkStatus) -> MatchStatus {
    match word {
        MarkStatus::Withdrawn => MatchStatus::Withdrawn,
        MarkStatus::NotAnswering => MatchStatus::NotAnswering,
        MarkStatus::Met => MatchStatus::Met,
        MarkStatus::Ended => MatchStatus::Ended,
        MarkStatus::Active => MatchStatus::Active,
    }
}

/// The round of theirs that concerns people now; the standby's is the one where they stand by.
fn own_round(program: &Program, id: &PersonId) -> Result<Arc<Round>, Trouble> {
    let enrolled = |round: &&Arc<Round>| match program.participant(id) {
        Some(person) => person.enrolments.contains_key(&round.id),
        None => program.ledger(&round.id).is_some_and(|ledger| {
            let mut lines = ledger.matches.iter();
            lines.any(|line| line.people.contains(id))
        }),
    };
    let own = || program.rounds.iter().filter(enrolled);
    let found = present(own().map(AsRef::as_ref), program.today);
    let found = found.and_then(|found| own().find(|round| round.id == found.id));
    found.map(Arc::clone).ok_or_else(|| {
        let cause = "they take part in no round that is not over";
        let trouble = Trouble::new("mark", id.as_str(), cause);
        match rounds(own()) {
            known if known.is_empty() => {
                trouble.hint("their file says in which rounds they take part, under `rounds`")
            }
            known => trouble.hint(format!("name the round with `--round`; theirs: {known}")),
        }
    })
}

fn rounds<'a>(rounds: impl Iterator<Item = &'a Arc<Round>>) -> String {
    let ids: Vec<String> = rounds.map(|round| round.id.to_string()).collect();
    ids.join(", ")
}

fn trouble(program: &Program, round: &Round, id: &PersonId, refused: &Refused) -> Trouble {
    let word = id.as_str();
    let refuse = |cause: String| Trouble::new("mark", word, cause);
    match refused {
        Refused::ToCome(day) => refuse(format!("{day} is still to come"))
            .hint("say it once it is so; without `--since` it holds from today on"),
        Refused::NotEnrolled => {
            let person = program.participant(id);
            let own = program.rounds.iter();
            let own = own.filter(|round| {
                person.is_some_and(|person| person.enrolments.contains_key(&round.id))
            });
            refuse(format!("they do not take part in {}", round.id))
                .hint(format!("they take part in: {}", rounds(own)))
        }
        Refused::Over => refuse(format!("{} is over", round.id)).hint(
            "who took part stays as it was; `met`, `not-answering` and `ended` can still be said of their match",
        ),
        Refused::NothingAccepted => refuse(format!(
            "the matches of {} are not accepted, so there is no match yet",
            round.id
        ))
        .hint(format!("`fortnight match {}` shows the proposal", round.id)),
        Refused::NoMatch => refuse(format!("they have no match that goes on in {}", round.id))
            .hint(format!("`fortnight person {word}` shows their lines in the ledger")),
        Refused::Before(day) => refuse(format!("their match began on {day}, later than that"))
            .hint("`--since` is the day on which it came to be so; without it, today"),
        Refused::NowhereForReason => {
            refuse("the reason is kept at a match, and no match of theirs changes".to_owned())
                .hint("leave `--reason` out, or write it into their file as a comment")
        }
        Refused::Crowded(other) => refuse(format!(
            "`{}` would have two matches at one time",
            other.as_str()
        )),
        Refused::Stuck(stuck) => {
            Trouble::new("change", stuck.shown.as_str(), stuck.reason.as_str())
                .hint("change it there by hand; nothing was written")
        }
    }
}

fn text(round: &Round, said: &Said<'_>, marking: &Marking) -> String {
    let mut out = format!("{} in {}\n", does(said), round.id);
    for change in &marking.changes {
        for row in &change.rows {
            let place = place(&change.shown, Some(row.line));
            out.push_str(&format!("\n  {}\n", printable(&place)));
            for (sign, text) in [("-", &row.old), ("+", &row.new)] {
                let text = text.as_ref();
                out.extend(text.map(|text| format!("  {sign} {}\n", printable(text))));
            }
        }
    }
    let next = what_follows(round, said, marking);
    if !next.is_empty() {
        out.push_str(&format!("\n{}\n", next.join("\n")));
    }
    out.trim_end().to_owned()
}

fn does(said: &Said<'_>) -> String {
    let id = said.id.as_str();
    match said.status {
        MatchStatus::Withdrawn => format!("`{id}` has left"),
        MatchStatus::NotAnswering => format!("`{id}` does not answer"),
        MatchStatus::Met => format!("`{id}` and their partner are in touch"),
        MatchStatus::Ended => format!("`{id}` and their partner have parted"),
        MatchStatus::Active => format!("`{id}` takes part"),
    }
}

/// What it means for partners, and what comes next.
fn what_follows(round: &Round, said: &Said<'_>, marking: &Marking) -> Vec<String> {
    let quoted = |id: &PersonId| format!("`{}`", id.as_str());
    let those = |wanted: fn(Standing) -> bool| -> Vec<String> {
        let people = marking.people.iter();
        let people = people.filter(|(_, [_, now])| wanted(*now));
        people.map(|(id, _)| quoted(id)).collect()
    };
    let is = |people: &[String]| if people.len() == 1 { "is" } else { "are" };
    let mut told = Vec::new();
    let alone = those(|now| now == Standing::Alone);
    if !alone.is_empty() {
        told.push(format!(
            "{} {} left alone, and their letter will say so kindly. {}",
            words::list(&alone),
            is(&alone),
            next(round),
        ));
    }
    let on = those(|now| {
        matches!(
            now,
            Standing::Matched {
                bond: Bond::OfThree,
                ..
            }
        )
    });
    if !on.is_empty() {
        told.push(format!("{} go on as two.", words::list(&on)));
    }
    let mut lines = marking.ledger.iter().flat_map(|ledger| &ledger.matches);
    let own = lines.find(|line| line.people.contains(said.id) && line.status == said.status);
    let others = own.into_iter().flat_map(|line| line.people.iter());
    let others: Vec<String> = others.filter(|id| *id != said.id).map(quoted).collect();
    let others = words::list(&others);
    let own = said.id.as_str();
    match said.status {
        MatchStatus::NotAnswering => told.push(format!(
            "Letters stay as they are: `{own}` may still write. `fortnight match {}` shows who else is free for {others}.",
            round.id
        )),
        MatchStatus::Ended if marking.ledger.is_some() => told.push(format!(
            "Who would like somebody new: `fortnight mark PERSON active`. Who would not: `fortnight mark PERSON withdrawn`. Until then `fortnight check` asks about `{own}` and {others}."
        )),
        MatchStatus::Active if waits(round, said, marking) => {
            told.push(format!("`{own}` has no partner yet. {}", next(round)));
        }
        _ => {}
    }
    told
}

/// Whether they have no partner afterwards.
fn waits(round: &Round, said: &Said<'_>, marking: &Marking) -> bool {
    let ledger = marking.ledger.as_ref();
    ledger.is_some_and(|ledger| ledger.standings(round).waits(said.id))
}

fn next(round: &Round) -> String {
    format!(
        "`fortnight match {}` shows who else is free; whoever waits comes first when the next round is matched.",
        round.id
    )
}
