//! What settings and data came to, as a preview remembers it: most edits of texts change nothing of it.

use super::{Memory, flags};
use crate::parse::content::ContentRecords;
use crate::parse::{config, data};
use crate::source::{Input, Root, Sources};
use crate::validate::{Basis, Flags};

/// A basis and all that it was made of.
pub(super) struct Known {
    sources: Sources,
    flags: Flags,
    basis: Basis,
}

/// The basis of a program, from memory if it still holds.
pub(super) fn basis(input: &Input, content: &ContentRecords, memory: &mut Memory) -> Basis {
    let (sources, flags) = (&input.sources, flags(input));
    if let Some(known) = &memory.basis
        && known.flags == flags
        && same_files(sources, &known.sources)
        && known.basis.holds_for(sources, content)
    {
        return known.basis.clone();
    }
    let data = data::read_changed(sources, &mut memory.data);
    let basis = Basis::new(sources, config::read(sources), data, content, flags);
    memory.basis = Some(Known {
        sources: sources.clone(),
        flags,
        basis: basis.clone(),
    });
    basis
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
