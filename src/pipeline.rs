//! The pure composition of all stages. Every command and every test enters here.
//!
//! Layer 7. Knows nothing of disk, clock and terminal.
//!
//! ```text
//! Input ─ parse ─▶ Records ─ validate ─▶ Program ─ plan ─▶ Plan ─────────── render ─▶ pages, one at a time
//!                                           └─ match ─▶ Matches ─ render ─▶ letters, one at a time
//! ```

pub mod accounts;
mod basis;
mod edit;
pub mod few_partners;
mod forced_pairs;
mod forecast;
pub mod fragment;
mod gate;
mod guard;
pub mod mails;
mod matches;
mod origins;
pub mod over_cap;
mod own_words;
mod parts;
mod prepared;
mod problems;
mod ready;
mod reports;
pub mod retention;
pub mod signups;
pub mod too_few;

use std::sync::{Arc, Mutex, OnceLock};

use crate::diagnostic::{self, Diagnostic};
use crate::gate::Quotations;
use crate::model::config::Config;
use crate::model::theme::{DEFAULT, Layers};
use crate::model::{Changes, Documents, Program};
use crate::parse::{self, content::ContentRecords};
use crate::plan::{self, Facts, Plan, Planned, ThemeFile};
use crate::render::theme::{Cards, StaticFile, Theme, static_files};
use crate::source::{Input, Sources};
use crate::validate::{self, Basis, Checked, Flags};

use basis::Ground;
use gate::LazyGate;
use guard::{unguarded, unused};
pub use matches::{Matches, matches, repairs};
use origins::Origins;
pub use prepared::Prepared;
use prepared::digest;
pub use problems::matching_problem;
pub use reports::{outcome, report, reported};

/// What a stage came to: a value if it could be made, and everything there is to say about it.
pub struct Outcome<T> {
    /// Missing if an error stopped it.
    pub value: Option<T>,
    /// What there is in spite of an error: good for finding more problems, and for nothing else.
    pub unsound: Option<T>,
    /// Errors and warnings, sorted by place.
    pub problems: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    fn new(sources: &Sources, value: Option<T>, mut problems: Vec<Diagnostic>) -> Self {
        diagnostic::sort(sources, &mut problems);
        let (value, unsound) = match diagnostic::any_error(&problems) {
            true => (None, value),
            false => (value, None),
        };
        Self {
            value,
            unsound,
            problems,
        }
    }
}

/// Reads `fortnight.toml` alone: the edge needs to know the folders before it can load the rest.
pub fn config(sources: &Sources) -> Outcome<Config> {
    let (config, problems) = validate::config(parse::config::read(sources));
    Outcome::new(sources, config, problems)
}

/// The same, mistakes and all.
pub fn config_so_far(sources: &Sources) -> Option<Config> {
    validate::config_so_far(parse::config::read(sources)).0
}

/// A site that is ready to be rendered. Nothing of it depends on who is matched with whom.
pub struct Ready {
    /// What was read.
    pub input: Input,
    /// What it means.
    pub program: Arc<Program>,
    /// What will be written.
    pub plan: Plan,
    theme: Arc<Theme>,
    files: Arc<[StaticFile]>,
    gate: Arc<LazyGate>,
    /// Every document that was read, by path; also those that are not published.
    documents: Documents,
    /// The warnings that went with it.
    warnings: Vec<Diagnostic>,
    /// What documents are in lists, once somebody has asked.
    cards: Cards,
    /// What participants quote, once somebody has asked.
    quotations: OnceLock<Quotations>,
    /// Where leaks come from, once there is one.
    origins: OnceLock<Origins>,
    /// What was said about public files since somebody has asked.
    remarks: Mutex<Vec<Diagnostic>>,
}

/// Parses, validates and plans. All problems of all stages that could run are in the outcome; those of the matching come
/// with the [matches](Prepared::matches).
pub fn prepare(input: &Input) -> Outcome<Prepared> {
    let mut problems = Vec::new();
    let (ground, content) = records(input);
    let (ready, digest) = rayon::join(
        || ready(input, ground, content, None, None, &mut problems),
        || digest(input),
    );
    diagnostic::drop_consequences(&input.sources, &input.problems, &mut problems);
    let well = |problems: &[Diagnostic]| !diagnostic::any_error(problems);
    if let Some(ready) = ready.as_ref().filter(|_| well(&problems)) {
        let missing = parts::missing(&ready.pages());
        problems.extend(missing.into_iter().map(|(_, problem)| problem));
    }
    let sound = well(&problems);
    if let Some(ready) = ready.as_ref().filter(|_| sound) {
        if !input.future {
            problems.extend(forecast::warnings(input, ready));
        }
        problems.extend(unguarded(&ready.program, input.site_only));
    }
    let prepared = ready.map(|ready| Prepared::new(ready, digest));
    Outcome::new(&input.sources, prepared, problems)
}

/// What a preview remembers between two edits: what each file said.
#[derive(Default)]
pub struct Memory {
    content: parse::content::Memory,
    data: parse::data::Memory,
    basis: Option<basis::Known>,
}

/// The checked program alone, if it is without an error.
pub fn program(input: &Input) -> (Option<Program>, Vec<Diagnostic>) {
    let (ground, content) = records(input);
    let (checked, problems) = ground.with(content, flags(input), None);
    (checked.whole(), problems)
}

fn records(input: &Input) -> (Ground, ContentRecords) {
    let sources = &input.sources;
    let read = || {
        rayon::join(
            || parse::data::read(sources),
            || parse::content::read(sources),
        )
    };
    let (data, content) = rayon::join(read, crate::model::zone::gather).0;
    let config = parse::config::read(sources);
    let basis = Basis::new(sources, config, data, &content, flags(input));
    (Ground::new(basis), content)
}

fn flags(input: &Input) -> Flags {
    Flags {
        today: input.today,
        drafts: input.drafts,
        future: input.future,
        site_only: input.site_only,
    }
}

/// The site of a program, without any matching. `memory` and `earlier` only save work.
pub fn site(input: &Input, memory: &mut Memory, earlier: Option<&Ready>) -> Outcome<Ready> {
    let content = parse::content::read_changed(&input.sources, &mut memory.content);
    let changes = earlier.and_then(|earlier| {
        let same = flags(input) == flags(&earlier.input);
        let changes = Changes::between(&earlier.documents, &content.documents);
        changes.filter(|_| same)
    });
    let both = earlier.zip(changes.as_ref());
    let next = both.and_then(|(earlier, changes)| edit::follow(input, &content, earlier, changes));
    if let Some(next) = next {
        return next;
    }
    let ground = basis::ground(input, &content, memory);
    let mut problems = Vec::new();
    let ready = ready(input, ground, content, earlier, changes, &mut problems);
    diagnostic::drop_consequences(&input.sources, &input.problems, &mut problems);
    Outcome::new(&input.sources, ready, problems)
}

fn ready(
    input: &Input,
    ground: Ground,
    content: ContentRecords,
    earlier: Option<&Ready>,
    changes: Option<Changes>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Ready> {
    let changes =
        changes.filter(|_| earlier.is_some_and(|ready| ground.basis.lists_as(&ready.program)));
    let since = earlier.zip(changes.as_ref());
    let since = since.map(|(earlier, changes)| earlier.since(changes));
    let documents = content.documents.clone();
    let (checked, found) = ground.with(content, flags(input), since.as_ref());
    problems.extend(found);
    problems.extend(input.problems.iter().cloned());
    let (program, whole) = match checked {
        Checked::Whole(program) => (program, true),
        Checked::Fragment(program) => (program, false),
        Checked::Nothing => return None,
    };
    let earlier = earlier.filter(|_| whole);
    let planned = planned(input, &program, whole, earlier, changes.as_ref(), problems);
    let (plan, changed, theme, files) = planned?;
    if whole {
        problems.extend(unused(&program));
        own_words::check(input, &program, theme.layers(), problems);
    }
    let program = Arc::new(program);
    let gate = match earlier.filter(|earlier| basis::same_people(input, &earlier.input)) {
        Some(earlier) if !changed.meet(Facts::SIGNED) => Arc::clone(&earlier.gate),
        Some(earlier) => LazyGate::after(&earlier.gate, &program, changes.as_ref()),
        None => Arc::new(LazyGate::new(&program)),
    };
    Some(Ready {
        input: input.clone(),
        gate,
        program,
        plan,
        theme: Arc::new(theme),
        files: files.into(),
        documents,
        warnings: problems.clone(),
        cards: Cards::default(),
        quotations: OnceLock::new(),
        origins: OnceLock::new(),
        remarks: Mutex::default(),
    })
}

/// The plan, the theme and its files. Of a program that is not whole only what is surely wrong is told, so that nobody has to
/// mend one half to hear of the other.
fn planned(
    input: &Input,
    program: &Program,
    whole: bool,
    earlier: Option<&Ready>,
    changes: Option<&Changes>,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Plan, Facts, Theme, Vec<StaticFile>)> {
    let sources = &input.sources;
    let chosen = validate::theme(sources, &input.assets, &program.config.theme, problems);
    let layers = chosen.clone().unwrap_or_else(|| Layers::of(DEFAULT));
    let languages = own_words::languages(input, program, &layers);
    let files = static_files(sources, &input.assets, &layers);
    let known_theme = chosen.is_some() && files.is_ok();
    let files = keep(files, problems).unwrap_or_default();
    let theme_files = theme_files(&files);
    let known = earlier.map(Ready::theme_files);
    let before = earlier.zip(known.as_deref()).zip(changes);
    let before = before.map(|((earlier, theme), changes)| earlier.before(theme, changes));
    let earlier_theme = earlier.map(|earlier| &*earlier.theme);
    let (planned, theme) = rayon::join(
        || match whole && known_theme {
            true => plan::plan(program, input, &theme_files, before.as_ref()),
            false => plan::of_fragment(program, input, &theme_files),
        },
        || Theme::of_any_site(earlier_theme, sources, &layers, languages),
    );
    let Planned { plan, changed, .. } = planned;
    problems.extend(planned.problems);
    if !known_theme {
        return None;
    }
    let theme = keep(theme, problems)?;
    let site = &plan.site;
    let views = plan::views::Views { program, site };
    match theme.of(&views.site(&theme_files)) {
        Ok(theme) => Some((plan, changed, theme, files)),
        Err(found) => {
            problems.extend(found.into_iter().filter(|_| whole));
            None
        }
    }
}

fn theme_files(files: &[StaticFile]) -> Vec<ThemeFile> {
    let named = files.iter().map(|file| ThemeFile {
        name: file.name.clone(),
        path: file.path.clone(),
    });
    named.collect()
}

fn keep<T>(result: Result<T, Vec<Diagnostic>>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}
