//! On what it depends which pages there are; and what of it has changed between two moments.

use super::pages::Ground;
use super::{Before, TagGroup, ThemeFile};
use crate::model::{Program, RoundId};
use crate::path::{OutPath, Slug};
use crate::source::{Input, Root};

/// Some facts of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts(u8);

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
    /// All.
    pub const ALL: Self = Self(u8::MAX);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they have one in common.
    pub const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The facts that have changed, but for those of documents, which [`Addresses`](super::Addresses) tells.
pub(super) fn changed(before: &Before<'_>, now: &Ground<'_>) -> Facts {
    fn assets(input: &Input) -> impl Iterator<Item = (Root, &str)> {
        let assets = input.assets.iter();
        assets.map(|asset| (asset.root, &*asset.path))
    }
    fn rounds(program: &Program) -> impl Iterator<Item = &RoundId> {
        program.rounds.iter().map(|round| &round.id)
    }
    fn files(theme: &[ThemeFile]) -> impl Iterator<Item = &OutPath> {
        theme.iter().map(|file| &file.path)
    }
    fn slugs(tags: &[TagGroup]) -> impl Iterator<Item = &Slug> {
        tags.iter().map(|tag| &tag.slug)
    }
    let counts = |program: &Program| {
        let size = program.config.site.topics_per_page;
        (program.topics.len(), program.posts.len(), size)
    };
    let (site, program) = (before.site, before.program);
    let same = [
        (Facts::TAGS, slugs(&site.tags).eq(slugs(now.scene.tags))),
        (Facts::COUNTS, counts(program) == counts(now.scene.program)),
        (Facts::ROUNDS, rounds(program).eq(rounds(now.scene.program))),
        (
            Facts::ORGANISERS,
            program.organisers.is_empty() == now.scene.program.organisers.is_empty(),
        ),
        (
            Facts::ASSETS,
            assets(before.input).eq(assets(now.input))
                && *site.withheld == *now.away[0]
                && *site.unpublished == *now.away[1],
        ),
        (Facts::THEME, files(before.theme).eq(files(now.theme))),
    ];
    let changed = same.into_iter().filter(|(_, same)| !same);
    changed.fold(Facts::NONE, |all, (fact, _)| all.and(fact))
}
