//! What organisers enter in the life of a round, and what is true of its people, which the files need not say: who has been
//! whose partner.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fortnight::model::ledger::LineMark;
use fortnight::model::{PersonId, RoundId};
use fortnight::path::Slug;
use jiff::ToSpan;
use jiff::civil::{Date, date};

pub const STARTS: Date = date(2027, 1, 4);
pub const ENDS: Date = date(2027, 4, 25);
/// Everybody's country and clock; nobody shares either.
pub const HOMES: [(&str, &str); 12] = [
    ("SN", "Africa/Dakar"),
    ("IE", "Europe/Dublin"),
    ("KE", "Africa/Nairobi"),
    ("BR", "America/Sao_Paulo"),
    ("IN", "Asia/Kolkata"),
    ("NZ", "Pacific/Auckland"),
    ("PT", "Europe/Lisbon"),
    ("CL", "America/Santiago"),
    ("JP", "Asia/Tokyo"),
    ("CO", "America/Bogota"),
    ("VN", "Asia/Ho_Chi_Minh"),
    ("FI", "Europe/Helsinki"),
];
/// Enrolled when the matches are accepted; the others may come late.
pub const EARLY: usize = 10;
const TOPICS: usize = 8;
/// What is accepted: three pairs, one who waits, and three.
const ACCEPTED: [&[usize]; 5] = [&[0, 1], &[2, 3], &[4, 5], &[6], &[7, 8, 9]];

/// A line of the ledger.
#[derive(Clone, Debug)]
pub struct Line {
    /// Two or three, ascending.
    pub people: Vec<usize>,
    pub since: Date,
    pub status: &'static str,
}

/// What the organisers have entered by a day.
#[derive(Clone, Debug)]
pub struct Life {
    pub today: Date,
    /// Status at the round of those who are enrolled.
    pub enrolled: BTreeMap<usize, &'static str>,
    pub lines: Vec<Line>,
    pub waiting: BTreeSet<usize>,
    /// Whose id was changed, in the ledger too.
    pub renamed: BTreeSet<usize>,
    /// Whose lines are not those that were accepted.
    swapped: BTreeSet<usize>,
    /// With whom everybody has been, themselves included, the latest last; whatever the files say.
    pub past: BTreeMap<usize, Vec<BTreeSet<usize>>>,
    /// Whether somebody has gone from all files.
    pub has_erased: bool,
}

/// What happens next, to whom (two numbers that choose among those to whom it can happen), after so many days.
pub type Event = (u8, usize, usize, i64);

/// How many kinds of events there are.
pub const EVENTS: u8 = 11;

impl Life {
    /// A week before the round begins.
    pub fn accepted() -> Self {
        let mut life = Self {
            today: date(2026, 12, 28),
            enrolled: (0..EARLY).map(|person| (person, "active")).collect(),
            lines: Vec::new(),
            waiting: BTreeSet::from([6]),
            renamed: BTreeSet::new(),
            swapped: BTreeSet::new(),
            past: BTreeMap::new(),
            has_erased: false,
        };
        for people in ACCEPTED.into_iter().filter(|people| people.len() > 1) {
            life.begins(people.to_vec());
        }
        life
    }

    pub fn happens(&mut self, (what, first, second, days): Event) {
        let later = self.today.checked_add(days.days()).unwrap();
        self.today = later.min(ENDS);
        let chosen = self.chosen(first);
        match (what, chosen) {
            (0, Some(at)) => self.leaves(at, second),
            (1, Some(at)) => self.is_silent(at, second, first),
            (2, Some(at)) => self.lines[at].status = "met",
            (3, Some(at)) => self.parts(at),
            (4, _) => self.comes(first),
            (5, _) => self.is_renamed(first),
            (6, Some(at)) => self.is_exchanged(at, second),
            (7, _) => self.is_erased(first),
            _ => self.are_brought_together(first, second),
        }
    }

    fn chosen(&self, first: usize) -> Option<usize> {
        let running = (0..self.lines.len()).filter(|at| self.lines[*at].runs());
        let running: Vec<usize> = running.collect();
        running.get(first % running.len().max(1)).copied()
    }

    /// The first day of a match that is entered today.
    fn since(&self) -> Date {
        self.today.max(STARTS)
    }

    fn begins(&mut self, people: Vec<usize>) {
        for one in &people {
            self.waiting.remove(one);
            let past = self.past.entry(*one).or_default();
            past.push(people.iter().copied().collect());
        }
        self.lines.push(Line {
            people,
            since: self.since(),
            status: "active",
        });
    }

    /// Who is left of a line: two of three go on or part, as the numbers will have it; of two, one waits.
    fn are_left(&mut self, rest: Vec<usize>, go_on: bool) {
        match rest.len() {
            2 if go_on => self.begins(rest),
            _ => self.waiting.extend(rest),
        }
    }

    pub fn leaves(&mut self, at: usize, who: usize) {
        let mut rest = self.lines[at].people.clone();
        let gone = rest.remove(who % rest.len());
        self.lines[at].status = "withdrawn";
        self.enrolled.insert(gone, "withdrawn");
        self.are_left(rest, (who / 3).is_multiple_of(2));
    }

    /// The others wait for somebody new, or go on as two; what becomes of the silent one, the organisers say in one of
    /// three ways.
    pub fn is_silent(&mut self, at: usize, who: usize, way: usize) {
        let mut rest = self.lines[at].people.clone();
        let silent = rest.remove(who % rest.len());
        self.lines[at].status = "not-answering";
        let has_begun = self.today > self.lines[at].since;
        self.are_left(rest, has_begun && (who / 3).is_multiple_of(2));
        match way % 3 {
            0 => drop(self.enrolled.insert(silent, "withdrawn")),
            1 => drop(self.enrolled.insert(silent, "waiting")),
            _ => drop(self.waiting.insert(silent)),
        }
    }

    pub fn parts(&mut self, at: usize) {
        self.lines[at].status = "ended";
        self.waiting.extend(self.lines[at].people.clone());
    }

    pub fn comes(&mut self, first: usize) {
        let person = EARLY + first % (HOMES.len() - EARLY);
        self.enrolled.entry(person).or_insert("active");
    }

    /// A file gets another name, and the ledger is made to follow. Who is known by nothing but a mark is left out.
    pub fn is_renamed(&mut self, first: usize) {
        if self.has_erased {
            return;
        }
        let known: Vec<usize> = self.enrolled.keys().copied().collect();
        self.renamed.insert(known[first % known.len()]);
    }

    /// Before anybody was told, two lines exchange one of their people.
    pub fn is_exchanged(&mut self, at: usize, second: usize) {
        let Some(other) = self.chosen(second) else {
            return;
        };
        let is_first = |line: &Line| line.people.iter().all(|one| self.past[one].len() == 1);
        let lines = [at, other].map(|at| &self.lines[at]);
        if at == other || self.today >= STARTS || !lines.into_iter().all(is_first) {
            return;
        }
        let last = self.lines[at].people.pop().unwrap();
        let swapped = std::mem::replace(&mut self.lines[other].people[0], last);
        self.lines[at].people.push(swapped);
        for at in [at, other] {
            self.lines[at].people.sort_unstable();
            let people: BTreeSet<usize> = self.lines[at].people.iter().copied().collect();
            self.swapped.extend(&people);
            for one in &people {
                self.past.insert(*one, vec![people.clone()]);
            }
        }
    }

    /// Somebody goes from all files, and from the ledger as its hints say. What was entered by hand, or under another
    /// name, leaves no mark of a partner who has gone: this is left out here.
    pub fn is_erased(&mut self, first: usize) {
        let known: Vec<usize> = self.enrolled.keys().copied().collect();
        let gone = known[first % known.len()];
        let past = self.past.get(&gone).into_iter().flatten().flatten();
        let mut others: BTreeSet<usize> = past.copied().collect();
        others.insert(gone);
        let has_mark = |one: &usize| {
            *one < EARLY && *one != 6 && !self.renamed.contains(one) && !self.swapped.contains(one)
        };
        if !others.iter().all(has_mark) || known.len() < 4 {
            return;
        }
        self.has_erased = true;
        self.enrolled.remove(&gone);
        self.waiting.remove(&gone);
        for line in &mut self.lines {
            line.people.retain(|one| *one != gone);
        }
        let (kept, broken) = std::mem::take(&mut self.lines)
            .into_iter()
            .partition(|line| line.people.len() > 1);
        self.lines = kept;
        for line in Vec::<Line>::into_iter(broken) {
            for left in &line.people {
                let stands = self.lines.iter().any(|line| line.people.contains(left));
                if (line.runs() || !stands) && self.enrolled[left] != "withdrawn" {
                    self.waiting.insert(*left);
                }
            }
        }
        for line in self.lines.iter().filter(|line| line.runs()) {
            let people: BTreeSet<usize> = line.people.iter().copied().collect();
            for one in &people {
                let past = self.past.get_mut(one).unwrap();
                if past.last() != Some(&people) {
                    past.push(people.clone());
                }
            }
        }
    }

    /// Two of those who are free, if they have not been partners.
    pub fn are_brought_together(&mut self, first: usize, second: usize) {
        let running = self.lines.iter().filter(|line| line.runs());
        let busy: BTreeSet<usize> = running.flat_map(|line| line.people.clone()).collect();
        let free = self.enrolled.iter();
        let free = free.filter(|(who, status)| **status == "active" && !busy.contains(who));
        let free: Vec<usize> = free.map(|(who, _)| *who).collect();
        if free.len() < 2 {
            return;
        }
        let a = free[first % free.len()];
        let b = free[second % free.len()];
        let people = vec![a.min(b), a.max(b)];
        // A line of their own on that very day would be two at one time.
        let fresh = |line: &Line| {
            let mut held = people.iter().map(|one| line.people.contains(one));
            match line.since >= self.since() {
                true => held.all(|holds| !holds),
                false => held.any(|holds| !holds),
            }
        };
        if a != b && self.lines.iter().all(fresh) {
            self.begins(people);
        }
    }

    /// Their partners and the first day with them.
    pub fn partners(&self, person: usize) -> Option<(Vec<usize>, Date)> {
        let mut running = self.lines.iter().filter(|line| line.runs());
        let line = running.find(|line| line.people.contains(&person))?;
        let others = line.people.iter().copied().filter(|one| *one != person);
        Some((others.collect(), line.since))
    }

    pub fn id(&self, person: usize) -> String {
        match self.renamed.contains(&person) {
            true => format!("renamed-{person}"),
            false => id(person),
        }
    }

    pub fn files(&self) -> Vec<(String, String)> {
        let mut files = program();
        let ids = |people: &mut dyn Iterator<Item = &usize>| {
            let ids = people.map(|who| self.id(*who));
            ids.collect::<Vec<_>>().join(", ")
        };
        let mut ledger = String::from("digest: \"sha256:0\"\nmatches:\n");
        for line in &self.lines {
            let (people, since, status) = (ids(&mut line.people.iter()), line.since, line.status);
            let _ = writeln!(
                ledger,
                "  - {{ people: [{people}], since: {since}, status: {status} }}"
            );
        }
        let waiting = ids(&mut self.waiting.iter());
        let _ = writeln!(ledger, "unmatched: [{waiting}]");
        let round = RoundId(Slug::new("2027a").unwrap());
        let marks = ACCEPTED.map(|people| {
            let people = people.iter().map(|one| PersonId::new(&id(*one)).unwrap());
            let mark = LineMark::of(&round, &people.collect::<Vec<_>>());
            format!("\"{}\"", mark.as_str())
        });
        let _ = writeln!(ledger, "lines: [{}]", marks.join(", "));
        files.push(("data/matches/2027a.yaml".into(), ledger));
        for (person, status) in &self.enrolled {
            let (country, zone) = HOMES[*person];
            let text = format!(
                "name: Name{person}x Surname{person}x\nemail: mail{person}x@example.org\ncountry: {country}\n\
                 time_zone: {zone}\nlanguages: [en]\nconsent: 2026-11-01\n\
                 rounds:\n  2027a: {{ applied: 2026-11-10, status: {status} }}\n"
            );
            files.push((format!("data/participants/{}.yaml", self.id(*person)), text));
        }
        files
    }
}

impl Line {
    pub fn runs(&self) -> bool {
        matches!(self.status, "active" | "met")
    }
}

/// Somebody's id when the matches are accepted.
pub fn id(person: usize) -> String {
    format!("person-{person}")
}

/// Everything but ledger and people.
fn program() -> Vec<(String, String)> {
    let letter = |kind: &str| {
        let words = "Dear {first_name},\n\nBy {reply_by}, until {ends}: {partners}, {partner_first_names}.\n\n\
                     {partner_card}\n\n{reasons}\n\n{hours}\n\n{schedule}\n\n{first_topic_card}\n\n{ice_breakers}\n\n{unmatched_reasons}\n\n{what_happened}\n";
        (
            format!("content/letters/{kind}.md"),
            format!("---\nsubject: \"{kind}\"\n---\n{words}"),
        )
    };
    let kinds = [
        "pair",
        "second",
        "joined",
        "trio",
        "two",
        "unmatched",
        "alone",
        "parted",
        "waiting",
        "proposal",
    ];
    let mut files: Vec<(String, String)> = kinds.map(letter).to_vec();
    let mut topics = Vec::new();
    for at in 0..TOPICS {
        topics.push(format!("topic-{at}"));
        files.push((
            format!("content/topics/topic-{at}.md"),
            format!("---\ntitle: Topic {at}\nsummary: About {at}.\nquestions: [Why {at}?]\n---\nWords.\n"),
        ));
    }
    files.push((
        "data/rounds/2027a.yaml".into(),
        format!(
            "title: The round\nsign_up: {{ opens: 2026-11-01, closes: 2026-12-20 }}\nstarts: {STARTS}\nends: {ENDS}\n\
             topics: [{}]\n",
            topics.join(", ")
        ),
    ));
    files.push((
        "fortnight.toml".into(),
        "title = \"T\"\nbase_url = \"https://t.example.org/\"\n[organiser]\nname = \"Ines\"\nemail = \"hello@t.example.org\"\n\
         [letters]\nreply_within_days = 7\n"
            .into(),
    ));
    files
}
