//! Calendar dates as text.

use jiff::Timestamp;
use jiff::civil::Date;

use super::scalar_of;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::person::Applied;
use crate::parse::tree::Node;
use crate::source::Spanned;

/// An earlier year of a program, or of what somebody said to it, is a slip.
const EARLIEST: i16 = 1990;

/// Dates of texts, which may be older.
const OF_TEXTS: [&str; 4] = ["date", "updated", "publish", "expires"];

/// A node that must be a date.
pub fn date_of(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Date>> {
    let Spanned { value, span } = scalar_of(node, key, "a date", problems)?;
    let text = value.text.trim();
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    let date: Option<Date> = if form { text.parse().ok() } else { None };
    let Some(value) = date else {
        let message = format!("`{key}` must be a date, found `{text}`");
        let hint = if form {
            "there is no such day in the calendar"
        } else {
            "write year, month and day like `2026-09-14`"
        };
        problems.push(Diagnostic::new(check::BAD_DATE, span, message).hint(hint));
        return None;
    };
    let earliest = if OF_TEXTS.contains(&key) {
        1000
    } else {
        EARLIEST
    };
    if value.year() < earliest {
        let message = format!("`{key}` lies in the year {}", value.year());
        let problem = Diagnostic::new(check::BAD_DATE, span, message);
        problems.push(problem.hint("is the year right? write it like `2026-09-14`"));
        return None;
    }
    Some(Spanned { value, span })
}

/// A node that must be a date, or a moment with its offset from UTC: `2026-07-02T14:05:00Z`.
pub fn moment_of(
    node: &Node,
    key: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<Applied>> {
    let Spanned { value, span } = scalar_of(node, key, "a date", problems)?;
    let text = value.text.trim();
    let moment: Option<Timestamp> = match text.contains([':', 'T', 't']) {
        true => text.parse().ok(),
        false => {
            let day = date_of(node, key, problems)?.value;
            let value = Applied { day, moment: None };
            return Some(Spanned { value, span });
        }
    };
    let day: Option<Date> = text.get(..10).and_then(|day| day.parse().ok());
    if let (Some(day), Some(_)) = (day.filter(|day| day.year() >= EARLIEST), moment) {
        let value = Applied { day, moment };
        return Some(Spanned { value, span });
    }
    let message = format!("`{key}` must be a date or a moment, found `{text}`");
    let problem = Diagnostic::new(check::BAD_DATE, span, message);
    problems.push(problem.hint(
        "write a day like `2026-07-02`, or a moment with its offset like `2026-07-02T14:05:00Z` or `2026-07-02T16:05:00+02:00`",
    ));
    None
}
