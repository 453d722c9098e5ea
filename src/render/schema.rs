//! JSON schemas of the files that people write, so that an editor knows keys and values while they write.
//!
//! Draft 7 of [JSON Schema](https://json-schema.org/draft-07/json-schema-release-notes), which the servers of editors for YAML and TOML
//! read. The keys stand in one table for each kind of file; a test holds them against what the parser reads. Values of lists come
//! from the program: its vocabulary, rounds, policies.

mod data;
mod settings;

use serde_json::{Map, Value, json};

use crate::model::Program;
use crate::model::asked::{Asked, Holds, fields};
use crate::model::own::Kind as FieldKind;
use crate::model::status::{EnrolmentStatus, MatchStatus};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `fortnight.toml`
    Settings,
    /// `data/participants/*.yaml`
    Participant,
    /// `data/rounds/*.yaml`
    Round,
    /// `data/matches/*.yaml`
    Ledger,
    /// `data/vocabulary.yaml`
    Vocabulary,
    /// `data/organisers.yaml`
    Organisers,
    /// `data/teams.yaml`
    Teams,
    /// `data/forms/*.yaml`
    Form,
}

impl Kind {
    /// Every kind with its name and the files that are of it.
    pub const ALL: [(&'static str, Self, &'static str); 8] = [
        ("settings", Self::Settings, "fortnight.toml"),
        ("participant", Self::Participant, "data/participants/*.yaml"),
        ("round", Self::Round, "data/rounds/*.yaml"),
        ("ledger", Self::Ledger, "data/matches/*.yaml"),
        ("vocabulary", Self::Vocabulary, "data/vocabulary.yaml"),
        ("organisers", Self::Organisers, "data/organisers.yaml"),
        ("teams", Self::Teams, "data/teams.yaml"),
        ("form", Self::Form, "data/forms/*.yaml"),
    ];

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, ..)| *known == name);
        found.map(|(_, kind, _)| *kind)
    }

    fn table(self) -> &'static [Row] {
        match self {
            Self::Settings => settings::ROWS,
            Self::Participant => data::PARTICIPANT,
            Self::Round => data::ROUND,
            Self::Ledger => data::LEDGER,
            Self::Vocabulary => data::VOCABULARY,
            Self::Organisers => data::ORGANISER,
            Self::Teams => data::TEAM,
            Self::Form => data::FORM,
        }
    }
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where: `""` at the top, `sign_up` below that key, `rounds.*` below each of its keys, `matches[]` in each of its entries.
    pub at: &'static str,
    /// Its name.
    pub key: &'static str,
    /// What may stand there.
    pub takes: Takes,
    /// Whether it must be there.
    pub must: bool,
    /// What it means.
    pub says: &'static str,
}

/// What may stand at a key.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A text.
    Text,
    /// A day, `2026-09-14`.
    Date,
    /// A day, or a moment.
    Moment,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words; one needs no brackets.
    Words(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    Some,
    /// The status of an enrolment.
    Standing,
    /// The status of a match.
    Outcome,
    /// How much something counts: a word, or a mapping.
    Importance,
    /// How people are matched: keys of rules, and fields of the program's own.
    Policy,
    /// Keys of its own, which stand in the table below it.
    Keys,
    /// A list of mappings, whose keys stand in the table; or of texts, too.
    Entries {
        /// Whether a text alone is an entry as well.
        or_text: bool,
    },
    /// Keys that the program names, each with keys that stand in the table.
    Named,
    /// Keys that somebody names, each with a text or a list.
    Free,
    /// A list of pairs: of two ids each, or of mappings whose keys stand in the table.
    Pairs,
    /// Anything: what may stand there depends on something else.
    Any,
}

const fn row(at: &'static str, key: &'static str, takes: Takes, says: &'static str) -> Row {
    Row {
        at,
        key,
        takes,
        must: false,
        says,
    }
}

const fn must(row: Row) -> Row {
    Row { must: true, ..row }
}

/// The schema of a kind of file. With a program, its own fields and values are in it.
pub fn schema(kind: Kind, program: Option<&Program>) -> Value {
    let maker = Maker { kind, program };
    let one = maker.object("");
    let whole = match kind {
        Kind::Participant => json!({ "oneOf": [one, { "type": "array", "items": one }] }),
        Kind::Organisers | Kind::Teams => json!({ "type": "array", "items": one }),
        _ => one,
    };
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("Fortnight: {}", name(kind)),
    });
    if let (Value::Object(schema), Value::Object(whole)) = (&mut schema, whole) {
        schema.extend(whole);
    }
    schema
}

fn name(kind: Kind) -> &'static str {
    let found = Kind::ALL.iter().find(|(_, known, _)| *known == kind);
    found.map_or("", |(name, ..)| name)
}

struct Maker<'a> {
    kind: Kind,
    program: Option<&'a Program>,
}

impl Maker<'_> {
    /// What stands at a place of the file: its keys, those that must be there, and no others.
    fn object(&self, at: &str) -> Value {
        let rows = self.kind.table().iter().filter(|row| row.at == at);
        let mut object = self.keys(at, rows);
        for (key, value) in self.fields_of_a_person(at) {
            object["properties"][key] = value;
        }
        if at.is_empty() && self.kind == Kind::Participant {
            object["required"] = json!(["name", "email", "country", "languages"]);
        }
        object
    }

    /// Rules, and fields of the program's own.
    fn policy(&self) -> Value {
        let mut object = self.keys("", data::POLICY.iter());
        let own = self
            .program
            .map_or(&[][..], |program| &program.vocabulary.own);
        for field in own {
            object["properties"][field.key()] = importance();
        }
        object
    }

    fn keys<'r>(&self, at: &str, rows: impl Iterator<Item = &'r Row>) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for row in rows {
            let mut value = self.value(at, row);
            value["description"] = row.says.into();
            properties.insert(row.key.to_owned(), value);
            required.extend(row.must.then_some(row.key));
        }
        let mut object =
            json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !required.is_empty() {
            object["required"] = required.into();
        }
        object
    }

    fn value(&self, at: &str, row: &Row) -> Value {
        let below = |end: &str| match at {
            "" => format!("{}{end}", row.key),
            _ => format!("{at}.{}{end}", row.key),
        };
        match row.takes {
            Takes::Text => text(),
            Takes::Date => json!({ "type": "string", "format": "date" }),
            Takes::Moment => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}" }),
            Takes::Flag => json!({ "type": "boolean" }),
            Takes::Number(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            Takes::Word(words) => json!({ "enum": words }),
            Takes::Standing => json!({ "enum": EnrolmentStatus::ALL.map(|(word, _)| word) }),
            Takes::Outcome => json!({ "enum": MatchStatus::ALL.map(|(word, ..)| word) }),
            Takes::Words(words) => some(&json!({ "enum": words })),
            Takes::Texts => json!({ "type": "array", "items": text() }),
            Takes::Some => some(&text()),
            Takes::Importance => importance(),
            Takes::Policy => self.policy(),
            Takes::Keys => self.object(&below("")),
            Takes::Entries { or_text } => {
                let object = self.object(&below("[]"));
                let items = match or_text {
                    true => json!({ "anyOf": [text(), object] }),
                    false => object,
                };
                json!({ "type": "array", "items": items })
            }
            Takes::Named => {
                json!({ "type": "object", "additionalProperties": self.object(&below(".*")) })
            }
            Takes::Free => json!({ "type": "object", "additionalProperties": some(&text()) }),
            Takes::Pairs => {
                let plain = json!({ "type": "array", "items": text() });
                let pair = json!({ "anyOf": [plain, self.object(&below("[]"))] });
                json!({ "type": "array", "items": pair })
            }
            Takes::Any => json!({}),
        }
    }

    /// Built-in fields and those of the program's own.
    fn fields_of_a_person(&self, at: &str) -> Map<String, Value> {
        let (overrides, wishes) = (at == "rounds.*.overrides", at == "rounds.*.wishes");
        let none = crate::model::Vocabulary::default();
        let vocabulary = self.program.map_or(&none, |program| &program.vocabulary);
        let here = self.kind == Kind::Participant && (at.is_empty() || overrides || wishes);
        let all = fields(vocabulary).filter(|_| here);
        let all = all.filter(|field| match (overrides, wishes) {
            (true, _) => field.by_round,
            (_, true) => field.wish,
            _ => true,
        });
        all.map(|field| (field.key.to_owned(), of_field(&field, wishes)))
            .collect()
    }
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn some(one: &Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": one }] })
}

fn importance() -> Value {
    let words = json!({ "enum": ["must", "high", "medium", "low", "off"] });
    let more = json!({
        "type": "object",
        "properties": { "importance": words, "prefer": some(&text()), "hours": { "type": "integer" } },
        "additionalProperties": false,
    });
    json!({ "anyOf": [words, more] })
}

/// A field of a person, or the wish about it. Values of a list are proposed, not demanded: aliases are taken too.
fn of_field(field: &Asked<'_>, wish: bool) -> Value {
    let ids = field.values.iter().map(|entry| entry.id.clone());
    let mut proposed: Vec<Value> = ids.map(Value::from).collect();
    if wish {
        proposed.extend(["same", "different", "any"].map(Value::from));
    }
    let one = match proposed.is_empty() {
        true => text(),
        false => json!({ "anyOf": [{ "enum": proposed }, text()] }),
    };
    match field.holds {
        _ if wish => json!({ "anyOf": [some(&one), { "type": ["integer", "boolean"] }] }),
        Holds::Languages | Holds::Links => some(&text()),
        Holds::Declared(FieldKind::Many) => some(&one),
        Holds::Declared(FieldKind::Number { from, to }) => {
            json!({ "type": "integer", "minimum": from, "maximum": to })
        }
        Holds::Declared(FieldKind::YesNo) => {
            json!({ "anyOf": [{ "type": "boolean" }, { "enum": ["yes", "no"] }] })
        }
        Holds::Declared(FieldKind::Hours) => json!({ "type": "object" }),
        _ => one,
    }
}
