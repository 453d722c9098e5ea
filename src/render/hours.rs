//! Hours when partners are both awake, in everybody's local time, through every change of the clocks of a round.

use jiff::Timestamp;
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;

use crate::model::clock;

/// Minutes after local midnight.
pub type Minute = u16;

/// Part of a round in which no clock changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Windows in time order of the first person's day; each holds, per person, the local beginning and end.
    pub windows: Vec<Vec<(Minute, Minute)>>,
    /// Minutes by which each person's clock was moved when this part began.
    pub moved: Vec<i32>,
}

/// Waking hours that are tried, the kindest first: 8 to 22, 7 to 23, 6 to 24.
const WAKING: [(Minute, Minute); 3] = [(480, 1320), (420, 1380), (360, 1440)];

/// Everything is a multiple of this: so are all present offsets from UTC.
const STEP: Minute = 15;
const STEPS: usize = 1440 / STEP as usize;

/// A window shorter than this is no time for a talk.
const SHORTEST: usize = 2;

/// The common waking hours of two or three people; a season without windows means that there are none.
pub fn common(zones: &[&str], starts: Date, ends: Date) -> Vec<Season> {
    let zones = zones.iter().map(|zone| clock::known(zone));
    let zones: Vec<TimeZone> = zones.map(|zone| zone.unwrap_or(TimeZone::UTC)).collect();
    let mut seasons: Vec<(Vec<i32>, Season)> = Vec::new();
    let mut next = Some(starts);
    while let Some(day) = next.filter(|day| *day <= ends) {
        let changes = zones.iter().filter_map(|zone| next_change(zone, day));
        next = changes.min();
        let offsets: Vec<i32> = zones.iter().map(|zone| offset_minutes(zone, day)).collect();
        let until = match next.map(Date::yesterday) {
            Some(Ok(before)) => before.min(ends),
            _ => ends,
        };
        match seasons.last_mut() {
            Some((same, season)) if *same == offsets => season.until = until,
            last => {
                let windows = windows(&offsets);
                let before = last.map_or(&offsets, |(before, _)| before);
                let moved = offsets.iter().zip(before).map(|(now, before)| now - before);
                let moved = moved.collect();
                let from = day;
                let season = Season {
                    from,
                    until,
                    windows,
                    moved,
                };
                seasons.push((offsets, season));
            }
        }
    }
    merge(seasons.into_iter().map(|(_, season)| season))
}

/// Neighbouring seasons with the same local hours are one: both clocks changed on the same night.
fn merge(seasons: impl Iterator<Item = Season>) -> Vec<Season> {
    let mut merged: Vec<Season> = Vec::new();
    for season in seasons {
        match merged.last_mut() {
            Some(last) if last.windows == season.windows => last.until = season.until,
            _ => merged.push(season),
        }
    }
    merged
}

/// Minutes east of UTC at noon UTC of a day.
fn offset_minutes(zone: &TimeZone, day: Date) -> i32 {
    noon(day).map_or(0, |noon| zone.to_offset(noon).seconds() / 60)
}

/// The next day at whose noon UTC a clock may show another hour.
fn next_change(zone: &TimeZone, day: Date) -> Option<Date> {
    let change = zone.following(noon(day)?).next()?.timestamp();
    let day = TimeZone::UTC.to_datetime(change).date();
    match noon(day)? < change {
        true => day.tomorrow().ok(),
        false => Some(day),
    }
}

fn noon(day: Date) -> Option<Timestamp> {
    let noon = day.to_datetime(time(12, 0, 0, 0));
    TimeZone::UTC.to_timestamp(noon).ok()
}

/// The first of [`WAKING`] that leaves a window.
fn windows(offsets: &[i32]) -> Vec<Vec<(Minute, Minute)>> {
    let tries = WAKING.iter().map(|waking| windows_within(offsets, *waking));
    tries
        .into_iter()
        .find(|windows| !windows.is_empty())
        .unwrap_or_default()
}

fn windows_within(offsets: &[i32], (wake, sleep): (Minute, Minute)) -> Vec<Vec<(Minute, Minute)>> {
    let local = |step: usize, offset: i32| {
        let minute = i32::try_from(step).unwrap_or(0) * i32::from(STEP) + offset;
        u16::try_from(minute.rem_euclid(1440)).unwrap_or(0)
    };
    let awake: [bool; STEPS] = std::array::from_fn(|step| {
        let mut offsets = offsets.iter();
        offsets.all(|offset| (wake..sleep).contains(&local(step, *offset)))
    });
    let begins = |step: &usize| awake[*step] && !awake[(step + STEPS - 1) % STEPS];
    let mut windows = Vec::new();
    for first in (0..STEPS).filter(begins) {
        let length = (0..STEPS)
            .take_while(|more| awake[(first + more) % STEPS])
            .count();
        if length >= SHORTEST {
            let minutes = u16::try_from(length).unwrap_or(0) * STEP;
            let span = |offset: &i32| (local(first, *offset), local(first, *offset) + minutes);
            windows.push(offsets.iter().map(span).collect());
        }
    }
    windows.sort();
    windows
}

/// `9:00`, `16:30`, `24:00`.
pub fn clock(minute: Minute) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZoneDatabase;

    #[test]
    fn dakar_and_dublin_lose_an_hour_when_summer_ends() {
        let seasons = common(
            &["Africa/Dakar", "Europe/Dublin"],
            date(2026, 9, 14),
            date(2027, 1, 3),
        );
        assert_eq!(seasons.len(), 2);
        assert_eq!(seasons[0].until, date(2026, 10, 24));
        assert_eq!(seasons[0].windows, [vec![(480, 1260), (540, 1320)]]);
        assert_eq!(seasons[1].windows, [vec![(480, 1320), (480, 1320)]]);
        let moved: Vec<_> = seasons.iter().map(|season| &season.moved[..]).collect();
        assert_eq!(moved, [[0, 0], [0, -60]]);
    }

    #[test]
    fn new_york_and_dublin_differ_by_four_hours_for_one_week() {
        let seasons = common(
            &["America/New_York", "Europe/Dublin"],
            date(2026, 9, 14),
            date(2027, 1, 3),
        );
        let days: Vec<_> = seasons.iter().map(|season| season.from).collect();
        assert_eq!(
            days,
            [date(2026, 9, 14), date(2026, 10, 25), date(2026, 11, 1)]
        );
    }

    #[test]
    fn people_at_opposite_ends_of_the_day_get_the_edges_of_it() {
        let seasons = common(
            &["Pacific/Auckland", "Europe/Madrid"],
            date(2026, 6, 1),
            date(2026, 6, 30),
        );
        assert_eq!(seasons.len(), 1);
        assert!(
            seasons[0]
                .windows
                .iter()
                .flatten()
                .all(|(from, to)| from < to && *to <= 1440)
        );
    }

    #[test]
    fn the_parts_of_a_round_follow_one_another_whatever_the_clocks_do() {
        let zones = TimeZoneDatabase::bundled();
        let (starts, ends) = (date(2026, 1, 1), date(2027, 12, 31));
        for zone in zones.available() {
            let zone = zones.get(zone.as_str()).unwrap_or(TimeZone::UTC);
            let mut day = starts;
            while let Some(next) = next_change(&zone, day).filter(|next| *next <= ends) {
                let before = day.series(jiff::Span::new().days(1));
                let mut before = before.take_while(|day| *day < next);
                assert!(before.all(|one| offset_minutes(&zone, one) == offset_minutes(&zone, day)));
                day = next;
            }
        }
    }

    #[test]
    fn half_hours_are_kept() {
        let seasons = common(
            &["Asia/Kathmandu", "Asia/Kolkata"],
            date(2026, 6, 1),
            date(2026, 6, 2),
        );
        assert_eq!(seasons[0].windows, [vec![(495, 1320), (480, 1305)]]);
        assert_eq!(clock(495), "8:15");
    }
}
