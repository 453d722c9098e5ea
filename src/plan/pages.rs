//! Every file of the site: the pages of all kinds, files beside the documents, and those of the theme.

mod changed;

use std::collections::BTreeSet;

pub(super) use self::changed::changed;
use super::addresses;
use super::collision::{Taken, take};
use super::kinds::{self, Add, KINDS, Origin, Page, Scene, Wanted};
use super::paths::{copy_path, own_files};
use super::{Before, Facts, PublicFile, ThemeFile};
use crate::diagnostic::Diagnostic;
use crate::model::{Documents, Section};
use crate::path::OutPath;
use crate::source::{Asset, Input};

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
    take(&wanted(&ground.scene, ground, Facts::ALL))
}

/// What makes one file a document, and does not concern those of others.
const OF_DOCUMENTS: Facts = Facts::DOCUMENTS.and(Facts::ALIASES);

/// The files of the moment before: lists anew if what they depend on has changed, and the own files of documents that have
/// come or gone. `None` if two files may want one path.
pub(super) fn again(
    before: &Before<'_>,
    changed: Facts,
    ground: &Ground<'_>,
) -> Option<Vec<PublicFile>> {
    let (site, scene) = (before.site, &ground.scene);
    let come = |section: Section| -> Documents {
        let come = before.changes.come.iter();
        let come = come.filter(|come| come.section == section && scene.addresses.has(come));
        come.cloned().collect()
    };
    let [topics, posts, pages] = [Section::Topic, Section::Post, Section::Page].map(come);
    let some = Scene {
        topics: &topics,
        posts: &posts,
        pages: &pages,
        ..*scene
    };
    let mut wanted = wanted(&some, ground, changed);
    wanted.sort_by(|a, b| a.path.cmp(&b.path));
    if wanted.windows(2).any(|pair| pair[0].path == pair[1].path) {
        return None;
    }
    let gone = before.changes.gone.iter();
    let gone = gone.filter(|gone| changed.meet(OF_DOCUMENTS) && site.addresses.has(gone));
    let own = gone.flat_map(|gone| own_files(gone, &site.addresses));
    let left: BTreeSet<usize> = own.filter_map(|(path, _)| site.place(&path).ok()).collect();
    let lists = changed.without(OF_DOCUMENTS);
    let stays = |at: usize| !left.contains(&at) && !site.files[at].page.reads().meet(lists);
    let kept = (0..site.files.len()).filter(|at| stays(*at));
    let mut files = Vec::with_capacity(site.files.len() + wanted.len());
    files.extend(kept.map(|at| site.files[at].clone()));
    let mut taken = Taken::of(site);
    for want in wanted {
        let path = match site.place(&want.path) {
            Ok(at) if stays(at) => return None,
            Ok(at) => site.files[at].path.clone(),
            Err(_) if taken.take(&want.path) => return None,
            Err(_) => OutPath::new(&want.path).ok()?,
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
fn wanted(scene: &Scene<'_>, ground: &Ground<'_>, facts: Facts) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let every = facts == Facts::ALL;
    for kind in KINDS.iter().filter(|kind| every || kind.reads.meet(facts)) {
        (kind.files)(scene, &mut Add::new(kind, &mut wanted));
    }
    if facts.meet(Facts::ASSETS) {
        copies(&ground.input.assets, ground.away, &mut wanted);
    }
    if facts.meet(Facts::THEME) {
        theme_files(ground.theme, &mut wanted);
    }
    wanted
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
