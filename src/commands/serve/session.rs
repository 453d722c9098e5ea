//! What happens between the start of a preview and its end: files are saved, and the next moment is shown.

mod untold;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::{config, folders, settings};
use crate::check;
use jiff::civil::Date;

use crate::cli::Options;
use crate::diagnostic::{Diagnostic, Place};
use crate::edge::clock::Stopwatch;
use crate::edge::folders::Folders;
use crate::edge::load::{self, Live, Touched};
use crate::edge::serve::Channel;
use crate::edge::terminal::Terminal;
use crate::edge::watch::{Seen, Watch};
use crate::edge::{Failure, Trouble};
use crate::preview::{Engine, Matched, Preview, State};
use crate::source::{Input, Root, Today};
use untold::Untold;

/// For so long what is empty, broken or gone may be half of a save.
const PATIENCE: Duration = Duration::from_millis(20);

/// So often the calendar is looked at. A computer that has slept through midnight wakes up to another day.
pub const GLANCE: Duration = Duration::from_secs(5);

/// Tells today's date in a time zone.
pub type Clock = Box<dyn Fn(&str) -> Result<Today, Trouble> + Send>;

/// What ends the quiet.
pub enum Wake {
    /// Something was written.
    Disk(Seen),
    /// Another day is taken for today.
    Travel(Option<Date>),
    /// The matches that were being computed.
    Matched(Box<Option<Matched>>),
}

/// Everything that changes while the preview runs.
pub struct Session<'a> {
    pub options: &'a Options,
    pub terminal: Terminal,
    pub folders: Folders,
    /// For the readers of assets.
    pub shared: Arc<RwLock<Folders>>,
    pub live: Live,
    pub watch: Watch,
    pub engine: Engine,
    pub preview: Arc<Preview>,
    pub channel: Channel,
    /// Why `fortnight.toml` cannot be read.
    pub missing: Option<Diagnostic>,
    /// The day that the user has asked for.
    pub travelled: Option<Date>,
    /// The day otherwise.
    pub clock: Clock,
    /// How often it is looked at.
    pub glance: Duration,
    /// For the thread that matches.
    pub waker: Sender<Wake>,
    /// What is shown already, and the terminal does not say yet.
    pub untold: Option<Untold>,
    /// The problems that the terminal shows.
    pub told: String,
}

/// What has been seen and not yet been shown.
#[derive(Default)]
struct Pending {
    places: BTreeSet<PathBuf>,
    /// Everything is to be looked at.
    anything: bool,
    /// And watched anew, since events were lost.
    rewatch: bool,
    /// Another day, by wish.
    travel: Option<Option<Date>>,
    /// Another day, by the calendar.
    midnight: bool,
    matched: Option<Box<Option<Matched>>>,
}

impl Pending {
    fn add(&mut self, wake: Wake) {
        match wake {
            Wake::Travel(date) => self.travel = Some(date),
            Wake::Matched(matched) => self.matched = Some(matched),
            Wake::Disk(Seen::Places(places)) => self.places.extend(places),
            Wake::Disk(Seen::Anything) => {
                self.anything = true;
                self.rewatch = true;
            }
        }
    }
}

impl Session<'_> {
    /// Acts on the first event at once, and takes with it all that have come by then.
    pub fn run(&mut self, inbox: &Receiver<Wake>) {
        // Between the reading of the files and the setting of the last watch something may have been written.
        let mut pending = Pending {
            anything: true,
            ..Pending::default()
        };
        loop {
            self.react(pending, inbox);
            self.begin_to_match();
            pending = Pending::default();
            let rest = self.untold.as_ref().map(Untold::rest);
            if rest.is_some_and(|rest| rest.is_zero()) {
                self.tell();
                continue;
            }
            match inbox.recv_timeout(rest.unwrap_or(self.glance)) {
                Ok(wake) => pending.add(wake),
                Err(RecvTimeoutError::Timeout) if rest.is_some() => self.tell(),
                Err(RecvTimeoutError::Timeout) => pending.midnight = self.is_another_day(),
                Err(RecvTimeoutError::Disconnected) => return self.tell(),
            }
        }
    }

    fn react(&mut self, mut pending: Pending, inbox: &Receiver<Wake>) {
        let watch = Stopwatch::start();
        let mut touched: BTreeSet<Touched> = BTreeSet::new();
        let mut state: Option<State> = None;
        loop {
            while let Ok(wake) = inbox.try_recv() {
                pending.add(wake);
            }
            if let Some(matched) = pending.matched.take() {
                self.preview.matched(*matched);
                self.channel.tell(&self.preview.news());
            }
            let found = self.look(&mut pending);
            if !found.is_empty() {
                add(&mut touched, found);
                state = None;
            }
            if touched.is_empty() {
                return;
            }
            let half = touched.iter().any(|one| one.gone || one.empty);
            if state.is_none() && !half {
                state = Some(self.moment(&touched));
            }
            let left = PATIENCE.saturating_sub(watch.elapsed());
            if left.is_zero() || state.as_ref().is_some_and(|state| !state.broken()) {
                let state = state.unwrap_or_else(|| self.moment(&touched));
                return self.show(state, touched, watch);
            }
            match inbox.recv_timeout(left) {
                Ok(wake) => pending.add(wake),
                // Whatever the system has told: it is read once more.
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn is_another_day(&mut self) -> bool {
        let today = self.today().ok();
        let changed = today.filter(|today| *today != self.live.settings().today);
        if let Some(Today::Clock(date) | Today::Given(date)) = changed {
            self.terminal.news(&format!("today is {date} now"));
        }
        changed.is_some()
    }

    fn today(&mut self) -> Result<Today, Trouble> {
        match self.travelled {
            Some(date) => Ok(Today::Given(date)),
            None => (self.clock)(&self.live.settings().time_zone),
        }
    }

    /// Matches in a thread of its own, if the last change asks for it; pages are shown meanwhile.
    fn begin_to_match(&self) {
        let Some(ready) = self.preview.to_match() else {
            return;
        };
        self.channel.tell(&self.preview.news());
        let waker = self.waker.clone();
        let asked_for = Arc::clone(&ready);
        std::thread::spawn(move || asked_for.set_up_gate());
        std::thread::spawn(move || {
            // A second thread, since a panic ends only that.
            let matching = std::thread::spawn(move || Matched::new(ready));
            let _ = waker.send(Wake::Matched(Box::new(matching.join().ok())));
        });
    }

    /// Reads what may have changed.
    fn look(&mut self, pending: &mut Pending) -> BTreeSet<Touched> {
        let config = self.folders.root.disk().join("fortnight.toml");
        let config = load::absolute(&config);
        let mut touched = BTreeSet::new();
        if let Some(date) = pending.travel.take() {
            self.travelled = date;
            touched.insert(whole());
        }
        if std::mem::take(&mut pending.midnight) {
            touched.insert(whole());
        }
        pending.places = self.watch.with_links(std::mem::take(&mut pending.places));
        let anything = std::mem::take(&mut pending.anything);
        if anything || pending.places.contains(&config) {
            touched.extend(self.configure());
        }
        let polling = match std::mem::take(&mut pending.rewatch) {
            true => self.watch.again(&self.folders),
            false => self.watch.keep_up(&self.folders, &pending.places),
        };
        if let Some(polling) = polling {
            self.terminal.problem(&polling.words());
        }
        touched.extend(match anything {
            true => self.live.look_at_everything(),
            false => self.live.look(&pending.places),
        });
        touched
    }

    /// Reads `fortnight.toml` again. If it names other folders, everything is read.
    fn configure(&mut self) -> Option<Touched> {
        let touched = whole();
        let before = self.missing.take();
        let file = match load::read_config(&self.options.root) {
            Ok(file) => file,
            Err(failure) => {
                self.missing = Some(problem(failure));
                return (self.missing != before).then_some(touched);
            }
        };
        if !self.live.configure(file.clone()) {
            return before.map(|_| touched);
        }
        let Ok(config) = config(&file) else {
            return Some(touched);
        };
        self.live.settings().time_zone.clone_from(&config.time_zone);
        let named = folders(self.options, &config);
        if named != self.folders
            && let Ok(settings) = settings(self.options, &config)
        {
            match Live::load(&named, file, settings) {
                Ok(live) => {
                    self.live = live;
                    self.folders = named.clone();
                    *self.shared.write().unwrap_or_else(PoisonError::into_inner) = named;
                    let _ = self.watch.again(&self.folders);
                }
                Err(trouble) => {
                    self.missing = Some(problem(Failure::Trouble(trouble)));
                }
            }
        }
        Some(touched)
    }

    fn moment(&mut self, touched: &BTreeSet<Touched>) -> State {
        // Past midnight it is another day.
        if let Ok(today) = self.today() {
            self.live.settings().today = today;
        }
        let mut input: Input = self.live.input();
        // On another day a round may run whose matches are not accepted yet: the site can be shown all the same.
        input.site_only |= self.travelled.is_some();
        input.problems.extend(self.missing.clone());
        let saved = touched.iter().filter(|one| !one.gone);
        let saved = saved.map(|one| (one.root, Arc::clone(&one.path)));
        self.engine
            .moment(input, &saved.collect(), self.travelled.is_some())
    }
}

/// Adds what was found later: a file that is back is no longer gone.
fn add(touched: &mut BTreeSet<Touched>, found: BTreeSet<Touched>) {
    let again = |old: &Touched| {
        let is_same = |new: &Touched| new.root == old.root && new.path == old.path;
        found.iter().any(is_same)
    };
    touched.retain(|old| !again(old));
    touched.extend(found);
}

/// The program as a whole.
fn whole() -> Touched {
    Touched {
        root: Root::Config,
        path: "fortnight.toml".into(),
        gone: false,
        empty: false,
    }
}

fn problem(failure: Failure) -> Diagnostic {
    match failure {
        Failure::Problems(mut problems) if !problems.is_empty() => problems.remove(0),
        Failure::Problems(_) => unreadable("`fortnight.toml` cannot be read".to_owned()),
        Failure::Trouble(trouble) => unreadable(trouble.to_string()),
    }
}

fn unreadable(words: String) -> Diagnostic {
    let place = Place::Program;
    Diagnostic::new(check::NO_CONFIG, place, words)
}

#[cfg(test)]
mod tests;
