//! What has changed since the moment before of what files depend on.

use super::Ground;
use crate::model::{Program, RoundId};
use crate::path::{OutPath, Slug};
use crate::plan::{Before, Facts, TagGroup, ThemeFile};
use crate::source::{Input, Root};

/// The facts that have changed, but for those of documents, which [`Addresses`](crate::plan::Addresses) tells.
pub fn changed(before: &Before<'_>, now: &Ground<'_>) -> Facts {
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
    Facts::unless([
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
    ])
}
