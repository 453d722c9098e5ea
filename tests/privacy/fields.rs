//! Every field of a person: what of it may stand on the site, what a matching is told of it, and its row in the reference.

use std::fmt::Write as _;
use std::path::Path;

use fortnight::matching::matches::Basis;
use fortnight::matching::propose;
use fortnight::model::RoundId;
use fortnight::model::field::{FIELDS, Field, FieldId, Gate, Seen};
use fortnight::model::reserved;
use fortnight::model::store::Store;
use fortnight::path::Slug;
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

use crate::blessed::same;

use super::leaks::{edit, program, told};

/// A value of each field, and another one. Both are valid.
const VALUES: [(FieldId, &str, &str); 18] = [
    (FieldId::Name, "Ana Silva Costa", "Anabela Souza Prado"),
    (FieldId::Called, "Anuska", "Belinha"),
    (FieldId::Pronouns, "she/her", "they/them"),
    (FieldId::Email, "ana@example.org", "anabela@example.org"),
    (FieldId::Country, "BR", "CL"),
    (FieldId::City, "Recife", "Olinda"),
    (FieldId::TimeZone, "America/Recife", "America/Noronha"),
    (FieldId::Languages, "[pt-BR, en]", "[en, fr]"),
    (FieldId::Sector, "public", "school"),
    (
        FieldId::Workplace,
        "Municipal Library of the Seven Lakes near Old Harbour",
        "Regional Archive of the Nine Hills beyond New Market Town",
    ),
    (
        FieldId::Role,
        "Keeper of maps and globes and charts and old atlases",
        "Head of loans and stacks and nets and late returns",
    ),
    (FieldId::CareerStage, "early", "late"),
    (FieldId::Interests, "[maps]", "[games]"),
    (FieldId::Offers, "[maps]", "[games]"),
    (FieldId::Seeks, "[games]", "[maps]"),
    (
        FieldId::About,
        "I keep bees behind the reading room and sell honey.",
        "I mend old boats with my sister on every free day.",
    ),
    (
        FieldId::Links,
        "[https://www.example.net/~ana/garden/]",
        "[https://www.example.net/~ana/boats/]",
    ),
    (
        FieldId::Notes,
        "She asked twice whether the letters could come on paper.",
        "She asked twice whether the letters could come in blue.",
    ),
];

const VOCABULARY: &str = "sectors:\n  - { id: public, name: Public }\n  - { id: school, name: School }\n\
                          career_stages:\n  - { id: early, name: Early }\n  - { id: late, name: Late }\n\
                          interests:\n  - { id: maps, name: Maps }\n  - { id: games, name: Games }\n";

/// Somebody who has something in every field, the other value in one of them.
fn person(other: Option<FieldId>) -> String {
    let mut text = String::new();
    for (id, one, another) in VALUES {
        let value = if Some(id) == other { another } else { one };
        let _ = writeln!(text, "{}: {value}", FIELDS[id as usize].key);
    }
    text + "consent: 2026-01-10\nrounds: { 2026b: { applied: 2026-08-10 } }\n"
}

fn files(other: Option<FieldId>) -> Vec<(String, String)> {
    let ben = "name: Ben Okoro\nemail: ben@example.com\ncountry: NG\nlanguages: [en]\nconsent: 2026-01-10\n\
               rounds: { 2026b: { applied: 2026-08-10 } }\n";
    let mut files = program(&[("somebody", &person(other)), ("ben", ben)]);
    edit(&mut files, "data/rounds/2026b.yaml", |old| {
        format!("{old}\npolicy: {{ different_workplace: low }}\n")
    });
    files.push(("data/vocabulary.yaml".to_owned(), VOCABULARY.to_owned()));
    files
}

#[test]
fn every_field_has_two_values() {
    let fields = FIELDS.iter().map(|field| field.id);
    let here = VALUES.iter().map(|(id, ..)| *id);
    assert!(
        here.eq(fields),
        "`VALUES` in tests/privacy/fields.rs must have a row for each of `FIELDS`, in its order"
    );
}

#[test]
fn what_stands_in_a_field_is_caught_on_the_site_or_the_table_says_why_not() {
    for (id, value, _) in VALUES {
        let field = FIELDS[id as usize];
        let mut files = files(None);
        edit(&mut files, "content/posts/news.md", |old| {
            format!("{old}\nSee {} for more.\n", value.trim_matches(['[', ']']))
        });
        let told = told(&files, &[]);
        let caught = told.iter().any(|one| one.check.name == "leak");
        match field.gate {
            Gate::Open(why) => assert!(!caught && !why.is_empty(), "{}: {told:?}", field.key),
            _ => assert!(caught, "{}: {told:?}", field.key),
        }
    }
}

#[test]
fn a_matching_is_another_one_if_a_field_that_it_looks_at_is() {
    let digest = |other| {
        let mut files = files(other);
        // In a round that runs, somebody would have to be enrolled.
        files.retain(|(path, _)| path != "data/rounds/2026a.yaml");
        let texts = files.iter().map(|(path, text)| (&**path, &**text));
        let (program, problems) = pipeline::program(&Input::from_texts(texts, date(2026, 9, 5)));
        let program = program.unwrap_or_else(|| panic!("{problems:?}"));
        let id = RoundId(Slug::new("2026b").unwrap());
        let round = program.rounds.iter().find(|round| round.id == id).unwrap();
        let matches = propose(&program, round).unwrap();
        match matches.basis {
            Basis::Proposal(proposal) => proposal.digest,
            other => panic!("{other:?}"),
        }
    };
    let before = digest(None);
    for field in &FIELDS {
        let is_other = digest(Some(field.id)) != before;
        assert_eq!(is_other, field.is_matched(), "{}", field.key);
    }
}

/// The keys that the reader knows, as it lists them when it meets one that is like none of them.
fn known(more: &str) -> Vec<String> {
    let mut files = files(None);
    edit(&mut files, "data/participants/somebody.yaml", |old| {
        old.replace(
            "{ applied: 2026-08-10 }",
            &format!("{{ applied: 2026-08-10{more} }}"),
        ) + if more.is_empty() {
            "qqqqqqqqqqqq: 1\n"
        } else {
            ""
        }
    });
    let told = told(&files, &[]);
    let hints = told.iter().filter_map(|one| one.hint.as_deref());
    let mut lists = hints.filter_map(|hint| hint.strip_prefix("known here: "));
    let list = lists.next().unwrap_or_else(|| panic!("{told:?}"));
    list.split(", ")
        .map(|key| key.trim_matches('`').to_owned())
        .collect()
}

#[test]
fn the_table_has_the_keys_that_are_read() {
    let beside = [
        "format", "id", "emails", "mails", "share", "avoid", "knows", "consent", "rounds",
    ];
    let mut expected: Vec<&str> = FIELDS.iter().map(|field| field.key).collect();
    expected.extend(beside);
    let mut read = known("");
    read.sort();
    expected.sort_unstable();
    assert_eq!(read, expected);
    let taken = |key: &str| reserved::meaning(key).is_some();
    assert!(read.iter().all(|key| taken(key)), "{read:?}");
    for more in ["", ", wishes: { qqqqqqqqqqqq: 1 }", ", qqqqqqqqqqqq: 1"] {
        let read = known(more);
        assert!(read.iter().all(|key| taken(key)), "{read:?}");
    }
    let by_round = FIELDS.iter().filter(|field| field.by_round);
    let mut expected: Vec<&str> = by_round.map(|field| field.key).collect();
    let mut read = known(", overrides: { qqqqqqqqqqqq: 1 }");
    read.sort();
    expected.sort_unstable();
    assert_eq!(read, expected);
}

fn row(field: &Field) -> String {
    let seen = match field.seen {
        Seen::Always => "always",
        Seen::IfShared => "if shared",
        Seen::Never => "never",
    };
    let mut looks: Vec<String> = field
        .rules
        .iter()
        .map(|rule| format!("`{}`", rule.key()))
        .collect();
    looks.extend(field.wish.then(|| "wishes".to_owned()));
    let gate = match field.gate {
        Gate::Name => "the full name, in all its forms".to_owned(),
        Gate::Address => "the address".to_owned(),
        Gate::Label | Gate::Prose => "eight words in a row; telephones".to_owned(),
        Gate::Link => "the address".to_owned(),
        Gate::Open(why) => format!("nothing: {why}"),
    };
    format!(
        "| `{}`{} | {} | {} | {seen} | {} | {} | {gate} |\n",
        field.key,
        if field.mandatory { " (mandatory)" } else { "" },
        field.says,
        field.values,
        if field.by_round { "yes" } else { "" },
        looks.join(", "),
    )
}

fn reference() -> String {
    let mut text = String::from(
        "# Fields of a participant\n\n\
         In a file of `data/participants/`, beside `id`, `emails` (other addresses of theirs, by which an import knows them), `mails` (`partner-only`: they want no topics, news and reminders), `share` (the fields that the partner sees beyond what is always seen), \
         `avoid` (confidential: ids of people never to be matched with), `knows` (ids of people whom they know already, and so are not \
         matched with), `consent` (the day they agreed) and `rounds`. In a round stand `applied` (a day, or a moment like \
         `2026-07-02T14:05:00Z`), `status`, `as` and `places` (`mentor`, `mentee` or `both`, and with how many partners at one time, in a \
         round with roles), `wishes`, `wish_words` (the wish in their own words, for the organisers) and \
         `overrides`.\n\n\
         | field | what it says | what may stand there | the partner sees it | a round may override it | what matching looks at | what the leak gate looks for |\n\
         |---|---|---|---|---|---|---|\n",
    );
    text.extend(FIELDS.iter().map(row));
    text + OWN
}

const OWN: &str = "
# Fields of a program's own

`fields:` in `data/vocabulary.yaml` is a list of what only this program asks. Each stands in a participant's file under its `key`, in
`share`, `wishes` and `overrides` too, and as a rule of a policy under the same key.

```yaml
fields:
  - key: level
    label: { en: Level, es: Nivel }     # or one text
    kind: ordered
    values: [{ id: beginner, name: Beginner }, { id: fluent, name: Fluent, aliases: [C1, C2] }]
    match: near
    importance: high
    wish: true
```

| key | what it says |
|---|---|
| `key` (mandatory) | Small letters, digits and `_`, at most 30; no word that means something already. |
| `label` (mandatory) | What people read: a text, or one for each language. |
| `kind` (mandatory) | `one` or `many` values of a list, `ordered` (one of a list with an order), `number`, `text`, `yes_no`, or `hours` of a week. |
| `values` | The list: `id`, `name` (one text, or one for each language), `aliases`; or the key of another field that has one, or `interests`, `sectors`, `career_stages`. |
| `from`, `to` | The lowest and the highest number, within 0 to 1000. |
| `match` | How partners are compared; without it nobody is. See below. |
| `importance` | What a policy says that does not name the field: `must`, `high`, `medium` (if left out), `low` or `off`. |
| `wish` | `true` if one may wish about it. |
| `share` | `false` if nobody may share it. |
| `required` | `true` if nobody may be enrolled without it. A round that has begun, and whoever has withdrawn, is not asked any more. |
| `reason` | The sentence of a letter, a text or one for each language; `{name}` is the partner, `{value}` what they have. |

| `match` | for | what it asks |
|---|---|---|
| `same`, `different` | all but `hours` | The same answer, or another; of `many`, by how many are the same. |
| `near` | `ordered` | By steps in the list. |
| `near` with `distances: [[law, letters, 1], …]` | `one`, `ordered` | By the table; what it does not name is far. From `far` on (one more than the largest) nothing is near. |
| `near` with `far: 6` | `number` | Falling evenly to nothing at so many apart. |
| `complementary` with `with: learns` | `one`, `many`, `ordered` | What one has here the other has in that field, of the same list. |
| a list of values | with a list, `yes_no` | That both have one of them, or one does. |
| `overlap` with `hours: 2` | `hours` | At least so many hours of every week in which both are free, by UTC, on the first day of the round and after each change of clocks in it. |

Hours are written by one's own clock, in quarters of an hour: `{ tue: [18-21], mon-fri: [12:30-13], sat: [22-2] }`. Who answers nothing has no points, and breaks the rule
if it is a `must`. A field of text is looked for by the leak gate like `about`; values, numbers and hours are not, since many have the same.

`sector`, `career_stage`, `interests`, `offers`, `seeks` and `workplace` may stand in the list too, with a `label` and `required`, and where they have them
`values`, `importance` and `match`; `sectors`, `career_stages` and `interests` are short forms of the values. A label stands on the form, in what may be
shared and wished, in letters, rules, reports, messages and the privacy page. In a program with fields of its own, such a list without an entry is not matched by unless a policy says so. A program may declare 32 fields, of which matching looks at 16.
";

/// Write it anew with `BLESS=1`.
#[test]
fn the_reference_of_fields_is_the_table() {
    same("docs/reference/data.md", "privacy::fields", &reference());
}

/// Below a data folder there is nothing that stands in no row of the table of stores.
#[test]
fn every_file_of_the_data_is_of_a_store() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut count = 0;
    for entry in walkdir::WalkDir::new(&data) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&data).unwrap();
        if entry.file_type().is_file() {
            let stem = path.with_extension("");
            let stem = stem.to_str().unwrap().replace('\\', "/");
            assert!(Store::of(&stem).is_some(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 50, "only {count} files");
    let mut files = files(None);
    files.push(("data/notes/signup.yaml".to_owned(), "a: b\n".to_owned()));
    assert!(
        told(&files, &[])
            .iter()
            .any(|one| one.check.name == "stray-file")
    );
}
