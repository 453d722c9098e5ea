//! `fortnight form`: the questions that the program needs, in the shape that is asked for.

use super::{Loaded, Stop, Verdict, loaded, named_round, tell};
use crate::address::Web;
use crate::cli::{Cli, FormArgs, Shape};
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;
use crate::pipeline;
use crate::render::form;

/// People tell it who they are, so that nobody but the organisers can say where that goes.
fn action(arguments: &FormArgs) -> Result<&str, Trouble> {
    let is_safe = |address: &&str| Web::new(address).is_some_and(Web::is_secure);
    let given = arguments.action.as_deref();
    given.filter(is_safe).ok_or_else(|| {
        let cause = "nothing says where its answers go, encrypted on the way";
        Trouble::new("make", "the page", cause)
            .hint("add `--action https://…`, the address of your form action")
    })
}

/// Prints the form; what it cannot ask is told beside it.
pub fn run(cli: &Cli, arguments: &FormArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { input, .. } = loaded(cli)?;
    let outcome = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    tell(&input.sources, &outcome.problems, terminal);
    let Some(ready) = outcome.value else {
        return Ok(Verdict::Problems);
    };
    let program = &ready.program;
    let round = match &arguments.round {
        Some(name) => named_round(program, name)?,
        None => form::next_round(program).ok_or_else(|| {
            Trouble::new("make", "the form", "there is no round to sign up for")
                .hint("write one into `data/rounds`")
        })?,
    };
    for warning in form::warnings(program, &round) {
        terminal.news(&format!("note: {warning}"));
    }
    let questions = form::questionnaire(program, &round, ready.words());
    let text = match arguments.shape {
        Shape::Markdown => form::markdown(&questions),
        Shape::Html => form::html(&questions, action(arguments)?),
        Shape::Script => form::script(&questions),
        Shape::Columns => form::columns(&questions),
    };
    terminal.result(&text)?;
    Ok(Verdict::Fine)
}
