//! A program folder that is kept up to date while its files change: only what was touched is read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::super::folders::Folders;
use super::super::{Trouble, git};
use super::file::{self, Loaded};
use super::walk::{self, Candidate};
use super::{CONFIG, Fences, ROOTS, Settings};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Asset, Input, Root, SourceFile, Sources};

/// Two writes so close together may bear the same time stamp.
const SHARP: Duration = Duration::from_secs(2);

/// The folders of a program as they were when they were last looked at.
pub struct Live {
    folders: Folders,
    fences: Fences,
    settings: Settings,
    sources: Sources,
    assets: BTreeMap<(Root, Arc<str>), Asset>,
    problems: Vec<Diagnostic>,
    of_git: Option<Diagnostic>,
    stamps: BTreeMap<(Root, Arc<str>), Stamp>,
}

/// A file that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The folder it lies in.
    pub root: Root,
    /// Its path inside that folder.
    pub path: Arc<str>,
    /// Whether it is there no longer.
    pub gone: bool,
    /// Whether there is nothing in it: an editor may be about to write it.
    pub empty: bool,
}

/// What tells, without reading it, that a file has not been written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    changed: SystemTime,
    len: u64,
}

impl Live {
    /// Reads the program. `config` is what [`read_config`](super::read_config) gave.
    ///
    /// # Errors
    /// Those of [`load`](super::load).
    pub fn load(
        folders: &Folders,
        config: SourceFile,
        settings: Settings,
    ) -> Result<Self, Trouble> {
        let mut live = Self {
            folders: folders.clone(),
            fences: Fences::new(folders)?,
            settings,
            sources: Sources::new(vec![config]),
            assets: BTreeMap::new(),
            problems: Vec::new(),
            of_git: None,
            stamps: BTreeMap::new(),
        };
        live.of_git = git::warning(&folders.data, &live.settings.warn_of_git);
        live.look_at_everything();
        Ok(live)
    }

    /// Everything that was read.
    pub fn input(&self) -> Input {
        Input {
            sources: self.sources.clone(),
            assets: self.assets.values().cloned().collect(),
            problems: self.problems.iter().chain(&self.of_git).cloned().collect(),
            today: self.settings.today,
            drafts: self.settings.drafts,
            future: self.settings.future,
            site_only: self.settings.site_only,
        }
    }

    /// Another text of `fortnight.toml`; whether it is another.
    pub fn configure(&mut self, config: SourceFile) -> bool {
        let known = self.sources.find(Root::Config, CONFIG);
        let same = known.is_some_and(|id| self.sources.get(id).text == config.text);
        if !same {
            self.sources.put(config);
        }
        !same
    }

    /// The date that is taken for today.
    pub fn settings(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Reads what lies at these places of the disk now: files, folders, or nothing any more. What is left as it was is
    /// not told. Places that belong to no input folder mean nothing.
    pub fn look(&mut self, places: &BTreeSet<PathBuf>) -> BTreeSet<Touched> {
        let mut touched = BTreeSet::new();
        for place in places {
            for root in ROOTS {
                let folder = absolute(self.folders.of(root).disk());
                if let Ok(inside) = place.strip_prefix(&folder) {
                    self.look_inside(root, inside, true, &mut touched);
                } else if folder.starts_with(place) {
                    self.look_inside(root, Path::new(""), true, &mut touched);
                }
            }
        }
        touched
    }

    /// Looks at every folder; files whose time and length are as they were are not read.
    pub fn look_at_everything(&mut self) -> BTreeSet<Touched> {
        let mut touched = BTreeSet::new();
        for root in ROOTS {
            self.look_inside(root, Path::new(""), false, &mut touched);
        }
        touched
    }

    fn look_inside(
        &mut self,
        root: Root,
        inside: &Path,
        told: bool,
        touched: &mut BTreeSet<Touched>,
    ) {
        let folder = self.folders.of(root);
        let found = if inside == Path::new("") {
            walk::walk(folder, root, self.fences.of(root))
        } else {
            walk::walk_part(folder, root, self.fences.of(root), inside)
        };
        let name = slashed(inside);
        let shown = folder.show(&name);
        let before = self.problems.clone();
        self.forget_problems(&shown, name.is_empty(), root);
        self.problems.extend(found.problems);
        // A file that was named is read whatever its stamp says; those of a folder only if it has changed.
        let one = found.files.len() == 1 && found.files[0].path == name;
        let files = found.files;
        self.forget_gone(root, &name, &files, touched);
        let known = |file: &Candidate| {
            let stamp = self.stamps.get(&(root, file.path.as_str().into()));
            let now = stamp_of(&file.disk);
            (stamp.is_none() || stamp.copied() != now, now)
        };
        let read: Vec<_> = files
            .par_iter()
            .map(|file| (file, known(file)))
            .filter(|(_, (changed, _))| *changed || (one && told))
            .map(|(file, (_, stamp))| (file, stamp, file::read(file)))
            .collect();
        let read: Vec<_> = read
            .into_iter()
            .map(|(file, stamp, read)| (Arc::<str>::from(file.path.as_str()), stamp, read))
            .collect();
        for (path, stamp, read) in read {
            self.take(root, path, stamp, read, touched);
        }
        if self.problems != before {
            touched.insert(Touched {
                root,
                path: name.into(),
                gone: false,
                empty: false,
            });
        }
    }

    fn take(
        &mut self,
        root: Root,
        path: Arc<str>,
        stamp: Option<Stamp>,
        read: Result<Loaded, Diagnostic>,
        touched: &mut BTreeSet<Touched>,
    ) {
        let key = (root, Arc::clone(&path));
        let mut empty = false;
        let is_new = match read {
            Ok(Loaded::Text(file)) => {
                empty = file.text.is_empty();
                let known = self.sources.find(root, &path);
                let same = known.is_some_and(|id| self.sources.get(id).text == file.text);
                if !same {
                    self.sources.put(file);
                }
                !same
            }
            Ok(Loaded::Asset(asset)) => {
                let digest = asset.digest;
                let before = self.assets.insert(key.clone(), asset);
                before.is_none_or(|before| before.digest != digest)
            }
            Err(problem) => {
                self.sources.take(root, &path);
                self.assets.remove(&key);
                self.problems.push(problem);
                true
            }
        };
        match stamp.filter(Stamp::is_sharp) {
            Some(stamp) => self.stamps.insert(key, stamp),
            None => self.stamps.remove(&key),
        };
        if is_new {
            touched.insert(Touched {
                root,
                path,
                gone: false,
                empty,
            });
        }
    }

    /// Takes out what was known at or below a place and is not there any more.
    fn forget_gone(
        &mut self,
        root: Root,
        name: &str,
        files: &[Candidate],
        touched: &mut BTreeSet<Touched>,
    ) {
        let there: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let texts = self.sources.below(root, name).map(|(_, file)| &file.path);
        let assets = self.assets.keys().filter(|key| key.0 == root);
        let assets = assets.map(|key| &key.1).filter(|path| is_below(path, name));
        let gone = texts.chain(assets).filter(|path| !there.contains(&***path));
        let all: Vec<Arc<str>> = gone.cloned().collect();
        for path in all {
            let key = (root, Arc::clone(&path));
            self.sources.take(root, &path);
            self.assets.remove(&key);
            self.stamps.remove(&key);
            touched.insert(Touched {
                root,
                path,
                gone: true,
                empty: false,
            });
        }
    }

    fn forget_problems(&mut self, shown: &str, all: bool, root: Root) {
        let top = self.folders.of(root).shown().to_owned();
        let prefix = if all { top } else { shown.to_owned() };
        let stays = |problem: &Diagnostic| match &problem.place {
            Place::File(place, _) => !is_below(place, &prefix),
            _ => true,
        };
        self.problems.retain(stays);
    }
}

impl Stamp {
    fn is_sharp(&self) -> bool {
        let age = SystemTime::now().duration_since(self.changed);
        age.is_ok_and(|age| age > SHARP)
    }
}

/// Whether a path is a place or lies below it; everything lies below the empty one.
fn is_below(path: &str, place: &str) -> bool {
    let rest = path.strip_prefix(place);
    place.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// As the watcher names it.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn stamp_of(path: &Path) -> Option<Stamp> {
    let data = path.metadata().ok()?;
    Some(Stamp {
        changed: changed(&data)?,
        len: data.len(),
    })
}

/// The time of the last change of a file's data or of its place; no program can set it back.
#[cfg(unix)]
fn changed(data: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(data.ctime()).ok()?;
    let nanoseconds = u32::try_from(data.ctime_nsec()).ok()?;
    Some(SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds))
}

#[cfg(not(unix))]
fn changed(data: &Metadata) -> Option<SystemTime> {
    data.modified().ok()
}
