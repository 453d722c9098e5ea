//! From a tape to nodes.

use super::super::{Fence, Link, LinkKind, Node, Place, Tag, Title, Tree};
use super::{ALERTS, code};
use crate::model::content::Heading;
use crate::model::variable::VARIABLES;

/// The nodes of a tree in order, with their places.
pub struct Nodes<'t> {
    text: &'t str,
    /// What is left.
    tape: &'t [u8],
    own: &'t str,
    headings: std::slice::Iter<'t, Heading>,
    at: usize,
    open: Vec<(Tag<'t>, Place)>,
}

impl<'t> Nodes<'t> {
    pub(in crate::model::markdown) fn new(
        tree: &'t Tree,
        text: &'t str,
        headings: &'t [Heading],
    ) -> Self {
        Self {
            text,
            tape: &tree.tape,
            own: &tree.own,
            headings: headings.iter(),
            at: 0,
            open: Vec::new(),
        }
    }

    #[inline]
    fn byte(&mut self) -> u8 {
        match self.tape.split_first() {
            Some((byte, rest)) => {
                self.tape = rest;
                *byte
            }
            None => 0,
        }
    }

    fn number(&mut self) -> usize {
        let first = self.byte();
        if first < 0x80 {
            return usize::from(first);
        }
        let (mut number, mut shift) = (usize::from(first & 0x7f), 7);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn way(&mut self) -> usize {
        let way = self.number();
        match way & 1 {
            0 => self.at + (way >> 1),
            _ => self.at - (way >> 1),
        }
    }

    #[inline]
    fn place(&mut self) -> Place {
        // Nearly always, both are one byte: a way ahead, and a length.
        if let [way, length, rest @ ..] = self.tape
            && (way | length) & 0x80 == 0
            && way & 1 == 0
        {
            self.tape = rest;
            self.at += usize::from(way >> 1);
            return self.at..self.at + usize::from(*length);
        }
        let start = self.way();
        self.at = start;
        start..start + self.number()
    }

    fn words(&mut self) -> (&'t str, Option<usize>) {
        let length = self.number();
        if length == 0 {
            return ("", None);
        }
        if length & 1 == 0 {
            let start = self.way();
            let words = self.text.get(start..start + (length >> 1));
            return (words.unwrap_or_default(), Some(start));
        }
        (self.other(length >> 1), None)
    }

    fn other(&mut self, length: usize) -> &'t str {
        let (words, rest) = self.own.split_at(length);
        self.own = rest;
        words
    }

    fn link(&mut self) -> Link<'t> {
        let kind = match self.number() {
            0 => LinkKind::Inline,
            1 => LinkKind::Address,
            2 => LinkKind::Mail,
            3 => LinkKind::Bare,
            at => LinkKind::Label(at - 4),
        };
        let (target, at) = self.words();
        let (title, _) = self.words();
        Link {
            kind,
            target,
            at,
            title,
        }
    }

    fn title(&mut self) -> Title<'t> {
        Title {
            written: self.byte(),
            given: self.words().0,
            heading: self.headings.next(),
        }
    }

    fn columns(&mut self) -> &'t [u8] {
        let count = self.number();
        let (columns, rest) = self.tape.split_at(count);
        self.tape = rest;
        columns
    }

    #[inline]
    fn tag(&mut self, code: u8) -> Tag<'t> {
        match code {
            code::PARAGRAPH => Tag::Paragraph,
            code::HEADING => Tag::Heading(self.title()),
            code::QUOTE => Tag::Quote(ALERTS.get(self.number()).copied().flatten()),
            code::INDENTED => Tag::CodeBlock(Fence::Indent),
            code::FENCED => Tag::CodeBlock(Fence::Words(self.words().0)),
            code::BULLETS => Tag::List(None),
            code::NUMBERS => Tag::List(Some(self.number() as u64)),
            code::ITEM => Tag::Item,
            code::NOTE => Tag::Note(self.words().0),
            code::TABLE => Tag::Table(self.columns()),
            code::TABLE_HEAD => Tag::TableHead,
            code::TABLE_ROW => Tag::TableRow,
            code::CELL => Tag::Cell,
            code::EMPHASIS => Tag::Emphasis,
            code::STRONG => Tag::Strong,
            code::STRIKE => Tag::Strike,
            code::LINK => Tag::Link(self.link()),
            _ => Tag::Image(self.link()),
        }
    }

    #[inline]
    fn leaf(&mut self, code: u8, place: &Place) -> Node<'t> {
        match code {
            code::TEXT => Node::Text(self.text.get(place.clone()).unwrap_or_default()),
            code::OTHER_TEXT => {
                let length = self.number() >> 1;
                Node::Text(self.other(length))
            }
            code::CODE => Node::Code(self.words().0),
            code::VARIABLE => Node::Variable(&VARIABLES[self.number()]),
            code::SOFT_BREAK => Node::SoftBreak,
            code::HARD_BREAK => Node::HardBreak,
            code::BREAK => Node::Break,
            code::RULE => Node::Rule,
            code::TO_DO => Node::Task(false),
            code::DONE => Node::Task(true),
            code::NOTE_REFERENCE => Node::NoteReference(self.words().0),
            code::HTML => Node::Html,
            _ => Node::HtmlBlock,
        }
    }
}

impl<'t> Iterator for Nodes<'t> {
    type Item = (Node<'t>, Place);

    // A node is large: it is made where it is looked at, not handed over.
    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let (code, rest) = self.tape.split_first()?;
        self.tape = rest;
        if *code == code::END {
            let (tag, place) = self.open.pop()?;
            return Some((Node::End(tag), place));
        }
        let place = self.place();
        if *code < code::PARAGRAPH {
            let leaf = self.leaf(*code, &place);
            self.at = place.end;
            return Some((leaf, place));
        }
        let tag = self.tag(*code);
        self.at = place.start;
        self.open.push((tag, place.clone()));
        Some((Node::Start(tag), place))
    }
}
