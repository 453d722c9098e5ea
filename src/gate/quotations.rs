//! What participants quote: a sentence of the settings, of a topic or a page that stands whole in somebody's text is the
//! program's, not theirs. Where more than half of a text is such sentences, the program has it from them. A quotation in
//! the program, and what posts tell of people, is never taken for the program's own.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::needles::{Needles, WIDEST};
use super::reader::letters;
use crate::model::{Document, Program};

/// Parts of the kept texts that are quoted, sorted.
#[derive(Debug, Default)]
pub struct Quotations {
    parts: Vec<[u32; 2]>,
}

impl Quotations {
    /// Looks for each sentence of a program. One pass over its texts.
    pub fn of(program: &Program, needles: &Needles) -> Self {
        let mut quotations = Self::default();
        let config = &program.config;
        for text in config.tagline.iter().chain([&config.title]) {
            let found = quoted(text, needles).into_iter();
            quotations.parts.extend(found.map(|(part, _)| part));
        }
        let mut by_text: BTreeMap<[u32; 2], Vec<[u32; 2]>> = BTreeMap::new();
        for document in program.topics.iter().chain(&program.pages) {
            for sentence in sentences(document) {
                for (part, whole) in quoted(sentence, needles) {
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
    pub fn cover(&self, part: &std::ops::Range<u32>) -> bool {
        let until = self.parts.partition_point(|quoted| quoted[0] <= part.start);
        self.parts[..until]
            .iter()
            .rev()
            .take(8)
            .any(|quoted| part.end <= quoted[1])
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
fn sentences(document: &Document) -> Vec<&str> {
    let front = &document.front;
    let mut found: Vec<&str> = front
        .summary
        .iter()
        .chain([&front.title])
        .chain(&front.questions)
        .map(|text| &**text)
        .collect();
    let body = document
        .text
        .get(document.body as usize..)
        .unwrap_or_default();
    for paragraph in body
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim_start().starts_with('>'))
    {
        let mut start = 0;
        for (at, c) in paragraph.char_indices() {
            let next = at + c.len_utf8();
            let follows = || {
                paragraph[next..]
                    .chars()
                    .next()
                    .is_none_or(char::is_whitespace)
            };
            if "。！？".contains(c) || ".!?".contains(c) && follows() {
                found.push(&paragraph[start..next]);
                start = next;
            }
        }
        found.push(&paragraph[start..]);
    }
    let is_mark = |c: char| c.is_whitespace() || "-*+#0123456789.".contains(c);
    let is_own = |text: &&str| !text.starts_with(['“', '"', '„', '«', '「', '>']);
    found
        .iter()
        .map(|text| text.trim_start_matches(is_mark))
        .filter(is_own)
        .collect()
}
