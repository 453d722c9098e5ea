//! Writes the site and the letters so that readers see the old trees or the new ones, never a mix.
//!
//! Both trees are staged beside their folders before either is swapped; the letters are swapped first. Each file is
//! rendered once and compared with the one that is there. As long as nothing differs, nothing is written, so that a
//! build without changes costs a rendering and a reading. The first difference starts the staging; what is equal is taken
//! over from the old tree as it is, with its time. A failure at any point leaves everything as it was.
//!
//! What the disk refuses is a [`Trouble`]; a leak, a broken template or an unreadable asset are problems of the user's.

mod change;
mod disk;
mod fresh;
mod guard;
mod issue;
mod item;
mod journal;
mod kept;
mod ledger;
mod leftovers;
mod lock;
mod marker;
mod new_folder;
mod own;
mod removal;
mod slot;
mod staging;
mod swap;
mod text;
mod tree;

pub use change::{Change, change_files};
pub use fresh::{make_files, vacant};
pub use guard::check as check_folders;
pub use issue::{Free, Issue, free_folder, is_issued, issue};
pub use journal::Journal;
pub use kept::{forget, hand_over, kept};
pub use ledger::{Existing, write_ledger};
pub use removal::remove_file;
pub use tree::Gone;

use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use self::slot::Slot;
use self::swap::Staged;
use self::tree::{Filled, Tree};
use super::folders::Folders;
use super::{Failure, Trouble};
use crate::diagnostic::Diagnostic;
use crate::output::{Letters, PublicFiles};
use crate::path::OutPath;

/// What was done, or, for [`compare`], what would be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The site.
    pub site: Changes,
    /// The private files, if there was anything to do with them.
    pub letters: Option<Changes>,
    /// Those of them that are no letters: certificates and reports.
    pub reports: Changes,
    /// Whether the site and the letters that were there before came from different inputs.
    pub torn: bool,
    /// The pages of the site that go, if they are half of many or more.
    pub emptied: Option<Gone>,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
}

/// What to do if half of the pages of a site would go, or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptied {
    /// Refuse: more often than not it is the wrong day or the wrong folder.
    Refuse,
    /// It is meant.
    Allow,
}

/// Numbers of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New or different.
    pub written: usize,
    /// As they were.
    pub unchanged: usize,
    /// No longer there.
    pub removed: usize,
}

impl Changes {
    fn count(&mut self, is_new: bool) {
        match is_new {
            true => self.written += 1,
            false => self.unchanged += 1,
        }
    }

    /// What is left without some of them.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self {
            written: self.written - others.written,
            unchanged: self.unchanged - others.unchanged,
            removed: self.removed - others.removed,
        }
    }

    /// Whether all is as it was.
    pub fn is_none(self) -> bool {
        self.written == 0 && self.removed == 0
    }
}

/// Writes the site and, unless there are none to write, the letters. `step` is called after each file, from any thread.
///
/// # Errors
/// A folder is not ours to replace, another build is at work, half of the pages would go, the disk refuses, or a file could
/// not be rendered. The folders are then as they were before.
pub fn publish(
    folders: &Folders,
    site: &PublicFiles<'_>,
    letters: Option<&Letters<'_>>,
    emptied: Emptied,
    step: &(dyn Fn() + Sync),
) -> Result<Outcome, Failure> {
    guard::check(folders)?;
    let public = Slot::claim(&folders.public, marker::Kind::Site)?;
    let private = match letters {
        Some(_) => Some(Slot::claim(&folders.private, marker::Kind::Letters)?),
        None => None,
    };
    let torn = is_torn(&public, private.as_ref());
    let alone = letters.is_none();
    let letters = private.as_ref().zip(letters);
    let (site, letters) = std::thread::scope(|scope| {
        // Both at once: pages need not wait until the rounds are matched, and two cores that make files in one folder would
        // wait for each other; the disk takes what is made first while the other is still being made.
        let (site, letters) = rayon::join(
            || {
                let site = tree::fill(&public, site_tree(site, alone), tree::Aim::Write, step);
                scope.spawn(|| flushed(site))
            },
            || {
                letters.map(|(slot, letters)| {
                    let letters = Tree::Letters(letters);
                    let letters = tree::fill(slot, letters, tree::Aim::Write, step);
                    scope.spawn(|| flushed(letters))
                })
            },
        );
        (joined(site), letters.map(joined))
    });
    let (site, letters) = both(site, letters)?;
    if let (Some(gone), Emptied::Refuse) = (site.emptied, emptied) {
        return Err(half_empty(folders, gone, site.changes).into());
    }
    let mut outcome = Outcome {
        site: site.changes,
        letters: letters.as_ref().map(|letters| letters.changes),
        reports: letters
            .as_ref()
            .map_or_else(Changes::default, |letters| letters.reports),
        torn,
        emptied: site.emptied,
        warnings: Vec::new(),
    };
    let staged = letters
        .into_iter()
        .chain([site])
        .map(|filled| filled.staged);
    outcome.warnings = swap_all(staged.collect())?;
    Ok(outcome)
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// What [`publish`] would do. Renders everything, writes nothing, not even a lock.
///
/// # Errors
/// As [`publish`], as far as they can be foreseen.
pub fn compare(
    folders: &Folders,
    site: &PublicFiles<'_>,
    letters: Option<&Letters<'_>>,
    step: &(dyn Fn() + Sync),
) -> Result<Outcome, Failure> {
    guard::check(folders)?;
    let public = Slot::look(&folders.public, marker::Kind::Site)?;
    let private = Slot::look(&folders.private, marker::Kind::Letters)?;
    let torn = is_torn(&public, Some(&private));
    let (site, letters) = rayon::join(
        || {
            tree::fill(
                &public,
                site_tree(site, letters.is_none()),
                tree::Aim::Compare,
                step,
            )
        },
        || {
            letters.map(|letters| {
                tree::fill(&private, Tree::Letters(letters), tree::Aim::Compare, step)
            })
        },
    );
    let (site, letters) = both(site, letters)?;
    Ok(Outcome {
        emptied: site.emptied,
        site: site.changes,
        reports: letters
            .as_ref()
            .map_or_else(Changes::default, |letters| letters.reports),
        letters: letters.map(|letters| letters.changes),
        torn,
        warnings: Vec::new(),
    })
}

/// The bytes of a letter as they lie in the private folder; `None` if it is not there, or cannot be read.
pub fn kept_letter(folders: &Folders, path: &OutPath) -> Option<Vec<u8>> {
    std::fs::read(folders.private.disk().join(path.as_str())).ok()
}

fn site_tree<'t, 'b>(site: &'t PublicFiles<'b>, alone: bool) -> Tree<'t, 'b> {
    match alone {
        true => Tree::SiteAlone(site),
        false => Tree::Site(site),
    }
}

fn half_empty(folders: &Folders, gone: Gone, changes: Changes) -> Trouble {
    let Gone { pages, of } = gone;
    let cause = format!(
        "{pages} of its {of} pages would go, and {} files would be there",
        changes.written + changes.unchanged
    );
    Trouble::new("replace", folders.public.shown(), cause)
        .hint("is it the right day and the right folder? if you mean it, say so with `--yes`")
}

fn is_torn(public: &Slot<'_>, private: Option<&Slot<'_>>) -> bool {
    let digests = public.digest().zip(private.and_then(Slot::digest));
    digests.is_some_and(|(site, letters)| site != letters && !site.ends_with(marker::ALONE))
}

/// Both results, or the problems of both.
fn both<'a>(
    site: Result<Filled<'a>, Failure>,
    letters: Option<Result<Filled<'a>, Failure>>,
) -> Result<(Filled<'a>, Option<Filled<'a>>), Failure> {
    match (site, letters.transpose()) {
        (Ok(site), Ok(letters)) => Ok((site, letters)),
        (Err(Failure::Problems(mut problems)), Err(Failure::Problems(more))) => {
            problems.extend(more);
            Err(Failure::Problems(problems))
        }
        (Err(trouble @ Failure::Trouble(_)), _) | (_, Err(trouble)) | (Err(trouble), _) => {
            Err(trouble)
        }
    }
}

/// The tree once it is on the disk.
fn flushed(filled: Result<Filled<'_>, Failure>) -> Result<Filled<'_>, Failure> {
    let filled = filled?;
    filled.staged.flush()?;
    Ok(filled)
}

/// Brings everything staged, which is on the disk already, into its place, in this order. If one fails, those before it are
/// taken back.
fn swap_all(mut staged: Vec<Staged<'_>>) -> Result<Vec<Diagnostic>, Trouble> {
    for at in 0..staged.len() {
        if let Err(trouble) = staged[at].swap() {
            staged[..at].iter_mut().rev().for_each(Staged::take_back);
            return Err(trouble);
        }
    }
    for one in &staged {
        one.flush_parent();
    }
    Ok(staged.into_iter().flat_map(Staged::retire).collect())
}

#[cfg(test)]
mod tests;
