//! What settings and data came to, as a preview remembers it: most edits of texts change nothing of it.

use std::sync::Arc;

use super::{Memory, flags};
use crate::parse::content::ContentRecords;
use crate::parse::{config, data};
use crate::source::{FileId, Input, Root, Sources};
use crate::validate::{Basis, Flags};

/// A basis and all that it was made of.
pub(super) struct Known {
    files: Vec<File>,
    flags: Flags,
    basis: Basis,
}

/// A file by its id, path and text.
type File = (FileId, Arc<str>, Arc<str>);

/// The basis of a program, from memory if it still holds.
pub(super) fn basis(input: &Input, content: &ContentRecords, memory: &mut Memory) -> Basis {
    let (sources, flags) = (&input.sources, flags(input));
    if let Some(known) = &memory.basis
        && known.flags == flags
        && same_files(sources, &known.files)
        && known.basis.holds_for(sources, content)
    {
        return known.basis.clone();
    }
    let data = data::read_changed(sources, &mut memory.data);
    let basis = Basis::new(sources, config::read(sources), data, content, flags);
    memory.basis = Some(Known {
        files: files(sources).collect(),
        flags,
        basis: basis.clone(),
    });
    basis
}

/// Whether what is private, and what is public by agreement, is as it was, but for the names in documents.
pub(super) fn same_people(input: &Input, earlier: &Input) -> bool {
    let earlier_files: Vec<File> = files(&earlier.sources).collect();
    input.today == earlier.today && same_files(&input.sources, &earlier_files)
}

/// Settings and data.
fn files(sources: &Sources) -> impl Iterator<Item = File> {
    let mine = sources
        .iter()
        .filter(|(_, file)| matches!(file.root, Root::Data | Root::Config));
    mine.map(|(id, file)| (id, Arc::clone(&file.path), Arc::clone(&file.text)))
}

fn same_files(sources: &Sources, known: &[File]) -> bool {
    let same = |a: &Arc<str>, b: &Arc<str>| Arc::ptr_eq(a, b) || a == b;
    let mut known = known.iter();
    let all = files(sources).all(|(id, path, text)| {
        let other = known.next();
        other.is_some_and(|(known, there, before)| {
            id == *known && same(&path, there) && same(&text, before)
        })
    });
    all && known.next().is_none()
}
