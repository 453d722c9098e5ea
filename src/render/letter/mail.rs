//! A letter as a mail: who reads it, and the calendar that goes with it.

use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;
use jiff::{Timestamp, ToSpan};

use super::blocks::Blocks;
use super::{Outcome, RoundLetters};
use crate::model::{Document, Participant};
use crate::outbox::digest;
use crate::output::mail::Reader;
use crate::plan::letters::Scheduled;
use crate::render::hours::{self, Minute, clock};
use crate::render::mail::calendar::{Event, When, text};
use crate::words::Words;

impl<'a> RoundLetters<'a> {
    /// The same, about a post.
    pub fn about(mut self, post: Option<&'a Document>) -> Self {
        self.news = post;
        self
    }

    /// The same, with lines at their ends that begin an answer.
    pub fn with_answers(mut self, answers: bool) -> Self {
        self.answers = answers;
        self
    }

    /// The day of the program.
    pub fn today(&self) -> Date {
        self.program.today
    }

    /// Who reads the letter of somebody.
    pub fn reader(&self, person: &Participant) -> Reader {
        let outcome = self.outcome(person);
        let mut partners = Vec::new();
        if let Outcome::Matched(found, _) = &outcome {
            let ids = found
                .people
                .iter()
                .map(|number| &self.matches.people[*number as usize]);
            partners.extend(
                ids.filter(|id| **id != person.id)
                    .map(|id| id.as_str().to_owned()),
            );
        }
        partners.sort();
        Reader {
            id: person.id.as_str().to_owned(),
            group: self.kind(person, &outcome),
            partners,
            partner_only: person.partner_only,
        }
    }

    /// The topics to come, and on each of their days the hours when all are awake; `None` if no topic is to come.
    pub fn calendar(&self, person: &Participant) -> Option<String> {
        let outcome = self.outcome(person);
        let (letter, _) = self.text(self.kind(person, &outcome), person);
        let words = self.words(letter);
        let from = self.first_day(&outcome, self.program.today);
        let blocks = Blocks::new(self, person, &outcome, words, from);
        let days = blocks.topics().iter().filter(|slot| slot.date >= from);
        let awake = Awake::new(self, person, &blocks, from);
        let events: Vec<Event> = days
            .flat_map(|slot| {
                [
                    Some(self.topic_event(person, slot)),
                    awake.event(slot.date, words),
                ]
            })
            .flatten()
            .collect();
        let name = format!("{}: {}", self.program.config.title, self.round.title);
        (!events.is_empty()).then(|| text(&name, self.program.today, &events))
    }

    fn topic_event(&self, person: &Participant, slot: &Scheduled) -> Event {
        let front = &slot.topic.front;
        Event {
            id: self.event_id(person, &["topic", slot.topic.slug.as_str()]),
            when: When::Day(slot.date),
            title: front.title.clone(),
            about: front.summary.clone().unwrap_or_default(),
            url: Some(self.page_address(&slot.topic)),
        }
    }

    /// The same for the same event, so that a later calendar replaces an earlier one.
    fn event_id(&self, person: &Participant, texts: &[&str]) -> String {
        let round = self.round.id.to_string();
        let own = [
            &[&*self.program.config.base_url, &round, person.id.as_str()],
            texts,
        ]
        .concat();
        format!("{}@{}", digest(&own), self.program.config.host())
    }
}

/// The hours when the reader and the partners are awake.
struct Awake<'l, 'a> {
    letters: &'l RoundLetters<'a>,
    person: &'l Participant,
    /// The reader's first.
    zones: Vec<&'l str>,
    names: Vec<&'l str>,
    seasons: Vec<hours::Season>,
}

impl<'l, 'a> Awake<'l, 'a> {
    fn new(
        letters: &'l RoundLetters<'a>,
        person: &'l Participant,
        blocks: &'l Blocks<'a>,
        from: Date,
    ) -> Self {
        let (names, others): (Vec<&str>, Vec<&str>) = blocks.clocks().unzip();
        let mut zones = vec![&*letters.profile(person).time_zone];
        zones.extend(others);
        let seasons = match names.is_empty() {
            true => Vec::new(),
            false => hours::common(&zones, from, letters.round.ends),
        };
        Self {
            letters,
            person,
            zones,
            names,
            seasons,
        }
    }

    /// The longest of the hours on a day; `None` if there are none.
    fn event(&self, day: Date, words: &Words) -> Option<Event> {
        let mut seasons = self.seasons.iter();
        let season = seasons.find(|season| (season.from..=season.until).contains(&day))?;
        let length =
            |window: &&Vec<(Minute, Minute)>| window.first().map(|(from, until)| until - from);
        let window = season.windows.iter().max_by_key(length)?;
        let (from, until) = window.first()?;
        let mut whose = vec![words.say("calendar-you")];
        whose.extend(&self.names);
        let names = words.list(&whose);
        let lines = whose.iter().zip(window).map(|(name, (from, until))| {
            let ends = [
                ("from", clock(*from).into()),
                ("until", clock(*until).into()),
            ];
            format!("{name}: {}", words.say_with("hours-span", &ends))
        });
        Some(Event {
            id: self
                .letters
                .event_id(self.person, &["awake", &day.to_string()]),
            when: When::Hours(self.moment(day, *from)?, self.moment(day, *until)?),
            title: words.say_with("calendar-awake", &[("names", names.into())]),
            about: lines.collect::<Vec<_>>().join("\n"),
            url: None,
        })
    }

    /// So many minutes after midnight by the reader's clock.
    fn moment(&self, day: Date, minute: Minute) -> Option<Timestamp> {
        let zone = TimeZoneDatabase::bundled().get(self.zones.first()?).ok()?;
        let time = day
            .at(0, 0, 0, 0)
            .saturating_add(i64::from(minute).minutes());
        zone.to_timestamp(time).ok()
    }
}
