//! `fortnight check`: everything that `build` does, with the output thrown away.

use super::{
    Loaded, Stop, Verdict, count, hands, knew_nobody, left_out, loaded, newcomers, not_used, tell,
    tell_unsound,
};
use crate::cli::Cli;
use crate::diagnostic::{self, Diagnostic};
use crate::edge::Failure;
use crate::edge::clock::Stopwatch;
use crate::edge::folders::{Folder, Folders};
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Changes, Gone, Outcome, compare};
use crate::gate::gathered;
use crate::pipeline::{self, Prepared};
use crate::source::Sources;

/// Looks for mistakes; writes nothing.
pub fn run(cli: &Cli, terminal: Terminal) -> Result<Verdict, Stop> {
    let watch = Stopwatch::start();
    let loaded = loaded(cli)?;
    let mut outcome = pipeline::prepare(&loaded.input);
    let forms = pipeline::signups::check_forms(&loaded.input);
    outcome.problems.extend(forms);
    if outcome.value.is_none() {
        tell_unsound(&loaded, outcome, terminal);
        return Ok(Verdict::Problems);
    }
    let Loaded { folders, input } = loaded;
    let mut problems = outcome.problems;
    if let Some(prepared) = outcome.value.as_ref().filter(|_| !input.site_only) {
        problems.extend(of_people(&input.sources, prepared));
    }
    let mut pages = 0;
    let mut next = None;
    if let Some(prepared) = &outcome.value {
        pages = prepared.ready.plan.site.pages();
        let read = |asset: &_| read_asset(&folders, asset);
        let compared = prepared.outputs(&read, |public, letters| {
            let letters = (!input.site_only).then_some(letters);
            compare(&folders, public, letters, &|| ())
        });
        problems.extend(prepared.ready.remarks());
        match compared {
            Ok(outcome) => next = Some(outcome),
            Err(Failure::Problems(found)) => {
                problems.extend(gathered(found, &input.sources, terminal.telling().all));
            }
            Err(Failure::Trouble(trouble)) => return Err(trouble.into()),
        }
    }
    diagnostic::sort(&input.sources, &mut problems);
    tell(&input.sources, &problems, terminal);
    if diagnostic::any_error(&problems) {
        return Ok(Verdict::Problems);
    }
    next.iter().for_each(|next| say_unusual(next, terminal));
    let sources = input.sources.iter().count();
    let time = watch.elapsed().as_secs_f64();
    let prepared = outcome.value.as_ref();
    let left_out = prepared.map(besides).unwrap_or_default();
    terminal.news(&format!(
        "checked {} and {}: {}{left_out} ({time:.2} s)",
        count(sources, "source", "sources"),
        count(pages, "page", "pages"),
        to_mend(problems.len()),
    ));
    if let Some(prepared) = prepared {
        let said = not_used(prepared).into_iter().chain(edited(prepared));
        said.for_each(|said| terminal.news(&said));
    }
    if let Some(next) = next {
        terminal.news(&foretold(&folders, &next));
    }
    Ok(Verdict::Fine)
}

/// What may become of people before their round begins, and after it has ended.
fn of_people(sources: &Sources, prepared: &Prepared) -> Vec<Diagnostic> {
    let (program, words) = (&prepared.ready.program, prepared.ready.words());
    let mut found = pipeline::few_partners::check(sources, program);
    found.extend(pipeline::over_cap::check(program, words));
    found.extend(pipeline::too_few::check(program, words));
    found.extend(pipeline::retention::check(sources, program));
    found
}

/// Which ledgers were edited by hand; rounds that are over are left in peace.
fn edited(prepared: &Prepared) -> Vec<String> {
    let program = &prepared.ready.program;
    let rounds = program.rounds.iter();
    let present = rounds.filter(|round| !round.state(program.today).is_over());
    let said = present.filter_map(|round| {
        let said = hands::said(&prepared.ready.input.sources, program.ledger(&round.id)?)?;
        let id = &round.id;
        Some(format!(
            "{said}; that is fine, and `fortnight match {id} --accept` notes it"
        ))
    });
    said.collect()
}

/// What else is worth a word about what was checked, each behind a semicolon.
fn besides(prepared: &Prepared) -> String {
    let has_letters = !prepared.ready.input.site_only;
    let new = has_letters.then(|| newcomers(prepared.matches().ok()?));
    let parts = [new.flatten(), knew_nobody(prepared), left_out(prepared)];
    let parts = parts.into_iter().flatten();
    parts.map(|part| format!("; {part}")).collect()
}

fn to_mend(warnings: usize) -> String {
    match warnings {
        0 => "nothing to mend".to_owned(),
        _ => count(warnings, "warning", "warnings"),
    }
}

/// What is worth a word about the folders, as a build would find and leave them.
fn say_unusual(next: &Outcome, terminal: Terminal) {
    if next.torn {
        terminal.news("the public and the private folder come from different builds: build again");
    }
    if let Some(Gone { pages, of }) = next.emptied {
        terminal.problem(&format!(
            "warning: a build would remove {pages} of the site's {of} pages, and will ask for `--yes`"
        ));
    }
}

/// `a build would write 3 files into public/ and remove 1, and leave private/ as it is`
fn foretold(folders: &Folders, next: &Outcome) -> String {
    let would = |folder: &Folder, changes: Changes| {
        let folder = folder.shown();
        match (changes.written, changes.removed) {
            (0, 0) => format!("leave {folder}/ as it is"),
            (0, removed) => format!("remove {} from {folder}/", count(removed, "file", "files")),
            (written, 0) => format!("write {} into {folder}/", count(written, "file", "files")),
            (written, removed) => format!(
                "write {} into {folder}/ and remove {removed}",
                count(written, "file", "files")
            ),
        }
    };
    let site = would(&folders.public, next.site);
    match next.letters {
        Some(letters) => format!(
            "a build would {site}, and {}",
            would(&folders.private, letters)
        ),
        None => format!("a build would {site}"),
    }
}
