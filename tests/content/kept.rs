//! No word of a text is lost: each stands in the page, or at a place of which something is told.
//!
//! Texts are made from pieces of Markdown, sound and broken, in which every word is of its own, so that a missing one
//! shows. Left out by design, and so without words here: comments, the labels of links and footnotes, the language of
//! code, ids of headings. A text with an error is not published at all.

use std::collections::BTreeSet;

use fortnight::diagnostic::{Place, Severity};
use fortnight::model::markdown::{Fence, Node, Tag};
use fortnight::render::letter_text::Value;
use fortnight::render::{body, letter_text, plain};
use fortnight::words::english;
use proptest::prelude::*;

use super::read_one;

/// `@` is a word of its own, `%` a label of its own that is used twice.
const PIECES: &[&str] = &[
    "@ @",
    "@\n\n",
    "\n\n",
    "\n",
    "## @ @\n\n",
    "## @ {#id%}\n\n",
    "## @ {-}\n\n",
    "@\n@\n---\n\n",
    "- @\n- @\n",
    "- [ ] @\n- [x] @\n",
    "-\u{a0}@\n",
    "3. @\n4. @\n7. @\n\n",
    "1986. @ @\n\n",
    "   1. @\n   2. @\n   5. @\n\n",
    "> @\n> @\n\n",
    "> [!NOTE]\n> @\n\n",
    "> ",
    "  ",
    "    ",
    "\t@\n",
    "- ",
    "**@ @** ",
    "**@: **@ ",
    "_ @_ *@* ",
    "~~@~~ `@ @` ",
    "@\\\n@ \\* @\\\n\n",
    "[@](https://a.example/@ \"@ @\") ",
    "[@](<https://a.example/@>) ",
    "[@]() ",
    "[@] (https://a.example/@) ",
    "![@ @](a.svg \"@\")\n\n",
    "![@](a.svg) @ ",
    "[@][l%]\n\n[l%]: https://a.example/@ \"@\"\n\n",
    "[l%]: https://a.example/@\n[l%]: https://b.example/@ '@'\n\n@\n\n",
    "[l%]\n\n[l%]: https://a.example/@\n[l%]: https://b.example/@ (@)\n\n",
    "@[^n%]\n\n[^n%]: @ @\n\n",
    "[^n%]: @\n\n    @\n\n",
    "@[^n%]\n\n[^n%]: @\n\n[^n%]: @\n\n",
    "@[^n%] ",
    "| @ | @ |\n|---|---|\n| @ | @ |\n\n",
    "| @ | @ |\n|---|---|\n| @ | @ | @ | @ |\n@\n\n",
    "|@|\n|-|\n|@|@|\n|`@|@`|\n\n",
    "| @ | @ |\n| @ | @ |\n\n",
    "```\n@ @\n```\n\n",
    "~~~ python\n@\n~~~\n\n",
    "``` @ @\n@\n```\n\n",
    "```\n@ @\n\n@\n",
    "@<br>@ ",
    "@ &amp; @ &copy; @ ",
    "@ <!-- --> @ ",
    "<https://a.example/@> https://a.example/@ www.@.example ",
    "<@@a.example> ",
    "\"@\" '@' 5'10\" @ 3\" @ ",
    "@\n===\n",
    "***\n",
    "+++\n",
    "@@@ {@} [@] (@) <@ @ | @ ",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..14).prop_map(|pieces| {
        let (mut text, mut word, mut label) = (String::new(), 0, 0);
        for piece in pieces {
            label += usize::from(piece.contains('%'));
            for c in piece.chars() {
                match c {
                    '@' => {
                        word += 1;
                        text += &format!("w{word:03}w");
                    }
                    '%' => text += &label.to_string(),
                    c => text.push(c),
                }
            }
        }
        text
    })
}

/// The words of [`text`], with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.match_indices('w').map(|(at, _)| at);
    starts.filter_map(|at| {
        let word = text.get(at..at + 5)?;
        let number = word.strip_prefix('w')?.strip_suffix('w')?;
        number
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some((at, word))
    })
}

fn lost(body: &str) -> Option<String> {
    let text = format!("---\ntitle: T\n---\n{body}\n");
    let (_, records) = read_one("content/pages/t.md", &text);
    if records
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        return None;
    }
    let mut html = String::new();
    body::html(
        &records.documents[0],
        &|target, _| Some(target.to_owned()),
        english::words(),
        &mut html,
    );
    let told = |at: usize| {
        records.problems.iter().any(|problem| match problem.place {
            Place::Span(span) => span.range().contains(&at),
            _ => false,
        })
    };
    let missing = words(&text).find(|(at, word)| !html.contains(word) && !told(*at));
    missing.map(|(_, word)| format!("{word} is lost: {body:?}\n{html}"))
}

/// Words that HTML, plain text or the plain text of a letter have from elsewhere than from the nodes of a text.
fn unknown(body: &str) -> Option<String> {
    let text = format!("---\ntitle: T\n---\n{body}\n");
    let document = &read_one("content/pages/t.md", &text).1.documents[0];
    let mut nodes = String::new();
    for (node, place) in document.nodes() {
        let body = &document.text[document.body as usize..];
        assert!(body.get(place.clone()).is_some(), "{place:?} of {body:?}");
        match node {
            Node::Text(words) | Node::Code(words) => nodes += words,
            Node::Start(Tag::Link(link) | Tag::Image(link)) => {
                nodes.extend([link.target, " ", link.title, " "]);
            }
            Node::Start(Tag::CodeBlock(Fence::Words(words))) => nodes.extend([words, " "]),
            _ => {}
        }
    }
    let known: BTreeSet<&str> = words(&nodes).map(|(_, word)| word).collect();
    let resolve = |target: &str, _: bool| Some(target.to_owned());
    let mut html = String::new();
    body::html(document, &resolve, english::words(), &mut html);
    let plain = body::plain_text(document);
    let empty = |_: &str| Value::Text(String::new());
    let letter = plain::of_html(&letter_text::html(document, &resolve, &empty));
    [html, plain, letter].into_iter().find_map(|walked| {
        let unknown = words(&walked).find(|(_, word)| !known.contains(word))?;
        Some(format!("{} is in no node: {body:?}\n{walked}", unknown.1))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn all_walkers_see_the_same_nodes(body in text()) {
        prop_assert_eq!(unknown(&body), None);
    }

    #[test]
    fn no_word_of_a_text_is_lost(body in text()) {
        prop_assert_eq!(lost(&body), None);
    }
}

#[test]
fn each_piece_alone_keeps_its_words() {
    for piece in PIECES {
        let body = piece.replace('@', "w001w").replace('%', "1");
        assert_eq!(lost(&body), None);
    }
}
