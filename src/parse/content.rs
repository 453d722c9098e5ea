//! Topics, posts, pages and letter texts: every Markdown file below the content folder.
//!
//! Each file is read on its own, in parallel, and a panic while reading one is that file's error. A file with mistakes
//! still becomes a document if its address is known, so that links to it are not called broken on top.

mod front;
mod line;
mod location;
mod memory;
mod subject;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::address::Ends;
use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::content::targets;
use crate::model::{Document, Documents, Front, Section};
use crate::path::Slug;
use crate::source::{FileId, Root, SourceFile, Sources, Span};

use super::conflict::{CONFLICT, unresolved};
use super::markdown;
use super::markdown::headings::RESERVED;
use super::markdown::scan::{Body, MOST_TOLD};
use super::memo::Memo;
use super::nearest::nearest;
use super::variables::{Stray, VARIABLES, strays};

pub use location::LETTER_KINDS;
pub use memory::{Memory, read_changed};

/// Everything read from the content folder.
#[derive(Clone, Debug, Default)]
pub struct ContentRecords {
    /// Sorted by path.
    pub documents: Documents,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// A longer text is not a discussion topic.
const MAX_BYTES: usize = 1 << 20;

/// Reads all Markdown files of the content folder.
pub fn read(sources: &Sources) -> ContentRecords {
    memory::all(sources, &mut Memo::default())
}

fn is_text(file: &SourceFile) -> bool {
    file.path.ends_with(".md")
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
    Arc::into_inner(read.document.filter(|_| sound)?)
}

/// What one file gave.
#[derive(Default)]
struct OneFile {
    document: Option<Arc<Document>>,
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
        document: document.flatten().map(Arc::new),
        problems,
    }
}

fn document(
    id: FileId,
    file: &SourceFile,
    located: location::Located,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    problems.extend(conflict(id, &file.text));
    let head = front::read(id, &file.text, &located, problems);
    let slug = location::slug(file, &located, head.slug.as_ref(), problems)?;
    let body = Body {
        file: id,
        text: &file.text,
        start: head.body,
        section: located.section,
    };
    let reserved = reserved(&located, &slug, &head.front);
    let markdown::Read {
        tree,
        headings,
        scan,
    } = markdown::read(body, reserved);
    if scan.words == 0 && scan.images == 0 && scan.problems.is_empty() {
        problems.extend(empty(body, &head.front));
    }
    problems.extend(scan.problems);
    if located.section == Section::Letter {
        let text = file.text.get(head.body..).unwrap_or_default();
        problems.extend(told_strays(body, text));
    }
    let targets = targets(&scan.links, &scan.outward, &head.front);
    let ends = Ends::of(targets.map(|(target, _)| target));
    Some(Document {
        ends,
        file: id,
        path: file.path.clone(),
        section: located.section,
        slug,
        parents: located.parents,
        text: file.text.clone(),
        body: u32::try_from(head.body).unwrap_or(u32::MAX),
        front: head.front,
        tag_places: head.tags,
        links: scan.links,
        outward: scan.outward,
        headings,
        words: scan.words,
        tree,
    })
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

/// A file that has its front matter and nothing else.
fn empty(body: Body<'_>, front: &Front) -> Option<Diagnostic> {
    let read = !front.title.is_empty() || body.section == Section::Letter;
    let hint = match body.section {
        Section::Letter => "write the text there",
        _ if body.text.starts_with("+++") => {
            "write the text there, or add `draft = true` until it is written"
        }
        _ => "write the text there, or add `draft: true` until it is written",
    };
    let message = "there is nothing below the front matter";
    let problem = Diagnostic::new(check::EMPTY_BODY, first_line(body), message);
    read.then(|| problem.hint(hint))
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

    fn told(texts: &[(&str, &str)]) -> String {
        let today = jiff::civil::date(2026, 9, 5);
        let input = crate::source::Input::from_texts(texts.iter().copied(), today);
        let sources = &input.sources;
        let problems = read(sources).problems;
        let shown = problems.iter();
        let shown = shown.map(|problem| crate::diagnostic::render(sources, problem, false));
        shown.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_hint_is_written_as_the_file_is() {
        for (path, text, hint) in [
            (
                "pages/a.md",
                "+++\ntitle = \"A\"\n+++\n",
                "or add `draft = true` until",
            ),
            (
                "pages/a.md",
                "---\ntitle: A\n---\n",
                "or add `draft: true` until",
            ),
            (
                "letters/pair.md",
                "---\nsubject: A\n---\n",
                "hint: write the text there",
            ),
        ] {
            let told = told(&[(&format!("content/{path}"), text)]);
            assert!(told.contains(hint), "{told}");
            assert!(
                !path.starts_with("letters") || !told.contains("draft"),
                "{told}"
            );
        }
    }

    #[test]
    fn a_document_without_words_or_pictures_is_empty() {
        let told = told(&[
            (
                "content/pages/a.md",
                "+++\ntitle = \"A\"\n+++\n<!-- later -->\n",
            ),
            (
                "content/pages/b.md",
                "+++\ntitle = \"B\"\n+++\n![b](b.svg)\n",
            ),
        ]);
        let expected = "\
warning[empty-body]: there is nothing below the front matter
 --> content/pages/a.md:4:1
  |
4 | <!-- later -->
  | ^^^^^^^^^^^^^^
  |
  = hint: write the text there, or add `draft = true` until it is written";
        assert_eq!(told, expected, "{told}");
    }
}
