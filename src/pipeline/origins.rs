//! Where in the sources a leak comes from.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Place;
use crate::gate::{Gate, Leak};
use crate::model::Program;
use crate::plan::Page;
use crate::source::{FileId, Input, Root, SourceFile, Sources, Span};

/// The first place of each private datum in the texts that the site is made of, and its first in each of them.
pub(super) struct Origins(BTreeMap<u32, Vec<Span>>);

impl Origins {
    /// One pass over all texts but for those of participants, of letters and of pages that are not on the site.
    pub(super) fn of(sources: &Sources, program: &Program, gate: &Gate) -> Self {
        let lists = [&program.topics, &program.posts, &program.pages];
        let documents = lists.into_iter().flatten();
        let published: BTreeSet<FileId> = documents.map(|document| document.file).collect();
        let mut places: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
        for (id, file) in sources
            .iter()
            .filter(|(id, file)| file.root != Root::Content || published.contains(id))
            .filter(|(_, file)| is_public(file))
        {
            for (datum, bytes) in gate.places(&file.text) {
                places.entry(datum).or_default().push(Span::new(id, bytes));
            }
        }
        Self(places)
    }

    /// In the page's own text if it stands there, or else in another one.
    pub(super) fn place(&self, leak: &Leak, page: &Page, input: &Input) -> Place {
        if let Page::Asset(at) = page {
            return Place::File(input.assets[*at].shown.to_string(), None);
        }
        let own = page.source();
        let places = self.0.get(&leak.datum).map_or(&[][..], Vec::as_slice);
        let found = places.iter().find(|span| Some(span.file) == own);
        match (found.or(places.first()), own) {
            (Some(span), _) => Place::Span(*span),
            (None, Some(own)) => Place::File(input.sources.get(own).shown.to_string(), None),
            (None, None) => Place::Program,
        }
    }
}

fn is_public(file: &SourceFile) -> bool {
    let private = ["participants", "matches"]
        .iter()
        .any(|folder| file.path.starts_with(folder));
    file.root != Root::Data || !private
}
