//! When partners are both awake: rows for every part of the round, and a word on every change of the clocks.

use std::iter;

use jiff::civil::Date;

use crate::model::Profile;
use crate::render::hours::clock;
use crate::render::hours::{self, Minute, Season};
use crate::words::{DateStyle, Words};

use super::partner::place;
use super::view::{HoursView, SeasonView, WindowView};

/// A partner's clock.
pub(super) struct Clock<'a> {
    /// First name.
    pub(super) called: &'a str,
    /// Name of the IANA list.
    pub(super) zone: &'a str,
    /// Whose clock it is, in a word that the reader may know.
    pub(super) place: String,
}

/// The hours of some days for a reader with this profile.
pub(super) fn hours(
    mine: &Profile,
    partners: &[Clock<'_>],
    from: Date,
    until: Date,
    words: &Words,
) -> HoursView {
    let mut zones: Vec<&str> = vec![&mine.time_zone];
    zones.extend(partners.iter().map(|partner| partner.zone));
    let seasons = if partners.is_empty() {
        Vec::new()
    } else {
        hours::common(&zones, from, until)
    };
    let names: Vec<String> = partners
        .iter()
        .map(|partner| partner.called.to_owned())
        .collect();
    HoursView {
        none: seasons.iter().all(|season| season.windows.is_empty()),
        unknown: partners.is_empty(),
        seasons: seasons.iter().map(|season| view(season, words)).collect(),
        changes: seasons
            .iter()
            .filter_map(|season| change(season, &names, words))
            .collect(),
        my_zone: town(mine),
        their_zones: partners
            .iter()
            .map(|partner| partner.place.clone())
            .collect(),
        names,
    }
}

/// Where the reader lives, else the town that names the time zone.
fn town(mine: &Profile) -> String {
    let city = mine.city.as_ref().map(|city| city.reveal().clone());
    city.unwrap_or_else(|| place(&mine.time_zone))
}

fn view(season: &Season, words: &Words) -> SeasonView {
    let window = |window: &Vec<(Minute, Minute)>| {
        let mut spans = window.iter().map(|window| span(*window, words));
        WindowView {
            mine: spans.next().unwrap_or_default(),
            theirs: spans.collect(),
        }
    };
    SeasonView {
        from: season.from.to_string(),
        until: season.until.to_string(),
        windows: season.windows.iter().map(window).collect(),
    }
}

fn span((from, until): (Minute, Minute), words: &Words) -> String {
    let ends = [("from", clock(from).into()), ("until", clock(until).into())];
    words.say_with("hours-span", &ends)
}

/// `On 25 October 2026 your clocks go back by one hour and Grace’s clocks go forward by one hour.`
fn change(season: &Season, names: &[String], words: &Words) -> Option<String> {
    let mut alike: Vec<(i32, Vec<Option<&String>>)> = Vec::new();
    let people = iter::once(None).chain(names.iter().map(Some));
    for (who, minutes) in people.zip(&season.moved) {
        match alike.iter_mut().find(|(same, _)| same == minutes) {
            _ if *minutes == 0 => {}
            Some((_, people)) => people.push(who),
            None => alike.push((*minutes, vec![who])),
        }
    }
    let said: Vec<String> = alike
        .iter()
        .map(|(minutes, people)| moved(people, *minutes, words))
        .collect();
    let day = words.date(season.from, DateStyle::Long);
    let args = [("day", day.into()), ("list", words.list(&said).into())];
    (!said.is_empty()).then(|| words.say_with("clocks-change", &args))
}

/// `your clocks and Hope’s go back by one hour`; nobody is the reader.
fn moved(people: &[Option<&String>], minutes: i32, words: &Words) -> String {
    let whose = people.iter().map(|person| match person {
        None => words.say("clocks-yours").to_owned(),
        Some(name) => words.say_with("clocks-of", &[("name", (*name).into())]),
    });
    let whose = words.list(&whose.collect::<Vec<_>>());
    let names: Vec<&String> = people.iter().flatten().copied().collect();
    let way = if minutes < 0 { "back" } else { "forward" };
    let key = match people {
        [None, ..] => "clocks-move-yours",
        _ => "clocks-move-theirs",
    };
    words.say_with(
        key,
        &[
            ("whose", whose.into()),
            ("names", words.list(&names).into()),
            ("count", people.len().into()),
            ("way", way.into()),
            ("duration", words.duration(minutes.unsigned_abs()).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;
    use jiff::civil::date;

    fn said(moved: [i32; 3]) -> Option<String> {
        let season = Season {
            from: date(2026, 10, 25),
            until: date(2026, 10, 31),
            windows: Vec::new(),
            moved: moved.to_vec(),
        };
        let names = ["Abigail", "Hope"].map(str::to_owned);
        let said = change(&season, &names, english::words())?;
        Some(said.replace("On 25\u{a0}October 2026 ", ""))
    }

    #[test]
    fn clocks_that_change_alike_are_told_together() {
        let told = [
            ([0, 0, 0], None),
            ([-60, 0, 0], Some("your clocks go back by one hour.")),
            (
                [0, -60, -60],
                Some("Abigail’s and Hope’s clocks go back by one hour."),
            ),
            (
                [-60, 0, -60],
                Some("your clocks and Hope’s go back by one hour."),
            ),
            (
                [-60, 60, 0],
                Some(
                    "your clocks go back by one hour and Abigail’s clocks go forward by one hour.",
                ),
            ),
        ];
        for (moved, expected) in told {
            assert_eq!(said(moved).as_deref(), expected);
        }
    }
}
