//! Every private field of everybody holds a word that stands nowhere else. Where do these words turn up?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fortnight::model::field::Field;

use super::FRAME;

const PEOPLE: [&str; 8] = ["ada", "ben", "cem", "dov", "eva", "fay", "gil", "hal"];

/// What somebody may share, with a key of its own or a word of the vocabulary.
const SHARED: [&str; 10] = [
    "pronouns",
    "city",
    "workplace",
    "role",
    "about",
    "links",
    "sector",
    "interests",
    "offers",
    "seeks",
];

/// Shared too, but a word of ours cannot stand there: they are of lists that are the same for everybody.
const OF_LISTS: [&str; 3] = ["time_zone", "languages", "career_stage"];

/// Nobody but the organisers' files has these.
const NEVER: [&str; 6] = ["avoided", "wished", "id", "emails", "notes", "wish_words"];

/// The word of a person in a field: no other word, tag or code of a page holds it.
fn canary(person: &str, field: &str) -> String {
    format!("qz{person}{}zq", field.replace('_', ""))
}

/// The fields that each shares.
fn shares(person: &str) -> &'static [&'static str] {
    match person {
        "ada" => &SHARED,
        "cem" => &["about", "pronouns"],
        "dov" => &["links", "sector", "city"],
        _ => &[],
    }
}

/// The others in a match of the running round, then of the proposal.
fn partners(round: &str, person: &str) -> &'static [&'static str] {
    match (round, person) {
        ("2026a", "ada") => &["ben"],
        ("2026a", "ben") => &["ada"],
        ("2026a", "cem") => &["dov", "eva"],
        ("2026a", "dov") => &["cem", "eva"],
        ("2026a", "eva") => &["cem", "dov"],
        ("2026b", "ada") => &["dov"],
        ("2026b", "dov") => &["ada"],
        ("2026b", "ben") => &["cem"],
        ("2026b", "cem") => &["ben"],
        ("2026b", "eva") => &["hal"],
        ("2026b", "hal") => &["eva"],
        _ => &[],
    }
}

/// Bhutan, Kiribati … : the names of countries are canaries too.
fn country(person: &str) -> (&'static str, &'static str, &'static str) {
    match person {
        "ada" => ("BT", "Bhutan", "Asia/Thimphu"),
        "ben" => ("KI", "Kiribati", "Pacific/Tarawa"),
        "cem" => ("TV", "Tuvalu", "Pacific/Funafuti"),
        "dov" => ("GL", "Greenland", "America/Nuuk"),
        "eva" => ("ER", "Eritrea", "Africa/Asmara"),
        "fay" => ("MN", "Mongolia", "Asia/Ulaanbaatar"),
        "gil" => ("PY", "Paraguay", "America/Asuncion"),
        _ => ("LS", "Lesotho", "Africa/Maseru"),
    }
}

fn participant(person: &str) -> String {
    let word = |field| canary(person, field);
    let (code, _, zone) = country(person);
    let share = shares(person).join(", ");
    let avoid = if person == "fay" { "qz-ada-id" } else { "" };
    let languages = if person == "fay" { "mn" } else { "eo" };
    // Somebody who could meet every wish, so that nothing needs to be said about them.
    let wished: Vec<_> = PEOPLE.map(|other| canary(other, "wished")).into();
    let more = match person {
        "hal" => wished.join(", "),
        "eva" => canary("hal", "wished"),
        _ => "qzcommonzq".to_owned(),
    };
    let status = if person == "gil" {
        "withdrawn"
    } else {
        "active"
    };
    format!(
        "name: Qz{person}firstzq {last}\npronouns: {pronouns}\nemail: {email}@example.org\nemails: [{emails}@example.net]\ncountry: {code}\n\
         city: {city}\ntime_zone: {zone}\nlanguages: [{languages}]\nsector: {sector}\nworkplace: {workplace}\n\
         role: {role}\ninterests: [{interests}, {more}]\noffers: [{offers}]\nseeks: [{seeks}]\nabout: {about} and +99 123 456 78{at}\n\
         links: [https://example.org/{links}]\nshare: [{share}]\navoid: [{avoid}]\nnotes: {notes}\nconsent: 1999-12-3{at}\n\
         rounds:\n  2026a: {{ applied: 2026-01-07 }}\n  2026b: {{ applied: 2026-08-09, status: {status}, \
         wish_words: {wish_words}, wishes: {{ interests: [{wished}] }} }}\n",
        last = word("name"),
        pronouns = word("pronouns"),
        email = word("email"),
        emails = word("emails"),
        city = word("city"),
        sector = word("sector"),
        workplace = word("workplace"),
        role = word("role"),
        interests = word("interests"),
        offers = word("offers"),
        seeks = word("seeks"),
        about = word("about"),
        links = word("links"),
        wished = word("wished"),
        notes = word("notes"),
        wish_words = word("wish_words"),
        at = u8::from(PEOPLE.iter().position(|other| *other == person).unwrap() > 3),
    )
}

/// A vocabulary is public, and its first words are those of the invented people of "How we match": let these be nobody's.
fn vocabulary() -> String {
    let mut text = String::from(
        "sectors:\n  - { id: town, name: Town }\n  - { id: village, name: Village }\n",
    );
    for person in PEOPLE {
        text += &format!(
            "  - {{ id: {person}-s, name: {} }}\n",
            canary(person, "sector")
        );
    }
    text += "interests:\n";
    for word in ["bees", "clocks", "dust", "echoes", "ferns", "gates"] {
        text += &format!("  - {{ id: {word}, name: {word} }}\n");
    }
    text += "  - { id: common, name: qzcommonzq }\n";
    for person in PEOPLE {
        for field in ["interests", "wished", "offers", "seeks"] {
            let word = canary(person, field);
            text += &format!("  - {{ id: {person}-{field}, name: {word} }}\n");
        }
    }
    text
}

fn id(person: &str) -> String {
    format!("qz-{person}-id")
}

/// The program on a disk, and what a command says about it.
struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        FRAME.iter().for_each(|(path, text)| bench.put(path, text));
        bench.put("data/vocabulary.yaml", &vocabulary());
        for kind in ["pair", "trio", "unmatched", "proposal"] {
            let path = format!("content/letters/{kind}.md");
            let text = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
            bench.put(&path, &fs::read_to_string(text).unwrap());
        }
        for person in PEOPLE {
            let path = format!("data/participants/{}.yaml", id(person));
            bench.put(&path, &participant(person));
        }
        let [ada, ben, cem, dov, eva, fay, gil, hal] = PEOPLE.map(id);
        bench.put(
            "data/matches/2026a.yaml",
            &format!(
                "matches:\n  - {{ people: [{ada}, {ben}], since: 2026-03-02, status: not-answering, by: qzbyzq, because: qzlinezq }}\n  \
                 - {{ people: [{cem}, {dov}, {eva}], since: 2026-03-02, status: met }}\nunmatched: [{fay}, {gil}, {hal}]\n"
            ),
        );
        let round = FRAME
            .iter()
            .find(|(path, _)| *path == "data/rounds/2026b.yaml")
            .unwrap()
            .1;
        let pins = format!(
            "pins:\n  - {{ people: [{ada}, {dov}], by: qzbyzq, because: qzpinzq }}\n  - [{ben}, {cem}]\nforbidden:\n  \
             - {{ people: [{ada}, {eva}], because: qzforbidzq }}\nodd: wait\n"
        );
        bench.put("data/rounds/2026b.yaml", &(round.to_owned() + &pins));
        bench
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> (Output, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
        command.args(arguments).args(["--date", "2026-09-05"]);
        let output = command.current_dir(self.0.path()).output().unwrap();
        let [out, err] =
            [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
        let said = format!("{out}{err}");
        assert!(output.status.success(), "{arguments:?}: {said}");
        (output, said)
    }

    /// Path and bytes, as one text, of each file below a folder.
    fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let folder = self.0.path().join(folder);
        let files = walkdir::WalkDir::new(&folder).into_iter().flatten();
        let files = files.filter(|entry| entry.file_type().is_file());
        let named = files.map(|entry| {
            let path = entry
                .path()
                .strip_prefix(&folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
            (path.clone(), format!("{path}\n{text}"))
        });
        named.collect()
    }
}

/// Whether a text holds a word, however it is written.
fn holds(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(&word.to_lowercase())
}

#[test]
fn no_private_field_is_in_a_public_byte_a_file_name_or_on_the_terminal() {
    let bench = Bench::new();
    let (_, built) = bench.run(&["build"]);
    // Who has few possible partners is named, by id.
    let (_, mut checked) = bench.run(&["check"]);
    for person in PEOPLE {
        checked = checked.replace(&id(person), "somebody");
    }
    let mut public = bench.files("public");
    assert!(public.len() > 15, "{:?}", public.keys());
    public.insert("terminal of build".to_owned(), built);
    public.insert("terminal of check".to_owned(), checked);
    for (path, mut text) in public {
        if path == "how-we-match/index.html" {
            // Its invented people choose words of the vocabulary, which are nobody's.
            for person in PEOPLE {
                for field in ["sector", "interests", "wished", "offers", "seeks"] {
                    text = text.replace(&canary(person, field), "");
                }
            }
            text = text.replace("qzcommonzq", "");
        }
        assert!(!holds(&text, "qz"), "{path}:\n{text}");
        let dates = [
            "1999-12",
            "31 December 1999",
            "2026-08-09",
            "9 August 2026",
            "456 78",
            "45678",
        ];
        assert!(!dates.iter().any(|date| text.contains(date)), "{path}");
        for person in PEOPLE {
            let (_, name, zone) = country(person);
            assert!(!holds(&text, name) && !holds(&text, zone), "{path}: {name}");
        }
    }
}

/// What is public does not depend on what people are called, where they live and what they tell of themselves.
#[test]
fn the_site_is_the_same_whoever_takes_part() {
    let bench = Bench::new();
    bench.run(&["build"]);
    let before = bench.files("public");
    for person in PEOPLE {
        let mut text = String::new();
        for line in participant(person).lines() {
            let of_vocabulary = ["sector:", "interests:", "offers:", "seeks:", "avoid:", " "];
            let kept = of_vocabulary.iter().any(|key| line.starts_with(key));
            text += &if kept {
                line.to_owned()
            } else {
                line.replace("zq", "yq")
            };
            text.push('\n');
        }
        bench.put(&format!("data/participants/{}.yaml", id(person)), &text);
    }
    bench.run(&["build"]);
    let mut after = bench.files("public");
    assert_ne!(
        before[".fortnight"], after[".fortnight"],
        "the digest of what was read"
    );
    after.insert(".fortnight".to_owned(), before[".fortnight"].clone());
    assert!(before == after);
}

#[test]
fn what_the_organisers_see_of_a_proposal_is_no_more_than_names_and_countries() {
    let bench = Bench::new();
    let (_, said) = bench.run(&["match", "2026b"]);
    assert!(holds(&said, &canary("ada", "name")), "{said}");
    for person in PEOPLE {
        let fields = [
            "pronouns",
            "email",
            "city",
            "workplace",
            "role",
            "about",
            "links",
        ];
        for field in fields {
            assert!(
                !holds(&said, &canary(person, field)),
                "{person}'s {field}:\n{said}"
            );
        }
    }
}

#[test]
fn a_letter_holds_what_its_partners_share_and_nothing_of_anybody_else() {
    let bench = Bench::new();
    bench.run(&["build"]);
    let letters = bench.files("private");
    let mut read = 0;
    for round in ["2026a", "2026b"] {
        for reader in PEOPLE {
            let Some(text) = letters.get(&format!("{round}/{}.html", id(reader))) else {
                continue;
            };
            read += 1;
            for person in PEOPLE.into_iter().filter(|person| *person != reader) {
                let is_partner = partners(round, reader).contains(&person);
                check_letter(&format!("{round} {reader}"), text, person, is_partner);
            }
            for decided in ["qzbyzq", "qzpinzq", "qzforbidzq", "qzlinezq"] {
                assert!(!holds(text, decided), "{round} {reader}: {decided}");
            }
            let own = NEVER.map(|field| canary(reader, field));
            for at in [0, 4, 5] {
                assert!(!holds(text, &own[at]), "{round} {reader}: {}", NEVER[at]);
            }
        }
    }
    assert_eq!(read, 8 + 7, "{:?}", letters.keys());
    let modes = |path: &Path| {
        use std::os::unix::fs::PermissionsExt as _;
        path.metadata().unwrap().permissions().mode() & 0o777
    };
    assert_eq!(modes(&bench.0.path().join("private")), 0o700);
}

fn check_letter(letter: &str, text: &str, person: &str, is_partner: bool) {
    for field in ["first", "name", "email"] {
        let said = holds(text, &canary(person, field));
        assert_eq!(said, is_partner, "{letter}: {field} of {person}\n{text}");
    }
    let (_, name, _) = country(person);
    assert_eq!(
        holds(text, name),
        is_partner,
        "{letter}: country of {person}"
    );
    for field in SHARED {
        let expected = is_partner && shares(person).contains(&field);
        let said = holds(text, &canary(person, field));
        assert_eq!(said, expected, "{letter}: {field} of {person}\n{text}");
    }
    for field in NEVER {
        assert!(
            !holds(text, &canary(person, field)),
            "{letter}: {field} of {person}"
        );
    }
    assert!(!holds(text, &id(person)), "{letter}: the id of {person}");
}

/// That both chose it would tell that the other did.
#[test]
fn what_two_have_in_common_is_told_only_if_it_is_shared() {
    let bench = Bench::new();
    bench.run(&["build"]);
    let letters = bench.files("private");
    for (round, reader) in [
        ("2026a", "ada"),
        ("2026a", "cem"),
        ("2026b", "cem"),
        ("2026b", "ada"),
    ] {
        let text = &letters[&format!("{round}/{}.html", id(reader))];
        assert!(!holds(text, "qzcommonzq"), "{round} {reader}: {text}");
    }
    let text = &letters[&format!("2026a/{}.html", id("ben"))];
    assert!(holds(text, "qzcommonzq"), "ada shares her interests");
}

#[test]
fn every_field_that_can_be_shared_is_planted() {
    let mut planted = [&SHARED[..], &OF_LISTS].concat();
    let mut shared: Vec<&str> = Field::shared().map(|field| field.key).collect();
    planted.sort_unstable();
    shared.sort_unstable();
    assert_eq!(
        planted, shared,
        "a field that can be shared stands in SHARED, with a word of it in the records here, or in OF_LISTS"
    );
}
