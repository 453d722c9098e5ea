//! A program that is over: no page of its site promises anything, in either language and on any day.

use std::collections::BTreeSet;

use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::{Date, date};

/// All pages and feeds of a day.
fn pages(language: &str, archive: bool, today: Date) -> Vec<(String, String)> {
    let mut files = super::start_page::program();
    let (_, settings) = &mut files[0];
    *settings = format!("language = \"{language}\"\narchive = {archive}\n{settings}");
    files[1].1 += "cap: { field: country, percent: 20, of: applicants }\n";
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let mut input = Input::from_texts(texts, today);
    input.site_only = true;
    let outcome = pipeline::prepare(&input);
    let early = outcome
        .problems
        .iter()
        .any(|one| one.check.name == "archive-too-early");
    assert_eq!(early, archive && today <= date(2027, 12, 20), "{today}");
    let prepared = outcome
        .value
        .unwrap_or_else(|| panic!("{:?}", outcome.problems));
    let read = |_: &_| Err("there are no assets".to_owned());
    let files = prepared.ready.plan.site.files.iter();
    let texts = files.filter(|file| {
        [".html", ".xml"]
            .iter()
            .any(|end| file.path.as_str().ends_with(end))
    });
    let made = texts.map(|file| {
        let bytes = prepared.ready.public(file, &read).unwrap();
        (
            file.path.as_str().to_owned(),
            String::from_utf8(bytes.into_owned()).unwrap(),
        )
    });
    made.collect()
}

const DAYS: [Date; 6] = [
    date(2026, 12, 1),
    date(2027, 1, 15),
    date(2027, 2, 2),
    date(2027, 3, 1),
    date(2027, 6, 2),
    date(2028, 2, 1),
];

/// What only a program says that goes on.
const PROMISES: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            ">Sign up<",
            "Sign-up is open",
            "You can sign up",
            "Sign-up opens",
            "Matching under way",
            "Running now",
            "Planned",
            "next time",
            "next round",
            "You may ask",
            "Everybody hears who",
            "Partners write to each other",
            "First topic",
            "The topic now",
            "with your partner",
        ],
    ),
    (
        "es",
        &[
            ">Apúntate<",
            "Inscripción abierta",
            "Puedes apuntarte",
            "La inscripción se abre",
            "Formando las parejas",
            "En marcha",
            "Prevista",
            "próxima",
            "Puedes pedir",
            "Cada persona sabrá",
            "Las parejas se escriben",
            "El tema de ahora",
            "con tu pareja",
        ],
    ),
];

#[test]
fn no_page_of_an_archive_promises_anything() {
    for (language, promises) in PROMISES {
        let mut kept: BTreeSet<&str> = BTreeSet::new();
        for day in DAYS {
            for (path, text) in pages(language, true, day) {
                for promise in promises {
                    assert!(!text.contains(promise), "{path} on {day}: {promise}");
                }
            }
            for (_, text) in pages(language, false, day) {
                kept.extend(promises.iter().filter(|promise| text.contains(**promise)));
            }
        }
        let never: Vec<_> = promises
            .iter()
            .filter(|promise| !kept.contains(**promise))
            .collect();
        assert!(never.is_empty(), "no page ever says {never:?}");
    }
}
