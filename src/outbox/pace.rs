//! How many mails an account takes, and when it takes the next one.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};

use crate::model::mail::Limit;

const DAY: SignedDuration = SignedDuration::from_hours(24);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// What has gone by an account, and what may.
#[derive(Clone, Debug)]
pub struct Pace {
    limit: Limit,
    /// The moments at which mails went, in order.
    gone: Vec<Timestamp>,
}

impl Pace {
    /// After these, which went before.
    pub fn new(limit: Limit, gone: &[Timestamp]) -> Self {
        let mut gone = gone.to_vec();
        gone.sort_unstable();
        Self { limit, gone }
    }

    /// One goes.
    pub fn note(&mut self, at: Timestamp) {
        self.gone.push(at);
    }

    /// When one may go that comes behind so many others: not before the one that it pushes out of a window is that old.
    fn turn(&self, place: usize, limit: Option<u32>, window: SignedDuration) -> Option<Timestamp> {
        let pushed = place.checked_sub(limit? as usize)?;
        Some(*self.gone.get(pushed)? + window)
    }

    /// How long to wait for the next one, by the minute.
    pub fn pause(&self, now: Timestamp) -> Option<SignedDuration> {
        let turn = self.turn(self.gone.len(), self.limit.per_minute, MINUTE)?;
        let pause = turn.duration_since(now);
        pause.is_positive().then_some(pause)
    }

    /// How many of so many may go before a day is full.
    pub fn room(&self, now: Timestamp, number: usize) -> usize {
        let Some(most) = self.limit.per_day else {
            return number;
        };
        let young = self.gone.iter().filter(|at| now.duration_since(**at) < DAY);
        (most as usize).saturating_sub(young.count()).min(number)
    }

    /// When as many of those that are left may go as ever go at once.
    pub fn again(&self, left: usize) -> Option<Timestamp> {
        let at_once = left.min(self.limit.per_day? as usize).max(1);
        self.turn(self.gone.len() + at_once - 1, self.limit.per_day, DAY)
    }

    /// When the last of so many goes, if each goes as soon as it may.
    pub fn end(&self, now: Timestamp, number: usize) -> Timestamp {
        let mut pace = self.clone();
        let mut last = now;
        for _ in 0..number {
            let place = pace.gone.len();
            let day = pace.turn(place, self.limit.per_day, DAY);
            let minute = pace.turn(place, self.limit.per_minute, MINUTE);
            last = [day, minute]
                .into_iter()
                .flatten()
                .fold(last, Timestamp::max);
            pace.note(last);
        }
        last
    }
}

/// `Thursday 3 December, 14:20`, by the clocks of a time zone (IANA).
pub fn moment(at: Timestamp, zone: &str) -> String {
    let zone = TimeZoneDatabase::bundled().get(zone);
    let at = zone.unwrap_or(TimeZone::UTC).to_datetime(at);
    at.strftime("%A %-d %B, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_796_000_000 + hours * 3_600).unwrap()
    }

    fn limit(per_day: u32) -> Limit {
        Limit {
            per_day: Some(per_day),
            per_minute: None,
        }
    }

    #[test]
    fn a_day_takes_so_many_and_the_rest_goes_on_later_days() {
        let now = at(0);
        assert_eq!(moment(now, "Europe/Dublin"), "Monday 30 November, 00:53");
        let mut pace = Pace::new(limit(500), &[]);
        assert_eq!(pace.room(now, 1_162), 500);
        assert_eq!(pace.end(now, 1_162), at(48));
        assert_eq!(pace.end(now, 500), now);
        assert_eq!(pace.again(1), None, "there is room");
        (0..500).for_each(|_| pace.note(now));
        assert_eq!(pace.room(now, 662), 0);
        assert_eq!(pace.room(at(23), 662), 0);
        assert_eq!(pace.room(at(24), 662), 500);
        assert_eq!(pace.again(662), Some(at(24)));
        assert_eq!(pace.again(1), Some(at(24)));
        let own = Pace::new(Limit::default(), &[]);
        assert_eq!((own.room(now, 1_162), own.end(now, 1_162)), (1_162, now));
    }

    #[test]
    fn what_went_before_counts_and_grows_old() {
        let pace = Pace::new(limit(3), &[at(-1), at(-30), at(-2)]);
        assert_eq!(pace.room(at(0), 5), 1);
        assert_eq!(pace.again(1), Some(at(-6)), "that is over: one may go");
        let full = Pace::new(limit(3), &[at(-3), at(-1), at(-2)]);
        assert_eq!(full.again(1), Some(at(21)));
        assert_eq!(full.again(2), Some(at(22)));
        assert_eq!(full.again(9), Some(at(23)));
        assert_eq!(full.end(at(0), 4), at(45));
    }

    #[test]
    fn a_minute_takes_so_many_and_then_one_waits() {
        let per_minute = Limit {
            per_day: None,
            per_minute: Some(30),
        };
        let mut pace = Pace::new(per_minute, &[]);
        let minutes = pace.end(at(0), 1_162).duration_since(at(0));
        assert_eq!(minutes, SignedDuration::from_mins(38));
        assert_eq!(pace.pause(at(0)), None);
        (0..30).for_each(|_| pace.note(at(0)));
        assert_eq!(pace.pause(at(0)), Some(SignedDuration::from_mins(1)));
        assert_eq!(pace.pause(at(1)), None);
        assert_eq!(pace.room(at(0), 7), 7);
    }
}
