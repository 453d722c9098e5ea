//! Which pages a kind has.

use super::{Kind, Page, Which};
use crate::model::{Documents, Program};
use crate::plan::TagGroup;
use crate::plan::addresses::{self, Addresses, folder, round_folder, tag_folder};
use crate::plan::paths::{alias_path, list_folder, page_count};
use crate::source::Span;

/// What there is to make pages of.
pub struct Scene<'a> {
    pub program: &'a Program,
    /// The documents whose own pages are asked for: all, or some.
    pub topics: &'a Documents,
    pub posts: &'a Documents,
    pub pages: &'a Documents,
    pub tags: &'a [TagGroup],
    pub addresses: &'a Addresses,
}

/// A file that is about to be planned, with the place in the sources that asks for it.
pub struct Wanted {
    pub path: String,
    pub page: Page,
    pub origin: Option<Origin>,
}

/// What asks for a file.
pub enum Origin {
    Span(Span),
    File(String),
}

/// Takes the pages of a kind.
pub struct Add<'a> {
    kind: &'static Kind,
    wanted: &'a mut Vec<Wanted>,
}

impl<'a> Add<'a> {
    pub fn new(kind: &'static Kind, wanted: &'a mut Vec<Wanted>) -> Self {
        Self { kind, wanted }
    }

    /// The only page of its kind.
    pub fn one(&mut self, path: &str) {
        self.page(path.to_owned(), Which::Number(0), None);
    }

    /// The same, if there is anything to be shown.
    pub fn if_any<T>(&mut self, things: &[T], path: &str) {
        if !things.is_empty() {
            self.one(path);
        }
    }

    fn page(&mut self, path: String, which: Which, origin: Option<Origin>) {
        let page = Page::Made(self.kind, which);
        self.wanted.push(Wanted { path, page, origin });
    }
}

impl Scene<'_> {
    /// A page for each document; the text of the start page stands there.
    pub fn documents(&self, documents: &Documents, add: &mut Add<'_>) {
        let others = documents
            .iter()
            .filter(|document| &*document.path != addresses::HOME);
        for document in others {
            let path = format!("{}index.html", folder(document));
            let origin = Origin::Span(Span::new(document.file, 0..3));
            add.page(path, Which::Document(document.file), Some(origin));
        }
    }

    /// The pages of a list.
    pub fn list(&self, section: &str, documents: usize, add: &mut Add<'_>) {
        for number in 0..page_count(self.program, documents) {
            let path = format!("{}index.html", list_folder(section, number));
            add.page(path, Which::Number(number), None);
        }
    }

    pub fn rounds(&self, add: &mut Add<'_>) {
        for (at, round) in self.program.rounds.iter().enumerate() {
            let path = format!("{}index.html", round_folder(&round.id));
            add.page(path, Which::Number(at), None);
        }
    }

    pub fn tags(&self, add: &mut Add<'_>) {
        for (at, tag) in self.tags.iter().enumerate() {
            let path = format!("{}index.html", tag_folder(&tag.slug));
            add.page(path, Which::Number(at), None);
        }
    }

    /// Old addresses of documents.
    pub fn aliases(&self, add: &mut Add<'_>) {
        let lists = [self.topics, self.posts, self.pages];
        for document in lists.into_iter().flatten() {
            for alias in &document.front.aliases {
                let to = Which::To(self.addresses.of(document).into());
                let origin = Origin::Span(alias.span);
                add.page(alias_path(&alias.value), to, Some(origin));
            }
        }
    }
}
