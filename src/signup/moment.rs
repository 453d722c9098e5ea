//! When somebody signed up: days and moments as forms write them.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::model::form::DateOrder;

/// A moment as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Day and month may be the other way round.
    Order,
    /// It is none.
    Unknown,
}

impl From<DateTime> for Written {
    fn from(moment: DateTime) -> Self {
        let time = Some(moment.time()).filter(|time| *time != Time::midnight());
        Self {
            date: moment.date(),
            time,
            offset: None,
        }
    }
}

impl Written {
    /// The day, as it is written.
    pub fn day(self) -> Date {
        self.date
    }

    /// Whether it says on whose clock it is.
    pub fn has_zone(self) -> bool {
        self.offset.is_some()
    }

    /// `2026-07-02T14:05:00Z` if it is known where, else the day: `2026-07-02`.
    pub fn text(self, zone: Option<&TimeZone>) -> String {
        let Self { date, time, offset } = self;
        let moment = time.and_then(|time| {
            let local = date.to_datetime(time);
            match offset {
                Some(offset) => offset.to_timestamp(local).ok(),
                None => Some(
                    zone?
                        .to_ambiguous_zoned_datetime(local)
                        .compatible()
                        .ok()?
                        .timestamp(),
                ),
            }
        });
        match moment {
            Some(moment) => moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            None => date.to_string(),
        }
    }
}

/// Reads a moment. Years have four digits or two, of this century.
pub(super) fn read(text: &str, order: Option<DateOrder>) -> Result<Written, Fault> {
    let text = text.trim();
    let (date, rest) = numbers(text, order).or_else(|fault| named(text).ok_or(fault))?;
    let (time, rest) = clock(rest)?;
    let offset = offset(rest, time.is_some())?;
    Ok(Written { date, time, offset })
}

/// In which order a day is written, if its numbers tell.
pub(super) fn order(text: &str) -> Option<DateOrder> {
    let (numbers, _) = three(text.trim())?;
    match numbers {
        [(4, _), ..] => Some(DateOrder::YearFirst),
        [(_, first), (_, second), _] if first > 12 && second <= 12 => Some(DateOrder::DayFirst),
        [(_, first), (_, second), _] if second > 12 && first <= 12 => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// Whether it is a day in any order.
pub(super) fn is_day(text: &str) -> bool {
    [DateOrder::DayFirst, DateOrder::MonthFirst]
        .iter()
        .any(|order| read(text, Some(*order)).is_ok())
}

/// Three numbers with how many digits each has, and what stands behind them.
fn three(text: &str) -> Option<([(usize, u16); 3], &str)> {
    let mut numbers = [(0, 0); 3];
    let mut rest = text;
    for (at, number) in numbers.iter_mut().enumerate() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        *number = (digits, rest.get(..digits)?.parse().ok()?);
        rest = &rest[digits..];
        if at < 2 {
            rest = rest.strip_prefix(['/', '-', '.'])?;
            rest = rest.trim_start_matches(' ');
        }
    }
    Some((numbers, rest))
}

fn numbers(text: &str, order: Option<DateOrder>) -> Result<(Date, &str), Fault> {
    let ([a, b, c], rest) = three(text).ok_or(Fault::Unknown)?;
    let date = |year: (usize, u16), month: u16, day: u16| {
        let year = match year {
            (4, year) => year,
            (2, year) => 2000 + year,
            _ => return Err(Fault::Unknown),
        };
        let small = |number: u16| i8::try_from(number).map_err(|_| Fault::Unknown);
        let year = i16::try_from(year).map_err(|_| Fault::Unknown)?;
        Date::new(year, small(month)?, small(day)?).map_err(|_| Fault::Unknown)
    };
    if a.0 == 4 {
        return Ok((date(a, b.1, c.1)?, rest));
    }
    let certain = match (a.1, b.1) {
        (a, b) if a == b || b > 12 => Some(DateOrder::MonthFirst),
        (a, _) if a > 12 => Some(DateOrder::DayFirst),
        _ => None,
    };
    match order
        .filter(|order| *order != DateOrder::YearFirst)
        .or(certain)
    {
        Some(DateOrder::DayFirst) => Ok((date(c, b.1, a.1)?, rest)),
        Some(_) => Ok((date(c, a.1, b.1)?, rest)),
        None => Err(Fault::Order),
    }
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// `2 July 2026`, `Jul 2, 2026`
fn named(text: &str) -> Option<(Date, &str)> {
    let mut rest = text;
    let mut words = Vec::new();
    while words.len() < 3 {
        rest = rest.trim_start_matches([' ', ',', '.']);
        let length = rest.find([' ', ',', '.']).unwrap_or(rest.len());
        let word = rest.get(..length).filter(|word| !word.is_empty())?;
        words.push(word.to_lowercase());
        rest = &rest[length..];
    }
    let month_of = |word: &str| {
        let begin = word.get(..3)?;
        let at = MONTHS.iter().position(|month| *month == begin)?;
        word.chars()
            .all(char::is_alphabetic)
            .then_some(i8::try_from(at + 1).ok()?)
    };
    let day_of = |word: &str| {
        word.trim_end_matches(char::is_alphabetic)
            .parse::<i8>()
            .ok()
    };
    let year: i16 = words[2].parse().ok().filter(|year| *year > 1000)?;
    let (month, day) = match (month_of(&words[0]), month_of(&words[1])) {
        (Some(month), None) => (month, day_of(&words[1])?),
        (None, Some(month)) => (month, day_of(&words[0])?),
        _ => return None,
    };
    Some((Date::new(year, month, day).ok()?, rest))
}

/// The time behind a day, if there is one.
fn clock(text: &str) -> Result<(Option<Time>, &str), Fault> {
    let text = text.trim_start_matches([' ', ',', 'T', '\u{202f}', '\u{a0}']);
    let text = text.strip_prefix("at ").unwrap_or(text);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((None, text));
    }
    let mut parts = [0_i8; 3];
    let mut rest = text;
    for (at, part) in parts.iter_mut().enumerate() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        *part = rest[..digits].parse().map_err(|_| Fault::Unknown)?;
        rest = &rest[digits..];
        match rest.strip_prefix(':') {
            Some(next) if at < 2 => rest = next,
            _ => break,
        }
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let [hour, minute, second] = parts;
    let (hour, rest) = half_of_day(hour, rest)?;
    let time = Time::new(hour, minute, second, 0).map_err(|_| Fault::Unknown)?;
    Ok((Some(time), rest))
}

/// `2 PM`, `2 p. m.`, `2 nachm.`: the hour of 24.
fn half_of_day(hour: i8, rest: &str) -> Result<(i8, &str), Fault> {
    const AFTER: [&str; 5] = ["pm", "p.m.", "p. m.", "p.\u{a0}m.", "nachm."];
    const BEFORE: [&str; 5] = ["am", "a.m.", "a. m.", "a.\u{a0}m.", "vorm."];
    let text = rest.trim_start_matches([' ', '\u{202f}', '\u{a0}']);
    let behind = |words: &[&str]| {
        let found = words.iter().find(|word| {
            text.get(..word.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
        });
        found.map(|word| &text[word.len()..])
    };
    match (behind(&AFTER), behind(&BEFORE)) {
        _ if !(1..=12).contains(&hour) => Ok((hour, rest)),
        (Some(rest), _) => Ok((hour % 12 + 12, rest)),
        (None, Some(rest)) => Ok((hour % 12, rest)),
        (None, None) => Ok((hour, rest)),
    }
}

/// How far a clock is from UTC, if that is said: `Z`, `+02:00`, `GMT-5`. The short name of a zone says too little.
fn offset(text: &str, has_time: bool) -> Result<Option<Offset>, Fault> {
    let text = text.trim().trim_matches(['(', ')']);
    if text.is_empty() {
        return Ok(None);
    }
    if !has_time {
        return Err(Fault::Unknown);
    }
    let upper = text.to_ascii_uppercase();
    let rest = ["GMT", "UTC", "Z"]
        .iter()
        .find_map(|name| upper.strip_prefix(name));
    let number = rest.unwrap_or(&upper);
    if number.is_empty() {
        return Ok(Some(Offset::UTC));
    }
    let Some(digits) = number.strip_prefix(['+', '-', '\u{2212}']) else {
        let is_name = upper.len() <= 5 && upper.chars().all(|c| c.is_ascii_uppercase());
        return if is_name {
            Ok(None)
        } else {
            Err(Fault::Unknown)
        };
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let all = digits.chars().all(|c| c.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 if all => (digits.as_str(), "0"),
        3 if all => digits.split_at(1),
        4 if all => digits.split_at(2),
        _ => return Err(Fault::Unknown),
    };
    let number_of = |text: &str| text.parse::<i32>().map_err(|_| Fault::Unknown);
    let seconds = number_of(hours)? * 3600 + number_of(minutes)? * 60;
    let seconds = if number.starts_with('+') {
        seconds
    } else {
        -seconds
    };
    Offset::from_seconds(seconds)
        .map(Some)
        .map_err(|_| Fault::Unknown)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn said(text: &str, order: Option<DateOrder>, zone: &str) -> String {
        let zone = TimeZone::get(zone).ok();
        match read(text, order) {
            Ok(written) => written.text(zone.as_ref()),
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn moments_are_read_as_forms_write_them() {
        let (month, day) = (Some(DateOrder::MonthFirst), Some(DateOrder::DayFirst));
        let cases = [
            (
                "7/2/2026 14:05:00",
                month,
                "America/Chicago",
                "2026-07-02T19:05:00Z",
            ),
            (
                "7/2/2026 14:05:00",
                day,
                "Europe/Oslo",
                "2026-02-07T13:05:00Z",
            ),
            ("7/2/2026 14:05:00", None, "", "Order"),
            ("7/22/2026", None, "", "2026-07-22"),
            (
                "2026/07/02 2:05:00 PM GMT+1",
                None,
                "",
                "2026-07-02T13:05:00Z",
            ),
            (
                "2026/07/02 12:05:00 AM GMT-5:30",
                None,
                "",
                "2026-07-02T05:35:00Z",
            ),
            (
                "2026/07/02 2:05:00 nachm. MESZ",
                None,
                "Europe/Berlin",
                "2026-07-02T12:05:00Z",
            ),
            ("02/07/2026 2:05:00 p. m.", day, "", "2026-07-02"),
            ("2026-07-02T14:05:00.123Z", None, "", "2026-07-02T14:05:00Z"),
            (
                "2026-07-02T14:05:00+02:00",
                None,
                "",
                "2026-07-02T12:05:00Z",
            ),
            ("2026-07-02 14:05", None, "UTC", "2026-07-02T14:05:00Z"),
            ("2.7.2026 14:05", day, "UTC", "2026-07-02T14:05:00Z"),
            ("02.07.26", day, "UTC", "2026-07-02"),
            ("July 2, 2026 2:05pm", None, "UTC", "2026-07-02T14:05:00Z"),
            ("2 July 2026", None, "UTC", "2026-07-02"),
            ("tomorrow", None, "UTC", "Unknown"),
            ("31/31/2026", None, "UTC", "Unknown"),
            ("7/2/2026 25:00", month, "UTC", "Unknown"),
            ("2026-07-02 or so", None, "UTC", "Unknown"),
            ("", None, "UTC", "Unknown"),
        ];
        for (text, order, zone, expected) in cases {
            assert_eq!(said(text, order, zone), expected, "{text}");
        }
        assert_eq!(order("13/2/2026"), Some(DateOrder::DayFirst));
        assert_eq!(order("2/13/2026 1:00"), Some(DateOrder::MonthFirst));
        assert_eq!(order("2/3/2026"), None);
    }
}
