//! What stands in a body: where it leads, its length, and what is wrong with it. Nodes are looked at as they are made; those
//! of letters afterwards, when they hold their variables.

mod blocks;
mod cover;
mod ended;
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

use self::ended::Ended;
use super::{Defined, MAX_NESTING};
use crate::check::{self, Check};
use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::model::content::{Heading, Link};
use crate::model::markdown::{Node, Place, Tag};
use crate::source::{FileId, Span};

/// What the look found.
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

/// Looks at the nodes of a body, one after the other.
pub(super) struct Scanner<'a> {
    body: Body<'a>,
    masked: &'a str,
    defined: &'a [Defined],
    scan: Scan,
    /// What has begun and not ended, the innermost last.
    open: Vec<(Ended, Range<usize>)>,
    in_word: bool,
    in_code: bool,
    links: links::Open,
    /// Whether there is a `<>`.
    has_empty_brackets: bool,
    titles: headings::Titles,
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
    /// `masked` is the body as the Markdown crate sees it, `defined` are its link labels.
    pub(super) fn new(body: Body<'a>, masked: &'a str, defined: &'a [Defined]) -> Self {
        Self {
            body,
            masked,
            defined,
            scan: Scan::default(),
            open: Vec::new(),
            in_word: false,
            in_code: false,
            links: links::Open::default(),
            has_empty_brackets: memchr_iter(b'<', masked.as_bytes())
                .any(|at| masked[at..].starts_with("<>")),
            titles: headings::Titles::new(),
            run: letter::Run::default(),
            cover: cover::Cover::default(),
            signs: signs::Shown::default(),
            lists: Vec::new(),
            at_line_start: true,
            told: BTreeMap::new(),
            notes: notes::Notes::new(),
        }
    }

    /// Looks at what begins, at words and signs, or at an end.
    // Whoever has a node knows which it is, so that nothing is left of the choice.
    #[inline(always)]
    pub(super) fn node(&mut self, node: &Node<'_>, range: &Range<usize>) {
        match node {
            Node::Start(tag) => return self.start(tag, range),
            Node::End(_) => return self.end(),
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
            Node::Html => self.html(range),
            Node::HtmlBlock => {
                self.edge_of_block();
                self.html(range);
            }
            Node::SoftBreak | Node::HardBreak | Node::Break => self.in_word = false,
            Node::NoteReference(label) => self.note_reference(label),
            Node::Rule | Node::Task(_) => {}
        }
        self.cover_words(range);
        self.at_line_start |= matches!(node, Node::SoftBreak | Node::HardBreak);
        self.links.passed(range.end);
        if self.body.section == Section::Letter {
            self.letter_node(node, range);
        }
    }

    /// A block begins or ends.
    #[inline]
    fn edge_of_block(&mut self) {
        if !self.signs.is_empty() {
            self.finish_signs();
        }
        self.at_line_start = true;
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
        if tag.is_block() {
            self.edge_of_block();
            self.in_word = false;
        }
        match tag {
            Tag::Heading(title) => {
                self.title(title.given, range);
                self.underlined(range);
            }
            Tag::Link(link) => self.links.start(link, false, range),
            Tag::Image(link) => {
                self.scan.images += 1;
                self.links.start(link, true, range);
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
        self.cover_start(tag, range);
        if self.body.section == Section::Letter {
            self.letter_node(&Node::Start(*tag), range);
        }
        self.open.push((Ended::of(tag), range.clone()));
    }

    /// Looks at the end of what began last and has not ended.
    pub(super) fn end(&mut self) {
        let Some((ended, range)) = self.open.pop() else {
            return;
        };
        if ended.is_block() {
            self.edge_of_block();
        }
        match ended {
            Ended::CodeBlock => self.in_code = false,
            Ended::List => drop(self.lists.pop()),
            Ended::Link => self.end_link(false, &range),
            Ended::Image => self.end_link(true, &range),
            Ended::Paragraph if self.body.section == Section::Letter => self.end_paragraph(),
            _ => {}
        }
        self.cover_end(ended, &range);
        self.links.passed(range.end);
    }

    fn text(&mut self, text: &str, range: &Range<usize>) -> words::Look {
        let look = words::look(text, &mut self.in_word);
        self.scan.words += look.words;
        self.links.text(text);
        if text.as_bytes().first() == Some(&b'^') {
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

    /// What was found, once all nodes have been looked at: what became of the headings, what stands too deep inside other blocks
    /// to be read, and reference links without a definition, by places and labels.
    pub(super) fn finish(
        mut self,
        headings: &[Heading],
        too_deep: Option<Place>,
        undefined: Vec<(Place, String)>,
    ) -> Scan {
        self.finish_titles(headings);
        match too_deep {
            Some(place) => self.too_deep(place),
            None => {
                self.finish_notes();
                self.finish_cover();
            }
        }
        for (range, label) in undefined {
            let message = format!("nothing defines the link label `{label}`");
            let hint = format!("add a line `[{label}]: address`, or write `[text](address)`");
            self.raise(check::UNDEFINED_LINK_LABEL, range, message)
                .hint(hint);
        }
        self.scan
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
