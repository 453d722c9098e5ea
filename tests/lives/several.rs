//! Whole lives of rounds in which people may have several partners: mentors and mentees, peers with places, and teams. They are matched
//! and accepted; people leave, are silent, part, come late and are back; and what `fortnight match` proposes is accepted again and again.
//! Must rules hold, nobody has more partners than places or one of them twice, and letters name exactly whom the ledger names.

use std::collections::{BTreeMap, BTreeSet};

use fortnight::matching::{Candidates, propose};
use fortnight::model::PersonId;
use fortnight::model::ledger::event::{Event, apply};
use fortnight::model::ledger::{LedgerMatch, MatchStatus};
use fortnight::model::roles::Parts;
use fortnight::model::{Participant, Round};
use fortnight::render::ledger;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::letters;
use super::life::{EARLY, ENDS, HOMES, Life, id};
use super::marks::{Files, marked, program};
use super::repairs::repaired;

/// What people may have several partners as.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Roles,
    Places,
    Teams,
}

const KINDS: [Kind; 3] = [Kind::Roles, Kind::Places, Kind::Teams];

fn person(kind: Kind, who: usize) -> (String, String) {
    let (country, zone) = HOMES[who];
    let part = match (kind, who % 3) {
        (Kind::Roles, 0) => format!("as: mentor, places: {}", 1 + who % 2),
        (Kind::Roles, 1) => "as: mentee".to_owned(),
        (Kind::Roles, _) => "as: both".to_owned(),
        (Kind::Places | Kind::Teams, _) => format!("places: {}", 1 + who % 3),
    };
    // Whom they must never get.
    let avoid = (who + 4) % HOMES.len();
    let text = format!(
        "name: Name{who}x Surname{who}x\nemail: mail{who}x@example.org\ncountry: {country}\ntime_zone: {zone}\n\
         languages: [en]\nconsent: 2026-11-01\navoid: [{}]\nrounds:\n  2027a: {{ applied: 2026-11-10, {part} }}\n",
        id(avoid)
    );
    (format!("data/participants/{}.yaml", id(who)), text)
}

/// A round whose matches were proposed and accepted.
fn accepted(kind: Kind, today: Date) -> Files {
    let mut files = Life::accepted().files();
    files.retain(|(path, _)| {
        !path.starts_with("data/matches") && !path.starts_with("data/participants")
    });
    for (path, text) in &mut files {
        if path.starts_with("data/rounds") {
            *text += match kind {
                Kind::Roles => "roles: { mentor: 2, mentee: 1 }\n",
                Kind::Places | Kind::Teams => "places: 1\n",
            };
        }
    }
    // Who comes late may be avoided before.
    let mut late = (EARLY..HOMES.len())
        .map(|who| person(kind, who))
        .collect::<Files>();
    for (_, text) in &mut late {
        *text = text.split("rounds:").next().unwrap().to_owned();
    }
    files.extend((0..EARLY).map(|who| person(kind, who)));
    files.extend(late);
    if matches!(kind, Kind::Teams) {
        let teams = "- id: desk\n  round: 2027a\n  members: [person-1, person-5]\n";
        files.push(("data/teams.yaml".to_owned(), teams.to_owned()));
    }
    let (_, read) = program(&files, today);
    let round = &read.rounds[0];
    let found = propose(&read, round).unwrap();
    assert!(found.proposal().unwrap().totals.certified);
    let (accepted, _) = apply(round, None, Event::Accepted(found.acceptance().unwrap())).unwrap();
    files.push(("data/matches/2027a.yaml".into(), ledger::yaml(&accepted)));
    files
}

fn comes(kind: Kind, files: &Files, who: usize) -> Files {
    let (path, text) = person(kind, EARLY + who % (HOMES.len() - EARLY));
    let files = files.iter().cloned();
    let files = files.map(|(own, old)| match own == path && !old.contains("rounds:") {
        true => (own, text.clone()),
        false => (own, old),
    });
    files.collect()
}

fn number(id: &PersonId) -> &str {
    id.as_str().trim_start_matches("person-")
}

/// How many partners somebody may have as what they are in a line.
fn places(round: &Round, person: &Participant, line: &LedgerMatch) -> Option<u32> {
    let parts: Parts = person.enrolments.get(&round.id)?.parts;
    match &line.mentor {
        Some(mentor) if *mentor == person.id => parts.mentor,
        Some(_) => parts.mentee,
        None => parts.peer,
    }
}

fn check(files: &Files, today: Date) -> Result<(), TestCaseError> {
    let (_, program) = program(files, today);
    let (round, ledger) = (&*program.rounds[0], &*program.ledgers[0]);
    let letters = letters(files, today).map_err(TestCaseError::fail)?;
    let stays = program.participants.iter().filter(|one| {
        let enrolment = one.enrolments.get(&round.id);
        enrolment.is_some_and(|one| one.status.has_letter())
    });
    let stays: BTreeSet<String> = stays.map(|one| one.id.as_str().to_owned()).collect();
    prop_assert_eq!(letters.keys().cloned().collect::<BTreeSet<_>>(), stays);
    let standings = ledger.standings(round);
    let candidates = Candidates::new(&program, round, Some(ledger)).unwrap();
    let mut partners: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
    // A team takes one place.
    let mut taken: BTreeMap<(&PersonId, bool), BTreeSet<&str>> = BTreeMap::new();
    for (_, line) in standings.standing() {
        let two = [&line.people[0], &line.people[1]];
        let broken = candidates.broken(
            candidates.number(two[0]).unwrap(),
            candidates.number(two[1]).unwrap(),
        );
        prop_assert!(broken.is_empty(), "{:?}: {:?}", two, broken);
        prop_assert_eq!(line.people.len(), 2);
        prop_assert_eq!(line.mentor.is_some(), round.roles.is_some());
        for [one, other] in [two, [two[1], two[0]]] {
            prop_assert!(
                partners.entry(one).or_default().insert(other),
                "twice {:?}",
                two
            );
            let unit = round.team(other).map_or(other.as_str(), |team| &*team.id);
            let of_role = taken
                .entry((one, line.mentor.as_ref() == Some(one)))
                .or_default();
            of_role.insert(unit);
            let person = program.participant(one).unwrap();
            let places = places(round, person, line).unwrap_or(0);
            prop_assert!(of_role.len() <= places as usize, "{:?}: {:?}", one, of_role);
            prop_assert!(
                round
                    .team(one)
                    .is_none_or(|team| !team.members.contains(other))
            );
        }
    }
    for (id, letter) in &letters {
        let id = PersonId::new(id).unwrap();
        for other in program.participants.iter().filter(|other| other.id != id) {
            let named = letter.contains(&format!("mail{}x@", number(&other.id)));
            let is_partner = partners.get(&id).is_some_and(|own| own.contains(&other.id));
            prop_assert_eq!(
                named,
                is_partner,
                "{:?} in the letter of {:?}",
                other.id,
                id
            );
        }
    }
    prop_assert!(ledger.waiting().all(|id| !partners.contains_key(id)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ledger_and_letters_agree_in_any_life_with_several_partners(
        kind in 0usize..3,
        events in prop::collection::vec((0usize..6, 0usize..8, 0i64..12), 2..10)
    ) {
        let kind = KINDS[kind];
        let mut today = date(2026, 12, 28);
        let mut files = accepted(kind, today);
        check(&files, today)?;
        for (who, what, days) in events {
            today = today.checked_add(days.days()).unwrap().min(ENDS);
            let next = match what {
                0..5 => {
                    let status = MatchStatus::ALL[what].1;
                    let next = marked(&files, today, who, status).ok().flatten();
                    if let Some(next) = &next {
                        prop_assert_eq!(marked(next, today, who, status), Ok(None), "said twice");
                    }
                    next
                }
                5 => Some(comes(kind, &files, who)),
                _ => {
                    let next = repaired(&files, today, false)?;
                    if let Some(next) = &next {
                        prop_assert_eq!(repaired(next, today, false)?, None, "twice");
                    }
                    next
                }
            };
            let Some(next) = next else { continue };
            files = next;
            check(&files, today)?;
        }
    }
}

#[test]
fn who_left_as_a_mentor_and_is_back_is_one_again() {
    let today = date(2027, 2, 1);
    for kind in KINDS {
        let files = accepted(kind, date(2026, 12, 28));
        let (_, before) = program(&files, today);
        let ledger = &before.ledgers[0];
        let of = |id: &PersonId| {
            ledger
                .matches
                .iter()
                .filter(|line| line.people.contains(id))
                .count()
        };
        let only = ledger
            .matches
            .iter()
            .find(|line| line.people.iter().all(|id| of(id) == 1));
        let Some(only) = only else { continue };
        let who: usize = number(&only.people[0]).parse().unwrap();
        let left = marked(&files, today, who, MatchStatus::Withdrawn)
            .unwrap()
            .unwrap();
        let back = marked(&left, today, who, MatchStatus::Active)
            .unwrap()
            .unwrap();
        check(&back, today).unwrap();
        let (_, after) = program(&back, today);
        let runs = after.ledgers[0].matches.iter();
        let mut runs = runs.filter(|line| line.status == MatchStatus::Active);
        assert!(
            runs.any(|line| line.people == only.people && line.mentor == only.mentor),
            "{kind:?}"
        );
    }
}
