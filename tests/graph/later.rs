//! What is foretold of later days is what the builds of those days will say.

use std::collections::BTreeSet;

use fortnight::check;
use fortnight::diagnostic::{Diagnostic, Place, Severity, render};
use fortnight::pipeline::prepare;
use fortnight::source::{Input, Root, SourceFile, Today};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use super::program::{DAYS, TODAY, world};
use crate::program::Program;

/// What a build of a day stops at.
fn errors(input: &Input, day: Date) -> Vec<String> {
    let mut input = input.clone();
    input.today = Today::Given(day);
    let problems = prepare(&input).problems.into_iter();
    let errors = problems.filter(|problem| problem.severity == Severity::Error);
    errors
        .map(|problem| {
            let problem = Diagnostic {
                severity: Severity::Warning,
                ..problem
            };
            render(&input.sources, &problem, false)
        })
        .collect()
}

/// Of each error of the days to come, the first such day.
fn expected(input: &Input) -> BTreeSet<(String, String)> {
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    for after in 1..=DAYS {
        let day = TODAY.checked_add(after.days()).unwrap();
        for error in errors(input, day) {
            if seen.insert(error.clone()) {
                told.insert((day.to_string(), error));
            }
        }
    }
    told
}

fn foretold(input: &Input, problems: &[Diagnostic]) -> BTreeSet<(String, String)> {
    let told = problems.iter().filter_map(|problem| {
        let (day, message) = problem.message.strip_prefix("from ")?.split_once(" on: ")?;
        let problem = Diagnostic {
            message: message.to_owned(),
            ..problem.clone()
        };
        Some((day.to_owned(), render(&input.sources, &problem, false)))
    });
    told.collect()
}

/// The program without the texts, files and entries of the menu that something is wrong with today.
fn sound(mut input: Input) -> (Input, Vec<Diagnostic>) {
    loop {
        let problems = prepare(&input).problems;
        let Some(error) = problems.iter().find(|one| one.severity == Severity::Error) else {
            return (input, problems);
        };
        match &error.place {
            Place::Span(span) => {
                let file = input.sources.get(span.file).clone();
                match file.root {
                    Root::Content => assert!(input.sources.take(Root::Content, &file.path)),
                    _ => input.sources.put(SourceFile {
                        text: file.text.split("[[menu]]").next().unwrap().into(),
                        ..file
                    }),
                }
            }
            Place::File(shown, _) => input.assets.retain(|asset| *asset.shown != **shown),
            Place::Cell(_) | Place::Program => panic!("{error:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn what_is_foretold_is_what_later_builds_say(world in world(true)) {
        let (input, today) = sound(world.input());
        let (told, expected) = (foretold(&input, &today), expected(&input));
        // Which of two files is at a path that both want is anybody's guess.
        let clash = expected.iter().find(|(_, error)| error.contains("for one address"));
        let clash = clash.map_or("9", |(day, _)| day);
        // A page made from data is asked for its parts only where nothing else is wrong, and has other parts on other days.
        let of_data = |error: &str| error.contains("no part `#");
        let sure = |all: &BTreeSet<(String, String)>| -> Vec<(String, String)> {
            let sure = all.iter().filter(|(day, error)| &**day <= clash && !of_data(error));
            sure.cloned().collect()
        };
        prop_assert_eq!(sure(&told), sure(&expected));
    }
}

#[test]
fn a_part_that_a_page_of_data_lacks_is_foretold() {
    let text = "---\ntitle: News\ndate: 2026-09-01\npublish: 2026-09-07\n---\nSee [who](/rounds/2026b/#nope).\n";
    let problems = Program::new()
        .file("content/posts/news.md", text)
        .build()
        .problems;
    let told = problems
        .iter()
        .find(|problem| problem.check == check::BROKEN_ANCHOR);
    let told = told.expect("it is told today");
    assert_eq!(told.severity, Severity::Warning);
    let message = "from 2026-09-07 on: no part `#nope` on the page `/rounds/2026b/`";
    assert_eq!(told.message, message);
}
