//! Pages that are on the site, but that no reader will find.

use std::collections::BTreeMap;

use super::edge::{Templates, of_program};
use super::resolve::{Source, rooted, source};
use crate::address::{Inside, Places, composed};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Document, Program};
use crate::plan::addresses::{HOME, folder};
use crate::source::{Input, Span};

/// Warnings of pages to which no other text, no list and no template leads, nor the menu or a form. Topics and posts stand in
/// lists, and pages with a tag. A page leads to those above it and directly below it.
pub fn unlinked(program: &Program, input: &Input) -> Vec<Diagnostic> {
    let mut lonely = Lonely::new(program);
    lonely.find_in_lists();
    lonely.find_in_program(program);
    let base_url = &program.config.base_url;
    let lists = [
        &program.pages,
        &program.posts,
        &program.letters,
        &program.topics,
    ];
    for document in lists.into_iter().flatten() {
        if lonely.pages.is_empty() {
            break;
        }
        lonely.find_in(base_url, document);
    }
    lonely.find_in_theme(input);
    // What is below one of these is listed there.
    let pages = lonely.pages.iter();
    let highest =
        pages.filter(|(folder, _)| !above(folder).any(|above| lonely.pages.contains_key(above)));
    highest.map(|(_, page)| warning(page)).collect()
}

/// The pages to which nothing has been found yet.
struct Lonely<'a> {
    /// By folder in the site.
    pages: BTreeMap<String, &'a Document>,
    /// Their folders by path, and by the old places that lead to them.
    folders: BTreeMap<String, String>,
    places: Places,
}

impl<'a> Lonely<'a> {
    fn new(program: &'a Program) -> Self {
        let pages = program.pages.iter().map(AsRef::as_ref);
        let pages = pages.filter(|page: &&Document| &*page.path != HOME);
        let pages: BTreeMap<String, &Document> = pages.map(|page| (folder(page), page)).collect();
        let mut folders = BTreeMap::new();
        for (folder, page) in &pages {
            folders.insert(composed(&page.path).into_owned(), folder.clone());
            for alias in &page.front.aliases {
                folders.insert(as_folder(&alias.value), folder.clone());
            }
        }
        let places = folders.iter().flat_map(|(place, folder)| [place, folder]);
        let places = places.map(String::as_str).collect();
        Self {
            pages,
            folders,
            places,
        }
    }

    fn find_in_lists(&mut self) {
        self.find_those(|_, page| !page.front.tags.is_empty());
    }

    fn find_in_program(&mut self, program: &Program) {
        for lead in of_program(program) {
            match rooted(&program.config.base_url, lead) {
                Some(rooted) => self.found_at(&rooted),
                None => self.found_file(&Inside::new(lead).path),
            }
        }
    }

    /// A template names the folder of the page that it leads to.
    fn find_in_theme(&mut self, input: &Input) {
        let templates = Templates::new(input);
        self.find_those(|folder, _| templates.name(folder));
    }

    fn find_those(&mut self, is_found: impl Fn(&str, &Document) -> bool) {
        let found = self
            .pages
            .iter()
            .filter(|(folder, page)| is_found(folder, page));
        let found: Vec<String> = found.map(|(folder, _)| folder.clone()).collect();
        found.iter().for_each(|folder| self.found(folder));
    }

    fn find_in(&mut self, base_url: &str, document: &Document) {
        if !document.ends.meet(&self.places) {
            return;
        }
        let links = document.targets().filter(|(_, image)| !image);
        let links: Vec<&str> = links.map(|(target, _)| target).collect();
        for target in links {
            match source(base_url, document, target) {
                Some(Source::Path(path)) if path != composed(&document.path) => {
                    self.found_file(&path);
                }
                Some(Source::Rooted(path)) if !self.is_own(&path, document) => {
                    self.found_at(&path);
                }
                _ => {}
            }
        }
    }

    /// Whether a path of the site is that of a document's own page, or an old one of it.
    fn is_own(&self, path: &str, document: &Document) -> bool {
        let path = as_folder(path);
        *self.folders.get(&path).unwrap_or(&path) == folder(document)
    }

    fn found_file(&mut self, path: &str) {
        if let Some(folder) = self.folders.get(path).cloned() {
            self.found(&folder);
        }
    }

    fn found_at(&mut self, path: &str) {
        let folder = as_folder(path);
        self.found(&folder);
        self.found_file(&folder);
    }

    /// Takes out a page, and with it those to which it leads.
    fn found(&mut self, folder: &str) {
        if self.pages.remove(folder).is_none() {
            return;
        }
        let from_here = self.pages.range(folder.to_owned()..);
        let inside = from_here.map_while(|(other, _)| other.strip_prefix(folder));
        let below = inside.filter(|rest| rest.matches('/').count() == 1);
        let below: Vec<String> = below.map(|rest| format!("{folder}{rest}")).collect();
        below.iter().for_each(|folder| self.found(folder));
        above(folder).for_each(|folder| self.found(folder));
    }
}

/// `a/` and `a/b/` of `a/b/c/`.
fn above(folder: &str) -> impl Iterator<Item = &str> {
    let inner = folder.trim_end_matches('/');
    inner.match_indices('/').map(|(at, _)| &folder[..=at])
}

/// `/faq`, `/faq/` and `faq/index.html` are `faq/`.
fn as_folder(path: &str) -> String {
    format!("{}/", bare(path))
}

fn bare(path: &str) -> &str {
    let path = path.split(['#', '?']).next().unwrap_or(path);
    let path = path.strip_suffix("index.html").unwrap_or(path);
    path.trim_matches('/')
}

fn warning(page: &Document) -> Diagnostic {
    let message = "no page, text or menu leads to this page";
    Diagnostic::new(check::UNLINKED_PAGE, title(page), message).hint(
        "link to it where readers would look for it, or give it a `[[menu]]` entry in `fortnight.toml`",
    )
}

/// Where the title is written; the first line if it cannot be seen.
fn title(page: &Document) -> Span {
    let head = &page.text[..page.body as usize];
    let mut start = 0;
    let mut place = 0..head.lines().next().map_or(0, str::len);
    for line in head.split_inclusive('\n') {
        let value = line.strip_prefix("title").map(str::trim_start);
        let value = value.and_then(|rest| rest.strip_prefix([':', '=']));
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            let at = start + line.find(value).unwrap_or_default();
            place = at..at + value.len();
            break;
        }
        start += line.len();
    }
    Span::new(page.file, place)
}
