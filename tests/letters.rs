//! Everybody who takes part gets exactly one letter, of the kind that fits what became of them. The program is the
//! demonstration's words with the people of `tests/browser/letters`, which the browser checks look at too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The letters by `round/person`.
fn letters() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let private = out.path().join("private");
    let output = Command::new(env!("CARGO_BIN_EXE_fortnight"))
        .args(["build", "--root"])
        .arg(root)
        .arg("--data")
        .arg(root.join("tests/browser/letters"))
        .arg("--out")
        .arg(out.path().join("public"))
        .arg("--private")
        .arg(&private)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let files = walkdir::WalkDir::new(&private).into_iter().flatten();
    let letters = files.filter_map(|entry| {
        let path = entry.path().strip_prefix(&private).unwrap();
        let name = path.to_str().unwrap().strip_suffix(".html")?.to_owned();
        Some((name, fs::read_to_string(entry.path()).unwrap()))
    });
    letters.collect()
}

/// What stands in `<body class="letter kind-…">`.
fn kind(letter: &str) -> &str {
    let class = letter.split("<body class=\"letter kind-").nth(1).unwrap();
    class.split('"').next().unwrap()
}

#[test]
fn each_outcome_has_its_kind_of_letter() {
    let letters = letters();
    let kinds: Vec<String> = letters
        .iter()
        .map(|(name, text)| format!("{name}: {}", kind(text)))
        .collect();
    let expected = [
        "2026b/ana-belmonte: trio",
        "2026b/bashir-halabi: trio",
        "2026b/caoimhe-ni-dhuibhir: trio",
        "2026b/dorji-wangmo: unmatched",
        "2026b/eun-seo: waiting",
        "2026b/grace-oyelaran: pair",
        "2026b/hope-tane: pair",
        "2026b/iris-lund: alone",
        "2026b/kim-ericsen: second",
        "2026b/mia-torres: two",
        "2026b/nils-aalto: two",
        "2026b/paz-rivera: parted",
        "2026b/zoe-marsh: pair",
        "2026c/fatou-sarr: standby proposal",
        "2026d/dorji-wangmo: unmatched proposal",
        "2026d/fatou-sarr: trio proposal",
        "2026d/gonzalo-iriarte: trio proposal",
        "2026d/hanneke-visser: trio proposal",
    ];
    assert_eq!(kinds, expected);
    for (name, text) in &letters {
        for sign in ["{{", "{%", "<p></p>", "()"] {
            assert!(!text.contains(sign), "{name} holds `{sign}`");
        }
    }
}

#[test]
fn who_has_left_stands_in_nobodys_letter() {
    for (name, text) in letters() {
        for gone in [
            "jo@example.org",
            "lou@example.org",
            "ola@example.org",
            "quentin@example.org",
            "Mbeki",
            "Baptiste",
            "Mensah",
            "Roux",
        ] {
            assert!(!text.contains(gone), "{name} holds `{gone}`");
        }
    }
}

#[test]
fn the_hours_follow_every_change_of_the_clocks() {
    let letters = letters();
    let grace = &letters["2026b/grace-oyelaran"];
    for said in [
        "On 27\u{a0}September 2026 Hope’s clocks go forward by one hour.",
        "On 25\u{a0}October 2026 your clocks go back by one hour.",
        ">14 to 26\u{a0}September 2026</th><td>8:00 to 11:00</td><td>19:00 to 22:00</td>",
        ">25\u{a0}October 2026 to 3\u{a0}January 2027</th><td>8:00 to 9:00</td><td>21:00 to 22:00</td>",
    ] {
        assert!(grace.contains(said), "{said}");
    }
}

#[test]
fn a_value_is_named_only_if_the_partner_shares_it() {
    let letters = letters();
    let hope = &letters["2026b/hope-tane"];
    assert!(hope.contains("You asked for somebody who works in the field “university library” and is at the stage “more than fifteen years”. That is Grace."));
    let grace = &letters["2026b/grace-oyelaran"];
    assert!(grace.contains("You asked for somebody who is based in New Zealand and lives by a distant clock. That is Hope; four more wishes of yours come true, too."));
    assert!(!grace.contains("Auckland") && !grace.contains("Māori"));
}

#[test]
fn three_are_told_the_language_of_all_of_them() {
    let letters = letters();
    for name in ["ana-belmonte", "bashir-halabi", "caoimhe-ni-dhuibhir"] {
        let letter = &letters[&format!("2026b/{name}")];
        let all = letter.split("All three of you").nth(1).unwrap();
        let first = all.split("</li>").next().unwrap();
        assert!(
            first.ends_with("<li>You can all write to each other in English."),
            "{name}: {first}"
        );
        let said = letter.matches("write to each other in English").count();
        assert_eq!(said, 1, "{name}");
    }
    assert!(!letters["2026b/hope-tane"].contains("All three of you"));
}
