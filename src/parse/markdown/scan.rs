//! One pass over a body: what it links to, its headings, its length, and what is wrong with it.

pub mod headings;
mod letter;
mod links;
mod slips;
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Event, RawHtml, Tag, TagEnd, bare_addresses, events_with_places, raw_html};
use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::model::content::{Heading, Link};
use crate::parse::variables::unmask;
use crate::source::{FileId, Span};

/// What the pass found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Links and images that point into the program, in order.
    pub links: Vec<Link>,
    /// Whole addresses of web pages that it links to.
    pub outward: Vec<Link>,
    /// Headings with their final levels and unique ids, in order.
    pub headings: Vec<Heading>,
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

/// Lists and quotations inside one another; nobody writes that many, and a browser need not bear them.
const MAX_NESTING: usize = 40;

/// Problems of one kind in one file that are told; the rest of a flood is not.
pub const MOST_TOLD: usize = 20;

/// Reads a body. For a letter text, `masked` is the body with its variables masked, else the body itself.
pub fn scan(body: Body<'_>, masked: &str) -> Scan {
    let undefined = RefCell::default();
    let mut events = events_with_places(masked, body.section, &undefined);
    let mut scanner = Scanner::new(body, masked);
    while let Some((event, range)) = events.next() {
        let definition = |label: &str| {
            let found = events.reference_definitions().get(label);
            found.map(|definition| definition.span.clone())
        };
        scanner.event(&event, &range, &definition);
        if scanner.depth > MAX_NESTING {
            scanner.too_deep(range);
            break;
        }
    }
    drop(events);
    if scanner.depth <= MAX_NESTING {
        let bare = bare_addresses(masked, body.section);
        let bare = bare.into_iter().map(|target| scanner.bare_link(target));
        let bare: Vec<Link> = bare.collect();
        scanner.scan.outward.extend(bare);
    }
    scanner.finish(undefined.into_inner())
}

/// Finds the place where a reference link is defined.
type Definition<'a> = &'a dyn Fn(&str) -> Option<Range<usize>>;

struct Scanner<'a> {
    body: Body<'a>,
    masked: &'a str,
    scan: Scan,
    depth: usize,
    in_word: bool,
    in_code: bool,
    links: links::Open,
    headings: headings::Collector,
    run: letter::Run,
    /// How many problems of each check there were.
    told: BTreeMap<&'static str, usize>,
    /// Footnotes: label in lower case, first definition, whether it was referred to.
    notes: BTreeMap<String, (Option<Range<usize>>, bool)>,
}

impl<'a> Scanner<'a> {
    fn new(body: Body<'a>, masked: &'a str) -> Self {
        Self {
            body,
            masked,
            scan: Scan::default(),
            depth: 0,
            in_word: false,
            in_code: false,
            links: links::Open::default(),
            headings: headings::Collector::default(),
            run: letter::Run::default(),
            told: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// A bare address, where it first stands.
    fn bare_link(&self, target: Arc<str>) -> Link {
        let words = target
            .strip_prefix("https://")
            .filter(|_| !self.masked.contains(&*target));
        let words = words.unwrap_or(&target);
        let at = self.masked.find(words).unwrap_or_default();
        Link {
            span: self.place(at..at + words.len().min(self.masked.len() - at)),
            image: false,
            target,
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>, definition: Definition<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range, definition),
            Event::Text(text) => {
                self.text(text, range);
                if !self.in_code {
                    self.bracket(range);
                }
            }
            Event::Code(text) => self.text(text, range),
            Event::InlineHtml(html) => self.html(html, range),
            Event::SoftBreak | Event::HardBreak => self.space(),
            Event::FootnoteReference(label) => {
                self.notes.entry(label.to_lowercase()).or_default().1 = true;
            }
            _ => {}
        }
        if !matches!(event, Event::Start(_)) {
            self.links.passed(range.end);
        }
        if self.body.section == Section::Letter {
            self.letter_event(event, range);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::HtmlBlock => self.html(&self.masked[range.clone()], range),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                self.space();
                let extra = !classes.is_empty() || !attrs.is_empty();
                self.start_heading(*level as u8, id.as_deref(), extra, range);
            }
            Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            } => {
                self.start_link(*link_type, dest_url, id, false, range);
            }
            Tag::Image {
                link_type,
                dest_url,
                id,
                ..
            } => {
                self.scan.images += 1;
                self.start_link(*link_type, dest_url, id, true, range);
            }
            Tag::FootnoteDefinition(label) => {
                let note = self.notes.entry(label.to_lowercase()).or_default();
                note.0.get_or_insert(range.clone());
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Paragraph => {
                self.space();
                self.paragraph(range);
            }
            _ => {
                self.in_code |= matches!(tag, Tag::CodeBlock(_));
                self.space();
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>, definition: Definition<'_>) {
        self.depth -= 1;
        match tag {
            TagEnd::Heading(_) => self.headings.close(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Link | TagEnd::Image => self.end_link(range, definition),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        self.scan.words += words::begun(text, &mut self.in_word);
        self.headings.text(text);
        self.links.text(text);
        if text.starts_with('^') {
            self.undefined_note(text, range);
        }
    }

    fn space(&mut self) {
        self.in_word = false;
        self.headings.text(" ");
    }

    fn html(&mut self, html: &str, range: &Range<usize>) {
        match raw_html(html) {
            RawHtml::Comment => return,
            RawHtml::Break if !html.ends_with('\n') => return self.space(),
            _ => {}
        }
        let text = self.original(range);
        let Some(tag) = first_tag(text) else {
            let message = "this comment is never closed".to_owned();
            return self
                .fail("raw-html", range.clone(), message)
                .hint("end it with `-->`");
        };
        let start = range.start + (text.len() - tag.len());
        let end = tag.find(['>', '\n']).map_or(tag.len(), |at| at + 1);
        let message = format!("raw HTML is not accepted: `{}`", tag[..end].trim_end());
        self.fail("raw-html", start..start + end, message)
            .hint("say it in Markdown, or write `\\<` for the character itself");
    }

    /// `[^label]` comes as plain text if nothing defines it.
    fn undefined_note(&mut self, text: &str, range: &Range<usize>) {
        let (before, after) = (&self.masked[..range.start], &self.masked[range.end..]);
        if before.ends_with('[') && !before.ends_with("\\[") && after.starts_with(']') {
            let message = format!("nothing defines the footnote `[{text}]`");
            self.warn(
                "undefined-footnote",
                range.start - 1..range.end + 1,
                message,
            )
            .hint(format!("add a line `[{text}]: …` below the paragraph"));
        }
    }

    fn finish_notes(&mut self) {
        for (label, (defined, used)) in std::mem::take(&mut self.notes) {
            if let (Some(range), false) = (defined, used) {
                let message = format!("nothing refers to the footnote `[^{label}]`");
                let hint = format!("write `[^{label}]` in the text, or delete it");
                self.warn("unused-footnote", range, message).hint(hint);
            }
        }
    }

    fn too_deep(&mut self, range: Range<usize>) {
        let message =
            format!("lists or quotations stand more than {MAX_NESTING} deep inside one another");
        self.fail("nested-too-deep", range, message)
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

    fn fail(&mut self, check: &'static str, range: Range<usize>, message: String) -> Hint<'_> {
        let problem = Diagnostic::error(check, self.place(range), message);
        self.tell(problem)
    }

    fn warn(&mut self, check: &'static str, range: Range<usize>, message: String) -> Hint<'_> {
        let problem = Diagnostic::warning(check, self.place(range), message);
        self.tell(problem)
    }

    fn tell(&mut self, problem: Diagnostic) -> Hint<'_> {
        let told = self.told.entry(problem.check).or_default();
        *told += 1;
        if *told > MOST_TOLD {
            return Hint(None);
        }
        self.scan.problems.push(problem);
        Hint(self.scan.problems.last_mut())
    }

    fn finish(mut self, undefined: Vec<super::Undefined>) -> Scan {
        for (range, label) in undefined {
            let label = unmask(&label);
            let message = format!("nothing defines the link label `{label}`");
            let hint = format!("add a line `[{label}]: address`, or write `[text](address)`");
            self.fail("undefined-link-label", range, message).hint(hint);
        }
        self.finish_headings();
        self.finish_notes();
        self.scan
    }
}

/// The text from the first thing on that is not a comment; `None` if a comment is never closed.
fn first_tag(html: &str) -> Option<&str> {
    let mut rest = html.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1.trim_start();
    }
    Some(rest)
}

/// A problem that is already noted (or one too many), and may yet get a hint.
struct Hint<'a>(Option<&'a mut Diagnostic>);

impl Hint<'_> {
    fn hint(self, hint: impl Into<String>) {
        if let Some(problem) = self.0 {
            problem.hint = Some(hint.into());
        }
    }
}
