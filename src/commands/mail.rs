//! `fortnight mail`: the letters of an accepted round for a mail merge; `--write` issues them into the outbox.

use super::propose::asked;
use super::{Loaded, Stop, Verdict, count, loaded, tell};
use crate::cli::{Cli, MailArgs};
use crate::diagnostic::{self, Diagnostic};
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Issue, issue, issue_folder};
use crate::model::Round;
use crate::output::{Letter, Outgoing};
use crate::pipeline;
use crate::render::merge;

/// Says what would be issued, or issues it.
pub fn run(cli: &Cli, arguments: &MailArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    tell(&input.sources, &outcome.problems, terminal);
    let Some(prepared) = &outcome.value else {
        return Ok(Verdict::Problems);
    };
    let round = asked(&prepared.ready.program, arguments.round.as_deref())?;
    let stop = |mut problems: Vec<Diagnostic>| {
        diagnostic::sort(&input.sources, &mut problems);
        Stop::Problems(input.sources.clone(), problems)
    };
    let letters = prepared.letters_of(&round.id).map_err(stop)?;
    let files = outgoing(&round, letters)?;
    let name = format!("{}-table", prepared.ready.program.today);
    let what = Issue {
        round: round.id.0.as_str(),
        name: &name,
    };
    let said = count(files.len() - 1, "letter", "letters");
    if arguments.write {
        let folder = issue(&folders, what, files)?;
        terminal.result(&format!("{said} and `table.csv` are in {folder}/"))?;
    } else {
        let folder = issue_folder(&folders, what)?;
        terminal.result(&format!("{said} and `table.csv` would go to {folder}/"))?;
        terminal.news("nothing was written: `--write` writes them");
    }
    Ok(Verdict::Fine)
}

/// The letters, if they may be sent.
fn outgoing(round: &Round, letters: Vec<Letter>) -> Result<Outgoing, Trouble> {
    let refuse = |cause: &str| Trouble::new("issue", round.id.to_string(), cause);
    if letters.is_empty() {
        return Err(refuse("it has no letters today").hint(
            "a round has letters once its sign-ups have closed, until its last day; `--site-only` makes none",
        ));
    }
    let accepted: Option<Vec<_>> = letters.into_iter().map(Letter::accepted).collect();
    let Some(accepted) = accepted else {
        return Err(refuse("its matches are a proposal").hint(format!(
            "look at them and accept them: `fortnight match {} --accept`",
            round.id
        )));
    };
    merge::merge(accepted).map_err(|fault| refuse(&fault))
}
