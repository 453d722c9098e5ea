//! Repairs over whole lives: people leave, are silent, come late and are back, and what `fortnight match` proposes is accepted again
//! and again. Must rules hold, nobody is twice anywhere, no partners meet again, and exactly those letters change that were told.

use std::collections::BTreeSet;

use fortnight::life;
use fortnight::matching::{self, Repair};
use fortnight::model::ledger::{Hold, MatchStatus};
use fortnight::model::{Ledger, PersonId};
use fortnight::source::{Input, Root};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use super::letters;
use super::life::{EARLY, ENDS, HOMES, Life, id};
use super::marks::{Files, check, commented, marked, program};

/// The files after changes.
pub fn changed(files: &Files, input: &Input, changes: &[life::Change]) -> Files {
    let next = life::after(input, changes);
    let files = files.iter().map(|(path, text)| {
        let own = path.strip_prefix("data/");
        let mut data = next.sources.of(Root::Data);
        let found = own.and_then(|own| data.find(|(_, file)| *file.path == *own));
        let text = found.map_or_else(|| text.clone(), |(_, file)| file.text.to_string());
        (path.clone(), text)
    });
    files.collect()
}

/// Who were together in a line of the ledger.
fn together(ledger: &Ledger, runs: bool) -> BTreeSet<[PersonId; 2]> {
    let lines = ledger.matches.iter();
    let lines = lines.filter(|line| !runs || line.status.hold() == Hold::Runs);
    let pairs = lines.flat_map(|line| {
        let people = line.people.iter().enumerate();
        people.flat_map(|(at, a)| line.people[at + 1..].iter().map(|b| [a.clone(), b.clone()]))
    });
    pairs.collect()
}

/// Nobody gets somebody back with whom they were; who is together may stay so.
fn is_fresh(ledger: &Ledger, repair: &Repair) -> Result<(), TestCaseError> {
    let (all, running) = (together(ledger, false), together(ledger, true));
    for group in repair.groups() {
        for (at, a) in group.iter().enumerate() {
            for b in &group[at + 1..] {
                let pair = [a.clone(), b.clone()];
                prop_assert!(
                    !all.contains(&pair) || running.contains(&pair),
                    "{:?}",
                    pair
                );
            }
        }
    }
    Ok(())
}

fn differ(before: &Files, after: &Files, today: Date) -> Result<BTreeSet<String>, TestCaseError> {
    let read = |files| letters(files, today).map_err(TestCaseError::fail);
    let (before, after) = (read(before)?, read(after)?);
    prop_assert!(before.keys().eq(after.keys()));
    let differ = before.iter().filter(|(id, text)| after[*id] != **text);
    Ok(differ.map(|(id, _)| id.clone()).collect())
}

/// Accepts what is proposed; `None` if there is nothing.
pub fn repaired(
    files: &Files,
    today: Date,
    may_move: bool,
) -> Result<Option<Files>, TestCaseError> {
    let (input, program) = program(files, today);
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let found = matching::repair(&program, round, ledger, may_move);
    let found = found.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    let totals = &found.found.proposal().unwrap().totals;
    prop_assert!(totals.certified && totals.result == totals.best);
    prop_assert!(may_move || found.moved.is_empty());
    is_fresh(ledger, &found)?;
    let done = life::repair(&input, &program, round, ledger, &found);
    let done = done.map_err(|refused| TestCaseError::fail(format!("{refused:?}")))?;
    let Some(done) = done else {
        prop_assert!(found.is_none());
        return Ok(None);
    };
    let next = changed(files, &input, &done.changes);
    let told: BTreeSet<String> = done
        .letters
        .iter()
        .map(|id| id.as_str().to_owned())
        .collect();
    prop_assert_eq!(differ(files, &next, today)?, told);
    let hands = super::marks::program(&next, today).1.ledgers[0].hands();
    prop_assert!(hands.is_none(), "{:?}", hands);
    Ok(Some(next))
}

fn comments(files: &Files) -> Vec<String> {
    let mut ledgers = files
        .iter()
        .filter(|(path, _)| path.starts_with("data/matches"));
    let lines = ledgers.next().unwrap().1.lines();
    let notes = lines.filter_map(|line| Some(line.split_once(" # ")?.1.to_owned()));
    notes.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn repairs_keep_everything_together_in_any_life(
        events in prop::collection::vec((0..HOMES.len(), 0usize..9, 0i64..12), 2..14)
    ) {
        let mut life = Life::accepted();
        let mut today = life.today;
        let mut files = commented(life.files());
        let notes = comments(&files);
        for (who, what, days) in events {
            today = today.checked_add(days.days()).unwrap().min(ENDS);
            let next = match what {
                0..5 => {
                    let status = MatchStatus::ALL[what].1;
                    marked(&files, today, who, status).ok().flatten()
                }
                5 => {
                    life.comes(who);
                    let late = life.files().into_iter();
                    let late = late.filter(|(path, _)| {
                        path.contains("participants") && !files.iter().any(|(own, _)| own == path)
                    });
                    let late: Files = late.collect();
                    Some([files.clone(), late].concat())
                }
                _ => {
                    let next = repaired(&files, today, what == 8)?;
                    if let Some(next) = &next {
                        prop_assert_eq!(repaired(next, today, what == 8)?, None, "twice");
                    }
                    next
                }
            };
            let Some(next) = next else { continue };
            prop_assert_eq!(comments(&next), notes.clone());
            files = next;
            check(&files, today)?;
        }
    }
}

#[test]
fn a_drop_out_changes_three_letters_and_late_people_move_nobody() {
    let mut life = Life::accepted();
    life.today = jiff::civil::date(2027, 2, 1);
    life.waiting.clear();
    life.enrolled.remove(&6);
    let left = marked(&life.files(), life.today, 0, MatchStatus::Withdrawn);
    let left = left.unwrap().unwrap();
    let next = repaired(&left, life.today, false).unwrap().unwrap();
    let three = differ(&left, &next, life.today).unwrap();
    assert_eq!(three.len(), 3, "{three:?}");
    let letters = letters(&next, life.today).unwrap();
    assert!(three.iter().all(|id| letters[id].contains("kind-joined\"")));
    assert!(letters["person-1"].contains("Your partner had to stop"));
    (10..12).for_each(|who| life.comes(who - EARLY));
    let mut files = life.files();
    let next = repaired(&files, life.today, false).unwrap().unwrap();
    let two = differ(&files, &next, life.today).unwrap();
    assert_eq!(two, BTreeSet::from([id(10), id(11)]));
    files.retain(|(path, _)| !path.ends_with("person-11.yaml"));
    let next = repaired(&files, life.today, false).unwrap().unwrap();
    assert_eq!(
        differ(&files, &next, life.today).unwrap().len(),
        3,
        "a pair takes a third"
    );
}

#[test]
fn whose_partner_is_silent_gets_somebody_new_and_the_silent_one_waits() {
    let life = Life::accepted();
    let today = jiff::civil::date(2027, 2, 1);
    let silent = marked(&life.files(), today, 2, MatchStatus::NotAnswering);
    let silent = silent.unwrap().unwrap();
    let next = repaired(&silent, today, false).unwrap().unwrap();
    let letters = letters(&next, today).unwrap();
    assert!(
        letters["person-3"].contains("kind-second\"") && letters["person-3"].contains("mail6x@")
    );
    assert!(letters["person-3"].contains("We have not heard from your partner"));
    assert!(letters["person-2"].contains("kind-waiting\""));
    let (_, program) = program(&next, today);
    let stands = |line: &fortnight::model::LedgerMatch| line.status == MatchStatus::NotAnswering;
    assert!(
        program.ledgers[0].matches.iter().any(stands),
        "the old line stays"
    );
}

#[test]
fn who_comes_late_and_is_over_the_cap_is_told_that_they_wait() {
    let mut life = Life::accepted();
    life.comes(0);
    let mut files = life.files();
    for (path, text) in &mut files {
        if path.starts_with("data/rounds") {
            text.push_str("cap: { field: country, percent: 1, of: applicants }\n");
        }
    }
    let next = repaired(&files, life.today, false).unwrap().unwrap();
    let letters = letters(&next, life.today).unwrap();
    assert!(letters[&*id(EARLY)].contains("kind-capped\""));
}

#[test]
fn who_was_silent_on_the_first_day_is_replaced_on_it() {
    let life = Life::accepted();
    let today = life.today;
    let silent = marked(&life.files(), today, 0, MatchStatus::NotAnswering);
    let silent = silent.unwrap().unwrap();
    let next = repaired(&silent, today, false).unwrap().unwrap();
    check(&next, today).unwrap();
}
