//! The sign-up form asks what the program needs, in every shape, and says what it cannot ask.

use super::bench::{Bench, check};

const OWN_FIELDS: &str = "
fields:
  - key: level
    label: { en: Your level, es: Tu nivel }
    kind: ordered
    values:
      - { id: beginner, name: Beginner }
      - { id: advanced, name: Advanced }
    wish: true
    required: true
  - { key: sector, label: { en: Faculty, es: Facultad }, values: [{ id: law, name: Law }, { id: letters, name: Letters }] }
  - { key: free, label: When I am free, kind: hours, match: overlap, importance: must }
  - { key: hours_a_week, label: Hours a week, kind: number, from: 1, to: 10 }
  - { key: car, label: Do you have a car?, kind: yes_no, wish: true }
  - { key: motto, label: Your motto, kind: text }
";

fn own_program() -> Bench {
    let bench = Bench::empty();
    let new = ["new", "own", "--for", "empty", "--date", "2026-11-29"];
    assert_eq!(bench.run(&new).code, Some(0));
    let vocabulary = bench.read("own/data/vocabulary.yaml");
    bench.write("own/data/vocabulary.yaml", vocabulary + OWN_FIELDS);
    bench
}

#[test]
fn a_form_asks_for_the_fields_of_the_program() {
    let bench = own_program();
    let form = |more: &[&str]| {
        let said = bench.run(&[&["form", "--root", "own", "--date", "2026-11-29"], more].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        said.text()
    };
    let said = [
        form(&[]),
        form(&["--as", "columns", "-q"]),
        form(&["--as", "script", "-q"]),
    ]
    .join("\n=====\n");
    // The list of all countries stands in one line of the script.
    let short = said.lines().map(|line| match line.len() {
        ..400 => line.to_owned(),
        _ => line.chars().take(80).chain(" ...".chars()).collect(),
    });
    check("form.txt", &short.collect::<Vec<_>>().join("\n"));
    let page = form(&[
        "--as",
        "html",
        "--action",
        "https://a.example.org/?x=1&y=\"2\"",
        "-q",
    ]);
    assert!(page.contains("action=\"https://a.example.org/?x=1&amp;y=&quot;2&quot;\""));
    assert!(page.contains("type=\"number\" min=\"1\" max=\"10\""));
    assert!(page.contains(r#"<th scope="col"><abbr title="Monday">Mon</abbr></th>"#));
    assert!(page.contains(r#"name="free" value="mon 6-8" aria-label="Monday 6–8""#));
    assert!(!page.contains("<script"));
    for more in [&[][..], &["--action", "http://a.example.org/"]] {
        let refused = bench.run(&[&["form", "--root", "own", "--as", "html"], more].concat());
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.err.contains("where its answers go"), "{refused:?}");
    }
}

/// What a page of HTML sends goes by the words of the form file: boxes that touch are one span of hours.
#[test]
fn answers_of_the_page_are_imported_and_what_is_required_is_missed() {
    let bench = own_program();
    let columns = [
        "form",
        "--root",
        "own",
        "--as",
        "columns",
        "-q",
        "--date",
        "2026-11-29",
    ];
    bench.write("own/data/forms/sign-up.yaml", bench.run(&columns).out);
    // The page sends every question, those without an answer too.
    let file = bench.read("own/data/forms/sign-up.yaml");
    let keys = file
        .lines()
        .filter_map(|line| line.trim().strip_prefix("to: "));
    let keys: Vec<&str> = keys.collect();
    let row = |own: &[(&str, &str)]| {
        let cells = keys.iter().map(|key| {
            let cell = own.iter().find(|(known, _)| known == key);
            format!("\"{}\"", cell.map_or("", |(_, cell)| cell))
        });
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let both = [
        ("applied", "2026-11-29"),
        ("languages", "English"),
        ("consent", "Yes"),
    ];
    let ana = [
        ("name", "Ana Silva"),
        ("email", "ana@example.org"),
        ("country", "Portugal"),
        ("city", "Lisbon"),
        ("level", "Beginner"),
        ("sector", "Law"),
        ("free", "mon 6-8, mon 8-10, sun 22-24"),
    ];
    let bo = [
        ("name", "Bo Larsen"),
        ("email", "bo@example.org"),
        ("country", "Norway"),
        ("free", "tue 18-20"),
    ];
    let [ana, bo] = [&ana[..], &bo[..]].map(|own| row(&[&both[..], own].concat()));
    bench.write("own/answers.csv", keys.join(",") + "\n" + &ana + &bo);
    let import = [
        "import",
        "own/answers.csv",
        "--root",
        "own",
        "--date",
        "2026-11-29",
        "--write",
    ];
    let said = bench.run(&import);
    assert!(
        said.out
            .ends_with("2 rows: 1 new or changed person, 0 unchanged, 0 duplicates, 1 needs you\n"),
        "{said:?}"
    );
    assert!(
        said.err.contains("without `level`, which is required"),
        "{said:?}"
    );
    assert!(said.err.contains("own/answers.csv, row 3"), "{said:?}");
    let ana = bench.read("own/data/participants/ana-silva.yaml");
    assert!(
        ana.contains("free:\n  mon: [6-10]\n  sun: [22-24]\n"),
        "{ana}"
    );
}

/// What a program calls a built-in field is said wherever readers meet it.
#[test]
fn a_label_of_a_built_in_field_is_what_people_read() {
    let bench = own_program();
    let rules = bench.run(&["rules", "--root", "own", "--date", "2026-11-29"]);
    assert!(
        rules
            .out
            .contains("partners gave the same answer to “Faculty”"),
        "{rules:?}"
    );
    let privacy = bench.run(&[
        "rules",
        "--privacy",
        "--root",
        "own",
        "--date",
        "2026-11-29",
    ]);
    assert!(privacy.out.contains("| Faculty | "), "{privacy:?}");
    bench.replace(
        "own/fortnight.toml",
        "language = \"en\"",
        "language = \"es\"",
    );
    let form = bench.run(&["form", "--root", "own", "--date", "2026-11-29", "-q"]);
    assert!(
        form.out.contains("**Facultad**") && form.out.contains("- [ ] Facultad"),
        "{form:?}"
    );
}

const PAGE: &str =
    "---\ntitle: Sign up\nform: https://forms.example.org/send\n---\nIt takes ten minutes.\n";

#[test]
fn a_page_of_the_site_shows_the_form_while_one_can_sign_up() {
    let bench = own_program();
    bench.write("own/content/pages/sign-up.md", PAGE);
    let page = |day: &str| {
        let said = bench.run(&[
            "--root",
            "own",
            "--date",
            day,
            "--site-only",
            "--out",
            "site",
        ]);
        assert_eq!(said.code, Some(0), "{said:?}");
        bench.read("site/sign-up/index.html")
    };
    let open = page("2026-11-30");
    let form = "<form class=\"sign-up\" method=\"post\" action=\"https://forms.example.org/send\"";
    assert!(
        open.contains("It takes ten minutes.") && open.contains(form),
        "{open}"
    );
    assert!(open.contains("You can sign up until"), "{open}");
    assert!(!page("2026-11-01").contains("<form"));
    assert!(page("2026-11-01").contains("Sign-up opens on"));
    assert!(page("2027-02-01").contains("Nobody can sign up at the moment"));
    // A page in another language of the room asks in it.
    bench.replace(
        "own/content/pages/sign-up.md",
        "form:",
        "language: es\nform:",
    );
    assert!(page("2026-11-30").contains("Tu nombre completo"));
    bench.replace("own/content/pages/sign-up.md", "https://", "http://");
    let said = bench.run(&["check", "--root", "own", "--date", "2026-11-30"]);
    assert!(
        said.err
            .contains("answers of a form cannot be sent to `http://forms.example.org/send`"),
        "{said:?}"
    );
    assert!(
        said.err.contains("own/content/pages/sign-up.md:4:7"),
        "{said:?}"
    );
}

#[test]
fn a_round_that_is_not_there_is_told() {
    let bench = own_program();
    let said = bench.run(&["form", "2031a", "--root", "own"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("there is no such round"), "{said:?}");
}
