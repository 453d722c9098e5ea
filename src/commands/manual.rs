//! `fortnight completions` and `fortnight man`: what shells and `man` read, made from the definitions of the command line.

use clap::CommandFactory as _;

use super::{Stop, Verdict};
use crate::cli::{Cli, CompletionsArgs, ManArgs};
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;

/// Prints the completions of a shell.
pub fn completions(arguments: &CompletionsArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Cli::command(),
        "fortnight",
        &mut script,
    );
    terminal.result(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Fine)
}

/// Prints a page of the manual, in the language of `man`.
pub fn page(arguments: &ManArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let mut whole = Cli::command();
    whole.build();
    let command = match &arguments.command {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).cloned();
            found.ok_or_else(|| {
                Trouble::new("show", name, "there is no such command")
                    .hint("`fortnight --help` lists them")
            })?
        }
    };
    let mut text = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut text);
    rendered.map_err(|error| Trouble::io("write", "the page", &error))?;
    terminal.result(&String::from_utf8_lossy(&text))?;
    Ok(Verdict::Fine)
}
