//! The file of a round's public figures.

use crate::model::figures::{RoundFigures, Share};
use crate::parse::edit::{Datum, document};

const HEAD: &str = "\
# What anybody may know of this round: the site shows it, and Fortnight writes it. Groups that are small enough to
# point at somebody are left out, with whatever would tell them. It names nobody, and git may track it.
";

/// The text of the file.
pub fn yaml(figures: &RoundFigures) -> String {
    let RoundFigures {
        round: _,
        people,
        countries,
        matched,
        wishes,
        by_country,
        by_language,
    } = figures;
    let number = |number: u32| Datum::Word(number.to_string());
    let groups = |groups: Vec<(String, u32)>| {
        let entries = groups.into_iter().map(|(key, count)| (key, number(count)));
        Some(Datum::Map(entries.collect())).filter(|map| *map != Datum::Map(Vec::new()))
    };
    let share = |share: Share| {
        let [asked, met] = [share.of(), share.have()].map(number);
        Datum::Map(vec![
            ("asked".to_owned(), asked),
            ("came_true".to_owned(), met),
        ])
    };
    let by_country = (by_country.shown().iter(), by_country.rest());
    let countries_of = by_country
        .0
        .map(|(key, count)| (key.code().to_owned(), *count));
    let languages = by_language.shown().iter();
    let languages = languages.map(|(key, count)| (key.as_str().to_owned(), *count));
    let keys = [
        ("format", Some(number(1))),
        ("people", Some(number(*people))),
        ("countries", countries.map(number)),
        ("matched", matched.map(|share| number(share.have()))),
        ("wishes", wishes.map(share)),
        ("country", groups(countries_of.collect())),
        (
            "elsewhere",
            (by_country.1 > 0).then(|| number(by_country.1)),
        ),
        ("language", groups(languages.collect())),
    ];
    let known = keys.into_iter();
    let known = known.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    HEAD.to_owned() + &document(&known.collect::<Vec<_>>())
}
