//! Nothing is left of somebody who was erased but what was said to remain; what is others' stays as it was.

use fortnight::model::ledger::mark;
use fortnight::model::store::Store;
use fortnight::model::{PersonId, RoundId};
use fortnight::path::Slug;

use super::canary::{DATA, ID, bench, left, run};

/// Published under her name, or written by hand in a comment: that stays until somebody takes it out, and is told.
pub const PUBLISHED: [&str; 3] = [
    "content/posts/ferry.md",
    "public/",
    "data/rounds/2026b.yaml: [\"Zozo\"]",
];

#[test]
fn nothing_is_left_but_what_is_said_to_remain() {
    let bench = bench();
    for store in [
        "participants",
        "rounds",
        "matches",
        "forms",
        "imports",
        "answers",
    ] {
        let place = format!("data/{store}/");
        assert!(
            left(&bench, &[])
                .iter()
                .any(|path| path.starts_with(&place)),
            "{store} knows her"
        );
    }
    for place in ["private/", "outbox/", ".private.staging/"] {
        assert!(
            left(&bench, &[]).iter().any(|path| path.starts_with(place)),
            "{place} knows her"
        );
    }
    let before = bench.tree("program");
    let dry = run(&bench, &["erase", ID]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(
        bench.tree("program") == before,
        "who only looks touches nothing"
    );
    let said = run(&bench, &["erase", ID, "--write"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(left(&bench, &PUBLISHED), [""; 0]);
    assert!(said.out.contains("content/posts/ferry.md:5"), "{said:?}");
    assert!(said.out.contains("data/rounds/2026b.yaml:1 "), "{said:?}");
    let lines = |text: &str| {
        text.lines()
            .map(|line| line.replace(erased(text), "E"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        lines(&dry.out),
        lines(&said.out),
        "what is shown is what is done"
    );
}

/// Two who say the very same of themselves are not one. Who names her, or was noted to have said it, tells of her.
#[test]
fn what_somebody_else_says_of_themselves_is_not_hers() {
    let bench = bench();
    let words = "We hid the marmalade under the weighbridge before the ferry came";
    let add = |id: &str, line: &str| {
        let path = format!("program/data/participants/{id}.yaml");
        let text = bench.read(&path);
        bench.write(&path, format!("{}\n{line}\n", text.trim_end()));
        format!("{id}.yaml:")
    };
    let alike = add("ana-reis", &format!("about: {words}."));
    let quoted = [
        add(
            "ben-okoro",
            &format!("about: \"Zora Quillfeather: {words}.\""),
        ),
        add("dara-lim", &format!("notes: She says, {words}.")),
        add("eva-lund", &format!("role: x # {words}")),
    ];
    let post = "---\ntitle: Two\nsummary: Two.\ndate: 2026-03-09\n---\nZora Quillfeather came.\n\nZora Quillfeather went.\n";
    bench.write("program/content/posts/two.md", post);
    let said = run(&bench, &["erase", ID]);
    let (_, remains) = said.out.split_once("What remains").unwrap();
    let of = |place: &str| {
        let line = remains.lines().find(|line| line.contains(place));
        line.unwrap_or_else(|| panic!("{place}: {said:?}"))
    };
    assert!(
        of(&alike).contains("somebody else says the same"),
        "{said:?}"
    );
    for place in quoted
        .iter()
        .map(String::as_str)
        .chain(["two.md:6 ", "two.md:8 "])
    {
        assert!(
            of(place).contains("tells who they are"),
            "{place}: {said:?}"
        );
    }
    let held = run(&bench, &["person", ID]);
    let (_, last) = held.out.split_once("in the same words").unwrap();
    assert!(
        last.contains(&alike) && !last.contains(&quoted[0]),
        "{held:?}"
    );
}

/// The id that stands for her.
fn erased(text: &str) -> &str {
    let at = text.find("erased-").unwrap();
    &text[at..at + "erased-".len() + 8]
}

/// Several at once are what they are one after the other, and nobody is erased if one of the ids is nobody's.
#[test]
fn several_at_once_are_as_one_after_the_other() {
    let (at_once, by_turns) = (bench(), bench());
    let before = at_once.tree("program");
    let wrong = run(&at_once, &["erase", ID, "nobody-known", "--write"]);
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
    assert!(at_once.tree("program") == before, "nothing was written");
    let said = run(&at_once, &["erase", ID, "dara-lim", ID, "--write"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for id in [ID, "dara-lim"] {
        assert_eq!(
            said.out
                .matches(&format!("What erasing `{id}` does"))
                .count(),
            1
        );
        assert_eq!(run(&by_turns, &["erase", id, "--write"]).code, Some(0));
    }
    let texts = |bench: &crate::cli::bench::Bench| {
        let all = bench.tree("program").into_iter();
        // What was issued bears the second in which that was done: there, the names of files must do.
        let all = all.map(|(path, (_, bytes))| match path.contains("outbox/") {
            true => (path, String::new()),
            false => (path, anonymous(&String::from_utf8_lossy(&bytes))),
        });
        all.collect::<Vec<_>>()
    };
    assert_eq!(texts(&at_once), texts(&by_turns));
    assert_eq!(left(&at_once, &PUBLISHED), [""; 0]);
}

/// Without the digits of ids that stand for somebody, and without the marks of lines that are made of them.
fn anonymous(text: &str) -> String {
    let is_marks = |line: &str| line.starts_with("lines: ") || line.starts_with("written: ");
    let text = text.split_inclusive('\n').filter(|line| !is_marks(line));
    let text: String = text.collect();
    let mut parts = text.split("erased-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "erased-" + part.get(8..).unwrap_or_default()
    })
}

#[test]
fn a_mark_of_hers_is_in_no_ledger() {
    let bench = bench();
    let id = PersonId::new(ID).unwrap();
    let mark = mark(&RoundId(Slug::new("2026b").unwrap()), &id);
    assert!(
        bench
            .read("program/data/matches/2026b.yaml")
            .contains(&mark)
    );
    run(&bench, &["erase", ID, "--write"]);
    assert!(
        !bench
            .read("program/data/matches/2026b.yaml")
            .contains(&mark)
    );
}

#[test]
fn the_program_is_sound_afterwards_and_a_second_time_changes_nothing() {
    let bench = bench();
    run(&bench, &["erase", ID, "--write"]);
    for command in ["check", "build", "check"] {
        let said = run(&bench, &[command]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(!said.err.contains("edited by hand"), "{said:?}");
    }
    let after = bench.tree("program");
    let again = run(&bench, &["erase", ID, "--write"]);
    assert!(
        again.err.contains("nothing is held") || again.err.contains("nothing is left"),
        "{again:?}"
    );
    assert!(bench.tree("program") == after);
    assert_eq!(left(&bench, &PUBLISHED), [""; 0]);
}

#[test]
fn what_is_others_stays_as_it_was_with_its_comments() {
    let bench = bench();
    run(&bench, &["erase", ID, "--write"]);
    let read = |path: &str| bench.read(&format!("program/data/{path}"));
    let round = read("rounds/2026b.yaml");
    assert!(round.starts_with("# The second round. Zozo wanted to write letters.\ntitle"));
    assert!(round.contains("pins:\n  - [ben-okoro, clara-nunes] # stays\nforbidden:\n  - [cleo-marsh, dara-lim] # stays too\n"), "{round}");
    let earlier = read("rounds/2026a.yaml");
    assert!(
        earlier.ends_with("topics: [library-spaces, advocacy]\n"),
        "{earlier}"
    );
    let old = read("matches/2026a.yaml");
    assert!(
        old.contains("    status: not-answering # nobody knows why\n"),
        "{old}"
    );
    assert!(old.contains(&format!("[ana-reis, {}]", erased(&old))));
    let cleo = read("participants/cleo-marsh.yaml");
    assert!(
        cleo.ends_with("avoid: # in confidence\n  - ben-okoro # they fell out\n"),
        "{cleo}"
    );
    assert!(!read("participants/dara-lim.yaml").contains("avoid"));
    let import = read("imports/signup.yaml");
    let lines: Vec<&str> = import.lines().collect();
    assert!(
        lines[0] == "# What was taken." && lines[3].starts_with("- { id: ana-reis, row: 6"),
        "{import}"
    );
    let seen = format!(
        "- {{ id: {}, row: 0, round: 2026b, seen: [\"11bb\"] }}",
        erased(&import)
    );
    assert_eq!(lines[4], seen, "no import brings her back");
    assert!(
        lines[5].ends_with("answers: { name: Ben Okoro } } # the last"),
        "{import}"
    );
    let form = read("forms/signup.yaml");
    assert!(
        form.ends_with("      A school: public\n      A town: public\n"),
        "{form}"
    );
}

#[test]
fn a_running_match_is_withdrawn_and_the_partner_is_free() {
    let bench = bench();
    run(&bench, &["erase", ID, "--write"]);
    let ledger = bench.read("program/data/matches/2026b.yaml");
    let erased = erased(&ledger);
    let line = ledger.lines().find(|line| line.contains(erased)).unwrap();
    assert!(
        line.contains("ana-reis") && line.contains("status: withdrawn"),
        "{line}"
    );
    assert!(
        line.contains(&format!("who: [{erased}], until: 2026-10-01")),
        "{line}"
    );
    assert!(
        ledger.contains("{ id: ana-reis, since: 2026-10-01 }"),
        "{ledger}"
    );
    assert_eq!(run(&bench, &["build"]).code, Some(0));
    let letter = bench.read("program/private/2026b/ana-reis.html");
    assert!(!letter.contains(erased) && DATA.iter().all(|datum| !letter.contains(datum)));
    let shown = run(&bench, &["match", "2026b"]);
    assert!(!shown.out.contains("erased-"), "{shown:?}");
}

/// The table of stores and this test grow together: the canary stands in each that holds people's data.
#[test]
fn she_is_planted_in_every_store() {
    let bench = bench();
    for (store, place, _) in Store::ALL {
        let holds_nobody = matches!(
            store,
            Store::Figures | Store::Secret | Store::Vocabulary | Store::Organisers
        );
        let path = format!("data/{place}");
        let planted = left(&bench, &[]).iter().any(|file| file.starts_with(&path));
        assert_eq!(planted, !holds_nobody, "{place}");
    }
}

#[test]
fn who_is_not_known_is_told_and_nothing_is_touched() {
    let bench = bench();
    let before = bench.tree("program");
    let said = run(&bench, &["erase", "zora-quil", "--write"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("did you mean `zora-quill`?"), "{said:?}");
    bench.replace(
        "program/data/matches/2026b.yaml",
        "matches:",
        "matches: &all",
    );
    let said = run(&bench, &["erase", ID, "--write"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    bench.replace(
        "program/data/matches/2026b.yaml",
        "matches: &all",
        "matches:",
    );
    assert!(bench.tree("program") == before);
}
