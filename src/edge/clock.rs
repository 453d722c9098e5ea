//! The clock: today's date, read once, and a stopwatch for the closing summary.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Trouble;
use crate::source::Today;

const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today: `--date` if given, else the moment in `SOURCE_DATE_EPOCH`, else the clock; the latter two in UTC.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn today(given: Option<Date>) -> Result<Today, Trouble> {
    if let Some(date) = given {
        return Ok(Today::Given(date));
    }
    match std::env::var_os(EPOCH) {
        Some(seconds) => date_of_epoch(&seconds.to_string_lossy()).map(Today::Given),
        None => Ok(Today::Clock(date_of(Timestamp::now()))),
    }
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
    fn a_given_date_wins() {
        assert_eq!(
            today(Some(date(2026, 9, 5))).unwrap(),
            Today::Given(date(2026, 9, 5))
        );
    }
}
