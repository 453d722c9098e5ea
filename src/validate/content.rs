//! Documents beside one another. What is wrong with one alone was told when it was read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::content::Tag;
use crate::model::{Changes, Document, Documents};
use crate::parse::content::ContentRecords;
use crate::source::Span;

/// Tags with one address and several spellings: the page of the tag can show one of them only. `since` is what is different
/// since all of them agreed.
pub fn tag_clashes(records: &ContentRecords, since: Option<&Changes>) -> Vec<Diagnostic> {
    let documents = &records.documents;
    if since.is_some_and(|changes| agree(changes, documents)) {
        return Vec::new();
    }
    let mut first: HashMap<&str, (&str, Span)> = HashMap::new();
    let mut problems = Vec::new();
    for document in documents {
        for (tag, span) in document.front.tags.iter().zip(&document.tag_places) {
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

/// Whether no tag that has come is written otherwise elsewhere.
fn agree(changes: &Changes, documents: &Documents) -> bool {
    fn tags<'a>(
        documents: impl IntoIterator<Item = &'a Arc<Document>>,
    ) -> impl Iterator<Item = &'a Tag> {
        let documents = documents.into_iter();
        documents.flat_map(|document| &document.front.tags)
    }
    let is_new = |tag: &&Tag| !tags(&changes.gone).any(|old| old == *tag);
    let new: Vec<&Tag> = tags(&changes.come).filter(is_new).collect();
    let clashes = |tag: &Tag| {
        let mut new = new.iter();
        new.any(|new| new.slug == tag.slug && new.name != tag.name)
    };
    new.is_empty() || !tags(documents).any(clashes)
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
        let records = crate::parse::content::read(&input.sources);
        let problems = tag_clashes(&records, None);
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
}
