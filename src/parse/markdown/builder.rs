//! From the events of the Markdown crate to nodes: the one walk over a body.

mod autolink;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag as Read, TagEnd,
};

use self::autolink::Addresses;
use super::headings::Collector;
use super::mask::{pieces, unmask};
use super::quotes::Quotes;
use super::scan::Scanner;
use super::sink::Sink;
use super::{RawHtml, raw_html};
use crate::model::content::Heading;
use crate::model::markdown::{Alert, Fence, Link, LinkKind, Node, Place, Tag, Title, Tree, align};
use crate::parse::variables::Piece;

/// Makes nodes of events.
pub(super) struct Builder<'t> {
    /// The body; of a letter, masked.
    text: &'t str,
    masked: bool,
    sink: Sink<'t>,
    quotes: Quotes<'t>,
    addresses: Addresses<'t>,
    headings: Collector,
    /// How many blocks and spans are open, and how many of them are links, images and code.
    pub(super) depth: usize,
    closed: usize,
    columns: Vec<u8>,
}

impl<'t> Builder<'t> {
    /// Of a letter's text, which is masked, or of another, whose nodes are looked at as they are made.
    pub(super) fn new(text: &'t str, scanner: Option<Scanner<'t>>) -> Self {
        Self {
            text,
            masked: scanner.is_none(),
            sink: Sink::new(text, scanner),
            quotes: Quotes::new(text),
            addresses: Addresses::new(text),
            headings: Collector::default(),
            depth: 0,
            closed: 0,
            columns: Vec::new(),
        }
    }

    /// Adds an event. `definition` says where a label is defined.
    pub(super) fn event(
        &mut self,
        event: Event<'t>,
        place: Place,
        definition: &dyn Fn(&str) -> Option<usize>,
    ) {
        if let Event::Text(words) = event {
            let words = self.quotes.set(words, &place);
            return self.text(words, place);
        }
        self.finish_run();
        match event {
            Event::Start(tag) => self.start(tag, place, definition),
            Event::End(tag) => self.end(tag),
            Event::Code(words) => {
                let words = self.plain(&words);
                self.headings.text(&words);
                self.sink.push(Node::Code(&words), place);
            }
            Event::InlineHtml(html) if raw_html(&html) == RawHtml::Break => {
                self.blank(Node::Break, place);
            }
            Event::InlineHtml(_) => self.sink.push(Node::Html, place),
            Event::SoftBreak => self.blank(Node::SoftBreak, place),
            Event::HardBreak => self.blank(Node::HardBreak, place),
            Event::Rule => self.sink.push(Node::Rule, place),
            Event::TaskListMarker(done) => self.sink.push(Node::Task(done), place),
            Event::FootnoteReference(label) => {
                let label = self.plain(&label);
                self.sink.push(Node::NoteReference(&label), place);
            }
            // Lines of a block whose beginning has been read, and what is never switched on.
            _ => {}
        }
    }

    /// Ends whatever is open.
    pub(super) fn finish(mut self, reserved: &[&str]) -> (Tree, Vec<Heading>, Option<Scanner<'t>>) {
        self.finish_run();
        for _ in 0..self.depth {
            self.sink.end();
        }
        let (tree, scanner) = self.sink.finish();
        (tree, self.headings.finish(reserved), scanner)
    }

    fn blank(&mut self, node: Node<'_>, place: Place) {
        self.headings.text(" ");
        self.sink.push(node, place);
    }

    fn text(&mut self, words: CowStr<'t>, place: Place) {
        let open = self.closed == 0 && self.addresses.may_hold(&place);
        if !open || !self.addresses.goes_on(&words, &place) {
            self.finish_run();
        }
        if open {
            return self.addresses.gather(words, place);
        }
        self.words(&words, place);
    }

    #[inline]
    fn finish_run(&mut self) {
        if !self.addresses.is_empty() {
            self.give_run();
        }
    }

    // Rare: inside of it, whoever looks whether there is a run would be long too.
    #[inline(never)]
    fn give_run(&mut self) {
        let run = self.addresses.take();
        run.finish(self.text, self);
    }

    /// Words that are no address.
    pub(super) fn words(&mut self, words: &str, place: Place) {
        if !self.masked {
            self.headings.text(words);
            return self.sink.push(Node::Text(words), place);
        }
        let mut at = place.start;
        for piece in pieces(words) {
            match piece {
                Piece::Text(words) => {
                    let end = at + words.len();
                    self.headings.text(words);
                    let place = if words.len() < place.len() {
                        at..end
                    } else {
                        place.clone()
                    };
                    self.sink.push(Node::Text(words), place);
                    at = end;
                }
                Piece::Variable(variable) => {
                    let mut name = String::new();
                    variable.write(&mut name);
                    self.headings.text(&name);
                    let end = at + variable.length();
                    self.sink.push(Node::Variable(variable), at..end);
                    at = end;
                }
            }
        }
    }

    /// A bare address and where it leads.
    pub(super) fn address(&mut self, words: &str, target: &str, place: Place) {
        let link = Link {
            kind: LinkKind::Bare,
            target,
            at: None,
            title: "",
        };
        self.sink.push(Node::Start(Tag::Link(link)), place.clone());
        self.headings.text(words);
        self.sink.push(Node::Text(words), place);
        self.sink.end();
    }

    fn start(&mut self, tag: Read<'t>, place: Place, definition: &dyn Fn(&str) -> Option<usize>) {
        self.quotes.start(&tag);
        if let Read::HtmlBlock = tag {
            return self.html_block(place);
        }
        self.depth += 1;
        let tag = match tag {
            Read::Paragraph => Tag::Paragraph,
            Read::Heading { level, id, .. } => {
                return self.heading(level as u8, id.as_deref(), place);
            }
            Read::BlockQuote(kind) => Tag::Quote(kind.map(alert)),
            Read::CodeBlock(kind) => return self.code_block(kind, place),
            Read::List(first) => Tag::List(first),
            Read::FootnoteDefinition(label) => {
                let label = self.plain(&label);
                return self.sink.push(Node::Start(Tag::Note(&label)), place);
            }
            Read::Table(columns) => return self.table(&columns, place),
            Read::TableHead => Tag::TableHead,
            Read::TableRow => Tag::TableRow,
            Read::TableCell => Tag::Cell,
            Read::Emphasis => Tag::Emphasis,
            Read::Strong => Tag::Strong,
            Read::Strikethrough => Tag::Strike,
            Read::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let kind = link_kind(link_type, &id, definition);
                return self.link(kind, &dest_url, &title, false, place);
            }
            Read::Image {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let kind = link_kind(link_type, &id, definition);
                return self.link(kind, &dest_url, &title, true, place);
            }
            // Items, and what is never switched on.
            _ => Tag::Item,
        };
        self.sink.push(Node::Start(tag), place);
    }

    fn heading(&mut self, level: u8, id: Option<&str>, place: Place) {
        let given = id.unwrap_or_default();
        self.headings.open(level, given);
        let title = Title {
            written: level,
            given,
            heading: None,
        };
        self.sink.push(Node::Start(Tag::Heading(title)), place);
    }

    fn code_block(&mut self, kind: CodeBlockKind<'t>, place: Place) {
        self.closed += 1;
        match kind {
            CodeBlockKind::Indented => {
                let tag = Tag::CodeBlock(Fence::Indent);
                self.sink.push(Node::Start(tag), place);
            }
            CodeBlockKind::Fenced(words) => {
                let words = self.plain(&words);
                let tag = Tag::CodeBlock(Fence::Words(&words));
                self.sink.push(Node::Start(tag), place);
            }
        }
    }

    fn table(&mut self, columns: &[Alignment], place: Place) {
        self.columns.clear();
        self.columns
            .extend(columns.iter().map(|column| match column {
                Alignment::None => align::NONE,
                Alignment::Left => align::LEFT,
                Alignment::Center => align::CENTER,
                Alignment::Right => align::RIGHT,
            }));
        let tag = Tag::Table(&self.columns);
        self.sink.push(Node::Start(tag), place);
    }

    fn link(&mut self, kind: LinkKind, target: &str, title: &str, image: bool, place: Place) {
        self.closed += 1;
        let target = match self.plain(target) {
            // In it, a brace behind a `\` is one all the same.
            Cow::Owned(_) => literal_braces(target).into(),
            whole @ Cow::Borrowed(_) => whole,
        };
        let link = Link {
            kind,
            target: &target,
            at: place_in(self.text, &target),
            title: &self.plain(title),
        };
        let tag = if image {
            Tag::Image(link)
        } else {
            Tag::Link(link)
        };
        self.sink.push(Node::Start(tag), place);
    }

    /// Comments, or what is refused. A `<br>` at the very end of a text is one.
    fn html_block(&mut self, place: Place) {
        let html = &self.text[place.clone()];
        let is_break = raw_html(html) == RawHtml::Break && !html.ends_with('\n');
        let node = if is_break {
            Node::Break
        } else {
            Node::HtmlBlock
        };
        self.sink.push(node, place);
    }

    fn end(&mut self, tag: TagEnd) {
        self.quotes.end(tag);
        match tag {
            TagEnd::HtmlBlock => return,
            TagEnd::Heading(_) => self.headings.close(),
            TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock => self.closed -= 1,
            _ => {}
        }
        self.depth -= 1;
        self.sink.end();
    }

    /// Words as they were typed: those that lie in the text are known by their place.
    fn plain<'w>(&self, words: &'w str) -> Cow<'w, str> {
        match self.masked && !lies_in(words, self.text) {
            true => unmask(words).into_owned().into(),
            false => words.into(),
        }
    }
}

fn lies_in(words: &str, text: &str) -> bool {
    let range: Range<usize> = text.as_ptr().addr()..text.as_ptr().addr() + text.len() + 1;
    range.contains(&words.as_ptr().addr())
}

/// Where words that lie in a text stand in it.
fn place_in(text: &str, words: &str) -> Option<usize> {
    let start = words.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (!words.is_empty() && start + words.len() <= text.len()).then_some(start)
}

/// A masked target as it was typed, its braces that begin no variable percent-encoded.
fn literal_braces(masked: &str) -> String {
    let mut target = String::with_capacity(masked.len());
    for piece in pieces(masked) {
        match piece {
            Piece::Text(words) => target.push_str(&words.replace('{', "%7B")),
            Piece::Variable(variable) => variable.write(&mut target),
        }
    }
    target
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn link_kind(kind: LinkType, label: &str, definition: &dyn Fn(&str) -> Option<usize>) -> LinkKind {
    match kind {
        LinkType::Inline => LinkKind::Inline,
        LinkType::Autolink => LinkKind::Address,
        LinkType::Email => LinkKind::Mail,
        _ => definition(label).map_or(LinkKind::Inline, LinkKind::Label),
    }
}
