//! Decides every path of the output and what it shows, cheaply; renders nothing.
//!
//! Layer 5. The site is a function from path to bytes: a [`Page`] says which view belongs to a path, [`views`] makes
//! that view when it is asked for. So a build renders all pages in parallel and a preview only the one that is asked for.

pub mod addresses;
mod collision;
mod facts;
pub mod graph;
pub mod kinds;
pub mod letters;
pub mod pages;
mod paths;
pub mod publication;
mod tags;
pub mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::model::{Changes, Document, Documents, Program};
use crate::path::{OutPath, Slug};
use crate::source::{FileId, Input};
use kinds::{Scene, Which};
use pages::Ground;

pub use addresses::Addresses;
pub use facts::Facts;
pub use kinds::Page;
pub use letters::LetterPlan;
pub use tags::TagGroup;

/// Everything that will be written.
#[derive(Clone)]
pub struct Plan {
    /// The public site.
    pub site: Site,
    /// The private letters.
    pub letters: Vec<LetterPlan>,
}

/// A plan, and what came up on the way.
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Two sources for one address, broken links, missing pictures.
    pub problems: Vec<Diagnostic>,
    /// What has changed since the moment before.
    pub changed: Facts,
}

/// The public site: paths and what they show. Nothing private can be reached from here.
#[derive(Clone)]
pub struct Site {
    /// Sorted by path; unique also under case folding and Unicode normalisation.
    pub files: Arc<[PublicFile]>,
    /// Places in the input's assets of those that belong to pages which are not on the site; in order.
    pub withheld: Arc<[usize]>,
    /// The same of those that are not published, whatever is: the summary names them.
    pub unpublished: Arc<[usize]>,
    /// Tags by slug, with the documents that bear them.
    pub tags: Arc<[TagGroup]>,
    /// Where documents and sections are found.
    pub addresses: Addresses,
    /// By the number of its file, the place of each document in its list of the program.
    positions: Arc<[u32]>,
    /// Paths that are taken, or not any more, on the later day that is looked at; empty today.
    later: BTreeMap<String, Option<At>>,
}

/// What lies at a path of the site, as far as a link must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A file.
    File,
    /// What leads to the place where a document is now: its address.
    OldPath(Arc<str>),
}

impl Site {
    /// What lies at a path.
    pub fn at(&self, path: &str) -> Option<At> {
        if let Some(at) = self.later.get(path) {
            return at.clone();
        }
        match &self.file(path)?.page {
            Page::Made(_, Which::To(to)) => Some(At::OldPath(Arc::clone(to))),
            _ => Some(At::File),
        }
    }

    /// The file of today's site at a path.
    pub fn file(&self, path: &str) -> Option<&PublicFile> {
        self.place(path).ok().map(|at| &self.files[at])
    }

    /// Where in the files a path is, or would be.
    fn place(&self, path: &str) -> Result<usize, usize> {
        let order = |file: &PublicFile| OutPath::as_str(&file.path).cmp(path);
        self.files.binary_search_by(order)
    }

    /// Whether today a file has a path, or one of its folders, or lies in it.
    fn is_near(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let inside = format!("{path}/");
        let next = self
            .files
            .partition_point(|file| file.path.as_str() < &*inside);
        let below = self.files.get(next);
        self.file(path).is_some()
            || folders.any(|folder| self.file(folder).is_some())
            || below.is_some_and(|file| file.path.as_str().starts_with(&inside))
    }

    /// The place of a document in its list of the program.
    pub fn position(&self, document: FileId) -> usize {
        let position = self.positions.get(document.0 as usize);
        position.map_or(0, |position| *position as usize)
    }

    /// The documents of a tag.
    fn tag(&self, slug: &Slug) -> Option<&TagGroup> {
        let at = self.tags.binary_search_by(|group| group.slug.cmp(slug));
        at.ok().map(|at| &self.tags[at])
    }

    /// How many of the files are HTML pages, redirects included.
    pub fn pages(&self) -> usize {
        let pages = self.files.iter();
        pages
            .filter(|file| file.path.as_str().ends_with(".html"))
            .count()
    }
}

/// A file of the public site.
#[derive(Clone, Debug)]
pub struct PublicFile {
    /// Where it is written.
    pub path: OutPath,
    /// What it shows.
    pub page: Page,
}

/// A static file of the theme: its name, its fingerprinted path and its place in the theme's own list.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// For example `style.css`.
    pub name: String,
    /// For example `static/style.1f2e3d4c.css`.
    pub path: OutPath,
}

/// The moment before, which was without errors: what it had, most of the next one has too.
pub struct Before<'a> {
    /// What was read.
    pub input: &'a Input,
    /// The program.
    pub program: &'a Program,
    /// Its site.
    pub site: &'a Site,
    /// The theme's files.
    pub theme: &'a [ThemeFile],
    /// What is different since then.
    pub changes: &'a Changes,
    /// Documents with a link that is worth a warning.
    pub doubtful: BTreeSet<FileId>,
}

/// Plans the output of a program. Problems are two sources for one address, broken links, missing pictures. `before` only
/// saves work.
pub fn plan(
    program: &Program,
    input: &Input,
    theme: &[ThemeFile],
    before: Option<&Before<'_>>,
) -> Planned {
    let Made {
        site,
        since,
        changed,
        mut problems,
    } = made(before, program, input, theme, true);
    problems.extend(publication::check(program, input));
    problems.extend(graph::unlinked(program, input));
    problems.extend(match since {
        Some(before) => {
            let lost = graph::lost(before.site, &site, before.changes);
            let has_come = |document: &Document| {
                let mut come = before.changes.come.iter();
                come.any(|come| std::ptr::eq(&**come, document))
            };
            // Nothing else is looked at of a document as long as nothing is lost or doubtful.
            let again = |document: &Document| {
                has_come(document)
                    || !before.doubtful.is_empty() && before.doubtful.contains(&document.file)
                    || !lost.is_empty() && document.ends.meet(&lost)
            };
            graph::check_some(program, input, &site, &again)
        }
        None => graph::check(program, input, &site),
    });
    let letters = letters_of(program, input);
    Planned {
        plan: Plan { site, letters },
        problems,
        changed,
    }
}

/// The same of a program that lacks what is wrong in it: only what is surely wrong is told.
pub fn of_fragment(program: &Program, input: &Input, theme: &[ThemeFile]) -> Planned {
    let made = made(None, program, input, theme, false);
    let (site, mut problems) = (made.site, made.problems);
    problems.extend(publication::check(program, input));
    problems.extend(graph::check_fragment(program, input, &site));
    let letters = letters_of(program, input);
    Planned {
        plan: Plan { site, letters },
        problems,
        changed: made.changed,
    }
}

/// The site alone; problems are two sources for one address.
pub fn site(program: &Program, input: &Input, theme: &[ThemeFile]) -> (Site, Vec<Diagnostic>) {
    let made = made(None, program, input, theme, true);
    (made.site, made.problems)
}

/// A site, and what came up on the way.
struct Made<'a> {
    site: Site,
    /// The moment with which it begins, if it does.
    since: Option<&'a Before<'a>>,
    changed: Facts,
    /// Two sources for one address.
    problems: Vec<Diagnostic>,
}

/// `whole`: nothing is lacking, so that it is known which files beside the documents nobody needs.
fn made<'a>(
    before: Option<&'a Before<'a>>,
    program: &Program,
    input: &Input,
    theme: &[ThemeFile],
    whole: bool,
) -> Made<'a> {
    let after = before.and_then(|before| {
        let known = &before.site.addresses;
        let (addresses, changed) = Addresses::after(known, before.changes, program, input)?;
        Some((Some(before), addresses, changed))
    });
    let all = || (None, Addresses::new(program, input), Facts::ALL);
    let (since, addresses, mut changed) = after.unwrap_or_else(all);
    let [withheld, unpublished] = match whole {
        true => away(program, input, &addresses),
        false => Default::default(),
    };
    let positions = positions(program, since);
    let tags: Arc<[TagGroup]> = match since {
        Some(before) => tags::after(before, program).into(),
        None => tags::groups(program).into(),
    };
    let ground = Ground {
        scene: Scene {
            program,
            topics: &program.topics,
            posts: &program.posts,
            pages: &program.pages,
            tags: &tags,
            addresses: &addresses,
        },
        input,
        theme,
        away: [&withheld, &unpublished],
    };
    let again = since.and_then(|before| {
        changed = changed.and(pages::changed(before, &ground));
        match changed.meet(pages::reads()) {
            false => Some(Arc::clone(&before.site.files)),
            true => pages::again(before, changed, &ground).map(Into::into),
        }
    });
    let (files, problems) = match again {
        Some(files) => (files, Vec::new()),
        None => {
            let (files, problems) = pages::plan(&ground);
            (files.into(), problems)
        }
    };
    let site = Site {
        files,
        withheld,
        unpublished,
        tags,
        addresses,
        positions,
        later: BTreeMap::new(),
    };
    Made {
        site,
        since,
        changed,
        problems,
    }
}

/// Places in the input's assets of what is not copied: of what belongs to pages that are away, and of the rest.
fn away(program: &Program, input: &Input, addresses: &Addresses) -> [Arc<[usize]>; 2] {
    let withheld = graph::withheld(program, input, addresses);
    let unpublished = graph::unpublished(program, input, addresses, &withheld);
    [withheld.into(), unpublished.into()]
}

/// The place of each document in its list, by the number of its file.
fn positions(program: &Program, before: Option<&Before<'_>>) -> Arc<[u32]> {
    fn lists(program: &Program) -> [&Documents; 3] {
        [&program.topics, &program.posts, &program.pages]
    }
    let now = lists(program);
    if let Some(before) = before {
        let same = |(old, new): (&Arc<Document>, &Arc<Document>)| {
            Arc::ptr_eq(old, new) || old.file == new.file
        };
        let mut both = lists(before.program).into_iter().zip(now);
        if both.all(|(old, new)| old.len() == new.len() && old.iter().zip(new).all(same)) {
            return Arc::clone(&before.site.positions);
        }
    }
    let files = now.into_iter().flatten().map(|one| one.file.0 as usize);
    let mut positions = vec![0; files.max().map_or(0, |most| most + 1)];
    for list in now {
        for (document, at) in list.iter().zip(0..) {
            positions[document.file.0 as usize] = at;
        }
    }
    positions.into()
}

fn letters_of(program: &Program, input: &Input) -> Vec<LetterPlan> {
    match input.site_only {
        true => Vec::new(),
        false => letters::plan(program),
    }
}
