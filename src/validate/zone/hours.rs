//! What hours a zone keeps, by the bundled time-zone database, and how people write offsets.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::model::clock;

/// Clocks change twice a year: what holds for a year holds for longer.
const MOST_WEEKS: usize = 54;

/// Minutes east of UTC at noon UTC of a day.
pub(super) fn offset_on(zone: &str, day: Date) -> i32 {
    let offset = noon(day).map(|noon| get(zone).to_offset(noon).seconds() / 60);
    offset.unwrap_or_default()
}

/// Minutes east of UTC by standard time and by summer time in the year of a day; the same where clocks do not change.
pub(super) fn offsets(zone: &str, day: Date) -> [i32; 2] {
    let [one, other] = seasons(day).map(|day| offset_on(zone, day));
    [one.min(other), one.max(other)]
}

/// Whether two zones have the same hours on every day of a time, looked at week by week.
pub(super) fn keep_same(one: &str, other: &str, [from, to]: [Date; 2]) -> bool {
    let weeks = from.series(7.days()).take_while(|day| *day < to);
    let mut days = weeks.take(MOST_WEEKS).chain([to]);
    one == other || days.all(|day| offset_on(one, day) == offset_on(other, day))
}

/// The first of all zones that keep the same hours in the winter and in the summer of a year.
pub(super) fn distinct<'a>(zones: &[&'a str], day: Date) -> Vec<&'a str> {
    if let [only] = zones {
        return vec![only];
    }
    let mut seen = Vec::new();
    let mut first = Vec::new();
    for zone in zones {
        let hours = seasons(day).map(|day| offset_on(zone, day));
        if !seen.contains(&hours) {
            seen.push(hours);
            first.push(*zone);
        }
    }
    first
}

/// Whether the clocks of a zone are called by an abbreviation in the winter or summer of a year.
pub(super) fn goes_by(zone: &str, short: &str, day: Date) -> bool {
    let zone = get(zone);
    let called = |day| {
        let info = noon(day).map(|noon| zone.to_offset_info(noon).abbreviation().to_owned());
        info.is_some_and(|own| own.eq_ignore_ascii_case(short.trim()))
    };
    seasons(day).into_iter().any(called)
}

/// Days on which one half of the world has summer time, then the other.
fn seasons(day: Date) -> [Date; 2] {
    [date(day.year(), 1, 15), date(day.year(), 7, 15)]
}

fn get(zone: &str) -> TimeZone {
    clock::known(zone).unwrap_or(TimeZone::UTC)
}

fn noon(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).ok()
}

/// `GMT+3`, `UTC−5:30`, `+0530`, `(UTC+05:30) Mumbai`: minutes east of UTC, as people mean it.
pub(super) fn written_offset(text: &str) -> Option<i32> {
    let text = text.trim().trim_start_matches('(');
    let text = text.split(')').next().unwrap_or(text);
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if "−–‐".contains(c) {
                '-'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    let prefixes = ["utc", "gmt", "ut", "z", ""];
    let rest = prefixes
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix))?;
    let (sign, rest) = match rest.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, rest.strip_prefix('+')?),
    };
    let (hours, minutes) = match rest.split_once([':', '.', ',', 'h']) {
        Some((hours, "5")) => (hours, "30"),
        Some((hours, "")) => (hours, "0"),
        Some(both) => both,
        None if rest.len() > 2 => rest.split_at_checked(rest.len() - 2)?,
        None => (rest, "0"),
    };
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() <= 2);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// "5:30 hours ahead of UTC".
pub(super) fn offset_words(offset: i32) -> String {
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let way = if offset < 0 { "behind" } else { "ahead of" };
    match (hours, minutes) {
        (0, 0) => "at UTC".to_owned(),
        (1, 0) => format!("1 hour {way} UTC"),
        (_, 0) => format!("{hours} hours {way} UTC"),
        _ => format!("{hours}:{minutes:02} hours {way} UTC"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("GMT+3", 180),
            ("GMT -4", -240),
            ("UTC+5:30", 330),
            ("utc\u{2212}3", -180),
            ("+0530", 330),
            ("+05:45", 345),
            ("UTC+5.5", 330),
            ("(UTC+05:30) Chennai, Mumbai", 330),
        ] {
            assert_eq!(written_offset(text), Some(minutes), "{text}");
        }
        for text in ["GMT", "UTC", "IST", "Mumbai", "GMT+99", "+", "a+3", "3"] {
            assert_eq!(written_offset(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_compared_throughout_a_time() {
        let winter = [date(2026, 11, 9), date(2027, 3, 1)];
        let round = [date(2026, 9, 14), date(2027, 1, 3)];
        assert!(keep_same("America/Phoenix", "America/Denver", winter));
        assert!(!keep_same("America/Phoenix", "America/Denver", round));
        assert!(keep_same("America/Detroit", "America/New_York", round));
        assert_eq!(offsets("Atlantic/Canary", round[0]), [0, 60]);
        assert_eq!(offsets("Australia/Sydney", round[0]), [600, 660]);
    }

    #[test]
    fn zones_with_the_same_hours_are_one_choice() {
        let day = date(2026, 9, 14);
        let zones = ["America/New_York", "America/Detroit", "America/Phoenix"];
        assert_eq!(
            distinct(&zones, day),
            ["America/New_York", "America/Phoenix"]
        );
        assert!(goes_by("Asia/Kolkata", "ist", day) && goes_by("Europe/Berlin", "CEST", day));
        assert_eq!(
            offset_words(offset_on("Etc/GMT+3", day)),
            "3 hours behind UTC"
        );
    }
}
