//! Documents beside one another. What is wrong with one alone was told when it was read.

use std::collections::HashMap;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::parse::content::ContentRecords;
use crate::source::Span;

/// Checks that look at several documents, or at a whole one.
pub fn check(records: &ContentRecords) -> Vec<Diagnostic> {
    let mut problems = empty_bodies(records);
    problems.extend(tag_clashes(records));
    problems
}

/// A document whose file has its front matter and nothing else.
fn empty_bodies(records: &ContentRecords) -> Vec<Diagnostic> {
    let pairs = records.documents.iter().zip(&records.places);
    let empty = pairs.filter(|(document, places)| {
        let read = !document.front.title.is_empty() || document.section == Section::Letter;
        read && document.words == 0 && places.images == 0
    });
    let told = empty.map(|(document, places)| {
        let hint = match document.section {
            Section::Letter => "write the text there",
            _ if document.text.starts_with("+++") => {
                "write the text there, or add `draft = true` until it is written"
            }
            _ => "write the text there, or add `draft: true` until it is written",
        };
        let message = "there is nothing below the front matter";
        Diagnostic::new(check::EMPTY_BODY, places.body, message).hint(hint)
    });
    told.collect()
}

/// Tags with one address and several spellings: the page of the tag can show one of them only.
fn tag_clashes(records: &ContentRecords) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, (&str, Span)> = HashMap::new();
    let mut problems = Vec::new();
    for (document, places) in records.documents.iter().zip(&records.places) {
        for (tag, span) in document.front.tags.iter().zip(&places.tags) {
            let (name, place) = *first.entry(tag.slug.as_str()).or_insert((&tag.name, *span));
            if name != tag.name {
                let message = format!("the tag `{}` is written `{name}` elsewhere", tag.name);
                let problem = Diagnostic::new(check::TAG_CLASH, *span, message);
                let hint = "write it the same way everywhere: the first spelling is shown";
                problems.push(problem.hint(hint).related(place, "first written here"));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use jiff::civil::date;

    use super::*;
    use crate::diagnostic::render;
    use crate::source::Input;

    fn told(texts: &[(&str, &str)]) -> String {
        let input = Input::from_texts(texts.iter().copied(), date(2026, 9, 5));
        let problems = check(&crate::parse::content::read(&input.sources));
        let shown = problems
            .iter()
            .map(|problem| render(&input.sources, problem, false));
        shown.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn two_spellings_of_a_tag_clash() {
        let told = told(&[
            (
                "content/pages/a.md",
                "+++\ntitle = \"A\"\ntags = [\"Open access\", \"x\"]\n+++\na",
            ),
            (
                "content/pages/b.md",
                "---\ntitle: B\ntags: [x, open access]\n---\nb",
            ),
        ]);
        let expected = "\
warning[tag-clash]: the tag `open access` is written `Open access` elsewhere
 --> content/pages/b.md:3:11
  |
3 | tags: [x, open access]
  |           ^^^^^^^^^^^
  |
 ::: content/pages/a.md:3:9
  |
3 | tags = [\"Open access\", \"x\"]
  |         ------------- first written here
  |
  = hint: write it the same way everywhere: the first spelling is shown";
        assert_eq!(told, expected, "{told}");
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
