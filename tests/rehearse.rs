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

/// The same program, whose round has mentors and mentees, or peers with places; with nobody in it.
fn of_kind(kind: &str) -> Vec<(String, String)> {
    let mut files = all();
    files.retain(|(path, _)| !path.starts_with("data/participants/"));
    let round = files
        .iter_mut()
        .find(|(path, _)| path.starts_with("data/rounds/"));
    let (_, text) = round.unwrap();
    text.push_str(kind);
    files
}

#[test]
fn mentors_and_places_are_written_as_they_were_tried() {
    for kind in ["roles: { mentor: 2 }\n", "places: 1\n"] {
        let before = of_kind(kind);
        let texts = before.iter().map(|(path, text)| (&**path, &**text));
        let (program, problems) = pipeline::program(&Input::from_texts(texts, date(2026, 7, 5)));
        let program = program.unwrap_or_else(|| panic!("{problems:?}"));
        let round = &program.rounds[0];
        let cast = Cast::new(&program, round, None, None).unwrap();
        let tried = cohort(&cast, 40, 3);
        let mut files = before.clone();
        let people = participants(&tried).into_iter();
        files.extend(people.map(|(path, text)| (format!("data/{path}"), text)));
        let written = read(&files);
        let [tried, written] = [&tried.program, &written].map(|program| {
            let found = propose(program, &program.rounds[0]).unwrap();
            found.proposal().unwrap().digest.clone()
        });
        assert_eq!(tried, written, "{kind}");
        // What is resembled tells as what people take part.
        let like = read(&files);
        let round = &like.rounds[0];
        let cast = Cast::new(&like, round, Some(round), None).unwrap();
        assert_eq!(cast.roles_from(), 40);
        let again = cohort(&cast, 80, 5).program;
        let count = |program: &model::Program| {
            let parts = program
                .participants
                .iter()
                .map(|one| one.enrolments.get(&round.id).unwrap().parts);
            parts.filter(|parts| parts.mentor.is_some()).count()
        };
        assert_eq!(count(&again), 2 * count(&like), "{kind}");
        assert_eq!(count(&like), if kind.starts_with("roles") { 8 } else { 0 });
    }
}

#[test]
fn places_are_those_of_the_proposals_of_each_draw_and_enough_mentors_are_enough() {
    let files = of_kind("roles: { mentor: 2 }\n");
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (program, _) = pipeline::program(&Input::from_texts(texts, date(2026, 7, 5)));
    let program = program.unwrap();
    let cast = Cast::new(&program, &program.rounds[0], None, None).unwrap();
    let cast = cast.with_mentors(Some(5));
    let figures = trial(&cast, 24, 11).unwrap();
    let (mut left, mut places, mut without) = (0, 0, 0);
    for seed in 11..11 + TRIES {
        let program = cohort(&cast, 24, seed).program;
        let found = propose(&program, &program.rounds[0]).unwrap();
        left += found.unmatched.len();
        let totals = found.proposal().unwrap().roles.as_ref().unwrap();
        assert_eq!((totals.mentors.people, totals.mentees.people), (5, 19));
        places += totals.mentors.places as usize;
        without += (totals.mentees.people - totals.mentees.covered) as usize;
    }
    assert_eq!(figures.left.all, left);
    let told = figures.places.unwrap();
    assert_eq!((told.roles[0].people, told.roles[1].people), (5, 19));
    assert_eq!(
        (told.roles[0].places.all, told.roles[1].without.all),
        (places, without)
    );
    let last = told.mentors.last().unwrap();
    assert!(
        told.mentors
            .iter()
            .all(|one| one == last || !one.is_enough())
    );
    assert!(told.mentors.is_sorted_by_key(|one| one.mentors) && figures.sizes.is_empty());
}
