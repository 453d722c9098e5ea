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
    assert!(!page.contains("<script"));
    for more in [&[][..], &["--action", "http://a.example.org/"]] {
        let refused = bench.run(&[&["form", "--root", "own", "--as", "html"], more].concat());
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.err.contains("where its answers go"), "{refused:?}");
    }
}

#[test]
fn a_round_that_is_not_there_is_told() {
    let bench = own_program();
    let said = bench.run(&["form", "2031a", "--root", "own"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("there is no such round"), "{said:?}");
}
