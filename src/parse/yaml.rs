//! YAML to a [`Node`]. The only file that names the YAML crate.
//!
//! The tree is built from the parser's events, never through an untyped value, so scalars stay as written. Anchors,
//! aliases, tags, merge keys, directives and further documents are refused: a program's files need none of them, and
//! without them a tree is never larger than its text. Nesting is capped while it is read.

mod comments;
mod indent;
mod keys;
mod plain;
mod unclosed;
mod words;

use serde_yaml::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, ScanError};

use self::comments::Comments;
use self::words::syntax_error;
use super::lookalike;
use super::tree::{MAX_DEPTH, Node, Scalar, Value, windows_path};
use crate::check;
use crate::diagnostic::{self, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// Faults of one kind in one file that are told one by one; the rest of a flood is not told.
const MOST_TOLD: usize = 20;

/// Reads one YAML document. `text` may be a slice of the file that begins at byte `base`; spans refer to the file.
/// Nothing comes back if the syntax is broken or something refused was used; repeated keys are reported and dropped.
pub fn parse(file: FileId, text: &str, base: u32, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let options = granit_parser::options! {
        emit_comments: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let before = problems.len();
    let mut builder = Builder {
        before,
        place: Place { file, base, text },
        problems,
        open: Vec::new(),
        comments: Comments::default(),
        root: None,
        documents: 0,
        refused: 0,
        repeats: 0,
        warned: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => Err(syntax_error(builder.place, &error)),
        };
        if let Err(problem) = step {
            builder.give_up(problem);
            return None;
        }
    }
    builder.finish()
}

/// Where the text lies.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    base: u32,
    text: &'a str,
}

impl Place<'_> {
    fn span(self, span: &granit_parser::Span) -> Span {
        self.range(span.byte_range().unwrap_or(0..0))
    }

    /// Whether a key begins at a byte of the text.
    fn has_key(self, start: usize) -> bool {
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default().trim_end();
        line.contains(": ") || line.ends_with(':')
    }

    /// Whether an item of a list begins at a byte of the text.
    fn has_item(self, start: usize) -> bool {
        let rest = self.text.get(start..).unwrap_or_default();
        rest.starts_with("- ")
    }

    /// The line that a byte of the text lies on.
    fn line(&self, at: usize) -> &str {
        let rest = self.text.get(at - self.column(at)..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// How many bytes stand before a byte of the text on its line.
    fn column(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// A part of the text.
    fn range(self, range: std::ops::Range<usize>) -> Span {
        let base = self.base as usize;
        Span::new(self.file, range.start + base..range.end + base)
    }

    /// The character at a byte of the text.
    fn character(self, start: usize) -> Span {
        let start = start.min(self.text.len());
        let rest = self.text.get(start..).unwrap_or("");
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.range(start..start + length)
    }
}

/// A list or mapping whose end has not come yet.
struct Open {
    start: u32,
    what: Children,
}

enum Children {
    List(Vec<Node>),
    Map {
        entries: Vec<(Spanned<String>, Node)>,
        /// The key whose value comes next; `Some(None)` for a key that was refused.
        key: Option<Option<Spanned<String>>>,
    },
}

struct Builder<'a> {
    place: Place<'a>,
    problems: &'a mut Vec<Diagnostic>,
    /// So many problems were told before.
    before: usize,
    open: Vec<Open>,
    comments: Comments,
    root: Option<Node>,
    documents: usize,
    refused: usize,
    repeats: usize,
    warned: usize,
}

impl Builder<'_> {
    /// The parser goes no further. What stood on the same line, and looked like a space or like nothing, is why.
    fn give_up(&mut self, problem: Diagnostic) {
        let place = self.place;
        let line = |problem: &Diagnostic| match problem.place {
            diagnostic::Place::Span(span) => {
                let at = (span.start - place.base) as usize;
                Some(at - place.column(at))
            }
            _ => None,
        };
        let is_odd = |other: &Diagnostic| other.check == check::SYNTAX_YAML;
        let here = line(&problem);
        self.problems.retain(|other| other.place != problem.place);
        let mut others = self.problems.iter().skip(self.before);
        if !others.any(|other| is_odd(other) && line(other) == here) {
            self.problems.push(problem);
        }
    }

    fn take(&mut self, event: Event<'_>, at: &granit_parser::Span) -> Result<(), Diagnostic> {
        let span = self.place.span(at);
        match event {
            Event::DocumentStart(..) => self.documents += 1,
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, "an alias (`*name`)");
                self.add(null(span));
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                if style == ScalarStyle::Plain && !text.is_empty() {
                    let range = at.byte_range().unwrap_or(0..0);
                    let odd = keys::odd_begin(self.place, range.start);
                    let told = odd.or_else(|| plain::bent(self.place, range, &text));
                    self.warn(told);
                }
                let range = at.byte_range().unwrap_or(0..0);
                let written = self.place.text.get(range).unwrap_or_default();
                let text = windows_path(written).unwrap_or(&text).to_owned();
                let (text, told) = lookalike::stripped(text, span);
                self.warn(told.filter(|_| !self.is_key_next()));
                self.add(scalar(text, style, span));
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                self.start(span, Children::List(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                let (entries, key) = (Vec::new(), None);
                self.start(span, Children::Map { entries, key })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Comment(..) => self
                .comments
                .comment(at.byte_range().map_or(0, |at| at.start)),
            _ => {}
        }
        if self.documents > 1 {
            let message = "a file holds one YAML document, this is the second";
            return Err(Diagnostic::new(check::SYNTAX_YAML, span, message)
                .hint("remove the line `---`, or move what follows to a file of its own"));
        }
        Ok(())
    }

    fn start(&mut self, span: Span, what: Children) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        let start = span.start;
        self.open.push(Open { start, what });
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let value = match open.what {
            Children::List(nodes) => Value::List(nodes),
            Children::Map { entries, .. } => Value::Map(keys::without_repeats(
                entries,
                &mut self.repeats,
                self.problems,
            )),
        };
        let range = open.start as usize..span.end as usize;
        let end = trimmed_end(self.place, range);
        let span = Span {
            end,
            start: open.start,
            ..span
        };
        let range = (span.start - self.place.base) as usize..(end - self.place.base) as usize;
        if self.place.text[range.start..].starts_with(['[', '{']) {
            self.comments.flow(range);
        }
        self.add(Node { span, value });
    }

    /// Puts a node where it belongs: into the innermost open list or mapping, as key or value, or at the root.
    fn add(&mut self, mut node: Node) {
        self.note(&node);
        match self.open.last_mut().map(|open| &mut open.what) {
            None => self.root = Some(node),
            Some(Children::List(nodes)) => nodes.push(node),
            Some(Children::Map { entries, key }) => match key.take() {
                None => *key = Some(keys::as_key(node, self.place, self.problems)),
                Some(Some(mut key)) => {
                    self.problems
                        .extend(keys::part(&mut key, &mut node, self.place));
                    entries.push((key, node));
                }
                Some(None) => {}
            },
        }
    }

    /// Notes where a node stands: a comment may stand behind it.
    fn note(&mut self, node: &Node) {
        let Some(open) = self.open.last() else {
            return;
        };
        let place = self.place;
        let inside =
            |span: Span| (span.start - place.base) as usize..(span.end - place.base) as usize;
        let range = inside(node.span);
        let first = |at: usize| place.text[at..].chars().next();
        let in_flow = matches!(first((open.start - place.base) as usize), Some('[' | '{'));
        let column = |at: usize| (!in_flow).then(|| place.column(at));
        let column = match &open.what {
            Children::Map { key: None, .. } => return self.comments.key(range, None),
            Children::Map {
                key: Some(None), ..
            } => return,
            Children::Map {
                key: Some(Some(key)),
                ..
            } => {
                let key = inside(key.span);
                if node.value == Value::Null && range.is_empty() {
                    return self.comments.key(key.clone(), column(key.start));
                }
                column(key.start)
            }
            Children::List(_) => column((open.start - place.base) as usize),
        };
        let is_block = matches!(node.value, Value::List(_) | Value::Map(_))
            && !matches!(first(range.start), Some('[' | '{'));
        if !is_block {
            let plain = matches!(&node.value, Value::Scalar(scalar) if !scalar.quoted);
            self.comments.value(range, column, plain);
        }
    }

    /// Whether the next node is the key of a mapping.
    fn is_key_next(&self) -> bool {
        let open = self.open.last().map(|open| &open.what);
        matches!(open, Some(Children::Map { key: None, .. }))
    }

    fn warn(&mut self, told: Option<Diagnostic>) {
        let Some(problem) = told else {
            return;
        };
        self.warned += 1;
        if self.warned <= MOST_TOLD {
            self.problems.push(problem);
        }
    }

    fn refuse_properties(&mut self, anchor: usize, tag: bool, span: Span) {
        if anchor != 0 {
            self.refuse(span, "an anchor (`&name`)");
        }
        if tag {
            self.refuse(span, "a tag (`!name`)");
        }
    }

    fn refuse(&mut self, span: Span, what: &str) {
        self.refused += 1;
        if self.refused <= MOST_TOLD {
            let message = format!("{what} is not accepted here");
            let problem = Diagnostic::new(check::SYNTAX_YAML, span, message)
                .hint("write the value out; if it is text, put it in quotes");
            self.problems.push(problem);
        }
    }

    fn finish(mut self) -> Option<Node> {
        if self.refused > 0 {
            return None;
        }
        for (told, key) in std::mem::take(&mut self.comments).told(self.place) {
            if let (Some(root), diagnostic::Place::Span(span)) = (&mut self.root, &told.place) {
                keys::note(root, key, self.place, *span);
            }
            self.warn(Some(told));
        }
        if let Some(problem) = self.root.as_ref().and_then(|root| self.no_key(root)) {
            self.problems.push(problem);
            return None;
        }
        let empty = Span::new(
            self.place.file,
            self.place.base as usize..self.place.base as usize,
        );
        Some(self.root.unwrap_or(null(empty)))
    }

    /// A text that would be a key and its value if its space were one.
    fn no_key(&self, root: &Node) -> Option<Diagnostic> {
        let Value::Scalar(Scalar { quoted: false, .. }) = root.value else {
            return None;
        };
        words::odd_space(self.place, (root.span.start - self.place.base) as usize)
    }
}

fn null(span: Span) -> Node {
    Node {
        span,
        value: Value::Null,
    }
}

fn scalar(text: String, style: ScalarStyle, span: Span) -> Node {
    let quoted = style != ScalarStyle::Plain;
    if !quoted && matches!(&*text, "" | "~" | "null") {
        return null(span);
    }
    Node {
        span,
        value: Value::Scalar(Scalar { text, quoted }),
    }
}

/// A block ends where the next one begins; what lies between is not part of it.
fn trimmed_end(place: Place<'_>, range: std::ops::Range<usize>) -> u32 {
    let base = place.base as usize;
    let inner = place
        .text
        .get(range.start.saturating_sub(base)..range.end.saturating_sub(base));
    let length = inner.map_or(0, |inner| inner.trim_end().len());
    Span::new(place.file, 0..range.start + length).end
}

fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and mappings are nested more than {MAX_DEPTH} deep");
    Diagnostic::new(check::SYNTAX_YAML, span, message)
}
