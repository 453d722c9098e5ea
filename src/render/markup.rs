//! Markdown events to HTML 5.
//!
//! An own writer, since what makes a page accessible is in the details: tables that scroll can be reached with the
//! keyboard, alerts say in words what they are, footnotes lead there and back, boxes of task lists have names, a picture
//! that stands alone and has a title is a figure. No inline styles, so a strict content policy is possible. All ids with
//! a colon on a page come from here.
//!
//! Raw HTML never gets here, parsing refuses it; if it did it would be left out.

mod blocks;
pub(super) mod inline;
mod notes;

use std::sync::{Mutex, PoisonError};

use crate::model::Section;
use crate::model::content::Heading;
use crate::parse::markdown::{Alignment, Event, Tag, TagEnd, linked_events};

/// Gives the address that a link (`false`) or image (`true`) shall have, from the target as written; `None` leaves it
/// as it is. The address is percent-encoded where it must be.
pub type Resolve<'a> = &'a dyn Fn(&str, bool) -> Option<String>;

/// What stands for a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Untrusted text; it is escaped.
    Text(String),
    /// HTML that a renderer made: for a block, whole paragraphs, lists, tables. In plain text it is left out.
    Html(String),
}

/// Gives the value of a variable by its name.
pub type Variables<'a> = &'a dyn Fn(&str) -> Value;

/// What a body is rendered with.
pub struct Settings<'a> {
    /// Topic, post, page, letter.
    pub section: Section,
    /// The body's headings as parsed: final levels and ids.
    pub headings: &'a [Heading],
    /// Addresses of links.
    pub resolve: Resolve<'a>,
    /// Values, for letter texts; their bodies are masked.
    pub variables: Option<Variables<'a>>,
    /// The whole address of the page, if its body is read elsewhere, beside others: then nothing in it has an id, and
    /// footnotes lead to the page.
    pub away: Option<&'a str>,
}

/// In bytes. Longer bodies are written one at a time: what Markdown is read into takes many times the room of its text.
const LONG: usize = 256 * 1024;

static LONG_ONE: Mutex<()> = Mutex::new(());

/// Appends the HTML of a body.
pub fn write(body: &str, settings: &Settings<'_>, out: &mut String) {
    let is_long = body.len() > LONG;
    let _alone = is_long.then(|| LONG_ONE.lock().unwrap_or_else(PoisonError::into_inner));
    let mut writer = Writer::new(settings, std::mem::take(out));
    for event in linked_events(body, settings.section) {
        writer.event(event);
    }
    *out = writer.finish();
}

struct Writer<'a> {
    settings: &'a Settings<'a>,
    out: String,
    /// The text around the footnote that is being written.
    around: Option<String>,
    notes: notes::Notes,
    next_heading: usize,
    heading_level: u8,
    table: Table,
    paragraph: Paragraph,
    links: usize,
    /// The words of the link lead nowhere, so they stand by themselves.
    unlinked: bool,
    image: Option<inline::OpenImage>,
}

#[derive(Default)]
struct Table {
    /// How many there were.
    count: usize,
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    body_open: bool,
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
    fn new(settings: &'a Settings<'a>, out: String) -> Self {
        Self {
            settings,
            out,
            around: None,
            notes: notes::Notes::default(),
            next_heading: 0,
            heading_level: 2,
            table: Table::default(),
            paragraph: Paragraph::default(),
            links: 0,
            unlinked: false,
            image: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if self.image.is_some() {
            return self.inside_image(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::InlineHtml(html) | Event::Html(html) => self.raw_html(&html),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code_block(&kind),
            Tag::List(first) => self.start_list(first),
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(label) => self.start_note(&label),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_table_row(),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.start_link(link_type, &dest_url, &title);
            }
            Tag::Image {
                dest_url, title, ..
            } => self.start_image(&dest_url, &title),
            // Never switched on, but for blocks of HTML, of which only comments are left.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</aside>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    fn finish(mut self) -> String {
        self.write_notes();
        self.out
    }
}
