//! A system that has no watches left, and one whose queue was too short.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests make their own disk and end loudly"
)]

use std::fs;
use std::sync::mpsc::{self, Receiver};

use notify::event::{Flag, ModifyKind};
use notify::{ErrorKind, EventHandler, WatcherKind};

use super::super::folders::{Given, Names};
use super::*;

/// Only a failure waits so long.
const LONG: Duration = Duration::from_secs(60);

/// A way of watching that can watch so many folders and tells nothing.
struct Scarce(usize);

impl Watcher for Scarce {
    fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
        Ok(Self(0))
    }

    fn watch(&mut self, path: &Path, _: RecursiveMode) -> notify::Result<()> {
        assert!(path.is_dir(), "{}", path.display());
        self.0 = self
            .0
            .checked_sub(1)
            .ok_or_else(|| notify::Error::new(ErrorKind::MaxFilesWatch))?;
        Ok(())
    }

    fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
        self.0 += 1;
        Ok(())
    }

    fn kind() -> WatcherKind {
        WatcherKind::NullWatcher
    }
}

/// A program with one folder of topics, watched by so many watches.
struct Bench {
    folder: tempfile::TempDir,
    folders: Folders,
    watch: Watch,
    polling: Option<Polling>,
    inbox: Receiver<Seen>,
}

impl Bench {
    fn new(watches: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content/topics", "data", "themes"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let names = Names {
            content: "content",
            data: "data",
            themes: "themes",
            public: "public",
            private: "private",
            outbox: "outbox",
        };
        let folders = Folders::new(folder.path(), names, Given::default());
        let (sender, inbox) = mpsc::channel();
        let tell = Arc::new(move |seen| sender.send(seen).unwrap_or_default());
        let native = |_: &Tell| Ok(Box::new(Scarce(watches)) as Box<dyn Watcher + Send>);
        let (watch, polling) = Watch::start_with(&folders, tell, native);
        Self {
            folder,
            folders,
            watch,
            polling,
            inbox,
        }
    }

    /// Everything is looked at, and again, and again.
    fn is_polled(&self) {
        for _ in 0..3 {
            assert_eq!(self.inbox.recv_timeout(LONG), Ok(Seen::Anything));
        }
    }
}

const WORDS: &str =
    "warning: the system has no watches left; the folders are looked at every half second instead";

#[test]
fn without_watches_folders_are_polled_and_that_is_said() {
    // The program's own folder, content, topics, data, themes.
    for watches in 0..5 {
        let bench = Bench::new(watches);
        assert_eq!(bench.polling.as_ref().unwrap().words(), WORDS);
        bench.is_polled();
    }
    assert_eq!(Bench::new(5).polling, None);
}

#[test]
fn when_watches_run_out_later_folders_are_polled_too() {
    let mut bench = Bench::new(5);
    let new = bench.folder.path().join("content/pages");
    fs::create_dir(&new).unwrap();
    let polling = bench.watch.keep_up(&bench.folders, &[new].into());
    assert_eq!(polling.unwrap().words(), WORDS);
    bench.is_polled();
    // Whatever comes and goes then, nothing is to be watched.
    let newer = bench.folder.path().join("content/posts");
    fs::create_dir(&newer).unwrap();
    assert_eq!(bench.watch.keep_up(&bench.folders, &[newer].into()), None);
    assert_eq!(bench.watch.again(&bench.folders), None);
    bench.is_polled();
}

#[test]
fn watches_of_folders_that_have_gone_are_given_back() {
    let mut bench = Bench::new(5);
    let [topics, pages] =
        ["topics", "pages"].map(|name| bench.folder.path().join("content").join(name));
    fs::rename(&topics, &pages).unwrap();
    let places = [topics, pages].into();
    assert_eq!(bench.watch.keep_up(&bench.folders, &places), None);
    assert_eq!(bench.watch.again(&bench.folders), None);
}

#[test]
fn a_lost_event_means_that_anything_may_have_happened() {
    let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    assert_eq!(seen(Ok(lost)), Some(Seen::Anything));
    assert_eq!(seen(Err(notify::Error::generic("?"))), Some(Seen::Anything));
    let place = PathBuf::from("a.md");
    let told = |kind| seen(Ok(Event::new(kind).add_path(place.clone())));
    let places = Some(Seen::Places([place.clone()].into()));
    assert_eq!(told(EventKind::Modify(ModifyKind::Any)), places);
    assert_eq!(
        told(EventKind::Access(AccessKind::Close(AccessMode::Write))),
        places
    );
    assert_eq!(
        told(EventKind::Access(AccessKind::Close(AccessMode::Read))),
        None
    );
}

#[test]
#[cfg(unix)]
fn a_link_to_a_file_is_watched_where_it_leads() {
    let mut bench = Bench::new(10);
    let root = bench.folder.path().canonicalize().unwrap();
    let shared = root.join("shared");
    fs::create_dir(&shared).unwrap();
    fs::write(shared.join("first.md"), "a").unwrap();
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(to, bench.folder.path().join(at)).unwrap();
        bench.folder.path().join(at)
    };
    let topic = link("../../shared/first.md", "content/topics/a.md");
    let again = link("a.md", "content/topics/b.md");
    let outside = link("/etc/hostname", "content/topics/c.md");
    let places: BTreeSet<PathBuf> = [topic.clone(), again.clone(), outside].into();
    assert_eq!(bench.watch.keep_up(&bench.folders, &places), None);
    assert!(bench.watch.watched.contains(&shared));
    assert!(!bench.watch.watched.contains(Path::new("/etc")));
    let saved = bench.watch.with_links([shared.join("first.md")].into());
    assert_eq!(saved, [shared.join("first.md"), topic, again].into());
}
