//! Every file of the site: the pages of all kinds, files beside the documents, and those of the theme.

mod changed;

pub(super) use self::changed::changed;
use super::addresses;
use super::collision::{Taken, take};
use super::kinds::{self, Add, KINDS, Origin, Page, Scene, Wanted};
use super::paths::copy_path;
use super::{Facts, PublicFile, Site, ThemeFile};
use crate::diagnostic::Diagnostic;
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
