//! What became of every file that was read: it is part of the program, waits for its day, or is named.
//!
//! A file counts as used only if something of the program, the site or the letters shows that it is; so what nobody has
//! thought of is named, not lost.

use std::collections::BTreeSet;

use super::Ready;
use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::store::Store;
use crate::plan::Page;
use crate::render::theme::{StaticBytes, is_built_in};
use crate::source::{Asset, FileId, Root, SourceFile};

/// Checks that name a file which is not used.
const TELL: [&Check; 3] = [check::STRAY_FILE, check::MISFILED, check::UNREAD_FILE];

/// What became of the files. Every file that was read is in one of the lists.
#[derive(Debug, Default)]
pub struct Accounts<'a> {
    /// Paths of what is part of the program, the site or the letters.
    pub used: Vec<&'a str>,
    /// Of drafts, of what is to come or has expired, and of files that belong to these.
    pub left_out: Vec<&'a str>,
    /// Of what a problem names as not used.
    pub told: Vec<&'a str>,
    /// Of files that are not published, whatever is.
    pub unpublished: Vec<&'a str>,
    /// Of what nothing of all this comes to.
    pub unused: Vec<&'a str>,
}

/// What an import reads, or whoever sends, and no build does.
pub(super) fn is_no_input(file: &SourceFile) -> bool {
    let stem = file
        .path
        .strip_suffix(".yaml")
        .or(file.path.strip_suffix(".yml"));
    let store = stem.filter(|_| file.root == Root::Data).and_then(Store::of);
    matches!(
        store,
        Some(Store::Forms | Store::Imports | Store::Answers | Store::Secret | Store::Outbox)
    )
}

impl Ready {
    /// What became of every file that was read.
    pub fn accounts(&self) -> Accounts<'_> {
        let mut accounts = Accounts::default();
        let program = &self.program;
        let absent = program.absent.iter().map(|absent| absent.document.file);
        let absent: BTreeSet<FileId> = absent.collect();
        let used = self.used_sources();
        let told: BTreeSet<FileId> = self.warnings.iter().filter_map(names_unused).collect();
        for (id, file) in self.input.sources.iter() {
            let list = match () {
                () if used.contains(&id) || self.is_of_theme(file) || is_no_input(file) => {
                    &mut accounts.used
                }
                () if absent.contains(&id) => &mut accounts.left_out,
                () if told.contains(&id) || self.is_told(file) => &mut accounts.told,
                () => &mut accounts.unused,
            };
            list.push(&file.shown);
        }
        let published = self.published_assets();
        for (at, asset) in self.input.assets.iter().enumerate() {
            let is_in = |list: &[usize]| list.binary_search(&at).is_ok();
            let list = match () {
                () if published.contains(&at) => &mut accounts.used,
                () if is_in(&self.plan.site.withheld) => &mut accounts.left_out,
                () if is_in(&self.plan.site.unpublished) => &mut accounts.unpublished,
                () => &mut accounts.unused,
            };
            list.push(&asset.shown);
        }
        accounts
    }

    /// Settings, records and documents.
    fn used_sources(&self) -> BTreeSet<FileId> {
        let program = &self.program;
        let sources = &self.input.sources;
        let people = program.participants.iter().map(|one| one.span.file);
        let rounds = program.rounds.iter().map(|one| one.span.file);
        let ledgers = program.ledgers.iter().map(|one| one.round.span.file);
        let figures = program.figures.iter().map(|one| one.round.span.file);
        let texts = [
            &program.topics,
            &program.posts,
            &program.pages,
            &program.letters,
        ];
        let documents = texts.into_iter().flatten().map(|document| document.file);
        // Of two spellings of an ending the first one is read.
        let one_of = |stem: &str| {
            let named = |ending: &str| sources.find(Root::Data, &format!("{stem}.{ending}"));
            named("yaml").or_else(|| named("yml"))
        };
        let organisers = (!program.organisers.is_empty()).then(|| {
            let all = ["organisers.yaml", "organisers.yml"];
            all.into_iter()
                .filter_map(|path| sources.find(Root::Data, path))
        });
        let has_teams = program.rounds.iter().any(|round| !round.teams.is_empty());
        let teams = one_of("teams").filter(|_| has_teams);
        let settings = sources.of(Root::Config).map(|(id, _)| id);
        let words = sources.of(Root::Content);
        let words = words.filter(|(_, file)| file.path.starts_with("words/"));
        people
            .chain(rounds)
            .chain(ledgers)
            .chain(figures)
            .chain(teams)
            .chain(documents)
            .chain(one_of("vocabulary"))
            .chain(organisers.into_iter().flatten())
            .chain(settings)
            .chain(words.map(|(id, _)| id))
            .collect()
    }

    /// Settings of the theme, and templates that it or Fortnight names.
    fn is_of_theme(&self, file: &SourceFile) -> bool {
        let inside = self.theme.layers().names.iter().find_map(|name| {
            let inside = file.path.strip_prefix(name)?;
            inside.strip_prefix('/')
        });
        let Some(inside) = inside.filter(|_| file.root == Root::Theme) else {
            return false;
        };
        let is_named = |name: &str| {
            let mut others = self.input.sources.of(Root::Theme);
            is_built_in(inside) || others.any(|(_, other)| other.text.contains(name))
        };
        inside == "theme.toml"
            || inside.starts_with("words/")
            || inside.strip_prefix("templates/").is_some_and(is_named)
    }

    fn is_told(&self, file: &SourceFile) -> bool {
        let names = |problem: &Diagnostic| matches!(&problem.place, Place::File(shown, _) if **shown == *file.shown);
        let mut told = self.warnings.iter();
        told.any(|problem| names(problem) && file.root != Root::Theme)
    }

    /// Places in the input's assets of those that the site holds.
    fn published_assets(&self) -> BTreeSet<usize> {
        let assets = &self.input.assets;
        let place = |one: &Asset| {
            let order = |asset: &Asset| (asset.root, &*asset.path).cmp(&(one.root, &*one.path));
            assets.binary_search_by(order).ok()
        };
        let pages = self.plan.site.files.iter();
        let published = pages.filter_map(|file| match file.page {
            Page::Asset(at) => Some(at),
            Page::ThemeFile(at) => match &self.files[at].bytes {
                StaticBytes::Asset(asset) => place(asset),
                StaticBytes::BuiltIn(_) | StaticBytes::Source(_) => None,
            },
            _ => None,
        });
        published.collect()
    }
}

fn names_unused(problem: &Diagnostic) -> Option<FileId> {
    match problem.place {
        Place::Span(span) if TELL.contains(&problem.check) => Some(span.file),
        _ => None,
    }
}
