//! Markdown events to plain text that reads well in a mail.

pub(super) mod wrap;

use super::markup::inline::{is_unseen, link_address, one_line};
use super::markup::{Settings, Value};
use crate::parse::markdown::{BlockQuoteKind, Event, RawHtml, Tag, TagEnd, events, raw_html};
use crate::parse::variables::{Piece, Variable, pieces, unmask};
use wrap::wrap;

/// Columns of a line.
const WIDTH: usize = 72;

/// The plain text of a masked body; ends with a line end if it is not empty.
pub(super) fn write(body: &str, settings: &Settings<'_>) -> String {
    let mut writer = Writer::new(settings);
    for event in events(body, settings.section) {
        writer.event(&event);
    }
    writer.flush();
    writer.out
}

struct Writer<'a> {
    settings: &'a Settings<'a>,
    out: String,
    /// Words of the block that is being read; `\n` is a hard break.
    words: String,
    /// Lists and quotations around it, the outermost first.
    indents: Vec<Indent>,
    /// Next numbers of the lists around it; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Where links began in `words`, and where they lead.
    links: Vec<(usize, String)>,
    /// Whether an empty line comes before the next block.
    gap: bool,
    next_heading: usize,
}

/// What stands before lines: one thing before the first, another before the rest.
struct Indent {
    first: String,
    rest: String,
    used: bool,
}

impl Indent {
    fn new(first: &str, rest: &str) -> Self {
        Self {
            first: first.to_owned(),
            rest: rest.to_owned(),
            used: false,
        }
    }
}

impl<'a> Writer<'a> {
    fn new(settings: &'a Settings<'a>) -> Self {
        Self {
            settings,
            out: String::new(),
            words: String::new(),
            indents: Vec::new(),
            lists: Vec::new(),
            links: Vec::new(),
            gap: false,
            next_heading: 0,
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.text(text),
            Event::Code(code) => self.words.push_str(&unmask(code)),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::InlineHtml(html) if raw_html(html) == RawHtml::Break => self.words.push('\n'),
            Event::FootnoteReference(label) => self.words.push_str(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.words.push_str(if *done { "[x] " } else { "[ ] " }),
            Event::Rule => {
                self.gap = true;
                self.lines(&["* * *".to_owned()]);
                self.gap = true;
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.words.push('*'),
            Tag::Emphasis => self.words.push('_'),
            Tag::Strikethrough => self.words.push('~'),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let address = link_address(*link_type, dest_url, self.settings);
                self.links.push((self.words.len(), address));
            }
            Tag::TableCell | Tag::Image { .. } => {}
            _ => {
                self.flush();
                self.start_block(tag);
            }
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(kind) => {
                self.indents.push(Indent::new("> ", "> "));
                if let Some(kind) = kind {
                    self.lines(&[alert(*kind).to_owned()]);
                }
            }
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => {
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.indents
                    .push(Indent::new(&marker, &" ".repeat(marker.len())));
            }
            Tag::FootnoteDefinition(label) => {
                self.indents
                    .push(Indent::new(&format!("[{label}] "), "    "));
            }
            Tag::CodeBlock(_) => {
                self.indents.push(Indent::new("    ", "    "));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.words.push('*'),
            TagEnd::Emphasis => self.words.push('_'),
            TagEnd::Strikethrough => self.words.push('~'),
            TagEnd::Link => self.end_link(),
            TagEnd::TableCell => self.words.push_str(" | "),
            TagEnd::Image => {}
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.end_code(),
            _ => {
                self.flush();
                self.end_block(tag);
            }
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Table => self.gap = true,
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.indents.pop();
                self.gap = true;
            }
            TagEnd::Item => {
                self.indents.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => self.words.push_str(text),
                Piece::Variable(variable) => self.variable(variable),
            }
        }
    }

    fn variable(&mut self, variable: &Variable) {
        let value = self
            .settings
            .variables
            .map(|variables| variables(variable.name));
        let Some(Value::Text(text)) = value else {
            return;
        };
        if !variable.block {
            return self.words.push_str(&one_line(&text));
        }
        self.flush();
        let width = self.width();
        let clean = text.lines().map(|line| line.replace(is_unseen, ""));
        let lines: Vec<String> = clean.flat_map(|line| wrap(&line, width)).collect();
        self.lines(&lines);
        self.gap = true;
    }

    fn end_link(&mut self) {
        let Some((start, address)) = self.links.pop() else {
            return;
        };
        if address.is_empty() {
            return;
        }
        let shown = address.strip_prefix("mailto:").unwrap_or(&address);
        let words = self.words.get(start..).unwrap_or_default();
        if words == shown || words == address {
            self.words.truncate(start);
        } else {
            self.words.push(' ');
        }
        self.words.push_str(&format!("<{shown}>"));
    }

    /// The highest headings of the text have a double line below, the others a single one.
    fn end_heading(&mut self) {
        self.gap = true;
        let text = std::mem::take(&mut self.words);
        let mut lines = wrap(&text, self.width());
        let longest = lines.iter().map(|line| line.chars().count()).max();
        let levels = || self.settings.headings.iter().map(|heading| heading.level);
        let high = levels().nth(self.next_heading) == levels().min();
        self.next_heading += 1;
        let rule = if high { "=" } else { "-" };
        lines.push(rule.repeat(longest.unwrap_or(0)));
        self.lines(&lines);
        self.gap = true;
    }

    fn end_code(&mut self) {
        let text = std::mem::take(&mut self.words);
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        self.lines(&lines);
        self.indents.pop();
        self.gap = true;
    }

    /// Writes the words gathered so far.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim().trim_end_matches(" |");
        if words.is_empty() {
            return;
        }
        let width = self.width();
        let lines: Vec<String> = words
            .split('\n')
            .flat_map(|line| wrap(line.trim(), width))
            .collect();
        self.lines(&lines);
    }

    fn width(&self) -> usize {
        let indent: usize = self.indents.iter().map(|indent| indent.rest.len()).sum();
        WIDTH.saturating_sub(indent).max(20)
    }

    fn lines(&mut self, lines: &[String]) {
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            let used = self.indents.iter().take_while(|indent| indent.used);
            let prefix: String = used.map(|indent| &*indent.rest).collect();
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
        for line in lines {
            let mut whole = String::new();
            for indent in &mut self.indents {
                let first = !std::mem::replace(&mut indent.used, true);
                whole.push_str(if first { &indent.first } else { &indent.rest });
            }
            whole.push_str(line);
            self.out.push_str(whole.trim_end());
            self.out.push('\n');
        }
    }
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note:",
        BlockQuoteKind::Tip => "Tip:",
        BlockQuoteKind::Important => "Important:",
        BlockQuoteKind::Warning => "Warning:",
        BlockQuoteKind::Caution => "Caution:",
    }
}
