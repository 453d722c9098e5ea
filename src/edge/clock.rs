//! The clock: today's date, read once, and a stopwatch for the closing summary.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::Trouble;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Today;

/// The variable by which package managers and build services say which moment to take for now
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Days between that moment and the clock that are told of.
const FAR: i32 = 31;

/// Today: `--date` if given, else the day in a time zone (IANA) at the moment in `SOURCE_DATE_EPOCH`, else at that of the clock;
/// the latter two stand below a day that the settings pin.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn today(given: Option<Date>, zone: &str) -> Result<Today, Trouble> {
    if let Some(date) = given {
        return Ok(Today::Given(date));
    }
    Ok(Today::Clock(date_of(now()?, zone)))
}

/// This moment by the clock, or the one in `SOURCE_DATE_EPOCH`: what stands above a mail, and in the journal.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is not a number of seconds.
pub fn now() -> Result<Timestamp, Trouble> {
    match std::env::var_os(EPOCH) {
        Some(seconds) => moment_of_epoch(&seconds.to_string_lossy()),
        None => Ok(Timestamp::now()),
    }
}

/// A warning if today comes from `SOURCE_DATE_EPOCH` and is far from the clock's: who set it may not have thought of a site
/// that changes with the day.
pub fn far_off(today: Today, zone: &str) -> Option<Diagnostic> {
    let (Today::Clock(date), Some(_)) = (today, std::env::var_os(EPOCH)) else {
        return None;
    };
    far_from(date, date_of(Timestamp::now(), zone))
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

fn moment_of_epoch(seconds: &str) -> Result<Timestamp, Trouble> {
    let moment = seconds
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| {
        Trouble::new(
            "use",
            EPOCH,
            format!("`{seconds}` is not a number of seconds since 1970"),
        )
        .hint("unset it, or give the date with `--date YYYY-MM-DD`")
    })
}

/// The calendar day at a moment. An unknown zone, which the settings cannot hold, counts as UTC.
fn date_of(moment: Timestamp, zone: &str) -> Date {
    let zone = TimeZoneDatabase::bundled().get(zone);
    zone.unwrap_or(TimeZone::UTC).to_datetime(moment).date()
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
    fn a_moment_falls_on_the_day_of_the_time_zone() {
        let day = |seconds, zone| date_of(moment_of_epoch(seconds).unwrap(), zone);
        // The last second of 4 September 2026 in UTC, and the next.
        assert_eq!(day("1788566399", "UTC"), date(2026, 9, 4));
        assert_eq!(day("1788566400", "UTC"), date(2026, 9, 5));
        // Summer time: Dublin is an hour ahead.
        assert_eq!(day("1788562799", "Europe/Dublin"), date(2026, 9, 4));
        assert_eq!(day("1788562800", "Europe/Dublin"), date(2026, 9, 5));
        assert_eq!(day("1788566400", "Pacific/Auckland"), date(2026, 9, 5));
        assert_eq!(day("1788523200", "Pacific/Auckland"), date(2026, 9, 5));
        assert_eq!(day("1788566400", "America/Lima"), date(2026, 9, 4));
        assert_eq!(day("1788566400", "Nowhere"), date(2026, 9, 5));
        let trouble = moment_of_epoch("yesterday").unwrap_err();
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
            today(Some(date(2026, 9, 5)), "UTC").unwrap(),
            Today::Given(date(2026, 9, 5))
        );
    }
}
