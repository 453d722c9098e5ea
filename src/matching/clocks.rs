//! The clocks of everybody's time zones through a round.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::Round;
use crate::model::clock;

/// From which day on a clock is how far ahead of UTC, in minutes; the first row is that of the first day of the round.
pub type Clock = [(Date, i32)];

/// The clocks that were asked for, each once.
#[derive(Clone, Debug)]
pub struct Clocks<'a> {
    days: [Date; 2],
    places: BTreeMap<&'a str, usize>,
    clocks: Vec<Vec<(Date, i32)>>,
}

impl<'a> Clocks<'a> {
    /// Of a round.
    pub fn of(round: &Round) -> Self {
        Self::between(round.starts, round.ends)
    }

    /// From a first to a last day.
    pub fn between(first: Date, last: Date) -> Self {
        Self {
            days: [first, last],
            places: BTreeMap::new(),
            clocks: Vec::new(),
        }
    }

    /// The place of a time zone's clock.
    pub fn place(&mut self, zone: &'a str) -> usize {
        let [first, last] = self.days;
        let clocks = &mut self.clocks;
        *self.places.entry(zone).or_insert_with(|| {
            clocks.push(clock::offsets(zone, first, last));
            clocks.len() - 1
        })
    }

    /// The clock at a place.
    pub fn get(&self, place: usize) -> &Clock {
        self.clocks.get(place).map_or(&[], Vec::as_slice)
    }

    /// The days on which some clock is another than before, the first day of all; each with what a clock shows from then on.
    pub fn days(&self) -> Vec<Date> {
        let days = self.clocks.iter().flatten().map(|(day, _)| *day);
        let mut days: Vec<Date> = days.collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// How far a clock is ahead of UTC on a day.
pub fn on(clock: &Clock, day: Date) -> i32 {
    let before = clock.iter().take_while(|(from, _)| *from <= day);
    before.last().map_or(0, |(_, minutes)| *minutes)
}
