//! A round from its closing on, as the handbook tells it: 46 people, of whom four leave and two are silent, and three who come late. The
//! commands that organisers type, and what they edit by hand.

use std::cell::Cell;
use std::fmt::Write as _;

use super::bench::{Bench, check};

/// Countries with their clocks, in which people live by turns.
const HOMES: [(&str, &str); 6] = [
    ("IE", "Europe/Dublin"),
    ("SN", "Africa/Dakar"),
    ("JP", "Asia/Tokyo"),
    ("BR", "America/Sao_Paulo"),
    ("IN", "Asia/Kolkata"),
    ("NZ", "Pacific/Auckland"),
];

struct Season {
    bench: Bench,
    commands: Cell<usize>,
    edits: Cell<usize>,
    today: Cell<&'static str>,
}

impl Season {
    fn new() -> Self {
        let bench = Bench::new();
        let round = "title: January\nsign_up: { opens: 2026-11-01, closes: 2026-12-20 }\nstarts: 2027-01-04\n\
                     ends: 2027-04-25\ntopics: []\npolicy: { interests: off }\n";
        bench.write("program/data/rounds/2027a.yaml", round);
        // With the built-in texts of letters.
        std::fs::remove_dir_all(bench.path("program/content/letters")).unwrap();
        // Another round of the program runs by then.
        let accepted = bench.run(&["match", "2026c", "--accept", "--root", "program"]);
        assert_eq!(accepted.code, Some(0), "{accepted:?}");
        let season = Self {
            bench,
            commands: Cell::new(0),
            edits: Cell::new(0),
            today: Cell::new("2026-12-21"),
        };
        (0..46).for_each(|number| season.signs_up(number));
        season.edits.set(0);
        season
    }

    fn signs_up(&self, number: usize) {
        let (country, zone) = HOMES[number % HOMES.len()];
        let text = format!(
            "name: Given{number} Family{number}\nemail: mail{number}@example.org\ncountry: {country}\ntime_zone: {zone}\n\
             languages: [en]\nconsent: 2026-11-01\nrounds:\n  2027a: {{ applied: 2026-11-10 }}\n"
        );
        let file = format!("program/data/participants/person-{number}.yaml");
        self.bench.write(&file, text);
        self.edits.set(self.edits.get() + 1);
    }

    /// A command of the organisers. It must end well.
    fn run(&self, arguments: &[&str]) -> String {
        self.commands.set(self.commands.get() + 1);
        let folders = ["--root", "program", "--out", "site", "--private", "letters"];
        let date = ["--date", self.today.get()];
        let said = self.bench.run(&[arguments, &folders, &date].concat());
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.text()
    }

    /// Who stands in a match that runs, and how many of these there are.
    fn running(&self) -> (Vec<String>, usize) {
        let ledger = self.bench.read("program/data/matches/2027a.yaml");
        let lines = ledger
            .lines()
            .filter(|line| line.contains("people:") && line.contains("status: active"));
        let people = lines.clone().flat_map(|line| {
            let people = line.split(['[', ']']).nth(1).unwrap();
            people.split(", ").map(str::to_owned).collect::<Vec<_>>()
        });
        (people.collect(), lines.count())
    }

    fn letter(&self, who: &str) -> String {
        self.bench.read(&format!("letters/2027a/{who}.html"))
    }
}

#[test]
fn a_round_is_run_with_few_commands_and_hardly_an_edit() {
    let season = Season::new();
    let mut told = String::new();
    let mut tell = |what: &str, text: &str| {
        let _ = writeln!(told, "# {what}\n{text}");
    };
    season.run(&["match", "2027a"]);
    season.run(&["match", "2027a", "--accept"]);
    season.run(&["build"]);
    let (people, pairs) = season.running();
    assert_eq!((people.len(), pairs), (46, 23));
    // In the middle of the round: four leave, two are silent, three come late.
    season.today.set("2027-02-01");
    let firsts: Vec<&String> = people.iter().step_by(2).collect();
    for who in &firsts[..4] {
        season.run(&["mark", who, "withdrawn", "--write"]);
    }
    for who in &firsts[4..6] {
        season.run(&["mark", who, "not-answering", "--write"]);
    }
    (46..49).for_each(|number| season.signs_up(number));
    tell("In the middle", &season.run(&["status", "2027a"]));
    season.run(&["match", "2027a"]);
    let accepted = season.run(&["match", "2027a", "--accept"]);
    tell("Accepted", accepted.rsplit("If you accept").next().unwrap());
    tell("Accepted", &season.run(&["status", "2027a"]));
    season.run(&["build"]);
    let after = season.run(&["status", "2027a"]);
    assert!(
        after.contains("all letters in letters/ say what is true"),
        "{after}"
    );
    let (now, _) = season.running();
    // 46 and 3 without 4 who left and 2 who wait.
    assert_eq!(now.len(), 43);
    for who in &firsts[..4] {
        let letter = season.bench.path(&format!("letters/2027a/{who}.html"));
        assert!(!letter.exists(), "{who} has left");
    }
    for at in 0..6 {
        let left = &people[2 * at + 1];
        assert!(now.contains(left), "{left} has somebody");
        let said = match at {
            0..4 => "Your partner had to stop",
            _ => "We have not heard from your partner",
        };
        let letter = season.letter(left);
        assert!(
            letter.contains(said) || letter.contains("From now on you are three"),
            "{letter}"
        );
    }
    // A week later nothing has changed but the day.
    season.today.set("2027-02-08");
    let later = season.run(&["status", "2027a"]);
    assert!(
        later.contains("all letters in letters/ say what is true"),
        "{later}"
    );
    let silent = firsts[4];
    season.run(&["mark", silent, "active", "--write"]);
    tell("Somebody is back", &season.run(&["match", "2027a"]));
    season.run(&["match", "2027a", "--accept"]);
    season.run(&["build"]);
    assert_eq!(season.running().0.len(), 44);
    // On the day after the last one.
    season.today.set("2027-04-26");
    tell("It is over", &season.run(&["status", "2027a"]));
    let dry = season.run(&["close", "2027a"]);
    assert!(dry.contains("matches are now `ended`"), "{dry}");
    let closed = season.run(&["close", "2027a", "--write"]);
    tell("Closed", closed.rsplit("\n\n").next().unwrap());
    season.run(&["build"]);
    is_closed(&season, &firsts);
    tell("Handed over", &season.run(&["status", "2027a"]));
    assert!(
        season.commands.get() <= 25,
        "{} commands",
        season.commands.get()
    );
    assert_eq!(season.edits.get(), 3, "three forms that came late");
    check("life.txt", &told);
}

/// Whoever had a partner to the end is thanked and has a certificate; of those who left, nobody.
fn is_closed(season: &Season, gone: &[&String]) {
    let (letters, around) = (season.bench.tree("letters"), season.bench.tree("program"));
    let has = |path: &str| letters.contains_key(path);
    let ledger = season.bench.read("program/data/matches/2027a.yaml");
    let lasted = ledger.lines().filter(|line| line.contains("code: "));
    let lasted: Vec<&str> = lasted
        .flat_map(|line| line.split(['[', ']']).nth(1).unwrap().split(", "))
        .collect();
    assert_eq!(lasted.len(), 44, "{ledger}");
    for who in &lasted {
        assert!(has(&format!("2027a/{who}.html")), "{who}");
        assert!(has(&format!("2027a/certificates/{who}.html")), "{who}");
        let thanks = season.letter(who);
        assert!(
            !thanks.contains("{") || thanks.contains("<style>"),
            "{thanks}"
        );
    }
    for who in &gone[..4] {
        assert!(!has(&format!("2027a/{who}.html")), "{who} has left");
        assert!(!lasted.contains(&who.as_str()), "{who} has left");
    }
    for path in [
        "data/figures/2027a.yaml",
        "outbox/2027a/2027-04-26-handover/handover.md",
    ] {
        assert!(around.contains_key(path), "{path}");
    }
    let round = season.bench.read("program/data/rounds/2027a.yaml");
    assert!(round.contains("\nclosed: 2027-04-26"), "{round}");
}
