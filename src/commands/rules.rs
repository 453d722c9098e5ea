//! `fortnight rules`: the rules that run, with their points.

use super::{Loaded, Stop, Verdict, loaded, named_round, tell};
use crate::cli::{Cli, RulesArgs};
use crate::edge::terminal::Terminal;
use crate::pipeline;
use crate::plan::views::Views;
use crate::render::{privacy, rules};

/// Prints the rules of a round.
pub fn run(cli: &Cli, arguments: &RulesArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { input, .. } = loaded(cli)?;
    let outcome = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    tell(&input.sources, &outcome.problems, terminal);
    let Some(ready) = outcome.value else {
        return Ok(Verdict::Problems);
    };
    if arguments.privacy {
        let text = privacy::markdown(&ready.program, ready.words());
        terminal.result(text.trim_end())?;
        return Ok(Verdict::Fine);
    }
    let views = Views {
        program: &ready.program,
        site: &ready.plan.site,
    };
    let view = match &arguments.round {
        Some(name) => views.matching_of(Some(&*named_round(&ready.program, name)?)),
        None => views.matching(),
    };
    terminal.result(&rules::text(&view, ready.words()))?;
    Ok(Verdict::Fine)
}
