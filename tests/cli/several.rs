//! Rounds in which people may have several partners: proposals that are kept and compared, pairs that move, and why.

use super::bench::{Bench, check};
use crate::program::Program;

const FOLDERS: [&str; 8] = [
    "--root",
    "program",
    "--out",
    "site",
    "--private",
    "letters",
    "--date",
    "2026-09-05",
];

const ROUND: &str = "program/data/rounds/2026b.yaml";

const SEPTEMBER: &str = "\
title: September 2026
sign_up: { opens: 2026-07-01, closes: 2026-08-31 }
starts: 2026-09-14
ends: 2027-01-03
topics: [library-spaces, { topic: advocacy, date: 2026-10-05 }]
roles: { mentor: 2 }
";

/// Two mentors and three mentees. Whoever speaks Portuguese alone comes late, and has one mentor to choose from.
pub fn bench() -> Bench {
    let program = Program::new()
        .file("data/rounds/2026b.yaml", SEPTEMBER)
        .person("amina-diallo", "country: SN\ntime_zone: Africa/Dakar\nlanguages: [en, fr]\nrounds: { 2026a: { applied: 2026-01-10 }, 2026b: { applied: 2026-07-02, as: mentor, places: 3 } }\n")
        .person("bogdan-ilic", "country: RS\ntime_zone: Europe/Belgrade\nlanguages: [en, pt]\nrounds: { 2026a: { applied: 2026-01-10 }, 2026b: { applied: 2026-07-02, as: mentor, places: 1 } }\n")
        .person("clara-nunes", "country: BR\ntime_zone: America/Sao_Paulo\nlanguages: [en]\nrounds: { 2026a: { applied: 2026-01-10 }, 2026b: { applied: 2026-07-02, as: mentee, places: 2 } }\n")
        .person("dede-mensah", "country: GH\ntime_zone: Africa/Accra\nlanguages: [en]\nrounds: { 2026b: { applied: 2026-07-02, as: mentee } }\n")
        .person("eli-conti", "country: IT\ntime_zone: Europe/Rome\nlanguages: [en, fr]\nrounds: { 2026b: { applied: 2026-07-02, as: mentee } }\n");
    Bench::of(&program)
}

/// Runs commands one after the other, and keeps what was said.
struct Talk<'b> {
    bench: &'b Bench,
    said: String,
}

impl<'b> Talk<'b> {
    fn new(bench: &'b Bench) -> Self {
        let said = String::new();
        Self { bench, said }
    }

    fn say(&mut self, arguments: &[&str], code: i32) -> String {
        let said = self.bench.run(&[arguments, &FOLDERS].concat());
        assert_eq!(said.code, Some(code), "{said:?}");
        let words = arguments.join(" ");
        self.said
            .push_str(&format!("$ fortnight {words}\n{}\n", said.text()));
        said.text()
    }
}

#[test]
fn proposals_with_several_partners_are_kept_and_compared() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    talk.say(&["match", "2026b", "--save", "kept.yaml"], 0);
    let kept = bench.read("kept.yaml");
    assert!(kept.contains("roles: { amina-diallo: mentor }"), "{kept}");
    let same = talk.say(&["match", "2026b", "--against", "kept.yaml"], 0);
    assert!(same.contains("with the same people, rules and result"));
    let round = bench.read(ROUND);
    bench.write(
        ROUND,
        format!("{round}forbidden: [[amina-diallo, clara-nunes]]\n"),
    );
    talk.say(&["match", "2026b", "--against", "kept.yaml"], 0);
    let markdown = talk.say(
        &["match", "2026b", "--against", "kept.yaml", "--markdown"],
        0,
    );
    assert!(!markdown.contains("Amina"), "{markdown}");
    bench.write("before.yaml", &round);
    let by_round = talk.say(&["match", "2026b", "--against", "before.yaml"], 0);
    assert!(by_round.contains("people change partners"), "{by_round}");
    talk.say(&["match", "2026b", "--accept"], 0);
    bench.write(ROUND, &round);
    talk.say(&["match", "2026b", "--against", "kept.yaml"], 0);
    let ledger = "program/data/matches/2026b.yaml";
    let stands = talk.say(&["match", "2026b", "--against", ledger], 0);
    assert!(stands.contains("nobody changes partner"), "{stands}");
    bench.replace("kept.yaml", "{ amina-diallo: mentor }", "{ zoe: mentor }");
    talk.say(&["match", "2026b", "--against", "kept.yaml"], 1);
    check("several.txt", &talk.said);
}

/// A proposal of the time when all were peers with one partner, against one with mentors.
#[test]
fn rounds_of_different_kinds_are_compared() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    let kinds = "round: 2026b\nmatches:\n  - { people: [amina-diallo, clara-nunes], score: 5 }\n  - { people: [bogdan-ilic, eli-conti], score: 5 }\nunmatched: [dede-mensah]\n";
    bench.write("peers.yaml", kinds);
    talk.say(&["match", "2026b", "--against", "peers.yaml"], 0);
    talk.say(
        &["match", "2026b", "--against", "peers.yaml", "--markdown"],
        0,
    );
    talk.say(&["match", "2026b", "--save", "mentors.yaml"], 0);
    let round = bench.read(ROUND);
    bench.write(ROUND, round.replace("roles: { mentor: 2 }\n", ""));
    for name in [
        "amina-diallo",
        "bogdan-ilic",
        "clara-nunes",
        "dede-mensah",
        "eli-conti",
    ] {
        let path = format!("program/data/participants/{name}.yaml");
        let text = bench.read(&path);
        let (before, after) = text.split_once(", as: ").unwrap();
        let (_, after) = after.split_once('}').unwrap();
        bench.write(&path, format!("{before} }}{after}"));
    }
    talk.say(&["match", "2026b", "--against", "mentors.yaml"], 0);
    check("several-kinds.txt", &talk.said);
}

/// A mentee who comes late. One mentor speaks their language, and has no place left.
const LATE: &str = "\
name: Pia Duarte
email: pia@example.org
country: PT
time_zone: Europe/Lisbon
languages: [pt]
consent: 2026-09-04
rounds: { 2026b: { applied: 2026-09-04, as: mentee } }
";

#[test]
fn the_fewest_accepted_pairs_move_and_their_letters_say_so() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    talk.say(&["match", "2026b", "--accept"], 0);
    talk.say(&["build"], 0);
    talk.say(&["match", "2026b", "--may-move"], 0);
    let leaves = [
        "mark",
        "dede-mensah",
        "withdrawn",
        "--round",
        "2026b",
        "--write",
    ];
    talk.say(&leaves, 0);
    bench.write("program/data/participants/pia-duarte.yaml", LATE);
    let none = talk.say(&["match", "2026b"], 0);
    let helps = "`--may-move` would find a partner for 1 person more, and move 1 accepted pair.";
    assert!(none.contains(helps), "{none}");
    talk.say(&["match", "2026b", "--may-move", "--accept"], 0);
    let ledger = bench.read("program/data/matches/2026b.yaml");
    let ended = ledger.lines().filter(|line| line.contains("status: ended"));
    assert_eq!(ended.count(), 1, "{ledger}");
    talk.say(&["check"], 0);
    talk.say(&["build"], 0);
    let letter = |name: &str| bench.read(&format!("letters/2026b/{name}.html"));
    let (clara, pia) = (letter("clara-nunes"), letter("pia-duarte"));
    assert!(
        clara.contains("Amina") && !clara.contains("Bogdan"),
        "{clara}"
    );
    assert!(pia.contains("Bogdan"), "{pia}");
    check("several-move.txt", &talk.said);
}

/// A mentee who comes late and speaks English.
const LATER: &str = "\
name: Rui Matos
email: rui@example.org
country: AO
time_zone: Africa/Luanda
languages: [en]
consent: 2026-09-04
rounds: { 2026b: { applied: 2026-09-04, as: mentee } }
";

#[test]
fn why_is_answered_in_a_round_that_runs() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    assert_eq!(
        bench
            .run(&[&["match", "2026b", "--accept"], &FOLDERS[..]].concat())
            .code,
        Some(0)
    );
    talk.say(&["match", "2026b", "--why", "amina"], 0);
    talk.say(&["match", "2026b", "--why", "eli"], 0);
    talk.say(&["match", "2026b", "--why", "amina", "eli"], 0);
    talk.say(&["match", "2026b", "--why", "bogdan", "eli"], 0);
    talk.say(&["match", "2026b", "--why", "clara", "eli"], 0);
    let leaves = [
        "mark",
        "dede-mensah",
        "withdrawn",
        "--round",
        "2026b",
        "--write",
    ];
    assert_eq!(bench.run(&[&leaves[..], &FOLDERS].concat()).code, Some(0));
    bench.write("program/data/participants/pia-duarte.yaml", LATE);
    let alone = talk.say(&["match", "2026b", "--why", "pia"], 0);
    assert!(alone.contains("Pia Duarte"), "{alone}");
    talk.say(&["match", "2026b", "--why", "pia", "bogdan"], 0);
    bench.write("program/data/participants/rui-matos.yaml", LATER);
    let placed = talk.say(&["match", "2026b", "--why", "rui"], 0);
    assert!(
        placed.contains("would give Rui Matos a new partner"),
        "{placed}"
    );
    talk.say(&["match", "2026b", "--why", "rui", "bogdan"], 0);
    // Both have somebody, and time for one more by now; nobody else has nobody.
    for late in ["pia-duarte", "rui-matos"] {
        let path = format!("program/data/participants/{late}.yaml");
        std::fs::remove_file(bench.path(&path)).unwrap();
    }
    bench.replace(
        "program/data/participants/bogdan-ilic.yaml",
        "places: 1",
        "places: 2",
    );
    bench.replace(
        "program/data/participants/eli-conti.yaml",
        "as: mentee",
        "as: mentee, places: 2",
    );
    let idle = talk.say(&["match", "2026b", "--why", "eli", "bogdan"], 0);
    assert!(idle.contains("each of them has a place left"), "{idle}");
    check("several-why.txt", &talk.said);
}
