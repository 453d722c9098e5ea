//! Kinds of pages: a row says all there is to say about one.
//!
//! A row, its view (a type in [`crate::view`] and a function beside the others in [`super::views`]) and its template are
//! all that a new kind needs. A page that is made of all others, such as an index for a search, is a row whose files lie
//! in a folder of its own; its view asks for the bodies. A row is a value: what makes views reads it, and is not named here.

mod files;
mod page;

use std::fmt;

pub(super) use self::files::{Add, Origin, Scene, Wanted};
pub use self::page::{Page, Which};
use super::Facts;
use crate::model::{Documents, Program, Section};

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
    /// The documents that it shows, one on each page.
    pub(super) documents: Option<List>,
    /// On what it depends which pages it has.
    pub(super) reads: Facts,
    /// Its pages.
    pub(super) files: fn(&Scene<'_>, &mut Add<'_>),
    /// What a page shows.
    pub(super) shows: Shows,
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

/// What a page shows: which view is made for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// What all pages have.
    Nothing,
    /// The start page.
    Home,
    /// A topic.
    Topic,
    /// A post.
    Post,
    /// A page.
    Page,
    /// A part of the list of a section.
    List(Section),
    /// All rounds.
    Rounds,
    /// One of them.
    Round,
    /// How the program matches.
    Matching,
    /// All tags.
    Tags,
    /// One of them.
    Tag,
    /// Who runs the program.
    Organisers,
    /// Where an old address leads.
    Redirect,
    /// The feed.
    Feed,
    /// The sitemap.
    Sitemap,
}

/// A list of documents of a program.
type List = fn(&Program) -> &Documents;

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
    documents: None,
    reads: Facts::NONE,
    files: |_, _| {},
    shows: Shows::Nothing,
};

/// A topic.
pub static TOPIC: Kind = Kind {
    name: "topic",
    template: "topic.html",
    key: "topic",
    in_feed: true,
    documents: Some(|program| &program.topics),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(scene.topics, add),
    shows: Shows::Topic,
    ..PLAIN
};

/// A post.
pub static POST: Kind = Kind {
    name: "post",
    template: "post.html",
    key: "post",
    in_feed: true,
    documents: Some(|program| &program.posts),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(scene.posts, add),
    shows: Shows::Post,
    ..PLAIN
};

/// A page.
pub static PAGE: Kind = Kind {
    name: "page",
    template: "page.html",
    key: "doc",
    documents: Some(|program| &program.pages),
    reads: Facts::DOCUMENTS,
    files: |scene, add| scene.documents(scene.pages, add),
    shows: Shows::Page,
    ..PLAIN
};

/// The start page.
pub static HOME: Kind = Kind {
    name: "home",
    template: "home.html",
    key: "home",
    folder: Some(""),
    files: |_, add| add.one("index.html"),
    shows: Shows::Home,
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
    shows: Shows::Home,
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
    shows: Shows::Feed,
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
    shows: Shows::Sitemap,
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
    shows: Shows::List(Section::Topic),
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
    shows: Shows::List(Section::Post),
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
    shows: Shows::Rounds,
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
    shows: Shows::Matching,
    ..PLAIN
};

/// A round.
pub static ROUND: Kind = Kind {
    name: "round",
    template: "round.html",
    key: "round",
    words: ["", "about-round"],
    reads: Facts::ROUNDS,
    files: |scene, add| scene.rounds(add),
    shows: Shows::Round,
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
    shows: Shows::Tags,
    ..PLAIN
};

/// A tag.
pub static TAG: Kind = Kind {
    name: "tag",
    template: "tag.html",
    key: "tag",
    words: ["", "about-tag"],
    reads: Facts::TAGS,
    files: |scene, add| scene.tags(add),
    shows: Shows::Tag,
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
    shows: Shows::Organisers,
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
    shows: Shows::Redirect,
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
