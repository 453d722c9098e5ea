//! Sees that files are written, whatever way an editor has of saving.
//!
//! Nothing is waited for: the first event is told at once, and who reads the events takes all that have come by then.
//! Every folder is watched by itself, and a new one is listed only after its watch is set, so that nothing written in
//! between is missed. If the system's queue overflows, everything is looked at again; if it has no watches left, or
//! cannot watch at all, everything is looked at every half second, and the user is told.
//!
//! A link to a file is watched where it leads: the folder there is watched too, and what is saved in it under that name
//! counts as saved under the link's.

mod links;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, NullWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use self::links::Links;
use super::folders::Folders;
use super::load::{CONFIG, absolute};

/// How often folders are looked at where the system does not tell.
const POLLING: Duration = Duration::from_millis(500);

/// Deeper folders are not watched.
const DEEPEST: usize = 64;

/// Whether the system watches single folders. Elsewhere a watch holds for everything below it.
const SINGLE: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Something happened at these places.
    Places(BTreeSet<PathBuf>),
    /// Events were lost: anything may have happened.
    Anything,
}

/// Called from a thread of the watcher.
type Tell = Arc<dyn Fn(Seen) + Send + Sync>;

/// Watches the folders of a program.
pub struct Watch {
    watcher: Box<dyn Watcher + Send>,
    /// Tells every half second that anything may have happened, as long as this is held.
    polls: Option<Arc<()>>,
    /// The folders that are watched, in order.
    watched: BTreeSet<PathBuf>,
    /// Where linked files lie.
    links: Links,
    tell: Tell,
}

/// Why folders are polled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polling(pub String);

impl Polling {
    /// For the terminal.
    pub fn words(&self) -> String {
        format!(
            "warning: {}; the folders are looked at every half second instead",
            self.0
        )
    }
}

impl Watch {
    /// Begins to watch. Of the program's own folder, and of that around a `--data` folder, only the top is seen.
    pub fn start(folders: &Folders, tell: Tell) -> (Self, Option<Polling>) {
        let native = |tell: &Tell| {
            let tell = Arc::clone(tell);
            let watcher = RecommendedWatcher::new(handler(tell), Config::default())?;
            Ok(Box::new(watcher) as Box<dyn Watcher + Send>)
        };
        Self::start_with(folders, tell, native)
    }

    /// Begins to watch with a given way of watching; a test passes one that has no watches left.
    fn start_with(
        folders: &Folders,
        tell: Tell,
        native: impl FnOnce(&Tell) -> notify::Result<Box<dyn Watcher + Send>>,
    ) -> (Self, Option<Polling>) {
        let started = native(&tell).and_then(|watcher| {
            let mut watch = Self {
                watcher,
                polls: None,
                watched: BTreeSet::new(),
                links: Links::of(folders),
                tell: Arc::clone(&tell),
            };
            watch.follow_all(folders).map(|()| watch)
        });
        match started {
            Ok(watch) => (watch, None),
            Err(error) => (Self::polling(tell), Some(Polling(reason(&error)))),
        }
    }

    /// For systems that cannot watch. Who is told looks at times and lengths: that sees more than a comparison of times
    /// in whole seconds, as pollers make it.
    pub fn polling(tell: Tell) -> Self {
        let held = Arc::new(());
        let is_held = Arc::downgrade(&held);
        let told = Arc::clone(&tell);
        std::thread::spawn(move || {
            while is_held.strong_count() > 0 {
                told(Seen::Anything);
                std::thread::sleep(POLLING);
            }
        });
        Self {
            watcher: Box::new(NullWatcher),
            polls: Some(held),
            watched: BTreeSet::new(),
            links: Links::default(),
            tell,
        }
    }

    /// Watches everything anew: the folders may have other names now.
    ///
    /// # Errors
    /// The system has no watches left.
    fn follow_all(&mut self, folders: &Folders) -> notify::Result<()> {
        for path in std::mem::take(&mut self.watched) {
            let _ = self.watcher.unwatch(&path);
        }
        let root = absolute(folders.root.disk());
        self.links = Links::of(folders);
        self.set(&root, RecursiveMode::NonRecursive)?;
        self.follow_link(&root.join(CONFIG))?;
        for folder in [&folders.content, &folders.data, &folders.themes] {
            let folder = absolute(folder.disk());
            if let Some(around) = folder.parent().filter(|around| *around != root) {
                self.set(around, RecursiveMode::NonRecursive)?;
            }
            self.follow(&folder, 0)?;
        }
        Ok(())
    }

    /// Begins anew, for example after `fortnight.toml` has named other folders.
    pub fn again(&mut self, folders: &Folders) -> Option<Polling> {
        if self.polls.is_some() {
            return None;
        }
        let failed = self.follow_all(folders).err()?;
        Some(self.give_up(&failed))
    }

    /// These places, and the links that lead to them.
    pub fn with_links(&self, places: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        self.links.with_links(places)
    }

    /// Watches what has come at these places, and lets go what has gone. To be called with every [`Seen::Places`], before
    /// they are read.
    pub fn keep_up(&mut self, folders: &Folders, places: &BTreeSet<PathBuf>) -> Option<Polling> {
        if self.polls.is_some() {
            return None;
        }
        let (there, gone): (Vec<_>, Vec<_>) = places.iter().partition(|place| place.is_dir());
        for place in gone {
            let below: Vec<PathBuf> = self
                .watched
                .range(place.clone()..)
                .take_while(|path| path.starts_with(place))
                .cloned()
                .collect();
            for path in below {
                let _ = self.watcher.unwatch(&path);
                self.watched.remove(&path);
            }
        }
        let inputs = [&folders.content, &folders.data, &folders.themes];
        let inputs = inputs.map(|folder| absolute(folder.disk()));
        for place in there {
            let mine = inputs.iter().any(|folder| place.starts_with(folder));
            if let Err(error) = if mine { self.follow(place, 0) } else { Ok(()) } {
                return Some(self.give_up(&error));
            }
        }
        for place in places.iter().filter(|place| !place.is_dir()) {
            if let Err(error) = self.follow_link(place) {
                return Some(self.give_up(&error));
            }
        }
        None
    }

    /// Falls back to polling, which begins with a look at everything.
    fn give_up(&mut self, error: &notify::Error) -> Polling {
        *self = Self::polling(Arc::clone(&self.tell));
        Polling(reason(error))
    }

    /// Watches a folder and, after that, those in it.
    fn follow(&mut self, folder: &Path, depth: usize) -> notify::Result<()> {
        let mode = match SINGLE {
            true => RecursiveMode::NonRecursive,
            false => RecursiveMode::Recursive,
        };
        if SINGLE || depth == 0 {
            self.set(folder, mode)?;
        }
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Ok(());
        };
        for entry in entries.flatten().filter(|_| depth < DEEPEST) {
            let path = entry.path();
            match path.is_dir() {
                true if !leads_back(&path, folder) => self.follow(&path, depth + 1)?,
                true => {}
                false => self.follow_link(&path)?,
            }
        }
        Ok(())
    }

    /// Watches the folders through which a link to a file leads.
    fn follow_link(&mut self, path: &Path) -> notify::Result<()> {
        for folder in self.links.follow(path) {
            if !self.watched.contains(&folder) {
                self.set(&folder, RecursiveMode::NonRecursive)?;
            }
        }
        Ok(())
    }

    /// A folder that is not there is no error: that around it tells when it comes.
    fn set(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match self.watcher.watch(folder, mode) {
            Ok(()) => {
                self.watched.insert(folder.to_owned());
                Ok(())
            }
            Err(_) if !folder.is_dir() => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Whether this is a link to a folder that it lies in.
fn leads_back(path: &Path, folder: &Path) -> bool {
    let (Ok(real), Ok(around)) = (path.canonicalize(), folder.canonicalize()) else {
        return true;
    };
    path.is_symlink() && around.starts_with(real)
}

fn handler(tell: Tell) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    move |event| {
        if let Some(seen) = seen(event) {
            tell(seen);
        }
    }
}

/// Reading is no news, least of all our own.
fn seen(event: notify::Result<Event>) -> Option<Seen> {
    let Ok(event) = event else {
        return Some(Seen::Anything);
    };
    if event.need_rescan() {
        return Some(Seen::Anything);
    }
    let told = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let places: BTreeSet<PathBuf> = event.paths.into_iter().collect();
    (told && !places.is_empty()).then_some(Seen::Places(places))
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system has no watches left".to_owned(),
        notify::ErrorKind::Io(error) => super::trouble::cause(error),
        _ => "the system cannot watch these folders".to_owned(),
    }
}

#[cfg(test)]
mod tests;
