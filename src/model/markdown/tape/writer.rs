//! From nodes to their tape.

use super::super::{Fence, Link, LinkKind, Node, Place, Tag, Tree};
use super::{ALERTS, code};
use crate::model::variable::VARIABLES;

/// Makes a [`Tree`], node by node.
pub struct Writer<'t> {
    /// Words that lie in here are written as places.
    text: &'t str,
    tape: Vec<u8>,
    own: String,
    at: usize,
}

impl<'t> Writer<'t> {
    /// For a body of this text.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            // Prose takes about a fifth of its length.
            tape: Vec::with_capacity(text.len() / 4),
            own: String::new(),
            at: 0,
        }
    }

    /// Adds a node. An end needs no place: it has that of the beginning.
    // Whoever has a node knows which it is, so that nothing is left of the choice.
    #[inline(always)]
    pub fn push(&mut self, node: Node<'_>, place: Place) {
        match node {
            Node::End(_) => self.end(),
            Node::Start(tag) => self.start(tag, place),
            Node::Text(words) => {
                if self.place_of(words) == Some(place.start) && words.len() == place.len() {
                    self.begin(code::TEXT, &place);
                } else {
                    self.begin(code::OTHER_TEXT, &place);
                    self.other(words);
                }
                self.at = place.end;
            }
            Node::Code(words) => {
                self.begin(code::CODE, &place);
                self.words(words);
                self.at = place.end;
            }
            Node::NoteReference(label) => {
                self.begin(code::NOTE_REFERENCE, &place);
                self.words(label);
                self.at = place.end;
            }
            Node::Variable(variable) => {
                self.begin(code::VARIABLE, &place);
                let index = VARIABLES.iter().position(|one| one == variable);
                self.number(index.unwrap_or_default());
                self.at = place.end;
            }
            Node::SoftBreak => self.leaf(code::SOFT_BREAK, &place),
            Node::HardBreak => self.leaf(code::HARD_BREAK, &place),
            Node::Break => self.leaf(code::BREAK, &place),
            Node::Rule => self.leaf(code::RULE, &place),
            Node::Task(false) => self.leaf(code::TO_DO, &place),
            Node::Task(true) => self.leaf(code::DONE, &place),
            Node::Html => self.leaf(code::HTML, &place),
            Node::HtmlBlock => self.leaf(code::HTML_BLOCK, &place),
        }
    }

    /// Adds the end of what began last and has not ended.
    #[inline]
    pub fn end(&mut self) {
        self.tape.push(code::END);
    }

    /// The tree.
    pub fn finish(self) -> Tree {
        Tree {
            // A shrunk vector may keep its room; a copy has none to spare.
            tape: Box::from(&*self.tape),
            own: Box::from(&*self.own),
        }
    }

    #[inline(always)]
    fn start(&mut self, tag: Tag<'_>, place: Place) {
        match tag {
            Tag::Paragraph => self.begin(code::PARAGRAPH, &place),
            Tag::Heading(title) => {
                self.begin(code::HEADING, &place);
                self.tape.push(title.written);
                self.words(title.given);
            }
            Tag::Quote(alert) => {
                self.begin(code::QUOTE, &place);
                let index = ALERTS.iter().position(|one| *one == alert);
                self.number(index.unwrap_or_default());
            }
            Tag::CodeBlock(Fence::Indent) => self.begin(code::INDENTED, &place),
            Tag::CodeBlock(Fence::Words(words)) => {
                self.begin(code::FENCED, &place);
                self.words(words);
            }
            Tag::List(None) => self.begin(code::BULLETS, &place),
            Tag::List(Some(first)) => {
                self.begin(code::NUMBERS, &place);
                self.number(usize::try_from(first).unwrap_or(usize::MAX));
            }
            Tag::Item => self.begin(code::ITEM, &place),
            Tag::Note(label) => {
                self.begin(code::NOTE, &place);
                self.words(label);
            }
            Tag::Table(columns) => {
                self.begin(code::TABLE, &place);
                self.number(columns.len());
                self.tape.extend_from_slice(columns);
            }
            Tag::TableHead => self.begin(code::TABLE_HEAD, &place),
            Tag::TableRow => self.begin(code::TABLE_ROW, &place),
            Tag::Cell => self.begin(code::CELL, &place),
            Tag::Emphasis => self.begin(code::EMPHASIS, &place),
            Tag::Strong => self.begin(code::STRONG, &place),
            Tag::Strike => self.begin(code::STRIKE, &place),
            Tag::Link(link) => self.link(code::LINK, link, &place),
            Tag::Image(link) => self.link(code::IMAGE, link, &place),
        }
        self.at = place.start;
    }

    fn link(&mut self, code: u8, link: Link<'_>, place: &Place) {
        self.begin(code, place);
        self.number(match link.kind {
            LinkKind::Inline => 0,
            LinkKind::Address => 1,
            LinkKind::Mail => 2,
            LinkKind::Bare => 3,
            LinkKind::Label(at) => at + 4,
        });
        self.words(link.target);
        self.words(link.title);
    }

    fn leaf(&mut self, code: u8, place: &Place) {
        self.begin(code, place);
        self.at = place.end;
    }

    /// What it is, and where.
    fn begin(&mut self, code: u8, place: &Place) {
        let length = place.end.saturating_sub(place.start);
        match place.start.checked_sub(self.at) {
            // Nearly always, both are one byte.
            Some(way) if way < 0x40 && length < 0x80 => {
                let (way, length) = ((way << 1).to_le_bytes()[0], length.to_le_bytes()[0]);
                self.tape.extend_from_slice(&[code, way, length]);
            }
            _ => {
                self.tape.push(code);
                self.way_to(place.start);
                self.number(length);
            }
        }
        self.at = place.start;
    }

    /// Words as a place in the text, if they lie in it.
    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return self.tape.push(0);
        }
        match self.place_of(words) {
            Some(start) => {
                self.number(words.len() << 1);
                self.way_to(start);
            }
            None => self.other(words),
        }
    }

    fn other(&mut self, words: &str) {
        self.number(words.len() << 1 | 1);
        self.own.push_str(words);
    }

    fn place_of(&self, words: &str) -> Option<usize> {
        let start = words
            .as_ptr()
            .addr()
            .checked_sub(self.text.as_ptr().addr())?;
        (start + words.len() <= self.text.len()).then_some(start)
    }

    /// The way from the last place; its lowest bit says whether it leads back.
    fn way_to(&mut self, place: usize) {
        self.number(place.abs_diff(self.at) << 1 | usize::from(place < self.at));
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.tape.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.tape.push(number.to_le_bytes()[0]);
    }
}
