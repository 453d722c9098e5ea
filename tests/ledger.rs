//! Events of a ledger: what is accepted, edited by hand and accepted again, through the file and back.

use std::collections::BTreeMap;

use fortnight::model::ledger::event::{Acceptance, Event, Refusal, apply};
use fortnight::model::ledger::{Hold, LedgerMatch, mark};
use fortnight::model::{Ledger, PersonId, Program, Round};
use fortnight::pipeline;
use fortnight::render::ledger::{rewritten, yaml};
use fortnight::rights::{self, Subject};
use fortnight::source::Input;
use jiff::civil::date;
use proptest::prelude::*;

use super::program;

const PEOPLE: usize = 10;

fn id(number: usize) -> PersonId {
    PersonId::new(&format!("p{number:02}")).unwrap()
}

/// A program of a round in which everybody is enrolled, with this file for its ledger.
fn read(ledger: Option<&str>) -> Program {
    let (program, problems) = pipeline::program(&input(ledger));
    program.unwrap_or_else(|| panic!("{problems:#?}"))
}

fn input(ledger: Option<&str>) -> Input {
    let mut files = program::files(include_str!("checks/base.txt"));
    files.retain(|path, _| !path.starts_with("data/participants/"));
    for number in 0..PEOPLE {
        let id = id(number);
        let path = format!("data/participants/{}.yaml", id.as_str());
        files.insert(path, program::person(id.as_str(), ""));
    }
    let despite = "policy: { different_country: off }\n";
    let round = files.get_mut("data/rounds/2026b.yaml").unwrap();
    if !round.contains("policy:") {
        round.push_str(despite);
    }
    if let Some(text) = ledger {
        files.insert("data/matches/2026b.yaml".to_owned(), text.to_owned());
    }
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    Input::from_texts(texts, date(2026, 9, 5))
}

fn round(program: &Program) -> &Round {
    let mut rounds = program.rounds.iter();
    rounds
        .find(|round| round.id.to_string() == "2026b")
        .unwrap()
}

fn ledger(program: &Program) -> &Ledger {
    program.ledger(&round(program).id).unwrap()
}

/// A ledger without its places in a file.
fn told(ledger: &Ledger) -> String {
    let line = |line: &LedgerMatch| {
        (
            line.people.to_vec(),
            line.since,
            line.status,
            line.despite.clone(),
        )
    };
    let matches: Vec<_> = ledger.matches.iter().map(line).collect();
    let Ledger {
        digest,
        lines,
        written,
        unmatched,
        ..
    } = ledger;
    format!(
        "{:?} {digest:?} {lines:?} {written:?} {matches:?} {unmatched:?}",
        ledger.round.value
    )
}

/// What is accepted: groups of two or three, and who waits; somebody may be named more than once.
fn acceptances() -> impl Strategy<Value = Acceptance> {
    let group = prop::collection::btree_set(0..PEOPLE, 2..=3);
    let groups = prop::collection::vec(group, 0..4);
    let waiting = prop::collection::btree_set(0..PEOPLE, 0..3);
    (groups, waiting).prop_map(|(groups, waiting)| Acceptance {
        mentors: Vec::new(),
        digest: "sha256:00".to_owned(),
        matches: groups
            .iter()
            .map(|group| group.iter().rev().copied().map(id).collect())
            .collect(),
        unmatched: waiting.into_iter().map(id).collect(),
    })
}

/// How many matches run for each.
fn taken(ledger: &Ledger) -> BTreeMap<&PersonId, usize> {
    let mut taken = BTreeMap::new();
    let running = ledger.matches.iter();
    let running = running.filter(|line| line.status.hold() == Hold::Runs);
    for id in running.flat_map(|line| line.people.iter()) {
        *taken.entry(id).or_default() += 1;
    }
    taken
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_accepted_is_what_is_read(acceptance in acceptances()) {
        let program = read(None);
        let round = round(&program);
        let mut named = BTreeMap::<&PersonId, usize>::new();
        for id in acceptance.matches.iter().flatten().chain(&acceptance.unmatched) {
            *named.entry(id).or_default() += 1;
        }
        let is_crowded = named.values().any(|count| *count > 1);
        let mut turned = acceptance.clone();
        turned.matches.reverse();
        turned.matches.iter_mut().for_each(|people| people.reverse());
        turned.unmatched.reverse();
        let made = apply(round, None, Event::Accepted(acceptance.clone()));
        prop_assert_eq!(is_crowded, matches!(made, Err(Refusal::Crowded(_))));
        let Ok((made, _)) = made else { return Ok(()) };
        prop_assert!(taken(&made).iter().all(|(id, taken)| *taken <= round.places(id)));
        let (other, _) = apply(round, None, Event::Accepted(turned)).unwrap();
        prop_assert_eq!(yaml(&other), yaml(&made), "the order of the solver makes no difference");
        let program = read(Some(&yaml(&made)));
        prop_assert_eq!(told(ledger(&program)), told(&made));
        prop_assert!(ledger(&program).hands().is_none());
        let again = apply(round, Some(&made), Event::Accepted(acceptance));
        prop_assert_eq!(again.err(), Some(Refusal::Unchanged));
    }

    /// Whoever of an accepted round is erased: their file and the ledger say what the event says, without an error, and those
    /// who are left of a match go on as two or wait.
    #[test]
    fn whoever_is_erased_leaves_a_ledger_that_is_sound(acceptance in acceptances(), who in 0..PEOPLE) {
        let program = read(None);
        let made = apply(round(&program), None, Event::Accepted(acceptance));
        let Ok((made, _)) = made else { return Ok(()) };
        let input = input(Some(&yaml(&made)));
        let program = read(Some(&yaml(&made)));
        let subject = Subject::new(&program, &id(who));
        let erasure = rights::erase(&input, &program, &subject, &[], 7).unwrap();
        let after = rights::after(&input, &erasure.changes);
        let (next, problems) = pipeline::program(&after);
        let next = next.unwrap_or_else(|| panic!("{problems:#?}"));
        let next = ledger(&next);
        prop_assert!(next.hands().is_none());
        let line = made.matches.iter().find(|line| line.people.contains(&id(who)));
        let rest = line.iter().flat_map(|line| line.people.iter()).filter(|one| **one != id(who));
        let rest: Vec<PersonId> = rest.cloned().collect();
        let waits = |one: &PersonId| next.waiting().any(|other| other == one);
        prop_assert!(!waits(&id(who)));
        match &rest[..] {
            [one] => prop_assert!(waits(one)),
            [_, _] => prop_assert!(next.matches.iter().any(|line| *line.people == *rest && line.status.hold() == Hold::Runs)),
            _ => prop_assert_eq!(next.matches.len(), made.matches.len()),
        }
        let own = mark(&round(&program).id, &id(who));
        prop_assert!(!yaml(next).contains(&own) && !yaml(next).contains(id(who).as_str()));
        let others = made.matches.iter().filter(|line| !line.people.contains(&id(who)));
        for other in others {
            prop_assert!(next.matches.iter().any(|line| line.people == other.people && line.status == other.status));
        }
    }

    #[test]
    fn hands_are_told_and_accepted_without_another_byte(edited in 0..3_usize, crlf: bool, turn: bool) {
        let program = read(None);
        let acceptance = Acceptance {
            mentors: Vec::new(),
            digest: "sha256:00".to_owned(),
            matches: (0..3).map(|pair| vec![id(2 * pair), id(2 * pair + 1)]).collect(),
            unmatched: vec![id(6)],
        };
        let (made, _) = apply(round(&program), None, Event::Accepted(acceptance)).unwrap();
        let line = format!("[p0{}, p0{}], since: 2026-09-14, status: ", 2 * edited, 2 * edited + 1);
        let mut text = yaml(&made).replace(&format!("{line}active"), &format!("{line}met"));
        prop_assert!(text.matches("status: met").count() == 1);
        if turn {
            // The order of the lines in a file says nothing.
            let mut lines: Vec<&str> = text.lines().collect();
            let first = lines.iter().position(|line| line.starts_with("  - ")).unwrap();
            lines[first..first + 3].reverse();
            text = lines.join("\n") + "\n";
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let program = read(Some(&text));
        let hands = ledger(&program).hands();
        prop_assert_eq!(hands.lines.len(), 1);
        let (next, _) = apply(round(&program), Some(ledger(&program)), Event::Confirmed).unwrap();
        for old in &ledger(&program).matches {
            let mut lines = next.matches.iter();
            prop_assert!(lines.any(|line| line.people == old.people && line.status == old.status));
        }
        let changed = rewritten(&text, &next).unwrap();
        let own = |text: &str| text.split("written:").next().unwrap().to_owned();
        prop_assert_eq!(own(&changed), own(&text), "every other byte stays");
        let program = read(Some(&changed));
        prop_assert_eq!(told(ledger(&program)), told(&next));
        let again = apply(round(&program), Some(ledger(&program)), Event::Confirmed);
        prop_assert_eq!(again.err(), Some(Refusal::Unchanged));
    }
}

#[test]
fn a_ledger_without_notes_is_never_said_to_be_edited() {
    let text = "round: 2026b\nmatches:\n  - { people: [p00, p01], since: 2026-09-14 }\n";
    let program = read(Some(text));
    assert!(ledger(&program).hands().is_none());
    let refused = apply(round(&program), Some(ledger(&program)), Event::Confirmed);
    assert_eq!(refused.err(), Some(Refusal::Unchanged));
    let nothing = apply(round(&program), None, Event::Confirmed);
    assert_eq!(nothing.err(), Some(Refusal::NothingAccepted));
}

#[test]
fn what_hands_noted_is_read_and_written_as_it_was() {
    let lines = "  - { people: [p00, p01], since: 2026-09-14, status: not-answering, who: [p01], until: 2026-10-02, by: Ines, on: 2026-10-03, because: \"He wrote: \\\"no more, sorry\\\".\" }\n  - { people: [p02, p03], since: 2026-09-14, status: active }\nunmatched: [{ id: p00, since: 2026-10-02, until: 2026-10-20 }, p04]\n";
    let text = format!("round: 2026b\nmatches:\n{lines}");
    let program = read(Some(&text));
    let found = ledger(&program);
    assert_eq!(found.matches[0].who, [id(1)]);
    let waiting: Vec<&PersonId> = found.waiting().collect();
    assert_eq!(waiting, [&id(4)], "who once waited does not wait");
    let lines = lines.replace(
        "\"He wrote: \\\"no more, sorry\\\".\"",
        "'He wrote: \"no more, sorry\".'",
    );
    // Other readers of YAML take a bare `on` for a yes.
    let lines = lines.replace(", on: ", ", \"on\": ");
    assert!(yaml(found).contains(&lines), "{}", yaml(found));
    let again = read(Some(&yaml(found)));
    assert_eq!(told(ledger(&again)), told(found));
}

#[test]
fn each_key_of_a_line_is_seen_when_it_is_edited() {
    let program = read(None);
    let acceptance = Acceptance {
        mentors: Vec::new(),
        digest: "sha256:00".to_owned(),
        matches: vec![vec![id(0), id(1)]],
        unmatched: vec![id(2)],
    };
    let (made, _) = apply(round(&program), None, Event::Accepted(acceptance)).unwrap();
    let text = yaml(&made).replace("status: active", "status: ended");
    let accepted = read(Some(&text));
    let (noted, _) = apply(round(&program), Some(ledger(&accepted)), Event::Confirmed).unwrap();
    let text = yaml(&noted);
    for (old, new) in [
        ("status: ended", "status: not-answering, who: [p01]"),
        ("status: ended", "status: ended, until: 2026-10-01"),
        ("status: ended", "status: ended, by: Ines"),
        ("status: ended", "status: ended, on: 2026-10-01"),
        ("status: ended", "status: ended, because: They said so"),
        (
            "unmatched: [p02]",
            "unmatched: [{ id: p02, since: 2026-10-01 }]",
        ),
    ] {
        assert!(text.contains(old));
        let edited = read(Some(&text.replace(old, new)));
        assert!(!ledger(&edited).hands().is_none(), "{new}");
    }
}

/// Who was erased stands in a ledger under an id that nobody can have, and is never matched again.
#[test]
fn an_erased_id_is_known_to_a_ledger() {
    let text = "round: 2026b\nmatches:\n  - { people: [erased-0a1b2c3d, p01], since: 2026-09-14, status: withdrawn, who: [erased-0a1b2c3d] }\nunmatched: [p01]\n";
    let program = read(Some(text));
    let line = &ledger(&program).matches[0];
    assert!(line.people[0].is_erased() && line.who[0].is_erased());
    for other in [
        "erased-0A1B2C3D",
        "erased-0a1b2c3",
        "erased-0a1b2c3d4",
        "erased",
    ] {
        assert!(!PersonId::new(other).is_some_and(|id| id.is_erased()));
    }
    assert!(PersonId::erased(7).is_erased());
}
