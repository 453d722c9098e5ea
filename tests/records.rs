//! No record that was read vanishes: what is not a part of the program has caused an error in its own file.

use std::collections::{BTreeMap, BTreeSet};

use fortnight::diagnostic::{Place, Severity};
use fortnight::model::Program;
use fortnight::parse;
use fortnight::source::{Input, Today};
use fortnight::validate::{self, Checked, Flags};
use jiff::civil::date;
use proptest::prelude::*;

/// Values that stand in the wrong place nearly everywhere, and some that do not.
const VALUES: [&str; 20] = [
    "[]",
    "{}",
    "\"\"",
    "~",
    "[~]",
    "[\"\"]",
    "[[x]]",
    "[a, b]",
    "{ a: b }",
    "1",
    "true",
    "zz",
    "en",
    "SN",
    "2026-02-30",
    "2026-07-03",
    "\" \"",
    "[fr, en]",
    "p0",
    "nobody@example.org",
];

const PERSON: [(&str, &str); 20] = [
    ("id", ""),
    ("name", "Somebody"),
    ("called", "Some"),
    ("pronouns", "they"),
    ("email", ""),
    ("country", "SN"),
    ("city", "Dakar"),
    ("time_zone", "Africa/Dakar"),
    ("languages", "[fr]"),
    ("sector", "public"),
    ("workplace", "Library"),
    ("career_stage", "early"),
    ("interests", "[maps]"),
    ("offers", "[maps]"),
    ("about", "Words."),
    ("links", "[https://example.org]"),
    ("share", "[city]"),
    ("avoid", "[]"),
    ("consent", "2026-07-01"),
    ("rounds", "{ 2026b: { applied: 2026-07-02 } }"),
];

const ENROLMENT: [(&str, &str); 4] = [
    ("applied", "2026-07-02"),
    ("status", "active"),
    ("wishes", "{ sector: same }"),
    ("overrides", "{ city: Dakar }"),
];

const ORGANISER: [(&str, &str); 6] = [
    ("id", "ines"),
    ("name", "Ines"),
    ("role", "Runs it"),
    ("country", "PT"),
    ("email", "ines@example.org"),
    ("links", "[]"),
];

const ROUND: [(&str, &str); 7] = [
    ("title", "September"),
    ("sign_up", "{ opens: 2026-07-01, closes: 2026-08-31 }"),
    ("starts", "2026-09-14"),
    ("ends", "2027-01-03"),
    ("odd", "trio"),
    ("pins", "[]"),
    ("topics", "[]"),
];

const MATCH: [(&str, &str); 3] = [
    ("people", "[p0, p1]"),
    ("since", "2026-03-02"),
    ("status", "ended"),
];

/// A damage: the key of a record, and what stands there instead; `None` if the key is left out.
type Damage = Option<(usize, Option<usize>)>;

fn damage(keys: usize) -> impl Strategy<Value = Damage> {
    prop::option::of((0..keys, prop::option::weighted(0.85, 0..VALUES.len())))
}

/// The lines of a record with a damage.
fn record(keys: &[(&str, &str)], damage: Damage, indent: &str) -> String {
    let mut text = String::new();
    for (at, (key, value)) in keys.iter().enumerate() {
        let value = match damage {
            Some((which, None)) if which == at => continue,
            Some((which, Some(other))) if which == at => VALUES[other],
            _ => value,
        };
        if !value.is_empty() {
            text += &format!("{indent}{key}: {value}\n");
        }
    }
    text
}

struct Case {
    people: Vec<(Damage, Damage)>,
    organiser: Damage,
    round: Damage,
    of_match: Damage,
}

fn person(number: usize, (damage, of_enrolment): &(Damage, Damage)) -> String {
    let id = format!("p{number}");
    let email = format!("p{number}@example.org");
    let mut keys = PERSON;
    keys[0].1 = &id;
    keys[4].1 = &email;
    if of_enrolment.is_none() {
        return record(&keys, *damage, "");
    }
    let enrolment = record(&ENROLMENT, *of_enrolment, "    ");
    let without = record(&keys[..19], *damage, "");
    format!("{without}rounds:\n  2026b:\n{enrolment}")
}

fn files(case: &Case) -> Vec<(String, String)> {
    let list = |text: String| format!("- {}", text[2..].to_owned());
    let mut files = vec![
        ("fortnight.toml".into(), "title = \"T\"\nbase_url = \"https://a.example.org/\"\n[organiser]\nname = \"I\"\nemail = \"i@example.org\"\n".into()),
        ("data/vocabulary.yaml".into(), "sectors: [{ id: public, name: Public }]\ncareer_stages: [{ id: early, name: Early }]\ninterests: [{ id: maps, name: Maps }]\n".into()),
        ("data/rounds/2026b.yaml".into(), record(&ROUND, case.round, "")),
        ("data/rounds/2026a.yaml".into(), "title: March\nsign_up: { opens: 2026-01-05, closes: 2026-02-15 }\nstarts: 2026-03-02\nends: 2026-06-21\n".into()),
        ("data/organisers.yaml".into(), list(record(&ORGANISER, case.organiser, "  "))),
        ("data/matches/2026a.yaml".into(), format!("matches:\n  - {}", &record(&MATCH, case.of_match, "    ")[4..])),
    ];
    for (number, damages) in case.people.iter().enumerate() {
        files.push((
            format!("data/participants/p{number}.yaml"),
            person(number, damages),
        ));
    }
    files
}

/// What came of the files of a program.
struct Outcome {
    program: Program,
    /// The files of those participants who are a part of the program, and whether they are enrolled.
    people: BTreeMap<String, bool>,
    errors: BTreeSet<String>,
    warnings: BTreeSet<String>,
}

fn checked(files: &[(String, String)]) -> Outcome {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, date(2026, 9, 5));
    let sources = &input.sources;
    let flags = Flags {
        today: Today::Given(date(2026, 9, 5)),
        drafts: false,
        future: false,
        site_only: false,
    };
    let (checked, problems) = validate::program(
        sources,
        parse::config::read(sources),
        parse::data::read(sources),
        parse::content::read(sources),
        flags,
    );
    let (Checked::Whole(program) | Checked::Fragment(program)) = checked else {
        panic!("no program: {problems:?}");
    };
    let path = |file| sources.get(file).shown.to_string();
    let told = |severity| {
        let problems = problems
            .iter()
            .filter(move |problem| problem.severity == severity);
        let files = problems.filter_map(|problem| match &problem.place {
            Place::Span(span) => Some(path(span.file)),
            Place::File(path, _) => Some(path.clone()),
            Place::Cell(_) | Place::Program => None,
        });
        files.collect()
    };
    let people = program.participants.iter();
    let people = people.map(|one| (path(one.span.file), !one.enrolments.is_empty()));
    Outcome {
        people: people.collect(),
        errors: told(Severity::Error),
        warnings: told(Severity::Warning),
        program,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_record_that_is_not_taken_over_has_caused_an_error(
        people in prop::collection::vec((damage(20), damage(4)), 4..8),
        organiser in damage(6),
        round in damage(7),
        of_match in damage(3),
    ) {
        let case = Case { people, organiser, round, of_match };
        let files = files(&case);
        let Outcome { program, people: taken, errors, warnings } = checked(&files);
        let told = |path: &str| errors.iter().any(|shown| shown.ends_with(path));
        for number in 0..case.people.len() {
            let path = format!("participants/p{number}.yaml");
            let text = &files[files.len() - case.people.len() + number].1;
            let taken = taken.iter().find(|(shown, _)| shown.ends_with(&path));
            prop_assert!(taken.is_some() || told(&path), "{text}");
            let enrolled = taken.is_some_and(|(_, enrolled)| *enrolled);
            let no_rounds = !text.contains("rounds:") || ["rounds: ~", "rounds: {}"].iter().any(|none| text.contains(none));
            let round_is_known = !told("rounds/2026b.yaml");
            prop_assert!(enrolled || no_rounds || told(&path) || !round_is_known, "{text}");
        }
        prop_assert!(program.organisers.len() == 1 || told("organisers.yaml"), "{}", files[4].1);
        prop_assert!(program.rounds.len() == 2 || told("rounds/2026b.yaml"), "{}", files[2].1);
        let matches: usize = program.ledgers.iter().map(|ledger| ledger.matches.len()).sum();
        // An ended round may name people who are gone; who cannot be read is told in their own file.
        let is_told = told("matches/2026a.yaml")
            || warnings.iter().any(|path| path.ends_with("matches/2026a.yaml"))
            || told("p0.yaml")
            || told("p1.yaml");
        prop_assert!(matches == 1 || is_told, "{}", files[5].1);
    }
}

#[test]
fn an_empty_list_is_told_like_a_missing_key() {
    let languages = PERSON.iter().position(|(key, _)| *key == "languages");
    let case = |value| {
        let value = VALUES.iter().position(|one| *one == value);
        let people = vec![(languages.map(|at| (at, value)), None), (None, None)];
        let case = Case {
            people,
            organiser: None,
            round: None,
            of_match: None,
        };
        checked(&files(&case))
    };
    for value in ["[]", "~", "\"\""] {
        let Outcome {
            program, errors, ..
        } = case(value);
        assert_eq!(program.participants.len(), 1, "{value}");
        assert!(
            errors.iter().any(|path| path.ends_with("p0.yaml")),
            "{value}"
        );
    }
    let Outcome {
        program, errors, ..
    } = case("[fr, en]");
    assert_eq!((program.participants.len(), errors.len()), (2, 0));
}

/// What a round makes of a person who overrides this: country, town, time zone.
fn overridden(own: &str, overrides: &str) -> (String, Option<String>, String) {
    let case = Case {
        people: Vec::new(),
        organiser: None,
        round: None,
        of_match: None,
    };
    let mut files = files(&case);
    files.pop();
    let text = format!(
        "name: Somebody\nemail: p0@example.org\nlanguages: [en]\nconsent: 2026-07-01\n{own}\nrounds:\n  2026b: {{ applied: 2026-07-02, overrides: {{ {overrides} }} }}\n"
    );
    files.push(("data/participants/p0.yaml".into(), text));
    let Outcome { program, .. } = checked(&files);
    let enrolments = &program.participants[0].enrolments;
    let profile = &enrolments.values().next().unwrap().profile;
    let city = profile.city.as_ref().map(|city| city.reveal().clone());
    let country = profile.country.code().to_owned();
    (country, city, profile.time_zone.to_string())
}

#[test]
fn who_has_gone_elsewhere_keeps_the_hours_of_the_new_place() {
    let boston = "country: US\ncity: Boston\ntime_zone: America/New_York";
    let stockholm = "country: SE\ncity: Stockholm";
    for (own, overrides, expected) in [
        (
            boston,
            "city: Los Angeles",
            ["US", "Los Angeles", "America/Los_Angeles"],
        ),
        (
            boston,
            "city: Nowhere",
            ["US", "Nowhere", "America/New_York"],
        ),
        (
            boston,
            "city: Detroit",
            ["US", "Detroit", "America/New_York"],
        ),
        (boston, "role: Boss", ["US", "Boston", "America/New_York"]),
        (
            boston,
            "country: CA, city: Toronto",
            ["CA", "Toronto", "America/Toronto"],
        ),
        (stockholm, "country: JP", ["JP", "", "Asia/Tokyo"]),
        (
            stockholm,
            "country: SE",
            ["SE", "Stockholm", "Europe/Stockholm"],
        ),
        (
            "country: SE\ntime_zone: Europe/Madrid",
            "country: ES",
            ["ES", "", "Europe/Madrid"],
        ),
    ] {
        let (country, city, zone) = overridden(own, overrides);
        let found = [country, city.unwrap_or_default(), zone];
        assert_eq!(found, expected, "{own} {overrides}");
    }
}
