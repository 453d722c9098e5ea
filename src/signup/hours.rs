//! Hours of a week as people write them, to hours as files have them: a day and a span, `tue 18-21`.

use std::collections::BTreeMap;

use super::inert;
use crate::model::form::key;

/// Days of the week as files name them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Longer names of days, and those of other languages of forms, by their first letters.
const NAMES: [(&str, usize); 24] = [
    ("mon", 0),
    ("lun", 0),
    ("tue", 1),
    ("tues", 1),
    ("mar", 1),
    ("die", 1),
    ("wed", 2),
    ("mié", 2),
    ("mie", 2),
    ("mit", 2),
    ("mer", 2),
    ("thu", 3),
    ("thur", 3),
    ("jue", 3),
    ("don", 3),
    ("jeu", 3),
    ("fri", 4),
    ("vie", 4),
    ("ven", 4),
    ("sat", 5),
    ("sáb", 5),
    ("sam", 5),
    ("sun", 6),
    ("dom", 6),
];

/// What words stand for: spans, by their [`key`]s.
type Codes = BTreeMap<String, Vec<String>>;

/// The row of a grid in which a cell stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A day: below it are hours.
    Day(String),
    /// Hours: below them are days.
    Hours(Vec<String>),
}

impl Row {
    /// `Monday`, `Morning (8-12)`, or a word that stands for hours.
    pub(super) fn of(text: &str, codes: &Codes) -> Option<Self> {
        let small = text.to_lowercase();
        match codes.get(&key(text)) {
            Some(spans) => Some(Self::Hours(spans.clone())),
            None => named(&small)
                .map(Self::Day)
                .or_else(|| Some(Self::Hours(vec![bare(&small)?]))),
        }
    }
}

/// Each part of a cell, with its spans: `Tue 18-21, 22-23; Sat 9:30–12`. Below a day, also `6 pm to 9 pm` and
/// `Evening (18-21)`.
pub(super) fn read(
    text: &str,
    row: Option<&Row>,
    codes: &Codes,
) -> Vec<(String, Option<Vec<String>>)> {
    let whole = inert::line(text);
    let mut day = match row {
        Some(Row::Day(day)) => Some(day.clone()),
        _ => None,
    };
    if let Some(spans) = codes.get(&key(&whole)) {
        let spans = coded(spans, day.as_deref());
        return vec![(whole, spans)];
    }
    let mut read = Vec::new();
    for part in parts(text) {
        let spans = match (row, codes.get(&key(&part))) {
            (Some(Row::Hours(hours)), None) => day_of(&part, hours),
            (_, Some(spans)) => coded(spans, day.as_deref()),
            _ => one(&part, row.is_some(), &mut day).map(|span| vec![span]),
        };
        read.push((part, spans));
    }
    read
}

/// What stands between commas, semicolons and ends of lines.
pub(super) fn parts(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split([',', ';', '\n']).map(inert::line);
    parts.filter(|part| !part.is_empty())
}

/// Whether a part needs no explanation in a grid.
pub(super) fn is_known(part: &str) -> bool {
    let below_a_day = one(part, true, &mut Some("mon".to_owned()));
    below_a_day.is_some() || named(&part.to_lowercase()).is_some()
}

/// What a form file says that a word stands for: `18-21`, or with its day `sat 9-12`.
pub(super) fn code(text: &str) -> Option<String> {
    bare(&text.to_lowercase()).or_else(|| one(text, false, &mut None))
}

/// Spans of codes, with the day below which the word stands.
fn coded(spans: &[String], day: Option<&str>) -> Option<Vec<String>> {
    let each = spans.iter().map(|span| match day {
        _ if span.contains(' ') => Some(span.clone()),
        day => Some(format!("{} {span}", day?)),
    });
    each.collect()
}

/// A day in a row of hours.
fn day_of(part: &str, hours: &[String]) -> Option<Vec<String>> {
    let day = named(&part.to_lowercase())?;
    Some(hours.iter().map(|span| format!("{day} {span}")).collect())
}

/// The span of a part, with its day; one that is named holds for the parts behind, too.
fn one(part: &str, in_grid: bool, day: &mut Option<String>) -> Option<String> {
    let part = part.to_lowercase();
    let (words, hours) = part.split_at(part.find(|c: char| c.is_ascii_digit())?);
    let (words, hours) = match (words.trim().strip_suffix('('), hours.strip_suffix(')')) {
        // `Evening (18-21)`: below a day, the word says nothing more.
        (Some(_), Some(hours)) if in_grid => ("", hours),
        (Some(words), Some(hours)) => (words, hours),
        _ => (words, hours),
    };
    let words = words.trim().trim_end_matches(':').trim();
    if !words.is_empty() {
        *day = Some(named(words)?);
    }
    Some(format!("{} {}", day.as_ref()?, span(hours)?))
}

/// `18-21` of `18-21` and of `Evening (18-21)`.
fn bare(small: &str) -> Option<String> {
    match small.split_once('(') {
        Some((_, hours)) => span(hours.trim().strip_suffix(')')?),
        None => span(small),
    }
}

/// A day, or `mon-fri`, as files have it.
fn named(words: &str) -> Option<String> {
    let day = |word: &str| {
        let word = word.trim().trim_end_matches('.').trim_end_matches('s');
        let begins =
            |name: &str| word.starts_with(name) || name.starts_with(word) && word.len() >= 3;
        let found = NAMES.iter().find(|(name, _)| begins(name))?;
        Some(DAYS[found.1])
    };
    let parts = words.replace(['–', '−'], "-").replace(" to ", "-");
    match parts.split_once('-') {
        Some((first, last)) => Some(format!("{}-{}", day(first)?, day(last)?)),
        None => day(&parts).map(str::to_owned),
    }
}

/// `18-21` of `6 pm to 9 pm`, `18h–21h`, `18:00 - 21:00`.
fn span(text: &str) -> Option<String> {
    let text = text
        .replace(['–', '−'], "-")
        .replace(" to ", "-")
        .replace(" until ", "-");
    let (from, until) = text.split_once('-')?;
    let half = |text: &str| {
        ["am", "pm"]
            .into_iter()
            .find(|half| text.trim().replace('.', "").ends_with(half))
    };
    // `6-9 pm`: what is said behind holds for both.
    let from = time(from, half(from).or(half(until)))?;
    Some(format!("{from}-{}", time(until, half(until))?))
}

fn time(text: &str, half: Option<&str>) -> Option<String> {
    let text = text
        .trim()
        .replace(['h', '.'], ":")
        .replace("am", "")
        .replace("pm", "");
    let text = text
        .trim()
        .trim_end_matches("a:m:")
        .trim_end_matches("p:m:")
        .trim_end_matches(':')
        .trim();
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    match (hour <= 24 && minute < 60, minute) {
        (false, _) => None,
        (true, 0) => Some(hour.to_string()),
        (true, minute) => Some(format!("{hour}:{minute:02}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn codes() -> Codes {
        [("evening".to_owned(), vec!["18-21".to_owned()])].into()
    }

    fn hours(text: &str, row: &str) -> Option<String> {
        let codes = codes();
        let read = read(text, Row::of(row, &codes).as_ref(), &codes);
        let spans: Option<Vec<_>> = read.into_iter().map(|(_, spans)| spans).collect();
        spans.map(|spans| spans.concat().join(", "))
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let hours = |text| hours(text, "");
        assert_eq!(hours("Tue 18-21, Sat 9-12").unwrap(), "tue 18-21, sat 9-12");
        assert_eq!(
            hours("Tuesdays: 18:00 – 21:30, 22-23").unwrap(),
            "tue 18-21:30, tue 22-23"
        );
        assert_eq!(
            hours("Mon-Fri 6-9 pm\nSunday 9 am to 12 pm").unwrap(),
            "mon-fri 18-21, sun 9-12"
        );
        assert_eq!(hours("Tue (18-21)").unwrap(), "tue 18-21");
        assert_eq!(hours("evenings"), None);
        assert_eq!(hours("18-21"), None);
        assert_eq!(hours("Evening"), None);
    }

    #[test]
    fn below_a_day_hours_need_none_of_their_own() {
        let hours = |text| hours(text, "Monday");
        assert_eq!(
            hours("9h-10h; 14h30-16h").unwrap(),
            "mon 9-10, mon 14:30-16"
        );
        assert_eq!(
            hours("Morning (8-12), Sunset (20–22), evening").unwrap(),
            "mon 8-12, mon 20-22, mon 18-21"
        );
        assert_eq!(hours("Morning (8-12), every second week"), None);
        assert_eq!(hours("not 8-12"), None);
    }

    #[test]
    fn rows_may_be_hours_and_cells_days() {
        let row = |text| Row::of(text, &codes());
        let hours_of = |span: &str| Some(Row::Hours(vec![span.to_owned()]));
        assert_eq!(row("Monday"), Some(Row::Day("mon".to_owned())));
        assert_eq!(row("Morning (8-12)"), hours_of("8-12"));
        assert_eq!(row("Evening"), hours_of("18-21"));
        assert_eq!(row("Cooking"), None);
        assert_eq!(hours("Monday, Sat", "8-12").unwrap(), "mon 8-12, sat 8-12");
        assert_eq!(hours("18-21", "8-12"), None);
    }
}
