//! Which list of a program a document stands in on a day, and where in it.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::changes::Changes;
use super::content::{Absent, Also, Document, Documents, Section};
use super::{Program, Round};
use crate::path::Slug;

/// The documents of a day.
pub struct Shelves {
    /// By date, newest first, then by slug. What has no date takes its place by its turn; what has none comes last.
    pub topics: Documents,
    /// The same.
    pub posts: Documents,
    /// By path.
    pub pages: Documents,
    /// By path.
    pub letters: Documents,
    /// What is not published on this day, by path.
    pub absent: Vec<Absent>,
}

/// The same while they are being put in order.
#[derive(Default)]
struct Loose {
    topics: Vec<Arc<Document>>,
    posts: Vec<Arc<Document>>,
    pages: Vec<Arc<Document>>,
    letters: Vec<Arc<Document>>,
    absent: Vec<Absent>,
}

impl Shelves {
    /// Sorts documents; the schedules of rounds give topics without a date their turns.
    pub fn new(
        documents: impl IntoIterator<Item = Arc<Document>>,
        rounds: &[Arc<Round>],
        day: Date,
        also: Also,
    ) -> Self {
        let mut shelves = Loose::default();
        for document in documents {
            match document.front.absence(day, also) {
                Some(why) => shelves.absent.push(Absent { document, why }),
                None => shelves.list(document.section).push(document),
            }
        }
        let turns = first_turns(rounds);
        shelves.topics.sort_by(|a, b| by_day(a, b, &turns));
        shelves.posts.sort_by(|a, b| by_day(a, b, &NO_TURNS));
        shelves.pages.sort_by(|a, b| a.path.cmp(&b.path));
        shelves.letters.sort_by(|a, b| a.path.cmp(&b.path));
        let path = |absent: &Absent| Arc::clone(&absent.document.path);
        shelves.absent.sort_by_key(path);
        shelves.done()
    }

    /// The same, beginning with those of an earlier moment of the same day, in which topics had the same turns: only what
    /// has come is looked at.
    pub fn after(earlier: &Program, changes: &Changes, also: Also) -> Self {
        let kept = |list: &Documents| {
            let mut kept = Vec::with_capacity(list.len() + changes.come.len());
            let stays = |document: &&Arc<Document>| !changes.takes(document);
            kept.extend(list.iter().filter(stays).map(Arc::clone));
            kept
        };
        let absent = earlier.absent.iter();
        let absent = absent.filter(|absent| !changes.takes(&absent.document));
        let mut shelves = Loose {
            topics: kept(&earlier.topics),
            posts: kept(&earlier.posts),
            pages: kept(&earlier.pages),
            letters: kept(&earlier.letters),
            absent: absent.cloned().collect(),
        };
        let turns = first_turns(&earlier.rounds);
        for document in changes.come.iter().map(Arc::clone) {
            if let Some(why) = document.front.absence(earlier.today, also) {
                let absent = &mut shelves.absent;
                let at = absent.partition_point(|other| other.document.path < document.path);
                absent.insert(at, Absent { document, why });
                continue;
            }
            let order = |other: &Arc<Document>| match document.section {
                Section::Topic => by_day(other, &document, &turns),
                Section::Post => by_day(other, &document, &NO_TURNS),
                Section::Page | Section::Letter => other.path.cmp(&document.path),
            };
            let list = shelves.list(document.section);
            let at = list.partition_point(|other| order(other).is_lt());
            list.insert(at, document);
        }
        shelves.done()
    }
}

impl Loose {
    fn done(self) -> Shelves {
        let done = |list: Vec<Arc<Document>>| list.into_iter().collect();
        Shelves {
            topics: done(self.topics),
            posts: done(self.posts),
            pages: done(self.pages),
            letters: done(self.letters),
            absent: self.absent,
        }
    }

    fn list(&mut self, section: Section) -> &mut Vec<Arc<Document>> {
        match section {
            Section::Topic => &mut self.topics,
            Section::Post => &mut self.posts,
            Section::Page => &mut self.pages,
            Section::Letter => &mut self.letters,
        }
    }
}

/// Days of topics that have no date of their own.
type Turns = BTreeMap<Slug, Date>;

/// A post has none.
const NO_TURNS: Turns = BTreeMap::new();

fn by_day(a: &Document, b: &Document, turns: &Turns) -> Ordering {
    let day = |document: &Document| {
        let turn = || turns.get(&document.slug).copied();
        document.front.date.or_else(turn)
    };
    let days = Reverse(day(a)).cmp(&Reverse(day(b)));
    days.then_with(|| a.slug.cmp(&b.slug))
        .then_with(|| a.path.cmp(&b.path))
}

/// Whether topics without a date have the same turns in both schedules.
pub fn same_turns(old: &[Arc<Round>], new: &[Arc<Round>]) -> bool {
    first_turns(old) == first_turns(new)
}

/// The first day on which a round discusses each topic.
fn first_turns(rounds: &[Arc<Round>]) -> Turns {
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
            figures: self.figures.clone(),
            topics,
            posts,
            pages,
            letters,
            absent,
        }
    }
}
