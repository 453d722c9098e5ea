//! Tags and what bears them.

use serde::Serialize;

use super::{Card, LinkView};

/// Key `tags`: all tags by name.
#[derive(Clone, Debug, Serialize)]
pub struct TagsView {
    /// The tags.
    pub tags: Vec<TagCount>,
}

/// A tag in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TagCount {
    /// Name and page.
    pub link: LinkView,
    /// Documents that bear it.
    pub count: usize,
}

/// Key `tag`.
#[derive(Clone, Debug, Serialize)]
pub struct TagView<C = Card> {
    /// Name.
    pub name: String,
    /// Its topics.
    pub topics: Vec<C>,
    /// Its posts and pages.
    pub others: Vec<C>,
}
