//! What `fortnight mark` does, over whole lives: enrolments, ledger and letters agree, and nothing is said twice.

use std::collections::BTreeSet;

use fortnight::life::{self, Refused, Said};
use fortnight::model::ledger::{Hold, MatchStatus};
use fortnight::model::{PersonId, Program};
use fortnight::pipeline;
use fortnight::source::{Input, Root};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use super::letters;
use super::life::{ENDS, HOMES, Life, id};

pub type Files = Vec<(String, String)>;

pub fn program(files: &Files, today: Date) -> (Input, Program) {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, today);
    let (program, problems) = pipeline::program(&input);
    let program = program.unwrap_or_else(|| panic!("{problems:#?}"));
    (input, program)
}

/// The files after a mark; `None` if all of it was said before.
pub fn marked(
    files: &Files,
    today: Date,
    who: usize,
    status: MatchStatus,
) -> Result<Option<Files>, Refused> {
    let (input, program) = program(files, today);
    let said = Said {
        id: &PersonId::new(&id(who)).unwrap(),
        status,
        since: None,
        reason: None,
    };
    let marking = life::mark(&input, &program, &program.rounds[0], &said)?;
    if marking.is_none() {
        return Ok(None);
    }
    let next = life::after(&input, &marking.changes);
    let files = files.iter().map(|(path, text)| {
        let own = path.strip_prefix("data/");
        let found = own.and_then(|own| {
            next.sources
                .of(Root::Data)
                .find(|(_, file)| *file.path == *own)
        });
        (
            path.clone(),
            found.map_or_else(|| text.clone(), |(_, file)| file.text.to_string()),
        )
    });
    Ok(Some(files.collect()))
}

/// With a comment on each line of the ledger.
pub fn commented(files: Files) -> Files {
    let comment = |(path, text): (String, String)| {
        let text = match path.starts_with("data/matches") {
            true => {
                let lines = text.lines().enumerate();
                let lines = lines.map(|(at, line)| format!("{line} # note {at}\n"));
                lines.collect()
            }
            false => text,
        };
        (path, text)
    };
    files.into_iter().map(comment).collect()
}

pub fn check(files: &Files, today: Date) -> Result<(), TestCaseError> {
    let (_, program) = program(files, today);
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let letters = letters(files, today).map_err(TestCaseError::fail)?;
    let stays = program.participants.iter().filter(|one| {
        let enrolment = one.enrolments.get(&round.id);
        enrolment.is_some_and(|one| one.status.has_letter())
    });
    let stays: BTreeSet<String> = stays.map(|one| one.id.as_str().to_owned()).collect();
    prop_assert_eq!(letters.keys().cloned().collect::<BTreeSet<_>>(), stays);
    let standings = ledger.standings(round);
    let mut busy = BTreeSet::new();
    for (_, line) in standings.standing() {
        for one in &*line.people {
            prop_assert!(busy.insert(one.clone()), "{} has two matches", one.as_str());
            let letter = &letters[one.as_str()];
            for other in line.people.iter().filter(|other| *other != one) {
                let number = other.as_str().trim_start_matches("person-");
                let address = format!("mail{number}x@");
                prop_assert!(letter.contains(&address), "{} in\n{}", address, letter);
            }
        }
    }
    prop_assert!(ledger.waiting().all(|id| !busy.contains(id)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_keep_enrolments_ledger_and_letters_together(
        marks in prop::collection::vec((0..HOMES.len(), 0usize..5, 0i64..12), 1..10)
    ) {
        let mut life = Life::accepted();
        life.comes(0);
        let mut today = life.today;
        let mut files = commented(life.files());
        let comments = |files: &Files| -> Vec<String> {
            let ledger = files.iter().find(|(path, _)| path.starts_with("data/matches")).unwrap();
            let notes = ledger.1.lines().filter_map(|line| Some(line.split_once(" # ")?.1.to_owned()));
            notes.collect()
        };
        let notes = comments(&files);
        for (who, status, days) in marks {
            today = today.checked_add(days.days()).unwrap().min(ENDS);
            let status = MatchStatus::ALL[status].1;
            let next = match marked(&files, today, who, status) {
                Ok(Some(next)) => next,
                Ok(None) => continue,
                Err(refused) => {
                    let is_ours = matches!(refused, Refused::Stuck(_) | Refused::Crowded(_));
                    prop_assert!(!is_ours, "{:?}", refused);
                    continue;
                }
            };
            prop_assert_eq!(marked(&next, today, who, status), Ok(None), "said twice");
            prop_assert_eq!(comments(&next), notes.clone());
            files = next;
            check(&files, today)?;
        }
    }
}

/// How many lines of a file are in none of the other.
fn new_lines(old: &Files, new: &Files) -> usize {
    let both = old.iter().zip(new);
    let lines = both.flat_map(|((_, old), (_, new))| {
        let old: BTreeSet<&str> = old.lines().collect();
        new.lines().filter(move |line| !old.contains(line))
    });
    lines.count()
}

#[test]
fn whoever_leaves_is_entered_at_both_places_and_nowhere_else() {
    let life = Life::accepted();
    let files = life.files();
    let next = marked(&files, life.today, 0, MatchStatus::Withdrawn)
        .unwrap()
        .unwrap();
    assert_eq!(
        new_lines(&files, &next),
        3,
        "their round, their match, who waits"
    );
    let (_, program) = program(&next, life.today);
    let ledger = &program.ledgers[0];
    let line = ledger
        .matches
        .iter()
        .find(|line| line.status == MatchStatus::Withdrawn)
        .unwrap();
    assert_eq!(line.who, [PersonId::new("person-0").unwrap()]);
    assert!(ledger.waiting().any(|one| one.as_str() == "person-1"));
}

#[test]
fn of_three_two_go_on_and_whoever_is_back_finds_who_is_still_free() {
    let life = Life::accepted();
    let today = life.today;
    let left = marked(&life.files(), today, 8, MatchStatus::Withdrawn)
        .unwrap()
        .unwrap();
    let running = |files: &Files| -> Vec<String> {
        let (_, program) = program(files, today);
        let lines = program.ledgers[0].matches.iter();
        let lines = lines.filter(|line| line.status.hold() == Hold::Runs);
        let names = lines.map(|line| {
            let people = line
                .people
                .iter()
                .map(|id| id.as_str().trim_start_matches("person-"));
            people.collect::<Vec<_>>().join("+")
        });
        names.collect()
    };
    assert!(
        running(&left).contains(&"7+9".to_owned()),
        "{:?}",
        running(&left)
    );
    let alone = marked(&left, today, 0, MatchStatus::Withdrawn)
        .unwrap()
        .unwrap();
    let back = marked(&alone, today, 0, MatchStatus::Active)
        .unwrap()
        .unwrap();
    assert!(
        running(&back).contains(&"0+1".to_owned()),
        "{:?}",
        running(&back)
    );
    let back = marked(&back, today, 8, MatchStatus::Active)
        .unwrap()
        .unwrap();
    let (_, program) = program(&back, today);
    assert!(
        program.ledgers[0]
            .waiting()
            .any(|id| id.as_str() == "person-8")
    );
}

#[test]
fn a_mark_tells_what_becomes_of_others_and_keeps_a_reason_at_a_match() {
    let life = Life::accepted();
    let (input, program) = program(&life.files(), life.today);
    let leaves = |who: usize| {
        let said = Said {
            id: &PersonId::new(&id(who)).unwrap(),
            status: MatchStatus::Withdrawn,
            since: None,
            reason: Some("a new post"),
        };
        life::mark(&input, &program, &program.rounds[0], &said)
    };
    let marking = leaves(0).unwrap();
    let people: Vec<&str> = marking.people.keys().map(PersonId::as_str).collect();
    assert_eq!(people, ["person-1"]);
    assert_eq!(leaves(6).unwrap_err(), Refused::NowhereForReason, "waits");
}

#[test]
fn what_cannot_be_said_is_refused() {
    let life = Life::accepted();
    let mark = |who, status| marked(&life.files(), life.today, who, status);
    assert_eq!(mark(6, MatchStatus::Met), Err(Refused::NoMatch), "waits");
    assert_eq!(mark(11, MatchStatus::Met), Err(Refused::NotEnrolled));
    assert_eq!(mark(0, MatchStatus::Active), Ok(None));
    let after = ENDS.tomorrow().unwrap();
    let over = marked(&life.files(), after, 0, MatchStatus::Withdrawn);
    assert_eq!(over, Err(Refused::Over));
}
