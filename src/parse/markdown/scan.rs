//! One pass over a body: what it links to, its headings, its length, and what is wrong with it.

mod blocks;
mod cover;
pub mod headings;
mod html;
mod letter;
mod links;
mod notes;
mod signs;
mod slips;
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::quotes::Quotes;
use super::{
    BrokenLink, CowStr, Event, OffsetIter, Tag, TagEnd, bare_addresses, events_with_places,
};
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
    /// Ids of the page around it, which no heading may have.
    pub reserved: &'a [&'a str],
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
    let mut quotes = Quotes::new(masked);
    let defined = definitions(&events);
    while let Some((event, range)) = events.next() {
        let event = quotes.set(event, &range);
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
        for link in &bare {
            scanner.doubt_bare(link);
        }
        scanner.scan.outward.extend(bare);
        scanner.finish_notes();
        scanner.finish_cover(&defined);
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
    cover: cover::Cover,
    signs: signs::Shown,
    lists: blocks::Lists,
    /// Whether the next text begins a line.
    at_line_start: bool,
    /// How many problems of each check there were.
    told: BTreeMap<&'static str, usize>,
    notes: notes::Notes,
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
            cover: cover::Cover::default(),
            signs: signs::Shown::default(),
            lists: Vec::new(),
            at_line_start: true,
            told: BTreeMap::new(),
            notes: notes::Notes::new(),
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

    /// Those in `<…>` are looked at where they stand.
    fn doubt_bare(&mut self, link: &Link) {
        let place =
            link.span.start as usize - self.body.start..link.span.end as usize - self.body.start;
        if !self.masked[..place.start].ends_with('<') {
            self.doubt(&link.target, &place);
        }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>, definition: Definition<'_>) {
        if is_block(event) {
            self.finish_signs();
            self.at_line_start = true;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range, definition),
            Event::Text(text) => {
                self.text(text, range);
                if !self.in_code {
                    self.plain_text(text, range);
                }
            }
            Event::Code(text) => self.text(text, range),
            Event::InlineHtml(html) => self.html(html, range),
            Event::SoftBreak | Event::HardBreak => self.space(),
            Event::FootnoteReference(label) => self.note_reference(label),
            _ => {}
        }
        self.cover(event, range);
        self.at_line_start |= matches!(event, Event::SoftBreak | Event::HardBreak);
        if !matches!(event, Event::Start(_)) {
            self.links.passed(range.end);
        }
        if self.body.section == Section::Letter {
            self.letter_event(event, range);
        }
    }

    /// Text that is no code, and perhaps was meant to be more than text.
    fn plain_text(&mut self, text: &str, range: &Range<usize>) {
        self.bracket(range);
        self.empty_brackets(range);
        if std::mem::take(&mut self.at_line_start) {
            self.line_start(range.start);
        }
        let (before, source) = (&self.masked[..range.start], &self.masked[range.clone()]);
        if text == source {
            self.signs.text(source, range, before.ends_with('\\'));
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::HtmlBlock => self.html(&self.masked[range.clone()], range),
            Tag::Heading { level, id, .. } => {
                self.space();
                self.start_heading(*level as u8, id.as_deref(), range);
                self.underlined(range);
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
            Tag::FootnoteDefinition(label) => self.note_definition(label, range),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::Paragraph => {
                self.space();
                self.paragraph(range);
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                self.space();
                self.fence(kind, range);
            }
            Tag::List(first) => {
                self.space();
                self.lists.push(first.map(|first| (first, 0)));
            }
            Tag::Item => {
                self.space();
                self.item(range);
            }
            _ => self.space(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>, definition: Definition<'_>) {
        self.depth -= 1;
        match tag {
            TagEnd::Heading(_) => self.headings.close(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::List(_) => drop(self.lists.pop()),
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
        self.scan
    }
}

/// Where each link label is defined for the first time, in order.
fn definitions<'a, F: FnMut(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>>(
    events: &OffsetIter<'a, F>,
) -> Vec<cover::Defined> {
    let all = events.reference_definitions().iter();
    let mut all: Vec<_> = all
        .map(|(label, definition)| cover::Defined {
            range: definition.span.clone(),
            label: label.to_owned(),
            comment: label == "//" || &*definition.dest == "#",
        })
        .collect();
    all.sort_by_key(|one| one.range.start);
    all
}

/// Whether an event begins or ends more than words in a line.
fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => !matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
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
