//! Built-in fields that a program calls otherwise: what is said of them, made of the sentences for fields of a program's own.

use super::Words;

/// Stands where an argument will.
const SLOT: &str = "\u{1}";

/// The message that is said instead, and what becomes of its list.
type Instead = (&'static str, &'static str);

/// A message of a built-in field: the field, the message, and the message of a program's own field that is said instead, with
/// what becomes of its list. Without one, it is the label alone.
const SAID: [(&str, &str, Option<Instead>); 22] = [
    ("sector", "card-field", None),
    ("sector", "rule-sector", Some(("rule-own-same", ""))),
    (
        "sector",
        "rule-sector-different",
        Some(("rule-own-different", "")),
    ),
    ("sector", "rule-sector-named", Some(("rule-own-named", ""))),
    (
        "sector",
        "reason-sector",
        Some(("reason-own-same", "{ $value }")),
    ),
    ("sector", "wish-sector-same", Some(("wish-own-same", ""))),
    (
        "sector",
        "wish-sector-different",
        Some(("wish-own-different", "")),
    ),
    (
        "sector",
        "wish-sector-named",
        Some(("wish-own-named", "{ quoted }")),
    ),
    ("career_stage", "card-career", None),
    (
        "career_stage",
        "rule-career_stage",
        Some(("rule-own-near", "")),
    ),
    (
        "career_stage",
        "rule-career_stage-different",
        Some(("rule-own-far", "")),
    ),
    (
        "career_stage",
        "rule-career_stage-named",
        Some(("rule-own-named", "")),
    ),
    (
        "career_stage",
        "wish-career_stage-same",
        Some(("wish-own-same", "")),
    ),
    (
        "career_stage",
        "wish-career_stage-different",
        Some(("wish-own-different", "")),
    ),
    (
        "career_stage",
        "wish-career_stage-named",
        Some(("wish-own-named", "{ quoted }")),
    ),
    ("interests", "card-interests", None),
    ("interests", "rule-interests", Some(("rule-own-many", ""))),
    (
        "interests",
        "rule-interests-different",
        Some(("rule-own-many-different", "")),
    ),
    (
        "interests",
        "rule-interests-named",
        Some(("rule-own-named", "")),
    ),
    (
        "interests",
        "reason-interests",
        Some(("reason-own-many", "{ $list }")),
    ),
    ("offers", "card-offers", None),
    ("seeks", "card-seeks", None),
];

/// The messages of a built-in field with this label, by the words of the room; none of a field of the program's own.
pub(super) fn messages(key: &str, label: &str, words: &Words) -> String {
    let own = SAID.iter().filter(|(field, ..)| *field == key);
    let lines = own.map(|(_, message, said)| {
        let text = match said {
            None => format!("{{ {} }}", literal(label)),
            Some((from, slot)) => {
                let args = [("label", label.into()), ("list", SLOT.into())];
                let text = words.say_with(from, &args);
                let parts = text.split(SLOT);
                let parts = parts.map(|part| match part {
                    "" => String::new(),
                    part => format!("{{ {} }}", literal(part)),
                });
                parts.collect::<Vec<_>>().join(slot)
            }
        };
        format!("{message} = {text}\n")
    });
    lines.collect()
}

/// A text as a literal of Fluent.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}
