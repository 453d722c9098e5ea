//! Makes the view of a page when it is asked for: everything that a template sees but the HTML of the body.

mod documents;
mod feeds;
pub mod matching;
mod rounds;

use crate::address::Kind;
use crate::model::round::present;
use crate::model::{Document, Program, Round};
use crate::view::{ContactView, Head, LinkView, MenuItem, SectionsView, SiteView};

use super::{Page, PublicFile, Site, ThemeFile, addresses, graph};

/// Makes views of one program's site.
pub struct Views<'a> {
    /// The program.
    pub program: &'a Program,
    /// The plan of its site.
    pub site: &'a Site,
}

impl Views<'_> {
    /// What all pages share.
    pub fn site(&self, theme: &[ThemeFile]) -> SiteView {
        let config = &self.program.config;
        let license = |license: &crate::model::config::License| LinkView {
            title: license.name.clone(),
            url: license.url.clone().unwrap_or_default(),
        };
        SiteView {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            base_url: config.base_url.clone(),
            language: config.language.clone(),
            direction: direction(&config.language),
            license: config.license.as_ref().map(license),
            organiser: ContactView {
                name: config.organiser.name.clone(),
                email: config.organiser.email.clone(),
            },
            menu: self.menu(),
            sections: self.sections(),
            round: self.present_round().map(|round| self.round_card(round)),
            assets: theme
                .iter()
                .map(|file| (file.name.clone(), file.path.to_string()))
                .collect(),
            generator: concat!("Fortnight ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    fn menu(&self) -> Vec<MenuItem> {
        let item = |entry: &crate::model::config::MenuEntry| {
            Some(MenuItem {
                label: entry.label.clone(),
                url: graph::menu_target(self.site, &entry.path).ok()?,
                external: Kind::of(&entry.path).is_absolute(),
            })
        };
        self.program.config.menu.iter().filter_map(item).collect()
    }

    fn sections(&self) -> SectionsView {
        let there = |exists: bool, folder: &str| exists.then(|| self.link(folder));
        SectionsView {
            home: self.link(""),
            topics: there(!self.program.topics.is_empty(), "topics/"),
            posts: there(!self.program.posts.is_empty(), "posts/"),
            rounds: there(!self.program.rounds.is_empty(), "rounds/"),
            matching: there(!self.program.rounds.is_empty(), addresses::MATCHING),
            tags: there(!self.site.tags.is_empty(), "tags/"),
            organisers: there(!self.program.organisers.is_empty(), "organisers/"),
            feed: "feed.xml".to_owned(),
        }
    }

    fn present_round(&self) -> Option<&Round> {
        present(
            self.program.rounds.iter().map(AsRef::as_ref),
            self.program.today,
        )
    }

    pub(super) fn link(&self, folder: &str) -> String {
        addresses::encode(&self.site.addresses.link(folder))
    }

    pub(super) fn address(&self, document: &Document) -> String {
        addresses::encode(&self.site.addresses.of(document))
    }

    /// What the `<head>` of a page needs.
    pub fn head(&self, file: &PublicFile) -> Head {
        let (kind, title, description) = self.title(&file.page);
        let document = self.document(&file.page);
        let image = document.and_then(|document| Some((document, document.front.image.as_ref()?)));
        let image = image.and_then(|(document, image)| self.image(document, image));
        let language = document.and_then(|document| document.front.language.clone());
        let path = file.path.as_str();
        let folder = path.strip_suffix("index.html").unwrap_or(path);
        Head {
            title,
            description,
            url: if path.ends_with("index.html") {
                self.link(folder)
            } else {
                addresses::encode(path)
            },
            canonical: self.site.addresses.absolute(path),
            language: language.unwrap_or_else(|| self.program.config.language.clone()),
            kind,
            noindex: matches!(file.page, Page::NotFound)
                || document.is_some_and(|document| self.is_ahead(document)),
            image: image.map(|image| format!("{}{}", self.program.config.base_url, image.url)),
        }
    }

    /// Kind of a page, and the title and description that somebody has written. What is made from data is called and described
    /// by the theme's words.
    fn title(&self, page: &Page) -> (&'static str, String, Option<String>) {
        let unnamed = |kind| (kind, String::new(), None);
        match *page {
            Page::Home => ("home", String::new(), self.program.config.tagline.clone()),
            Page::Round(at) => {
                let round = &self.program.rounds[at];
                ("round", round.title.clone(), round.summary.clone())
            }
            Page::Tag(at) => ("tag", self.site.tags[at].name.clone(), None),
            Page::Topic(_) | Page::Post(_) | Page::Page(_) => self.document_title(page),
            Page::TopicList(_) => unnamed("topics"),
            Page::PostList(_) => unnamed("posts"),
            Page::Rounds => unnamed("rounds"),
            Page::Tags => unnamed("tags"),
            Page::Organisers => unnamed("organisers"),
            Page::Matching => unnamed("matching"),
            Page::NotFound => unnamed("not-found"),
            _ => unnamed("file"),
        }
    }

    fn document_title(&self, page: &Page) -> (&'static str, String, Option<String>) {
        let kind = match page {
            Page::Topic(_) => "topic",
            Page::Post(_) => "post",
            _ => "page",
        };
        let front = self.document(page).map(|document| &document.front);
        front.map_or((kind, String::new(), None), |front| {
            (kind, front.title.clone(), front.summary.clone())
        })
    }

    /// Whether a document is shown before it is due: nobody but its authors should come upon it.
    fn is_ahead(&self, document: &Document) -> bool {
        document.front.draft || document.front.is_to_come(self.program.today)
    }

    /// The document whose body a page shows.
    pub fn document(&self, page: &Page) -> Option<&Document> {
        let program = self.program;
        match *page {
            Page::Topic(at) => program.topics.get(at),
            Page::Post(at) => program.posts.get(at),
            Page::Page(at) => program.pages.get(at),
            Page::Home => program
                .pages
                .iter()
                .find(|page| &*page.path == addresses::HOME),
            _ => None,
        }
        .map(AsRef::as_ref)
    }
}

/// Scripts that are written from right to left, by primary subtag.
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or(language);
    if ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"].contains(&primary) {
        "rtl"
    } else {
        "ltr"
    }
}
