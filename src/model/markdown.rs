//! Markdown, read: the nodes of a body.
//!
//! Everything that looks at a body walks over these: checks, HTML, plain text, letters, feeds. Nodes come in order, each
//! with its place; blocks and spans begin and end. Only `parse::markdown` makes them.
//!
//! Ten thousand bodies stand in memory at once, so a [`Tree`] holds no node: it is a tape of a few bytes each, most of
//! which say how far a piece of the text goes. What differs from the text, such as a curled quotation mark, is kept beside.

mod tape;

use std::ops::Range;

pub use tape::{Nodes, Writer};

use super::content::Heading;
use super::variable::Variable;

/// Bytes of a body.
pub type Place = Range<usize>;

/// The nodes of one body, without its text.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    tape: Box<[u8]>,
    /// Words that do not stand in the text as they are to be read, one behind the other.
    own: Box<str>,
}

impl Tree {
    /// The nodes in order. `text` is the body that they were made from, `headings` are what its headings became.
    pub fn nodes<'t>(&'t self, text: &'t str, headings: &'t [Heading]) -> Nodes<'t> {
        Nodes::new(self, text, headings)
    }
}

/// A part of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node<'t> {
    /// A block or a span begins; its place is all of it.
    Start(Tag<'t>),
    /// It ends.
    End(Tag<'t>),
    /// Words, with the signs that a typesetter would use.
    Text(&'t str),
    /// Code in a line.
    Code(&'t str),
    /// A variable of a letter.
    Variable(&'static Variable),
    /// A line of the file ends.
    SoftBreak,
    /// A line ends, by a `\` or two blanks.
    HardBreak,
    /// `<br>`
    Break,
    /// `***`
    Rule,
    /// The box of a task, and whether it is done.
    Task(bool),
    /// `[^label]`
    NoteReference(&'t str),
    /// HTML in a line: a comment, or refused.
    Html,
    /// Lines of HTML: comments, or refused.
    HtmlBlock,
}

/// What begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag<'t> {
    /// Words with nothing before them.
    Paragraph,
    /// A heading.
    Heading(Title<'t>),
    /// `>`
    Quote(Option<Alert>),
    /// Code on lines of its own; behind its fence stands its language.
    CodeBlock(Fence<'t>),
    /// With the number of its first item, or bullets.
    List(Option<u64>),
    /// Of a list.
    Item,
    /// The words of a footnote, with its label.
    Note(&'t str),
    /// With the alignment of each column.
    Table(&'t [u8]),
    /// The first row.
    TableHead,
    /// Another.
    TableRow,
    /// Of either.
    Cell,
    /// `*words*`
    Emphasis,
    /// `**words**`
    Strong,
    /// `~~words~~`
    Strike,
    /// `[words](target)`
    Link(Link<'t>),
    /// `![words](target)`
    Image(Link<'t>),
}

/// A heading's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'t> {
    /// As many `#` as were typed.
    pub written: u8,
    /// The id that was given: `{#id}`; empty if there is none.
    pub given: &'t str,
    /// Its level and id in the end.
    pub heading: Option<&'t Heading>,
}

/// What begins code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence<'t> {
    /// Four blanks.
    Indent,
    /// A fence, with the words behind it.
    Words(&'t str),
}

/// A link or an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'t> {
    /// How it is written.
    pub kind: LinkKind,
    /// Where it leads, as it was typed but for escapes. In letters, variables may stand in it.
    pub target: &'t str,
    /// Its place, if it stands in the text just so.
    pub at: Option<usize>,
    /// Empty if there is none.
    pub title: &'t str,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[words](target)`
    Inline,
    /// `[words][label]`: by the label that is defined at this byte.
    Label(usize),
    /// `<https://…>`
    Address,
    /// `<me@a.example>`; its target lacks the scheme.
    Mail,
    /// `https://…`
    Bare,
}

/// What a quotation is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what they say")]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// Alignments of columns, as bytes in [`Tag::Table`].
pub mod align {
    /// As the reader's browser does it.
    pub const NONE: u8 = 0;
    /// `:--`
    pub const LEFT: u8 = 1;
    /// `:-:`
    pub const CENTER: u8 = 2;
    /// `--:`
    pub const RIGHT: u8 = 3;
}

impl Tag<'_> {
    /// Whether it is more than words in a line.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Emphasis | Tag::Strong | Tag::Strike | Tag::Link(_) | Tag::Image(_)
        )
    }
}
