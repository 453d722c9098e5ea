//! Random answers and random hands: every row is in one account, no value comes from nowhere, and nothing is done twice.

use std::collections::BTreeSet;

use fortnight::parse::edit::Datum;
use fortnight::source::FileId;
use proptest::prelude::*;

use super::bench::{Bench, Said, said};

const NAMES: [&str; 6] = [
    "Ana Reis",
    "ANA REIS",
    "Bo Ek",
    "Amina Diallo",
    "王小明",
    "Cem Kaya",
];
const ADDRESSES: [&str; 7] = [
    "ana@example.org",
    "ANA@Example.org",
    "bo@example.org",
    "amina@example.org",
    "wang@example.org",
    "cem@example.net",
    "clara@example.org",
];
const COUNTRIES: [&str; 5] = ["Brazil", "brasil", "Senegal", "China", "Atlantis"];
const CITIES: [&str; 5] = ["São Paulo", "Dakar", "x: #y", "=1+1", ""];
const LANGUAGES: [&str; 4] = ["Portuguese|English", "French", "zh|en", "Klingonish"];
const SECTORS: [&str; 4] = ["public", "University", "Museum", ""];
const DAYS: [&str; 3] = ["2026-07-02", "2026-07-20T10:00:00Z", "2026-08-01"];
const WISHES: [&str; 4] = ["", "Japan|Kenya", "any", "Senegal"];

fn rows() -> impl Strategy<Value = Vec<Said<'static>>> {
    let place = |list: usize| 0..list;
    let row = (
        (
            place(NAMES.len()),
            place(ADDRESSES.len()),
            place(COUNTRIES.len()),
            place(CITIES.len()),
        ),
        (
            place(LANGUAGES.len()),
            place(SECTORS.len()),
            place(DAYS.len()),
            place(WISHES.len()),
        ),
        prop::bool::weighted(0.9),
    );
    let row = row.prop_map(
        |((name, address, country, city), (languages, sector, day, wish), consent)| {
            [
                ("name", NAMES[name]),
                ("email", ADDRESSES[address]),
                ("country", COUNTRIES[country]),
                ("city", CITIES[city]),
                ("time_zone", "America/Sao_Paulo"),
                ("languages", LANGUAGES[languages]),
                ("sector", SECTORS[sector]),
                ("applied", DAYS[day]),
                ("wishes.country", WISHES[wish]),
                ("consent", if consent { "yes" } else { "no" }),
            ]
            .map(|(word, cell)| (word, cell.to_owned()))
            .to_vec()
        },
    );
    prop::collection::vec(row, 0..7)
}

/// What a hand does to a file: whose, and what.
type Hand = (usize, usize);

fn hand(bench: &mut Bench, (whose, what): Hand) {
    let people = bench
        .files
        .keys()
        .filter(|path| path.starts_with("data/participants/"))
        .cloned();
    let people: Vec<String> = people.collect();
    let text = bench.files.get_mut(&people[whose % people.len()]).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let of = |key: &str| lines.iter().position(|line| line.starts_with(key));
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    match (what, of("city:"), of("sector:")) {
        (0, Some(at), _) => lines[at] = "city: By Hand # sure".to_owned(),
        (1, _, Some(at)) => lines[at] = "sector: academic".to_owned(),
        (2, Some(at), _) => drop(lines.remove(at)),
        (3, ..) => lines.insert(0, "# By hand.".to_owned()),
        (4, _, Some(at)) => lines.swap(0, at),
        (5, ..) if of("pronouns:").is_none() => lines.push("pronouns: she/her".to_owned()),
        _ => {}
    }
    *text = lines.join("\n") + "\n";
}

/// Every text of every person's file.
fn values(bench: &Bench) -> BTreeSet<String> {
    fn go(datum: &Datum, all: &mut BTreeSet<String>) {
        match datum {
            Datum::Text(text) | Datum::Word(text) => drop(all.insert(text.clone())),
            Datum::List(values) => values.iter().for_each(|value| go(value, all)),
            Datum::Map(entries) => entries.iter().for_each(|(_, value)| go(value, all)),
            Datum::Nothing => {}
        }
    }
    let mut all = BTreeSet::new();
    let people = bench
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("data/participants/"));
    for (_, text) in people {
        let root = fortnight::parse::yaml::parse(FileId(0), text, 0, &mut Vec::new());
        go(&Datum::of(&root.unwrap()), &mut all);
    }
    all
}

/// What tables make of the answers.
const MADE: [&str; 16] = [
    "BR",
    "SN",
    "CN",
    "JP",
    "KE",
    "pt",
    "en",
    "fr",
    "zh",
    "academic",
    "public",
    "2026-07-02",
    "2026-07-20",
    "2026-08-01",
    "any",
    "America/Sao_Paulo",
];

fn check(bench: &mut Bench, rows: &[Said<'_>]) -> Result<(), TestCaseError> {
    let before = values(bench);
    let comments = |bench: &Bench| {
        bench
            .files
            .values()
            .filter(|text| text.contains("# By hand."))
            .count()
    };
    let by_hand = comments(bench);
    let imported = bench.written(rows);
    let accounts = imported.accounts;
    let all = accounts.new
        + accounts.changed
        + accounts.unchanged
        + accounts.duplicates
        + accounts.erased
        + accounts.need_you;
    prop_assert_eq!((accounts.rows, all), (rows.len(), rows.len()));
    prop_assert_eq!(imported.people.len(), accounts.new + accounts.changed);
    let told: BTreeSet<u32> = imported
        .problems
        .iter()
        .filter_map(|problem| match &problem.place {
            fortnight::diagnostic::Place::Cell(cell) => Some(cell.row),
            _ => None,
        })
        .collect();
    prop_assert!(
        told.len() >= accounts.need_you + accounts.duplicates,
        "{}",
        said(&imported)
    );
    let cells: BTreeSet<&str> = rows
        .iter()
        .flatten()
        .flat_map(|(_, cell)| cell.split('|'))
        .collect();
    for value in values(bench).difference(&before) {
        let is_said = cells.contains(value.as_str())
            || value.contains('@') && cells.iter().any(|cell| cell.eq_ignore_ascii_case(value));
        prop_assert!(
            is_said || MADE.contains(&value.as_str()),
            "{value:?} is from nowhere\n{}",
            said(&imported)
        );
    }
    prop_assert_eq!(bench.errors(), "");
    prop_assert_eq!(comments(bench), by_hand);
    let again = bench.import(rows);
    prop_assert_eq!(&again.files, &[], "{}", said(&again));
    prop_assert_eq!(again.accounts.need_you, accounts.need_you);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rows_and_hands_come_to_sound_files(
        first in rows(),
        hands in prop::collection::vec((0..9_usize, 0..6_usize), 0..6),
        second in rows(),
    ) {
        let mut bench = Bench::new();
        check(&mut bench, &first)?;
        for one in hands {
            hand(&mut bench, one);
        }
        prop_assume!(bench.errors().is_empty());
        check(&mut bench, &second)?;
        check(&mut bench, &first)?;
    }
}
