//! Rounds: two that are over, with their ledgers, and one that is about to be matched.

use std::collections::BTreeSet;

use super::people::Person;
use super::prose::Topics;
use super::random::Random;

/// The round whose sign-ups have just closed.
pub const COMING: &str = "2026b";

/// Rounds that are over, the earliest first: id, title, sign-ups, first and last day, number of topics.
#[rustfmt::skip]
pub const OVER: [Over; 2] = [
    Over { id: "2025b", title: "September 2025", sign_up: ["2025-07-15", "2025-08-31"], days: ["2025-09-15", "2025-12-07"], applied: "2025-08", topics: 6 },
    Over { id: "2026a", title: "March 2026", sign_up: ["2026-01-05", "2026-02-15"], days: ["2026-03-02", "2026-06-21"], applied: "2026-01", topics: 8 },
];

/// A round that is over.
pub struct Over {
    pub id: &'static str,
    title: &'static str,
    sign_up: [&'static str; 2],
    days: [&'static str; 2],
    /// The month of the sign-ups; all its days from the fifth on are among them.
    pub applied: &'static str,
    topics: usize,
}

/// Who was with whom, and who shall or shall not be. People are numbers in the list of all.
pub struct Rounds {
    /// For each round that is over: pairs, and those who waited.
    past: [(Vec<[usize; 2]>, Vec<usize>); 2],
    /// Everybody in them.
    seen: [BTreeSet<usize>; 2],
    pins: Vec<[usize; 2]>,
    forbidden: Vec<[usize; 2]>,
    /// Confidential wishes, sorted: the first avoids the second.
    avoided: BTreeSet<[usize; 2]>,
}

impl Rounds {
    /// About a third of all have taken part before, some of them twice.
    pub fn of(people: &[Person], random: &mut Random) -> Self {
        let mut met = BTreeSet::new();
        let past = [15, 30].map(|percent| pair_up(people, percent, &mut met, random));
        let mut avoided = BTreeSet::new();
        for person in 0..people.len() {
            if people.len() > 1 && random.percent(2) {
                let other = (person + random.between(1, people.len() - 1)) % people.len();
                avoided.insert([person, other]);
                met.extend([[person, other], [other, person]]);
            }
        }
        let mut free: Vec<usize> = (0..people.len()).collect();
        random.shuffle(&mut free);
        let pins = some_pairs(people, &free, people.len().div_ceil(400), &met);
        let pinned: Vec<usize> = pins.iter().flatten().copied().collect();
        free.retain(|person| !pinned.contains(person));
        random.shuffle(&mut free);
        let forbidden = some_pairs(people, &free, people.len().div_ceil(200), &met);
        let everybody = |(pairs, waited): &(Vec<[usize; 2]>, Vec<usize>)| {
            pairs.iter().flatten().chain(waited).copied().collect()
        };
        Self {
            seen: [everybody(&past[0]), everybody(&past[1])],
            past,
            pins,
            forbidden,
            avoided,
        }
    }

    /// Whether somebody took part in the round of [`OVER`] with this number.
    pub fn took_part(&self, person: usize, over: usize) -> bool {
        self.seen[over].contains(&person)
    }

    /// Whom somebody does not want to meet.
    pub fn avoided_by(&self, person: usize) -> impl Iterator<Item = usize> {
        let pairs = self.avoided.range([person, 0]..[person + 1, 0]);
        pairs.map(|[_, other]| *other)
    }

    /// Round files and ledgers.
    pub fn files(&self, topics: &Topics, people: &[Person]) -> Vec<(String, String)> {
        let mut files = vec![(
            format!("data/rounds/{COMING}.yaml"),
            self.coming(topics, people),
        )];
        for (over, (pairs, waited)) in OVER.iter().zip(&self.past) {
            files.push((format!("data/rounds/{}.yaml", over.id), over.file(topics)));
            let ledger = ledger(over, pairs, waited, people);
            files.push((format!("data/matches/{}.yaml", over.id), ledger));
        }
        files
    }

    fn coming(&self, topics: &Topics, people: &[Person]) -> String {
        let list = |pairs: &[[usize; 2]]| -> String {
            let lines = pairs
                .iter()
                .map(|pair| format!("\n  - [{}, {}]", people[pair[0]].id, people[pair[1]].id));
            lines.collect()
        };
        format!(
            "\
format: 1
id: {COMING}
title: September 2026
summary: Sixteen weeks, from the middle of September to the first days of January.
sign_up: {{ opens: 2026-07-01, closes: 2026-08-31 }}
starts: 2026-09-14
ends: 2027-01-03
cadence: 14
topics:{}
policy:
  different_country: must
  shared_language: must
  never_again: must
  interests: high
  sector: medium
  career_stage: low
  time_zone: medium
  languages: low
  objectives: [coverage, wishes, score]
pins:{}
forbidden:{}
odd: trio
",
            schedule(topics, 8),
            list(&self.pins),
            list(&self.forbidden),
        )
    }
}

impl Over {
    fn file(&self, topics: &Topics) -> String {
        let Self {
            id,
            title,
            sign_up: [opens, closes],
            days: [starts, ends],
            ..
        } = self;
        format!(
            "format: 1\nid: {id}\ntitle: {title}\nsign_up: {{ opens: {opens}, closes: {closes} }}\n\
             starts: {starts}\nends: {ends}\ncadence: 14\ntopics:{}\n",
            schedule(topics, self.topics),
        )
    }
}

fn schedule(topics: &Topics, count: usize) -> String {
    let slugs = topics.slugs().take(count);
    slugs.map(|slug| format!("\n  - {slug}")).collect()
}

/// Pairs among so many of a hundred people, none of whom has met before, and those who are left.
fn pair_up(
    people: &[Person],
    percent: usize,
    met: &mut BTreeSet<[usize; 2]>,
    random: &mut Random,
) -> (Vec<[usize; 2]>, Vec<usize>) {
    let mut here: Vec<usize> = (0..people.len())
        .filter(|_| random.percent(percent))
        .collect();
    random.shuffle(&mut here);
    let (mut pairs, mut waited) = (Vec::new(), Vec::new());
    while let Some(one) = here.pop() {
        let fits =
            |other: &usize| people[one].may_meet(&people[*other]) && !met.contains(&[one, *other]);
        let Some(at) = here.iter().rposition(fits) else {
            waited.push(one);
            continue;
        };
        let other = here.remove(at);
        met.extend([[one, other], [other, one]]);
        pairs.push([one.min(other), one.max(other)]);
    }
    pairs.sort_unstable();
    waited.sort_unstable();
    (pairs, waited)
}

/// So many pairs of neighbours in a list who may meet and have nothing against it.
fn some_pairs(
    people: &[Person],
    list: &[usize],
    count: usize,
    met: &BTreeSet<[usize; 2]>,
) -> Vec<[usize; 2]> {
    let pairs = list.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let fit = pairs.filter(|[a, b]| people[*a].may_meet(&people[*b]) && !met.contains(&[*a, *b]));
    fit.take(count).collect()
}

fn ledger(over: &Over, pairs: &[[usize; 2]], waited: &[usize], people: &[Person]) -> String {
    let lines = pairs.iter().enumerate().map(|(at, [a, b])| {
        let status = match at % 20 {
            7 => "not-answering",
            13 => "withdrawn",
            _ => "ended",
        };
        format!(
            "\n  - {{ people: [{}, {}], since: {}, status: {status} }}",
            people[*a].id, people[*b].id, over.days[0],
        )
    });
    let lines: String = lines.collect();
    let waited: Vec<&str> = waited.iter().map(|one| &*people[*one].id).collect();
    format!(
        "format: 1\nround: {}\nmatches:{lines}\nunmatched: [{}]\n",
        over.id,
        waited.join(", "),
    )
}
