//! A program without an error, and the round of it that a command is about. What is only worth a warning is left to `check`.

use std::sync::Arc;

use super::{Loaded, Stop, loaded};
use crate::cli::Cli;
use crate::diagnostic::Severity;
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::model::{Program, Round};
use crate::pipeline::{self, Prepared};

/// A program that could be built.
pub(super) struct Sound {
    pub folders: Folders,
    pub prepared: Prepared,
}

/// Reads the program that the options name; its errors stop the command.
pub(super) fn sound(cli: &Cli) -> Result<Sound, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let pipeline::Outcome {
        value,
        mut problems,
        ..
    } = pipeline::prepare(&input);
    match value {
        Some(prepared) => Ok(Sound { folders, prepared }),
        None => {
            problems.retain(|problem| problem.severity == Severity::Error);
            Err(Stop::Problems(input.sources, problems))
        }
    }
}

impl Sound {
    /// The program.
    pub fn program(&self) -> &Program {
        &self.prepared.ready.program
    }

    /// The round that was named, or that is meant where none was.
    pub fn round(
        &self,
        name: Option<&String>,
        meant: fn(&Program) -> Result<Arc<Round>, Trouble>,
    ) -> Result<Arc<Round>, Stop> {
        match name {
            Some(name) => named_round(self.program(), name),
            None => Ok(meant(self.program())?),
        }
    }
}

/// The round of a name.
pub(super) fn named_round(program: &Program, name: &str) -> Result<Arc<Round>, Stop> {
    let mut rounds = program.rounds.iter();
    if let Some(found) = rounds.find(|round| round.id.0.as_str() == name) {
        return Ok(Arc::clone(found));
    }
    let known: Vec<String> = program
        .rounds
        .iter()
        .map(|round| round.id.to_string())
        .collect();
    let trouble = Trouble::new("find", name, "there is no such round");
    Err(trouble
        .hint(format!("the rounds are: {}", known.join(", ")))
        .into())
}
