//! Markdown events to plain text that reads well in a mail.

mod html;
pub(super) mod wrap;

use super::escape;
use super::letter_text::{Value, Variables, is_unseen, one_line};
use super::markup::Resolve;
use crate::address::{Kind, mail_to, mailbox};
use crate::model::Document;
use crate::model::markdown::{Alert, Link, LinkKind, Node, Tag, Title};
use crate::model::variable::Variable;
use crate::parse::variables::{Piece, pieces};
use crate::words::Words;
pub use html::of_html;
use wrap::wrap;

/// Columns of a line.
const WIDTH: usize = 72;

/// The plain text of a letter, its labels in `own` words; ends with a line end if it is not empty.
#[allow(dead_code, reason = "tests alone: mails take that of the HTML")]
pub fn plain(
    document: &Document,
    resolve: Resolve<'_>,
    variables: Variables<'_>,
    own: &Words,
) -> String {
    let levels = document.headings.iter().map(|heading| heading.level);
    let mut writer = Writer {
        resolve,
        variables,
        own,
        top: levels.min(),
        out: String::new(),
        words: String::new(),
        indents: Vec::new(),
        lists: Vec::new(),
        links: Vec::new(),
        gap: false,
    };
    for (node, _) in document.nodes() {
        writer.node(&node);
    }
    writer.flush();
    writer.out
}

struct Writer<'a> {
    resolve: Resolve<'a>,
    variables: Variables<'a>,
    /// In the language of the text.
    own: &'a Words,
    /// The level of the highest headings.
    top: Option<u8>,
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

impl Writer<'_> {
    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Start(tag) => self.start(tag),
            Node::End(tag) => self.end(tag),
            Node::Text(text) | Node::Code(text) => self.words.push_str(text),
            Node::Variable(variable) => self.variable(variable),
            Node::SoftBreak => self.words.push(' '),
            Node::HardBreak | Node::Break => self.words.push('\n'),
            Node::NoteReference(label) => self.words.push_str(&format!("[{label}]")),
            Node::Task(done) => self.words.push_str(if *done { "[x] " } else { "[ ] " }),
            Node::Rule => {
                self.gap = true;
                self.lines(&["* * *".to_owned()]);
                self.gap = true;
            }
            Node::HtmlBlock => self.flush(),
            Node::Html => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.words.push('*'),
            Tag::Emphasis => self.words.push('_'),
            Tag::Strike => self.words.push('~'),
            Tag::Link(link) => {
                if link.kind != LinkKind::Bare {
                    let address = self.address(link);
                    self.links.push((self.words.len(), address));
                }
            }
            Tag::Cell | Tag::Image(_) => {}
            _ => {
                self.flush();
                self.start_block(tag);
            }
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Quote(kind) => {
                self.indents.push(Indent::new("> ", "> "));
                if let Some(kind) = kind {
                    self.lines(&[format!("{}:", self.own.say(alert(*kind)))]);
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
            Tag::Note(label) => {
                self.indents
                    .push(Indent::new(&format!("[{label}] "), "    "));
            }
            Tag::CodeBlock(_) => {
                self.indents.push(Indent::new("    ", "    "));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.words.push('*'),
            Tag::Emphasis => self.words.push('_'),
            Tag::Strike => self.words.push('~'),
            Tag::Link(link) => {
                if link.kind != LinkKind::Bare {
                    self.end_link();
                }
            }
            Tag::Cell => self.words.push_str(" | "),
            Tag::Image(_) => {}
            Tag::Heading(title) => self.end_heading(title),
            Tag::CodeBlock(_) => self.end_code(),
            _ => {
                self.flush();
                self.end_block(tag);
            }
        }
    }

    fn end_block(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Table(_) => self.gap = true,
            Tag::Quote(_) | Tag::Note(_) => {
                self.indents.pop();
                self.gap = true;
            }
            Tag::Item => {
                self.indents.pop();
            }
            Tag::List(_) => {
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            _ => {}
        }
    }

    fn variable(&mut self, variable: &Variable) {
        let Value::Text(text) = (self.variables)(variable.name) else {
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

    /// Where a link leads, percent-encoded. Values of variables become parts of the address and can never begin it.
    fn address(&self, link: &Link<'_>) -> String {
        let mut target = String::new();
        if link.kind == LinkKind::Mail {
            target.push_str(&mail_to(""));
        }
        for piece in pieces(link.target) {
            match piece {
                Piece::Text(part) => target.push_str(part),
                Piece::Variable(variable) => {
                    if let Value::Text(text) = (self.variables)(variable.name) {
                        target.push_str(&escape::address_part(&one_line(&text)));
                    }
                }
            }
        }
        match Kind::of(&target) {
            Kind::Web | Kind::Contact => escape::plain_address(&target),
            Kind::Inside => {
                let address = (self.resolve)(&target, false);
                escape::plain_address(address.as_deref().unwrap_or(&target))
            }
            Kind::Refused(_) => String::new(),
        }
    }

    fn end_link(&mut self) {
        let Some((start, address)) = self.links.pop() else {
            return;
        };
        if address.is_empty() {
            return;
        }
        let shown = mailbox(&address).unwrap_or(&address);
        let words = self.words.get(start..).unwrap_or_default();
        if words == shown || words == address {
            self.words.truncate(start);
        } else {
            self.words.push(' ');
        }
        self.words.push_str(&format!("<{shown}>"));
    }

    /// The highest headings of the text have a double line below, the others a single one.
    fn end_heading(&mut self, title: &Title<'_>) {
        self.gap = true;
        let text = std::mem::take(&mut self.words);
        let mut lines = wrap(&text, self.width());
        let longest = lines.iter().map(|line| line.chars().count()).max();
        let high = title.heading.map(|heading| heading.level) == self.top;
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

/// The message that names it.
fn alert(kind: Alert) -> &'static str {
    match kind {
        Alert::Note => "alert-note",
        Alert::Tip => "alert-tip",
        Alert::Important => "alert-important",
        Alert::Warning => "alert-warning",
        Alert::Caution => "alert-caution",
    }
}
