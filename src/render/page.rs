//! Public pages: from a planned file to its bytes.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::content::Section;
use crate::model::{Document, Program};
use crate::plan::pages::root_of;
use crate::plan::views::Views;
use crate::plan::{Page, Plan, PublicFile, addresses, graph};
use crate::source::{Asset, Input, ReadAsset};
use crate::view::{Head, RedirectView};

use super::body;
use super::theme::{StaticBytes, StaticFile, Theme};

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
}

type Rendered = Result<String, Vec<Diagnostic>>;

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
                .map(|text| Cow::Owned(text.into_bytes())),
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
        let views = Views {
            program: self.program,
            site: &self.plan.site,
        };
        let page = Target {
            pages: self,
            file,
            views: &views,
        };
        match &file.page {
            Page::Home => page.render("home.html", "home", &views.home()),
            Page::TopicList(number) => {
                page.render("topics.html", "list", &views.list(Section::Topic, *number))
            }
            Page::PostList(number) => {
                page.render("posts.html", "list", &views.list(Section::Post, *number))
            }
            Page::Topic(at) => page.render("topic.html", "topic", &views.topic(*at)),
            Page::Post(at) => page.render("post.html", "post", &views.post(*at)),
            Page::Page(at) => page.render("page.html", "doc", &views.page(*at)),
            Page::Rounds => page.render("rounds.html", "rounds", &views.rounds()),
            Page::Round(at) => page.render("round.html", "round", &views.round(*at)),
            Page::Tags => page.render("tags.html", "tags", &views.tags()),
            Page::Tag(at) => page.render("tag.html", "tag", &views.tag(*at)),
            Page::Matching => page.render("matching.html", "matching", &views.matching()),
            Page::Organisers => page.render("organisers.html", "organisers", &views.organisers()),
            Page::NotFound => page.render("404.html", "home", &views.home()),
            Page::Redirect(to) => page.redirect(to),
            Page::Feed => page.render(
                "feed.xml",
                "feed",
                &views.feed(&|document| self.absolute_body(document)),
            ),
            Page::Sitemap => page.render("sitemap.xml", "sitemap", &views.sitemap()),
            Page::Robots => page.render("robots.txt", "sitemap", &()),
            Page::Asset(_) | Page::ThemeFile(_) => Ok(String::new()),
        }
    }

    /// The HTML of a document's body, its links led by `root`.
    fn body(&self, document: &Document, root: &str) -> String {
        let resolve = |target: &str, _image: bool| {
            graph::lead(&self.plan.site, document, target, |address| {
                if address.starts_with('#') {
                    address
                } else {
                    format!("{root}{address}")
                }
            })
        };
        let mut html = String::with_capacity(document.text.len() * 3 / 2);
        body::html(document, &resolve, &mut html);
        html
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
        body::html_of_feed(document, &resolve, &page)
    }
}

/// Kinds of pages that are made from data, with the messages that name and describe them; empty: nobody need.
const NAMED: [(&str, &str, &str); 9] = [
    ("topics", "title-topics", "about-topics"),
    ("posts", "title-posts", "about-posts"),
    ("rounds", "title-rounds", "about-rounds"),
    ("round", "", "about-round"),
    ("tags", "title-tags", "about-tags"),
    ("tag", "", "about-tag"),
    ("organisers", "title-organisers", "about-organisers"),
    ("matching", "title-matching", "about-matching"),
    ("not-found", "title-not-found", ""),
];

/// One page on its way through the theme.
struct Target<'p, 'a> {
    pages: &'p Pages<'a>,
    file: &'p PublicFile,
    views: &'p Views<'p>,
}

impl Target<'_, '_> {
    fn render(&self, template: &str, key: &'static str, view: &impl Serialize) -> Rendered {
        let root = root_of(self.file, &self.pages.program.config.base_url);
        let document = self.views.document(&self.file.page);
        let content = document.map(|document| self.pages.body(document, &root));
        let mut head = self.views.head(self.file);
        self.name(&mut head);
        self.pages
            .theme
            .render(template, &root, &head, key, view, content.as_deref())
    }

    /// Title and description of a page that is made from data.
    fn name(&self, head: &mut Head) {
        let words = self.pages.theme.languages().site();
        let Some((_, title, about)) = NAMED.iter().find(|(kind, ..)| *kind == head.kind) else {
            return;
        };
        if head.title.is_empty() {
            words.say(title).clone_into(&mut head.title);
        }
        if head.description.is_none() && !about.is_empty() {
            let site = (&self.pages.program.config.title).into();
            let args = [("site", site), ("title", (&head.title).into())];
            head.description = Some(words.say_with(about, &args));
        }
    }

    fn redirect(&self, to: &str) -> Rendered {
        let canonical = self.pages.plan.site.addresses.absolute(to);
        self.render(
            "redirect.html",
            "redirect",
            &RedirectView {
                to: addresses::encode(to),
                canonical,
            },
        )
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
