//! The nodes of a body to HTML 5.
//!
//! An own writer, since what makes a page accessible is in the details: tables that scroll can be reached with the
//! keyboard, alerts say in words what they are, footnotes lead there and back, boxes of task lists have names, a picture
//! that stands alone and has a title is a figure. No inline styles, so a strict content policy is possible. All ids with
//! a colon on a page come from here.
//!
//! Raw HTML never gets here, parsing refuses it; if it did it would be left out.

mod blocks;
mod inline;
mod notes;

use super::escape;
use crate::model::Document;
use crate::model::markdown::{Node, Tag};
use crate::model::variable::Variable;
use crate::words::{Arg, Words};

/// Gives the address that a link (`false`) or image (`true`) shall have, from the target as written; `None` leaves it
/// as it is. The address is percent-encoded where it must be.
pub type Resolve<'a> = &'a dyn Fn(&str, bool) -> Option<String>;

/// What a body is rendered with.
pub struct Settings<'a> {
    /// Addresses of links.
    pub resolve: Resolve<'a>,
    /// Whether it is a letter, in whose addresses variables may stand.
    pub letter: bool,
    /// The whole address of the page, if its body is read elsewhere, beside others: then nothing in it has an id, and
    /// footnotes lead to the page.
    pub away: Option<&'a str>,
    /// In the language of the text.
    pub words: &'a Words,
}

/// Where in the HTML of a letter the value of a variable belongs.
pub struct Slot {
    /// Before this byte.
    pub at: usize,
    /// Which.
    pub variable: &'static Variable,
    /// Whether it is a part of an address.
    pub in_address: bool,
}

/// Appends the HTML of a body; gives the places of its variables, in order.
pub fn write(document: &Document, settings: &Settings<'_>, out: &mut String) -> Vec<Slot> {
    let mut writer = Writer::new(settings, std::mem::take(out));
    for (node, _) in document.nodes() {
        writer.node(&node);
    }
    writer.write_notes();
    *out = writer.html.text;
    writer.html.slots
}

struct Writer<'a> {
    settings: &'a Settings<'a>,
    html: Html,
    notes: notes::Notes,
    table: Table,
    paragraph: Paragraph,
    links: usize,
    /// The words of the link lead nowhere, so they stand by themselves.
    unlinked: bool,
    image: Option<inline::OpenImage>,
}

/// A piece of HTML and the slots in it.
#[derive(Default)]
struct Html {
    text: String,
    slots: Vec<Slot>,
}

impl Html {
    /// Whether nothing has been written since this byte.
    fn ends_at(&self, at: usize) -> bool {
        self.text.len() == at && self.slots.last().is_none_or(|slot| slot.at < at)
    }
}

#[derive(Default)]
struct Table {
    /// How many there were.
    count: usize,
    alignments: Vec<u8>,
    column: usize,
    head: bool,
    body_open: bool,
    /// Where the cell begins, and its content.
    cell: [usize; 2],
}

#[derive(Default)]
struct Paragraph {
    /// Where its content begins.
    start: Option<usize>,
    /// A picture with a title that is its whole content so far.
    figure: Option<inline::Figure>,
    /// A block variable took its place.
    replaced: bool,
}

impl<'a> Writer<'a> {
    fn new(settings: &'a Settings<'a>, text: String) -> Self {
        let slots = Vec::new();
        Self {
            settings,
            html: Html { text, slots },
            notes: notes::Notes::default(),
            table: Table::default(),
            paragraph: Paragraph::default(),
            links: 0,
            unlinked: false,
            image: None,
        }
    }

    fn push(&mut self, html: &str) {
        self.html.text.push_str(html);
    }

    /// A label, in a text or in an attribute.
    fn say(&mut self, key: &str) {
        escape::attribute(&mut self.html.text, self.settings.words.say(key));
    }

    fn say_with(&mut self, key: &str, arg: (&str, Arg<'_>)) {
        let said = self.settings.words.say_with(key, &[arg]);
        escape::attribute(&mut self.html.text, &said);
    }

    // A node is large: it is looked at where it is made.
    #[inline(always)]
    fn node(&mut self, node: &Node<'_>) {
        if self.image.is_some() {
            return self.inside_image(node);
        }
        match node {
            Node::Text(text) => self.text(text),
            Node::Start(tag) => self.start(tag),
            Node::End(tag) => self.end(tag),
            Node::Code(code) => self.code(code),
            Node::Variable(variable) => self.variable(variable),
            Node::SoftBreak => self.push("\n"),
            Node::HardBreak => self.push("<br>\n"),
            Node::Break => self.push("<br>"),
            Node::Rule => self.push("<hr>\n"),
            Node::NoteReference(label) => self.note_reference(label),
            Node::Task(done) => self.task(*done),
            // Comments.
            Node::Html | Node::HtmlBlock => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading(title) => self.start_heading(title),
            Tag::Quote(alert) => self.start_quote(*alert),
            Tag::CodeBlock(fence) => self.start_code_block(*fence),
            Tag::List(first) => self.start_list(*first),
            Tag::Item => self.push("<li>"),
            Tag::Note(label) => self.start_note(label),
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_table_row(),
            Tag::Cell => self.start_cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strike => self.push("<del>"),
            Tag::Link(link) => self.start_link(link),
            Tag::Image(link) => self.start_image(link),
        }
    }

    fn end(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.end_paragraph(),
            Tag::Heading(title) => self.end_heading(title),
            Tag::Quote(None) => self.push("</blockquote>\n"),
            Tag::Quote(Some(_)) => self.push("</aside>\n"),
            Tag::CodeBlock(_) => self.push("</code></pre>\n"),
            Tag::List(Some(_)) => self.push("</ol>\n"),
            Tag::List(None) => self.push("</ul>\n"),
            Tag::Item => self.push("</li>\n"),
            Tag::Note(_) => self.end_note(),
            Tag::Table(_) => self.end_table(),
            Tag::TableHead => self.end_table_head(),
            Tag::TableRow => self.push("</tr>\n"),
            Tag::Cell => self.end_cell(),
            Tag::Emphasis => self.push("</em>"),
            Tag::Strong => self.push("</strong>"),
            Tag::Strike => self.push("</del>"),
            Tag::Link(_) => self.end_link(),
            Tag::Image(_) => {}
        }
    }
}
