//! What will be wrong on a later day: asked of the graph as it is on each day on which a document comes or goes.
//!
//! Links are looked at of the documents that come, and of those that lead near a place that comes or goes; no other can
//! change. Nothing is read or validated again: what the data say stays as it is today.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::broken::{fault, inside_faults, lead_image, menu_faults};
use super::complaint::Fault;
use super::complaint::{complaint, of_menu};
use crate::address::Places;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::content::Link;
use crate::model::{Also, Document, Program, Section};
use crate::path::{OutPath, Slug};
use crate::plan::addresses::{folder, tag_folder};
use crate::plan::collision::Taken;
use crate::plan::{At, Site, TagGroup, ThemeFile, paths, plan};
use crate::source::Input;

/// What stops the build of a later day, and not that of today; of each, the first such day.
pub fn to_come(
    program: &Program,
    input: &Input,
    site: &Site,
    theme: &[ThemeFile],
) -> Vec<(Date, Diagnostic)> {
    let also = Also {
        drafts: input.drafts,
        future: false,
    };
    let mut turns = turns(program, also);
    if turns.is_empty() {
        return Vec::new();
    }
    let mut lists = Lists::new(program, site);
    for turn in &mut turns {
        turn.places = lists.turn(turn);
    }
    mark_collisions(&mut turns, input, site);
    let near = near(program, also, &turns);
    let mut later = site.clone();
    let mut told: Vec<(Date, Diagnostic)> = Vec::new();
    for turn in &turns {
        turn.pass(&mut later);
        for problem in turn.errors(program, input, &later, theme, &near, also) {
            if !told.iter().any(|(_, known)| *known == problem) {
                told.push((turn.day, problem));
            }
        }
    }
    told
}

/// A day on which documents come or go.
struct Turn<'a> {
    day: Date,
    come: Vec<&'a Arc<Document>>,
    go: Vec<&'a Arc<Document>>,
    /// Paths of the site that are taken from this day on, or not any more.
    places: Vec<(String, Option<At>)>,
    /// Whether two files may want one path on this day.
    collides: bool,
}

/// The days to come, in order.
fn turns(program: &Program, also: Also) -> Vec<Turn<'_>> {
    let mut days: BTreeMap<Date, [Vec<&Arc<Document>>; 2]> = BTreeMap::new();
    let due = |document: &&Arc<Document>| also.drafts || !document.front.draft;
    for document in everything(program).filter(due) {
        let front = &document.front;
        let (comes, goes) = (front.appears(), front.expires);
        if goes <= comes && goes.is_some() {
            continue;
        }
        for (at, day) in [comes, goes].into_iter().enumerate() {
            if let Some(day) = day.filter(|day| *day > program.today) {
                days.entry(day).or_default()[at].push(document);
            }
        }
    }
    let turns = days.into_iter().map(|(day, [come, go])| Turn {
        day,
        come,
        go,
        places: Vec::new(),
        collides: false,
    });
    turns.collect()
}

/// Every document that was read, whatever the day.
fn everything(program: &Program) -> impl Iterator<Item = &Arc<Document>> {
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let absent = program.absent.iter().map(|absent| &absent.document);
    lists.into_iter().flatten().chain(absent)
}

impl Turn<'_> {
    /// Makes the site of the day before that of this day.
    fn pass(&self, site: &mut Site) {
        for document in &self.go {
            site.addresses.go(document);
        }
        for document in &self.come {
            site.addresses.come(document);
        }
        site.later.extend(self.places.iter().cloned());
    }

    fn errors(
        &self,
        program: &Program,
        input: &Input,
        site: &Site,
        theme: &[ThemeFile],
        near: &[Near<'_>],
        also: Also,
    ) -> Vec<Diagnostic> {
        let come = self.come.iter();
        let mut faults: Vec<Fault<'_>> = come.flat_map(|come| inside_faults(come, site)).collect();
        let there = |near: &&Near<'_>| near.document.front.absence(self.day, also).is_none();
        faults.extend(near.iter().filter(there).flat_map(|near| near.faults(site)));
        let mut menu = menu_faults(program, site).peekable();
        if faults.is_empty() && menu.peek().is_none() && !self.collides {
            return Vec::new();
        }
        let program = program.on(self.day, also);
        let mut found = match self.collides {
            true => plan(&program, input, theme, None).problems,
            false => {
                let faults = faults.iter();
                let told = faults.map(|fault| complaint(&program, input, fault));
                let menu = menu.map(|(entry, why)| of_menu(&program, entry, &why));
                told.chain(menu).collect()
            }
        };
        found.retain(|problem| problem.severity == Severity::Error);
        found
    }
}

/// A document with links that lead near what comes or goes.
struct Near<'a> {
    document: &'a Document,
    links: Vec<Cow<'a, Link>>,
}

impl<'a> Near<'a> {
    fn faults(&self, site: &Site) -> impl Iterator<Item = Fault<'a>> {
        let links = self.links.iter();
        let found = links.filter_map(|link| {
            let why = fault(site, self.document, link)?;
            let (link, own) = (link.clone(), false);
            Some(Fault { link, why, own })
        });
        found.collect::<Vec<_>>().into_iter()
    }
}

fn near<'a>(program: &'a Program, also: Also, turns: &[Turn<'_>]) -> Vec<Near<'a>> {
    let mut places = Places::default();
    for turn in turns {
        let documents = turn.come.iter().chain(&turn.go);
        for document in documents {
            places.add(&document.path);
            places.add(&folder(document)); // the start page is there without its text, too
        }
        turn.places.iter().for_each(|(path, _)| places.add(path));
    }
    let all = everything(program).map(AsRef::as_ref);
    let all = all.filter(|document: &&Document| also.drafts || !document.front.draft);
    let near = all.filter(|document| document.ends.meet(&places));
    let near = near.map(|document| {
        let links = document.links.iter().map(Cow::Borrowed);
        let links = links.chain(lead_image(document).map(Cow::Owned));
        let links = links.filter(|link| places.may_be(&link.target)).collect();
        Near { document, links }
    });
    near.collect()
}

/// How many documents stand in each list as the days go by.
struct Lists<'a> {
    program: &'a Program,
    site: &'a Site,
    topics: usize,
    posts: usize,
    /// Of the tags that have been asked for.
    tags: HashMap<&'a Slug, usize>,
    /// How many tags have documents.
    groups: usize,
    /// How many documents want a path, of the paths that have been asked for.
    wanted: HashMap<String, usize>,
}

impl<'a> Lists<'a> {
    fn new(program: &'a Program, site: &'a Site) -> Self {
        Self {
            program,
            site,
            topics: program.topics.len(),
            posts: program.posts.len(),
            tags: HashMap::new(),
            groups: site.tags.len(),
            wanted: HashMap::new(),
        }
    }

    /// The paths that are taken from a day on, or not any more.
    fn turn(&mut self, turn: &Turn<'a>) -> Vec<(String, Option<At>)> {
        let mut places = Vec::new();
        let before = (self.topics, self.posts, self.groups);
        for document in &turn.go {
            for (path, _) in paths::own_files(document, &self.site.addresses) {
                let wanted = self.wanted(&path);
                *wanted = wanted.saturating_sub(1);
                if *wanted == 0 {
                    places.push((path, None));
                }
            }
            self.count(document, usize::saturating_sub, &mut places);
        }
        for document in &turn.come {
            for (path, at) in paths::own_files(document, &self.site.addresses) {
                *self.wanted(&path) += 1;
                places.push((path, Some(at)));
            }
            self.count(document, usize::saturating_add, &mut places);
        }
        let (topics, posts, groups) = before;
        self.pages("topics/", topics, self.topics, &mut places);
        self.pages("posts/", posts, self.posts, &mut places);
        if (groups == 0) != (self.groups == 0) {
            let at = (self.groups > 0).then_some(At::File);
            places.push(("tags/index.html".to_owned(), at));
        }
        places
    }

    fn wanted(&mut self, path: &str) -> &mut usize {
        let today = || usize::from(self.site.at(path).is_some());
        self.wanted.entry(path.to_owned()).or_insert_with(today)
    }

    /// Counts a document that comes or goes, in its section and its tags.
    fn count(
        &mut self,
        document: &'a Document,
        change: fn(usize, usize) -> usize,
        places: &mut Vec<(String, Option<At>)>,
    ) {
        match document.section {
            Section::Topic => self.topics = change(self.topics, 1),
            Section::Post => self.posts = change(self.posts, 1),
            Section::Page => {}
            Section::Letter => return,
        }
        for tag in &document.front.tags {
            let today = || self.site.tag(&tag.slug).map_or(0, TagGroup::count);
            let count = self.tags.entry(&tag.slug).or_insert_with(today);
            let (before, after) = (*count, change(*count, 1));
            *count = after;
            if (before == 0) == (after == 0) {
                continue;
            }
            self.groups = change(self.groups, 1);
            let at = (after > 0).then_some(At::File);
            places.push((format!("{}index.html", tag_folder(&tag.slug)), at));
        }
    }

    /// The pages of a list that come or go.
    fn pages(
        &self,
        section: &str,
        before: usize,
        after: usize,
        places: &mut Vec<(String, Option<At>)>,
    ) {
        let [before, after] = [before, after].map(|count| paths::page_count(self.program, count));
        for number in before.min(after)..before.max(after) {
            let at = (after > before).then_some(At::File);
            let folder = paths::list_folder(section, number);
            places.push((format!("{folder}index.html"), at));
        }
    }
}

/// Marks the days on which what comes may want the path of something else, or a file's path as a folder. Whether it does
/// the plan of that day will tell.
fn mark_collisions(turns: &mut [Turn<'_>], input: &Input, site: &Site) {
    let away = site.withheld.iter().chain(&*site.unpublished);
    let away = away.filter_map(|at| paths::copy_path(&input.assets[*at]));
    let mut taken = Taken::of(site);
    // A file that is not published may come with the page that shows it.
    let mut doubtful = false;
    away.for_each(|path| doubtful |= taken.take(path));
    for turn in turns {
        let come = turn.places.iter().filter(|(_, at)| at.is_some());
        for (path, _) in come {
            turn.collides |= doubtful | taken.take(path) | OutPath::new(path).is_err();
        }
    }
}
