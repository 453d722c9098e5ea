//! Makes the view of a page when it is asked for: everything that a template sees but the HTML of the body.

mod documents;
mod feeds;
mod figures;
mod made;
pub mod matching;
mod rounds;

use crate::address;
use crate::model::round::present;
use crate::model::{Document, Program, Round};
use crate::view::{ContactView, Head, LinkView, MenuItem, RedirectView, SectionsView, SiteView};

use super::kinds::{self, Kind, Page, Which};
use super::{PublicFile, Site, ThemeFile, addresses, graph};

pub use made::{Bodies, CardOf};

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
            round: self
                .present_round()
                .filter(|_| !config.archive)
                .map(|round| self.round_card(round)),
            archive: config.archive,
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
                external: address::Kind::of(&entry.path).is_absolute(),
            })
        };
        self.program.config.menu.iter().filter_map(item).collect()
    }

    fn sections(&self) -> SectionsView {
        let program = self.program;
        let there = |exists: bool, kind: &Kind| {
            let folder = kind.folder.filter(|_| exists);
            folder.map(|folder| self.link(folder))
        };
        let rounds = !program.rounds.is_empty();
        SectionsView {
            home: self.link(""),
            topics: there(!program.topics.is_empty(), &kinds::TOPICS),
            posts: there(!program.posts.is_empty(), &kinds::POSTS),
            rounds: there(rounds, &kinds::ROUNDS),
            matching: there(rounds, &kinds::MATCHING),
            tags: there(!self.site.tags.is_empty(), &kinds::TAGS),
            organisers: there(!program.organisers.is_empty(), &kinds::ORGANISERS),
            feed: kinds::FEED_FILE.to_owned(),
        }
    }

    fn present_round(&self) -> Option<&Round> {
        present(
            self.program.rounds.iter().map(AsRef::as_ref),
            self.program.today,
        )
    }

    pub(super) fn link(&self, folder: impl Into<String>) -> String {
        addresses::encoded(self.site.addresses.link(folder))
    }

    pub(super) fn address(&self, document: &Document) -> String {
        addresses::encoded(self.site.addresses.of(document))
    }

    /// What the `<head>` of a page needs.
    pub fn head(&self, file: &PublicFile) -> Head {
        let document = self.document(&file.page);
        let (kind, (title, description)) = match &file.page {
            Page::Made(kind, which) => (kind.name, self.own_words(kind, which)),
            Page::Asset(_) | Page::ThemeFile(_) => Default::default(),
        };
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
            noindex: file.page.is(&kinds::NOT_FOUND)
                || document.is_some_and(|document| self.is_ahead(document)),
            image: image.map(|image| format!("{}{}", self.program.config.base_url, image.url)),
        }
    }

    /// Whether a document is shown before it is due: nobody but its authors should come upon it.
    fn is_ahead(&self, document: &Document) -> bool {
        document.front.draft || document.front.is_to_come(self.program.today)
    }

    /// The document whose body a page shows.
    pub fn document(&self, page: &Page) -> Option<&Document> {
        let Page::Made(kind, which) = page else {
            return None;
        };
        if **kind == kinds::HOME {
            let mut pages = self.program.pages.iter();
            let text = pages.find(|page| &*page.path == addresses::HOME);
            return text.map(AsRef::as_ref);
        }
        self.document_of(kind, which)
    }

    pub(super) fn document_of(&self, kind: &Kind, which: &Which) -> Option<&Document> {
        let documents = (kind.documents?)(self.program);
        documents.get(self.position(which)).map(AsRef::as_ref)
    }

    /// The place of a page's document in its list.
    pub(super) fn position(&self, which: &Which) -> usize {
        match which {
            Which::Document(file) => self.site.position(*file),
            Which::Number(_) | Which::To(_) => 0,
        }
    }

    /// What leads to another address.
    pub(super) fn redirect(&self, which: &Which) -> RedirectView {
        let to = match which {
            Which::To(to) => &**to,
            Which::Number(_) | Which::Document(_) => "",
        };
        RedirectView {
            to: addresses::encode(to),
            canonical: self.site.addresses.absolute(to),
        }
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
