//! The schemas name the keys that are read, all of them and no others, and a program's own fields and values.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fortnight::model::RuleId;
use fortnight::pipeline;
use fortnight::render::schema::{Kind, schema};
use fortnight::source::Input;
use jiff::civil::date;
use serde_json::Value;

/// A kind, the files that read it, and keys that are read in another way.
type Source = (Kind, &'static [&'static str], &'static [&'static str]);

const SOURCES: [Source; 8] = [
    (
        Kind::Settings,
        &["config.rs", "config/mail.rs"],
        &[
            "format",
            "content",
            "data",
            "themes",
            "private",
            "outbox",
            "former_fades",
            "unreliable",
            "relax",
            "wishes",
            "minimum_score",
            "objectives",
        ],
    ),
    (
        Kind::Participant,
        &["data/participant.rs", "data/places.rs"],
        &["id", "format", "wishes", "overrides"],
    ),
    (
        Kind::Round,
        &["data/round.rs", "data/roles.rs", "data/pairs.rs"],
        &["id", "format", "pins", "forbidden"],
    ),
    (Kind::Ledger, &["data/ledger.rs"], &["format"]),
    (
        Kind::Vocabulary,
        &["data/vocabulary.rs", "data/entry.rs", "data/field.rs"],
        &[
            "format",
            "sectors",
            "career_stages",
            "interests",
            "name",
            "label",
            "reason",
            "values",
        ],
    ),
    (Kind::Organisers, &["data/organiser.rs"], &[]),
    (Kind::Teams, &["data/team.rs"], &[]),
    (Kind::Form, &["form.rs"], &["format"]),
];

/// The keys that a file asks its records for: `fields.line("title", 200)`.
fn read(text: &str) -> BTreeSet<String> {
    let calls = text.split('.').filter_map(|part| {
        let (method, rest) = part.split_once('(')?;
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        if method.is_empty() || !method.chars().all(is_name) {
            return None;
        }
        let (key, _) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
        (!key.is_empty() && key.chars().all(is_name)).then(|| key.to_owned())
    });
    calls.collect()
}

/// Every key of a schema, at whatever depth.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "properties"
                    && let Some(properties) = value.as_object()
                {
                    found.extend(properties.keys().cloned());
                }
                keys(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn a_schema_names_the_keys_that_are_read() {
    let parse = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/parse");
    let mut wrong = String::new();
    for (kind, files, others) in SOURCES {
        let mut expected: BTreeSet<String> = others.iter().map(|key| (*key).to_owned()).collect();
        for file in files {
            expected.extend(read(&fs::read_to_string(parse.join(file)).unwrap()));
        }
        if matches!(kind, Kind::Settings | Kind::Round) {
            expected.extend(RuleId::ALL.map(|(_, key)| key.to_owned()));
            // What a rule may say instead of a word.
            expected.extend(["importance", "prefer", "hours"].map(str::to_owned));
        }
        let mut named = BTreeSet::new();
        keys(&schema(kind, None), &mut named);
        let missing: Vec<_> = expected.difference(&named).collect();
        let more: Vec<_> = named.difference(&expected).collect();
        if !missing.is_empty() || !more.is_empty() {
            wrong +=
                &format!("{kind:?}: the schema lacks {missing:?}, and has {more:?} too much\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}rows of src/render/schema");
}

#[test]
fn the_fields_and_values_of_a_program_are_in_its_schema() {
    let base = super::program::files(include_str!("checks/base.txt"));
    let own = "fields:\n  - { key: level, label: Level, kind: one, values: [{ id: beginner, name: Beginner }] }\n";
    let texts = base.iter().map(|(path, text)| {
        let text = match &**path {
            "data/vocabulary.yaml" => format!("{text}{own}"),
            _ => text.clone(),
        };
        (path.clone(), text)
    });
    let texts: Vec<(String, String)> = texts.collect();
    let texts = texts.iter().map(|(path, text)| (&**path, &**text));
    let (program, problems) = pipeline::program(&Input::from_texts(texts, date(2026, 9, 5)));
    let program = program.unwrap_or_else(|| panic!("{problems:?}"));
    let text = schema(Kind::Participant, Some(&program)).to_string();
    for word in ["level", "beginner", "academic", "open-access"] {
        assert!(text.contains(&format!("\"{word}\"")), "{word}");
    }
    let round = schema(Kind::Round, Some(&program)).to_string();
    assert!(round.contains("\"level\""));
}
