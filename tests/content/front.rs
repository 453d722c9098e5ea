//! No word of a front matter is lost: each stands in what was read, or at a place of which something is told.
//!
//! Left out by design: comments with a blank behind their sign.

use fortnight::diagnostic::{Place, Severity};
use proptest::prelude::*;

use super::read_one;

/// Ways to write a text of a few words, `@`, in YAML.
const YAML: &[&str] = &[
    "@ @",
    "\"@ @\"",
    "'@''s @'",
    "@ #@",
    "@ #2 @",
    "#@ @",
    "“@ @”",
    "“@ @",
    "‘@ @’",
    "« @ »",
    "@ “@” @",
    "\u{feff}@",
    "\"@\u{200b}\"",
    "@\u{a0}@",
    "|\n  @ @\n  @",
    ">\n  @\n\n  @",
    "@\n  @",
    "@ # a comment",
    "\"@\\n@ \\u00e9 @\"",
    "@: @",
    "[@, @]",
    "\u{a0}@",
    "@\n  #@ @",
    "@\n\n  #@",
    "\n  #@",
    "\"@\"\n  #@",
    "\"@\" #@",
    "[@, #@\n  @]",
    "[@,\n  #@,\n  @]",
    "[@] #@",
    "[@ #@, @]",
    "\n  - @\n  - @ #@",
    "\n  - @\n    #@\n  - @",
    "|\n  @\n  #@",
    "\n  -\u{a0}@\n  - @",
    "\u{a0}[@, @]",
];

/// The same in TOML.
const TOML: &[&str] = &[
    "\"@ @\"",
    "'@ @'",
    "\"\"\"\n@\n@\"\"\"",
    "\"@\" # a comment",
    "“@”",
    "@ @",
    "\"@\u{200b}\"",
    "\u{a0}\"@\"",
    "[\"@\", \"@\"]",
];

/// Keys of a topic that hold text.
const KEYS: &[&str] = &["title", "summary", "authors", "tags", "questions"];

fn front(toml: bool, values: &[&str]) -> String {
    let (marker, sign) = if toml { ("+++", " =") } else { ("---", ":") };
    let mut text = format!("{marker}\n");
    let mut word = 0;
    for (key, value) in KEYS.iter().zip(values) {
        text += &format!("{key}{sign} ");
        for c in value.chars() {
            match c {
                '@' => {
                    word += 1;
                    text += &format!("w{word:03}w");
                }
                c => text.push(c),
            }
        }
        text.push('\n');
    }
    text + marker + "\nA text.\n"
}

fn lost(text: &str) -> Option<String> {
    let (_, records) = read_one("content/topics/t.md", text);
    let mut errors = records
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    if errors.next().is_some() {
        return None;
    }
    let front = format!("{:?}", records.documents[0].front);
    let told = |at: usize| {
        records.problems.iter().any(|problem| match problem.place {
            Place::Span(span) => span.range().contains(&at),
            _ => false,
        })
    };
    let words = text
        .match_indices('w')
        .filter_map(|(at, _)| Some((at, text.get(at..at + 5)?)));
    let is_word = |word: &str| word.as_bytes()[1..4].iter().all(u8::is_ascii_digit);
    let mut words = words.filter(|(_, word)| is_word(word));
    let missing = words.find(|(at, word)| !front.contains(word) && !told(*at));
    missing.map(|(_, word)| format!("{word} is lost: {text}\n{front}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_word_of_yaml_is_lost(values in prop::collection::vec(prop::sample::select(YAML), 5)) {
        prop_assert_eq!(lost(&front(false, &values)), None);
    }

    #[test]
    fn no_word_of_toml_is_lost(values in prop::collection::vec(prop::sample::select(TOML), 5)) {
        prop_assert_eq!(lost(&front(true, &values)), None);
    }
}

#[test]
fn each_way_to_write_a_value_keeps_its_words() {
    for key in 0..KEYS.len() {
        for (toml, ways) in [(false, YAML), (true, TOML)] {
            for way in ways {
                let mut values = ["\"a\""; 5];
                values[key] = way;
                assert_eq!(lost(&front(toml, &values)), None);
            }
        }
    }
}

#[test]
fn tags_with_signs_have_addresses_of_their_own() {
    let text = "---\ntitle: A\ntags: [C, C++, 'C#', F#, A+B, '#stayhome', R, Tea & talk]\n---\na\n";
    let (_, records) = read_one("content/pages/t.md", text);
    assert_eq!(records.problems, []);
    let tags = records.documents[0].front.tags.iter();
    let slugs: Vec<&str> = tags.map(|tag| tag.slug.as_str()).collect();
    let expected = [
        "c",
        "c-plus-plus",
        "c-sharp",
        "f-sharp",
        "a-plus-b",
        "stayhome",
        "r",
        "tea-talk",
    ];
    assert_eq!(slugs, expected);
}
