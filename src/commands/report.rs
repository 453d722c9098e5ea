//! `fortnight report`: the figures of a round, and where its report is; `--write` writes those that anybody may know.

use std::sync::Arc;

use super::sound::{Sound, sound};
use super::{Stop, Verdict};
use crate::cli::{Cli, ReportArgs};
use crate::diagnostic::printable;
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, change_files};
use crate::matching::RoundMatches;
use crate::model::round::State;
use crate::model::{Program, Round};
use crate::output::kinds::Kind;
use crate::pipeline::{self, Prepared};
use crate::render::figures;
use crate::render::report::Report;
use crate::source::Root;
use crate::stats::{self, Figures};

/// Shows the figures, or writes those that anybody may know.
pub fn run(cli: &Cli, arguments: &ReportArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let sound = sound(cli)?;
    let round = sound.round(arguments.round.as_ref(), latest)?;
    let Sound { folders, prepared } = &sound;
    let (input, program) = (&prepared.ready.input, sound.program());
    let found = pipeline::outcome(program, &round)
        .map_err(|problems| Stop::Problems(input.sources.clone(), problems))?
        .ok_or_else(|| nothing_accepted(&round))?;
    let figures = Figures::of(program, &round, &found);
    let report = Report {
        program,
        round: &round,
        matches: &found,
        figures: figures.exact(),
    };
    terminal.result(&text(&report))?;
    terminal.news(&whereabouts(program, &round, folders));
    if arguments.write {
        let said = publish(prepared, folders, &round, &found)?;
        terminal.news(&said);
    }
    Ok(Verdict::Fine)
}

/// The round that runs; if none does, the one that ended last.
fn latest(program: &Program) -> Result<Arc<Round>, Trouble> {
    let state = |round: &Round| round.state(program.today);
    let rounds = program.rounds.iter();
    let begun = rounds.filter(|round| state(round) >= State::Running);
    let found = begun.max_by_key(|round| (state(round) == State::Running, round.ends, &round.id));
    found.map(Arc::clone).ok_or_else(|| {
        Trouble::new("report on", "the program", "no round of it has begun yet")
            .hint("name a round whose matches are accepted: `fortnight report 2026b`")
    })
}

fn nothing_accepted(round: &Round) -> Trouble {
    let cause = "its matches are not accepted, so there is nothing to report on yet";
    Trouble::new("report on", round.id.to_string(), cause)
        .hint(format!("`fortnight match {}` shows the proposal", round.id))
}

fn text(report: &Report<'_>) -> String {
    let facts = report.facts();
    let width = facts.iter().map(|fact| fact.0.len()).max().unwrap_or(0);
    let mut out = format!("{} ({})\n", printable(&report.round.title), report.round.id);
    for (name, value) in facts {
        out.push_str(&format!("  {name:width$}  {value}\n"));
    }
    out.trim_end().to_owned()
}

fn whereabouts(program: &Program, round: &Round, folders: &Folders) -> String {
    let id = round.id.0.as_str();
    let [page, sheet] =
        [Kind::Report, Kind::Figures].map(|kind| folders.private.show(&kind.path(id, "")));
    match round.state(program.today) {
        State::Running | State::Ended => {
            format!(
                "the whole report: {page}, and its figures: {sheet}; `fortnight build` makes both anew"
            )
        }
        _ => format!("the whole report will be {page}: a build makes it once the round has begun"),
    }
}

/// Writes the figures of a round that anybody may know, and says so.
pub(super) fn publish(
    prepared: &Prepared,
    folders: &Folders,
    round: &Round,
    found: &RoundMatches,
) -> Result<String, Trouble> {
    let ready = &prepared.ready;
    let Some(public) = stats::public(&ready.program, round, found) else {
        return Ok(format!(
            "no public figures: fewer than {} people take part, and figures could point at somebody",
            ready.program.config.site.smallest_group
        ));
    };
    let change = change(prepared, round, figures::yaml(&public));
    let shown = folders.data.show(&change.path);
    if change.before.as_deref() == Some(&*change.after) {
        return Ok(format!(
            "the public figures in {shown} are as they should be"
        ));
    }
    change_files(&folders.data, &[change])?;
    Ok(format!(
        "what anybody may know of it is in {shown}, and will stand on the page of the round"
    ))
}

/// The file of the figures, as it was read and as it is to be.
pub(super) fn change(prepared: &Prepared, round: &Round, after: String) -> Change {
    let sources = &prepared.ready.input.sources;
    let named = |ending: &str| format!("figures/{}.{ending}", round.id);
    let written = ["yaml", "yml"].map(named);
    let mut written = written.into_iter();
    let found = written.find_map(|path| Some((sources.find(Root::Data, &path)?, path)));
    match found {
        Some((file, path)) => Change {
            path,
            before: Some(sources.get(file).text.to_string()),
            after,
        },
        None => Change {
            path: named("yaml"),
            before: None,
            after,
        },
    }
}
