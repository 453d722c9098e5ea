//! The clock: today's date, read once, and a stopwatch for the closing summary.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Trouble;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Today;

/// The variable by which package managers and build services say which moment to take for now
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Days between that moment and the clock that are told of.
const FAR: i32 = 31;

/// Today: `--date` if given, else the moment in `SOURCE_DATE_EPOCH`, else the clock; the latter two in UTC, and below a day
/// that the settings pin.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn today(given: Option<Date>) -> Result<Today, Trouble> {
    if let Some(date) = given {
        return Ok(Today::Given(date));
    }
    let date = match std::env::var_os(EPOCH) {
        Some(seconds) => date_of_epoch(&seconds.to_string_lossy())?,
        None => date_of(Timestamp::now()),
    };
    Ok(Today::Clock(date))
}

/// A warning if today comes from `SOURCE_DATE_EPOCH` and is far from the clock's: who set it may not have thought of a site
/// that changes with the day.
pub fn far_off(today: Today) -> Option<Diagnostic> {
    let (Today::Clock(date), Some(_)) = (today, std::env::var_os(EPOCH)) else {
        return None;
    };
    far_from(date, date_of(Timestamp::now()))
}

fn far_from(date: Date, clock: Date) -> Option<Diagnostic> {
    let days = clock.since(date).map_or(i32::MAX, |span| span.get_days());
    let message =
        format!("today is taken to be {date}, since `{EPOCH}` says so; the clock says {clock}");
    let hint = format!(
        "unset `{EPOCH}`, or name the day that you want: `--date {clock}`, or `--date {date}` if you mean that one"
    );
    let place = Place::Program;
    (days.abs() > FAR).then(|| Diagnostic::new(check::FAR_OFF_DAY, place, message).hint(hint))
}

fn date_of_epoch(seconds: &str) -> Result<Date, Trouble> {
    let moment = seconds
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(date_of).ok_or_else(|| {
        Trouble::new(
            "use",
            EPOCH,
            format!("`{seconds}` is not a number of seconds since 1970"),
        )
        .hint("unset it, or give the date with `--date YYYY-MM-DD`")
    })
}

fn date_of(moment: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(moment).date()
}

/// Measures how long something took.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts it.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since then.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_date_of_an_epoch_is_that_of_utc() {
        assert_eq!(date_of_epoch("1788566399").unwrap(), date(2026, 9, 4));
        assert_eq!(date_of_epoch("1788566400").unwrap(), date(2026, 9, 5));
        let trouble = date_of_epoch("yesterday").unwrap_err();
        assert!(trouble.to_string().contains("`yesterday` is not a number"));
    }

    #[test]
    fn a_day_that_is_far_from_the_clocks_is_told() {
        let clock = date(2026, 9, 5);
        assert_eq!(far_from(date(2026, 8, 20), clock), None);
        assert_eq!(far_from(date(2026, 9, 6), clock), None);
        for far in [date(1980, 1, 1), date(2026, 7, 1), date(2036, 9, 5)] {
            assert!(far_from(far, clock).is_some(), "{far}");
        }
    }

    #[test]
    fn a_given_date_wins() {
        assert_eq!(
            today(Some(date(2026, 9, 5))).unwrap(),
            Today::Given(date(2026, 9, 5))
        );
    }
}
