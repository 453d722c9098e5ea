//! What goes out: only accepted letters, only when asked, each once; and the journal knows.

use super::bench::{Bench, Said, check};

const JOURNALS: &str = "program/data/outbox/2026b";

fn send(bench: &Bench, words: &[&str]) -> Said {
    bench.run(&[&["send"], words, &["--root", "program"]].concat())
}

/// The journal of this machine, by its path.
fn journal(bench: &Bench) -> String {
    let tree = bench.tree(JOURNALS);
    let name = tree
        .keys()
        .find(|name| name.ends_with(".yaml") && *name != "other.yaml");
    format!("{JOURNALS}/{}", name.unwrap())
}

/// How many mails would go out.
fn due(bench: &Bench, words: &[&str]) -> usize {
    let said = send(bench, words);
    let total = said.out.split("together ").nth(1);
    total.map_or(0, |total| total.split(' ').next().unwrap().parse().unwrap())
}

#[test]
fn letters_go_out_once_and_only_when_that_is_asked_for() {
    let bench = Bench::built();
    let proposed = send(&bench, &["letters", "2026c", "--write"]);
    assert_eq!(proposed.code, Some(1), "{proposed:?}");
    let dry = send(&bench, &["letters", "2026b"]);
    assert_eq!(dry.code, Some(0), "{dry:?}");
    assert!(!bench.path("program/outbox").exists() && !bench.path(JOURNALS).exists());
    let wrote = send(&bench, &["letters", "2026b", "--write"]);
    assert_eq!(wrote.code, Some(0), "{wrote:?}");
    for folder in ["program/outbox", JOURNALS] {
        for (path, (mode, _)) in bench.tree(folder) {
            let is_file = bench.path(folder).join(&path).is_file();
            assert!(
                mode == if is_file { 0o600 } else { 0o700 } || folder == JOURNALS && !is_file,
                "{path}"
            );
        }
    }
    let issued = bench.tree("program/outbox");
    assert_eq!(bench.build(&[]).code, Some(0));
    assert!(
        bench.tree("program/outbox") == issued,
        "a build touches nothing"
    );
    let check_said = bench.run(&[
        "check",
        "--root",
        "program",
        "--out",
        "site",
        "--private",
        "letters",
    ]);
    assert!(
        !check_said.out.contains("would write"),
        "what was sent is no input of a build: {check_said:?}"
    );
    let again = send(&bench, &["letters", "2026b", "--write"]);
    assert!(bench.tree("program/outbox") == issued, "{again:?}");
    let confirm = send(&bench, &["letters", "2026b", "--sent"]);
    let confirmed = send(&bench, &["letters", "2026b", "--sent", "--write"]);
    let quiet = send(&bench, &["letters", "2026b"]);
    let by_name = send(
        &bench,
        &[
            "letters",
            "2026b",
            "--again",
            "amina-diallo",
            "--only",
            "amina-diallo",
        ],
    );
    let nobody = send(&bench, &["letters", "2026b", "--again", "amina"]);
    let said = [
        proposed, dry, wrote, again, confirm, confirmed, quiet, by_name, nobody,
    ];
    check("send.txt", &said.map(|said| said.text()).join("\n"));
}

#[test]
fn what_was_taken_back_goes_out_and_what_goes_to_me_does_not_count() {
    let bench = Bench::new();
    let to_me = send(&bench, &["letters", "2026b", "--to-me", "2", "--write"]);
    assert_eq!(to_me.code, Some(0), "{to_me:?}");
    let drafts = bench.tree("program/outbox/2026b/2026-09-05-letters-to-me/drafts");
    assert_eq!(drafts.len(), 3, "two and their folder: {drafts:?}");
    for (_, (_, bytes)) in drafts.iter().filter(|(path, _)| !path.is_empty()) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            text.contains("\r\nTo: \"Ines\" <help@example.org>\r\n"),
            "{text}"
        );
    }
    assert_eq!(due(&bench, &["letters", "2026b"]), 5);
    send(&bench, &["letters", "2026b", "--by", "table", "--write"]);
    assert_eq!(due(&bench, &["letters", "2026b"]), 0);
    let table = bench.read("program/outbox/2026b/2026-09-05-letters-table/table.csv");
    assert!(table.starts_with("name,email,subject,letter,text\r\n"));
    assert_eq!(table.matches(",letters/").count(), 5);
    let back = [
        "letters",
        "2026b",
        "--unsent",
        "--write",
        "--only",
        "amina-diallo",
        "dede-mensah",
    ];
    assert_eq!(send(&bench, &back).code, Some(0));
    assert_eq!(due(&bench, &["letters", "2026b"]), 2);
}

#[test]
fn who_has_another_partner_gets_the_new_letter_by_that_name() {
    let bench = Bench::new();
    send(&bench, &["letters", "2026b", "--write"]);
    let ledger = "program/data/matches/2026b.yaml";
    bench.replace(ledger, "clara-nunes", "someone");
    bench.replace(ledger, "dede-mensah", "clara-nunes");
    bench.replace(ledger, "someone", "dede-mensah");
    bench.replace(ledger, "met }", "met, despite: [shared_language] }");
    let said = send(&bench, &["letters", "2026b", "--quiet"]);
    assert!(
        said.out.contains("another partner 5, wording 0"),
        "{said:?}"
    );
    assert!(said.out.contains("older than the ledger"), "{said:?}");
    assert_eq!(due(&bench, &["letters", "2026b"]), 0);
    assert_eq!(
        due(&bench, &["letters", "2026b", "--again", "amina-diallo"]),
        1
    );
    assert_eq!(due(&bench, &["letters", "2026b", "--again", "pairs"]), 5);
    send(&bench, &["letters", "2026b", "--again", "pairs", "--write"]);
    assert_eq!(due(&bench, &["letters", "2026b", "--again", "pairs"]), 0);
}

#[test]
fn topics_and_reminders_go_to_those_who_want_them() {
    let bench = Bench::new();
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "email: ",
        "mails: partner-only\nemail: ",
    );
    let topic = send(&bench, &["topic", "2026b", "--quiet"]);
    assert!(
        topic.out.contains("This fortnight: Second thoughts"),
        "{topic:?}"
    );
    assert!(
        topic
            .out
            .contains("amina-diallo: want mails about their partner alone"),
        "{topic:?}"
    );
    assert_eq!(due(&bench, &["topic", "2026b"]), 4);
    assert_eq!(due(&bench, &["letters", "2026b"]), 5);
    let week = send(&bench, &["reminder", "2026b", "--which", "week"]);
    assert!(
        week.out.contains("have no partner, or have been in touch"),
        "{week:?}"
    );
    assert_eq!(due(&bench, &["reminder", "2026b", "--which", "half"]), 4);
    assert_eq!(due(&bench, &["news", "2026b"]), 4);
    let news = send(&bench, &["news", "2026b", "--which", "nothing"]);
    let never = send(&bench, &["topic", "2026b", "--date", "2026-08-01"]);
    let said = [topic, week, news, never].map(|said| said.text());
    check("send_topic.txt", &said.join("\n"));
}

#[test]
fn a_journal_is_believed_as_far_as_it_was_written() {
    let bench = Bench::new();
    send(&bench, &["letters", "2026b", "--write"]);
    let path = journal(&bench);
    let whole = bench.read(&path);
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert_eq!(lines.len(), 11);
    // Killed before the folder was there: nothing was handed over.
    let folder = bench.path("program/outbox/2026b");
    let away = bench.path("away");
    std::fs::rename(&folder, &away).unwrap();
    for cut in 1..=6 {
        bench.write(&path, lines[..cut].concat());
        assert_eq!(due(&bench, &["letters", "2026b"]), 5, "{cut}");
    }
    // Killed behind it: everything was.
    std::fs::rename(&away, &folder).unwrap();
    for cut in 6..=11 {
        bench.write(&path, lines[..cut].concat());
        assert_eq!(due(&bench, &["letters", "2026b"]), 0, "{cut}");
    }
    // Half a line was never said, and goes when the next is written.
    let torn = lines[..10].concat() + &lines[10][..40];
    bench.write(&path, &torn);
    let said = send(&bench, &["letters", "2026b", "--sent", "--write"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let now = bench.read(&path);
    assert!(
        now.starts_with(&lines[..10].concat())
            && !now.contains(&format!("{}- {{", &lines[10][..40]))
    );
    bench.write(&path, whole.replacen("state: handed", "state: gone", 1));
    let broken = send(&bench, &["letters", "2026b"]);
    assert_eq!(broken.code, Some(1));
    assert!(
        broken.err.contains("line 7 is no line of a journal"),
        "{broken:?}"
    );
}

#[test]
fn other_machines_are_named_and_what_may_have_gone_is_never_sent_unasked() {
    let bench = Bench::new();
    send(&bench, &["letters", "2026b", "--write"]);
    let path = journal(&bench);
    let text = bench.read(&path).replace("state: handed", "state: sending");
    std::fs::remove_file(bench.path(&path)).unwrap();
    bench.write(&format!("{JOURNALS}/other.yaml"), text);
    let said = send(&bench, &["letters", "2026b", "--write"]);
    assert!(
        said.out.contains("5 may have gone or not: amina-diallo"),
        "{said:?}"
    );
    assert!(said.out.contains("other has written too"), "{said:?}");
    assert_eq!(
        due(&bench, &["letters", "2026b", "--again", "amina-diallo"]),
        0
    );
    let all = send(&bench, &["letters", "2026b", "--unsent", "--write"]);
    assert!(all.out.contains("nothing was handed over"), "{all:?}");
    send(
        &bench,
        &[
            "letters",
            "2026b",
            "--unsent",
            "--write",
            "--only",
            "amina-diallo",
        ],
    );
    assert_eq!(due(&bench, &["letters", "2026b"]), 1);
}

#[test]
fn two_programs_do_not_send_at_once() {
    let bench = Bench::new();
    let script = "\"$0\" \"$@\" >one 2>&1 & \"$0\" \"$@\" >two 2>&1; wait";
    let words = ["send", "letters", "2026b", "--write", "--root", "program"];
    bench.shell(script, &words);
    let issued = bench.tree("program/outbox/2026b");
    let drafts = issued.keys().filter(|path| path.ends_with(".eml")).count();
    assert_eq!(drafts, 5, "{} {}", bench.read("one"), bench.read("two"));
}

#[test]
fn the_outbox_lies_apart_from_what_is_public_and_from_what_is_replaced() {
    let bench = Bench::new();
    let own = ["--root", "program", "--private", "letters"];
    for (out, cause) in [
        (
            "program/outbox/site",
            "lies in it, which everybody can read",
        ),
        ("program/outbox", "the site goes to the same folder"),
    ] {
        let said = bench.run(&[&own[..], &["--out", out]].concat());
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains(cause), "{said:?}");
    }
    let inside = [
        "--root",
        "program",
        "--out",
        "site",
        "--private",
        "program/outbox/x",
    ];
    let said = bench.run(&inside);
    assert!(said.err.contains("which each build replaces"), "{said:?}");
    bench.replace(
        "program/fortnight.toml",
        "[organiser]",
        "[folders]\noutbox = \"public/x\"\n\n[organiser]",
    );
    let said = bench.build(&[]);
    assert!(said.err.contains("lie one inside the other"), "{said:?}");
}
