//! Which view belongs to a page that a template makes, and the words that somebody has written above it.

use super::Views;
use crate::model::Document;
use crate::plan::kinds::{self, Kind, Shows, Which};
use crate::view::View;

/// Makes the HTML of a document with whole addresses.
pub type Bodies<'a> = &'a dyn Fn(&Document) -> String;

/// Makes what a document's [card](Views::card) is to the renderer.
pub type CardOf<'a, C> = &'a dyn Fn(&Document) -> C;

impl Views<'_> {
    /// What a page shows.
    pub fn of<C>(
        &self,
        kind: &Kind,
        which: &Which,
        bodies: Bodies<'_>,
        card: CardOf<'_, C>,
    ) -> View<C> {
        let (at, number) = (|| self.position(which), which.number());
        match kind.shows {
            Shows::Nothing => View::Nothing(()),
            Shows::Home => View::Home(self.home(card).into()),
            Shows::Topic => View::Topic(self.topic(at(), card).into()),
            Shows::Post => View::Post(self.post(at(), card).into()),
            Shows::Page => View::Page(self.page(at(), card).into()),
            Shows::List(section) => View::List(self.list(section, number, card).into()),
            Shows::Rounds => View::Rounds(self.rounds()),
            Shows::Round => View::Round(self.round(number).into()),
            Shows::Matching => View::Matching(self.matching().into()),
            Shows::Tags => View::Tags(self.tags()),
            Shows::Tag => View::Tag(self.tag(number, card).into()),
            Shows::Organisers => View::Organisers(self.organisers()),
            Shows::Redirect => View::Redirect(self.redirect(which)),
            Shows::Feed => View::Feed(self.feed(bodies)),
            Shows::Sitemap => View::Sitemap(self.sitemap()),
        }
    }

    /// The title, and a description if there is one, that somebody has written; empty if nobody has.
    pub(super) fn own_words(&self, kind: &Kind, which: &Which) -> (String, Option<String>) {
        if let Some(document) = self.document_of(kind, which) {
            let front = &document.front;
            return (front.title.clone(), front.summary.clone());
        }
        match (kind.shows, which.number()) {
            (Shows::Home, _) if *kind == kinds::HOME => {
                (String::new(), self.program.config.tagline.clone())
            }
            (Shows::Round, number) => {
                let round = &self.program.rounds[number];
                (round.title.clone(), round.summary.clone())
            }
            (Shows::Tag, number) => (self.site.tags[number].name.clone(), None),
            _ => Default::default(),
        }
    }
}
