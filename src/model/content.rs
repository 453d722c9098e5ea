//! Documents: topics, posts, pages, letter texts.
//!
//! A document keeps its Markdown text, the nodes that it was read into, and what a walk over them found (links, headings).

use std::sync::Arc;

use jiff::civil::Date;

pub use super::heading::Heading;
use super::markdown::{Nodes, Tree};
use crate::address::{Ends, Kind};
use crate::blocks::Blocks;
use crate::path::Slug;
use crate::source::{FileId, Span, Spanned};

/// What a document is, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `content/topics/`
    Topic,
    /// `content/posts/`
    Post,
    /// `content/pages/`
    Page,
    /// `content/letters/`
    Letter,
}

/// One Markdown file, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its file.
    pub file: FileId,
    /// Path inside the content folder, for example `topics/library-spaces.md`.
    pub path: Arc<str>,
    /// What it is.
    pub section: Section,
    /// Last part of its address. For a letter text, its kind.
    pub slug: Slug,
    /// Folders between the section and the slug, for nested pages; `index.md` has the slug of its folder.
    pub parents: Vec<Slug>,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// First byte of the body.
    pub body: u32,
    /// Front matter.
    pub front: Front,
    /// Where its tags are written.
    pub tag_places: Vec<Span>,
    /// Links and images of the body that are not absolute addresses, in order.
    pub links: Vec<Link>,
    /// Whole addresses of web pages that the body links to.
    pub outward: Vec<Link>,
    /// Headings of the body, in order, with unique ids.
    pub headings: Vec<Heading>,
    /// Words of the body.
    pub words: u32,
    /// The body, read.
    pub tree: Tree,
    /// Last parts of all addresses that it shows or links to.
    pub ends: Ends,
}

/// Many of them: moments of a program share those that are in both.
pub type Documents = Blocks<Arc<Document>>;

impl Document {
    /// The nodes of the body, in order, with their places in it.
    pub fn nodes(&self) -> Nodes<'_> {
        let body = self.text.get(self.body as usize..).unwrap_or_default();
        self.tree.nodes(body, &self.headings)
    }

    /// The addresses, as they are written, of what it shows and links to; beside each whether it is shown.
    pub fn targets(&self) -> impl Iterator<Item = (&str, bool)> {
        targets(&self.links, &self.outward, &self.front)
    }
}

/// The same of a document that is not whole yet.
pub fn targets<'a>(
    links: &'a [Link],
    outward: &'a [Link],
    front: &'a Front,
) -> impl Iterator<Item = (&'a str, bool)> {
    let links = links.iter().map(|link| (&*link.target, link.image));
    let outward = outward.iter().map(|link| (&*link.target, false));
    let image = front.image.as_ref();
    let shown = image.map(|image| (&*image.src.value, true));
    let beside = image.map(|image| [&image.source, &image.license_url]);
    let beside = beside.into_iter().flatten().flatten();
    let beside = beside.filter(|target| Kind::of(target).is_absolute());
    let beside = beside.map(|target| (&**target, false));
    links.chain(outward).chain(shown).chain(beside)
}

/// Front matter, checked.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// Mandatory.
    pub title: String,
    /// Mandatory for topics.
    pub summary: Option<String>,
    /// Mandatory for posts.
    pub date: Option<Date>,
    /// Last change of substance.
    pub updated: Option<Date>,
    /// Names, as they are to be read.
    pub authors: Vec<String>,
    /// As written, without repeats.
    pub tags: Vec<Tag>,
    /// Picture with its credit.
    pub image: Option<Image>,
    /// Not to be published yet.
    pub draft: bool,
    /// First day on which it is published, if that is not its date.
    pub publish: Option<Date>,
    /// First day on which it is not published any more.
    pub expires: Option<Date>,
    /// Old site paths, for example `/discussion/spaces/`, that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// To ask your partner (topics).
    pub questions: Vec<String>,
    /// BCP 47, if not the program's.
    pub language: Option<String>,
    /// Where the answers of the sign-up form go, if the page shows it.
    pub form: Option<String>,
    /// Subject of a letter.
    pub subject: Option<String>,
}

/// Why a document is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Its author is not ready.
    Draft,
    /// It comes on this day.
    Until(Date),
    /// It went on this day.
    Since(Date),
}

/// A document that is not published.
#[derive(Clone, Debug)]
pub struct Absent {
    /// The document.
    pub document: Arc<Document>,
    /// Why.
    pub why: Absence,
}

/// What is published beside everything that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Also {
    /// Drafts.
    pub drafts: bool,
    /// What comes on a later day.
    pub future: bool,
}

impl Front {
    /// First day on which it is published; `None`: it always was.
    pub fn appears(&self) -> Option<Date> {
        self.publish.or(self.date)
    }

    /// Whether it is published only on a later day.
    pub fn is_to_come(&self, today: Date) -> bool {
        self.appears().is_some_and(|day| day > today)
    }

    /// Why it is not published on a day; `None`: it is.
    pub fn absence(&self, today: Date, also: Also) -> Option<Absence> {
        if self.draft && !also.drafts {
            return Some(Absence::Draft);
        }
        if let Some(day) = self.expires.filter(|day| *day <= today) {
            return Some(Absence::Since(day));
        }
        let day = self.appears().filter(|day| *day > today && !also.future);
        day.map(Absence::Until)
    }
}

/// A tag: its name and the slug of its page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// In the address.
    pub slug: Slug,
    /// As written.
    pub name: String,
}

/// A picture and whom to thank for it.
#[derive(Clone, Debug)]
pub struct Image {
    /// Path relative to the document.
    pub src: Spanned<String>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// For example `CC BY 4.0`.
    pub license: Option<String>,
    /// Text of the licence.
    pub license_url: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
}

/// A link or image in the body.
#[derive(Clone, Debug)]
pub struct Link {
    /// As written, for example `../topics/y.md#part`.
    pub target: Arc<str>,
    /// Whether it is an image.
    pub image: bool,
    /// Where the target is written (the whole link if that is not known).
    pub span: Span,
}
