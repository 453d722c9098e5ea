//! Renders the files of one tree, compares them with what is there, and stages them from the first difference on.

use std::fs::File;
use std::io::Read as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use rayon::prelude::*;

use super::super::{Failure, Trouble};
use super::Changes;
use super::disk;
use super::item::Item;
use super::marker::{self, Marker};
use super::slot::Slot;
use super::staging::Staging;
use super::swap::Staged;
use crate::diagnostic::Diagnostic;
use crate::output::kinds::Kind;
use crate::output::{Letters, PublicFiles};
use crate::path::OutPath;

/// So many files are made by one thread without looking whether another is idle.
const AT_ONCE: usize = 16;

/// What a tree is made from.
#[derive(Clone, Copy)]
pub(super) enum Tree<'t, 'b> {
    Site(&'t PublicFiles<'b>),
    /// Without letters, as was asked for.
    SiteAlone(&'t PublicFiles<'b>),
    Letters(&'t Letters<'b>),
}

/// What to do about differences.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Write,
    Compare,
}

/// A tree that is ready.
pub(super) struct Filled<'a> {
    pub staged: Staged<'a>,
    pub changes: Changes,
    /// Those of them that are private and no letters.
    pub reports: Changes,
    /// The pages that go, if they are half of a site of many or more.
    pub emptied: Option<Gone>,
}

/// How many of the pages that were there go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Pages that go.
    pub pages: usize,
    /// Pages that were there.
    pub of: usize,
}

/// A site of fewer pages may change altogether in one day.
const MANY_PAGES: usize = 10;

impl<'t, 'b> Tree<'t, 'b> {
    fn len(self) -> usize {
        match self {
            Self::Site(files) | Self::SiteAlone(files) => files.paths().len(),
            Self::Letters(letters) => letters.len(),
        }
    }

    fn digest(self) -> String {
        match self {
            Self::Site(files) => files.digest().to_owned(),
            Self::SiteAlone(files) => format!("{}{}", files.digest(), marker::ALONE),
            Self::Letters(letters) => letters.digest().to_owned(),
        }
    }

    /// What comes before the first item.
    fn begin(self) -> Result<(), Vec<Diagnostic>> {
        match self {
            Self::Site(_) | Self::SiteAlone(_) => Ok(()),
            Self::Letters(letters) => letters.begin(),
        }
    }

    fn item(self, index: usize) -> Result<Item<'b>, Vec<Diagnostic>> {
        match self {
            Self::Site(files) | Self::SiteAlone(files) => Ok(Item {
                path: files.paths()[index].clone(),
                bytes: files.bytes(index)?,
            }),
            Self::Letters(letters) => Ok(letters.letter(index)?.into()),
        }
    }
}

/// What became of one file.
enum Fate {
    /// Identical to the old one, of this time; not staged, since nothing had differed yet.
    Same(OutPath, SystemTime),
    /// Identical to the old one, and staged.
    Kept(OutPath),
    /// New or different, and staged.
    Written(OutPath),
    /// Another file has failed: rendered only to find its problems too.
    Skipped,
}

/// Renders all files. Nothing is staged if nothing differs, or if the aim is only to compare.
///
/// # Errors
/// The problems of all files, or the first trouble.
pub(super) fn fill<'a>(
    slot: &'a Slot<'a>,
    tree: Tree<'_, '_>,
    aim: Aim,
    step: &(dyn Fn() + Sync),
) -> Result<Filled<'a>, Failure> {
    tree.begin().map_err(Failure::Problems)?;
    let staging = Staging::new(slot);
    let pass = Pass {
        slot,
        tree,
        staging: (aim == Aim::Write).then_some(&staging),
        failed: AtomicBool::new(false),
        step,
    };
    let fates = pass.run()?;
    let (marker, mut changes, mut reports, same) = tally(slot, tree, fates)?;
    let old = slot.marker.as_ref();
    let gone = |file: &&String| !marker.lists(file);
    let old_files = old.map_or(&[][..], |old| &old.files);
    changes.removed = old_files.iter().filter(gone).count();
    let gone_reports = old_files.iter().filter(gone);
    reports.removed = gone_reports.filter(|file| is_report(slot, file)).count();
    let pages = || old_files.iter().filter(|file| file.ends_with(".html"));
    let pages_gone = Gone {
        pages: pages().filter(gone).count(),
        of: pages().count(),
    };
    let emptied = slot.kind == marker::Kind::Site
        && pages_gone.of >= MANY_PAGES
        && pages_gone.pages * 2 >= pages_gone.of;
    let is_same = changes.is_none() && slot.intact;
    let staged = if aim == Aim::Compare || (is_same && old == Some(&marker)) {
        Staged::nothing(slot)
    } else if is_same {
        Staged::marker(slot, &marker)?
    } else {
        same.par_iter()
            .try_for_each(|(path, time)| staging.keep(path, *time))?;
        staging.finish(&marker)?
    };
    Ok(Filled {
        staged,
        changes,
        reports,
        emptied: emptied.then_some(pages_gone),
    })
}

/// One run over all files of a tree.
struct Pass<'p, 's, 'b> {
    slot: &'p Slot<'s>,
    tree: Tree<'p, 'b>,
    staging: Option<&'p Staging<'s>>,
    failed: AtomicBool,
    step: &'p (dyn Fn() + Sync),
}

impl Pass<'_, '_, '_> {
    fn run(&self) -> Result<Vec<Fate>, Failure> {
        let results: Vec<Result<Fate, Failure>> = (0..self.tree.len())
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .map(|index| {
                let result = self.one(index);
                if result.is_err() {
                    self.failed.store(true, Ordering::Relaxed);
                }
                (self.step)();
                result
            })
            .collect();
        let mut fates = Vec::with_capacity(results.len());
        let mut problems = Vec::new();
        for result in results {
            match result {
                Ok(fate) => fates.push(fate),
                Err(Failure::Problems(more)) => problems.extend(more),
                Err(trouble) => return Err(trouble),
            }
        }
        if problems.is_empty() {
            Ok(fates)
        } else {
            Err(Failure::Problems(problems))
        }
    }

    fn one(&self, index: usize) -> Result<Fate, Failure> {
        let item = self.tree.item(index).map_err(Failure::Problems)?;
        if self.failed.load(Ordering::Relaxed) {
            return Ok(Fate::Skipped);
        }
        let time = self.time_if_same(&item);
        match (time, self.staging) {
            (Some(time), Some(staging)) if staging.has_begun() => {
                staging.keep(&item.path, time)?;
                Ok(Fate::Kept(item.path))
            }
            (Some(time), _) => Ok(Fate::Same(item.path, time)),
            (None, Some(staging)) => {
                staging.write(&item)?;
                Ok(Fate::Written(item.path))
            }
            (None, None) => Ok(Fate::Written(item.path)),
        }
    }

    fn time_if_same(&self, item: &Item<'_>) -> Option<SystemTime> {
        let listed = self.slot.marker.as_ref()?.lists(item.path.as_str());
        listed.then(|| time_if_same(self.slot, item))?
    }
}

/// The time of a file that holds just these bytes, with the right mode and no second name.
fn time_if_same(slot: &Slot<'_>, item: &Item<'_>) -> Option<SystemTime> {
    let (path, bytes) = (item.path.as_str(), &*item.bytes);
    let mut file = File::open(slot.real.join(path)).ok()?;
    let there = file.metadata().ok()?;
    let fits = there.is_file() && there.len() == bytes.len() as u64;
    let has_mode = disk::has_mode(&there, slot.kind.file_mode());
    if !fits || !has_mode || slot.has_other_names(path, &there) {
        return None;
    }
    let mut buffer = [0; 16 << 10];
    let mut rest = bytes;
    while !rest.is_empty() {
        let count = file.read(&mut buffer).ok().filter(|count| *count > 0)?;
        rest = rest.strip_prefix(&buffer[..count])?;
    }
    there.modified().ok()
}

type Same = Vec<(OutPath, SystemTime)>;

/// Whether a file is private, and a certificate or a report rather than a letter.
fn is_report(slot: &Slot<'_>, path: &str) -> bool {
    slot.kind == marker::Kind::Letters && Kind::of(path) != Some(Kind::Letter)
}

/// The new marker, the numbers (without what was removed), those of reports, and what would have to be copied.
fn tally(
    slot: &Slot<'_>,
    tree: Tree<'_, '_>,
    fates: Vec<Fate>,
) -> Result<(Marker, Changes, Changes, Same), Failure> {
    let (mut changes, mut reports) = (Changes::default(), Changes::default());
    let mut same = Vec::new();
    let mut files = Vec::with_capacity(fates.len());
    for fate in fates {
        let (path, is_new) = match fate {
            Fate::Same(path, time) => {
                same.push((path.clone(), time));
                (path, false)
            }
            Fate::Kept(path) => (path, false),
            Fate::Written(path) => (path, true),
            Fate::Skipped => continue,
        };
        changes.count(is_new);
        if is_report(slot, path.as_str()) {
            reports.count(is_new);
        }
        files.push(path.as_str().to_owned());
    }
    files.sort();
    check_names(slot, &files)?;
    let marker = Marker {
        kind: slot.kind,
        digest: tree.digest(),
        files,
    };
    Ok((marker, changes, reports, same))
}

/// No two files may have one path, and none that of the marker or its companions.
fn check_names(slot: &Slot<'_>, files: &[String]) -> Result<(), Trouble> {
    let twice = files
        .windows(2)
        .find(|pair| pair[0] == pair[1])
        .map(|pair| &pair[0]);
    let is_own = |file: &&String| {
        let mut companions = slot.kind.companions().iter().map(|(name, _)| *name);
        file.eq_ignore_ascii_case(marker::NAME)
            || companions.any(|name| file.eq_ignore_ascii_case(name))
    };
    match (twice, files.iter().find(is_own)) {
        (Some(path), _) => Err(Trouble::new(
            "write",
            slot.folder.show(path),
            "two files would go there",
        )),
        (_, Some(path)) => Err(Trouble::new(
            "write",
            slot.folder.show(path),
            "fortnight keeps this name for itself",
        )),
        _ => Ok(()),
    }
}
