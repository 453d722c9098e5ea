//! The end of a round: what is said of its matches, certificates, thanks, and what is handed over.

use super::bench::{Bench, check};

const OWN: [&str; 4] = ["--root", "program", "--private", "letters"];

fn close(bench: &Bench, more: &[&str]) -> super::bench::Said {
    bench.run(&[&["close"], &OWN[..], more].concat())
}

#[test]
fn a_round_is_closed_when_that_is_asked_for() {
    let bench = Bench::built();
    let before = bench.tree("program");
    let running = close(&bench, &["2026c"]);
    let dry = close(&bench, &["2026a"]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(bench.tree("program") == before, "nothing is written");
    let wrote = close(&bench, &["2026a", "--write"]);
    assert_eq!(wrote.code, Some(0), "{wrote:?}");
    let round = bench.read("program/data/rounds/2026a.yaml");
    assert!(round.contains("\nclosed: 2026-09-05"), "{round}");
    let again = close(&bench, &["2026a", "--write"]);
    assert_eq!(again.code, Some(1), "{again:?}");
    let handover = bench.read("program/outbox/2026a/2026-09-05-handover/handover.md");
    let handover = codeless(&handover);
    let said = [running, dry, wrote, again].map(|said| codeless(&said.text()));
    check("close.txt", &(said.join("\n") + "\n" + &handover));
}

/// Codes are of chance.
fn codeless(text: &str) -> String {
    let parts: Vec<&str> = text.split("code: ").collect();
    let rest = parts[1..].iter().map(|part| {
        let end = part.find(['}', ',', '\n']).unwrap_or(part.len());
        format!("code: (code){}", &part[end..])
    });
    std::iter::once(parts[0].to_owned()).chain(rest).collect()
}

#[test]
fn once_a_round_is_closed_there_are_thanks_and_certificates_that_can_be_verified() {
    let bench = Bench::new();
    let on = ["--date", "2026-07-01"];
    let said = close(&bench, &[&["2026a", "--write"], &on[..]].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    let built = bench.run(&[&["build"], &OWN[..], &on[..]].concat());
    assert_eq!(built.code, Some(0), "{built:?}");
    let letters = bench.tree("letters");
    let certificates = letters
        .keys()
        .filter(|path| path.contains("/certificates/"));
    let certificates: Vec<&String> = certificates.collect();
    assert!(!certificates.is_empty(), "{:?}", letters.keys());
    let ledger = bench.read("program/data/matches/2026a.yaml");
    for path in certificates {
        let id = path.rsplit('/').next().unwrap().trim_end_matches(".html");
        assert!(
            letters.contains_key(&format!("2026a/{id}.html")),
            "{id} is thanked"
        );
        let page = bench.read(&format!("letters/{path}"));
        let code = ledger
            .split("code: ")
            .skip(1)
            .map(|rest| rest[..13].trim_matches(['"', '}', ' ']));
        let code = code
            .into_iter()
            .find(|code| page.contains(code))
            .expect("a code of the ledger");
        let person = bench.run(&[
            "person",
            "--root",
            "program",
            "--certificate",
            &code.to_lowercase(),
        ]);
        assert!(person.out.contains(id), "{person:?}");
        // A mail cannot enclose anything that everybody can open: the letter has it at its end.
        let letter = bench.read(&format!("letters/2026a/{id}.html"));
        assert!(letter.contains(code), "{id}");
    }
    let wrong = bench.run(&[
        "person",
        "--root",
        "program",
        "--certificate",
        "00000-00000",
    ]);
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
}

#[test]
fn a_round_that_runs_is_closed_early_only_if_that_is_said_and_what_is_unclear_is_answered() {
    let bench = Bench::new();
    let on = ["--date", "2026-10-01"];
    let run = |more: &[&str]| close(&bench, &[&["2026b"], more, &on[..]].concat());
    let said = run(&["--write"]);
    assert!(said.err.contains("--early"), "{said:?}");
    let ledger = bench.read("program/data/matches/2026b.yaml");
    let id = ledger.split("people: [").nth(1).unwrap();
    let id = id
        .split([',', ']'])
        .next()
        .unwrap()
        .trim_matches('"')
        .to_owned();
    let mark = [
        "mark",
        "--root",
        "program",
        &id,
        "not-answering",
        "--round",
        "2026b",
        "--write",
    ];
    let marked = bench.run(&[&mark[..], &on[..]].concat());
    assert_eq!(marked.code, Some(0), "{marked:?}");
    let said = run(&["--early", "--write"]);
    assert!(
        said.err.contains("unclear") && said.err.contains("--list"),
        "{said:?}"
    );
    bench.write("answers.txt", format!("# What we heard\n{id} perhaps\n"));
    let said = run(&["--early", "--write", "--list", "answers.txt"]);
    assert!(said.err.contains("line 2"), "{said:?}");
    bench.write(
        "answers.txt",
        format!("# What we heard\n{id} met # by phone\n"),
    );
    let said = run(&["--early", "--write", "--list", "answers.txt"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let ledger = bench.read("program/data/matches/2026b.yaml");
    assert!(
        !ledger.contains("not-answering") || ledger.contains("# status"),
        "{ledger}"
    );
    let status = bench.run(&[&["status", "--root", "program", "2026b"], &on[..]].concat());
    assert!(status.out.contains("this round is over"), "{status:?}");
}
