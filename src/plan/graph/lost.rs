//! Places that links led to in the moment before, and that are not there any more or lead elsewhere.

use std::sync::Arc;

use crate::address::Places;
use crate::model::{Changes, Document};
use crate::plan::addresses::folder;
use crate::plan::kinds::Which;
use crate::plan::{Page, PublicFile, Site};

/// Of the site as it was before.
pub fn lost(before: &Site, site: &Site, changes: &Changes) -> Places {
    let mut places = Places::default();
    let was_there = |gone: &&Arc<Document>| before.addresses.has(gone);
    for old in changes.gone.iter().filter(was_there) {
        let new = site.addresses.text(&old.path);
        if new.is_some_and(|new| keeps_parts(old, new)) {
            continue;
        }
        places.add(&old.path);
        places.add(&folder(old));
        places.add(before.addresses.base_url());
        let aliases = old.front.aliases.iter();
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

/// Whether all parts of a document that a link may lead to are there in another.
fn keeps_parts(old: &Document, new: &Document) -> bool {
    let there = |id: &str| new.headings.iter().any(|heading| heading.id == id);
    (old.front.questions.is_empty() || !new.front.questions.is_empty())
        && old.headings.iter().all(|heading| there(&heading.id))
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
