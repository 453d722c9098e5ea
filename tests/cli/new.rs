//! A program of one's own is without fault from its first minute, whoever it is for, and takes people in.

use fortnight::words::built_in_languages;

use super::bench::{Bench, check};

/// Ids of the lists of words, where there are any: kind of workplace, career stage, interest.
const VOCABULARIES: [(&str, Option<[&str; 3]>); 4] = [
    ("librarians", Some(["public", "early", "reading"])),
    ("teachers", Some(["primary", "early", "reading"])),
    ("researchers", Some(["medicine", "postdoc", "writing"])),
    ("empty", None),
];

const PEOPLE: [(&str, &str); 7] = [
    ("Chiara Fontanel", "IT"),
    ("Awa Ndoyene", "SN"),
    ("Maeve Corrigane", "IE"),
    ("Sindre Haugland", "NO"),
    ("Eleni Marakou", "GR"),
    ("Dragan Ilinkov", "RS"),
    ("Konan Brouassi", "CI"),
];

const DAY: [&str; 2] = ["--date", "2026-11-29"];

/// Seven invented people who sign up on the day after the program was made.
fn sign_up(bench: &Bench, dir: &str, words: Option<[&str; 3]>) {
    for (name, country) in PEOPLE {
        let id = name.to_lowercase().replace(' ', "-");
        let words = words.map_or(String::new(), |[sector, stage, interest]| {
            format!("sector: {sector}\ncareer_stage: {stage}\ninterests: [{interest}]\n")
        });
        let text = format!(
            "name: {name}\nemail: {id}@example.org\ncountry: {country}\nlanguages: [en]\n{words}consent: 2026-11-30\n\
             rounds: {{ 2027a: {{ applied: 2026-11-30 }} }}\n"
        );
        bench.write(&format!("{dir}/data/participants/{id}.yaml"), text);
    }
}

#[test]
fn a_new_program_has_no_fault_and_matches_those_who_sign_up() {
    for language in built_in_languages() {
        for (whom, words) in VOCABULARIES {
            let bench = Bench::empty();
            let new = ["new", "own", "--language", language, "--for", whom];
            let said = bench.run(&[&new[..], &DAY].concat());
            assert_eq!(said.code, Some(0), "{said:?}");
            let root = ["--root", "own"];
            let fine = bench.run(&[&["check"][..], &root, &DAY].concat());
            assert!(fine.text().contains("nothing to mend"), "{fine:?}");
            sign_up(&bench, "own", words);
            let closed = ["--date", "2027-01-26"];
            let fine = bench.run(&[&["check"][..], &root, &closed].concat());
            assert!(fine.text().contains("nothing to mend"), "{fine:?}");
            let accepted = ["match", "2027a", "--accept"];
            let said = bench.run(&[&accepted[..], &root, &closed].concat());
            assert_eq!(said.code, Some(0), "{said:?}");
            let built = bench.run(&[&["build"][..], &root, &closed].concat());
            assert!(built.err.contains("no warnings"), "{built:?}");
            let letters = bench.tree("own/private/2027a");
            let letters = letters.keys().filter(|path| path.ends_with(".html"));
            assert_eq!(letters.count(), PEOPLE.len(), "{language} {whom}");
        }
    }
}

#[test]
fn nothing_that_is_there_is_touched_and_wrong_answers_are_told() {
    let bench = Bench::empty();
    bench.write("taken/content/a.md", "mine");
    let before = bench.tree("taken");
    let said = [
        &["new", "own", "--title", "A \"B\": c # d {e}"][..],
        &["new", "own"],
        &["new", "taken"],
        &["new", "other", "--email", "ines", "--base-url", "example"],
        &["new", "other", "--starts", "2026-12-01"],
        &["new", "other", "--starts", "spring"],
        &["new", "other", "--for", "gardeners"],
        &["new", "other", "--language", "de"],
        &["new", "other", "--host", "gitlab"],
    ]
    .map(|arguments| bench.run(&[arguments, &DAY].concat()).text());
    check("new.txt", &said.join("\n"));
    assert!(bench.tree("taken") == before);
    assert!(bench.read("other/.gitlab-ci.yml").contains("--site-only"));
    let title = "title = \"A \\\"B\\\": c # d {e}\"";
    assert!(bench.read("own/fortnight.toml").contains(title));
}
