//! Which list of a program a document stands in on a day, and where in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::content::{Absent, Also, Document, Section};
use super::{Program, Round};
use crate::path::Slug;

/// The documents of a day.
#[derive(Default)]
pub struct Shelves {
    /// By date, newest first, then by slug. What has no date takes its place by its turn; what has none comes last.
    pub topics: Vec<Arc<Document>>,
    /// The same.
    pub posts: Vec<Arc<Document>>,
    /// By path.
    pub pages: Vec<Arc<Document>>,
    /// By path.
    pub letters: Vec<Arc<Document>>,
    /// What is not published on this day, by path.
    pub absent: Vec<Absent>,
}

impl Shelves {
    /// Sorts documents; the schedules of rounds give topics without a date their turns.
    pub fn new(
        documents: impl IntoIterator<Item = Arc<Document>>,
        rounds: &[Arc<Round>],
        day: Date,
        also: Also,
    ) -> Self {
        let mut shelves = Self::default();
        for document in documents {
            if let Some(why) = document.front.absence(day, also) {
                shelves.absent.push(Absent { document, why });
                continue;
            }
            let list = match document.section {
                Section::Topic => &mut shelves.topics,
                Section::Post => &mut shelves.posts,
                Section::Page => &mut shelves.pages,
                Section::Letter => &mut shelves.letters,
            };
            list.push(document);
        }
        sort_by_day(&mut shelves.topics, &first_turns(rounds));
        sort_by_day(&mut shelves.posts, &BTreeMap::new());
        shelves.pages.sort_by(|a, b| a.path.cmp(&b.path));
        shelves.letters.sort_by(|a, b| a.path.cmp(&b.path));
        let path = |absent: &Absent| Arc::clone(&absent.document.path);
        shelves.absent.sort_by_key(path);
        shelves
    }
}

fn sort_by_day(documents: &mut [Arc<Document>], turns: &BTreeMap<Slug, Date>) {
    let day = |document: &Document| {
        let turn = || turns.get(&document.slug).copied();
        document.front.date.or_else(turn)
    };
    documents.sort_by(|a, b| {
        let days = Reverse(day(a)).cmp(&Reverse(day(b)));
        days.then_with(|| a.slug.cmp(&b.slug))
            .then_with(|| a.path.cmp(&b.path))
    });
}

/// The first day on which a round discusses each topic.
fn first_turns(rounds: &[Arc<Round>]) -> BTreeMap<Slug, Date> {
    let mut turns = BTreeMap::new();
    for slot in rounds.iter().flat_map(|round| &round.schedule) {
        let first = turns.entry(slot.topic.clone()).or_insert(slot.date);
        *first = slot.date.min(*first);
    }
    turns
}

impl Program {
    /// The program with the documents of another day; rounds and people stay as they are today.
    #[must_use]
    pub fn on(&self, day: Date, also: Also) -> Self {
        let lists = [&self.topics, &self.posts, &self.pages, &self.letters];
        let shown = lists.into_iter().flatten();
        let absent = self.absent.iter().map(|absent| &absent.document);
        let all = shown.chain(absent).map(Arc::clone);
        let Shelves {
            topics,
            posts,
            pages,
            letters,
            absent,
        } = Shelves::new(all, &self.rounds, day, also);
        Self {
            config: self.config.clone(),
            today: self.today,
            vocabulary: self.vocabulary.clone(),
            organisers: self.organisers.clone(),
            participants: self.participants.clone(),
            rounds: self.rounds.clone(),
            ledgers: self.ledgers.clone(),
            topics,
            posts,
            pages,
            letters,
            absent,
        }
    }
}
