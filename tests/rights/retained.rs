//! `check` names who is kept for longer than the settings promise.

use super::canary::program;
use crate::cli::bench::Bench;

const TOO_LONG: &str = "warning[kept-too-long]";

fn check(months: &str, date: &str) -> String {
    let bench = Bench::of(&program());
    bench.replace(
        "program/fortnight.toml",
        "[organiser]",
        &format!("{months}\n[organiser]"),
    );
    let said = bench.run(&["check", "--root", "program", "--date", date, "--all"]);
    said.err
}

#[test]
fn somebody_is_due_when_the_months_after_their_last_round_are_over() {
    // Everybody takes part in a round that ends on 3 January 2027; the ledger of that round is of no matter here.
    let name = "the last round of `ben-okoro` ended on 2027-01-03, more than 24 months ago";
    assert!(!check("retain_months = 24", "2029-01-03").contains(TOO_LONG));
    let due = check("retain_months = 24", "2029-01-04");
    assert!(due.contains(name), "{due}");
    assert!(due.contains("`fortnight erase ben-okoro` shows"), "{due}");
    assert!(
        !check("", "2049-01-04").contains(TOO_LONG),
        "nobody has promised anything"
    );
}

#[test]
fn months_that_are_none_are_told() {
    for wrong in ["0", "\"24\"", "-3", "99999"] {
        let said = check(&format!("retain_months = {wrong}"), "2026-10-01");
        assert!(
            said.contains("`retain_months` must be a whole number from 1 to 600"),
            "{said}"
        );
    }
}

/// What a privacy page says is what the settings say: the demonstration's own is held to it.
#[test]
fn the_demonstration_says_what_its_settings_do() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .args(["rules", "--privacy", "--root"])
        .arg(root)
        .output()
        .unwrap();
    assert!(said.status.success());
    let said = String::from_utf8(said.stdout).unwrap();
    let path = root.join("content/pages/privacy.md");
    let page = std::fs::read_to_string(&path).unwrap();
    for part in said.trim_end().split("\n\n## ") {
        assert!(
            page.contains(part),
            "`fortnight rules --privacy` says otherwise than {}:\n{part}",
            path.display()
        );
    }
    assert!(said.contains("until 24 months after your last round"));
}

/// The page of a program that `fortnight new` began is what its settings say, and says otherwise once they do.
#[test]
fn the_privacy_page_of_a_new_program_is_held_to_its_settings() {
    for (language, months) in [
        ("en", "until 24 months after"),
        ("es", "hasta 24 meses después"),
    ] {
        let bench = Bench::empty();
        let new = [
            "new",
            "own",
            "--for",
            "teachers",
            "--language",
            language,
            "--date",
            "2026-11-29",
        ];
        assert_eq!(bench.run(&new).code, Some(0));
        let privacy = || {
            let said = bench.run(&[
                "rules",
                "--privacy",
                "--root",
                "own",
                "--date",
                "2026-11-29",
            ]);
            assert_eq!(said.code, Some(0), "{said:?}");
            said.out
        };
        let begun = privacy();
        let page = bench.read("own/content/pages/privacy.md");
        assert!(page.contains(begun.trim()), "{begun}");
        assert!(begun.contains(months), "{begun}");
        // Nobody may wish, nothing is promised about months, and a field of one's own is for the organisers alone.
        bench.replace(
            "own/fortnight.toml",
            "retain_months = 24",
            "# retain_months",
        );
        bench.replace(
            "own/fortnight.toml",
            "languages = \"low\"",
            "languages = \"low\"\nwishes = []",
        );
        let vocabulary = bench.read("own/data/vocabulary.yaml");
        let fields = "\nfields:\n  - { key: diet, label: What I eat, kind: text, share: false }\n";
        bench.write("own/data/vocabulary.yaml", vocabulary + fields);
        let changed = privacy();
        assert!(!changed.contains(months), "{changed}");
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (before, after) = (lines(&begun), lines(&changed));
        let gone: Vec<_> = before.iter().filter(|line| !after.contains(line)).collect();
        let come: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
        // The row of wishes and the line of months go; the field and the other promise come.
        assert_eq!((gone.len(), come.len()), (2, 2), "{gone:#?}\n{come:#?}");
        assert!(come[0].starts_with("| What I eat | "), "{come:?}");
        let organisers = match language {
            "en" => "the organisers",
            _ => "la organización",
        };
        assert!(come[0].to_lowercase().contains(organisers), "{come:?}");
    }
}

#[test]
fn a_privacy_page_follows_the_settings_and_their_language() {
    let bench = Bench::of(&program());
    let privacy = || {
        bench.run(&[
            "rules",
            "--privacy",
            "--root",
            "program",
            "--date",
            "2026-09-05",
        ])
    };
    let open = privacy();
    assert_eq!(open.code, Some(0), "{open:?}");
    assert!(
        open.out.contains("until you ask us to erase it"),
        "{open:?}"
    );
    let settings = "language = \"es\"\nretain_months = 7\n[organiser]";
    bench.replace("program/fortnight.toml", "[organiser]", settings);
    let vocabulary = "fields:\n  - { key: level, label: { en: Your level, es: Tu nivel }, kind: one, values: [{ id: a, name: A }, { id: b, name: B }] }\ncountries";
    bench.replace("program/data/vocabulary.yaml", "countries", vocabulary);
    let spanish = privacy();
    assert!(spanish.out.contains("hasta 7 meses después"), "{spanish:?}");
    assert!(
        spanish
            .out
            .contains("| Tu nivel | Para encontrar una buena pareja"),
        "{spanish:?}"
    );
    assert!(spanish.out.contains("{#how-long}"));
}
