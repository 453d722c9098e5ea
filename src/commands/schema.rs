//! `fortnight schema`: what an editor needs to know of a kind of file.

use super::{Loaded, Stop, Verdict, loaded};
use crate::cli::{Cli, SchemaArgs};
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;
use crate::pipeline;
use crate::render::schema::{Kind, schema};

/// Prints the schema of a kind of file, or which there are. In a program, its own fields and values are in it.
pub fn run(cli: &Cli, arguments: &SchemaArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(name) = &arguments.kind else {
        let lines = Kind::ALL.map(|(name, _, files)| format!("  {name:12} {files}"));
        terminal.result(&format!(
            "Kinds of files:\n{}\n\n\
             `fortnight schema participant > .schemas/participant.json` writes one. An editor takes it by a first line in the file,\n\n  \
             # yaml-language-server: $schema=../../.schemas/participant.json\n  \
             #:schema .schemas/settings.json                  (in fortnight.toml)\n\n\
             or, for all files of a kind, by its settings: docs/editors.md shows them.",
            lines.join("\n")
        ))?;
        return Ok(Verdict::Fine);
    };
    let kind = Kind::named(name).ok_or_else(|| {
        let known = Kind::ALL.map(|(name, ..)| name).join(", ");
        Trouble::new("describe", name, "there is no such kind of file")
            .hint(format!("the kinds are: {known}"))
    })?;
    // Outside of a program, or in one with mistakes, the schema holds what all programs have.
    let program = loaded(cli).ok().and_then(|Loaded { input, .. }| {
        let (program, _) = pipeline::program(&input);
        program
    });
    let schema = schema(kind, program.as_ref());
    terminal.result(&format!("{schema:#}"))?;
    Ok(Verdict::Fine)
}
