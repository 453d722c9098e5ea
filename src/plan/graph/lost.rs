//! Places that links led to in the moment before, and that are not there any more or lead elsewhere.

use std::sync::Arc;

use crate::address::Places;
use crate::model::Document;
use crate::plan::addresses::folder;
use crate::plan::kinds::Which;
use crate::plan::{Page, PublicFile, Site};

/// Of the site as it was before; `fresh` are documents that are new or different, none has gone.
pub fn lost(before: &Site, site: &Site, fresh: &[Arc<Document>]) -> Places {
    let mut places = Places::default();
    let changed = fresh
        .iter()
        .filter(|document| !before.addresses.keeps_anchors(document));
    for document in changed {
        places.add(&document.path);
        places.add(&folder(document));
        places.add(before.addresses.base_url());
        let aliases = document.front.aliases.iter();
        aliases.for_each(|alias| places.add(&alias.value));
    }
    for path in site.addresses.lost_assets(&before.addresses) {
        places.add(path);
    }
    if !Arc::ptr_eq(&before.files, &site.files) {
        for file in lost_files(&before.files, &site.files) {
            places.add(file.path.as_str());
        }
    }
    places
}

/// Files that are not in the second list as they are in the first; both are sorted.
fn lost_files<'a>(before: &'a [PublicFile], now: &'a [PublicFile]) -> Vec<&'a PublicFile> {
    let mut now = now.iter().peekable();
    let gone = before.iter().filter(|file| {
        while now.next_if(|other| other.path < file.path).is_some() {}
        now.peek().is_none_or(|other| {
            let old = matches!(file.page, Page::Made(_, Which::To(_)));
            let moved = old && other.page != file.page;
            other.path != file.path || moved
        })
    });
    gone.collect()
}
