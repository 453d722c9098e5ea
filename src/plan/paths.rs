//! Paths of the site: of lists, old addresses and files beside the documents.

use super::At;
use super::addresses::{Addresses, HOME, folder};
use crate::model::{Document, Program, Section};
use crate::source::{Asset, Root};

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
pub fn alias_path(alias: &str) -> String {
    let bare = alias.trim_start_matches('/');
    match bare.rsplit('/').next().unwrap_or(bare) {
        "" => format!("{bare}index.html"),
        name if name.contains('.') => bare.to_owned(),
        _ => format!("{bare}/index.html"),
    }
}

/// The files of the site that a document alone makes: its page and its old addresses.
pub fn own_files(document: &Document, addresses: &Addresses) -> Vec<(String, At)> {
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

/// The path at which such a file is published.
pub fn copy_path(asset: &Asset) -> Option<&str> {
    let path = &*asset.path;
    (asset.root == Root::Content).then(|| path.strip_prefix("static/").unwrap_or(path))
}
