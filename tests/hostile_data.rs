//! Data files that somebody made to keep the program busy, or an accident did: what is found and said of each stays bounded,
//! however long the file is.

use std::collections::BTreeSet;

use super::clock::clock;
use super::program::{Program, person};

/// So many problems of one file are kept: the first ones, and how many more there are. Others may follow from them elsewhere.
const MOST: usize = 600;

/// So much is said of them, in bytes.
const MOST_SAID: usize = 20_000;

/// A file, as long as it is asked for.
type Hostile = (&'static str, &'static str, fn(usize) -> String);

fn words(count: usize) -> String {
    let words: Vec<String> = (0..count).map(|at| format!("word{at}")).collect();
    words.join(", ")
}

fn somebody(lines: &str) -> String {
    person("ana-reis", lines)
}

const ROUND: &str = "title: R\nsign_up: { opens: 2026-07-01, closes: 2026-08-31 }\nstarts: 2026-09-14\nends: 2027-01-03\n";

const PEOPLE: &str = "data/participants/ana-reis.yaml";

const FILES: [Hostile; 22] = [
    ("empty entries", PEOPLE, |n| "- \n".repeat(n)),
    ("empty records", PEOPLE, |n| "- {}\n".repeat(n)),
    ("one interest a word", PEOPLE, |n| {
        somebody(&format!("interests: [{}]", words(n)))
    }),
    ("languages", PEOPLE, |n| {
        somebody(&format!("languages: [{}]", words(n)))
    }),
    ("avoid", PEOPLE, |n| {
        somebody(&format!("avoid: [{}]", words(n)))
    }),
    ("share", PEOPLE, |n| {
        somebody(&format!("share: [{}]", words(n)))
    }),
    ("links", PEOPLE, |n| {
        somebody(&format!("links: [{}]", words(n)))
    }),
    ("keys", PEOPLE, |n| {
        let keys = (0..n).map(|at| format!("key{at}: 1\n"));
        somebody(&keys.collect::<String>())
    }),
    ("wrong people", PEOPLE, |n| {
        let one = |at| {
            format!(
                "- {{ id: p{at}, name: P, email: x, country: Germny{at}, time_zone: Nowhere, languages: [zz{at}] }}\n"
            )
        };
        (0..n / 8).map(one).collect()
    }),
    ("people of one id", PEOPLE, |n| {
        let one = |at| {
            format!(
                "- {{ id: p, name: P, email: p{at}@example.org, country: DE, time_zone: Europe/Berlin, languages: [de] }}\n"
            )
        };
        (0..n / 8).map(one).collect()
    }),
    ("rounds", PEOPLE, |n| {
        let rounds = (0..n).map(|at| format!("r{at}: {{}}"));
        let rounds: Vec<String> = rounds.collect();
        somebody(&format!("rounds: {{ {} }}", rounds.join(", ")))
    }),
    ("topics", "data/rounds/2026b.yaml", |n| {
        format!("{ROUND}topics: [{}]\n", words(n))
    }),
    ("pins", "data/rounds/2026b.yaml", |n| {
        let pins: Vec<String> = (0..n).map(|at| format!("[a{at}, b{at}]")).collect();
        format!("{ROUND}topics: [advocacy]\npins: [{}]\n", pins.join(", "))
    }),
    ("a ledger's lines", "data/matches/2026a.yaml", |n| {
        let line = |at| format!("  - {{ people: [a{at}, b{at}], since: 2026-03-02 }}\n");
        "matches:\n".to_owned() + &(0..n / 2).map(line).collect::<String>()
    }),
    ("one pair in a ledger", "data/matches/2026a.yaml", |n| {
        let line = "  - { people: [ana-reis, eva-kern], since: 2026-03-02 }\n";
        "matches:\n".to_owned() + &line.repeat(n / 2)
    }),
    ("keys of a policy", "data/rounds/2026b.yaml", |n| {
        let keys: Vec<String> = (0..n).map(|at| format!("k{at}: high")).collect();
        format!(
            "{ROUND}topics: [advocacy]\npolicy: {{ {} }}\n",
            keys.join(", ")
        )
    }),
    ("keys of an image", "content/topics/advocacy.md", |n| {
        let keys: Vec<String> = (0..n).map(|at| format!("k{at}: 1")).collect();
        format!("---\ntitle: A\nimage: {{ {} }}\n---\n", keys.join(", "))
    }),
    ("a ledger's rest", "data/matches/2026a.yaml", |n| {
        format!("matches: []\nunmatched: [{}]\n", words(n))
    }),
    ("terms", "data/vocabulary.yaml", |n| {
        "interests:\n".to_owned() + &"  - { id: x, name: N }\n".repeat(n / 2)
    }),
    ("organisers", "data/organisers.yaml", |n| "- {}\n".repeat(n)),
    ("settings", "fortnight.toml", |n| {
        (0..n).map(|at| format!("key{at} = 1\n")).collect()
    }),
    ("front matter", "content/topics/advocacy.md", |n| {
        let keys = (0..n).map(|at| format!("key{at}: 1\n"));
        format!(
            "---\ntitle: A\nsummary: S\n{}---\n",
            keys.collect::<String>()
        )
    }),
];

#[test]
fn what_is_found_in_a_hostile_file_stays_bounded() {
    let mut wrong = String::new();
    for (name, path, text) in FILES {
        let built = Program::new().file(path, text(4_000)).build();
        let (found, said) = (built.problems.len(), built.told(false).len());
        let all = built.told(true).len();
        if found == 0 || found > MOST || said > MOST_SAID || all > 30 * MOST_SAID {
            wrong += &format!("{name}: {found} problems, {said} bytes, {all} with --all\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What was left out is said, where a file has too many problems, a list too many values or a program too many of both.
#[test]
fn what_is_not_looked_at_any_more_is_said() {
    let said = |name: &str| {
        let (_, path, text) = FILES.iter().find(|(one, ..)| *one == name).unwrap();
        let built = Program::new().file(path, text(4_000)).build();
        let names = built.problems.iter().map(|problem| problem.check.name);
        names.collect::<BTreeSet<&str>>()
    };
    assert!(said("wrong people").contains("too-many-problems"));
    assert!(said("languages").contains("list-too-long"));
    assert!(said("topics").contains("more-problems"));
}

#[test]
fn an_address_longer_than_file_systems_hold_is_told() {
    let folders = vec!["a".repeat(90); 11].join("/");
    let page = format!("content/pages/{folders}/a.md");
    let built = Program::new()
        .file(&page, "---\ntitle: A\n---\nText.\n")
        .build();
    let names = built.problems.iter().map(|problem| problem.check.name);
    assert_eq!(names.collect::<Vec<_>>(), ["bad-path", "unlinked-page"]);
}

/// A program whose one ledger names the same two people on each line, one of whom names many rounds.
fn crowded(lines: usize, rounds: usize) -> Program {
    let line = "  - { people: [ana-reis, ben-cole], since: 2026-09-14, status: ended }\n";
    let named: String = (0..rounds)
        .map(|at| format!("  r{at}: {{ applied: 2026-07-02 }}\n"))
        .collect();
    let ana = somebody(&format!(
        "consent: 2026-01-01\nrounds:\n{named}  2026b: {{ applied: 2026-07-02 }}\n"
    ));
    let ledger = format!("round: 2026b\nmatches:\n{}", line.repeat(lines));
    let program = Program::new()
        .file(PEOPLE, ana)
        .file("data/matches/2026b.yaml", ledger);
    program.person(
        "ben-cole",
        "consent: 2026-01-01\nrounds: { 2026b: { applied: 2026-07-02 } }\n",
    )
}

/// What both cost together is what each costs alone: a record is not read again for each line, which would be sixty
/// million times and many times as long.
#[test]
fn lines_of_a_ledger_and_rounds_of_a_person_do_not_multiply() {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let alone = alone.unwrap();
    let work = |lines, rounds| {
        let program = crowded(lines, rounds);
        alone.install(|| {
            let begun = clock();
            program.build();
            clock() - begun
        })
    };
    let (lines, rounds) = (6_000, 10_000);
    let (one, two, both) = (work(lines, 1), work(1, rounds), work(lines, rounds));
    println!("lines {one:?}, rounds {two:?}, both {both:?}");
    assert!(both < (one + two) * 2, "{one:?} and {two:?}, but {both:?}");
}
