//! Dates as one language writes them.

use std::collections::HashMap;
use std::fmt::Write as _;

use jiff::civil::Date;

/// How to write a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `14 September 2026`
    Long,
    /// `14 Sep`
    Short,
    /// `14 September`
    DayMonth,
    /// `September 2026`
    Month,
    /// `Monday`
    Weekday,
    /// `Monday 14 September 2026`
    Full,
}

impl DateStyle {
    /// Every style with the name that templates use.
    pub const ALL: [(&'static str, Self); 6] = [
        ("long", Self::Long),
        ("short", Self::Short),
        ("day-month", Self::DayMonth),
        ("month", Self::Month),
        ("weekday", Self::Weekday),
        ("full", Self::Full),
    ];

    /// The style of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, style)| *style)
    }

    /// Its row.
    fn row(self) -> &'static str {
        match self {
            Self::Long => "date.long",
            Self::Short => "date.short",
            Self::DayMonth => "date.day-month",
            Self::Month => "date.month",
            Self::Weekday => "date.weekday",
            Self::Full => "date.full",
        }
    }
}

/// The rows about dates, taken apart.
#[derive(Default)]
pub struct Dates {
    /// In the order of [`DateStyle::ALL`].
    patterns: [&'static str; DateStyle::ALL.len()],
    months: Vec<&'static str>,
    short_months: Vec<&'static str>,
    weekdays: Vec<&'static str>,
}

/// What is written in English everywhere if a language has no rows.
const WEEKDAY: &str = "EEEE";

impl Dates {
    /// Of the rows of a language.
    pub fn new(rows: &HashMap<&'static str, &'static str>) -> Self {
        let row = |key: &str| rows.get(key).copied().unwrap_or_default();
        let list = |key| row(key).split(';').collect();
        Self {
            patterns: DateStyle::ALL.map(|(_, style)| row(style.row())),
            months: list("month"),
            short_months: list("month.short"),
            weekdays: list("weekday"),
        }
    }

    /// A date.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        let mut rest = match style {
            DateStyle::Weekday => WEEKDAY,
            _ => self.patterns[style as usize],
        };
        let mut out = String::with_capacity(32);
        while let Some(first) = rest.chars().next() {
            let count = rest.chars().take_while(|c| *c == first).count();
            let (field, after) = rest.split_at(count * first.len_utf8());
            rest = after;
            // Writing to a string cannot fail.
            let _ = match (first, count) {
                ('d', _) => write!(out, "{}", date.day()),
                ('M', 3) => out.write_str(entry(&self.short_months, date.month() - 1)),
                ('M', _) => out.write_str(entry(&self.months, date.month() - 1)),
                ('y', _) => write!(out, "{}", date.year()),
                ('E', _) => {
                    let at = date.weekday().to_monday_zero_offset();
                    out.write_str(entry(&self.weekdays, at))
                }
                ('\'', _) => {
                    let (text, after) = rest.split_once('\'').unwrap_or((rest, ""));
                    rest = after;
                    out.write_str(text)
                }
                _ => out.write_str(field),
            };
        }
        out
    }
}

/// One of several.
fn entry(list: &[&'static str], at: i8) -> &'static str {
    let at = usize::try_from(at).ok();
    at.and_then(|at| list.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_stand_in_their_order() {
        for (at, (_, style)) in DateStyle::ALL.into_iter().enumerate() {
            assert_eq!(style as usize, at);
        }
    }
}
