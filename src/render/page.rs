//! Public pages: from a planned file to its bytes.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Document, Program};
use crate::plan::kinds::{Kind, Which};
use crate::plan::pages::root_of;
use crate::plan::views::Views;
use crate::plan::{Page, Plan, PublicFile, addresses, graph};
use crate::source::{Asset, Input, ReadAsset};
use crate::view::{Head, View};
use crate::words::Words;

use super::theme::{Cards, Shared, StaticBytes, StaticFile, Theme};
use super::{body, form};

/// In bytes: nearly all bodies fit.
const ROOM: usize = 64 << 10;

thread_local! {
    /// The HTML of a body, in the same place for one page after the other.
    static BODY: Cell<String> = const { Cell::new(String::new()) };
}

/// Makes the bytes of public files.
pub struct Pages<'a> {
    /// What was read.
    pub input: &'a Input,
    /// What it means.
    pub program: &'a Program,
    /// What will be written.
    pub plan: &'a Plan,
    /// The templates.
    pub theme: &'a Theme,
    /// The theme's static files.
    pub files: &'a [StaticFile],
    /// What its documents are in lists: of this program in this theme.
    pub cards: &'a Cards,
}

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

impl<'a> Pages<'a> {
    /// The bytes of one file. A panic in one page is that page's error.
    ///
    /// # Errors
    /// A broken template, or an asset that cannot be read.
    pub fn bytes(
        &self,
        file: &PublicFile,
        read: ReadAsset<'_>,
    ) -> Result<Cow<'a, [u8]>, Vec<Diagnostic>> {
        match file.page {
            Page::Asset(at) => copy(&self.input.assets[at], read).map(Cow::Owned),
            Page::ThemeFile(at) => self.theme_file(&self.files[at], read),
            _ => catch_unwind(AssertUnwindSafe(|| self.html(file)))
                .unwrap_or_else(|_| Err(vec![panicked(file)]))
                .map(Cow::Owned),
        }
    }

    fn theme_file(
        &self,
        file: &StaticFile,
        read: ReadAsset<'_>,
    ) -> Result<Cow<'a, [u8]>, Vec<Diagnostic>> {
        match &file.bytes {
            StaticBytes::BuiltIn(bytes) => Ok(Cow::Borrowed(bytes)),
            StaticBytes::Source(id) => {
                Ok(Cow::Borrowed(self.input.sources.get(*id).text.as_bytes()))
            }
            StaticBytes::Asset(asset) => copy(asset, read).map(Cow::Owned),
        }
    }

    fn html(&self, file: &PublicFile) -> Rendered {
        let Page::Made(kind, which) = &file.page else {
            return Ok(Vec::new());
        };
        let views = Views {
            program: self.program,
            site: &self.plan.site,
        };
        let root = root_of(file, &self.program.config.base_url);
        let view = self.view(&views, kind, which)?;
        let mut head = views.head(file);
        self.name(kind, &mut head);
        let (template, key) = (kind.template, kind.key);
        let Some(document) = views.document(&file.page) else {
            return self.theme.render(template, &root, &head, key, &view, None);
        };
        let mut html = BODY.take();
        self.body(document, &root, &mut html);
        if let Some(action) = &document.front.form {
            form::on_page(self.program, self.words(document), action, &mut html);
        }
        let content = Some(html.as_str());
        let page = self
            .theme
            .render(template, &root, &head, key, &view, content);
        html.clear();
        html.shrink_to(ROOM);
        BODY.set(html);
        page
    }

    fn view(
        &self,
        views: &Views<'_>,
        kind: &Kind,
        which: &Which,
    ) -> Result<View<Option<Shared>>, Vec<Diagnostic>> {
        let broken = RefCell::new(Vec::new());
        let card = |document: &Document| {
            let make = || {
                let tags = document.front.tags.iter();
                let tags = tags.map(|tag| {
                    let make = || self.theme.shared(&views.tag_link(tag));
                    self.cards.tag(tag, make)
                });
                let tags = tags.collect::<Result<_, _>>()?;
                self.theme.card(&views.card(document, tags))
            };
            let card = self.cards.of(document.file, make);
            card.map_err(|told| broken.replace(told)).ok()
        };
        let view = views.of(kind, which, &|document| self.absolute_body(document), &card);
        let broken = broken.take();
        if broken.is_empty() {
            Ok(view)
        } else {
            Err(broken)
        }
    }

    /// Title and description in words, of a page that has none of its own.
    fn name(&self, kind: &Kind, head: &mut Head) {
        let words = self.theme.languages().site();
        let [title, about] = kind.words;
        if head.title.is_empty() && !title.is_empty() {
            words.say(title).clone_into(&mut head.title);
        }
        if head.description.is_none() && !about.is_empty() {
            let site = (&self.program.config.title).into();
            let args = [("site", site), ("title", (&head.title).into())];
            head.description = Some(words.say_with(about, &args));
        }
    }

    /// Those of the document's language, if it has one of its own that the room has.
    fn words(&self, document: &Document) -> &Words {
        let languages = self.theme.languages();
        let own = document.front.language.as_deref();
        let own = own.and_then(|language| languages.of(language));
        own.unwrap_or(languages.site())
    }

    /// The HTML of a document's body, its links led by `root`.
    fn body(&self, document: &Document, root: &str, html: &mut String) {
        let resolve = |target: &str, _image: bool| {
            graph::lead(&self.plan.site, document, target, |address| {
                if address.starts_with('#') {
                    address
                } else {
                    [root, &address].concat()
                }
            })
        };
        html.reserve(document.text.len() * 3 / 2);
        body::html(document, &resolve, self.words(document), html);
    }

    /// The HTML of a document's body for readers who see it far from the site.
    fn absolute_body(&self, document: &Document) -> String {
        let folder = addresses::folder(document);
        let page = self.plan.site.addresses.absolute(&folder);
        let resolve = |target: &str, _image: bool| {
            graph::lead(&self.plan.site, document, target, |address| {
                if address.starts_with('#') {
                    format!("{page}{address}")
                } else {
                    format!("{}{address}", self.program.config.base_url)
                }
            })
        };
        body::html_of_feed(document, &resolve, &page, self.words(document))
    }
}

fn copy(asset: &Asset, read: ReadAsset<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    read(asset).map_err(|cause| {
        let place = Place::File(asset.shown.to_string(), None);
        vec![Diagnostic::new(check::UNREADABLE_FILE, place, cause)]
    })
}

fn panicked(file: &PublicFile) -> Diagnostic {
    let message = format!("the page `{}` could not be rendered", file.path);
    Diagnostic::new(check::PAGE_PANIC, Place::Program, message)
        .hint("this is a fault of Fortnight: please report it with the source of the page")
}
