//! Whole lives of a round, day by day as organisers enter them: who leaves, who does not answer, who comes late, who is
//! brought together by hand. Whatever happens, everybody enrolled gets exactly one letter, and none of them names
//! somebody who has left, a second partner, or a day that has passed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fortnight::diagnostic::{self, Diagnostic};
use fortnight::matching::{explain_accepted, propose};
use fortnight::model::ledger::{LineMark, Standing};
use fortnight::model::{PersonId, RoundId};
use fortnight::path::Slug;
use fortnight::pipeline;
use fortnight::render::words::{DateStyle, date as in_words};
use fortnight::render::{ledger, proposal};
use fortnight::source::Input;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const STARTS: Date = date(2027, 1, 4);
const ENDS: Date = date(2027, 4, 25);
/// Everybody's country and clock; nobody shares either.
const HOMES: [(&str, &str); 9] = [
    ("SN", "Africa/Dakar"),
    ("IE", "Europe/Dublin"),
    ("KE", "Africa/Nairobi"),
    ("BR", "America/Sao_Paulo"),
    ("IN", "Asia/Kolkata"),
    ("NZ", "Pacific/Auckland"),
    ("PT", "Europe/Lisbon"),
    ("CL", "America/Santiago"),
    ("JP", "Asia/Tokyo"),
];
/// Enrolled when the matches are accepted; the others may come late.
const EARLY: usize = 7;
const TOPICS: usize = 8;

fn id(person: usize) -> String {
    format!("person-{person}")
}

/// A line of the ledger.
#[derive(Clone, Debug)]
struct Line {
    people: [usize; 2],
    since: Date,
    status: &'static str,
}

/// What the organisers have entered by a day.
#[derive(Clone, Debug)]
struct Life {
    today: Date,
    /// Status at the round of those who are enrolled.
    enrolled: BTreeMap<usize, &'static str>,
    lines: Vec<Line>,
    waiting: BTreeSet<usize>,
}

/// What happens next, to whom (two numbers that choose among those to whom it can happen), after so many days.
type Event = (u8, usize, usize, i64);

impl Life {
    /// Three pairs and one who waits, a week before the round begins.
    fn accepted() -> Self {
        let line = |a| Line {
            people: [a, a + 1],
            since: STARTS,
            status: "active",
        };
        Self {
            today: date(2026, 12, 28),
            enrolled: (0..EARLY).map(|person| (person, "active")).collect(),
            lines: [0, 2, 4].map(line).to_vec(),
            waiting: BTreeSet::from([6]),
        }
    }

    fn happens(&mut self, (what, first, second, days): Event) {
        let later = self.today.checked_add(days.days()).unwrap();
        self.today = later.min(ENDS);
        let running: Vec<usize> = (0..self.lines.len())
            .filter(|at| matches!(self.lines[*at].status, "active" | "met"))
            .collect();
        let chosen = running.get(first % running.len().max(1)).copied();
        match (what, chosen) {
            (0, Some(at)) => self.leaves(at, second % 2),
            (1, Some(at)) => self.is_silent(at, second % 2, first),
            (2, Some(at)) => self.lines[at].status = "met",
            (3, Some(at)) => {
                self.lines[at].status = "ended";
                self.waiting.extend(self.lines[at].people);
            }
            (4, _) => self.comes(first),
            _ => self.are_brought_together(first, second),
        }
    }

    fn leaves(&mut self, at: usize, side: usize) {
        let people = self.lines[at].people;
        self.lines[at].status = "withdrawn";
        self.enrolled.insert(people[side], "withdrawn");
        self.waiting.insert(people[1 - side]);
    }

    /// The other one waits for somebody new; what becomes of the silent one, the organisers say in one of three ways.
    fn is_silent(&mut self, at: usize, side: usize, way: usize) {
        let people = self.lines[at].people;
        self.lines[at].status = "not-answering";
        self.waiting.insert(people[1 - side]);
        let silent = people[side];
        match way % 3 {
            0 => drop(self.enrolled.insert(silent, "withdrawn")),
            1 => drop(self.enrolled.insert(silent, "waiting")),
            _ => drop(self.waiting.insert(silent)),
        }
    }

    fn comes(&mut self, first: usize) {
        let person = EARLY + first % (HOMES.len() - EARLY);
        self.enrolled.entry(person).or_insert("active");
    }

    /// Two of those who are free, if they have not been partners.
    fn are_brought_together(&mut self, first: usize, second: usize) {
        let busy: BTreeSet<usize> = self.running().flat_map(|line| line.people).collect();
        let free = self.enrolled.iter();
        let free = free.filter(|(who, status)| **status == "active" && !busy.contains(who));
        let free: Vec<usize> = free.map(|(who, _)| *who).collect();
        if free.len() < 2 {
            return;
        }
        let a = free[first % free.len()];
        let b = free[second % free.len()];
        let people = [a.min(b), a.max(b)];
        // A line of their own on that very day would be two at one time.
        let fresh = |line: &Line| {
            line.people != people
                && !(line.since >= self.today && line.people.iter().any(|one| people.contains(one)))
        };
        if a == b || !self.lines.iter().all(fresh) {
            return;
        }
        for one in people {
            self.waiting.remove(&one);
        }
        self.lines.push(Line {
            people,
            since: self.today,
            status: "active",
        });
    }

    fn running(&self) -> impl Iterator<Item = &Line> {
        let lines = self.lines.iter();
        lines.filter(|line| matches!(line.status, "active" | "met"))
    }

    fn partner(&self, person: usize) -> Option<(usize, Date)> {
        let mut running = self.running();
        let line = running.find(|line| line.people.contains(&person))?;
        let [a, b] = line.people;
        Some((if a == person { b } else { a }, line.since))
    }

    fn files(&self) -> Vec<(String, String)> {
        let mut files = program();
        let mut ledger = String::from("digest: \"sha256:0\"\nmatches:\n");
        for line in &self.lines {
            let [a, b] = line.people.map(id);
            let (since, status) = (line.since, line.status);
            let _ = writeln!(
                ledger,
                "  - {{ people: [{a}, {b}], since: {since}, status: {status} }}"
            );
        }
        let waiting: Vec<String> = self.waiting.iter().map(|who| id(*who)).collect();
        let _ = writeln!(ledger, "unmatched: [{}]", waiting.join(", "));
        let round = RoundId(Slug::new("2027a").unwrap());
        let accepted: [&[usize]; 4] = [&[0, 1], &[2, 3], &[4, 5], &[6]];
        let marks = accepted.map(|people| {
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
            files.push((format!("data/participants/{}.yaml", id(*person)), text));
        }
        files
    }
}

/// Everything but ledger and people.
fn program() -> Vec<(String, String)> {
    let letter = |kind: &str| {
        let words = "Dear {first_name},\n\nBy {reply_by}, until {ends}: {partners}, {partner_first_names}.\n\n\
                     {partner_card}\n\n{reasons}\n\n{hours}\n\n{schedule}\n\n{first_topic_card}\n\n{ice_breakers}\n\n{unmatched_reasons}\n";
        (
            format!("content/letters/{kind}.md"),
            format!("---\nsubject: \"{kind}\"\n---\n{words}"),
        )
    };
    let kinds = [
        "pair",
        "second",
        "trio",
        "unmatched",
        "alone",
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

/// The letters by id, and everything that was told.
fn letters(files: &[(String, String)], today: Date) -> Result<BTreeMap<String, String>, String> {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, today);
    let told = |problems: &[Diagnostic]| {
        let problems = problems.iter();
        let told = problems.map(|one| diagnostic::render(&input.sources, one, false));
        told.collect::<Vec<_>>().join("\n")
    };
    let outcome = pipeline::prepare(&input);
    let Some(prepared) = outcome.value else {
        return Err(told(&outcome.problems));
    };
    let read = |_: &_| Err("there are no assets".to_owned());
    prepared.outputs(&read, |_, letters| {
        letters.begin().map_err(|found| told(&found))?;
        let mut all = BTreeMap::new();
        for index in 0..letters.len() {
            let letter = letters.letter(index).map_err(|found| told(&found))?;
            let (path, bytes) = letter.into_parts();
            let name = path.as_str().trim_start_matches("2027a/").to_owned();
            let text = String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
            if all
                .insert(name.trim_end_matches(".html").to_owned(), text)
                .is_some()
            {
                return Err(format!("two letters to {}", path.as_str()));
            }
        }
        Ok(all)
    })
}

fn long(day: Date) -> String {
    in_words(day, DateStyle::Long).replace('\u{a0}', " ")
}

/// Everything that a letter must not be wrong about.
fn check(life: &Life) -> Result<(), TestCaseError> {
    let letters = letters(&life.files(), life.today).map_err(TestCaseError::fail)?;
    let stays = life
        .enrolled
        .iter()
        .filter(|(_, status)| **status != "withdrawn");
    let expected: Vec<String> = stays.map(|(who, _)| id(*who)).collect();
    prop_assert_eq!(letters.keys().cloned().collect::<Vec<_>>(), expected);
    let mut passed = Vec::new();
    let mut day = STARTS.checked_sub(10.days()).unwrap();
    while day < life.today {
        passed.extend([long(day), day.to_string()]);
        day = day.tomorrow().unwrap();
    }
    for (who, status) in &life.enrolled {
        let Some(letter) = letters.get(&id(*who)) else {
            continue;
        };
        let partner = life.partner(*who);
        for other in 0..HOMES.len() {
            // Somebody's own name stands in the greeting.
            let named = letter.contains(&format!("mail{other}x@"))
                || other != *who && letter.contains(&format!("Surname{other}x"));
            let is_partner = partner.is_some_and(|(partner, _)| partner == other);
            prop_assert_eq!(named, is_partner, "{} of {} in\n{}", other, who, letter);
        }
        for day in &passed {
            for before in [" ", ">", "\""] {
                let said = letter.contains(&format!("{before}{day}"));
                prop_assert!(!said, "{} in the letter to {}", day, who);
            }
        }
        let begins = partner.map_or(STARTS, |(_, since)| since);
        let from = begins.max(life.today);
        let by = from.checked_add(7.days()).unwrap().min(ENDS);
        prop_assert!(letter.contains(&format!("By {},", long(by))), "{}", letter);
        let kind = kind(life, *who, status);
        prop_assert!(
            letter.contains(&format!("kind-{kind}\"")),
            "{}: {} in\n{}",
            who,
            kind,
            letter
        );
    }
    Ok(())
}

/// The kind of letter that fits.
fn kind(life: &Life, who: usize, status: &str) -> &'static str {
    let before = life.lines.iter().filter(|line| line.people.contains(&who));
    match (life.partner(who), before.count()) {
        (Some(_), 1) => "pair",
        (Some(_), _) => "second",
        (None, _) if status == "waiting" => "waiting",
        (None, 0) if life.waiting.contains(&who) => "unmatched",
        (None, 0) => "waiting",
        // Both kinds say nothing wrong to somebody who was silent, or whose partner was.
        (None, _) if silent(life, who) => "waiting",
        (None, _) => "alone",
    }
}

/// Whether the last partner of somebody who did not answer has somebody new, or waits for them.
fn silent(life: &Life, who: usize) -> bool {
    let of = |one: usize| {
        let lines = life
            .lines
            .iter()
            .filter(move |line| line.people.contains(&one));
        lines.max_by_key(|line| line.since)
    };
    let last = of(who).unwrap();
    let others = last.people.iter().filter(|other| **other != who);
    let moved =
        |other: &usize| life.waiting.contains(other) || of(*other).unwrap().people != last.people;
    last.status == "not-answering" && others.clone().any(moved)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_wrong_in_any_life_of_a_round(
        events in prop::collection::vec((0u8..7, 0usize..12, 0usize..12, 0i64..20), 0..10)
    ) {
        let mut life = Life::accepted();
        for event in events {
            life.happens(event);
        }
        check(&life)?;
    }
}

#[test]
fn a_drop_out_that_is_entered_in_one_place_stops_every_letter() {
    let mut life = Life::accepted();
    life.enrolled.insert(0, "withdrawn");
    let told = letters(&life.files(), life.today).unwrap_err();
    assert!(
        told.contains("`person-0` has withdrawn from `2027a`, but this match goes on"),
        "{told}"
    );
    let mut life = Life::accepted();
    life.lines[0].status = "withdrawn";
    life.waiting.insert(1);
    let told = letters(&life.files(), life.today).unwrap_err();
    assert!(
        told.contains("in this match somebody has withdrawn"),
        "{told}"
    );
}

#[test]
fn a_match_in_the_middle_of_a_round_counts_from_its_own_first_day() {
    let mut life = Life::accepted();
    life.leaves(0, 1);
    life.today = date(2027, 2, 1);
    life.are_brought_together(0, 1);
    assert_eq!(life.partner(0), Some((6, date(2027, 2, 1))));
    let letters = letters(&life.files(), date(2027, 1, 28)).unwrap();
    let (second, first) = (&letters["person-0"], &letters["person-6"]);
    assert!(second.contains("kind-second\"") && first.contains("kind-pair\""));
    for letter in [second, first] {
        assert!(letter.contains("By 8 February 2027"), "{letter}");
        assert!(letter.contains("datetime=\"2027-02-15\"") && letter.contains("Topic 2"));
        assert!(
            !letter.contains("Topic 1") && !letter.contains("January"),
            "{letter}"
        );
    }
}

#[test]
fn whoever_has_lost_a_partner_to_an_erasure_is_not_told_that_nobody_was_found() {
    let mut life = Life::accepted();
    life.enrolled.remove(&0);
    life.lines.remove(0);
    life.waiting.insert(1);
    let letters = letters(&life.files(), date(2027, 2, 1)).unwrap();
    assert!(letters["person-1"].contains("kind-alone\""));
}

#[test]
fn a_late_form_needs_words_of_its_own() {
    let mut life = Life::accepted();
    life.comes(0);
    let mut files = life.files();
    files.retain(|(path, _)| path != "content/letters/waiting.md");
    let told = letters(&files, life.today).unwrap_err();
    assert!(
        told.contains("there is no text for the letter `waiting`"),
        "{told}"
    );
}

/// What `fortnight match` shows of the accepted matches.
fn report(life: &Life) -> String {
    let files = life.files();
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (program, problems) = pipeline::program(&Input::from_texts(texts, life.today));
    let program = program.unwrap_or_else(|| panic!("{problems:?}"));
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let accepted = explain_accepted(&program, round, ledger).unwrap();
    proposal::accepted(&program, round, &accepted)
}

#[test]
fn a_match_that_made_way_for_a_newer_one_is_not_counted() {
    let mut life = Life::accepted();
    life.today = date(2027, 2, 1);
    life.is_silent(0, 1, 1);
    life.are_brought_together(0, 1);
    assert_eq!(life.partner(0).unwrap().0, 6);
    let report = report(&life);
    assert!(
        report.starts_with("The round (2027a): 3 matches, accepted; they do not move\n"),
        "{report}"
    );
}

#[test]
fn who_is_free_is_not_said_to_be_needed_elsewhere() {
    let mut life = Life::accepted();
    life.comes(0);
    let report = report(&life);
    for said in [
        "3 matches, accepted; they do not move; 2 people without a partner, 1 of them new since\n",
        "Surname6x (PT): 7 possible partners, one of whom has none either",
        "Surname7x (CL): 7 possible partners, one of whom has none either (new since the matches were accepted)",
    ] {
        assert!(report.contains(said), "{report}");
    }
}

#[test]
fn what_was_accepted_is_known_as_accepted() {
    let life = Life::accepted();
    let mut files = life.files();
    files.retain(|(path, _)| path != "data/matches/2027a.yaml");
    let read = |files: &[(String, String)]| {
        let texts = files.iter().map(|(path, text)| (&**path, &**text));
        let (program, problems) = pipeline::program(&Input::from_texts(texts, life.today));
        assert!(problems.is_empty(), "{problems:?}");
        program.unwrap()
    };
    let program = read(&files);
    let round = &program.rounds[0];
    let yaml = ledger::yaml(round, &propose(&program, round).unwrap());
    files.push(("data/matches/2027a.yaml".into(), yaml));
    let program = read(&files);
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let hands = ledger.matches.iter();
    assert_eq!(
        hands.filter(|line| ledger.is_by_hand(line, round)).count(),
        0
    );
    assert_eq!(
        ledger.lines.as_ref().map(BTreeSet::len),
        Some(3),
        "a trio of seven"
    );
    let standings = ledger.standings();
    let stands = |who: usize| standings.of(&PersonId::new(&id(who)).unwrap());
    assert_eq!(stands(8), Standing::New);
    assert!((0..EARLY).all(|who| matches!(stands(who), Standing::Matched { again: false, .. })));
}
