//! Every file of the site: the pages of all kinds, files beside the documents, and those of the theme.

pub(super) mod collision;

use self::collision::{Taken, take};
use super::addresses::{self, Addresses, HOME, folder};
use super::kinds::{self, Add, KINDS, Kind, Scene, Which};
use super::{At, Facts, PublicFile, Site, ThemeFile};
use crate::diagnostic::Diagnostic;
use crate::model::{Document, Program, Section};
use crate::path::OutPath;
use crate::source::{Asset, FileId, Input, Root, Span};

/// What a file of the site shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What a template makes: of which kind, and which of them.
    Made(&'static Kind, Which),
    /// The bytes of a file beside the documents: place in the input's assets.
    Asset(usize),
    /// The bytes of a static file of the theme: place in the theme's list.
    ThemeFile(usize),
}

impl Page {
    /// Whether it is of a kind.
    pub fn is(&self, kind: &Kind) -> bool {
        matches!(self, Self::Made(own, _) if *own == kind)
    }

    /// The file that somebody wrote for it, as they know it; what is put together from many files has none.
    pub fn source(&self) -> Option<FileId> {
        match self {
            Self::Made(_, Which::Document(file)) => Some(*file),
            _ => None,
        }
    }

    /// On what it depends whether it is there.
    fn reads(&self) -> Facts {
        match self {
            Self::Made(kind, _) => kind.reads,
            Self::Asset(_) => Facts::ASSETS,
            Self::ThemeFile(_) => Facts::THEME,
        }
    }
}

/// A file that is about to be planned, with the place in the sources that asks for it.
pub(super) struct Wanted {
    pub path: String,
    pub page: Page,
    pub origin: Option<Origin>,
}

/// What asks for a file.
pub(super) enum Origin {
    Span(Span),
    File(String),
}

/// What the files of a site are made of.
pub(super) struct Ground<'a> {
    pub scene: Scene<'a>,
    pub input: &'a Input,
    pub theme: &'a [ThemeFile],
    /// Places in `input.assets`, in order, of what is not copied.
    pub away: [&'a [usize]; 2],
}

/// All files, sorted by path, and the problems of those that collide or cannot be written.
pub(super) fn plan(ground: &Ground<'_>) -> (Vec<PublicFile>, Vec<Diagnostic>) {
    take(&wanted(ground, Facts::ALL))
}

/// The files of the moment before, anew only where what they depend on has changed. `None` if two files may want one path.
pub(super) fn again(before: &Site, changed: Facts, ground: &Ground<'_>) -> Option<Vec<PublicFile>> {
    let mut wanted = wanted(ground, changed);
    wanted.sort_by(|a, b| a.path.cmp(&b.path));
    if wanted.windows(2).any(|pair| pair[0].path == pair[1].path) {
        return None;
    }
    let stays = |file: &&PublicFile| !file.page.reads().meet(changed);
    let mut taken = Taken::of(before);
    let mut files: Vec<PublicFile> = before.files.iter().filter(stays).cloned().collect();
    for want in wanted {
        let path = match before.file(&want.path) {
            Some(file) if stays(&file) => return None,
            Some(file) => file.path.clone(),
            None if taken.take(&want.path) => return None,
            None => OutPath::new(&want.path).ok()?,
        };
        let page = want.page;
        files.push(PublicFile { path, page });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Some(files)
}

/// All facts on which it depends which files there are.
pub(super) fn reads() -> Facts {
    let kinds = KINDS.iter().map(|kind| kind.reads);
    kinds.fold(Facts::ASSETS.and(Facts::THEME), Facts::and)
}

/// The files that depend on one of these facts.
fn wanted(ground: &Ground<'_>, facts: Facts) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let every = facts == Facts::ALL;
    for kind in KINDS.iter().filter(|kind| every || kind.reads.meet(facts)) {
        (kind.files)(&ground.scene, &mut Add::new(kind, &mut wanted));
    }
    if facts.meet(Facts::ASSETS) {
        copies(&ground.input.assets, ground.away, &mut wanted);
    }
    if facts.meet(Facts::THEME) {
        theme_files(ground.theme, &mut wanted);
    }
    wanted
}

/// How many pages a list of this many documents has.
pub fn page_count(program: &Program, documents: usize) -> usize {
    documents.div_ceil(program.config.site.topics_per_page.max(1) as usize)
}

/// The folder of a page of a list: `topics/`, `topics/page/2/` …
pub fn list_folder(section: &str, number: usize) -> String {
    if number == 0 {
        section.to_owned()
    } else {
        format!("{section}page/{}/", number + 1)
    }
}

/// The file of an old address: `old/index.html` of `/old/`, `old.html` of `/old.html`.
pub(super) fn alias_path(alias: &str) -> String {
    let bare = alias.trim_start_matches('/');
    match bare.rsplit('/').next().unwrap_or(bare) {
        "" => format!("{bare}index.html"),
        name if name.contains('.') => bare.to_owned(),
        _ => format!("{bare}/index.html"),
    }
}

/// The files of the site that a document alone makes: its page and its old addresses.
pub(super) fn own_files(document: &Document, addresses: &Addresses) -> Vec<(String, At)> {
    if document.section == Section::Letter {
        return Vec::new();
    }
    let own = folder(document);
    let old = document.front.aliases.iter();
    let old = old.map(|alias| {
        let at = At::OldPath(addresses.link(&own).into());
        (alias_path(&alias.value), at)
    });
    // The start page is there without its text, too.
    let page = (&*document.path != HOME).then(|| (format!("{own}index.html"), At::File));
    page.into_iter().chain(old).collect()
}

/// Files beside the documents keep their path; those below `content/static/` go to the site's root.
fn copies(assets: &[Asset], away: [&[usize]; 2], wanted: &mut Vec<Wanted>) {
    let is_away = |at: &usize| away.iter().any(|list| list.binary_search(at).is_ok());
    let all = assets.iter().enumerate();
    for (at, asset) in all.filter(|(at, _)| !is_away(at)) {
        if let Some(path) = copy_path(asset) {
            let origin = Origin::File(asset.shown.to_string());
            wanted.push(Wanted {
                path: path.to_owned(),
                page: Page::Asset(at),
                origin: Some(origin),
            });
        }
    }
}

/// The path at which such a file is published.
pub(super) fn copy_path(asset: &Asset) -> Option<&str> {
    let path = &*asset.path;
    (asset.root == Root::Content).then(|| path.strip_prefix("static/").unwrap_or(path))
}

fn theme_files(theme: &[ThemeFile], wanted: &mut Vec<Wanted>) {
    for (at, file) in theme.iter().enumerate() {
        wanted.push(Wanted {
            path: file.path.as_str().to_owned(),
            page: Page::ThemeFile(at),
            origin: None,
        });
    }
}

/// The template root prefix of a page: relative, but for the page that hosts show at any depth.
pub fn root_of(file: &PublicFile, base_url: &str) -> String {
    match file.page.is(&kinds::NOT_FOUND) {
        true => addresses::base_path(base_url).to_owned(),
        false => addresses::root_prefix(file.path.as_str()),
    }
}
