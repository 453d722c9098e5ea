//! The live preview: the site as it stands at this moment, rendered when somebody asks for it.
//!
//! Layer 7. Knows nothing of disk, clock and terminal: [`crate::commands`] hands in what was read and asks for answers.
//! A preview and a build cannot differ, since both render the same [`Ready`] by the same function; what the preview adds
//! to a page stands between two comments ([`additions`]).

mod additions;
mod desk;
mod kinds;
mod page;
mod problems;
mod site;

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::output::{Answer, PublicAnswer};
use crate::pipeline::{self, Memory, Outcome, Ready};
use crate::plan::{Page, addresses};
use crate::source::{Asset, Input, Root};

pub use additions::without_additions;
pub use desk::Matched;
pub use problems::Editor;

/// How the preview gets the bytes of an asset.
pub type Read = Box<dyn Fn(&Asset) -> Result<Vec<u8>, String> + Send + Sync>;

/// What does not change while the preview runs.
pub struct Settings {
    /// The key that its scripts show.
    pub key: String,
    /// How to open a file in the user's editor; only for users of this machine.
    pub editor: Option<Editor>,
    /// Takes another day for today; `None`: the usual one.
    pub travel: Box<dyn Fn(Option<Date>) + Send + Sync>,
}

/// What is shown at this moment. Any thread may ask.
pub struct Preview {
    settings: Settings,
    read: Read,
    state: RwLock<Arc<State>>,
    papers: RwLock<desk::Papers>,
}

/// One moment of the program.
pub struct State {
    /// Counts the moments.
    version: u64,
    /// The last one without errors.
    ready: Option<Arc<Ready>>,
    /// What was read last, even if it has errors.
    input: Input,
    /// What is wrong with it.
    problems: Vec<Diagnostic>,
    /// Whether `ready` is older than `input`.
    broken: bool,
    /// Documents of the last change.
    edited: Vec<Edited>,
    /// Addresses of files of the last change that are copied as they are.
    files: Vec<String>,
    /// Whether the user has asked for another day.
    travelled: bool,
}

/// A document that was just saved, and where it is shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Edited {
    title: String,
    url: String,
}

/// Makes one moment after the other; remembers what unchanged files said.
#[derive(Default)]
pub struct Engine {
    memory: Memory,
    ready: Option<Arc<Ready>>,
    version: u64,
}

impl Engine {
    /// The moment that an input makes. `touched` are files of the content folder that were just saved.
    pub fn moment(
        &mut self,
        input: Input,
        touched: &BTreeSet<(Root, Arc<str>)>,
        travelled: bool,
    ) -> State {
        let earlier = self.ready.clone();
        let Outcome {
            value, problems, ..
        } = pipeline::site(&input, &mut self.memory, earlier.as_deref());
        let broken = value.is_none();
        if let Some(ready) = value {
            self.ready = Some(Arc::new(ready));
        }
        self.version += 1;
        State {
            version: self.version,
            edited: self.edited(touched),
            files: self.files(touched),
            travelled,
            ready: self.ready.clone(),
            input,
            problems,
            broken,
        }
    }

    fn edited(&self, touched: &BTreeSet<(Root, Arc<str>)>) -> Vec<Edited> {
        let Some(ready) = &self.ready else {
            return Vec::new();
        };
        let saved = touched.iter().filter(|(root, _)| *root == Root::Content);
        let saved = saved.filter_map(|(_, path)| ready.document(path));
        let shown = saved.filter(|document| document.section != Section::Letter);
        let shown = shown.map(|document| Edited {
            title: document.front.title.clone(),
            url: site::address(ready, document),
        });
        shown.collect()
    }

    fn files(&self, touched: &BTreeSet<(Root, Arc<str>)>) -> Vec<String> {
        let Some(ready) = &self.ready else {
            return Vec::new();
        };
        let is_read = |(root, path): &(Root, Arc<str>)| {
            *root != Root::Theme && ready.input.sources.find(*root, path).is_some()
        };
        if touched.iter().all(is_read) {
            return Vec::new();
        }
        let base = addresses::base_path(&ready.program.config.base_url);
        let files = ready.plan.site.files.iter();
        let mine = files.filter(|file| copied(ready, touched, &file.page));
        mine.map(|file| format!("{base}{}", file.path)).collect()
    }
}

/// Where a file that was saved goes unchanged.
fn copied(ready: &Ready, touched: &BTreeSet<(Root, Arc<str>)>, page: &Page) -> bool {
    match *page {
        Page::Asset(at) => {
            let asset = &ready.input.assets[at];
            touched.contains(&(asset.root, Arc::clone(&asset.path)))
        }
        Page::ThemeFile(at) => touched.iter().any(|(root, path)| {
            let name = path.split_once("/static/").map(|(_, name)| name);
            *root == Root::Theme && name == Some(ready.static_name(at))
        }),
        _ => false,
    }
}

impl State {
    /// Whether something must be mended before it can be shown.
    pub fn broken(&self) -> bool {
        self.broken
    }

    /// What is wrong, and the texts that it is wrong with.
    pub fn problems(&self) -> (&crate::source::Sources, &[Diagnostic]) {
        (&self.input.sources, &self.problems)
    }
}

impl Preview {
    /// Begins with a moment.
    pub fn new(settings: Settings, read: Read, state: State) -> Self {
        Self {
            settings,
            read,
            state: RwLock::new(Arc::new(state)),
            papers: RwLock::default(),
        }
    }

    /// Shows another moment from now on, and gives back the one before: to take thousands of documents apart takes a while, and
    /// nobody should wait for it.
    #[must_use]
    pub fn show(&self, state: State) -> Arc<State> {
        let next = Arc::new(state);
        let mut shown = self.state.write().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *shown, next)
    }

    /// The moment that is shown.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// One line of JSON for the reload channel.
    pub fn news(&self) -> String {
        let state = self.state();
        let news = serde_json::json!({
            "version": state.version,
            "broken": state.broken,
            "matching": self.is_matching(),
            "edited": state.edited,
            "files": state.files,
        });
        news.to_string()
    }

    /// The answer to a question of the preview's own scripts.
    pub fn tool(
        &self,
        name: &str,
        words: &std::collections::BTreeMap<String, String>,
        at_desk: bool,
    ) -> PublicAnswer {
        let path = words.get("path").map_or("", String::as_str);
        let path = path.strip_prefix('/').unwrap_or(path);
        match name {
            "page" => self.page_facts(path, at_desk),
            "problems" => self.panel(path, at_desk),
            // The day is the same for all who look, so only who has the desk's key changes it.
            "travel" if at_desk => self.travel(words.get("date").map_or("", String::as_str)),
            _ => not_found(),
        }
    }
}

impl Preview {
    fn travel(&self, date: &str) -> PublicAnswer {
        let state = self.state();
        let day: Option<Date> = date.parse().ok();
        if day.is_none() && !date.is_empty() {
            return not_found();
        }
        (self.settings.travel)(day);
        json(&state, &serde_json::json!({}))
    }
}

/// JSON, read once more by the leak gate.
fn json(state: &State, value: &serde_json::Value) -> PublicAnswer {
    let bytes = value.to_string().into_bytes();
    let leak = state
        .ready
        .as_ref()
        .is_some_and(|ready| ready.leaks(&bytes));
    let (status, bytes) = match leak {
        true => (500, br#"{"withheld":true}"#.to_vec()),
        false => (200, bytes),
    };
    PublicAnswer::new(Answer {
        status,
        kind: "application/json".to_owned(),
        bytes,
    })
}

/// A file that is there, and in which something would have leaked or could not be made.
fn stopped() -> PublicAnswer {
    PublicAnswer::new(Answer {
        status: 500,
        kind: "text/plain; charset=utf-8".to_owned(),
        bytes: b"this file cannot be shown: something in it needs you first; `fortnight check` says what\n".to_vec(),
    })
}

fn not_found() -> PublicAnswer {
    PublicAnswer::new(Answer {
        status: 404,
        kind: "text/plain; charset=utf-8".to_owned(),
        bytes: b"there is nothing here\n".to_vec(),
    })
}
