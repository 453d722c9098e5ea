//! What settings and data came to, as a preview remembers it: most edits of texts change nothing of it.

use std::sync::{Arc, OnceLock};

use super::{Memory, flags, forced_pairs};
use crate::diagnostic::Diagnostic;
use crate::parse::content::ContentRecords;
use crate::parse::{config, data};
use crate::source::{Input, Root, Sources};
use crate::validate::{Basis, Checked, Flags, Since};

/// A basis and all that it was made of.
pub(super) struct Known {
    sources: Sources,
    flags: Flags,
    ground: Ground,
}

/// A basis, and what hangs on nothing else.
#[derive(Clone)]
pub(super) struct Ground {
    pub basis: Basis,
    /// What is said of pairs that break a must rule, once a program has stood on it.
    forced_pairs: Arc<OnceLock<Vec<Diagnostic>>>,
}

impl Ground {
    pub(super) fn new(basis: Basis) -> Self {
        Self {
            basis,
            forced_pairs: Arc::default(),
        }
    }

    /// The program that documents make of it.
    pub(super) fn with(
        self,
        content: ContentRecords,
        flags: Flags,
        since: Option<&Since<'_>>,
    ) -> (Checked, Vec<Diagnostic>) {
        let (checked, mut problems) = self.basis.with(content, flags, since);
        if let Checked::Whole(program) | Checked::Fragment(program) = &checked {
            let forced = self.forced_pairs;
            let forced = forced.get_or_init(|| forced_pairs::check(program));
            problems.extend(forced.iter().cloned());
        }
        (checked.held_against(&problems), problems)
    }
}

/// The basis of a program, from memory if it still holds.
pub(super) fn ground(input: &Input, content: &ContentRecords, memory: &mut Memory) -> Ground {
    let (sources, flags) = (&input.sources, flags(input));
    if let Some(known) = &memory.basis
        && known.flags == flags
        && same_files(sources, &known.sources)
        && known.ground.basis.holds_for(sources, content)
    {
        return known.ground.clone();
    }
    let data = data::read_changed(sources, &mut memory.data);
    let basis = Basis::new(sources, config::read(sources), data, content, flags);
    let ground = Ground::new(basis);
    memory.basis = Some(Known {
        sources: sources.clone(),
        flags,
        ground: ground.clone(),
    });
    ground
}

/// Whether what is private, and what is public by agreement, is as it was, but for the names in documents.
pub(super) fn same_people(input: &Input, earlier: &Input) -> bool {
    input.today == earlier.today && same_files(&input.sources, &earlier.sources)
}

/// Whether settings and data have the same paths and texts in both, and their files the same ids.
fn same_files(sources: &Sources, known: &Sources) -> bool {
    let same_ids = [Root::Config, Root::Data].iter().all(|root| {
        let [now, before] = [sources, known].map(|one| one.of(*root).map(|(id, _)| id));
        now.eq(before)
    });
    same_ids && sources.same_in(known, &[Root::Config, Root::Data])
}
