//! What would be wrong with a program once files are changed, and the changes as the edge takes them.

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::edge::write;
use crate::life::{self, Change};
use crate::pipeline;
use crate::source::Input;

/// The errors that would be told of the program afterwards, and were not before.
pub fn afterwards(input: &Input, changes: &[Change]) -> (Input, Vec<Diagnostic>) {
    let next = life::after(input, changes);
    let problems = |input: &Input| pipeline::program(input).1;
    let before: Vec<String> = problems(input).into_iter().map(|one| one.message).collect();
    let mut found = problems(&next);
    found.retain(|one| one.severity == Severity::Error && !before.contains(&one.message));
    diagnostic::sort(&next.sources, &mut found);
    (next, found)
}

/// The very values that were shown.
pub fn written(changes: &[Change]) -> Vec<write::Change> {
    let changes = changes.iter().map(|change| write::Change {
        path: change.path.clone(),
        before: Some(change.before.to_string()),
        after: change.after.clone(),
    });
    changes.collect()
}
