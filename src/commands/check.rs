//! `fortnight check`: everything that `build` does, with the output thrown away.

use super::{Loaded, Stop, Verdict, count, left_out, loaded, tell};
use crate::cli::Cli;
use crate::diagnostic;
use crate::edge::Failure;
use crate::edge::clock::Stopwatch;
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::compare;
use crate::pipeline;

/// Looks for mistakes; writes nothing.
pub fn run(cli: &Cli, terminal: Terminal) -> Result<Verdict, Stop> {
    let watch = Stopwatch::start();
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    let mut problems = outcome.problems;
    if let Some(prepared) = outcome.value.as_ref().filter(|_| !input.site_only) {
        problems.extend(pipeline::scarce::check(
            &input.sources,
            &prepared.ready.program,
        ));
    }
    let (mut files, mut torn) = (0, false);
    if let Some(prepared) = &outcome.value {
        let read = |asset: &_| read_asset(&folders, asset);
        let compared = prepared.outputs(&read, |public, letters| {
            files = public.paths().len();
            compare(
                &folders,
                public,
                (!input.site_only).then_some(letters),
                &|| (),
            )
        });
        match compared {
            Ok(outcome) => torn = outcome.torn,
            Err(Failure::Problems(found)) => problems.extend(found),
            Err(Failure::Trouble(trouble)) => return Err(trouble.into()),
        }
    }
    diagnostic::sort(&input.sources, &mut problems);
    tell(&input.sources, &problems, terminal);
    if diagnostic::any_error(&problems) {
        return Ok(Verdict::Problems);
    }
    if torn {
        terminal.news("the public and the private folder come from different builds: build again");
    }
    let warnings = problems.len();
    let time = watch.elapsed().as_secs_f64();
    let sources = input.sources.iter().count();
    let said = if warnings == 0 {
        "nothing to mend".to_owned()
    } else {
        count(warnings, "warning", "warnings")
    };
    let left_out = outcome
        .value
        .and_then(|prepared| left_out(&prepared.ready.program))
        .map_or_else(String::new, |left_out| format!("; {left_out}"));
    terminal.news(&format!(
        "checked {} and {}: {said}{left_out} ({time:.2} s)",
        count(sources, "source", "sources"),
        count(files, "page", "pages"),
    ));
    Ok(Verdict::Fine)
}
