//! Texts that nobody should write: no panic, no hang, and whatever comes out is balanced HTML.

mod files;

use std::time::Duration;

use fortnight::parse::content::read;
use fortnight::render::body;
use fortnight::source::Input;
use fortnight::words::english;
use jiff::civil::date;
use proptest::prelude::*;

use crate::clock::clock;

/// Reads and renders a body, mistakes and all.
fn run(body: &str) -> String {
    let text = format!("+++\ntitle = \"T\"\n+++\n{body}");
    let input = Input::from_texts([("content/pages/t.md", &*text)], date(2026, 9, 5));
    let records = read(&input.sources);
    let told = records.problems.iter().map(|problem| problem.check.name);
    assert!(
        !told.clone().any(|check| check == "reader-failed"),
        "{body:?}"
    );
    for problem in &records.problems {
        fortnight::diagnostic::render(&input.sources, problem, false);
    }
    let mut html = String::new();
    body::html(
        &records.documents[0],
        &|target, _| Some(target.to_owned()),
        english::words(),
        &mut html,
    );
    body::plain_text(&records.documents[0]);
    html
}

/// As is told of it.
#[test]
fn of_two_definitions_of_a_footnote_the_first_is_shown_even_around_the_other() {
    let html = run("> [^1]: Outer.\n>\n>     - [^1]: Inner.\n\nOne[^1].\n");
    assert!(
        html.contains("Outer.") && !html.contains("Inner."),
        "{html}"
    );
}

const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Checks that tags are known, balanced and nest, that ids are unique, and that no address runs a script.
fn check_html(html: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for rest in html.split('<').skip(1) {
        let (tag, text) = rest.split_once('>').ok_or("a tag that is not closed")?;
        if text.contains('>') {
            return Err(format!("a bare > after {tag}"));
        }
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes something else"));
            }
            continue;
        }
        if tag.matches('"').count() % 2 == 1 {
            return Err(format!("quotes in {tag}"));
        }
        if let Some((_, rest)) = tag.split_once(" id=\"") {
            let id = rest.split('"').next().unwrap_or_default();
            if !ids.insert(id.to_owned()) {
                return Err(format!("the id {id} twice"));
            }
        }
        let lower = tag.to_lowercase();
        let leads_to_script =
            |attribute: &str| lower.contains(&format!(" {attribute}=\"javascript:"));
        if ["href", "src", "action"].into_iter().any(leads_to_script)
            || ["script", "iframe", "style"].contains(&name)
        {
            return Err(tag.to_owned());
        }
        if name == "a" && open.contains(&"a") {
            return Err("a link in a link".to_owned());
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("never closed: {open:?}"))
    }
}

/// Fragments from which strange Markdown is made.
const FRAGMENTS: &[&str] = &[
    "a",
    "word ",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "\t",
    "# ",
    "## A {#a}\n",
    "## A\n",
    "{#x .y}",
    "- ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "> [!NOTE]\n> ",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "```",
    "```rust\n",
    "[",
    "]",
    "(",
    ")",
    "](",
    "][",
    "![",
    "[a](b \"t\")",
    "![a](b \"t\")",
    "[^1]",
    "[^1]: ",
    "[^a]",
    "[^a]: ",
    "[r]: x\n",
    "[r]",
    "[x][r]",
    "|",
    "| a | b |\n|---|:-:|\n",
    "|---|\n",
    "---\n",
    "===\n",
    "***\n",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<https://a.example>",
    "https://a.example/b--c",
    "www.a.example...",
    "<a@b.example>",
    "javascript:x",
    "&amp;",
    "&#0;",
    "&lt;",
    "&",
    "\\",
    "\"",
    "'",
    "...",
    "--",
    "\0",
    "\u{7f}",
    "é",
    "\u{E000}",
    "\u{FEFF}",
    "\r\n",
    "\r",
    "{name}",
    "<?",
    "<![CDATA[",
];

fn markdownish() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn strange_markdown_gives_balanced_html(body in markdownish()) {
        let html = run(&body);
        prop_assert_eq!(check_html(&html), Ok(()), "{:?}\n{}", body, html);
        prop_assert!(!html.contains('\0'));
    }

    #[test]
    fn any_text_is_read(body in "\\PC{0,200}") {
        let html = run(&body);
        prop_assert_eq!(check_html(&html), Ok(()), "{:?}\n{}", body, html);
    }

    #[test]
    fn any_file_is_read(text in "(\\+\\+\\+|---)?\r?\n?\\PC{0,80}\r?\n?(\\+\\+\\+|---)?\n?.{0,40}") {
        let input = Input::from_texts([("content/topics/t.md", &*text), ("content/letters/pair.md", &*text)], date(2026, 9, 5));
        let records = read(&input.sources);
        prop_assert!(!records.problems.iter().any(|problem| problem.check.name == "reader-failed"));
    }
}

/// Bytes of the small file; the large one has [`TIMES`] as many.
const SMALL: usize = 1_000;
const TIMES: u32 = 16;

fn time(name: &str, text: &str) -> Duration {
    let start = clock();
    let input = Input::from_texts([(files::path(name), text)], date(2026, 9, 5));
    let mut records = read(&input.sources);
    let several = fortnight::validate::content::tag_clashes(&records, None);
    records.problems.extend(several);
    fortnight::diagnostic::sort(&input.sources, &mut records.problems);
    let mut html = String::new();
    for document in &records.documents {
        body::html(
            document,
            &|target, _| Some(target.to_owned()),
            english::words(),
            &mut html,
        );
        body::plain_text(document);
    }
    clock() - start
}

/// Linear work grows as the file does, quadratic work with the square of that; the bound lies between. The least of
/// several times is compared, and it is tried again before it is called too much.
fn grows_too_fast(name: &str, make: fn(usize) -> String) -> Option<String> {
    let texts = [make(SMALL), make(SMALL * TIMES as usize)];
    let mut least = [Duration::MAX; 2];
    for _ in 0..8 {
        for (least, text) in least.iter_mut().zip(&texts) {
            *least = time(name, text).min(*least);
        }
        let [small, large] = least;
        if large < (small + Duration::from_micros(200)) * (TIMES * 4) {
            return None;
        }
    }
    Some(format!("{name}: {least:?}"))
}

#[test]
fn work_grows_with_the_size_of_a_file_and_not_with_its_square() {
    // Files are read in parallel; here on this thread, whose time is measured.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let mut all = files::FILES.iter();
    let too_fast = pool.install(|| all.find_map(|(name, make)| grows_too_fast(name, *make)));
    assert_eq!(too_fast, None);
}
