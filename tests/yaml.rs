//! YAML as a program's files may hold it: values stay as written, attacks are bounded, errors point.

use fortnight::diagnostic::{Diagnostic, Place};
use fortnight::parse::tree::{Node, Value};
use fortnight::parse::{toml, yaml};
use fortnight::source::{FileId, Root, SourceFile, Sources};
use proptest::prelude::*;

fn read(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = yaml::parse(FileId(0), text, 0, &mut problems);
    (node, problems)
}

/// `check:line:column` of each problem.
fn places(text: &str, problems: &[Diagnostic]) -> Vec<String> {
    let file = SourceFile {
        root: Root::Data,
        path: "x".into(),
        shown: "x".into(),
        text: text.into(),
    };
    let sources = Sources::new(vec![file]);
    let place = |problem: &Diagnostic| match problem.place {
        Place::Span(span) => {
            let (line, column) = sources.line_column(span.file, span.start);
            format!("{}:{line}:{column}", problem.check.name)
        }
        _ => panic!("a syntax error has a place"),
    };
    problems.iter().map(place).collect()
}

fn entries(node: Option<Node>) -> Vec<(String, String)> {
    let Some(Value::Map(entries)) = node.map(|node| node.value) else {
        panic!("not a mapping");
    };
    let shown = |node: &Node| match &node.value {
        Value::Null => "(null)".to_owned(),
        Value::Scalar(scalar) => scalar.text.clone(),
        other => other.kind().to_owned(),
    };
    entries
        .iter()
        .map(|(key, node)| (key.value.clone(), shown(node)))
        .collect()
}

#[test]
fn scalars_stay_as_written() {
    for text in [
        "NO",
        "no",
        "Yes",
        "on",
        "1e5",
        "007",
        "0x1F",
        "1_000",
        "Null",
        "NULL",
        "True",
        "2026-09-14",
        "+353 1 234 5678",
        ".inf",
        ".nan",
        "12:30",
        "1.10",
    ] {
        let (node, problems) = read(&format!("key: {text}\nlist: [{text}]\n"));
        assert_eq!(problems, [], "{text}");
        assert_eq!(entries(node)[0].1, text);
    }
    for text in ["", "~", "null"] {
        assert_eq!(entries(read(&format!("key: {text}\n")).0)[0].1, "(null)");
    }
    assert_eq!(entries(read("key: 'null'\n").0)[0].1, "null");
    assert_eq!(entries(read("NO: 1\n2026: 2\n").0)[0].0, "NO");
}

#[test]
fn spans_are_bytes_of_the_whole_file() {
    let text = "é: [ñandú, \"a b\", 'c']\nabout: |\n  two\n  lines\nlast: plain text # no\n";
    let file = format!("---\r\n{text}");
    let mut problems = Vec::new();
    let node = yaml::parse(FileId(0), &file[5..], 5, &mut problems).unwrap();
    let Value::Map(entries) = node.value else {
        panic!("not a mapping")
    };
    let slice = |node: &Node| &file[node.span.range()];
    assert_eq!(&file[entries[0].0.span.range()], "é");
    assert_eq!(slice(&entries[0].1), "[ñandú, \"a b\", 'c']");
    let Value::List(items) = &entries[0].1.value else {
        panic!("not a list")
    };
    assert_eq!(
        items.iter().map(slice).collect::<Vec<_>>(),
        ["ñandú", "\"a b\"", "'c'"]
    );
    assert!(slice(&entries[1].1).contains("two"));
    assert_eq!(slice(&entries[2].1), "plain text");
}

#[test]
fn every_refusal_points() {
    for (text, expected) in [
        ("a: 1\na: 2\n", vec!["duplicate-key:2:1"]),
        (
            "a: &x 1\nb: *x\n",
            vec!["syntax-yaml:1:7", "syntax-yaml:2:4"],
        ),
        ("b: *missing\n", vec!["syntax-yaml:1:4"]),
        ("a: !!int 1\n", vec!["syntax-yaml:1:10"]),
        ("a:\n  <<: {b: 1}\n", vec!["syntax-yaml:2:3"]),
        ("a: 1\n---\nb: 2\n", vec!["syntax-yaml:2:1"]),
        ("[a]: 1\n", vec!["syntax-yaml:1:1"]),
        ("%YAML 1.1\n---\na: 1\n", vec!["syntax-yaml:1:1"]),
        ("a: [1, 2\nb: 3\n", vec!["syntax-yaml:1:4"]),
        ("a: {b: 1\n", vec!["syntax-yaml:1:4"]),
        ("a: 1\n\tb: 2\n", vec!["syntax-yaml:2:1"]),
        ("a: 1\n   b: 2\n", vec!["syntax-yaml:2:4"]),
        ("a: words\n  and more: words\n", vec!["syntax-yaml:2:11"]),
        ("a: [1]\n  - 2\n", vec!["syntax-yaml:2:3"]),
        ("a: b: c\n", vec!["syntax-yaml:1:5"]),
        ("a: \"open\n", vec!["syntax-yaml:1:4"]),
        ("name: @amina\n", vec!["syntax-yaml:1:7"]),
        ("- a\nb: 1\n", vec!["syntax-yaml:2:1"]),
    ] {
        let (_, problems) = read(text);
        assert_eq!(places(text, &problems), expected, "{text:?}: {problems:#?}");
    }
}

#[test]
fn attacks_are_bounded() {
    let laughs: String = (1..40)
        .map(|i| {
            format!(
                "l{i}: &l{i} [{}]\n",
                vec![format!("*l{}", i - 1); 9].join(",")
            )
        })
        .collect();
    let anchors: String = (0..50_000).map(|i| format!("- &a{i} x\n")).collect();
    let documents = "---\na: 1\n".repeat(50_000);
    let many_keys: String = (0..100_000).map(|i| format!("k{i}: 1\n")).collect();
    let same_keys = "k: 1\n".repeat(100_000);
    let indented: String = (0..3_000)
        .map(|i| format!("{}a:\n", " ".repeat(i)))
        .collect();
    let attacks = [
        ("billion laughs", format!("l0: &l0 lol\n{laughs}")),
        ("brackets", "[".repeat(100_000)),
        ("braces", "{a: ".repeat(100_000)),
        ("dashes", "- ".repeat(100_000)),
        ("questions", "? ".repeat(100_000)),
        ("indentation", indented),
        ("a huge key", format!("{}: 1\n", "k".repeat(1_000_000))),
        (
            "a huge quoted key",
            format!("\"{}\": 1\n", "k".repeat(1_000_000)),
        ),
        ("anchors", anchors),
        ("documents", documents),
        ("many keys", many_keys),
        ("the same key", same_keys),
        ("a tag", format!("!<{}> x\n", "t".repeat(1_000_000))),
        ("controls", "\u{0}\u{1}\u{feff}\u{85}\u{2028}".repeat(1000)),
        ("colons", ": ".repeat(50_000)),
        ("quotes", "\"".repeat(100_001)),
    ];
    for (name, text) in attacks {
        let clock = std::time::Instant::now();
        let (_, problems) = read(&text);
        let time = clock.elapsed();
        // Unbounded, these would take hours; bounded, no machine is so slow.
        assert!(time.as_secs() < 120, "{name} took {time:?}");
        assert!(
            problems.len() <= 40,
            "{name} has {} problems",
            problems.len()
        );
    }
}

#[test]
fn toml_reports_every_error_and_points() {
    let text = "a = 1\na = 2\nb = nonsense\nc = [1, 2\n";
    let mut problems = Vec::new();
    assert_eq!(toml::parse(FileId(0), text, 0, &mut problems), None);
    let places = places(text, &problems);
    assert!(
        places.contains(&"duplicate-key:2:1".to_owned()),
        "{places:?}"
    );
    assert!(places.contains(&"syntax-toml:3:5".to_owned()), "{places:?}");
}

#[test]
fn toml_keeps_what_is_written() {
    let text = "z = 2026-09-05\na = 0x10\nt = \"x\"\n[m]\nk = [true]\n";
    let mut problems = Vec::new();
    let node = toml::parse(FileId(0), text, 0, &mut problems);
    let expected = [
        ("z", "2026-09-05"),
        ("a", "0x10"),
        ("t", "x"),
        ("m", "a mapping"),
    ];
    let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(entries(node), expected);
}

/// A text, the place, what is said of a line that begins in the wrong column there, and where it should begin.
const MISPLACED: &str = r#"
a: x\n b: y                 | 2:2 | `b` stands 1 space too far to the right  | under `a`
a: [x]\n b: y               | 2:2 | `b` stands 1 space too far to the right  | under `a`
a: x # why\n b: y           | 2:2 | `b` stands 1 space too far to the right  | under `a`
a: x\n\n# why\n b: y        | 4:2 | `b` stands 1 space too far to the right  | under `a`
a: >\n  x: y\n b: y         | 3:2 | `b` stands 1 space too far to the right  | under `a`
a:\n  b: x\n  "c d": x\n   e: y | 4:4 | `e` stands 1 space too far to the right | under `"c d"`
a:\n   b: x\n  c: y         | 3:3 | `c` stands 1 space too far to the left   | under `b`
a:\n  b: x\n c: y           | 3:2 | `c` lines up with nothing above it       | under `b`, or under `a`
# x\n a: x\nb: y            | 2:2 | `a` stands 1 space too far to the right  | above `b`
- a: x\n   b: y             | 2:4 | `b` stands 1 space too far to the right  | under `a`
l:\n  - a: x\n   b: y       | 3:4 | `b` stands 1 space too far to the left   | under `a`
l:\n  - x\n  b: y           | 3:3 | `b` stands 2 spaces too far to the right | under `l`
l:\n  - x\n - y             | 3:2 | this item stands 1 space too far to the left | under that item
a: some words\n  b: y       | 2:3 | `b` stands 2 spaces too far to the right | under `a`; if it is a part of the text above it, put that text in quotes
"#;

#[test]
fn a_line_that_is_indented_wrongly_is_told_where_to_begin() {
    for case in MISPLACED.trim().lines() {
        let parts: Vec<&str> = case.split(" | ").map(str::trim).collect();
        let text = parts[0].replace("\\n", "\n");
        let (_, problems) = read(&text);
        let places = places(&text, &problems);
        assert_eq!(places, [format!("syntax-yaml:{}", parts[1])], "{case}");
        let hint = format!("begin it exactly {}", parts[3]);
        let said = (&*problems[0].message, problems[0].hint.as_deref());
        assert_eq!(said, (parts[2], Some(&*hint)), "{case}");
    }
}

#[test]
fn the_backslashes_of_windows_stay_in_a_path() {
    // A form feed, a tab or a line break would be told as such, and nobody has typed one.
    assert_eq!(
        entries(read(r#"a: "pages\faq.md""#).0)[0].1,
        r"pages\faq.md"
    );
    let mut problems = Vec::new();
    let toml = toml::parse(FileId(0), r#"a = "pages\faq.md""#, 0, &mut problems);
    assert_eq!(entries(toml)[0].1, r"pages\faq.md");
    let (_, unknown) = read(r#"a: "pages\index.md""#);
    assert_eq!(
        unknown[0].hint.as_deref(),
        Some(r"in a path write `/`; a backslash itself is written `\\`")
    );
}

/// A text, and the comments in it that are told to be words, each with what to write instead.
const COMMENTS: &str = r##"
a: We are\n  #one here       | 2:3 "We are #one here"
a: We are\n\n  #one          | 3:3 "We are #one"
a: "x"\n  #one               | 2:3
a: |\n  x\n #one             | 3:2
- x\n  #one                  | 2:3 "x #one"
a:\n  - x\n    #one\n  - y   | 3:5 "x #one"
a:\n  #2                     | 2:3 "#2"
a: #2                        | 1:4 "#2"
a: x #2                      | 1:6 "x #2"
a: [x] #2                    | 1:8
a: [x, #2\n  y]              | 1:8
a: [x,\n  #y,\n  z]          | 2:3
a: {b: x #2\n  }             | 1:10 "x #2"
- #2\n- x                    | 1:3
a: x # why                   |
a: x\n#b: y                  |
a:\n  b: x\n  #c: y          |
a:\n  #b: x\n  c: y          |
a:\n  - x\n  #- y            |
a:\n  #- y                   |
a:\n  #b: y                  |
a:\n  - b: x\n    #c: y      |
a: |\n  #x                   |
a: "#x"                      |
a: [C#, y]                   |
"##;

#[test]
fn words_behind_a_sign_are_told_and_comments_are_not() {
    for case in COMMENTS.trim().lines() {
        let (text, expected) = case.rsplit_once('|').unwrap();
        let text = text.trim().replace("\\n", "\n") + "\n";
        let (_, problems) = read(&text);
        let places = places(&text, &problems).into_iter();
        let told = places.zip(&problems).map(|(place, problem)| {
            let hint = problem.hint.as_deref().unwrap_or_default();
            let quoted = hint.split('`').nth(1).filter(|text| text.starts_with('"'));
            let place = place.strip_prefix("words-in-comment:").unwrap().to_owned();
            [&place, quoted.unwrap_or_default()]
                .join(" ")
                .trim()
                .to_owned()
        });
        assert_eq!(
            told.collect::<Vec<_>>().join("; "),
            expected.trim(),
            "{case}"
        );
    }
}

/// A text in which a sign takes the end of a bracket into a comment; its place, and what to write.
const CUT_BRACKETS: &str = r##"
a: [C #1, b]                | 1:7 put it in quotes: `"C #1"`
a: [#a, b]                  | 1:5 put it in quotes: `"#a"`
a: {b: [x, C #1]}\nc: d     | 1:14 put it in quotes: `"C #1"`
a: [\n  x,\n  C #1, b]      | 3:5 put it in quotes: `"C #1"`
a: {b: C #1}                | 1:10 put the text with the `#` in quotes
"##;

#[test]
fn a_sign_that_leaves_a_bracket_open_is_what_is_shown() {
    for case in CUT_BRACKETS.trim().lines() {
        let (text, expected) = case.split_once(" | ").unwrap();
        let text = text.trim().replace("\\n", "\n") + "\n";
        let (_, problems) = read(&text);
        let told = places(&text, &problems)
            .join("; ")
            .replace("syntax-yaml:", "");
        let hint = problems[0].hint.as_deref().unwrap_or_default();
        assert_eq!(format!("{told} {hint}"), expected, "{case}");
        assert!(problems[0].message.contains("is a comment"), "{case}");
    }
}

/// A text in which `_` is a character that looks like a space; its place is told, and nothing else.
const ODD_SPACES: &str = r#"
a:_x\nb: y
a:_x\n  z\nb: y
b: y\na:_x
b: y\na:_x\nc: z
a: y\nb:_[x, z]
a: _[x, z]
a: _"x"
a: _|\n  x
a: _{b: x}
a: {b:_x, c: y}
a: {c: y, b:_x}
a:\n  -_x\n  - y
a:\n  - x\n  -_y
a: ["x"_, y]
a:\n  b:_x\n  c: y
_a: x\nb: y
a: x\n_b: y
a:\n_  b: x\n  c: y
"#;

#[test]
fn what_looks_like_a_space_is_named_at_its_place() {
    for odd in ["\u{a0}", "\u{2009}", "\u{3000}", "\u{202f}"] {
        for case in ODD_SPACES.trim().lines() {
            let text = case.replace("\\n", "\n").replace('_', odd) + "\n";
            let (_, problems) = read(&text);
            let at = text.find(odd).unwrap();
            let [problem] = &problems[..] else {
                panic!("{case}: {problems:#?}");
            };
            assert!(
                matches!(problem.place, Place::Span(span) if span.range().start == at),
                "{case}: {problem:#?}"
            );
            let name = format!("U+{:04X}", u32::from(odd.chars().next().unwrap()));
            assert!(problem.message.contains(&name), "{case}: {problem:#?}");
        }
    }
}

#[test]
fn a_key_with_such_a_character_behind_its_colon_keeps_its_value() {
    let (node, _) = read("a: 1\nb: { c:\u{a0}x }\n");
    let Some(Value::Map(outer)) = node.map(|node| node.value) else {
        panic!("not a mapping");
    };
    assert_eq!(
        entries(Some(outer[1].1.clone())),
        [("c".to_owned(), "x".to_owned())]
    );
}

/// A text, and the places and words of what is wrong with it.
const NO_TOML: &str = r#"
a: "x"                     | 1:2 a key and its value are joined by `=` here
a = {b: 1}                 | 1:7 a key and its value are joined by `=` here
a = ["x"\n"y"]             | 2:1 a comma is missing before this
a = ["x",                  | 1:5 this bracket is not closed
a = { b = 1                | 1:5 this brace is not closed
a = ["x"\n\n[b]\nc = []     | 1:5 this bracket is not closed
a = ["x",\n  "y"\nb = z    | 1:5 this bracket is not closed; 3:5 text must stand in quotes
a = """x\nb = 1\n[c]\nd = 2 | 1:5 this quote is not closed
a = '''x\nb = '''y'''     | 1:5 this quote is not closed
a = "x\nb = [1\nc = 2       | 1:5 this quote is not closed; 2:5 this bracket is not closed
[a\nb = 1                  | 1:3 a bracket is not closed
a = 2025-9-1               | 1:5 this is no date, as dates are written here
a = 29 September 2025      | 1:5 this is no date, as dates are written here
a = 2025-09-31             | 1:5 there is no such day in the calendar
a = The 3 of us            | 1:5 text must stand in quotes
a = “x”                    | 1:5 these quotes are not straight, so they are no quotes here
a = # later                | 1:5 a value is missing behind `=`
a = "The "good" one"       | 1:11 the text has ended before this
a = 1,                     | 1:6 the value has ended before this
a = True                   | 1:5 this word is not written like that
a = The "good" one         | 1:5 text must stand in quotes
a = 007                    | 1:5 a number cannot begin with `0`
a b = 1                    | 1:3 a value is missing here
é = 1                      | 1:1 this cannot stand in a key
a = """x                   | 1:5 this quote is not closed
[m]\na=1\n[[m]]\n[[m]]     | 3:3 `m` is written with one bracket and with two
[[m]]\na=1\n[m]            | 3:2 `m` is written with one bracket and with two
a: "x"\nb: z\nc = 1       | 1:2 a key and its value are joined by `=` here; 2:4 a key and its value are joined by `=` here
a = "pages\index.md"       | 1:12 a backslash begins a sign of its own here, and there is none of this name
a = [x, y]                 | 1:6 text must stand in quotes; 1:9 text must stand in quotes
"#;

#[test]
fn what_is_no_toml_is_told_in_words_and_once() {
    for case in NO_TOML.trim().lines() {
        let (text, expected) = case.split_once('|').unwrap();
        let text = text.trim().replace("\\n", "\n") + "\n";
        let mut problems = Vec::new();
        assert_eq!(toml::parse(FileId(0), &text, 0, &mut problems), None);
        let places = places(&text, &problems).into_iter();
        let told = places.zip(&problems).map(|(place, problem)| {
            assert!(problem.hint.is_some(), "{case}");
            let place = place.split_once(':').unwrap().1.to_owned();
            format!("{place} {}", problem.message)
        });
        let told: Vec<String> = told.collect();
        assert_eq!(told.join("; "), expected.trim(), "{case}");
    }
}

/// Ways to write a value, `@` for a word, `_` for its indent.
const WAYS: &[&str] = &[
    "@ @",
    "\"@\" #@",
    "'@' # a comment",
    "@ #@ @",
    "#@",
    "@\n_#@",
    "@\n\n_  #@ @",
    "@\n_@",
    "\n_#@",
    "[@, @]",
    "[@, #@\n_@]",
    "[@,\n_#@,\n_@]",
    "[@ #@, @]",
    "{ @: @, @: @ } #@",
    "{ @:\u{a0}@ }",
    "\u{a0}@",
    "\u{2009}[@, @]",
    "\n_- @\n_- @ #@\n_  #@",
    "\n_-\u{a0}@\n_- @",
    "\n_- @: @\n_  @: @ #@",
    "\n_@: @\n_@: |\n_  @\n_  #@",
    ">\n_@\n_#@\n\n_@",
    "\n_@:\n_  - [@, { @: @ }]\n_  #- x",
];

/// Each value at a key of its own; words are numbered.
fn written(ways: &[&str], indent: usize) -> String {
    let mut text = String::new();
    let mut word = 0;
    for way in ways {
        for c in format!("@: {way}\n").chars() {
            match c {
                '@' => {
                    word += 1;
                    text += &format!("w{word:03}w");
                }
                '_' => text += &" ".repeat(indent),
                c => text.push(c),
            }
        }
    }
    text
}

/// Keys and values of a tree, in one line.
fn words_of(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar(scalar) => scalar.text.clone() + "\n",
        Value::List(nodes) => nodes.iter().map(words_of).collect(),
        Value::Map(entries) => {
            let both = entries
                .iter()
                .map(|(key, node)| format!("{}\n{}", key.value, words_of(node)));
            both.collect()
        }
    }
}

/// A word that stands neither in the tree nor at a place of which something is told; a file that is refused loses none.
fn lost(text: &str) -> Option<String> {
    let (node, problems) = read(text);
    let Some(node) = node else {
        return problems
            .is_empty()
            .then(|| format!("refused without a word: {text}"));
    };
    let kept = words_of(&node);
    let told = |at: usize| {
        let mut places = problems.iter().map(|problem| &problem.place);
        places.any(|place| matches!(place, Place::Span(span) if span.range().contains(&at)))
    };
    let mut words = text
        .match_indices('w')
        .filter_map(|(at, _)| Some((at, text.get(at..at + 5)?)));
    let is_word =
        |word: &str| word.ends_with('w') && word.as_bytes()[1..4].iter().all(u8::is_ascii_digit);
    let missing = words.find(|(at, word)| is_word(word) && !kept.contains(word) && !told(*at));
    missing.map(|(_, word)| format!("{word} is lost: {text}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_word_is_lost(ways in prop::collection::vec(prop::sample::select(WAYS), 1..5), indent in 1_usize..5) {
        prop_assert_eq!(lost(&written(&ways, indent)), None);
    }
}

#[test]
fn each_way_alone_loses_no_word() {
    for way in WAYS {
        assert_eq!(lost(&written(&[way], 2)), None);
    }
}
