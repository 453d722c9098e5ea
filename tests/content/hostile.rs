//! Texts that nobody should write: no panic, no hang, and whatever comes out is balanced HTML.

use std::time::{Duration, Instant};

use fortnight::parse::content::read;
use fortnight::render::body;
use fortnight::source::Input;
use jiff::civil::date;
use proptest::prelude::*;

/// Reads and renders a body, mistakes and all.
fn run(body: &str) -> String {
    let text = format!("+++\ntitle = \"T\"\n+++\n{body}");
    let input = Input::from_texts([("content/pages/t.md", &*text)], date(2026, 9, 5));
    let records = read(&input.sources);
    let told = records.problems.iter().map(|problem| problem.check);
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
        &mut html,
    );
    body::plain_text(&records.documents[0]);
    html
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
        prop_assert!(!records.problems.iter().any(|problem| problem.check == "reader-failed"));
    }
}

/// Markdown that has been slow somewhere when it was repeated.
const REPEATED: &[&str] = &[
    ">",
    "> ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "> - ",
    "[",
    "]",
    "![",
    "*",
    "**",
    "*a ",
    "**a _b",
    "_",
    "~",
    "~~a ~b",
    "[a](",
    "[a](<b",
    "`",
    "` a",
    "<",
    "<!--",
    "<!-- ",
    "a<?",
    "a<![CDATA[",
    "<a ",
    "&",
    "&#",
    "\"a '",
    "[^a]: b\n",
    "[^a]",
    "# a\n",
    "# a {#",
    "## a {#a}\n",
    "[a]: b\n",
    "> a\n>",
    "|",
    "a|",
    "\\",
    "\n",
    " ",
    "\t",
    "- [ ] ",
    "{name}",
    "```\n",
    "-\n",
    "a\n===\n",
    "<br>",
];

/// Characters in each of the bad inputs.
const LENGTH: usize = 100_000;

fn many(bit: &str) -> String {
    bit.repeat(LENGTH / bit.len())
}

/// Nested, staggered and mutually referring texts.
fn contrived() -> Vec<String> {
    let n = LENGTH;
    vec![
        format!("{}{}", "[".repeat(n / 2), "]".repeat(n / 2)),
        format!("[a](b{}", "(".repeat(n)),
        (0..440)
            .map(|depth| format!("{}- a\n", " ".repeat(depth)))
            .collect(),
        (0..440).map(|length| "`".repeat(length) + " ").collect(),
        (0..6_000)
            .map(|label| format!("[^{label}] "))
            .chain((0..6_000).map(|label| format!("\n\n[^{label}]: x")))
            .collect(),
        format!("[a]: {}\n\n{}", "x".repeat(n / 2), many("[a] ")),
        format!(
            "{}\n{}\n{}",
            "|a".repeat(300),
            "|-".repeat(300),
            many("|\n")
        ),
    ]
}

#[test]
fn known_bad_inputs_take_bounded_time() {
    let repeated = REPEATED.iter().copied().map(many);
    for input in repeated.chain(contrived()) {
        let start = Instant::now();
        let html = run(&input);
        let took = start.elapsed();
        let shown: String = input.chars().take(12).collect();
        assert_eq!(check_html(&html), Ok(()), "{shown:?}");
        // Unbounded, these would take hours; bounded, no machine is so slow.
        assert!(took < Duration::from_secs(120), "{shown:?} took {took:?}");
    }
}
