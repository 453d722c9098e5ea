//! What a row says of somebody who is new.

use super::merge::{Line, shown};
use super::row::{Row, Wanted};
use super::ways::{Sets, nested};
use crate::parse::edit::document;

/// The text of their file.
pub(super) fn text(row: &Row, round: &str) -> String {
    let said: Vec<_> = said(row).map(|one| (one.way(round), &one.value)).collect();
    let said: Sets<'_> = said.iter().map(|(way, value)| (&way[..], *value)).collect();
    document(&nested(&said))
}

/// A line for each value whose key is to be shown.
pub(super) fn lines(row: &Row, round: &str, is_shown: impl Fn(&str) -> bool) -> Vec<Line> {
    let all = said(row).map(|wanted| (wanted.way(round).join("."), wanted));
    let lines = all.filter(|(key, _)| is_shown(key));
    let lines = lines.map(|(key, wanted)| Line {
        key,
        before: None,
        after: Some(shown(&wanted.value)),
    });
    lines.collect()
}

fn said(row: &Row) -> impl Iterator<Item = &Wanted> {
    let all = row.wanted.iter();
    all.filter(|wanted| wanted.value.list().is_none_or(|list| !list.is_empty()))
}
