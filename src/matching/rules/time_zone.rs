//! A near time zone: by what the clocks show on the first day of the round, round the globe.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::{Measure, Rule, RuleId, Way};
use crate::matching::candidates::Candidate;
use crate::matching::columns::Column;
use crate::model::Policy;
use crate::model::policy::PreferKind;

pub(super) const RULE: Rule = Rule {
    id: RuleId::TimeZone,
    ways: &[
        Way {
            graded: true,
            ..Way::plain(
                "partners live in near time zones",
                "100 for the same hours, falling evenly to 0 at eight hours apart",
            )
        },
        Way {
            prefer: PreferKind::Different,
            graded: true,
            text: "partners live in distant time zones",
            scale: "0 for the same hours, rising evenly to 100 at eight hours apart",
        },
    ],
    measure: Measure::Pair {
        points: |pair, policy| by_minutes(pair.minutes_apart, far(policy)),
        column,
    },
};

const DAY: i32 = 24 * 60;
const FAR: u32 = 8 * 60;

/// How far the clock of a time zone is ahead of UTC at noon UTC of a day, in minutes. An unknown zone counts as UTC;
/// validation does not let it come here.
pub fn minutes_from_utc(zone: &str, day: Date) -> i32 {
    let noon = Offset::UTC.to_timestamp(day.at(12, 0, 0, 0));
    match (TimeZone::get(zone), noon) {
        (Ok(zone), Ok(noon)) => zone.to_offset(noon).seconds().div_euclid(60),
        _ => 0,
    }
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

fn far(policy: &Policy) -> bool {
    policy.preference(RuleId::TimeZone) == PreferKind::Different
}

fn by_minutes(apart: u32, far: bool) -> u32 {
    let near = FAR.saturating_sub(apart) * 100 / FAR;
    if far { 100 - near } else { near }
}

fn column(people: &[Candidate], policy: &Policy) -> Column {
    let (offsets, far) = (
        people.iter().map(|person| Some(person.minutes)),
        far(policy),
    );
    Column::table(offsets, |a, b| {
        by_minutes(ahead(*a, *b).unsigned_abs(), far)
    })
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
    fn the_first_day_decides_about_summer_time() {
        let day = |month| Date::constant(2026, month, 14);
        assert_eq!(minutes_from_utc("Europe/Dublin", day(9)), 60);
        assert_eq!(minutes_from_utc("Europe/Dublin", day(12)), 0);
        assert_eq!(minutes_from_utc("Asia/Kathmandu", day(1)), 345);
    }

    #[test]
    fn points_fall_to_nothing_at_eight_hours() {
        assert_eq!(
            [0, 60, 240, 479, 480, 720].map(|apart| by_minutes(apart, false)),
            [100, 87, 50, 0, 0, 0]
        );
        assert_eq!(
            [0, 240, 480, 720].map(|apart| by_minutes(apart, true)),
            [0, 50, 100, 100]
        );
    }
}
