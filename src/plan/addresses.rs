//! Addresses inside the site: relative to its root, without a leading slash.

mod waiting;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::address::{Web, composed};
pub use crate::address::{encode, encoded};
use crate::model::{Changes, Document, Program, RoundId, Section};
use crate::path::Slug;
use crate::plan::Facts;
use crate::plan::publication::may_be_copied;
use crate::source::Input;
use waiting::Waiting;

/// The page whose text stands on the start page.
pub const HOME: &str = "pages/index.md";

/// Documents with their addresses, by path. All paths that are looked up are composed: a disk may store them otherwise.
type Entries = HashMap<Arc<str>, (Arc<str>, Arc<Document>)>;

/// Files beside the documents, by path.
type Copies = HashMap<Arc<str>, (usize, Arc<str>)>;

/// The same of documents, with their paths by address once somebody asks.
#[derive(Default)]
struct Known {
    by_path: Entries,
    by_address: OnceLock<HashMap<Arc<str>, Arc<str>>>,
}

impl Known {
    fn at(&self, address: &str) -> Option<&str> {
        let all = || {
            let entries = self.by_path.iter();
            let turned =
                entries.map(|(path, (address, _))| (Arc::clone(address), Arc::clone(path)));
            turned.collect()
        };
        self.by_address
            .get_or_init(all)
            .get(address)
            .map(|path| &**path)
    }
}

/// So many newer documents are kept beside the others before all are gathered anew.
const MOST_NEWER: usize = 64;

/// Where documents and sections are found. Lookups only; nothing iterates over the maps.
#[derive(Clone)]
pub struct Addresses {
    clean: bool,
    base_url: String,
    documents: Arc<Known>,
    /// Documents that are new or different: they go before the others.
    newer: Entries,
    /// Paths of those that have gone.
    gone: HashSet<Arc<str>>,
    /// Places in `input.assets`, and the paths as they are on the disk.
    assets: Arc<Copies>,
    /// Width and height of pictures.
    sizes: Arc<HashMap<Arc<str>, [u32; 2]>>,
    absent: Arc<Waiting>,
}

impl Addresses {
    /// The addresses of a program's documents and of the files beside them.
    pub fn new(program: &Program, input: &Input) -> Self {
        let mut addresses = Self::empty(program, input);
        let all = documents(program).map(|document| addresses.entry(document));
        addresses.documents = Arc::new(Known {
            by_path: all.collect(),
            by_address: OnceLock::new(),
        });
        addresses
    }

    /// The same, beginning with those of the moment before; with the facts of documents that have changed since. `None` if
    /// addresses are made otherwise now.
    pub fn after(
        before: &Self,
        changes: &Changes,
        program: &Program,
        input: &Input,
    ) -> Option<(Self, Facts)> {
        let mut addresses = Self::empty(program, input);
        if addresses.clean != before.clean || addresses.base_url != before.base_url {
            return None;
        }
        addresses.documents = Arc::clone(&before.documents);
        addresses.newer = before.newer.clone();
        addresses.gone = before.gone.clone();
        let gone = changes.gone.iter().filter(|gone| before.has(gone));
        gone.clone().for_each(|document| addresses.leave(document));
        let is_published = |document: &&Arc<Document>| program.absence(&document.path).is_none();
        let mut changed = Facts::NONE;
        for document in changes.come.iter().filter(is_published) {
            addresses.come(document);
            changed = changed.and(match before.entry_of(&document.path) {
                _ if !addresses.has(document) => Facts::NONE,
                Some((_, known)) => Facts::of(known, document),
                None => Facts::of_one(document),
            });
        }
        for document in gone.filter(|gone| addresses.document(&gone.path).is_none()) {
            changed = changed.and(Facts::of_one(document));
        }
        if addresses.newer.len() + addresses.gone.len() > MOST_NEWER {
            addresses = Self::new(program, input);
        }
        Some((addresses, changed))
    }

    fn empty(program: &Program, input: &Input) -> Self {
        let assets = input.assets.iter().enumerate();
        let beside = assets.filter(|(_, asset)| may_be_copied(&program.config, asset));
        let sizes = beside
            .clone()
            .filter_map(|(_, asset)| Some((key(&asset.path), asset.size?)));
        Self {
            clean: program.config.site.clean_links,
            base_url: program.config.base_url.clone(),
            documents: Arc::default(),
            newer: HashMap::new(),
            gone: HashSet::new(),
            assets: Arc::new(
                beside
                    .map(|(at, asset)| (key(&asset.path), (at, Arc::clone(&asset.path))))
                    .collect(),
            ),
            sizes: Arc::new(sizes.collect()),
            absent: Arc::new(Waiting::of(program)),
        }
    }

    fn entry(&self, document: &Arc<Document>) -> (Arc<str>, (Arc<str>, Arc<Document>)) {
        let address = self.link(folder(document)).into();
        (key(&document.path), (address, Arc::clone(document)))
    }

    /// Takes a document in the place of the one that has its path.
    pub fn replace(&mut self, document: &Arc<Document>) {
        let (path, entry) = self.entry(document);
        self.newer.insert(path, entry);
    }

    /// Takes in a document that is published from now on. A letter has no address.
    pub fn come(&mut self, document: &Arc<Document>) {
        if document.section != Section::Letter {
            self.gone.remove(&*composed(&document.path));
            self.replace(document);
        }
    }

    /// Takes out a document that the calendar keeps from being published from now on.
    pub fn go(&mut self, document: &Document) {
        self.leave(document);
        Arc::make_mut(&mut self.absent).add(document);
    }

    fn leave(&mut self, document: &Document) {
        let path = key(&document.path);
        self.newer.remove(&path);
        self.gone.insert(path);
    }

    /// Whether this very document is in the site.
    pub fn has(&self, document: &Document) -> bool {
        let known = self.known(&document.path);
        known.is_some_and(|(_, known)| std::ptr::eq(known, document))
    }

    fn entry_of(&self, path: &str) -> Option<&(Arc<str>, Arc<Document>)> {
        let path = &*composed(path);
        if self.gone.contains(path) {
            return None;
        }
        let newer = self.newer.get(path);
        newer.or_else(|| self.documents.by_path.get(path))
    }

    /// Address and document of a path in the content folder, if it is in the site.
    pub fn known(&self, path: &str) -> Option<(&str, &Document)> {
        let (address, document) = self.entry_of(path)?;
        Some((address, document))
    }

    /// The address of a folder (`topics/library-spaces/`): as it is, or with the file's name, by the program's setting.
    pub fn link(&self, folder: impl Into<String>) -> String {
        let mut link = folder.into();
        if !self.clean {
            link.push_str("index.html");
        }
        link
    }

    /// The address of a document of the site, by its path in the content folder.
    pub fn document(&self, path: &str) -> Option<&str> {
        self.known(path).map(|(address, _)| address)
    }

    /// The document of the site of a path in the content folder.
    pub fn text(&self, path: &str) -> Option<&Document> {
        self.known(path).map(|(_, document)| document)
    }

    /// The document at an address of the site.
    pub fn text_at(&self, address: &str) -> Option<&Document> {
        let is_here = |entry: &&(Arc<str>, Arc<Document>)| *entry.0 == *address;
        let newer = self.newer.values().find(is_here);
        let entry = newer.or_else(|| self.entry_of(self.documents.at(address)?).filter(is_here))?;
        Some(&entry.1)
    }

    /// Paths of files that others have beside their documents, and these have not; in any order.
    pub fn lost_assets<'a>(&'a self, others: &'a Self) -> impl Iterator<Item = &'a str> {
        let paths = others.assets.keys().map(|path| &**path);
        paths.filter(|path| !self.assets.contains_key(*path))
    }

    /// Whether only the calendar keeps a document from being published, by its path in the content folder.
    pub fn waits(&self, path: &str) -> bool {
        self.absent.paths.contains(&*composed(path))
    }

    /// The same of a folder of the site, which a document or a list may have.
    pub fn folder_waits(&self, folder: &str) -> bool {
        self.absent.folders.contains(folder)
    }

    /// The place in `input.assets` of a file beside the documents, by its path in the content folder.
    pub fn asset(&self, path: &str) -> Option<usize> {
        self.assets.get(path).map(|(at, _)| *at)
    }

    /// Width and height of a picture beside the documents, by its path in the content folder.
    pub fn size(&self, path: &str) -> Option<[u32; 2]> {
        self.sizes.get(path).copied()
    }

    /// The path from the site's root at which such a file is published.
    pub fn copy(&self, path: &str) -> Option<&str> {
        let (_, path) = self.assets.get(path)?;
        Some(path.strip_prefix("static/").unwrap_or(path))
    }

    /// The same place, by the file's path from the site's root.
    pub fn file(&self, rooted: &str) -> Option<usize> {
        let direct = self.asset(rooted);
        direct.or_else(|| self.asset(&format!("static/{rooted}")))
    }

    /// The address of a document that is known to be in the site.
    pub fn of(&self, document: &Document) -> String {
        self.link(folder(document))
    }

    /// The address of the site, with a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The absolute, percent-encoded address of a folder or file of the site; `index.html` is left out.
    pub fn absolute(&self, url: &str) -> String {
        let (path, fragment) = url
            .split_once('#')
            .map_or((url, None), |(path, part)| (path, Some(part)));
        let named = path
            .strip_suffix("index.html")
            .filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let mut absolute = format!("{}{}", self.base_url, encode(named.unwrap_or(path)));
        if let Some(fragment) = fragment {
            absolute.push('#');
            absolute.push_str(&encode(fragment));
        }
        absolute
    }
}

/// A path as it is looked up.
fn key(path: &Arc<str>) -> Arc<str> {
    match composed(path) {
        std::borrow::Cow::Borrowed(_) => Arc::clone(path),
        std::borrow::Cow::Owned(path) => path.into(),
    }
}

/// Everything that has an address of its own.
fn documents(program: &Program) -> impl Iterator<Item = &Arc<Document>> {
    let lists = [&program.topics, &program.posts, &program.pages];
    lists.into_iter().flatten()
}

/// The prefix that leads from a file of the site to the site's root: `./`, `../`, `../../` …
pub fn root_prefix(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The path part of the base URL, `/` or `/sub/path/`: for the page that is shown at any depth.
pub fn base_path(base_url: &str) -> &str {
    let path = Web::new(base_url).map_or("", Web::path);
    if path.is_empty() { "/" } else { path }
}

/// In bytes: most addresses fit.
const ADDRESS: usize = 64;

/// The folder of a document: `topics/library-spaces/`, `posts/…/`, and pages directly below the root.
/// `pages/index.md` is the start page itself.
pub fn folder(document: &Document) -> String {
    if &*document.path == HOME {
        return String::new();
    }
    let mut folder = String::with_capacity(ADDRESS);
    folder.push_str(match document.section {
        Section::Topic => "topics/",
        Section::Post => "posts/",
        Section::Page | Section::Letter => "",
    });
    for part in document.parents.iter().chain([&document.slug]) {
        folder.push_str(part.as_str());
        folder.push('/');
    }
    folder
}

/// The folder of a round.
pub fn round_folder(id: &RoundId) -> String {
    format!("rounds/{id}/")
}

/// The folder of a tag.
pub fn tag_folder(slug: &Slug) -> String {
    let mut folder = String::with_capacity(ADDRESS);
    for part in ["tags/", slug.as_str(), "/"] {
        folder.push_str(part);
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_leads_to_the_root() {
        assert_eq!(root_prefix("index.html"), "./");
        assert_eq!(root_prefix("topics/a/index.html"), "../../");
    }

    #[test]
    fn the_base_path_is_what_follows_the_host() {
        assert_eq!(base_path("https://example.org/"), "/");
        assert_eq!(base_path("https://example.org/mentoring/"), "/mentoring/");
    }
}
