//! Twelve exports in the shapes of form services, each with the same troubles planted: every one is found, and what was not
//! planted comes out as it went in.

use std::collections::BTreeMap;

use fortnight::diagnostic::Diagnostic;
use fortnight::model::form::{Answers, Target};

use super::shapes::{INTERESTS, Person, Shape, TARGETS, people, shapes};
use super::{read, told};
use crate::blessed::example;
use crate::sheets::write::Put;

/// What is put where, and the check that finds it; `None` if the proposal is to ask.
type Trouble = (usize, &'static str, &'static str, Option<&'static str>);

const TROUBLES: [Trouble; 8] = [
    (0, "sector", "Publc library", None),
    (1, "interests", "Other: cats", None),
    (2, "applied", "yesterday evening", Some("bad-moment")),
    (3, "consent", "Perhaps later", Some("unknown-answer")),
    (4, "about", "LONG", Some("text-too-long")),
    (5, "sector", "Hospital", None),
    (6, "BEYOND", "shifted", Some("sheet-shape")),
    (7, "sector", "Public library or school", None),
];

fn table(shape: &Shape, people: &[Person], troubles: &[Trouble]) -> Vec<Vec<Put>> {
    let mut header: Vec<Put> = shape
        .headers
        .iter()
        .chain(shape.extra)
        .map(|header| Put::from(*header))
        .collect();
    if shape.in_columns {
        header[6] = Put::from("What else?");
        header.extend(
            INTERESTS
                .iter()
                .map(|(_, name)| Put::Text(format!("{} [{name}]", shape.headers[6]))),
        );
    }
    let mut rows = vec![header];
    rows.extend(people.iter().map(|person| shape.cells(person)));
    for (row, target, put, _) in troubles {
        let row = &mut rows[row + 1];
        match (*target, *put) {
            ("BEYOND", _) => row.push(Put::from(*put)),
            (_, "LONG") => row[7] = Put::Text("long ".repeat(5_000)),
            ("interests", _) if shape.in_columns => {
                let last = row.len() - 1;
                row[last] = Put::from(*put);
            }
            ("interests", _) => row[6] = Put::Text(shape.joined(&["Teaching", put])),
            (target, put) => {
                row[TARGETS.iter().position(|known| *known == target).unwrap()] = Put::from(put);
            }
        }
    }
    rows
}

fn texts_of(answers: &Answers, target: &str) -> Vec<String> {
    let given = answers.given.get(&Target::of(target));
    given.iter().map(|answer| answer.text.clone()).collect()
}

/// What a row should say.
fn meant(person: &Person) -> BTreeMap<&'static str, Vec<String>> {
    let one = |text: &str| vec![text.to_owned()];
    let list = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    BTreeMap::from([
        ("email", one(&person.email)),
        ("name", one(&person.name)),
        ("country", one(person.country)),
        ("languages", list(person.languages.clone())),
        ("sector", one(person.sector.0)),
        (
            "interests",
            list(person.interests.iter().map(|(id, _)| *id).collect()),
        ),
        ("about", one(&person.about)),
        ("consent", one("yes")),
        (
            "applied",
            one(&person.signed.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        ),
    ])
}

/// What somebody does who reads a proposal: the zone is UTC, only the one answer says yes, nothing is coded.
fn read_by_somebody(proposal: &str, shape: &Shape) -> String {
    let mut text = String::new();
    for line in proposal.lines() {
        let changed = match line.trim_start() {
            "proposed: true" => continue,
            _ if line.starts_with("time_zone:") => "time_zone: UTC".to_owned(),
            _ if line.trim_start().starts_with("yes: [") => format!("    yes: [{}]", shape.agrees),
            // Answers that the proposal asks about are told all the same if nobody decides.
            _ if line.starts_with("      ") && line.contains("   # ") => {
                format!("{}: \"?\"", line.rsplit_once(": ").unwrap().0)
            }
            _ => line.to_owned(),
        };
        text += &changed;
        text.push('\n');
    }
    text
}

fn planted_is_found(problems: &[Diagnostic], proposal: &str, trouble: &Trouble) -> bool {
    let (_, _, put, check) = trouble;
    match check {
        Some(check) => problems.iter().any(|problem| problem.check.name == *check),
        None => {
            let asked = proposal
                .lines()
                .any(|line| line.contains(put) && line.contains("   # "));
            let told = |problem: &Diagnostic| {
                problem.check.name == "unknown-answer" && problem.message.contains(put)
            };
            (asked || proposal.contains("value: ")) && problems.iter().any(told)
        }
    }
}

#[test]
fn every_planted_trouble_is_found_and_nothing_else_changes() {
    let people = people();
    let (mut planted, mut found, mut wrong) = (0, 0, Vec::new());
    for shape in shapes() {
        let rows = table(&shape, &people, &TROUBLES);
        let sheets = [(shape.file.to_owned(), (shape.write)(&rows))];
        let (input, proposed) = read(&[], &sheets);
        let said = told(&input, &proposed);
        assert_eq!(proposed.proposed.len(), 1, "{}: {said}", shape.file);
        let proposal = &proposed.proposed[0];
        let form = read_by_somebody(&proposal.proposal.text, &shape);
        let files = [(format!("data/{}", proposal.path), form)];
        let (input, outcome) = read(&files, &sheets);
        let said = told(&input, &outcome);
        let rows = outcome
            .read
            .as_ref()
            .unwrap_or_else(|| panic!("{}: {}\n{said}", shape.file, files[0].1));
        assert_eq!(
            rows.answers.len(),
            people.len(),
            "{}: a row for each",
            shape.file
        );
        for trouble in &TROUBLES {
            planted += 1;
            match planted_is_found(&outcome.problems, &proposal.proposal.text, trouble) {
                true => found += 1,
                false => println!(
                    "{}: {trouble:?} is not found\n{}\n{said}",
                    shape.file, proposal.proposal.text
                ),
            }
        }
        for (at, (answers, person)) in rows.answers.iter().zip(&people).enumerate() {
            let touched: Vec<&str> = TROUBLES
                .iter()
                .filter(|trouble| trouble.0 == at)
                .map(|trouble| trouble.1)
                .collect();
            assert_eq!(
                answers.unread.is_empty(),
                touched.is_empty(),
                "{}, {at}: {said}",
                shape.file
            );
            for (target, texts) in meant(person) {
                let mut is = texts_of(answers, target);
                let mut should = texts;
                is.sort();
                should.sort();
                if target == "applied" {
                    // Some services give no seconds.
                    should[0].truncate(17);
                    is.iter_mut().for_each(|text| text.truncate(17));
                }
                if is != should && !touched.contains(&target) {
                    wrong.push(format!(
                        "{}, {at}, {target}: {is:?} for {should:?}",
                        shape.file
                    ));
                }
            }
        }
    }
    println!(
        "planted {planted}, found {found}, wrongly changed {}",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(found, planted);
}

/// Nothing that somebody said of themselves is in a form file, but choices.
#[test]
fn a_proposed_form_holds_nobodys_data() {
    let people = people();
    for shape in shapes() {
        let sheets = [(
            shape.file.to_owned(),
            (shape.write)(&table(&shape, &people, &TROUBLES)),
        )];
        let (_, proposed) = read(&[], &sheets);
        let text = &proposed.proposed[0].proposal.text;
        for person in &people {
            for said in [&person.name, &person.email, &person.about] {
                assert!(!text.contains(said.as_str()), "{}: {said}", shape.file);
            }
            let words: Vec<&str> = person.about.split_whitespace().collect();
            for run in words.windows(4) {
                assert!(!text.contains(&run.join(" ")), "{}: {run:?}", shape.file);
            }
        }
    }
}

#[test]
fn another_sheet_of_the_same_file_is_told() {
    let shape = &shapes()[3];
    let sheets = [(
        shape.file.to_owned(),
        (shape.write)(&table(shape, &people(), &[])),
    )];
    let (input, proposed) = read(&[], &sheets);
    let said = told(&input, &proposed);
    assert!(
        said.contains("warning[sheet-left-out]") && said.contains("two sheets.xlsx (Notes)"),
        "{said}"
    );
    example("sheet-left-out", "signups::", &said);
}

#[test]
fn a_form_that_asks_otherwise_next_time_is_told_for_every_column() {
    let people = people();
    let mut told_of = 0;
    for shape in shapes() {
        let mut rows = table(&shape, &people, &[]);
        let sheets = |rows: &[Vec<Put>]| [(shape.file.to_owned(), (shape.write)(rows))];
        let (_, proposed) = read(&[], &sheets(&rows));
        let form = read_by_somebody(&proposed.proposed[0].proposal.text, &shape);
        let files = [(format!("data/{}", proposed.proposed[0].path), form)];
        rows[0][3] = Put::from("In which country do you live now?");
        rows[0].swap(1, 2);
        for row in &mut rows[1..] {
            row.swap(1, 2);
        }
        let (input, outcome) = read(&files, &sheets(&rows));
        let said = told(&input, &outcome);
        assert!(
            outcome.read.is_none() && said.contains("column-changed"),
            "{}: {said}",
            shape.file
        );
        assert!(
            !said.contains("example.org"),
            "columns are told apart by their headers: {said}"
        );
        told_of += said.matches("error[column-changed]").count();
    }
    assert!(told_of >= 12, "{told_of}");
}

#[test]
fn what_people_wrote_themselves_is_no_choice() {
    let mut table = "Name,E-mail,What are your interests?,What type of library?\n".to_owned();
    for (at, own) in [
        "old maps of Lisbon",
        "my two cats",
        "the sea",
        "Maria Silva's garden",
    ]
    .iter()
    .enumerate()
    {
        table +=
            &format!("N{at},n{at}@example.org,{own},\"Public library, Other: call 912 345 678\"\n");
    }
    let (_, proposed) = read(&[], &[("signups.csv".to_owned(), table.into_bytes())]);
    let text = &proposed.proposed[0].proposal.text;
    for own in ["maps", "cats", "sea", "Maria", "912"] {
        assert!(!text.contains(own), "{own} is in {text}");
    }
    assert!(
        text.contains("to: interests   # ? none of the answers"),
        "{text}"
    );
}
