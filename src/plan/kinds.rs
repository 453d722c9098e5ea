//! Kinds of pages: a row says all there is to say about one.
//!
//! A row, its view (a type in [`crate::view`] and a function beside the others in [`super::views`]) and its template are
//! all that a new kind needs. A page that is made of all others, such as an index for a search, is a row whose files lie
//! in a folder of its own; its view asks for the bodies.

mod files;
mod own;

use std::fmt;
use std::sync::Arc;

pub(super) use self::files::{Add, Scene};
use self::own::Own;
use super::Facts;
use super::views::Views;
use crate::model::{Document, Program, Section};
use crate::source::FileId;
use crate::view::View;

/// A kind of page.
pub struct Kind {
    /// As templates know it.
    pub name: &'static str,
    /// The file of the theme that makes its pages.
    pub template: &'static str,
    /// What its view is called there.
    pub key: &'static str,
    /// The folder of its page, if it has one page or a list of them.
    pub folder: Option<&'static str>,
    /// What the program must have, if it has such pages not always: to stand behind "it comes with".
    pub needs: Option<&'static str>,
    /// What search engines are told of it.
    pub search: Search,
    /// Whether what is new in it is told in the feed.
    pub in_feed: bool,
    /// The messages that name and describe its pages where they do not themselves; empty: nobody need.
    pub words: [&'static str; 2],
    /// Title and description that somebody has written.
    pub(super) own: Option<Own>,
    /// The documents that it shows, one on each page.
    pub(super) documents: Option<Documents>,
    /// On what it depends which pages it has.
    pub(super) reads: Facts,
    /// Its pages.
    pub(super) files: fn(&Scene<'_>, &mut Add<'_>),
    /// What a page shows.
    pub view: fn(&Views<'_>, &Which, Bodies<'_>) -> View,
}

/// What search engines are told of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// It stands in the sitemap.
    Listed,
    /// It does not.
    Unlisted,
    /// They are told to keep it out.
    Hidden,
}

/// Which of its kind a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The only one, or by its number, from 0.
    Number(usize),
    /// That of a document.
    Document(FileId),
    /// What leads to an address.
    To(Arc<str>),
}

impl Which {
    fn number(&self) -> usize {
        match self {
            Self::Number(number) => *number,
            Self::Document(_) | Self::To(_) => 0,
        }
    }
}

/// A list of documents of a program.
type Documents = fn(&Program) -> &[Arc<Document>];

/// Makes the HTML of a document with whole addresses.
pub type Bodies<'a> = &'a dyn Fn(&Document) -> String;

/// All kinds, in the order in which they may take paths.
pub static KINDS: [&Kind; 17] = [
    &TOPIC,
    &POST,
    &PAGE,
    &HOME,
    &NOT_FOUND,
    &FEED,
    &SITEMAP,
    &ROBOTS,
    &TOPICS,
    &POSTS,
    &ROUNDS,
    &MATCHING,
    &ROUND,
    &TAGS,
    &TAG,
    &ORGANISERS,
    &REDIRECT,
];

/// Every site has one, and nothing else is to be said of it.
const PLAIN: Kind = Kind {
    name: "",
    template: "",
    key: "",
    folder: None,
    needs: None,
    search: Search::Listed,
    in_feed: false,
    words: ["", ""],
    own: None,
    documents: None,
    reads: Facts::NONE,
    files: |_, _| {},
    view: |_, _, _| View::Nothing(()),
};

/// A topic.
pub static TOPIC: Kind = Kind {
    name: "topic",
    template: "topic.html",
    key: "topic",
    own: Some(own::of_document),
    in_feed: true,
    documents: Some(|program| &program.topics),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(&scene.program.topics, add),
    view: |views, which, _| View::Topic(views.topic(views.position(which)).into()),
    ..PLAIN
};

/// A post.
pub static POST: Kind = Kind {
    name: "post",
    template: "post.html",
    key: "post",
    own: Some(own::of_document),
    in_feed: true,
    documents: Some(|program| &program.posts),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(&scene.program.posts, add),
    view: |views, which, _| View::Post(views.post(views.position(which)).into()),
    ..PLAIN
};

/// A page.
pub static PAGE: Kind = Kind {
    name: "page",
    template: "page.html",
    key: "doc",
    own: Some(own::of_document),
    documents: Some(|program| &program.pages),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(&scene.program.pages, add),
    view: |views, which, _| View::Page(views.page(views.position(which)).into()),
    ..PLAIN
};

/// The start page.
pub static HOME: Kind = Kind {
    name: "home",
    template: "home.html",
    key: "home",
    folder: Some(""),
    own: Some(|views, _, _| (String::new(), views.program.config.tagline.clone())),
    files: |_, add| add.one("index.html"),
    view: |views, _, _| View::Home(views.home().into()),
    ..PLAIN
};

/// What a host shows when there is nothing.
pub static NOT_FOUND: Kind = Kind {
    name: "not-found",
    template: "404.html",
    key: "home",
    search: Search::Hidden,
    words: ["title-not-found", ""],
    files: |_, add| add.one(NOT_FOUND_FILE),
    view: |views, _, _| View::Home(views.home().into()),
    ..PLAIN
};

/// Where hosts look for it.
pub const NOT_FOUND_FILE: &str = "404.html";

/// Atom feed of topics and posts.
pub static FEED: Kind = Kind {
    name: "feed",
    template: "feed.xml",
    key: "feed",
    files: |_, add| add.one(FEED_FILE),
    view: |views, _, bodies| View::Feed(views.feed(bodies)),
    ..PLAIN
};

/// Where it is.
pub const FEED_FILE: &str = "feed.xml";

/// Sitemap.
pub static SITEMAP: Kind = Kind {
    name: "sitemap",
    template: "sitemap.xml",
    key: "sitemap",
    files: |_, add| add.one("sitemap.xml"),
    view: |views, _, _| View::Sitemap(views.sitemap()),
    ..PLAIN
};

/// What robots may read.
pub static ROBOTS: Kind = Kind {
    name: "robots",
    template: "robots.txt",
    key: "sitemap",
    files: |_, add| add.one("robots.txt"),
    ..PLAIN
};

/// The archive of topics.
pub static TOPICS: Kind = Kind {
    name: "topics",
    template: "topics.html",
    key: "list",
    folder: Some("topics/"),
    needs: Some("a topic in `topics`"),
    words: ["title-topics", "about-topics"],
    reads: Facts::COUNTS,
    files: |scene, add| scene.list("topics/", scene.program.topics.len(), add),
    view: |views, which, _| View::List(views.list(Section::Topic, which.number()).into()),
    ..PLAIN
};

/// News.
pub static POSTS: Kind = Kind {
    name: "posts",
    template: "posts.html",
    key: "list",
    folder: Some("posts/"),
    needs: Some("a post in `posts`"),
    words: ["title-posts", "about-posts"],
    reads: Facts::COUNTS,
    files: |scene, add| scene.list("posts/", scene.program.posts.len(), add),
    view: |views, which, _| View::List(views.list(Section::Post, which.number()).into()),
    ..PLAIN
};

/// The list of rounds.
pub static ROUNDS: Kind = Kind {
    name: "rounds",
    template: "rounds.html",
    key: "rounds",
    folder: Some("rounds/"),
    needs: Some("a round in `rounds`"),
    words: ["title-rounds", "about-rounds"],
    reads: Facts::ROUNDS,
    files: |scene, add| add.if_any(&scene.program.rounds, "rounds/index.html"),
    view: |views, _, _| View::Rounds(views.rounds()),
    ..PLAIN
};

/// How the program matches.
pub static MATCHING: Kind = Kind {
    name: "matching",
    template: "matching.html",
    key: "matching",
    folder: Some("how-we-match/"),
    needs: Some("a round in `rounds`"),
    words: ["title-matching", "about-matching"],
    reads: Facts::ROUNDS,
    files: |scene, add| add.if_any(&scene.program.rounds, "how-we-match/index.html"),
    view: |views, _, _| View::Matching(views.matching().into()),
    ..PLAIN
};

/// A round.
pub static ROUND: Kind = Kind {
    name: "round",
    template: "round.html",
    key: "round",
    words: ["", "about-round"],
    own: Some(own::of_round),
    reads: Facts::ROUNDS,
    files: |scene, add| scene.rounds(add),
    view: |views, which, _| View::Round(views.round(which.number()).into()),
    ..PLAIN
};

/// All tags.
pub static TAGS: Kind = Kind {
    name: "tags",
    template: "tags.html",
    key: "tags",
    folder: Some("tags/"),
    needs: Some("a page with tags"),
    words: ["title-tags", "about-tags"],
    reads: Facts::TAGS,
    files: |scene, add| add.if_any(scene.tags, "tags/index.html"),
    view: |views, _, _| View::Tags(views.tags()),
    ..PLAIN
};

/// A tag.
pub static TAG: Kind = Kind {
    name: "tag",
    template: "tag.html",
    key: "tag",
    words: ["", "about-tag"],
    own: Some(own::of_tag),
    reads: Facts::TAGS,
    files: |scene, add| scene.tags(add),
    view: |views, which, _| View::Tag(views.tag(which.number()).into()),
    ..PLAIN
};

/// Who runs the program.
pub static ORGANISERS: Kind = Kind {
    name: "organisers",
    template: "organisers.html",
    key: "organisers",
    folder: Some("organisers/"),
    needs: Some("somebody in `organisers.yaml`"),
    words: ["title-organisers", "about-organisers"],
    reads: Facts::ORGANISERS,
    files: |scene, add| add.if_any(&scene.program.organisers, "organisers/index.html"),
    view: |views, _, _| View::Organisers(views.organisers()),
    ..PLAIN
};

/// An old address that leads to a new one.
pub static REDIRECT: Kind = Kind {
    name: "redirect",
    template: "redirect.html",
    key: "redirect",
    search: Search::Unlisted,
    reads: Facts::DOCUMENTS.and(Facts::ALIASES),
    files: |scene, add| scene.aliases(add),
    view: |views, which, _| View::Redirect(views.redirect(which)),
    ..PLAIN
};

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
