//! The second trial: a program that asks what no other does, level, faculty with distances, weekly hours as a grid. From an
//! export of 47 messy rows to accepted matches, with the handbook's commands.

use crate::cli::bench::Bench;

use super::replay::Replay;

/// A program that `fortnight new` has begun, with a vocabulary of its own.
fn bench() -> Bench {
    let bench = Bench::empty();
    let begin = [
        "--date",
        "2026-07-01",
        "new",
        "program",
        "--for",
        "empty",
        "--title",
        "Paper Lanterns",
        "--starts",
        "2026-09-14",
    ];
    let said = bench.run(&begin);
    assert_eq!(said.code, Some(0), "{said:?}");
    let vocabulary = include_str!("trial_own.yaml");
    bench.write("program/data/vocabulary.yaml", vocabulary);
    let export = include_str!("trial_own.csv");
    bench.write("program/signups.csv", export);
    bench
}

#[test]
fn own_fields_go_from_a_messy_export_to_accepted_matches_in_six_commands() {
    let mut trial = Replay::new(bench());
    let import = ["import", "program/signups.csv"];
    let write = ["import", "program/signups.csv", "--write"];
    trial.run(&import, 1, "data/forms/signups.yaml was written");
    // What only a human knows of the form: a grid of hours is one question of it, and what is no answer stands there once.
    let form = "data/forms/signups.yaml";
    trial.edit(form, "proposed: true\n", "");
    let engineering = "\"Other: Engineering\": ";
    trial.edit(
        form,
        &format!("{engineering}\"?\""),
        &format!("{engineering}science"),
    );
    trial.edit(
        form,
        "only every second week: \"?\"",
        "only every second week: nothing",
    );
    trial.edit(form, "\"2-3\": \"?\"", "\"2-3\": 2");
    trial.edit(form, "to: nothing   # ? no known question", "to: hopes");
    trial.run(
        &import,
        1,
        "47 rows: 37 new or changed people, 0 unchanged, 4 duplicates, 6 need you",
    );
    trial.edit("signups.csv", "Brzil", "Brazil");
    trial.edit(
        "signups.csv",
        "marta.silva@example,",
        "marta.silva@example.org,",
    );
    trial.edit(
        "signups.csv",
        "Luis Ortega,Mexico,,",
        "Luis Ortega,Mexico,Mexico City,",
    );
    // The form does not ask for time zones.
    trial.make(
        "data/participants/goncalo-prata.yaml",
        "email: goncalo.prata@example.org\ntime_zone: Europe/Lisbon\n",
    );
    trial.run(
        &write,
        1,
        "47 rows: 41 new or changed people, 0 unchanged, 4 duplicates, 2 need you",
    );
    let people = "data/participants";
    trial.edit(
        &format!("{people}/wanjiku-maina.yaml"),
        "country:",
        "emails: [wanjiku@example.net]\ncountry:",
    );
    // What is offered, taken over.
    let helena = format!("{people}/helena-sousa.yaml");
    trial.edit(&helena, "HELENA SOUSA", "Helena Sousa");
    let katrin = format!("{people}/katrin-sepp.yaml");
    trial.edit(&katrin, "katrin sepp", "Katrin Sepp");
    trial.run(
        &write,
        1,
        "47 rows: 1 new or changed person, 40 unchanged, 5 duplicates, 1 needs you",
    );
    trial.run(&["check"], 0, "nothing to mend");
    trial.run(
        &["match", "2026b", "--accept"],
        0,
        "41 participants, 19 pairs, 1 trio",
    );
    assert!(
        trial.commands <= 6 && trial.edits <= 12,
        "{} {}",
        trial.commands,
        trial.edits
    );
    let bench = trial.bench;
    // Boxes of a grid that touch are one span, and a cell of a spreadsheet is text.
    let ana = bench.read("program/data/participants/ana-lopes.yaml");
    assert!(ana.contains("wed: [13-22]"), "{ana}");
    let eoin = bench.read("program/data/participants/eoin-walsh.yaml");
    assert!(eoin.contains("HYPERLINK"), "{eoin}");
    // The rules are those of the program's own fields; no list that is empty takes points away.
    let rules = bench.run(&["--root", "program", "rules", "2026b"]);
    assert!(
        rules.out.contains("“When I am free”") && !rules.out.contains("same sector"),
        "{rules:?}"
    );
    // Letters say what was declared.
    let said = bench.run(&["--date", "2026-09-14", "--root", "program"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let letter = bench.read("program/private/2026b/ana-lopes.html");
    assert!(
        letter.contains("“Level of Portuguese”") && letter.contains("you are both free"),
        "{letter}"
    );
}
