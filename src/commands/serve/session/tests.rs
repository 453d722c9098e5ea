//! A session whose clock is in the test's hands.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests make their own disk and end loudly"
)]

use std::fs;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::time::Instant;

use clap::Parser as _;
use jiff::civil::date;

use super::*;
use crate::cli::Cli;
use crate::edge::terminal::Color;
use crate::preview::Settings;

/// Only a failure waits so long.
const LONG: Duration = Duration::from_secs(60);

fn program(folder: &Path) {
    let config = "title = \"A\"\nbase_url = \"https://example.org/\"\n\
                  [organiser]\nname = \"Ines\"\nemail = \"hello@example.org\"\n";
    fs::write(folder.join("fortnight.toml"), config).unwrap();
    fs::create_dir_all(folder.join("content/posts")).unwrap();
    let post = |front: &str| format!("+++\ntitle = \"News\"\n{front}\n+++\nWords.\n");
    for (name, front) in [
        ("later", "date = 2026-09-06"),
        ("gone", "date = 2026-09-01\nexpires = 2026-09-06"),
    ] {
        fs::write(folder.join(format!("content/posts/{name}.md")), post(front)).unwrap();
    }
}

/// How a session is told of what happens in its folders.
type Watching = fn(&Folders, Sender<Wake>) -> Watch;

/// Runs a session in a thread of its own, and gives what it shows.
fn run(folder: &Path, clock: Clock, watching: Watching) -> Arc<Preview> {
    let root = folder.to_str().unwrap();
    let cli = Cli::try_parse_from(["fortnight", "serve", "--root", root]).unwrap();
    let options: &'static Options = Box::leak(Box::new(cli.options));
    let terminal = Terminal::new(Color::Never, true, false);
    let file = load::read_config(&options.root).unwrap();
    let config = config(&file).ok().unwrap();
    let folders = folders(options, &config);
    let mut first = settings(options, &config).unwrap();
    first.today = clock(&config.time_zone).unwrap();
    let live = Live::load(&folders, file, first).unwrap();
    let (waker, inbox) = mpsc::channel();
    let mut engine = Engine::default();
    let state = engine.moment(live.input(), &BTreeSet::new(), false);
    let settings = Settings {
        key: String::new(),
        editor: None,
        travel: Box::new(|_| ()),
    };
    let read = Box::new(|_: &_| Err(String::new()));
    let preview = Arc::new(Preview::new(settings, read, state));
    let watch = watching(&folders, waker.clone());
    let mut session = Session {
        options,
        terminal,
        shared: Arc::new(RwLock::new(folders.clone())),
        folders,
        live,
        watch,
        engine,
        preview: Arc::clone(&preview),
        channel: Channel::default(),
        missing: None,
        travelled: None,
        clock,
        glance: Duration::from_millis(1),
        waker,
        untold: None,
        told: String::new(),
    };
    std::thread::spawn(move || session.run(&inbox));
    preview
}

#[test]
fn a_computer_that_sleeps_through_midnight_wakes_up_to_another_day() {
    let folder = tempfile::tempdir().unwrap();
    program(folder.path());
    let now = Arc::new(Mutex::new(date(2026, 9, 5)));
    let told = Arc::clone(&now);
    let clock = move |_: &str| Ok(Today::Clock(*told.lock().unwrap()));
    let deaf: Watching = |folders, _| Watch::start(folders, Arc::new(|_| ())).0;
    let preview = run(folder.path(), Box::new(clock), deaf);
    let status = |name: &str| preview.site(&format!("posts/{name}/")).into_answer().status;
    assert_eq!((status("later"), status("gone")), (404, 200));
    *now.lock().unwrap() = date(2026, 9, 7);
    wait("the other day", || {
        (status("later"), status("gone")) == (200, 404)
    });
}

#[test]
fn where_the_system_does_not_tell_two_saves_of_one_moment_and_length_are_both_shown() {
    let folder = tempfile::tempdir().unwrap();
    program(folder.path());
    let path = folder.path().join("content/posts/gone.md");
    let polling: Watching = |_, waker| {
        Watch::polling(Arc::new(move |seen| {
            waker.send(Wake::Disk(seen)).unwrap_or_default();
        }))
    };
    let clock = |_: &str| Ok(Today::Clock(date(2026, 9, 5)));
    let preview = run(folder.path(), Box::new(clock), polling);
    let text = fs::read_to_string(&path).unwrap();
    let moment = fs::metadata(&path).unwrap().modified().unwrap();
    for word in ["Walls.", "Wards.", "Wares."] {
        fs::write(&path, text.replace("Words.", word)).unwrap();
        let file = fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(moment).unwrap();
        wait(word, || {
            let page = preview.site("posts/gone/").into_answer().bytes;
            String::from_utf8_lossy(&page).contains(word)
        });
    }
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < LONG, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}
