//! Hostile texts in every field that is shown: what a browser or a feed reader makes of the site and of the letters has
//! the same elements and attributes as that of a harmless twin.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fortnight::diagnostic::{Diagnostic, Severity};
use fortnight::pipeline;
use fortnight::source::{Asset, Input, Root};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use jiff::civil::date;
use rayon::prelude::*;

const HARMLESS: &str = "harmless";

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' style='position:fixed",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</a></p></main><form action=//evil.example>",
    "--><script>alert(1)</script>",
    "<!-- ",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#x3c;/script>",
    "&amp;lt;b&amp;gt; &copy &notin; &",
    "{{ 7 * 7 }}{% include \"base.html\" %}{# x #}",
    "${7*7} <%= 7*7 %> #{7*7}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "[x](javascript:alert(1)) <javascript:alert(1)>",
    "**b** _i_ `c` # h ![i](x) | t | [^1] ~~s~~",
    "{name} {partner_card} {reasons}",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=\"javascript:alert(1)\">x</a><base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "\\u003cscript\\u003e \\x3c \\",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "ＡＢ＜script＞ \u{202e}evil\u{202c}",
];

/// File, what stands there, and what is put in its place; `@` is the text in double quotes.
const SINKS: &[(&str, &str, &str)] = &[
    ("fortnight.toml", "theme = \"plain\"", "theme = \"default\""),
    ("fortnight.toml", "\"Small & Whole\"", "@"),
    ("fortnight.toml", "\"One of everything\"", "@"),
    ("fortnight.toml", "license = \"CC BY 4.0\"", "license = @"),
    ("fortnight.toml", "name = \"Ines\"", "name = @"),
    ("fortnight.toml", "label = \"About\"", "label = @"),
    (
        "fortnight.toml",
        "whom_to_ask = \"Ines\"",
        "whom_to_ask = @",
    ),
    ("content/topics/first.md", "\"First things\"", "@"),
    (
        "content/topics/first.md",
        "\"Names, tea & <where> you sit.\"",
        "@",
    ),
    ("content/topics/first.md", "\"Ines Falcão\"", "@"),
    ("content/topics/first.md", "\"Tea & biscuits\"", "@"),
    ("content/topics/first.md", "\"What is on your desk?\"", "@"),
    ("content/topics/first.md", "\"A \\\"dot\\\"\"", "@"),
    ("content/topics/first.md", "\"Ines & friends\"", "@"),
    ("content/topics/first.md", "\"CC0\"", "@"),
    ("content/posts/hello.md", "\"Hello\"", "@"),
    ("content/posts/hello.md", "\"We begin.\"", "@"),
    ("content/posts/hello.md", "\"Amina Diallo\"", "@"),
    ("content/pages/about/rules.md", "\"The rules\"", "@"),
    ("content/pages/about/rules.md", "\"Be kind.\"", "@"),
    ("data/rounds/2026c.yaml", "October 2026", "@"),
    ("data/rounds/2026c.yaml", "Two topics & a pause.", "@"),
    ("data/rounds/2026b.yaml", "August 2026", "@"),
    (
        "data/vocabulary.yaml",
        "name: University library",
        "name: @",
    ),
    ("data/vocabulary.yaml", "name: Early career", "name: @"),
    ("data/organisers.yaml", "name: Ines Falcão", "name: @"),
    (
        "data/organisers.yaml",
        "role: Letters and questions",
        "role: @",
    ),
    (
        "data/organisers.yaml",
        "about: Likes *short* letters & long walks.",
        "about: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "name: Amina Diallo",
        "name: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "pronouns: she/her",
        "pronouns: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "city: Dakar",
        "city: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "workplace: University of the Coast",
        "workplace: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "role: Subject librarian",
        "role: @",
    ),
    (
        "data/participants/amina-diallo.yaml",
        "about: |\n  Runs a reading room by the sea & would like to compare <notes> on opening hours.",
        "about: @",
    ),
    (
        "data/participants/clara-nunes.yaml",
        "name: Clara Nunes",
        "name: @",
    ),
    (
        "data/participants/others.yaml",
        "name: Dede Mensah",
        "name: @",
    ),
];

/// The small program with this text in every sink.
fn program(text: &str) -> Files {
    program_of(&|_| text.to_owned())
}

/// The small program with a text for each sink, by its number.
fn program_of(text: &dyn Fn(usize) -> String) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    for (folder, only) in [
        (root.join("tests/golden/program"), ""),
        (root.to_owned(), "content/letters"),
    ] {
        for entry in walkdir::WalkDir::new(folder.join(only)) {
            let entry = entry.unwrap();
            let path = entry
                .path()
                .strip_prefix(&folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            if entry.file_type().is_file() && !path.starts_with("themes") && !path.ends_with(".svg")
            {
                files.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    for (number, (path, old, new)) in SINKS.iter().enumerate() {
        let text = text(number);
        let quoted = quoted(&text);
        if old.starts_with("pronouns") && text.chars().count() > 50 {
            continue; // refused for its length
        }
        let file = files.get_mut(*path).unwrap();
        assert!(file.contains(old), "`{old}` is not in {path}");
        *file = file.replacen(old, &new.replace('@', &quoted), 1);
    }
    // What a participant says, the site says everywhere here.
    let public = (0..SINKS.len()).map(text).collect::<BTreeSet<_>>();
    let config = files.get_mut("fortnight.toml").unwrap();
    for text in public {
        let text = quoted(&text);
        *config += &format!("\n[[leaks.public]]\ntext = {text}\nbecause = \"all say the same\"\n");
    }
    files
}

/// In double quotes, as TOML and YAML have it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

type Files = BTreeMap<String, String>;

/// Every file of the site and every letter, by path; or what is wrong with the program.
fn built(files: &Files) -> Result<Files, Vec<Diagnostic>> {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let mut input = Input::from_texts(texts, date(2026, 9, 5));
    input.assets.push(Asset {
        root: Root::Content,
        path: "images/dot.svg".into(),
        shown: "content/images/dot.svg".into(),
        digest: [7; 32],
        size: None,
    });
    let outcome = pipeline::prepare(&input);
    let prepared = outcome.value.ok_or(outcome.problems)?;
    let mut made = Files::new();
    let read = |_: &Asset| Ok(b"<svg/>".to_vec());
    prepared.outputs(&read, |public, letters| {
        for (index, path) in public.paths().iter().enumerate() {
            let text = String::from_utf8(public.bytes(index)?.into_owned());
            made.insert(path.as_str().to_owned(), text.unwrap());
        }
        letters.begin()?;
        for index in 0..letters.len() {
            let (path, bytes) = letters.letter(index)?.into_parts();
            if path.as_str().ends_with(".xlsx") {
                continue;
            }
            made.insert(format!("private/{path}"), String::from_utf8(bytes).unwrap());
        }
        Ok(made)
    })
}

/// The same, of a program that has no problem.
fn whole(files: &Files) -> Files {
    built(files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// What is made of a file: its elements with their attributes, and its texts.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    elements: Vec<String>,
    texts: String,
    addresses: Vec<String>,
}

fn html(text: &str) -> Shape {
    let mut shape = Shape::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let mut element = format!("<{}", lossy(&tag.name));
                for (name, value) in &tag.attributes {
                    let (name, value) = (lossy(name), lossy(value));
                    element += &format!(" {name}");
                    if ["href", "src", "action", "content"].contains(&&*name) {
                        shape.addresses.push(value.clone());
                    }
                    shape.texts += &format!(" {value} ");
                }
                shape.elements.push(element);
            }
            Token::EndTag(tag) => shape.elements.push(format!("</{}", lossy(&tag.name))),
            Token::String(text) => shape.texts += &lossy(&text),
            Token::Comment(_) => shape.elements.push("<!--".to_owned()),
            Token::Doctype(_) => shape.elements.push("<!doctype".to_owned()),
            Token::Error(error) => shape.elements.push(format!("error {error:?}")),
        }
    }
    shape
}

fn lossy(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn xml(path: &str, text: &str) -> Shape {
    let document =
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let mut shape = Shape::default();
    for node in document.descendants() {
        if node.is_element() {
            let names: Vec<_> = node
                .attributes()
                .map(|attribute| attribute.name())
                .collect();
            shape
                .elements
                .push(format!("<{} {}", node.tag_name().name(), names.join(" ")));
            shape
                .addresses
                .extend(node.attribute("href").map(str::to_owned));
            // Articles are HTML inside the feed, which the reader reads once more.
            if node.attribute("type") == Some("html") {
                let inner = html(node.text().unwrap_or_default());
                shape.elements.extend(inner.elements);
                shape.addresses.extend(inner.addresses);
            }
        } else if let Some(text) = node.text() {
            shape.texts += text;
        }
    }
    shape
}

/// Shapes by path; an address that is made of the text has another name in each program.
fn shapes(files: &Files, tag: &str) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::new();
    for (path, text) in files {
        let shape = match path.rsplit_once('.') {
            Some((_, "html")) => html(text),
            Some((_, "xml")) => xml(path, text),
            _ => continue,
        };
        let is_tag = path.starts_with("tags/")
            && ![
                "tags/index.html",
                "tags/beginnings/index.html",
                "tags/news/index.html",
            ]
            .contains(&&**path);
        shapes.insert(if is_tag { tag.to_owned() } else { path.clone() }, shape);
    }
    shapes
}

/// Letters and digits: what typesetting leaves alone.
fn skeleton(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn check(payload: &str, twin: &BTreeMap<String, Shape>) -> Vec<String> {
    let text = format!("harm{payload}less");
    let made = shapes(&whole(&program(&text)), "a tag");
    let mut wrong = Vec::new();
    assert_eq!(
        made.keys().collect::<Vec<_>>(),
        twin.keys().collect::<Vec<_>>(),
        "{payload}"
    );
    for (path, shape) in &made {
        let expected = &twin[path];
        if shape.elements != expected.elements {
            let mut pairs = shape.elements.iter().zip(&expected.elements);
            let first = pairs.find(|(one, other)| one != other);
            wrong.push(format!("{payload}\n  {path}: {first:?}"));
        }
        let runs = |address: &&String| {
            let bare: String = address
                .chars()
                .filter(|c| !c.is_whitespace() && !c.is_control())
                .collect();
            let bare = bare.to_lowercase();
            ["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|scheme| bare.starts_with(scheme))
        };
        wrong.extend(
            shape
                .addresses
                .iter()
                .find(runs)
                .map(|at| format!("{payload}\n  {path}: {at}")),
        );
        let shows = |shape: &Shape, text: &str| skeleton(&shape.texts).contains(&skeleton(text));
        if path != "sitemap.xml" && shows(expected, HARMLESS) && !shows(shape, &text) {
            wrong.push(format!(
                "{payload}\n  {path}: it is not shown as it was written"
            ));
        }
    }
    wrong
}

#[test]
fn hostile_texts_are_shown_and_do_nothing() {
    let twin = shapes(&whole(&program(HARMLESS)), "a tag");
    let with_text = |prefix: &str| {
        let mut found = twin.iter().filter(|(path, _)| path.starts_with(prefix));
        found.any(|(_, shape)| shape.texts.contains(HARMLESS))
    };
    for prefix in [
        "index",
        "topics/first",
        "posts/hello",
        "rounds/",
        "a tag",
        "organisers",
        "feed.xml",
        "private/2026c",
        "private/2026b",
    ] {
        assert!(with_text(prefix), "{prefix}");
    }
    let wrong: Vec<String> = PAYLOADS
        .par_iter()
        .flat_map_iter(|payload| check(payload, &twin))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_words_of_every_field_are_shown_somewhere() {
    let word = |number: usize| format!("word{number}word");
    let made = whole(&program_of(&word));
    let texts = SINKS
        .iter()
        .enumerate()
        .filter(|(_, (.., new))| new.contains('@'));
    let hidden =
        texts.filter(|(number, _)| !made.values().any(|text| text.contains(&word(*number))));
    let hidden: Vec<_> = hidden
        .map(|(_, (path, field, _))| (*path, *field))
        .collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

/// The checks that refuse an address.
const REFUSED: [&str; 5] = [
    "bad-url",
    "bad-link",
    "bad-address",
    "control-character",
    "broken-menu",
];

/// Where an address is asked for, a text that is none is refused, or it stays an address and nothing else.
#[test]
fn hostile_addresses_are_refused_or_stay_addresses() {
    let twin = shapes(&whole(&program(HARMLESS)), "a tag");
    for url in [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/",
        "https://example.org/\\\"><script>alert(1)</script>",
        "https://example.org/' onclick='alert(1)",
        "https://example.org/ onclick=alert(1)",
        "https://user:pass@example.org/",
        "file:///etc/passwd",
    ] {
        for (path, old) in [
            (
                "fortnight.toml",
                "\"https://creativecommons.org/licenses/by/4.0/\"",
            ),
            ("fortnight.toml", "\"https://example.com/?a=1&b=2\""),
            (
                "content/topics/first.md",
                "\"https://creativecommons.org/publicdomain/zero/1.0/\"",
            ),
            ("data/organisers.yaml", "[https://example.org/~ines]"),
            (
                "data/participants/amina-diallo.yaml",
                "[https://example.org/~amina?a=1&b=2]",
            ),
        ] {
            let mut files = program(HARMLESS);
            let file = files.get_mut(path).unwrap();
            assert!(file.contains(old), "{old}");
            let new = if old.starts_with('[') {
                format!("[\"{url}\"]")
            } else {
                format!("\"{url}\"")
            };
            *file = file.replacen(old, &new, 1);
            match built(&files) {
                Ok(made) => {
                    for (path, shape) in shapes(&made, "a tag") {
                        assert_eq!(shape.elements, twin[&path].elements, "{path}: {url}");
                    }
                }
                Err(told) => {
                    let mut errors = told.iter().filter(|told| told.severity == Severity::Error);
                    assert!(
                        errors.all(|problem| REFUSED.contains(&problem.check.name)),
                        "{path}: {url}: {told:#?}"
                    );
                }
            }
        }
    }
}
