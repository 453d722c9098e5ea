//! The commented examples form a program; the reference of the configuration is what the code reads.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::blessed::same;
use crate::reference::{self, KEYS};
use fortnight::diagnostic;
use fortnight::model::Program;
use fortnight::parse;
use fortnight::parse::variables;
use fortnight::source::Input;
use fortnight::validate::{self, Flags};
use jiff::civil::date;

fn docs(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(path)
}

fn example(name: &str) -> String {
    fs::read_to_string(docs("examples").join(name)).unwrap()
}

/// The program of some files, and all that is said about it.
fn program(files: &[(&str, String)]) -> (Option<Program>, String) {
    let texts = files.iter().map(|(path, text)| (*path, text.as_str()));
    let input = Input::from_texts(texts, date(2026, 9, 5));
    let sources = &input.sources;
    let flags = Flags {
        today: input.today,
        drafts: false,
        future: false,
        site_only: false,
    };
    let config = parse::config::read(sources);
    let (checked, mut problems) = validate::program(
        sources,
        config,
        parse::data::read(sources),
        parse::content::read(sources),
        flags,
    );
    diagnostic::sort(sources, &mut problems);
    let said = problems
        .iter()
        .map(|problem| diagnostic::render(sources, problem, false) + "\n");
    (checked.whole(), said.collect())
}

#[test]
fn the_examples_form_a_program() {
    let topic = |title: &str| {
        format!("+++\ntitle = \"{title}\"\nsummary = \"A topic.\"\ndate = 2026-01-01\n+++\nText.\n")
    };
    let others = "\
- { id: bruno-farias, name: Bruno Farias, email: bruno@example.org, country: BR, time_zone: America/Sao_Paulo,
    languages: [pt-BR, en], sector: public, consent: 2026-07-02,
    rounds: { 2026a: { applied: 2026-01-10 }, 2026b: { applied: 2026-07-02 }, 2027a: { applied: 2026-07-02 } } }
- { id: chiyo-endo, name: Chiyo Endo, email: chiyo@example.org, country: JP, time_zone: Asia/Tokyo,
    languages: [ja, en], sector: public, consent: 2026-07-02, rounds: { 2026a: { applied: 2026-01-10 }, 2027a: { applied: 2026-07-02 } } }
";
    let earlier = "title: March 2026\nsign_up: { opens: 2026-01-05, closes: 2026-02-15 }\nstarts: 2026-03-02\n\
        ends: 2026-06-21\ntopics: library-spaces\n";
    let later = "title: Spring 2027\nsign_up: { opens: 2026-07-01, closes: 2026-12-31 }\nstarts: 2027-01-11\n\
        ends: 2027-05-02\ntopics: library-spaces\nplaces: 1\npolicy: { objectives: [coverage, wishes, score] }\n";
    let (program, said) = program(&[
        ("fortnight.toml", example("fortnight.toml")),
        (
            "data/participants/amina-diallo.yaml",
            example("participant.yaml"),
        ),
        ("data/participants/others.yaml", others.to_owned()),
        ("data/rounds/2026a.yaml", earlier.to_owned()),
        ("data/rounds/2026b.yaml", example("round.yaml")),
        ("data/rounds/2027a.yaml", later.to_owned()),
        ("data/teams.yaml", example("teams.yaml")),
        ("data/matches/2026a.yaml", example("ledger.yaml")),
        ("data/vocabulary.yaml", example("vocabulary.yaml")),
        ("data/organisers.yaml", example("organisers.yaml")),
        ("content/topics/library-spaces.md", topic("Library spaces")),
        ("content/topics/advocacy.md", topic("Advocacy")),
    ]);
    assert_eq!(said, "");
    let program = program.unwrap();
    let amina = program.participants.first().unwrap();
    let [earlier, later] = amina.enrolments.values().collect::<Vec<_>>()[..] else {
        panic!("two enrolments")
    };
    assert_eq!(earlier.profile.interests.len(), 2);
    assert_eq!(
        later.profile.interests.len(),
        1,
        "overrides hold for their round only"
    );
    assert_eq!(later.profile.languages, earlier.profile.languages);
    assert_eq!(program.rounds[2].teams.len(), 1);
    let round = &program.rounds[1];
    let dates: Vec<_> = round.schedule.iter().map(|slot| slot.date).collect();
    assert_eq!(dates, [date(2026, 9, 14), date(2026, 10, 1)]);
    assert_eq!(program.ledgers.len(), 1);
}

#[test]
fn without_people_the_site_still_has_its_program() {
    let config = example("fortnight.toml");
    let (program, said) = program(&[("fortnight.toml", config)]);
    assert_eq!(said, "");
    assert!(program.is_some());
}

/// The keys of a table as the code knows them: it lists them when it meets one that is like none of them.
fn known_keys(table: &str) -> BTreeSet<String> {
    let config = match table {
        "" => "qqqqqqqqqqqq = 1\n".to_owned(),
        "menu" => "[[menu]]\nqqqqqqqqqqqq = 1\n".to_owned(),
        _ => format!("[{table}]\nqqqqqqqqqqqq = 1\n"),
    };
    let (_, said) = program(&[("fortnight.toml", config)]);
    let list = said
        .split("known here: ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap();
    list.split(", ")
        .map(|key| key.trim_matches('`').to_owned())
        .collect()
}

#[test]
fn the_reference_has_the_keys_that_the_code_reads() {
    let tables: BTreeSet<&str> = KEYS.iter().map(|key| key.table).collect();
    let described: BTreeSet<&str> = reference::TABLES.iter().map(|(table, _)| *table).collect();
    for table in &tables {
        let own = KEYS.iter().filter(|key| key.table == *table);
        let mut own: BTreeSet<String> = own.map(|key| key.key.to_owned()).collect();
        if table.is_empty() {
            own.extend(described.iter().map(|&table| table.to_owned()));
        } else {
            assert!(described.contains(table), "{table}");
        }
        assert_eq!(
            own,
            known_keys(table),
            "[{table}]: rows of `KEYS` in tests/reference.rs, and keys that are read"
        );
    }
}

#[test]
fn the_example_shows_every_key() {
    let text = example("fortnight.toml");
    for key in KEYS {
        // Of keys that stand for one another the others are comments.
        let shown = ["", "# "].map(|sign| format!("\n{sign}{} = ", key.key));
        assert!(shown.iter().any(|line| text.contains(line)), "{}", key.key);
    }
}

/// Write it anew with `BLESS=1`.
#[test]
fn the_reference_is_up_to_date() {
    for (name, text) in [
        ("configuration", reference::markdown()),
        ("letters", variables::markdown()),
    ] {
        same(&format!("docs/reference/{name}.md"), "examples::", &text);
    }
}
