//! Titles and descriptions that somebody has written.

use super::{Kind, Which};
use crate::plan::views::Views;

/// A title, and a description if there is one.
pub type Own = fn(&Views<'_>, &Kind, &Which) -> (String, Option<String>);

pub(super) fn of_document(
    views: &Views<'_>,
    kind: &Kind,
    which: &Which,
) -> (String, Option<String>) {
    let document = views.document_of(kind, which);
    document.map_or_else(Default::default, |document| {
        (document.front.title.clone(), document.front.summary.clone())
    })
}

pub(super) fn of_round(views: &Views<'_>, _: &Kind, which: &Which) -> (String, Option<String>) {
    let round = &views.program.rounds[which.number()];
    (round.title.clone(), round.summary.clone())
}

pub(super) fn of_tag(views: &Views<'_>, _: &Kind, which: &Which) -> (String, Option<String>) {
    (views.site.tags[which.number()].name.clone(), None)
}
