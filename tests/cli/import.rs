//! From a form's export to people's files, as it is typed.

use std::collections::BTreeMap;

use super::bench::{Bench, Said};

const OWN_FIELDS: &str = "
fields:
  - key: level
    label: Your level
    kind: ordered
    values: [{ id: beginner, name: Beginner }, { id: advanced, name: Advanced }]
    wish: true
  - { key: hours_a_week, label: Hours a week, kind: number, from: 1, to: 10 }
  - { key: car, label: Do you have a car?, kind: yes_no, wish: true }
  - { key: free, label: When are you free?, kind: hours }
";

fn import(bench: &Bench, more: &[&str]) -> Said {
    let common = [
        "import",
        "signups.csv",
        "--root",
        "own",
        "--date",
        "2026-12-20",
    ];
    bench.run(&[&common[..], more].concat())
}

fn own_program() -> Bench {
    let bench = Bench::empty();
    let new = ["new", "own", "--for", "librarians", "--date", "2026-11-29"];
    assert_eq!(bench.run(&new).code, Some(0));
    let vocabulary = bench.read("own/data/vocabulary.yaml");
    bench.write("own/data/vocabulary.yaml", vocabulary + OWN_FIELDS);
    bench
}

/// What somebody answers, by the beginning of a header; everything else stays empty.
const ANSWERS: [(&str, [&str; 2]); 13] = [
    ("Timestamp", ["12/2/2026 14:05:00", "12/14/2026 9:01:12"]),
    ("Your full name", ["Ana Silva", "Bo Larsen"]),
    ("Your e-mail address", ["ana@example.org", "bo@example.org"]),
    ("The country in which you live", ["Portugal", "Norway"]),
    ("Your town", ["Lisbon", "Oslo"]),
    (
        "Languages in which",
        ["Portuguese, English", "Norwegian, English"],
    ),
    (
        "A few sentences",
        ["=1+1 and \"quotes\"", "- I read\n- I write"],
    ),
    ("Your level", ["Beginner", "Advanced"]),
    ("Hours a week", ["5", "3"]),
    ("Do you have a car?", ["Yes", "No"]),
    (
        "When are you free?",
        ["Tue 18-21, Sat 9-12", "Mon-Fri 6-9 pm"],
    ),
    (
        "What else may your partner see?",
        ["my town, my languages, Your level", ""],
    ),
    ("I have read", ["Yes", "Yes"]),
];

fn table(form: &str) -> String {
    let headers = form
        .lines()
        .filter_map(|line| line.strip_prefix("  - column: "));
    let headers: Vec<&str> = headers.map(|header| header.trim_matches('"')).collect();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let row = |at: usize, met: &mut BTreeMap<&str, usize>| {
        let cells = headers.iter().map(|header| {
            let found = ANSWERS.iter().find(|(begin, _)| header.starts_with(begin));
            let text = found.map_or("", |(begin, answers)| {
                *met.entry(begin).or_default() += 1;
                answers[at]
            });
            format!("\"{}\"", text.replace('"', "\"\""))
        });
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let quoted: Vec<String> = headers
        .iter()
        .map(|header| format!("\"{header}\""))
        .collect();
    let text = quoted.join(",") + "\n" + &row(0, &mut met) + &row(1, &mut met);
    assert_eq!(
        met.len(),
        ANSWERS.len(),
        "every question is asked: {met:?} in {headers:?}"
    );
    text
}

#[test]
fn the_form_that_fortnight_makes_imports_without_a_question() {
    let bench = own_program();
    let form = bench.run(&[
        "form",
        "--as",
        "columns",
        "--root",
        "own",
        "--date",
        "2026-11-29",
        "-q",
    ]);
    assert_eq!(form.code, Some(0), "{form:?}");
    bench.write("own/data/forms/sign-up.yaml", &form.out);
    bench.write("signups.csv", table(&form.out));

    let shown = import(&bench, &[]);
    assert_eq!(shown.code, Some(0), "{}", shown.text());
    assert!(
        !shown.text().contains("error") && !shown.text().contains("warning"),
        "{}",
        shown.text()
    );
    assert!(!bench.path("own/data/participants").exists());

    let written = import(&bench, &["--write"]);
    assert_eq!(written.code, Some(0), "{}", written.text());
    let ana = bench.read("own/data/participants/ana-silva.yaml");
    for line in [
        "level: beginner",
        "car: \"yes\"",
        "consent: 2026-12-02",
        "share: [city, languages, level]",
        "tue: [18-21]",
    ] {
        assert!(ana.contains(line), "{line} is not in\n{ana}");
    }
    let before = bench.tree("own/data");
    let again = import(&bench, &["--write"]);
    assert_eq!(again.code, Some(0), "{}", again.text());
    assert_eq!(
        bench.tree("own/data"),
        before,
        "importing again changes nothing"
    );
    let check = bench.run(&["check", "--root", "own", "--date", "2026-12-20"]);
    assert_eq!(check.code, Some(0), "{}", check.text());
}

#[test]
fn a_form_is_proposed_once_and_nothing_else_happens() {
    let bench = own_program();
    bench.write(
        "signups.csv",
        "Timestamp,Name,E-mail,Country,\"I agree\u{1b}[31m\",About you\n7/22/2026 1:00,Ana \u{202e}Silva\u{1b}[2J,ana@example.org,Portugal,I agree,\"a\u{7}b\"\n",
    );
    let before = bench.tree("own");
    let proposed = import(&bench, &["--write"]);
    assert_eq!(proposed.code, Some(1), "{}", proposed.text());
    assert!(
        proposed
            .text()
            .chars()
            .all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'),
        "{proposed:?}"
    );
    let mut after = bench.tree("own");
    let (mode, _) = after.remove("data/forms/signups.yaml").unwrap();
    assert_eq!(mode, 0o600, "nobody else may read it");
    after.remove("data/forms");
    assert_eq!(after, before);
    let text = bench.read("own/data/forms/signups.yaml");
    assert!(
        !text.contains("ana@example.org") && !text.contains("Silva"),
        "{text}"
    );

    let unread = import(&bench, &["--write"]);
    assert_eq!(unread.code, Some(1), "{}", unread.text());
    assert!(unread.err.contains("error[form-unread]"), "{unread:?}");
    assert_eq!(bench.read("own/data/forms/signups.yaml"), text);

    bench.write(
        "own/data/forms/signups.yaml",
        text.replace("proposed: true\n", ""),
    );
    let read = import(&bench, &["--write"]);
    assert_eq!(
        read.code,
        Some(1),
        "no language is asked, so the person is not sound: {}",
        read.text()
    );
    assert!(read.out.contains("1 needs you"), "{read:?}");
}

#[test]
fn a_table_that_is_not_there_or_is_none_is_told() {
    let bench = own_program();
    let missing = import(&bench, &[]);
    assert_eq!(missing.code, Some(1));
    assert!(
        missing
            .err
            .contains("cannot read `signups.csv`: there is no such file"),
        "{missing:?}"
    );
    bench.write("signups.csv", "%PDF-1.7");
    let none = import(&bench, &[]);
    assert_eq!(none.code, Some(1));
    assert!(
        none.err.contains("error[sheet-unreadable]") && none.err.contains("nothing was imported"),
        "{none:?}"
    );
}
