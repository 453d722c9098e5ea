//! What may change between two moments of a program, as far as one thing or another must be made anew for it: the list of a
//! kind of page, the theme, the gate, what is told of links.

use crate::model::{Document, Front, Section};

/// Some facts of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// None: every site has such a page.
    pub const NONE: Self = Self(0);
    /// Which documents are published, and their addresses.
    pub const DOCUMENTS: Self = Self(1);
    /// Their old addresses.
    pub const ALIASES: Self = Self(1 << 1);
    /// Which tags they have together.
    pub const TAGS: Self = Self(1 << 2);
    /// How many there are, and how many stand on a page of a list.
    pub const COUNTS: Self = Self(1 << 3);
    /// Which rounds there are.
    pub const ROUNDS: Self = Self(1 << 4);
    /// Whether there are organisers.
    pub const ORGANISERS: Self = Self(1 << 5);
    /// Which files beside the documents are published.
    pub const ASSETS: Self = Self(1 << 6);
    /// The theme's files.
    pub const THEME: Self = Self(1 << 7);
    /// What else a document is to others: its day, tags and authors, its headings, whether it is a draft.
    pub const SHAPE: Self = Self(1 << 8);
    /// The words by which other pages announce a topic.
    pub const ANNOUNCED: Self = Self(1 << 9);
    /// What a document shows and links to.
    pub const TARGETS: Self = Self(1 << 10);
    /// Who signed it, and where its picture is from: no name and no address in it is private.
    pub const SIGNED: Self = Self(1 << 11);
    /// All.
    pub const ALL: Self = Self(u16::MAX);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These but for the others.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// What has changed between two forms of a document. Each field is named, so that a new one is thought of.
    pub fn of(old: &Document, new: &Document) -> Self {
        let Document {
            file,
            path,
            section,
            slug,
            parents,
            text: _,
            body: _,
            front,
            tag_places: _,
            links: _,
            outward: _,
            headings,
            words: _,
            tree: _,
            ends: _,
        } = old;
        let kept = |id: &str| new.headings.iter().any(|heading| heading.id == id);
        let words_as = |one: &Document| {
            let Front { title, summary, .. } = &one.front;
            (one.section == Section::Topic).then(|| (title.clone(), summary.clone()))
        };
        let here = (file, path, section, slug, parents);
        let there = (&new.file, &new.path, &new.section, &new.slug, &new.parents);
        let shape =
            same_front(front, &new.front) && headings.iter().all(|heading| kept(&heading.id));
        Self::unless([
            (Self::DOCUMENTS, here == there),
            (Self::ALIASES, aliases(front).eq(aliases(&new.front))),
            (Self::SHAPE, shape),
            (Self::ANNOUNCED, words_as(old) == words_as(new)),
            (Self::TARGETS, old.targets().eq(new.targets())),
            (Self::SIGNED, signed(front).eq(signed(&new.front))),
        ])
    }

    /// What comes or goes with a document.
    pub fn of_one(document: &Document) -> Self {
        let mut signed = signed(&document.front);
        let all = Self::DOCUMENTS.and(Self::ALIASES).and(Self::SHAPE);
        let all = all.and(Self::ANNOUNCED).and(Self::TARGETS);
        all.and(Self::unless([(Self::SIGNED, signed.next().is_none())]))
    }

    /// The facts that are not the same.
    pub(super) fn unless<const N: usize>(same: [(Self, bool); N]) -> Self {
        let changed = same.into_iter().filter(|(_, same)| !same);
        changed.fold(Self::NONE, |all, (fact, _)| all.and(fact))
    }

    /// Whether they have one in common.
    pub const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

fn aliases(front: &Front) -> impl Iterator<Item = &str> {
    let aliases = front.aliases.iter();
    aliases.map(|alias| &*alias.value)
}

fn signed(front: &Front) -> impl Iterator<Item = &String> {
    let Front { authors, image, .. } = front;
    let images = image.iter();
    let credits = images.flat_map(|image| [&image.credit, &image.license_url, &image.source]);
    authors.iter().chain(credits.flatten())
}

/// Whether other pages show a document where and as they did, but for its words.
fn same_front(old: &Front, new: &Front) -> bool {
    let Front {
        title,
        summary: _,
        date,
        updated: _,
        authors,
        tags,
        image: _,
        draft,
        publish,
        expires,
        aliases: _,
        questions: _,
        language,
        form: _,
        subject: _,
    } = old;
    title.is_empty() == new.title.is_empty()
        && *date == new.date
        && *authors == new.authors
        && *tags == new.tags
        && *draft == new.draft
        && *publish == new.publish
        && *expires == new.expires
        && *language == new.language
}
