//! Cards: what documents are in lists, made once for all pages that show them.
//!
//! A topic stands on its own page, in the archive, and on the page of each of its tags. The engine shares what it was given once, and
//! of what a list says of a document most is the same on all pages: `card.html`, which sees `site`, `theme` and `card`.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Value};

use super::{Theme, value};
use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use crate::view::Card;

/// The template, and under which name it sees a card.
const TEMPLATE: &str = "card.html";
const KEY: &str = "card";

/// So many are kept at most, a little more than a kilobyte each; those beyond are made anew.
const MOST: usize = 4096;

/// A [`Card`] as templates see it. Copies are one and the same.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Shared(Value);

/// The cards of one program in one theme.
#[derive(Default)]
pub struct Cards {
    made: Mutex<HashMap<FileId, Shared>>,
    /// Tags with their pages, by their addresses: they would be half of what cards hold.
    tags: Mutex<HashMap<String, Value>>,
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
        let Shared(card) = make()?;
        let card = Shared(self.with_shared_tags(card));
        let mut made = made();
        if made.len() < MOST {
            made.insert(document, card.clone());
        }
        Ok(card)
    }

    /// The same card, of which every tag is the one value that all cards have.
    fn with_shared_tags(&self, card: Value) -> Value {
        let Some(mut fields) = card.into_map() else {
            return Value::none();
        };
        if let Some(tags) = fields.get_mut(&Key::from("tags")) {
            let mut known = self.tags.lock().unwrap_or_else(PoisonError::into_inner);
            let own = tags.as_array().unwrap_or_default().iter();
            *tags = own
                .map(|tag| shared(tag, &mut known))
                .collect::<Vec<_>>()
                .into();
        }
        Value::from(fields)
    }
}

impl Theme {
    /// A card with its text.
    ///
    /// # Errors
    /// What went wrong, at its place in the template.
    pub fn card(&self, card: &Card) -> Result<Shared, Vec<Diagnostic>> {
        let card = value(card, &self.origins)?;
        let mut context = Context::new();
        context.insert_value(KEY, card.clone());
        let text = self.run(TEMPLATE, &context)?;
        drop(context);
        let mut fields = card.into_map().unwrap_or_default();
        fields.insert(Key::from("text"), Value::safe_string(text.trim()));
        Ok(Shared(Value::from(fields)))
    }
}

fn shared(tag: &Value, known: &mut HashMap<String, Value>) -> Value {
    let url = tag.get_from_path("url").and_then(Value::as_str);
    let url = url.unwrap_or_default();
    match known.get(url) {
        Some(known) if known == tag => return known.clone(),
        Some(_) => {}
        None => _ = known.insert(url.to_owned(), tag.clone()),
    }
    tag.clone()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use std::cell::Cell;

    use super::*;
    use crate::model::theme::Layers;
    use crate::view::LinkView;

    fn card(title: &str) -> Card {
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
                theme.card(&card(title))
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
            let mut tea = card("Tea");
            tea.tags.push(LinkView {
                title: title.to_owned(),
                url: "tags/tea/".to_owned(),
            });
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
        let told = theme("{{ root }}").card(&card("Tea")).err().unwrap();
        let why = "`root` is not defined";
        assert!(told[0].message.contains(why), "{told:?}");
    }
}
