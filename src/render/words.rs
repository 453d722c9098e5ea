//! Words: dates, numbers and lists as an English reader writes them.
//!
//! Nothing else in the program spells a month; another language begins here.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// How to write a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `14 September 2026`
    Long,
    /// `14 Sep`
    Short,
    /// `14 September`
    DayMonth,
    /// `Monday`
    Weekday,
    /// `Monday 14 September 2026`
    Full,
}

impl DateStyle {
    /// Every style with the name that templates use.
    pub const ALL: [(&'static str, Self); 5] = [
        ("long", Self::Long),
        ("short", Self::Short),
        ("day-month", Self::DayMonth),
        ("weekday", Self::Weekday),
        ("full", Self::Full),
    ];

    /// The style of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, style)| *style)
    }
}

/// A date in words. Day and month stay on one line.
pub fn date(date: Date, style: DateStyle) -> String {
    let (day, month, year) = (date.day(), month(date), date.year());
    match style {
        DateStyle::Long => format!("{day}\u{a0}{month} {year}"),
        DateStyle::Short => format!("{day}\u{a0}{}", &month[..3]),
        DateStyle::DayMonth => format!("{day}\u{a0}{month}"),
        DateStyle::Weekday => weekday(date).to_owned(),
        DateStyle::Full => format!("{} {day}\u{a0}{month} {year}", weekday(date)),
    }
}

/// Two dates in words, without saying the year or the month twice: `14 to 27 September 2026`.
pub fn date_range(from: Date, until: Date) -> String {
    let end = date(until, DateStyle::Long);
    if from == until {
        end
    } else if from.year() != until.year() {
        format!("{} to {end}", date(from, DateStyle::Long))
    } else if from.month() != until.month() {
        format!("{} to {end}", date(from, DateStyle::DayMonth))
    } else {
        format!("{} to {end}", from.day())
    }
}

/// A number with its noun: `1 topic`, `1,162 topics`.
pub fn plural(count: u64, one: &str, other: &str) -> String {
    let noun = if count == 1 { one } else { other };
    format!("{} {noun}", number(count))
}

/// A whole number with commas between thousands: `1,162`.
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Names as in a sentence: `Amina, Ben and Chiyo`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let Some((last, before)) = items.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.as_ref().to_owned();
    }
    let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    format!("{} and {}", before.join(", "), last.as_ref())
}

fn month(date: Date) -> &'static str {
    let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

fn weekday(date: Date) -> &'static str {
    let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn a_date_is_written_in_each_style() {
        let written = DateStyle::ALL.map(|(_, style)| date(day(2026, 9, 14), style));
        assert_eq!(
            written,
            [
                "14\u{a0}September 2026",
                "14\u{a0}Sep",
                "14\u{a0}September",
                "Monday",
                "Monday 14\u{a0}September 2026"
            ]
        );
    }

    #[test]
    fn a_range_says_nothing_twice() {
        let range = |until| date_range(day(2026, 9, 14), until);
        assert_eq!(range(day(2026, 9, 14)), "14\u{a0}September 2026");
        assert_eq!(range(day(2026, 9, 27)), "14 to 27\u{a0}September 2026");
        assert_eq!(
            range(day(2026, 12, 20)),
            "14\u{a0}September to 20\u{a0}December 2026"
        );
        assert_eq!(
            range(day(2027, 1, 3)),
            "14\u{a0}September 2026 to 3\u{a0}January 2027"
        );
    }

    #[test]
    fn numbers_bring_their_noun() {
        assert_eq!(plural(0, "topic", "topics"), "0 topics");
        assert_eq!(plural(1, "topic", "topics"), "1 topic");
        assert_eq!(plural(1_234_567, "topic", "topics"), "1,234,567 topics");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000), "1,000");
    }

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Amina"]), "Amina");
        assert_eq!(list(&["Amina", "Ben", "Chiyo"]), "Amina, Ben and Chiyo");
    }
}
