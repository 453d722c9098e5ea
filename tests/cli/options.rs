//! Every option, through the program itself.

use super::bench::{Bench, check};

fn is_there(bench: &Bench, path: &str) -> bool {
    bench.path(path).exists()
}

#[test]
fn help_and_version_read_well() {
    let bench = Bench::new();
    let mut text = String::new();
    for arguments in [&["--help"][..], &["match", "--help"], &["--version"]] {
        let said = bench.run(arguments);
        assert_eq!((said.code, &*said.err), (Some(0), ""), "{arguments:?}");
        text += &format!("$ fortnight {}\n{}\n", arguments.join(" "), said.out);
    }
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(100), "{longest:?}");
    check(
        "help.txt",
        &text.replace(env!("CARGO_PKG_VERSION"), "N.N.N"),
    );
}

#[test]
fn wrong_usage_is_exit_code_2_and_told_with_what_is_near() {
    let bench = Bench::new();
    let mut text = String::new();
    for arguments in [
        &["biuld"][..],
        &["--droughts"],
        &["--date", "5.9.2026"],
        &["--date", "2026-02-30"],
        &["--color", "blue"],
        &["build", "--accept"],
        &["--root"],
        &["check", "extra"],
    ] {
        let said = bench.run(arguments);
        assert_eq!(
            (said.code, &*said.out),
            (Some(2), ""),
            "{arguments:?}: {said:?}"
        );
        text += &format!("$ fortnight {}\n{}\n", arguments.join(" "), said.err);
    }
    assert_eq!(bench.around(), ["program"]);
    check("usage.txt", &text);
}

#[test]
fn a_check_is_explained_and_a_misspelt_one_is_named() {
    let bench = Bench::new();
    for name in ["unknown-country", "error[unknown-country]"] {
        let said = bench.run(&["explain", name]);
        assert_eq!((said.code, &*said.err), (Some(0), ""));
        assert!(
            said.out
                .contains("\nFor example:\n\nerror[unknown-country]: "),
            "{}",
            said.out
        );
    }
    let said = bench.run(&["explain", "unknown-contry"]);
    assert_eq!((said.code, &*said.out), (Some(1), ""));
    assert!(
        said.err.contains("did you mean `unknown-country`?"),
        "{}",
        said.err
    );
    let all = bench.run(&["explain"]).out;
    let mut checks = fortnight::check::all();
    assert!(checks.all(|check| all.contains(&format!("\n  {check} "))));
}

#[test]
fn no_command_is_build_and_folders_are_those_of_the_program() {
    let bench = Bench::new();
    let said = bench.shell("cd program && exec \"$0\" \"$@\"", &[]);
    assert_eq!((said.code, &*said.out), (Some(0), ""), "{said:?}");
    assert!(is_there(&bench, "program/public/index.html"));
    assert!(is_there(&bench, "program/private/2026b/amina-diallo.html"));
    let again = bench.run(&["build", "--root", "program"]);
    let checked = bench.run(&["check", "--root", "program"]);
    check(
        "summary.txt",
        &format!(
            "$ fortnight\n{}\n$ fortnight build --root program\n{}\n$ fortnight check --root program\n{}",
            said.text(),
            again.text(),
            checked.text()
        ),
    );
}

#[test]
fn folders_may_be_anywhere() {
    let bench = Bench::new();
    std::fs::rename(bench.path("program/data"), bench.path("people")).unwrap();
    let said = bench.run(&[
        "build",
        "--root",
        "program",
        "--data",
        "people",
        "--out",
        "a/b/site",
        "--private",
        "c/d/letters",
    ]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(is_there(&bench, "a/b/site/topics/first/index.html"));
    assert!(is_there(&bench, "c/d/letters/2026c/fumiko-ito.html"));
    assert!(!is_there(&bench, "program/public") && !is_there(&bench, "program/private"));
}

#[test]
fn without_people_the_site_is_complete() {
    let bench = Bench::new();
    std::fs::remove_dir_all(bench.path("program/data")).unwrap();
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(is_there(&bench, "site/topics/first/index.html"));
}

#[test]
fn somebody_who_is_erased_is_in_no_file_any_more() {
    let bench = Bench::built();
    let holds = |folder: &str| {
        let files = bench.tree(folder).into_iter();
        let mut texts = files.map(|(path, (_, bytes))| path + &String::from_utf8_lossy(&bytes));
        texts.any(|text| text.to_lowercase().contains("clara"))
    };
    assert!(holds("letters") && !holds("site"));
    std::fs::remove_file(bench.path("program/data/participants/clara-nunes.yaml")).unwrap();
    let ledgers = "program/data/matches/";
    bench.replace(
        &format!("{ledgers}2026a.yaml"),
        "unmatched: [clara-nunes]\n",
        "",
    );
    let pair = "  - { people: [amina-diallo, clara-nunes], since: 2026-08-03 }\n";
    let left = "unmatched: [amina-diallo]\nmatches:\n";
    bench.replace(&format!("{ledgers}2026b.yaml"), "matches:\n", left);
    bench.replace(&format!("{ledgers}2026b.yaml"), pair, "");
    let said = bench.build(&[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!holds("letters") && !holds("site") && !said.text().contains("clara"));
}

#[test]
fn the_site_alone_leaves_letters_as_they_are() {
    let bench = Bench::new();
    assert_eq!(bench.build(&["--site-only"]).code, Some(0));
    assert!(is_there(&bench, "site/index.html") && !is_there(&bench, "letters"));
    let bench = Bench::built();
    let (site, letters) = (bench.tree("site"), bench.tree("letters"));
    bench.replace(
        "program/data/participants/clara-nunes.yaml",
        "name: Clara",
        "name: Klara",
    );
    assert_eq!(bench.build(&["--site-only"]).code, Some(0));
    assert!(bench.tree("letters") == letters, "a letter was changed");
    let page = "topics/first/index.html";
    assert!(
        bench.tree("site")[page] == site[page],
        "letters or not, it is the same site"
    );
}

#[test]
fn another_day_is_taken_for_today() {
    let bench = Bench::new();
    bench.replace("program/fortnight.toml", "today = 2026-09-05\n", "");
    assert_eq!(bench.build(&["--date", "2026-09-05"]).code, Some(0));
    let matching = bench.read("site/rounds/2026c/index.html");
    assert_eq!(bench.build(&["--date", "2026-08-05"]).code, Some(0));
    assert_ne!(
        bench.read("site/rounds/2026c/index.html"),
        matching,
        "sign-ups are open"
    );
    assert!(
        !is_there(&bench, "letters/2026c"),
        "nobody is matched before sign-ups close"
    );
    assert_eq!(bench.build(&["--date", "2026-09-05"]).code, Some(0));
    assert_eq!(bench.read("site/rounds/2026c/index.html"), matching);
}

#[test]
fn drafts_are_published_when_asked_for_and_vanish_again() {
    let bench = Bench::built();
    assert!(!is_there(&bench, "site/topics/unready"));
    assert_eq!(bench.build(&["--drafts"]).code, Some(0));
    assert!(
        bench
            .read("site/topics/unready/index.html")
            .contains("Draft")
    );
    assert_eq!(bench.build(&[]).code, Some(0));
    assert!(!is_there(&bench, "site/topics/unready"));
}

#[test]
fn quiet_says_problems_only() {
    let bench = Bench::new();
    let said = bench.build(&["--quiet"]);
    assert_eq!((said.code, &*said.text()), (Some(0), ""));
    assert_eq!(
        bench
            .run(&["check", "-q", "--site-only", "--root", "program"])
            .text(),
        ""
    );
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "country: SN\n",
        "",
    );
    let said = bench.build(&["--quiet"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("error[missing-field]"), "{said:?}");
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let bench = Bench::new();
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "country: SN\n",
        "",
    );
    let colored = |prefix: &str, more: &[&str]| {
        let script = format!("{prefix} exec \"$0\" \"$@\"");
        let said = bench.shell(&script, &[&["check", "--root", "program"], more].concat());
        assert_eq!(said.code, Some(1), "{said:?}");
        said.err.contains('\u{1b}')
    };
    assert!(!colored("", &[]), "a pipe");
    assert!(colored("", &["--color", "always"]));
    assert!(
        colored("NO_COLOR=1", &["--color=always"]),
        "who asks for it gets it"
    );
    assert!(!colored("", &["--color", "never"]));
    assert!(!colored("", &["--color", "auto"]));
}

#[test]
fn nothing_of_the_progress_is_in_a_pipe() {
    let bench = Bench::new();
    for arguments in [&["build"][..], &["check", "--site-only"], &["match"]] {
        let said = bench.run(&[arguments, &["--root", "program"]].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        let noise = |c: char| c == '\r' || c == '\u{1b}' || c == '█' || c == '\u{8}';
        assert!(!said.text().contains(noise), "{said:?}");
        assert!(said.err.lines().count() <= 2, "{said:?}");
    }
}

#[test]
fn checking_says_what_building_would_and_writes_nothing() {
    let bench = Bench::built();
    let before = (bench.tree("site"), bench.tree("letters"), bench.around());
    bench.replace(
        "program/fortnight.toml",
        "One of everything",
        "Two of everything",
    );
    let folders = ["--root", "program", "--out", "site", "--private", "letters"];
    let check = || bench.run(&[&["check"], &folders[..]].concat());
    let said = check();
    assert_eq!((said.code, &*said.out), (Some(0), ""), "{said:?}");
    let told = "a build would write 22 files into site/, and leave letters/ as it is\n";
    assert!(said.err.ends_with(told), "{said:?}");
    // What a build leaves that is killed between two renames.
    std::fs::rename(bench.path("site"), bench.path(".site.old")).unwrap();
    assert!(check().err.ends_with(told), "{said:?}");
    std::fs::rename(bench.path(".site.old"), bench.path("site")).unwrap();
    bench.replace(
        "program/data/participants/amina-diallo.yaml",
        "country: SN\n",
        "",
    );
    let checked = check();
    assert_eq!(checked.code, Some(1));
    assert_eq!(checked.err, bench.build(&[]).err);
    assert!(before == (bench.tree("site"), bench.tree("letters"), bench.around()));
}

#[test]
fn a_proposal_is_shown_then_accepted_and_never_moves_again() {
    let bench = Bench::new();
    let proposal = bench.run(&["match", "--root", "program"]);
    assert_eq!(
        (proposal.code, &*proposal.err),
        (Some(0), ""),
        "{proposal:?}"
    );
    assert!(
        proposal.out.starts_with("October 2026 (2026c)"),
        "{proposal:?}"
    );
    assert_eq!(
        bench.run(&["match", "2026c", "--root", "program"]).out,
        proposal.out
    );
    assert!(!is_there(&bench, "program/data/matches/2026c.yaml"));
    let accepted = bench.run(&["match", "2026c", "--accept", "--root", "program"]);
    assert_eq!(accepted.code, Some(0), "{accepted:?}");
    let ledger = bench.read("program/data/matches/2026c.yaml");
    let again = bench.run(&["match", "2026c", "--accept", "--root", "program"]);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert!(again.err.contains("accepted already"), "{again:?}");
    assert_eq!(bench.read("program/data/matches/2026c.yaml"), ledger);
    let shown = bench.run(&["match", "2026c", "--root", "program"]);
    assert_eq!(shown.code, Some(0), "{shown:?}");
    assert!(shown.out.contains("1 match goes on"), "{shown:?}");
    assert_eq!(bench.build(&[]).code, Some(0));
    assert!(
        !bench
            .read("letters/2026c/amina-diallo.html")
            .contains("Proposal")
    );
    let unknown = bench.run(&["match", "2027x", "--root", "program"]);
    assert_eq!(unknown.code, Some(1));
    let told = [accepted, again, unknown].map(|said| said.err);
    check("match.txt", &told.join("\n"));
}

#[test]
fn nothing_is_accepted_while_a_pin_leads_nowhere() {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(
        round,
        "topics:",
        "pins: [[fumiko-ito, nobody-known]]\ntopics:",
    );
    let said = bench.run(&["match", "2026c", "--accept", "--root", "program"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err.contains("nobody has the id `nobody-known`"),
        "{said:?}"
    );
    assert!(!is_there(&bench, "program/data/matches/2026c.yaml"));
}

#[test]
fn no_ledger_is_written_without_a_match() {
    let bench = Bench::new();
    let round = "program/data/rounds/2026c.yaml";
    bench.replace(round, "topics:", "policy: { minimum_score: 1000 }\ntopics:");
    let said = bench.run(&["match", "2026c", "--accept", "--root", "program"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err
            .contains("cannot accept `2026c`: not one match was found"),
        "{said:?}"
    );
    assert!(!is_there(&bench, "program/data/matches/2026c.yaml"));
}
