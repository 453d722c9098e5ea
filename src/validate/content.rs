//! Documents beside one another. What is wrong with one alone was told when it was read.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::parse::content::ContentRecords;
use crate::source::Span;

/// Every check of content with what it means, for the reference. Those without a word about several documents are made
/// while a file is read.
pub const CHECKS: &[(&str, &str)] = &[
    (
        "bad-address",
        "a link with another scheme than https, http, mailto or tel, or an address made of a variable",
    ),
    (
        "bad-author",
        "an author with an `@`: names only, since they are published",
    ),
    ("bad-alias", "an alias that is not a path of this site"),
    (
        "bad-heading-id",
        "a heading id that is taken, or something else in the braces of a heading",
    ),
    (
        "bad-slug",
        "a file name, folder name or `slug` that cannot stand in an address",
    ),
    ("bad-tag", "a tag without letters"),
    (
        "block-variable-in-sentence",
        "a block variable of a letter text that is not alone in its paragraph",
    ),
    (
        "braces-not-shown",
        "warning: braces behind a heading that are no id",
    ),
    (
        "cell-beyond-head",
        "warning: a row with more cells than the head of its table",
    ),
    (
        "date-order",
        "`updated` is before `date`, or `expires` not after the day of publication",
    ),
    (
        "doubtful-address",
        "warning: an address that leads no reader anywhere: `mailto:x`, `https://x..org`, that of one's own computer",
    ),
    ("empty-body", "warning: front matter and nothing below it"),
    ("empty-heading", "warning: a heading without words"),
    ("empty-link", "warning: a link without words"),
    (
        "git-conflict",
        "two versions of a place, between which nobody has chosen",
    ),
    (
        "heading-skips-level",
        "warning: from level 2 to level 4, say",
    ),
    ("image-in-letter", "a letter text with an image"),
    ("incomplete-image", "`image` without `src` or `alt`"),
    (
        "left-out",
        "warning: a Markdown file in a folder that is not known",
    ),
    (
        "long-heading",
        "warning: a paragraph that the line right below makes a heading",
    ),
    (
        "missing-alt",
        "warning: an image without words for those who do not see it",
    ),
    (
        "misnamed",
        "a Markdown file in a folder that is called nearly like one of the content",
    ),
    ("missing-date", "a post without `date`"),
    ("missing-subject", "a letter text without `subject`"),
    ("missing-summary", "a topic without `summary`"),
    ("missing-title", "a document without `title`"),
    (
        "nested-too-deep",
        "more than 40 lists or quotations inside one another",
    ),
    (
        "no-address",
        "warning: a link or picture with nothing in its parentheses",
    ),
    (
        "no-front-matter",
        "a file that does not begin with front matter",
    ),
    (
        "not-a-heading",
        "warning: a paragraph that begins with `#` and no space",
    ),
    (
        "not-a-link",
        "warning: words and an address in brackets that make no link",
    ),
    (
        "not-a-table",
        "warning: lines that begin with `|` and make no table",
    ),
    ("not-a-task", "warning: a task whose box has no space in it"),
    (
        "number-changed",
        "warning: an item of a list that is shown with another number",
    ),
    (
        "odd-space",
        "warning: a line whose first space only looks like one",
    ),
    ("raw-html", "HTML in a text, but for comments and `<br>`"),
    (
        "reader-failed",
        "a file that makes the Markdown reader fail",
    ),
    ("remote-image", "an image on another site"),
    (
        "repeated-footnote",
        "warning: a footnote that is defined twice",
    ),
    (
        "repeated-link-label",
        "warning: a link label that is defined twice",
    ),
    ("repeated-tag", "warning: a tag that one document has twice"),
    (
        "signs-shown",
        "warning: stars, lines or tildes that mark nothing and are shown",
    ),
    (
        "tag-clash",
        "warning: two spellings of one tag in several documents",
    ),
    ("tag-with-comma", "warning: several tags written as one"),
    ("text-too-large", "a file of more than 1,024 kB"),
    (
        "too-many-entries",
        "a list of the front matter with more than 100 entries",
    ),
    (
        "unclosed-fence",
        "warning: a fence of code that nothing closes",
    ),
    ("unclosed-front-matter", "front matter without a last line"),
    ("undefined-footnote", "warning: `[^x]` without a definition"),
    (
        "undefined-link-label",
        "`[words][label]` without a definition",
    ),
    (
        "unknown-letter",
        "a file in `letters` that is no kind of letter",
    ),
    (
        "unknown-letter-variable",
        "`{x}` in a letter text that is no variable",
    ),
    (
        "unused-footnote",
        "warning: a footnote that nothing refers to",
    ),
    (
        "unused-link-label",
        "warning: a link label that nothing leads by",
    ),
    ("variable-in-code", "a variable between backticks"),
    (
        "words-behind-fence",
        "warning: more than the language behind a fence of code",
    ),
    (
        "words-not-shown",
        "warning: words that the Markdown reader leaves out",
    ),
];

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
        Diagnostic::warning("empty-body", places.body, message).hint(hint)
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
                let problem = Diagnostic::warning("tag-clash", *span, message);
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
    fn every_check_has_a_case() {
        let cases = include_str!("../../tests/content/problems.txt");
        // The first two are tried below, the others by tests that make their files, the last where it is told.
        let elsewhere = [
            "empty-body",
            "tag-clash",
            "reader-failed",
            "text-too-large",
            "words-not-shown",
        ];
        for (check, _) in CHECKS {
            let tried = cases.contains(&format!("##### {check} "));
            assert!(tried || elsewhere.contains(check), "{check}");
        }
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
