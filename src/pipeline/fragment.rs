//! What else can be told of a program with errors, so that nobody has to mend one half to hear of the other.

use rayon::prelude::*;

use super::Prepared;
use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::plan::graph;
use crate::source::{Input, ReadAsset, Root};

/// What the leak gate finds in a site that cannot be published as it is, and what it cannot know yet.
pub struct Leaks {
    /// What it finds.
    pub problems: Vec<Diagnostic>,
    /// In words, to stand behind all; empty if nothing keeps it from its work.
    pub unknown: &'static str,
}

/// Lets the leak gate read what can be rendered.
pub fn leaks(
    input: &Input,
    unsound: Option<&Prepared>,
    problems: &[Diagnostic],
    read: ReadAsset<'_>,
) -> Leaks {
    let nothing = |unknown| Leaks {
        problems: Vec::new(),
        unknown,
    };
    let mut data = input.sources.of(Root::Data);
    if !data.any(|(_, file)| file.path.starts_with("participants/")) {
        return nothing(""); // there is nobody whose data could leak
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let weights = errors.map(|error| Weight::of(error, input));
    let weight = weights.max().unwrap_or(Weight::None);
    let Some(Prepared { ready, .. }) = unsound.filter(|_| weight < Weight::Site) else {
        return nothing(", and the leak gate has not read the site yet");
    };
    let files = ready.plan.site.files.par_iter();
    let told = files.flat_map_iter(|file| ready.public(file, read).err().unwrap_or_default());
    Leaks {
        problems: told
            .filter(|problem| problem.check == check::LEAK)
            .collect(),
        unknown: match weight {
            Weight::People => ", and the leak gate does not know everybody yet",
            Weight::None | Weight::Site => "",
        },
    }
}

/// What an error may keep from the gate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Nothing.
    None,
    /// Somebody who would have to be looked for.
    People,
    /// What is public on purpose, or what the site will be.
    Site,
}

impl Weight {
    fn of(error: &Diagnostic, input: &Input) -> Self {
        let file = match &error.place {
            _ if graph::ERRORS.contains(&error.check) => return Self::None,
            Place::Cell(_) | Place::Program => return Self::Site,
            Place::Span(span) => Some(input.sources.get(span.file)),
            Place::File(shown, _) => {
                let mut files = input.sources.iter().map(|(_, file)| file);
                files.find(|file| *file.shown == **shown)
            }
        };
        let data = file.filter(|file| file.root == Root::Data);
        match data.and_then(|file| file.path.split('/').next()) {
            Some("participants") => Self::People,
            Some("rounds" | "matches") => Self::None,
            _ => Self::Site,
        }
    }
}
