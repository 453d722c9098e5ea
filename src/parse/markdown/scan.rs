//! What stands in a body: where it leads, its length, and what is wrong with it. A walk over its nodes.

mod blocks;
mod cover;
mod headings;
mod html;
mod letter;
mod links;
mod notes;
mod signs;
mod slips;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memchr_iter;

use super::{Defined, MAX_NESTING, Read};
use crate::check::{self, Check};
use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::model::content::Link;
use crate::model::markdown::{Node, Tag};
use crate::source::{FileId, Span};

/// What the walk found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Links and images that point into the program, in order.
    pub links: Vec<Link>,
    /// Whole addresses of web pages that it links to, in order.
    pub outward: Vec<Link>,
    /// Words.
    pub words: u32,
    /// Pictures.
    pub images: u32,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// A body and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// Its file.
    pub file: FileId,
    /// The whole text of the file.
    pub text: &'a str,
    /// First byte of the body.
    pub start: usize,
    /// What it belongs to.
    pub section: Section,
}

/// Problems of one kind in one file that are told; the rest of a flood is not.
pub const MOST_TOLD: usize = 20;

/// Looks at a body.
pub fn scan(body: Body<'_>, read: &Read<'_>) -> Scan {
    let text = body.text.get(body.start..).unwrap_or_default();
    let mut scanner = Scanner::new(body, read);
    for (node, place) in read.tree.nodes(text, &read.headings) {
        scanner.node(&node, &place);
    }
    match &read.too_deep {
        Some(place) => scanner.too_deep(place.clone()),
        None => {
            scanner.finish_notes();
            scanner.finish_cover();
        }
    }
    scanner.finish(read)
}

struct Scanner<'a> {
    body: Body<'a>,
    masked: &'a str,
    defined: &'a [Defined],
    scan: Scan,
    in_word: bool,
    in_code: bool,
    links: links::Open,
    /// Whether there is a `<>`.
    has_empty_brackets: bool,
    /// Level of the heading before.
    level: u8,
    run: letter::Run,
    cover: cover::Cover,
    signs: signs::Shown,
    lists: blocks::Lists,
    /// Whether the next text begins a line.
    at_line_start: bool,
    /// How many problems of each check there were.
    told: BTreeMap<&'static Check, usize>,
    notes: notes::Notes,
}

impl<'a> Scanner<'a> {
    fn new(body: Body<'a>, read: &'a Read<'_>) -> Self {
        Self {
            body,
            masked: &read.masked,
            defined: &read.defined,
            scan: Scan::default(),
            in_word: false,
            in_code: false,
            links: links::Open::default(),
            has_empty_brackets: memchr_iter(b'<', read.masked.as_bytes())
                .any(|at| read.masked[at..].starts_with("<>")),
            level: 1,
            run: letter::Run::default(),
            cover: cover::Cover::default(),
            signs: signs::Shown::default(),
            lists: Vec::new(),
            at_line_start: true,
            told: BTreeMap::new(),
            notes: notes::Notes::new(),
        }
    }

    fn node(&mut self, node: &Node<'_>, range: &Range<usize>) {
        if is_block(node) {
            self.finish_signs();
            self.at_line_start = true;
        }
        match node {
            Node::Start(tag) => self.start(tag, range),
            Node::End(tag) => self.end(tag, range),
            Node::Text(text) => {
                let look = self.text(text, range);
                if !self.in_code {
                    self.plain_text(text, range, look);
                }
            }
            Node::Code(text) => {
                self.text(text, range);
            }
            Node::Variable(_) => {
                self.text("x", range);
                self.at_line_start = false;
            }
            Node::Html | Node::HtmlBlock => self.html(range),
            Node::SoftBreak | Node::HardBreak | Node::Break => self.in_word = false,
            Node::NoteReference(label) => self.note_reference(label),
            Node::Rule | Node::Task(_) => {}
        }
        self.cover(node, range);
        self.at_line_start |= matches!(node, Node::SoftBreak | Node::HardBreak);
        if !matches!(node, Node::Start(_)) {
            self.links.passed(range.end);
        }
        if self.body.section == Section::Letter {
            self.letter_node(node, range);
        }
    }

    /// Text that is no code, and perhaps was meant to be more than text.
    fn plain_text(&mut self, text: &str, range: &Range<usize>, look: words::Look) {
        self.bracket(range);
        if self.has_empty_brackets {
            self.empty_brackets(range);
        }
        if std::mem::take(&mut self.at_line_start) {
            self.line_start(range.start);
        }
        if !look.signs {
            return;
        }
        let source = &self.masked[range.clone()];
        if text.as_ptr() == source.as_ptr() || text == source {
            let escaped = self.masked[..range.start].ends_with('\\');
            self.signs.text(source, range, escaped);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.in_word &= !tag.is_block();
        match tag {
            Tag::Heading(title) => {
                self.heading(title, range);
                self.underlined(range);
            }
            Tag::Link(_) => self.links.start(false, range),
            Tag::Image(_) => {
                self.scan.images += 1;
                self.links.start(true, range);
            }
            Tag::Note(label) => self.note_definition(label, range),
            Tag::Paragraph => self.paragraph(range),
            Tag::CodeBlock(fence) => {
                self.in_code = true;
                self.fence(fence, range);
            }
            Tag::List(first) => self.lists.push(first.map(|first| (first, 0))),
            Tag::Item => self.item(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::CodeBlock(_) => self.in_code = false,
            Tag::List(_) => drop(self.lists.pop()),
            Tag::Link(link) => self.end_link(link, false, range),
            Tag::Image(link) => self.end_link(link, true, range),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) -> words::Look {
        let look = words::look(text, &mut self.in_word);
        self.scan.words += look.words;
        self.links.text(text);
        if text.starts_with('^') {
            self.undefined_note(text, range);
        }
        look
    }

    fn too_deep(&mut self, range: Range<usize>) {
        let message =
            format!("lists or quotations stand more than {MAX_NESTING} deep inside one another");
        self.raise(check::NESTED_TOO_DEEP, range, message)
            .hint("make the text flatter");
    }

    /// The author's own words at a place, variables unmasked.
    fn original(&self, range: &Range<usize>) -> &'a str {
        let place = self.body.start + range.start..self.body.start + range.end;
        self.body.text.get(place).unwrap_or_default()
    }

    fn place(&self, range: Range<usize>) -> Span {
        let start = self.body.start;
        Span::new(self.body.file, start + range.start..start + range.end)
    }

    fn raise(&mut self, check: &'static Check, range: Range<usize>, message: String) -> Hint<'_> {
        let told = self.told.entry(check).or_default();
        *told += 1;
        if *told > MOST_TOLD {
            return Hint(None);
        }
        let problem = Diagnostic::new(check, self.place(range), message);
        self.scan.problems.push(problem);
        Hint(self.scan.problems.last_mut())
    }

    fn finish(mut self, read: &Read<'_>) -> Scan {
        for (range, label) in &read.undefined {
            let message = format!("nothing defines the link label `{label}`");
            let hint = format!("add a line `[{label}]: address`, or write `[text](address)`");
            self.raise(check::UNDEFINED_LINK_LABEL, range.clone(), message)
                .hint(hint);
        }
        self.scan
    }
}

/// Whether a node begins or ends more than words in a line.
fn is_block(node: &Node<'_>) -> bool {
    match node {
        Node::Start(tag) | Node::End(tag) => tag.is_block(),
        Node::HtmlBlock => true,
        _ => false,
    }
}

/// A problem that is already noted (or one too many), and may yet get a hint.
struct Hint<'a>(Option<&'a mut Diagnostic>);

impl Hint<'_> {
    fn related(mut self, span: Span, word: &str) -> Self {
        if let Some(problem) = &mut self.0 {
            problem.related.push((span, word.to_owned()));
        }
        self
    }

    fn hint(self, hint: impl Into<String>) {
        if let Some(problem) = self.0 {
            problem.hint = Some(hint.into());
        }
    }
}
