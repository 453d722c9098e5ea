//! Cards: what documents are in lists, made once for all pages that show them.
//!
//! A topic stands on its own page, in the archive, and on the page of each of its tags. The engine shares what it was given once, and
//! of what a list says of a document most is the same on all pages: `card.html`, which sees `site`, `theme` and `card`.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Value};

use super::{Theme, value};
use crate::diagnostic::Diagnostic;
use crate::model::content::Tag;
use crate::source::FileId;
use crate::view::Card;

/// The template, and under which name it sees a card.
const TEMPLATE: &str = "card.html";
const KEY: &str = "card";

/// So many are kept at most, a kilobyte and a half each; those beyond are made anew.
const MOST: usize = 8192;

/// A view as templates see it. Copies are one and the same.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Shared(Value);

/// The cards of one program in one theme.
#[derive(Default)]
pub struct Cards {
    made: Mutex<HashMap<FileId, Shared>>,
    /// Tags with their pages: they would be half of what cards hold.
    tags: Mutex<BTreeMap<Tag, Shared>>,
}

impl Cards {
    /// That of the document of a file, which `make` makes if nobody has asked for it before.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn of(
        &self,
        document: FileId,
        make: impl FnOnce() -> Result<Shared, Vec<Diagnostic>>,
    ) -> Result<Shared, Vec<Diagnostic>> {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made().get(&document) {
            return Ok(known.clone());
        }
        let card = make()?;
        let mut made = made();
        if made.len() < MOST {
            made.insert(document, card.clone());
        }
        Ok(card)
    }

    /// That of a tag, the one for all cards, which `make` makes if nobody has asked for it before.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn tag(
        &self,
        tag: &Tag,
        make: impl FnOnce() -> Result<Shared, Vec<Diagnostic>>,
    ) -> Result<Shared, Vec<Diagnostic>> {
        let tags = || self.tags.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = tags().get(tag) {
            return Ok(known.clone());
        }
        let made = make()?;
        tags().insert(tag.clone(), made.clone());
        Ok(made)
    }
}

impl Theme {
    /// A card with its text.
    ///
    /// # Errors
    /// What went wrong, at its place in the template.
    pub fn card(&self, card: &Card<impl Serialize>) -> Result<Shared, Vec<Diagnostic>> {
        let card = value(card, &self.origins)?;
        let mut context = Context::new();
        context.insert_value(KEY, card.clone());
        let text = self.run(TEMPLATE, &context)?;
        drop(context);
        let mut fields = card.into_map().unwrap_or_default();
        fields.insert(Key::from("text"), Value::safe_string(text.trim()));
        Ok(Shared(Value::from(fields)))
    }

    /// A view that many others hold.
    ///
    /// # Errors
    /// It cannot be shown to templates.
    pub fn shared(&self, view: &impl Serialize) -> Result<Shared, Vec<Diagnostic>> {
        value(view, &self.origins).map(Shared)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use std::cell::Cell;

    use super::*;
    use crate::model::theme::Layers;
    use crate::path::Slug;
    use crate::view::LinkView;

    fn card<T>(title: &str) -> Card<T> {
        Card {
            title: title.to_owned(),
            url: String::new(),
            summary: None,
            date: None,
            draft: false,
            coming: None,
            tags: Vec::new(),
            authors: Vec::new(),
            questions: 0,
            image: None,
            text: String::new(),
        }
    }

    fn theme(template: &'static str) -> Theme {
        let day = jiff::civil::date(2026, 9, 5);
        let files = [("themes/own/templates/card.html", template)];
        let input = crate::source::Input::from_texts(files, day);
        Theme::new(&input.sources, &Layers::of("own"), &Default::default()).unwrap()
    }

    #[test]
    fn a_card_is_made_once_for_all_lists_and_its_text_is_safe() {
        let (theme, cards, times) = (
            theme("\n<b>{{ card.title }}</b>\n"),
            Cards::default(),
            Cell::new(0),
        );
        let text = |document: u32, title: &str| {
            let make = || {
                times.set(times.get() + 1);
                theme.card(&card::<LinkView>(title))
            };
            let card = cards.of(FileId(document), make).unwrap().0;
            card.get_from_path("text").cloned().unwrap()
        };
        let made = text(0, "R&D");
        assert!(made.is_safe());
        assert_eq!(made.as_str(), Some("<b>R&amp;D</b>"));
        assert_eq!((text(0, "R&D"), times.get()), (made.clone(), 1));
        assert_ne!((text(1, "Tea"), times.get()), (made, 1));
    }

    #[test]
    fn cards_share_a_tag_if_it_is_the_same() {
        let (theme, cards) = (theme("{{ card.title }}"), Cards::default());
        let tag = |document: u32, title: &str| {
            let own = Tag {
                slug: Slug::new("tea").unwrap(),
                name: title.to_owned(),
            };
            let link = LinkView {
                title: title.to_owned(),
                url: "tags/tea/".to_owned(),
            };
            let shared = cards.tag(&own, || theme.shared(&link)).unwrap();
            let tea = Card {
                tags: vec![shared],
                ..card("Tea")
            };
            let card = cards.of(FileId(document), || theme.card(&tea)).unwrap().0;
            card.get_from_path("tags.0").cloned().unwrap()
        };
        let same = |a: &Value, b: &Value| std::ptr::eq(a.as_map().unwrap(), b.as_map().unwrap());
        let first = tag(0, "Tea");
        assert!(same(&first, &tag(1, "Tea")));
        let other = tag(2, "Teas");
        assert!(!same(&first, &other));
        let title = other.get_from_path("title").and_then(Value::as_str);
        assert_eq!(title, Some("Teas"));
    }

    #[test]
    fn a_card_that_asks_for_its_page_is_told() {
        let told = theme("{{ root }}")
            .card(&card::<LinkView>("Tea"))
            .err()
            .unwrap();
        let why = "`root` is not defined";
        assert!(told[0].message.contains(why), "{told:?}");
    }
}
