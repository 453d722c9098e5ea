//! Invented cohorts: the same everywhere, in files as in memory, and counted as the matching counts.

use fortnight::matching::propose;
use fortnight::model;
use fortnight::pipeline;
use fortnight::rehearse::{Cast, TRIES, cohort, participants, trial};
use fortnight::source::Input;
use jiff::civil::date;

use crate::program::files;

const OWN_FIELDS: &str = include_str!("cli/own_fields_program.txt");

fn read(files: &[(String, String)]) -> model::Program {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (program, problems) = pipeline::program(&Input::from_texts(texts, date(2026, 9, 5)));
    program.unwrap_or_else(|| panic!("{problems:?}"))
}

fn all() -> Vec<(String, String)> {
    files(OWN_FIELDS).into_iter().collect()
}

#[test]
fn a_seed_makes_the_same_people_everywhere_and_another_seed_others() {
    let program = read(&all());
    let cast = Cast::new(&program, &program.rounds[0], None, Some(5)).unwrap();
    let files = |seed| participants(&cohort(&cast, 30, seed));
    assert_eq!(files(4), files(4));
    assert_ne!(files(4), files(5));
    assert_eq!(files(4).len(), 30);
    for (path, text) in files(4) {
        assert!(text.contains("@example.org"), "{path}: {text}");
    }
    let people = cohort(&cast, 200, 1).program.participants;
    let mut countries: Vec<_> = people.iter().map(|one| one.profile.country).collect();
    countries.sort_unstable();
    countries.dedup();
    assert_eq!(countries.len(), 5);
}

#[test]
fn what_is_written_is_what_was_tried() {
    let before = all();
    let program = read(&before);
    let round = &program.rounds[0];
    for like in [None, Some(&**round)] {
        for seed in 0..3 {
            let cast = Cast::new(&program, round, like, None).unwrap();
            let cohort = cohort(&cast, 25, seed);
            let is_kept = |(path, _): &&(String, String)| !path.starts_with("data/participants/");
            let mut files: Vec<_> = before.iter().filter(is_kept).cloned().collect();
            let people = participants(&cohort).into_iter();
            files.extend(people.map(|(path, text)| (format!("data/{path}"), text)));
            let written = read(&files);
            let [tried, written] = [&cohort.program, &written].map(|program| {
                let found = propose(program, &program.rounds[0]).unwrap();
                (
                    found.people.clone(),
                    found.proposal().unwrap().digest.clone(),
                )
            });
            assert_eq!(tried, written, "seed {seed}");
        }
    }
}

#[test]
fn nobody_resembles_a_round_that_had_nobody() {
    let mut files = all();
    files.retain(|(path, _)| !path.starts_with("data/participants/"));
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (program, _) = pipeline::program(&Input::from_texts(texts, date(2026, 7, 5)));
    let program = program.unwrap();
    let round = &program.rounds[0];
    assert!(Cast::new(&program, round, Some(round), None).is_none());
    assert!(Cast::new(&program, round, None, None).is_some());
}

#[test]
fn figures_are_those_of_the_proposals_of_each_draw() {
    let program = read(&all());
    let cast = Cast::new(&program, &program.rounds[0], None, None).unwrap();
    let figures = trial(&cast, 11, 7).unwrap();
    let left = (7..7 + TRIES).map(|seed| {
        let program = cohort(&cast, 11, seed).program;
        let found = propose(&program, &program.rounds[0]).unwrap();
        found.unmatched.len()
    });
    let mut left: Vec<usize> = left.collect();
    left.sort_unstable();
    assert_eq!(figures.left.all, left.iter().sum::<usize>());
    assert_eq!(
        (figures.left.least, figures.left.most),
        (left[0], left[left.len() - 1])
    );
    let rules: Vec<String> = figures
        .musts
        .iter()
        .map(|one| one.rule.key().to_owned())
        .collect();
    assert!(
        rules.contains(&"free".to_owned()),
        "a must of the program's own: {rules:?}"
    );
    let last = figures.sizes.last().unwrap();
    assert!(
        figures
            .sizes
            .iter()
            .all(|one| one == last || !one.is_enough())
    );
}
