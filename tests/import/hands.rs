//! What hands have changed is kept, and importing again changes nothing.

use fortnight::{check, diagnostic};

use super::bench::{Bench, expect, person, said};

#[test]
fn importing_again_changes_nothing() {
    let mut bench = Bench::new();
    let rows =
        ["Ana Reis", "Ben Cole", "Dana Fox"].map(|name| person(name, &[("sector", "public")]));
    assert_eq!(bench.written(&rows).accounts.new, 3);
    let again = bench.import(&rows);
    assert_eq!((again.files.len(), again.accounts.unchanged), (0, 3));
    // Nor do rows in another order, beyond where they stand.
    let moved: Vec<_> = rows.iter().rev().cloned().collect();
    let again = bench.import(&moved);
    assert_eq!(again.people.len(), 0);
}

/// Ten people, five corrections each, in every kind of value.
#[test]
fn fifty_corrections_are_kept() {
    const NAMES: [&str; 10] = [
        "Ana Reis", "Ben Cole", "Cem Kaya", "Dana Fox", "Eva Ek", "Fay Lee", "Gil Roy", "Hal Orr",
        "Ida Moe", "Jo Vance",
    ];
    let mut bench = Bench::new();
    let rows = |city: &str| {
        NAMES.map(|name| {
            person(
                name,
                &[
                    ("city", city),
                    ("workplace", "Libary"),
                    ("interests", "OA"),
                    ("about", "I am\nhere"),
                    ("sector", "public"),
                    ("career_stage", "early"),
                ],
            )
        })
    };
    bench.written(&rows("Sao Paulo"));
    let before = bench.clone();
    for (at, name) in NAMES.iter().enumerate() {
        let id = name.to_lowercase().replace(' ', "-");
        let edits: [(&str, &str); 5] = match at % 2 {
            0 => [
                ("workplace: Libary", "workplace: Library # was Libary"),
                ("city: Sao Paulo", "city: São Paulo"),
                (
                    "interests: [open-access]",
                    "interests:\n  # asked\n  - open-access\n  - makerspaces",
                ),
                ("career_stage: early\n", ""),
                (
                    "country: BR",
                    "# moved in May\ncountry: BR\npronouns: she/her",
                ),
            ],
            _ => [
                ("sector: public", "sector: academic"),
                ("I am", "I am not"),
                ("city: Sao Paulo", "\"city\": 'Campinas'"),
                ("languages: [pt, en]", "languages: [en]"),
                ("@example.org", "@example.com"),
            ],
        };
        for (old, new) in edits {
            bench.edit(&id, old, new);
        }
    }
    let files = bench.files.clone();
    // The form says what it said.
    let imported = bench.written(&rows("Sao Paulo"));
    assert_eq!(
        (&bench.files, imported.problems.len()),
        (&files, 0),
        "{}",
        said(&imported)
    );
    // It says something new in one column: each is told once, and kept.
    let imported = bench.written(&rows("Santos"));
    let kept = imported
        .problems
        .iter()
        .filter(|problem| problem.check == check::KEPT_BY_HAND);
    assert_eq!(kept.count(), 10, "{}", said(&imported));
    let first = imported.problems.first().unwrap();
    expect(
        "kept",
        &(diagnostic::render(&bench.input().sources, first, false) + "\n"),
    );
    let people = |bench: &Bench| {
        let mut files = bench.files.clone();
        files.remove("data/imports/signup.yaml");
        files
    };
    let mut expected = bench.clone();
    expected.files = files;
    assert_eq!(people(&bench), people(&expected));
    assert_eq!(bench.written(&rows("Santos")).problems, []);
    // Where no hand was, it changes.
    let mut untouched = before;
    assert_eq!(untouched.written(&rows("Santos")).accounts.changed, 10);
    assert!(untouched.person("ana-reis").contains("city: Santos"));
}

/// A file that no import has made.
fn by_hand(bench: &mut Bench, round: &str) {
    let text = format!(
        "name: Ana Reis\nemail: ana.reis@example.org\ncountry: BR\ncity: Olinda\ntime_zone: America/Recife\nlanguages: [pt, en]\n\
         consent: 2026-01-10\nrounds:\n  {round}: {{ applied: 2026-01-10 }}\n"
    );
    let path = "data/participants/ana-reis.yaml".to_owned();
    bench.files.insert(path, text);
}

#[test]
fn who_is_in_the_round_by_hand_is_so_as_the_hand_says() {
    let rows = [person(
        "Ana Reis",
        &[("city", "Recife"), ("applied", "2026-01-10")],
    )];
    let mut bench = Bench::new();
    by_hand(&mut bench, "2026b");
    let imported = bench.written(&rows);
    let kept = imported.problems.iter();
    let kept = kept.filter(|problem| problem.check == check::KEPT_BY_HAND);
    assert_eq!(kept.count(), 1, "{}", said(&imported));
    assert!(bench.person("ana-reis").contains("city: Olinda"));
    // Of whoever was in another round only, what they say now counts.
    let mut bench = Bench::new();
    by_hand(&mut bench, "2026a");
    bench.written(&rows);
    assert!(bench.person("ana-reis").contains("city: Recife"));
}

#[test]
fn what_is_answered_no_more_goes_unless_a_hand_or_another_round_has_it() {
    let with = [person("Ana Reis", &[("sector", "public")])];
    let without = [person("Ana Reis", &[])];
    let mut bench = Bench::new();
    bench.written(&with);
    let mut touched = bench.clone();
    bench.written(&without);
    assert!(!bench.person("ana-reis").contains("sector"));
    touched.edit("ana-reis", "sector: public", "sector: academic");
    touched.written(&without);
    assert!(touched.person("ana-reis").contains("sector: academic"));
    let mut earlier = Bench::new();
    earlier.round = "2026a";
    earlier.written(&with);
    earlier.round = "2026b";
    earlier.written(&without);
    assert!(earlier.person("ana-reis").contains("sector: public"));
}

#[test]
fn wishes_are_of_a_round_and_are_said_anew_in_the_next() {
    let rows = [person("Ana Reis", &[("wishes.country", "Japan")])];
    let mut bench = Bench::new();
    for round in ["2026a", "2026b"] {
        bench.round = round;
        bench.written(&rows);
    }
    let file = bench.person("ana-reis");
    assert_eq!(file.matches("JP").count(), 2, "{file}");
}

#[test]
fn whoever_comes_with_another_address_has_that_one_then() {
    let row = |address| {
        let own = [("email", address), ("workplace", "City Library")];
        [person("Ana Reis", &own)]
    };
    let mut bench = Bench::new();
    bench.round = "2026a";
    bench.written(&row("ana.reis@example.org"));
    // By hand it is another one by now, and that is known as an old one too.
    let old = "ana@example.net";
    bench.edit(
        "ana-reis",
        "email: ana.reis@example.org",
        &format!("email: {old}\nemails: [{old}]"),
    );
    bench.round = "2026b";
    bench.written(&row("reis@example.com"));
    let file = bench.person("ana-reis");
    assert!(file.contains("email: reis@example.com"), "{file}");
    assert_eq!(file.matches(old).count(), 1, "{file}");
}

#[test]
fn comments_and_order_stay_and_a_list_stays_a_list() {
    let mut bench = Bench::new();
    bench.files.remove("data/participants/amina-diallo.yaml");
    bench.files.remove("data/participants/bogdan-ilic.yaml");
    let list = "# Of the pilot.\n- id: amina-diallo\n  email: amina@example.org # old\n  name: Amina Diallo\n  country: SN\n  languages: [fr, en]\n  \
                rounds: { 2026a: { applied: 2026-01-10 } }\n  consent: 2026-01-10\n\n- { id: bogdan-ilic, name: Bogdan Ilić, email: bogdan@example.org, \
                country: RS, languages: [sr], consent: 2026-01-11, rounds: { 2026a: { applied: 2026-01-11 } } }\n# End.\n";
    bench
        .files
        .insert("data/participants/pilot.yaml".to_owned(), list.to_owned());
    let rows = [
        person(
            "Amina Diallo",
            &[
                ("email", "amina@example.org"),
                ("country", "SN"),
                ("languages", "fr|en"),
                ("city", "Dakar"),
                ("wishes.sector", "different"),
            ],
        ),
        person(
            "Bogdan Ilić",
            &[
                ("email", "bogdan@example.org"),
                ("country", "Serbia"),
                ("languages", "Serbian"),
                ("city", ""),
            ],
        ),
    ];
    let imported = bench.written(&rows);
    assert_eq!(imported.accounts.changed, 2, "{}", said(&imported));
    expect("list-file", bench.person("pilot"));
    assert_eq!(bench.errors(), "");
    assert_eq!(bench.import(&rows).files, []);
}

/// More than are told of one file: each is told of its own entry, and what stands there is kept.
#[test]
fn a_slip_in_each_of_a_long_list_is_told_of_each() {
    const PEOPLE: usize = 600;
    let mut bench = Bench::new();
    let name = |at: usize| format!("Ana R{at}");
    let list = (0..PEOPLE).map(|at| {
        format!(
            "- id: ana-r{at}\n  name: {}\n  email: ana.r{at}@example.org\n  country: Brazil\n  city: São Paulo\n  \
             languages: [pt]\n  consent: 2026-01-10\n  rounds: {{ 2026a: {{ applied: 2026-01-10 }} }}\n",
            name(at)
        )
    });
    let path = "data/participants/all.yaml".to_owned();
    bench.files.insert(path, list.collect());
    let rows = |country: &str| {
        let row = |at| person(&name(at), &[("country", &format!("{country} {at}"))]);
        (0..PEOPLE).map(row).collect::<Vec<_>>()
    };
    let imported = bench.written(&rows("Atlantis"));
    let told = imported.problems.iter();
    let told = told.filter(|problem| problem.message.contains("is not a country"));
    assert_eq!(told.count(), PEOPLE);
    assert_eq!(imported.accounts.changed, PEOPLE);
    let all = bench.person("all");
    assert_eq!(all.matches("country: Brazil\n").count(), PEOPLE);
    assert_eq!(all.matches("2026b:").count(), PEOPLE);
    assert_eq!(bench.errors(), "");
}

#[test]
fn a_file_that_cannot_be_changed_safely_is_left_to_hands() {
    let mut bench = Bench::new();
    bench.edit(
        "clara-nunes",
        "[pt-BR, fr]",
        "\n  # the best first\n  - pt-BR\n  - fr",
    );
    let rows = [person(
        "Clara Nunes",
        &[("email", "clara@example.org"), ("languages", "Portuguese")],
    )];
    let imported = bench.import(&rows);
    expect("by-hand", &said(&imported));
    assert_eq!(imported.files, []);
}

#[test]
fn without_the_memory_nothing_is_written() {
    let mut bench = Bench::new();
    let rows = [person("Ana Reis", &[])];
    bench.written(&rows);
    let memory = bench.files.get_mut("data/imports/signup.yaml").unwrap();
    *memory = memory.replace("people:", "persons:");
    let imported = bench.import(&rows);
    assert_eq!(imported.files, []);
    assert_eq!(imported.problems[0].check, check::IMPORT_MEMORY);
    let told = diagnostic::render(&bench.input().sources, &imported.problems[0], false);
    expect("memory", &told);
    assert_eq!(imported.accounts.rows, 0);
}
