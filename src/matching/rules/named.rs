//! A preference for named values: what it is worth that one of two people has one of them, or both do.

use crate::matching::column::Column;

pub(super) fn points(a: bool, b: bool) -> u32 {
    50 * (u32::from(a) + u32::from(b))
}

pub(super) fn column(has: impl Iterator<Item = bool> + Clone) -> Column {
    Column::table(has.map(Some), |a, b| points(*a, *b))
}
