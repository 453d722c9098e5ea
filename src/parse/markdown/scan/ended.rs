//! What of a beginning must be known at its end.

use crate::model::markdown::Tag;

/// What has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Paragraph,
    Heading,
    CodeBlock,
    List,
    Note,
    /// A row of a table; the first one too.
    Row,
    /// Any other block.
    Block,
    Link,
    Image,
    /// Other words in a line.
    Span,
}

impl Ended {
    /// At the end of this.
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading(_) => Self::Heading,
            Tag::CodeBlock(_) => Self::CodeBlock,
            Tag::List(_) => Self::List,
            Tag::Note(_) => Self::Note,
            Tag::TableHead | Tag::TableRow => Self::Row,
            Tag::Link(_) => Self::Link,
            Tag::Image(_) => Self::Image,
            Tag::Emphasis | Tag::Strong | Tag::Strike => Self::Span,
            Tag::Quote(_) | Tag::Item | Tag::Table(_) | Tag::Cell => Self::Block,
        }
    }

    /// Whether it is more than words in a line.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Link | Self::Image | Self::Span)
    }
}
