//! Clocks of time zones beside each other.

use std::collections::BTreeMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

const DAY: i32 = 24 * 60;

/// With at most so many minutes between their clocks, two people are in the same time zone as far as wishes go.
pub const SAME_HOURS: u32 = 180;

/// A time zone by its name. Few zones have many people, so that each is looked up once.
pub fn known(name: &str) -> Option<TimeZone> {
    static KNOWN: LazyLock<RwLock<BTreeMap<String, TimeZone>>> = LazyLock::new(RwLock::default);
    let known = || KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(zone) = known().get(name) {
        return Some(zone.clone());
    }
    let zone = TimeZoneDatabase::bundled().get(name).ok()?;
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.insert(name.to_owned(), zone.clone());
    Some(zone)
}

/// How far the clock of a time zone is ahead of UTC at noon UTC of a day, in minutes. An unknown zone counts as UTC;
/// validation does not let it through.
pub fn minutes_from_utc(zone: &str, day: Date) -> i32 {
    let noon = Offset::UTC.to_timestamp(day.at(12, 0, 0, 0));
    match (known(zone), noon) {
        (Some(zone), Ok(noon)) => zone.to_offset(noon).seconds().div_euclid(60),
        _ => 0,
    }
}

/// How far the clock of a time zone is ahead of UTC at noon UTC of the first day, and of each later day from which it is
/// another, in minutes; the first row is that of the first day.
pub fn offsets(zone: &str, first: Date, last: Date) -> Vec<(Date, i32)> {
    let mut offsets = vec![(first, minutes_from_utc(zone, first))];
    let (Some(zone_of), Ok(noon)) = (known(zone), Offset::UTC.to_timestamp(first.at(12, 0, 0, 0)))
    else {
        return offsets;
    };
    for change in zone_of.following(noon) {
        let moment = Offset::UTC.to_datetime(change.timestamp());
        // A change after noon is seen at noon of the next day.
        let day = match moment.hour() < 12 {
            true => Ok(moment.date()),
            false => moment.date().tomorrow(),
        };
        let Some(day) = day.ok().filter(|day| *day <= last) else {
            break;
        };
        let minutes = minutes_from_utc(zone, day);
        if offsets.last().is_some_and(|(_, before)| *before != minutes) {
            offsets.push((day, minutes));
        }
    }
    offsets
}

/// How far the clock `to` is ahead of the clock `from`, the short way round the globe: -720 to 720 minutes.
pub fn ahead(from: i32, to: i32) -> i32 {
    let east = (to - from).rem_euclid(DAY);
    match east.cmp(&(DAY / 2)) {
        std::cmp::Ordering::Less => east,
        std::cmp::Ordering::Equal if to > from => east,
        _ => east - DAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_compared_round_the_globe() {
        assert_eq!(ahead(0, 330), 330);
        assert_eq!(ahead(330, 0), -330);
        assert_eq!(
            ahead(780, -660),
            0,
            "Apia and Pago Pago show the same hours"
        );
        assert_eq!(
            ahead(600, -600),
            240,
            "from Sydney to Honolulu over the Pacific"
        );
        assert_eq!((ahead(0, 720), ahead(720, 0)), (720, -720));
        assert_eq!((ahead(60, -660), ahead(-660, 60)), (-720, 720));
    }

    #[test]
    fn a_clock_is_followed_through_its_changes() {
        let day = |month, day| Date::constant(2026, month, day);
        let changes = |zone| offsets(zone, day(9, 14), day(12, 31));
        assert_eq!(
            changes("Europe/Dublin"),
            [(day(9, 14), 60), (day(10, 25), 0)]
        );
        assert_eq!(
            changes("America/New_York"),
            [(day(9, 14), -240), (day(11, 1), -300)]
        );
        assert_eq!(changes("Africa/Dakar"), [(day(9, 14), 0)]);
        assert_eq!(
            offsets("Europe/Dublin", day(9, 14), day(10, 24)),
            [(day(9, 14), 60)],
            "a change after the last day is none"
        );
    }

    #[test]
    fn the_first_day_decides_about_summer_time() {
        let day = |month| Date::constant(2026, month, 14);
        assert_eq!(minutes_from_utc("Europe/Dublin", day(9)), 60);
        assert_eq!(minutes_from_utc("Europe/Dublin", day(12)), 0);
        assert_eq!(minutes_from_utc("Asia/Kathmandu", day(1)), 345);
    }
}
