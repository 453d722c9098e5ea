//! `fortnight build`: the site into the public folder, the letters into the private one.

use std::collections::BTreeSet;

use super::{
    Loaded, Stop, Verdict, count, knew_nobody, left_out, loaded, newcomers, not_used, tell,
    tell_unsound, warn,
};
use crate::check;
use crate::cli::Cli;
use crate::edge::Failure;
use crate::edge::clock::Stopwatch;
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Changes, Emptied, Outcome, publish};
use crate::gate::gathered;
use crate::matching::RoundMatches;
use crate::pipeline::{self, Prepared};
use crate::render::report::FILES;
use crate::words::english as words;

/// Builds the program.
pub fn run(cli: &Cli, terminal: Terminal) -> Result<Verdict, Stop> {
    let watch = Stopwatch::start();
    let loaded = loaded(cli)?;
    let outcome = pipeline::prepare(&loaded.input);
    let Some(prepared) = outcome.value else {
        tell_unsound(&loaded, outcome, terminal);
        return Ok(Verdict::Problems);
    };
    let Loaded { folders, input } = loaded;
    let read = |asset: &_| read_asset(&folders, asset);
    let written = prepared.outputs(&read, |public, letters| {
        let letters = (!input.site_only).then_some(letters);
        let steps = public.paths().len() + letters.map_or(0, crate::output::Letters::len);
        let progress = terminal.progress("writing", steps);
        let emptied = match cli.options.yes {
            true => Emptied::Allow,
            false => Emptied::Refuse,
        };
        publish(&folders, public, letters, emptied, &|| progress.step())
    });
    let mut problems = outcome.problems;
    match written {
        Ok(done) => {
            problems.extend(done.warnings.iter().cloned());
            problems.extend(prepared.ready.remarks());
            crate::diagnostic::sort(&input.sources, &mut problems);
            warn(&input.sources, &problems, terminal);
            let time = watch.elapsed().as_secs_f64();
            terminal.news(&summary(&prepared, &done, problems.len(), time));
            for said in not_used(&prepared) {
                terminal.news(&said);
            }
            terminal.news(&where_to_look(&folders, &done));
            // The process ends here, and the system takes all memory at once: to take the program apart first is work lost.
            std::mem::forget((input, prepared));
            Ok(Verdict::Fine)
        }
        Err(Failure::Problems(found)) => {
            problems.extend(gathered(found, &input.sources, terminal.telling().all));
            crate::diagnostic::sort(&input.sources, &mut problems);
            tell(&input.sources, &problems, terminal);
            Ok(Verdict::Problems)
        }
        Err(Failure::Trouble(trouble)) => {
            // Why half of the pages would go.
            let days: Vec<_> = problems
                .into_iter()
                .filter(|problem| problem.check == check::FAR_OFF_DAY)
                .collect();
            warn(&input.sources, &days, terminal);
            Err(trouble.into())
        }
    }
}

/// `8 topics, 104 pages; 92 participants matched, 92 letters; left out: 1 draft; 0.21 s, no warnings`
fn summary(prepared: &Prepared, done: &Outcome, warnings: usize, time: f64) -> String {
    let program = &prepared.ready.program;
    let pages = prepared.ready.plan.site.pages();
    let mut said = format!(
        "{}, {}",
        count(program.topics.len(), "topic", "topics"),
        count(pages, "page", "pages"),
    );
    let letters = done.letters.map(|all| all.without(done.reports));
    let letters = letters.filter(|letters| letters.written + letters.unchanged > 0);
    if let Some(letters) = letters {
        let matches = prepared.matches();
        let rounds = matches.iter().flat_map(|matches| matches.rounds.values());
        // Who has several partners is one participant all the same.
        let of_round = |round: &RoundMatches| {
            let people = round.matches.iter().flat_map(|found| &found.people);
            people.collect::<BTreeSet<_>>().len()
        };
        let matched: usize = rounds.map(of_round).sum();
        let total = letters.written + letters.unchanged;
        said.push_str(&format!(
            "; {} matched, {}",
            count(matched, "participant", "participants"),
            count(total, "letter", "letters"),
        ));
        let mut rounds = matches.iter().flat_map(|matches| matches.rounds.values());
        if rounds.any(|round| round.proposal().is_some()) {
            said.push_str(" (a proposal: see `fortnight match`)");
        }
        if let Some(new) = matches.ok().and_then(newcomers) {
            said.push_str(&format!("; {new}"));
        }
    }
    let closed = prepared.ready.plan.letters.iter();
    let closed = closed.filter(|plan| plan.is_last(program));
    let certificates: usize = closed.map(|plan| plan.people.len()).sum();
    if done.letters.is_some() && certificates > 0 {
        let certificates = count(certificates, "certificate", "certificates");
        said.push_str(&format!("; {certificates}"));
    }
    let others = done.reports.written + done.reports.unchanged;
    let reports = others.saturating_sub(certificates) / FILES.len();
    if reports > 0 {
        said.push_str(&format!("; {}", count(reports, "report", "reports")));
    }
    for part in [knew_nobody(prepared), left_out(prepared)]
        .into_iter()
        .flatten()
    {
        said.push_str(&format!("; {part}"));
    }
    let warnings = if warnings == 0 {
        "no warnings".to_owned()
    } else {
        count(warnings, "warning", "warnings")
    };
    format!("{said}; {time:.2} s, {warnings}")
}

fn where_to_look(folders: &crate::edge::folders::Folders, done: &Outcome) -> String {
    let site = format!(
        "open {}/index.html ({})",
        folders.public.shown(),
        changes(done.site, |files| count(files, "file", "files"))
    );
    match done.letters {
        Some(letters) if letters.written + letters.unchanged > 0 => {
            let what = match letters.without(done.reports) {
                none if none.written + none.unchanged == 0 => "reports",
                _ => "letters",
            };
            format!(
                "{site}; {what} in {}/ ({})",
                folders.private.shown(),
                changes(letters, |files| count(files, "file", "files"))
            )
        }
        _ => site,
    }
}

/// `24 files written, 5 as they were, 3 removed`
fn changes(changes: Changes, counted: fn(usize) -> String) -> String {
    if changes.is_none() {
        return "as it was".to_owned();
    }
    let counts = [
        (changes.written, "written"),
        (changes.unchanged, "as they were"),
        (changes.removed, "removed"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let said = counts.enumerate().map(|(at, (number, what))| match at {
        0 => format!("{} {what}", counted(*number)),
        _ => format!("{} {what}", words::number(*number as u64)),
    });
    said.collect::<Vec<_>>().join(", ")
}
