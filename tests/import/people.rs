//! Whose file a row goes into, and what it says there.

use fortnight::check;

use super::bench::{Bench, expect, person, said};

#[test]
fn somebody_new_gets_a_file_as_one_would_write_it() {
    let mut bench = Bench::new();
    let rows = [person(
        "JOÃO DA SILVA",
        &[
            ("email", "Joao@Example.ORG"),
            ("sector", "University"),
            ("time_zone", "GMT-3"),
            ("interests", "OA|Fab lab"),
            ("about", "Runs a reading room:\n- by the sea # 1"),
            ("links", "www.example.org/joao"),
            ("share", "city|email"),
            ("wishes.country", "Japan|South Korea"),
            ("wish_words", "Somebody from a public library\nin Kenya: #1"),
        ],
    )];
    let imported = bench.written(&rows);
    expect("new", &said(&imported));
    expect("new-file", bench.person("joao-da-silva"));
    assert_eq!(bench.errors(), "");
}

#[test]
fn mentors_and_mentees_are_read_where_a_round_has_them() {
    let mut bench = Bench::new();
    bench.asks_roles = true;
    let rows = [
        person(
            "Ana Reis",
            &[
                ("as", "both"),
                ("places.mentor", "3"),
                ("mails", "partner-only"),
            ],
        ),
        person("Bento Reis", &[("as", "mentee"), ("places", "2")]),
        person("Caio Reis", &[("as", "mentee"), ("places.mentor", "2")]),
        person("Dora Reis", &[]),
    ];
    expect("peers-asked-for-roles", &said(&bench.import(&rows)));
    let round = bench.files.get_mut("data/rounds/2026b.yaml").unwrap();
    round.push_str("roles: {}\n");
    let imported = bench.written(&rows);
    expect("roles", &said(&imported));
    assert!(
        bench
            .person("ana-reis")
            .contains("places:\n      mentor: 3")
    );
    // Who wants all mails after all says nothing.
    let again = [person(
        "Ana Reis",
        &[("as", "mentor"), ("places.mentor", "3")],
    )];
    bench.written(&again);
    let file = bench.person("ana-reis");
    assert!(!file.contains("mails"), "{file}");
    assert!(file.contains("as: mentor"), "{file}");
    assert_eq!(bench.errors(), "");
}

#[test]
fn the_latest_row_of_an_address_counts() {
    let mut bench = Bench::new();
    let rows = [
        person("Ana Reis", &[("city", "Recife")]),
        person(
            "Ana Reis",
            &[
                ("city", "Olinda"),
                ("applied", "2026-07-21T09:00:00Z"),
                ("email", "ANA.reis@example.org"),
            ],
        ),
        person(
            "Ana Reis",
            &[("city", "Natal"), ("applied", "2026-07-19T09:00:00Z")],
        ),
    ];
    let imported = bench.written(&rows);
    expect("latest", &said(&imported));
    assert!(bench.person("ana-reis").contains("city: Olinda"));
}

#[test]
fn somebody_of_an_earlier_round_keeps_their_file() {
    let mut bench = Bench::new();
    bench.edit(
        "bogdan-ilic",
        "sector: public",
        "sector: public # asked in March\nworkplace: City Library",
    );
    let rows = [
        // By the address.
        person(
            "Amina Diallo",
            &[
                ("email", "Amina@EXAMPLE.org"),
                ("country", "Senegal"),
                ("city", "Thiès"),
                ("languages", "French|English"),
            ],
        ),
        // By name, country and workplace.
        person(
            "Bogdan Ilic",
            &[
                ("email", "b.ilic@example.net"),
                ("country", "Serbia"),
                ("city", ""),
                ("languages", "Serbian"),
                ("workplace", "City library"),
            ],
        ),
        // By nothing but the name.
        person("Clara Nunes", &[("email", "clara@example.com")]),
    ];
    let imported = bench.written(&rows);
    expect("returners", &said(&imported));
    expect("moved-file", bench.person("bogdan-ilic"));
    assert_eq!(bench.errors(), "");
    let again = bench.import(&rows);
    assert_eq!((again.files.len(), again.accounts.unchanged), (0, 2));
    // What the hint says leads on.
    bench.edit(
        "clara-nunes",
        "country: BR",
        "emails: [clara@example.com]\ncountry: BR",
    );
    let solved = bench.written(&rows);
    assert_eq!((solved.accounts.need_you, solved.accounts.changed), (0, 1));
}

#[test]
fn two_of_one_name_are_asked_about() {
    let mut bench = Bench::new();
    let rows = [
        person("Ana Reis", &[]),
        person("REIS, Ana", &[("email", "reis@example.net")]),
        person(
            "Ana Reis",
            &[
                ("email", "third@example.net"),
                ("country", "Peru"),
                ("city", "Lima"),
            ],
        ),
    ];
    let imported = bench.written(&rows);
    expect("namesakes", &said(&imported));
    // One is the same person, the other is not.
    bench.edit(
        "ana-reis",
        "country:",
        "emails: [reis@example.net]\ncountry:",
    );
    bench.files.insert(
        "data/participants/ana-reis-2.yaml".to_owned(),
        "email: third@example.net\n".to_owned(),
    );
    let imported = bench.written(&rows);
    expect("namesakes-solved", &said(&imported));
    assert_eq!(bench.errors(), "");
    assert_eq!(bench.import(&rows).files, []);
}

#[test]
fn whoever_does_not_agree_is_not_written() {
    let bench = Bench::new();
    let rows = [
        person("Ana Reis", &[("consent", "no")]),
        person("Ben Cole", &[("consent", "")]),
        person(
            "Amina Diallo",
            &[("email", "amina@example.org"), ("consent", "no")],
        ),
    ];
    let imported = bench.import(&rows);
    expect("no-consent", &said(&imported));
    assert_eq!(imported.files, []);
}

#[test]
fn what_tables_do_not_decide_is_told_at_its_cell() {
    let mut bench = Bench::new();
    let rows = [
        person("Ana Reis", &[("country", "Senegall"), ("email", "ana")]),
        person(
            "Ben Cole",
            &[
                ("country", "USA"),
                ("city", "Springfield"),
                ("time_zone", "GMT-5"),
            ],
        ),
        person(
            "Carl Berg",
            &[
                ("country", "Germany"),
                ("city", "Köln"),
                ("time_zone", "CET"),
                ("languages", "German|Klingonish"),
            ],
        ),
        person(
            "Dana Fox",
            &[("sector", "Museum"), ("interests", "Fab labs")],
        ),
        person("Eva Ek", &[("email", ""), ("languages", "")]),
        person("Fay Lee", &[("country", "Korea")]),
        person(
            "Gil Roy",
            &[
                ("applied", "2026-09-03T10:00:00Z"),
                ("time_zone", "Europe/Paris"),
            ],
        ),
    ];
    let imported = bench.written(&rows);
    expect("undecided", &said(&imported));
    assert_eq!(bench.errors(), "");
}

#[test]
fn hostile_cells_land_as_inert_text() {
    let mut bench = Bench::new();
    let cells = [
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "}: [a, &b *c !d",
        "a\u{202e}b\u{2066}c",
        "- one\n- two\n---\nname: x",
        "yes",
        "null",
        "{first_name} {{ x }} <script>",
        "| \\ \" ' # \t x",
        "1e5",
    ];
    let rows: Vec<_> = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            person(
                &format!(
                    "Ana {}",
                    ["Ek", "Li", "Oz", "Um", "Fa", "Go", "Ha", "Ji", "Ku"][at]
                ),
                &[
                    ("about", cell),
                    ("time_zone", "America/Sao_Paulo"),
                    ("city", cell),
                    ("workplace", cell),
                ],
            )
        })
        .collect();
    let imported = bench.written(&rows);
    assert_eq!(imported.accounts.new, cells.len(), "{}", said(&imported));
    assert_eq!(bench.errors(), "");
    let program = fortnight::pipeline::program(&bench.input()).0.unwrap();
    for (id, cell) in [
        ("ana-ek", cells[0]),
        ("ana-ku", "1e5"),
        ("ana-fa", "yes"),
        ("ana-go", "null"),
    ] {
        let person = program
            .participants
            .iter()
            .find(|one| one.id.as_str() == id)
            .unwrap();
        assert_eq!(person.profile.workplace.as_ref().unwrap().reveal(), cell);
    }
    assert_eq!(bench.import(&rows).files, []);
}

#[test]
fn whoever_was_erased_does_not_come_back() {
    let mut bench = Bench::new();
    let rows = [person("Ana Reis", &[]), person("Ben Cole", &[])];
    bench.written(&rows);
    bench.files.remove("data/participants/ana-reis.yaml");
    expect("gone", &said(&bench.import(&rows)));
    // Erased as they ask for it, she is passed over, and no data of hers are left.
    let mut bench = Bench::new();
    bench.written(&rows);
    bench.erase("ana-reis");
    assert!(
        bench
            .files
            .values()
            .all(|text| !text.contains("ana.reis@") && !text.contains("Ana Reis"))
    );
    let imported = bench.import(&rows);
    expect("erased", &said(&imported));
    assert_eq!(imported.files, []);
    // Nor is her id given to somebody else.
    let other = bench.import(&[person("Ana Reis", &[("email", "other@example.org")])]);
    assert_eq!(other.people[0].shown, "data/participants/ana-reis-2.yaml");
}

#[test]
fn a_day_that_is_none_is_only_text() {
    let mut bench = Bench::new();
    let rows = [person(
        "Ana Reis",
        &[("applied", "2026-07-02, status: withdrawn }, x: {")],
    )];
    let imported = bench.written(&rows);
    expect("no-day", &said(&imported));
    assert_eq!(imported.files, []);
}

#[test]
fn one_address_is_of_one_person() {
    let mut bench = Bench::new();
    let rows = [
        person("Ana Reis", &[("email", "desk@example.org")]),
        person("Bo Ek", &[("email", "desk@example.org")]),
        person("Ben Cole", &[("email", "clara@example.org")]),
        person(
            "NUNES, Clara Maria",
            &[("email", "clara@example.org"), ("applied", "2026-07-01")],
        ),
    ];
    expect("one-address", &said(&bench.written(&rows)));
    assert_eq!(bench.errors(), "");
    // An address that was corrected by hand is known by what the form said, also beside the right one.
    bench.edit("bo-ek", "desk@example.org", "bo@example.org");
    let rows = [
        person("Bo Ek", &[("email", "desk@example.org")]),
        person("Bo Ek", &[("email", "bo@example.org"), ("city", "Natal")]),
    ];
    for number in 0..2 {
        let accounts = bench.written(&rows).accounts;
        assert_eq!(
            (accounts.duplicates, accounts.new, accounts.changed),
            (1, 0, 1 - number)
        );
    }
}

#[test]
fn fields_of_the_program_s_own_are_as_good_as_others() {
    let mut bench = Bench::new();
    let fields = "fields:\n  - { key: level, label: Level, kind: ordered, match: near, wish: true, values: [{ id: new, name: Beginner }, { id: old, name: Advanced }] }\n  \
                  - { key: hours_a_week, label: Hours a week, kind: number, match: near }\n  \
                  - { key: skills, label: Skills, kind: many, match: same, values: [{ id: maps, name: \"Maps, plans\" }, { id: code, name: Code }] }\n";
    bench
        .files
        .insert("data/vocabulary.yaml".to_owned(), fields.to_owned());
    bench.edit(
        "amina-diallo",
        "sector: academic\ncareer_stage: early\ninterests: [open-access, makerspaces]\n",
        "",
    );
    bench.edit("bogdan-ilic", "sector: public\n", "");
    assert_eq!(bench.errors(), "");
    let rows = [
        person(
            "Ana Reis",
            &[
                ("level", "beginner"),
                ("hours_a_week", "3"),
                ("skills", "Maps, plans|Code"),
                ("wish_words", "an advanced colleague in Kenya"),
            ],
        ),
        person(
            "Bo Ek",
            &[
                ("level", "Advanced"),
                ("hours_a_week", "about 4"),
                ("skills", "Code"),
                ("wishes.level", "different"),
            ],
        ),
        person(
            "Cem Kaya",
            &[
                ("level", "Advanced"),
                ("hours_a_week", "4"),
                ("skills", "Code"),
                ("wishes.level", "Beginner"),
            ],
        ),
    ];
    expect("own-fields", &said(&bench.written(&rows)));
    expect("own-fields-file", bench.person("cem-kaya"));
    assert_eq!(bench.errors(), "");
    assert_eq!(bench.import(&rows).files, []);
}

/// Ana has a file of the first round, where she works at a library of her town.
fn of_the_first_round() -> Bench {
    let mut bench = Bench::new();
    bench.round = "2026a";
    bench.written(&[person("Ana Reis", &[("workplace", "City Library")])]);
    bench.round = "2026b";
    bench
}

#[test]
fn a_name_and_a_workplace_are_one_person_only_in_one_country_and_one_row() {
    let asked = |bench: &Bench, rows: &[super::bench::Said<'_>]| {
        let imported = bench.import(rows);
        let problems = imported.problems.iter();
        let problems = problems.filter(|problem| problem.check == check::WHO_IS_IT);
        assert_eq!(
            imported.accounts.need_you,
            problems.count(),
            "{}",
            said(&imported)
        );
        imported.accounts.need_you
    };
    let other = |country| {
        let own = [
            ("email", "reis@example.com"),
            ("workplace", "City Library"),
            ("country", country),
        ];
        person("Ana Reis", &own)
    };
    let bench = of_the_first_round();
    assert_eq!(asked(&bench, &[other("Brazil")]), 0);
    assert_eq!(asked(&bench, &[other("Portugal")]), 1);
    // Whose address is in the file, the file is theirs.
    let known = person("Ana Reis", &[("workplace", "City Library")]);
    assert_eq!(asked(&bench, &[known.clone(), other("Brazil")]), 1);
    // And whoever is in this round already does not come once more.
    let mut both = bench.clone();
    both.written(&[known]);
    assert_eq!(asked(&both, &[other("Brazil")]), 1);
}

#[test]
fn a_name_that_hands_have_changed_is_still_that_of_its_address() {
    let mut bench = Bench::new();
    let rows = [person("Ana Reis", &[])];
    bench.written(&rows);
    bench.edit("ana-reis", "name: Ana Reis", "name: Lia Souza");
    let imported = bench.import(&rows);
    assert_eq!(imported.accounts.need_you, 0, "{}", said(&imported));
    let stranger = [person("Rui Matos", &[("email", "ana.reis@example.org")])];
    assert_eq!(bench.import(&stranger).accounts.need_you, 1);
}
