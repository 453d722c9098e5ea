//! Wanted files to planned ones: their paths are good, and no two are one file on some file system.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::kinds::{Origin, Wanted};
use super::{PublicFile, Site};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::path::OutPath;

/// Checks the paths and finds those that are one file on some file system: equal, or equal but for case or Unicode form.
pub(super) fn take(wanted: &[Wanted]) -> (Vec<PublicFile>, Vec<Diagnostic>) {
    let ((files, mut problems), collisions) = rayon::join(|| files(wanted), || collisions(wanted));
    problems.extend(collisions);
    (files, problems)
}

fn files(wanted: &[Wanted]) -> (Vec<PublicFile>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut files = Vec::with_capacity(wanted.len());
    for want in wanted {
        match OutPath::new(&want.path) {
            Ok(path) => files.push(PublicFile {
                path,
                page: want.page.clone(),
            }),
            Err(reason) => problems.push(bad_path(want, reason)),
        }
    }
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    (files, problems)
}

fn collisions(wanted: &[Wanted]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut seen: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(wanted.len());
    for (at, want) in wanted.iter().enumerate() {
        if let Some(first) = seen.insert(fold(&want.path), at) {
            problems.push(collision(&wanted[first], want));
        }
    }
    problems.extend(file_and_folder(wanted, &seen));
    problems
}

/// Paths that are taken: those of a site, and others.
pub struct Taken<'a> {
    site: &'a Site,
    /// As [`fold`] makes them; those of the site only if that changes them.
    others: BTreeSet<String>,
}

impl<'a> Taken<'a> {
    /// Those of a site.
    pub fn of(site: &'a Site) -> Self {
        let odd = site.files.iter().map(|file| fold(file.path.as_str()));
        let odd = odd.filter_map(|path| match path {
            Cow::Borrowed(_) => None,
            Cow::Owned(path) => Some(path),
        });
        let others = odd.collect();
        Self { site, others }
    }

    /// Takes a path; whether it, one of its folders or a file in it may have been taken.
    pub fn take(&mut self, path: &str) -> bool {
        let path = fold(path).into_owned();
        let inside = format!("{path}/");
        let mut below = self.others.range(inside.clone()..);
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let near = self.site.is_near(&path)
            || self.others.contains(&path)
            || folders.any(|folder| self.others.contains(folder))
            || below.next().is_some_and(|other| other.starts_with(&inside));
        self.others.insert(path);
        near
    }
}

/// The name that a file system without case and with one Unicode form would use.
fn fold(path: &str) -> Cow<'_, str> {
    // Of nearly all paths nothing is changed, and to know that all bytes are looked at side by side.
    let is_odd = |byte: u8| !byte.is_ascii() | byte.is_ascii_uppercase();
    if !path.bytes().fold(false, |odd, byte| odd | is_odd(byte)) {
        path.into()
    } else if path.is_ascii() {
        path.to_ascii_lowercase().into()
    } else {
        path.nfc().collect::<String>().to_lowercase().into()
    }
}

/// A file whose path another file needs as a folder.
fn file_and_folder(wanted: &[Wanted], seen: &HashMap<Cow<'_, str>, usize>) -> Vec<Diagnostic> {
    // Nearly every file is the index of its folder, and few others could be in the way.
    let index = |folded: &str| folded.ends_with("/index.html");
    let others = seen.keys().filter(|folded| !index(folded));
    let others: HashSet<&str> = others.map(AsRef::as_ref).collect();
    let mut problems = Vec::new();
    for want in wanted {
        let folded = fold(&want.path);
        let folders = folded.match_indices('/').map(|(at, _)| &folded[..at]);
        let may_block = |folder: &&str| index(folder) || others.contains(folder);
        for blocker in folders
            .filter(may_block)
            .filter_map(|folder| seen.get(folder))
        {
            problems.push(collision(&wanted[*blocker], want));
        }
    }
    problems
}

fn collision(first: &Wanted, second: &Wanted) -> Diagnostic {
    let word = if first.path == second.path {
        format!("two sources for one address, `{}`", second.path)
    } else {
        format!(
            "`{}` and `{}` are one file on some computers",
            first.path, second.path
        )
    };
    let check = if first.path == second.path {
        check::TWO_SOURCES_ONE_ADDRESS
    } else {
        check::NAMES_COLLIDE
    };
    let (told, other) = if second.origin.is_some() {
        (second, first)
    } else {
        (first, second)
    };
    let mut problem = Diagnostic::new(check, place(told), word);
    match &other.origin {
        Some(Origin::Span(span)) => {
            problem = problem
                .related(*span, "the other one")
                .hint("give one of them another `slug` or alias");
        }
        Some(Origin::File(shown)) => {
            problem = problem.hint(format!("the other one is {shown}: rename one of them"));
        }
        None => {
            problem =
                problem.hint("the other one is a page that every site has: choose another name");
        }
    }
    problem
}

fn bad_path(want: &Wanted, reason: &str) -> Diagnostic {
    Diagnostic::new(
        check::BAD_PATH,
        place(want),
        format!("the path `{}` {reason}", want.path),
    )
    .hint("rename the file, or give it a `slug`")
}

fn place(want: &Wanted) -> Place {
    match &want.origin {
        Some(Origin::Span(span)) => Place::Span(*span),
        Some(Origin::File(shown)) => Place::File(shown.clone(), None),
        None => Place::Program,
    }
}
