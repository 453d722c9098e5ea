//! Links to single files: where they lead, and which links lead to a place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::folders::Folders;

/// A link leads through at most so many others.
const MOST_HOPS: usize = 8;

/// The links of a program.
#[derive(Default)]
pub(super) struct Links {
    /// Links lead nowhere else: what lies outside is not read either.
    within: Vec<PathBuf>,
    /// The links that lead to, or through, a place.
    to: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl Links {
    /// None yet, of a program in these folders.
    pub fn of(folders: &Folders) -> Self {
        let within = [&folders.root, &folders.data];
        let real = within
            .iter()
            .filter_map(|folder| folder.disk().canonicalize().ok());
        Self {
            within: real.collect(),
            to: BTreeMap::new(),
        }
    }

    /// Remembers a link, and gives the folders that must be watched for it; none if it is no link.
    pub fn follow(&mut self, link: &Path) -> Vec<PathBuf> {
        let mut folders = Vec::new();
        let mut here = link.to_owned();
        for _ in 0..MOST_HOPS {
            let Some(next) = next(&here) else {
                break;
            };
            let inside = |folder: &PathBuf| next.starts_with(folder);
            let Some(folder) = next.parent().filter(|_| self.within.iter().any(inside)) else {
                break;
            };
            folders.push(folder.to_owned());
            let links = self.to.entry(next.clone()).or_default();
            links.insert(link.to_owned());
            here = next;
        }
        folders
    }

    /// These places, and the links that lead to them.
    pub fn with_links(&self, mut places: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let links = places.iter().filter_map(|place| self.to.get(place));
        let links: Vec<PathBuf> = links.flatten().cloned().collect();
        places.extend(links);
        places
    }
}

/// Where a link leads, as the watcher of the folder there names it.
fn next(link: &Path) -> Option<PathBuf> {
    let target = link.parent()?.join(link.read_link().ok()?);
    let folder = target.parent()?.canonicalize().ok()?;
    Some(folder.join(target.file_name()?))
}
