//! Topics, posts, pages and letter texts: every Markdown file below the content folder.
//!
//! Each file is read on its own, in parallel, and a panic while reading one is that file's error. A file with mistakes
//! still becomes a document if its address is known, so that links to it are not called broken on top.

mod front;
mod line;
mod location;
mod subject;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::address::Ends;
use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::content::targets;
use crate::model::{Document, Front, Section};
use crate::path::Slug;
use crate::source::{FileId, Root, SourceFile, Sources, Span};

use super::conflict::{CONFLICT, unresolved};
use super::markdown;
use super::markdown::headings::RESERVED;
use super::markdown::scan::{Body, MOST_TOLD, scan};
use super::memo::Memo;
use super::nearest::nearest;
use super::variables::{Stray, VARIABLES, strays};

pub use location::LETTER_KINDS;

/// Everything read from the content folder.
#[derive(Debug, Default)]
pub struct ContentRecords {
    /// Sorted by path.
    pub documents: Vec<Arc<Document>>,
    /// Places that checks across documents point at: one entry a document, in the same order.
    pub places: Vec<Arc<Places>>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Places inside one document.
#[derive(Clone, Debug)]
pub struct Places {
    /// Its tags, in the order of [`Front::tags`](crate::model::Front::tags).
    pub tags: Vec<Span>,
    /// First line of the body.
    pub body: Span,
    /// How many pictures the body shows.
    pub images: u32,
}

/// A longer text is not a discussion topic.
const MAX_BYTES: usize = 1 << 20;

/// What the Markdown files said when they were last read.
#[derive(Default)]
pub struct Memory(Memo<OneFile>);

/// Reads all Markdown files of the content folder.
pub fn read(sources: &Sources) -> ContentRecords {
    read_changed(sources, &mut Memory::default())
}

/// The same; files that `memory` knows are not read again.
pub fn read_changed(sources: &Sources, memory: &mut Memory) -> ContentRecords {
    let files: Vec<_> = sources
        .of(Root::Content)
        .filter(|(_, file)| file.path.ends_with(".md"))
        .collect();
    let read = memory
        .0
        .read(&files, |id, file| guarded(file, || read_file(id, file)));
    let mut records = ContentRecords::default();
    for one in read {
        records.problems.extend(one.problems.iter().cloned());
        if let Some((document, places)) = &one.document {
            records.documents.push(Arc::clone(document));
            records.places.push(Arc::clone(places));
        }
    }
    records
}

/// A letter text that lies in no folder. One with mistakes is none.
pub fn letter(path: &str, text: &str) -> Option<Document> {
    let file = SourceFile {
        root: Root::Content,
        path: path.into(),
        shown: path.into(),
        text: text.into(),
    };
    let sources = Sources::new(vec![file]);
    let (id, file) = sources.iter().next()?;
    let read = read_file(id, file);
    let sound = read.problems.is_empty();
    let (document, _) = read.document.filter(|_| sound)?;
    Arc::into_inner(document)
}

/// What one file gave.
#[derive(Default)]
struct OneFile {
    document: Option<(Arc<Document>, Arc<Places>)>,
    problems: Vec<Diagnostic>,
}

impl OneFile {
    fn refused(problem: Diagnostic) -> Self {
        Self {
            document: None,
            problems: vec![problem],
        }
    }
}

fn guarded(file: &SourceFile, read: impl FnOnce() -> OneFile) -> OneFile {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let message = "this file makes the Markdown reader fail";
        let hint = "please report it, and take out one part after the other to find the cause";
        OneFile::refused(whole_file(file, check::READER_FAILED, message).hint(hint))
    })
}

fn whole_file(file: &SourceFile, check: &'static Check, message: impl Into<String>) -> Diagnostic {
    let place = Place::File(file.shown.to_string(), None);
    Diagnostic::new(check, place, message)
}

fn read_file(id: FileId, file: &SourceFile) -> OneFile {
    if file.text.len() > MAX_BYTES {
        let message = format!("the text is larger than {} kB", MAX_BYTES / 1024);
        let hint = "split it into several";
        return OneFile::refused(whole_file(file, check::TEXT_TOO_LARGE, message).hint(hint));
    }
    let mut problems = Vec::new();
    let located = location::locate(file, &mut problems);
    let document = located.map(|located| document(id, file, located, &mut problems));
    OneFile {
        document: document
            .flatten()
            .map(|(document, places)| (Arc::new(document), Arc::new(places))),
        problems,
    }
}

fn document(
    id: FileId,
    file: &SourceFile,
    located: location::Located,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Document, Places)> {
    problems.extend(conflict(id, &file.text));
    let head = front::read(id, &file.text, &located, problems);
    let slug = location::slug(file, &located, head.slug.as_ref(), problems)?;
    let body = Body {
        file: id,
        text: &file.text,
        start: head.body,
        section: located.section,
    };
    let text = file.text.get(head.body..).unwrap_or_default();
    let reserved = reserved(&located, &slug, &head.front);
    let read = markdown::read(text, located.section, reserved);
    let scan = scan(body, &read);
    problems.extend(scan.problems);
    if located.section == Section::Letter {
        problems.extend(told_strays(body, text));
    }
    let places = Places {
        tags: head.tags,
        body: first_line(body),
        images: scan.images,
    };
    let targets = targets(&scan.links, &scan.outward, &head.front);
    let ends = Ends::of(targets.map(|(target, _)| target));
    let document = Document {
        ends,
        file: id,
        path: file.path.clone(),
        section: located.section,
        slug,
        parents: located.parents,
        text: file.text.clone(),
        body: u32::try_from(head.body).unwrap_or(u32::MAX),
        front: head.front,
        links: scan.links,
        outward: scan.outward,
        headings: read.headings,
        words: scan.words,
        tree: read.tree,
    };
    Some((document, places))
}

/// The ids that the theme gives to parts of the page around a body.
fn reserved(located: &location::Located, slug: &Slug, front: &Front) -> &'static [&'static str] {
    let [post, topic, page, home] = RESERVED;
    match located.section {
        Section::Topic if front.questions.is_empty() => post,
        Section::Topic => topic,
        Section::Page if located.parents.is_empty() && slug.as_str() == "index" => home,
        Section::Page => page,
        Section::Post | Section::Letter => post,
    }
}

/// Two versions of a text would both be published.
fn conflict(id: FileId, text: &str) -> Option<Diagnostic> {
    let at = unresolved(text)?;
    let (message, hint) = CONFLICT;
    let span = Span::new(id, at..at + 7);
    Some(Diagnostic::new(check::GIT_CONFLICT, span, message).hint(hint))
}

fn told_strays(body: Body<'_>, text: &str) -> impl Iterator<Item = Diagnostic> {
    strays(text).take(MOST_TOLD).map(move |stray| {
        let range = body.start + stray.range.start..body.start + stray.range.end;
        let double = body.text[range.end..].starts_with('{');
        stray_problem(&stray, Span::new(body.file, range), double)
    })
}

/// A brace that opens no variable.
fn stray_problem(stray: &Stray, span: Span, double: bool) -> Diagnostic {
    let brace = "write `\\{` if you mean the brace itself";
    let Some(name) = &stray.name else {
        if double {
            let message = "a variable has one brace on either side";
            let hint = "write `{first_name}`, not `{{first_name}}`";
            return Diagnostic::new(check::UNKNOWN_LETTER_VARIABLE, span, message).hint(hint);
        }
        let message = "this brace is not closed on its line";
        return Diagnostic::new(check::UNKNOWN_LETTER_VARIABLE, span, message).hint(brace);
    };
    let message = format!("`{{{name}}}` is not a variable of letters");
    let meant = nearest(name, VARIABLES.iter().map(|variable| variable.name));
    let hint = match meant {
        Some(meant) => format!("did you mean `{{{meant}}}`?"),
        None => brace.to_owned(),
    };
    Diagnostic::new(check::UNKNOWN_LETTER_VARIABLE, span, message).hint(hint)
}

fn first_line(body: Body<'_>) -> Span {
    let text = body.text.get(body.start..).unwrap_or_default();
    let blank = text.len() - text.trim_start().len();
    let start = body.start + blank;
    let line = text[blank..].lines().next().unwrap_or_default();
    Span::new(body.file, start..start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_while_reading_a_file_is_that_files_error() {
        let file = SourceFile {
            root: Root::Content,
            path: "topics/a.md".into(),
            shown: "content/topics/a.md".into(),
            text: "".into(),
        };
        let one = guarded(&file, || panic!("as planned"));
        assert_eq!(one.problems[0].check, check::READER_FAILED);
    }
}
