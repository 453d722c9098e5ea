//! Tags, each with the documents that bear it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::Before;
use crate::model::{Changes, Document, Documents, Program};
use crate::path::Slug;

/// A tag and its documents.
#[derive(Clone, Debug)]
pub struct TagGroup {
    /// In the address.
    pub slug: Slug,
    /// As most documents write it; the first by path if that is undecided.
    pub name: String,
    /// Positions in `program.topics`.
    pub topics: Vec<usize>,
    /// Positions in `program.posts`.
    pub posts: Vec<usize>,
    /// Positions in `program.pages`.
    pub pages: Vec<usize>,
    /// How it is written, and how often.
    spellings: Vec<(String, usize)>,
}

impl TagGroup {
    fn new(slug: &Slug) -> Self {
        Self {
            slug: slug.clone(),
            name: String::new(),
            topics: Vec::new(),
            posts: Vec::new(),
            pages: Vec::new(),
            spellings: Vec::new(),
        }
    }

    /// How many documents bear it.
    pub fn count(&self) -> usize {
        self.topics.len() + self.posts.len() + self.pages.len()
    }

    fn lists(&mut self) -> [&mut Vec<usize>; 3] {
        [&mut self.topics, &mut self.posts, &mut self.pages]
    }

    fn spelling(&mut self, name: &str) -> &mut usize {
        let found = self.spellings.iter().position(|(known, _)| known == name);
        let at = found.unwrap_or_else(|| {
            self.spellings.push((name.to_owned(), 0));
            self.spellings.len() - 1
        });
        &mut self.spellings[at].1
    }

    /// Names it by the spelling used most often, so that one typist's `Oa` does not rename everybody's `OA`.
    fn named(mut self) -> Self {
        self.spellings.retain(|(_, count)| *count > 0);
        let most = self.spellings.iter();
        let most = most.max_by_key(|(name, count)| (*count, Reverse(name)));
        self.name = most.map_or_else(String::new, |(name, _)| name.clone());
        self
    }
}

/// Groups the documents of a program by tag.
pub fn groups(program: &Program) -> Vec<TagGroup> {
    let mut groups = Groups::default();
    for (kind, documents) in lists(program).into_iter().enumerate() {
        for (at, document) in documents.iter().enumerate() {
            groups.take(kind, at, document);
        }
    }
    groups.done()
}

/// The same, beginning with the groups of an earlier moment: only what has come or gone is looked at.
pub fn after(before: &Before<'_>, program: &Program) -> Vec<TagGroup> {
    let mut groups = Groups::default();
    for group in &*before.site.tags {
        groups.places.insert(group.slug.clone(), groups.all.len());
        groups.all.push(group.clone());
    }
    let pairs = lists(before.program).into_iter().zip(lists(program));
    for (kind, (old, new)) in pairs.enumerate() {
        let moves = Moves::between(old, new, before.changes);
        for group in &mut groups.all {
            let places = &mut *group.lists()[kind];
            *places = places.iter().filter_map(|at| moves.to[*at]).collect();
        }
        for at in moves.gone {
            groups.leave(&old[at]);
        }
        for at in moves.come {
            groups.take(kind, at, &new[at]);
        }
    }
    groups.done()
}

fn lists(program: &Program) -> [&Documents; 3] {
    [&program.topics, &program.posts, &program.pages]
}

/// Where the documents of a list are in the next.
#[derive(Default)]
struct Moves {
    /// By their places; `None` if they have gone.
    to: Vec<Option<usize>>,
    gone: Vec<usize>,
    come: Vec<usize>,
}

impl Moves {
    /// What stays is in the same order in both.
    fn between(old: &Documents, new: &Documents, changes: &Changes) -> Self {
        let mut moves = Self::default();
        let mut at = 0;
        for (place, document) in old.iter().enumerate() {
            if changes.takes(document) {
                moves.gone.push(place);
                moves.to.push(None);
                continue;
            }
            while new.get(at).is_some_and(|new| !Arc::ptr_eq(new, document)) {
                moves.come.push(at);
                at += 1;
            }
            moves.to.push(Some(at));
            at += 1;
        }
        moves.come.extend(at..new.len());
        moves
    }
}

/// Groups that are being gathered.
#[derive(Default)]
struct Groups {
    all: Vec<TagGroup>,
    /// Places in `all`.
    places: HashMap<Slug, usize>,
}

impl Groups {
    /// Takes in a document by its place in a list.
    fn take(&mut self, kind: usize, at: usize, document: &Document) {
        for tag in &document.front.tags {
            let place = match self.places.get(&tag.slug) {
                Some(place) => *place,
                None => {
                    self.places.insert(tag.slug.clone(), self.all.len());
                    self.all.push(TagGroup::new(&tag.slug));
                    self.all.len() - 1
                }
            };
            let group = &mut self.all[place];
            *group.spelling(&tag.name) += 1;
            let places = &mut *group.lists()[kind];
            let before = places.partition_point(|other| *other < at);
            places.insert(before, at);
        }
    }

    /// Forgets how a document that has gone wrote its tags.
    fn leave(&mut self, document: &Document) {
        for tag in &document.front.tags {
            if let Some(place) = self.places.get(&tag.slug) {
                let count = self.all[*place].spelling(&tag.name);
                *count = count.saturating_sub(1);
            }
        }
    }

    fn done(mut self) -> Vec<TagGroup> {
        self.all.retain(|group| group.count() > 0);
        self.all.sort_by(|a, b| a.slug.cmp(&b.slug));
        self.all.into_iter().map(TagGroup::named).collect()
    }
}
