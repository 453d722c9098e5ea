//! Dates, numbers, lists and names as one language writes them: the rows of its `cldr.txt`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use jiff::civil::Date;

use super::catalog;
use super::dates::{DateStyle, Dates};
use crate::model::Language;

/// The rows of one language.
pub(super) struct Formats {
    language: &'static str,
    rows: HashMap<&'static str, &'static str>,
    dates: Dates,
    /// Whether names are among them: English has its own elsewhere.
    has_names: bool,
}

/// Of what there are names.
const NAMED: [&str; 4] = ["language", "script", "country", "area"];

static ALL: LazyLock<BTreeMap<&str, Formats>> = LazyLock::new(|| {
    let read = |language| Some((language, Formats::read(language)?));
    catalog::languages().into_iter().filter_map(read).collect()
});

impl Formats {
    fn read(language: &'static str) -> Option<Self> {
        let lines = catalog::file(language, "cldr.txt")?.lines();
        let rows: HashMap<_, _> = lines.filter_map(|line| line.split_once('\t')).collect();
        let is_name = |key: &&str| {
            key.split_once('.')
                .is_some_and(|(kind, _)| NAMED.contains(&kind))
        };
        Some(Self {
            language,
            has_names: rows.keys().any(is_name),
            dates: Dates::new(&rows),
            rows,
        })
    }

    /// Those of a language; English ones if there are none.
    pub(super) fn of(language: &str) -> &'static Self {
        static NONE: LazyLock<Formats> = LazyLock::new(|| Formats {
            language: "",
            rows: HashMap::new(),
            dates: Dates::default(),
            has_names: false,
        });
        let own = ALL.get(language).or_else(|| ALL.get("en"));
        own.unwrap_or(&NONE)
    }

    fn row(&self, key: &str) -> &'static str {
        self.rows.get(key).copied().unwrap_or_default()
    }

    pub(super) fn date(&self, date: Date, style: DateStyle) -> String {
        self.dates.date(date, style)
    }

    pub(super) fn number(&self, count: u64) -> String {
        let least = self.row("number.least").parse().unwrap_or(1);
        grouped(count, self.row("number.group"), least)
    }

    /// A list that ends with "and" or "or".
    pub(super) fn list<S: AsRef<str>>(&self, kind: &str, items: &[S]) -> String {
        let Some((last, before)) = items.split_last() else {
            return String::new();
        };
        let Some((next, before)) = before.split_last() else {
            return last.as_ref().to_owned();
        };
        let part = if before.is_empty() { "2" } else { "end" };
        let mut out = self.joined(kind, part, next.as_ref(), last.as_ref());
        for (at, item) in before.iter().enumerate().rev() {
            let part = if at == 0 { "start" } else { "middle" };
            out = self.joined(kind, part, item.as_ref(), &out);
        }
        out
    }

    pub(super) fn between(&self, kind: &str, at: usize, count: usize) -> &'static str {
        let part = match at {
            0 => return "",
            1 if count == 2 => "2",
            1 => "start",
            _ if at + 1 == count => "end",
            _ => "middle",
        };
        self.signs(kind, part).0
    }

    /// What stands between two entries, and behind both.
    fn signs(&self, kind: &str, part: &str) -> (&'static str, &'static str) {
        let pattern = self.row(&["list.", kind, ".", part].concat());
        let rest = pattern.strip_prefix("{0}");
        let found = rest.and_then(|rest| rest.split_once("{1}"));
        found.unwrap_or((", ", ""))
    }

    fn joined(&self, kind: &str, part: &str, one: &str, other: &str) -> String {
        let (between, after) = self.signs(kind, part);
        let between = match self.language {
            "es" => before_vowel(between, other),
            _ => between,
        };
        [one, between, other, after].concat()
    }

    /// What a country, language, script or area is called; `None` if the language has no names, or none for this one.
    pub(super) fn name(&self, kind: &str, code: &str) -> Option<&'static str> {
        let key = self.has_names.then(|| format!("{kind}.{code}"))?;
        self.rows.get(&*key).copied()
    }

    pub(super) fn language(&self, language: &Language) -> String {
        let mut parts = language.subtags().map(|(code, english)| {
            let own = NAMED.iter().find_map(|kind| self.name(kind, code));
            own.unwrap_or(english)
        });
        let name = parts.next().unwrap_or_default();
        let details: Vec<&str> = parts.collect();
        if details.is_empty() {
            return name.to_owned();
        }
        let separator = self
            .row("name.separator")
            .replace("{0}", "")
            .replace("{1}", "");
        let pattern = self.row("name.details");
        pattern
            .replace("{0}", name)
            .replace("{1}", &details.join(&separator))
    }
}

/// Spanish has another "and" before the sound of *i*, another "or" before that of *o*: `Ana e Inés`, `uno u otro`.
fn before_vowel<'a>(between: &'a str, next: &str) -> &'a str {
    let next = next.to_lowercase();
    let sound = next.strip_prefix('h').unwrap_or(&next);
    let glides = ["ia", "ie", "io", "iá", "ié", "ió"]
        .iter()
        .any(|start| sound.starts_with(start));
    match between {
        " y " if sound.starts_with(['i', 'í']) && !(glides && sound != next) => " e ",
        " o " if sound.starts_with(['o', 'ó']) => " u ",
        _ => between,
    }
}

/// A number with a sign between thousands, once there are so many digits before the first sign.
pub(super) fn grouped(count: u64, sign: &str, least: usize) -> String {
    let digits = count.to_string();
    if digits.len() < 3 + least {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(sign);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(language: &str) -> [String; 6] {
        let day = Date::constant(2026, 9, 14);
        DateStyle::ALL.map(|(_, style)| {
            Formats::of(language)
                .date(day, style)
                .replace('\u{a0}', "_")
        })
    }

    #[test]
    fn a_date_is_written_in_each_style() {
        assert_eq!(
            styles("en"),
            [
                "14_September 2026",
                "14_Sep",
                "14_September",
                "September 2026",
                "Monday",
                "Monday 14_September 2026"
            ]
        );
        assert_eq!(
            styles("es"),
            [
                "14_de septiembre de 2026",
                "14_sept",
                "14_de septiembre",
                "septiembre de 2026",
                "lunes",
                "lunes, 14_de septiembre de 2026"
            ]
        );
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let number = |language, count| Formats::of(language).number(count);
        assert_eq!(
            ["1,162", "999"],
            [1162, 999].map(|count| number("en", count))
        );
        assert_eq!(
            ["1162", "12.345"],
            [1162, 12345].map(|count| number("es", count))
        );
    }

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let list =
            |language: &str, kind: &str, items: &[&str]| Formats::of(language).list(kind, items);
        assert_eq!(list("en", "and", &[]), "");
        assert_eq!(list("en", "and", &["Amina"]), "Amina");
        assert_eq!(list("en", "and", &["Amina", "Ben"]), "Amina and Ben");
        assert_eq!(
            list("en", "and", &["Amina", "Ben", "Chiyo", "Dario"]),
            "Amina, Ben, Chiyo and Dario"
        );
        assert_eq!(list("en", "or", &["a", "b", "c"]), "a, b or c");
        for (next, said) in [
            ("Inés", "e"),
            ("Hilda", "e"),
            ("hielo", "y"),
            ("Ben", "y"),
            ("Iona", "e"),
        ] {
            assert_eq!(
                list("es", "and", &["Ana", next]),
                format!("Ana {said} {next}")
            );
        }
        assert_eq!(list("es", "or", &["siete", "ocho"]), "siete u ocho");
    }

    #[test]
    fn languages_have_their_names() {
        let name = |language, tag| {
            let tag = Language::new(tag)?;
            Some(Formats::of(language).language(&tag))
        };
        assert_eq!(name("en", "pt-BR").as_deref(), Some("Portuguese (Brazil)"));
        assert_eq!(name("es", "pt-BR").as_deref(), Some("portugués (Brasil)"));
        assert_eq!(
            name("es", "zh-Hant-TW").as_deref(),
            Some("chino (tradicional, Taiwán)")
        );
    }
}
