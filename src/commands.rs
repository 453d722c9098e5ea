//! The commands: one file each. They put the edge and the pipeline together and say what came of it.
//!
//! Layer 8. A command returns whether all is well; only `main` makes an exit code of it.

mod afterwards;
mod ask;
mod build;
mod check;
mod close;
mod erase;
mod explain;
mod form;
mod hands;
mod held;
mod import;
mod inbox;
mod manual;
mod mark;
mod new;
mod person;
mod propose;
mod rehearse;
mod repair;
mod report;
mod rounds;
mod rules;
mod schema;
mod secret;
mod send;
mod serve;
mod sound;
mod status;
mod summary;
mod waits;
mod whatif;

use std::collections::BTreeSet;
use std::path::Path;

use crate::check::FAR_OFF_DAY;
use crate::cli::{Cli, ColorChoice, Command, Options};
use crate::diagnostic::{self, Diagnostic, Place, Severity};
use crate::edge::folders::{Folders, Given, Names};
use crate::edge::terminal::{Color, Terminal};
use crate::edge::write::check_folders;
use crate::edge::{Failure, Trouble, clock, load};
use crate::gate::gathered;
use crate::model::config::Config;
use crate::model::store::Store;
use crate::pipeline::{self, Prepared};
use crate::source::{FileId, Input, SourceFile, Sources};
use crate::words::english as words;
use sound::named_round;
use summary::{knew_nobody, left_out, newcomers, not_used};

/// Whether the command did what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Exit code 0.
    Fine,
    /// Exit code 1: problems were told.
    Problems,
}

/// Runs what was typed.
pub fn run(cli: &Cli) -> Verdict {
    let color = match cli.options.color {
        ColorChoice::Auto => Color::Auto,
        ColorChoice::Always => Color::Always,
        ColorChoice::Never => Color::Never,
    };
    let terminal = Terminal::new(color, cli.options.quiet, cli.options.all);
    let result = match cli.chosen() {
        Command::Build => build::run(cli, terminal),
        Command::Check => check::run(cli, terminal),
        Command::Close(arguments) => close::run(cli, arguments, terminal),
        Command::Completions(arguments) => manual::completions(arguments, terminal),
        Command::Erase(arguments) => erase::run(cli, arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Form(arguments) => form::run(cli, arguments, terminal),
        Command::Import(arguments) => import::run(cli, arguments, terminal),
        Command::Inbox(arguments) => inbox::run(cli, arguments, terminal),
        Command::Man(arguments) => manual::page(arguments, terminal),
        Command::Mark(arguments) => mark::run(cli, arguments, terminal),
        Command::Match(arguments) => propose::run(cli, arguments, terminal),
        Command::New(arguments) => new::run(cli, arguments, terminal),
        Command::Person(arguments) => held::run(cli, arguments, terminal),
        Command::Rehearse(arguments) => rehearse::run(cli, arguments, terminal),
        Command::Report(arguments) => report::run(cli, arguments, terminal),
        Command::Rounds(arguments) => rounds::run(cli, arguments, terminal),
        Command::Rules(arguments) => rules::run(cli, arguments, terminal),
        Command::Schema(arguments) => schema::run(cli, arguments, terminal),
        Command::Send(arguments) => send::run(cli, arguments, terminal),
        Command::Serve(arguments) => serve::run(cli, arguments, terminal),
        Command::Status(arguments) => status::run(cli, arguments, terminal),
    };
    result.unwrap_or_else(|stop| {
        stop.tell(terminal);
        Verdict::Problems
    })
}

/// Why a command ended before its work was done.
enum Stop {
    /// The machine would not.
    Trouble(Trouble),
    /// The user's files are not as they should be.
    Problems(Sources, Vec<Diagnostic>),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Stop {
    fn tell(self, terminal: Terminal) {
        match self {
            Self::Trouble(trouble) => {
                let hint = trouble
                    .hint
                    .as_ref()
                    .map(|hint| format!("\nhint: {hint}"))
                    .unwrap_or_default();
                terminal.problem(&format!("error: {trouble}{hint}"));
            }
            Self::Problems(sources, problems) => tell(&sources, &problems, terminal),
        }
    }
}

/// A program that was read, with its folders.
struct Loaded {
    folders: Folders,
    input: Input,
}

/// Reads the program that the options name.
fn loaded(cli: &Cli) -> Result<Loaded, Stop> {
    let options = &cli.options;
    let file = load::read_config(&options.root).map_err(failed)?;
    let config = match config(&file) {
        Ok(config) => config,
        Err(stop) => return with_mistakes(options, file).ok_or(stop),
    };
    let folders = folders(options, &config);
    let settings = settings(options, &config)?;
    // Before anything is read: an output folder is never read, so one that holds the program would seem to empty it.
    check_folders(&folders)?;
    let mut input = load::load(&folders, file, &settings)?;
    if config.today.is_none() {
        let doubt = clock::far_off(input.today, &config.time_zone);
        input.problems.extend(doubt);
    }
    Ok(Loaded { folders, input })
}

/// What can be read although the settings have mistakes, so that those of all files are told in one run.
fn with_mistakes(options: &Options, file: SourceFile) -> Option<Loaded> {
    let config = pipeline::config_so_far(&Sources::new(vec![file.clone()]))?;
    let folders = folders(options, &config);
    let settings = settings(options, &config).ok()?;
    check_folders(&folders).ok()?;
    let input = load::load(&folders, file, &settings).ok()?;
    Some(Loaded { folders, input })
}

/// Where things lie: by the settings, unless the options say otherwise.
fn folders(options: &Options, config: &Config) -> Folders {
    let names = Names {
        content: &config.folders.content,
        data: &config.folders.data,
        themes: &config.folders.themes,
        public: &config.folders.public,
        private: &config.folders.private,
        outbox: &config.folders.outbox,
    };
    let given = Given {
        data: given(&options.data),
        public: given(&options.out),
        private: given(&options.private),
    };
    Folders::new(&options.root, names, given)
}

fn settings(options: &Options, config: &Config) -> Result<load::Settings, Trouble> {
    Ok(load::Settings {
        today: clock::today(options.date, &config.time_zone)?,
        time_zone: config.time_zone.clone(),
        drafts: options.drafts,
        future: options.future,
        site_only: options.site_only,
        warn_of_git: match config.people_in_git {
            true => Vec::new(),
            false => Store::guarded(),
        },
    })
}

fn given(path: &Option<std::path::PathBuf>) -> Option<&Path> {
    path.as_deref()
}

fn failed(failure: Failure) -> Stop {
    match failure {
        Failure::Trouble(trouble) => Stop::Trouble(trouble),
        Failure::Problems(problems) => Stop::Problems(Sources::default(), problems),
    }
}

/// The settings alone: without folders nothing else can be read.
fn config(file: &SourceFile) -> Result<Config, Stop> {
    let sources = Sources::new(vec![file.clone()]);
    let outcome = pipeline::config(&sources);
    outcome
        .value
        .ok_or(Stop::Problems(sources, outcome.problems))
}

/// Tells what is wrong with a program that cannot be built, and what else the leak gate finds in it as it is.
fn tell_unsound(
    Loaded { folders, input }: &Loaded,
    outcome: pipeline::Outcome<Prepared>,
    terminal: Terminal,
) {
    let pipeline::Outcome {
        unsound,
        mut problems,
        ..
    } = outcome;
    let read = |asset: &_| load::read_asset(folders, asset);
    let leaks = pipeline::fragment::leaks(input, unsound.as_ref(), &problems, &read);
    let all = terminal.telling().all;
    problems.extend(gathered(leaks.problems, &input.sources, all));
    diagnostic::sort(&input.sources, &mut problems);
    tell_all(&input.sources, &problems, leaks.unknown, terminal);
}

/// Prints all problems, each with its place, and how many there are.
fn tell(sources: &Sources, problems: &[Diagnostic], terminal: Terminal) {
    tell_all(sources, problems, "", terminal);
}

/// The same; `end` stands behind all. On a day that is far from the clock's that day is told alone: hundreds of texts and
/// people may be wrong on it that are fine today.
fn tell_all(sources: &Sources, problems: &[Diagnostic], end: &str, terminal: Terminal) {
    let is_day = |problem: &&Diagnostic| problem.check == FAR_OFF_DAY;
    if let Some(day) = problems.iter().find(is_day)
        && diagnostic::any_error(problems)
    {
        warn(sources, std::slice::from_ref(day), terminal);
        let others = count(problems.len() - 1, "problem", "problems");
        terminal.problem(&format!(
            "{others} of that day not told, since most may come of it; nothing was written"
        ));
        return;
    }
    warn(sources, problems, terminal);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    if errors > 0 {
        let warnings = problems.len() - errors;
        let also = if warnings > 0 {
            format!(" and {}", count(warnings, "warning", "warnings"))
        } else {
            String::new()
        };
        terminal.problem(&format!(
            "{}{also}{}; nothing was written{end}",
            count(errors, "error", "errors"),
            proportion(sources, problems)
        ));
    }
}

/// ` in 2 files, the other 173 are fine`; nothing if the problems are in no file.
fn proportion(sources: &Sources, problems: &[Diagnostic]) -> String {
    let files = problems.iter().filter_map(|problem| match &problem.place {
        Place::Span(span) => Some(span.file),
        _ => None,
    });
    let bad = files.collect::<BTreeSet<FileId>>().len();
    if bad == 0 {
        return String::new();
    }
    let fine = match sources.iter().count().saturating_sub(bad) {
        0 => String::new(),
        1 => ", the other one is fine".to_owned(),
        fine => format!(", the other {} are fine", words::number(fine as u64)),
    };
    format!(" in {}{fine}", count(bad, "file", "files"))
}

/// Prints problems; what many places share is told once.
fn warn(sources: &Sources, problems: &[Diagnostic], terminal: Terminal) {
    let report = diagnostic::report(sources, problems, terminal.telling());
    for text in &report.texts {
        terminal.problem(&format!("{text}\n\n"));
    }
    if report.counted > 0 && !terminal.telling().all {
        terminal.problem(&format!("`--all` tells each of the {}", problems.len()));
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    words::plural(number as u64, one, many)
}
