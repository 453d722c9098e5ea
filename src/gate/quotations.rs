//! What participants quote: a sentence of the settings, of a round, of a topic or a page that stands whole in somebody's text
//! is the program's, not theirs; of what Fortnight itself says on every site, any part is. Where more than half of a text is
//! sentences of topics and pages, the program has it from them. A quotation in the program, and what posts tell of people, is
//! never taken for the program's own.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::kind::Kind;
use super::letters::Letters;
use super::needles::{Needles, WIDEST};
use super::reader::{Reader, Symbol, letters};
use super::text::{Weight, runs};
use crate::model::markdown::{Node, Tag};
use crate::model::{Document, Program};

/// Parts of the kept texts that are quoted, sorted.
#[derive(Debug, Default)]
pub struct Quotations {
    parts: Vec<[u32; 2]>,
    /// Runs of words that Fortnight itself says.
    own: HashSet<Vec<u8>>,
}

impl Quotations {
    /// Looks for each sentence of a program. One pass over its texts.
    pub fn of(program: &Program, own: &[Vec<u8>], needles: &Needles) -> Self {
        let mut quotations = Self::default();
        for words in own.iter().map(|page| shown(page)) {
            for weight in [Weight::Prose, Weight::Label] {
                let runs = runs(&words, weight).map(|run| words.bytes[run].to_vec());
                quotations.own.extend(runs);
            }
        }
        for text in official(program) {
            let found = quoted(text, needles).into_iter();
            quotations.parts.extend(found.map(|(part, _)| part));
        }
        let mut by_text: BTreeMap<[u32; 2], Vec<[u32; 2]>> = BTreeMap::new();
        for document in program.topics.iter().chain(&program.pages) {
            for sentence in sentences(document) {
                for (part, whole) in quoted(&sentence, needles) {
                    by_text.entry(whole).or_default().push(part);
                }
            }
        }
        for (whole, mut parts) in by_text {
            parts.sort_unstable();
            parts.dedup();
            let length: u32 = parts.iter().map(|part| part[1] - part[0]).sum();
            if u64::from(length) * 2 <= u64::from(whole[1] - whole[0]) {
                quotations.parts.extend(parts);
            }
        }
        quotations.parts.sort_unstable();
        quotations
    }

    /// Whether a part of the kept texts lies in a quotation.
    pub fn cover(&self, part: &Range<u32>, needles: &Needles) -> bool {
        if self.own.contains(needles.kept(part)) {
            return true;
        }
        let until = self.parts.partition_point(|quoted| quoted[0] <= part.start);
        self.parts[..until]
            .iter()
            .rev()
            .take(8)
            .any(|quoted| part.end <= quoted[1])
    }
}

/// What organisers say in the settings and of a round: nobody's words.
fn official(program: &Program) -> Vec<&str> {
    let config = &program.config;
    let rounds = program.rounds.iter();
    let of_rounds = rounds.flat_map(|round| round.summary.iter().chain([&round.title]));
    let texts = config
        .tagline
        .iter()
        .chain([&config.title])
        .chain(of_rounds);
    texts
        .flat_map(|text| [&**text].into_iter().chain(cut(text)))
        .collect()
}

/// The words that a page shows.
fn shown(html: &[u8]) -> Letters {
    let mut reader = Reader::new(html);
    let (mut text, mut in_tag) = (String::new(), false);
    loop {
        let at = reader.at();
        match (reader.next(), html.get(at)) {
            (Symbol::End, _) => return letters(&text),
            (_, Some(b'<')) => in_tag = true,
            (_, Some(b'>')) => in_tag = false,
            (symbol, _) if !in_tag && symbol != Symbol::Nothing => text.push(reader.last()),
            _ => {}
        }
    }
}

/// Where a sentence stands whole in kept texts, each with the whole text.
fn quoted(sentence: &str, needles: &Needles) -> Vec<([u32; 2], [u32; 2])> {
    let words = letters(sentence);
    let first: Option<&[u8; WIDEST]> = words.bytes.first_chunk();
    let found = first.and_then(|first| needles.beginning(first));
    let texts = found
        .into_iter()
        .flatten()
        .flatten()
        .filter(|needle| needle.kind == Kind::Text);
    let places = texts.filter_map(|needle| needles.kept_with(needle, &words.bytes));
    places
        .map(|[part, whole]| ([part.start, part.end], [whole.start, whole.end]))
        .collect()
}

/// The sentences of a document, but for what it quotes.
fn sentences(document: &Document) -> Vec<String> {
    let front = &document.front;
    let mut found: Vec<String> = front
        .summary
        .iter()
        .chain([&front.title])
        .chain(&front.questions)
        .chain(front.image.iter().map(|image| &image.alt))
        .cloned()
        .collect();
    for block in blocks(document) {
        found.extend(cut(&block).into_iter().map(str::to_owned));
    }
    let is_mark = |c: char| c.is_whitespace() || "-*+#0123456789.".contains(c);
    let is_quotation = |text: &String| text.starts_with(['“', '"', '„', '«', '「', '>']);
    for text in &mut found {
        let marks = text.len() - text.trim_start_matches(is_mark).len();
        text.drain(..marks);
    }
    found.retain(|text| !is_quotation(text));
    found
}

/// The words of each block that is no quotation, and of each picture.
fn blocks(document: &Document) -> Vec<String> {
    let (mut found, mut quoted) = (Vec::new(), 0usize);
    // Those of a picture stand inside a block.
    let mut open = vec![String::new()];
    for (node, _) in document.nodes() {
        match node {
            Node::Text(text) | Node::Code(text) if quoted == 0 => {
                open.iter_mut().for_each(|words| words.push_str(text));
            }
            Node::SoftBreak | Node::HardBreak | Node::Break => {
                open.iter_mut().for_each(|words| words.push(' '));
            }
            Node::Start(Tag::Image(_)) => open.push(String::new()),
            Node::End(Tag::Image(_)) => found.extend(open.pop()),
            Node::Start(tag) | Node::End(tag) if tag.is_block() => {
                found.extend(open.iter_mut().map(std::mem::take));
                match (node, tag) {
                    (Node::Start(_), Tag::Quote(_)) => quoted += 1,
                    (_, Tag::Quote(_)) => quoted -= 1,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found.retain(|words| !words.trim().is_empty());
    found
}

/// The sentences of a paragraph.
fn cut(paragraph: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in paragraph.char_indices() {
        let next = at + c.len_utf8();
        let follows = || {
            let mut rest = paragraph[next..].chars();
            rest.next().is_none_or(char::is_whitespace)
        };
        if "。！？".contains(c) || ".!?".contains(c) && follows() {
            found.push(&paragraph[start..next]);
            start = next;
        }
    }
    found.push(&paragraph[start..]);
    found
}
