//! Rounds in which people may have several partners: proposals that are kept and compared, pairs that move, and why.

use super::bench::{Bench, Said, check};
use crate::program::Program;

const FOLDERS: &str = "--root program --out site --private letters --date 2026-09-05";

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

    /// Says a command, which does what it is to do.
    fn say(&mut self, words: &str) -> String {
        self.ends(words, 0)
    }

    fn ends(&mut self, words: &str, code: i32) -> String {
        let said = self.run(words, code);
        self.said
            .push_str(&format!("$ fortnight {words}\n{}\n", said.text()));
        said.text()
    }

    /// The same, of which nothing is kept.
    fn run(&self, words: &str, code: i32) -> Said {
        let all: Vec<&str> = words.split(' ').chain(FOLDERS.split(' ')).collect();
        let said = self.bench.run(&all);
        assert_eq!(said.code, Some(code), "{said:?}");
        said
    }
}

const DEDE_LEAVES: &str = "mark dede-mensah withdrawn --round 2026b --write";

#[test]
fn proposals_with_several_partners_are_kept_and_compared() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    talk.say("match 2026b --save kept.yaml");
    let kept = bench.read("kept.yaml");
    assert!(kept.contains("roles: { amina-diallo: mentor }"), "{kept}");
    let same = talk.say("match 2026b --against kept.yaml");
    assert!(same.contains("with the same people, rules and result"));
    let round = bench.read(ROUND);
    bench.write(
        ROUND,
        format!("{round}forbidden: [[amina-diallo, clara-nunes]]\n"),
    );
    talk.say("match 2026b --against kept.yaml");
    let markdown = talk.say("match 2026b --against kept.yaml --markdown");
    assert!(!markdown.contains("Amina"), "{markdown}");
    bench.write("before.yaml", &round);
    let by_round = talk.say("match 2026b --against before.yaml");
    assert!(by_round.contains("people change partners"), "{by_round}");
    talk.say("match 2026b --accept");
    bench.write(ROUND, &round);
    talk.say("match 2026b --against kept.yaml");
    let ledger = "program/data/matches/2026b.yaml";
    let stands = talk.say(&format!("match 2026b --against {ledger}"));
    assert!(stands.contains("nobody changes partner"), "{stands}");
    bench.replace("kept.yaml", "{ amina-diallo: mentor }", "{ zoe: mentor }");
    talk.ends("match 2026b --against kept.yaml", 1);
    check("several.txt", &talk.said);
}

/// A proposal of the time when all were peers with one partner, against one with mentors.
#[test]
fn rounds_of_different_kinds_are_compared() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    let kinds = "round: 2026b\nmatches:\n  - { people: [amina-diallo, clara-nunes], score: 5 }\n  - { people: [bogdan-ilic, eli-conti], score: 5 }\nunmatched: [dede-mensah]\n";
    bench.write("peers.yaml", kinds);
    talk.say("match 2026b --against peers.yaml");
    talk.say("match 2026b --against peers.yaml --markdown");
    talk.say("match 2026b --save mentors.yaml");
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
    talk.say("match 2026b --against mentors.yaml");
    check("several-kinds.txt", &talk.said);
}

/// The file of a mentee who comes late.
fn late(name: &str, country: &str, time_zone: &str, language: &str) -> String {
    let email = name.split(' ').next().unwrap_or_default().to_lowercase();
    format!(
        "name: {name}\nemail: {email}@example.org\ncountry: {country}\ntime_zone: {time_zone}\nlanguages: [{language}]\nconsent: 2026-09-04\nrounds: {{ 2026b: {{ applied: 2026-09-04, as: mentee }} }}\n"
    )
}

const PIA: &str = "program/data/participants/pia-duarte.yaml";

/// One mentor speaks the language of Pia, and has no place left.
fn pia_comes(bench: &Bench) {
    bench.write(PIA, late("Pia Duarte", "PT", "Europe/Lisbon", "pt"));
}

#[test]
fn the_fewest_accepted_pairs_move_and_their_letters_say_so() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    talk.say("match 2026b --accept");
    talk.say("build");
    talk.say("match 2026b --may-move");
    talk.say(DEDE_LEAVES);
    pia_comes(&bench);
    let none = talk.say("match 2026b");
    let helps = "`--may-move` would find a partner for 1 person more, and move 1 accepted pair.";
    assert!(none.contains(helps), "{none}");
    talk.say("match 2026b --may-move --accept");
    let ledger = bench.read("program/data/matches/2026b.yaml");
    let ended = ledger.lines().filter(|line| line.contains("status: ended"));
    assert_eq!(ended.count(), 1, "{ledger}");
    talk.say("check");
    talk.say("build");
    let letter = |name: &str| bench.read(&format!("letters/2026b/{name}.html"));
    let (clara, pia) = (letter("clara-nunes"), letter("pia-duarte"));
    assert!(
        clara.contains("Amina") && !clara.contains("Bogdan"),
        "{clara}"
    );
    assert!(pia.contains("Bogdan"), "{pia}");
    check("several-move.txt", &talk.said);
}

#[test]
fn why_is_answered_in_a_round_that_runs() {
    let bench = bench();
    let mut talk = Talk::new(&bench);
    talk.run("match 2026b --accept", 0);
    talk.say("match 2026b --why amina");
    talk.say("match 2026b --why eli");
    talk.say("match 2026b --why amina eli");
    talk.say("match 2026b --why bogdan eli");
    talk.say("match 2026b --why clara eli");
    talk.run(DEDE_LEAVES, 0);
    pia_comes(&bench);
    let alone = talk.say("match 2026b --why pia");
    assert!(alone.contains("Pia Duarte"), "{alone}");
    talk.say("match 2026b --why pia bogdan");
    let rui = "program/data/participants/rui-matos.yaml";
    bench.write(rui, late("Rui Matos", "AO", "Africa/Luanda", "en"));
    let placed = talk.say("match 2026b --why rui");
    assert!(
        placed.contains("would give Rui Matos a new partner"),
        "{placed}"
    );
    talk.say("match 2026b --why rui bogdan");
    // Both have somebody, and time for one more by now; nobody else has nobody.
    for late in [PIA, rui] {
        std::fs::remove_file(bench.path(late)).unwrap();
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
    let idle = talk.say("match 2026b --why eli bogdan");
    assert!(idle.contains("each of them has a place left"), "{idle}");
    check("several-why.txt", &talk.said);
}
