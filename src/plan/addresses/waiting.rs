//! What only the calendar keeps from being published.

use std::collections::HashSet;
use std::sync::Arc;

use super::{folder, key, tag_folder};
use crate::model::{Absence, Document, Program, Section};

/// Its paths, and the folders that it would have.
#[derive(Clone, Default)]
pub(super) struct Waiting {
    pub(super) paths: HashSet<Arc<str>>,
    /// With the lists that may be empty for want of them.
    pub(super) folders: HashSet<String>,
}

impl Waiting {
    pub(super) fn of(program: &Program) -> Self {
        let mut waiting = Self::default();
        let absent = program.absent.iter();
        for absent in absent.filter(|absent| absent.why != Absence::Draft) {
            waiting.add(&absent.document);
        }
        waiting
    }

    pub(super) fn add(&mut self, document: &Document) {
        self.paths.insert(key(&document.path));
        let tags = document.front.tags.iter().map(|tag| tag_folder(&tag.slug));
        let list = match document.section {
            Section::Topic => Some("topics/"),
            Section::Post => Some("posts/"),
            Section::Page | Section::Letter => None,
        };
        self.folders.extend(tags);
        self.folders.extend(list.map(str::to_owned));
        self.folders.insert(folder(document));
        if !document.front.tags.is_empty() {
            self.folders.insert("tags/".to_owned());
        }
        let aliases = document.front.aliases.iter();
        let old = aliases.map(|alias| format!("{}/", alias.value.trim_matches('/')));
        self.folders.extend(old);
    }
}
