//! The cap: held against every way to give places, and against the figures of the documentation.

use fortnight::matching::cap::waiting_list;
use fortnight::matching::{Cut, MatchError, cut};
use fortnight::model::Term;
use fortnight::model::cap::{Cap, CapField, CapOf};
use fortnight::model::person::{Applied, Because, EnrolmentStatus};
use fortnight::model::round::Odd;
use jiff::civil::date;

use super::world::{Dice, Someone, World, id, nowhere, propose, someone};

const COUNTRIES: [&str; 4] = ["IN", "BR", "IT", "SN"];

fn cap(percent: u32, of: CapOf) -> Cap {
    Cap {
        field: CapField::Country,
        percent,
        of,
        span: nowhere(),
    }
}

/// Somebody of a country who signed up so many days after the first.
fn applicant(name: &str, country: &str, after: i64) -> Someone {
    let mut one = someone(name, country, "en");
    one.applied = Applied {
        day: date(2026, 8, 1).saturating_add(jiff::Span::new().days(after)),
        moment: None,
    };
    one
}

fn cut_of(world: &World) -> Cut {
    let program = world.program();
    cut(&program, &program.rounds[1]).unwrap()
}

fn waiting(cut: &Cut) -> Vec<String> {
    let held = cut.waiting.iter();
    held.map(|held| held.id.as_str().to_owned()).collect()
}

/// So many from the first country, and so many from each of the others.
fn crowd(sizes: &[usize]) -> World {
    let people = sizes.iter().zip(&COUNTRIES).flat_map(|(size, country)| {
        (0..*size).map(move |at| {
            applicant(
                &format!("{}-{at:03}", country.to_lowercase()),
                country,
                at as i64 % 40,
            )
        })
    });
    World::new(people)
}

#[test]
fn of_500_applicants_100_or_75_of_200_get_a_place() {
    for (of, accepted) in [(CapOf::Applicants, 100), (CapOf::Accepted, 75)] {
        // The others are of many countries; here each of them is like nobody.
        let mut world = crowd(&[200]);
        let others = (0..300).map(|at| applicant(&format!("other-{at:03}"), "IT", at % 30));
        world.people.extend(others.map(|mut one| {
            one.profile.sector = None;
            one
        }));
        for one in &mut world.people[..200] {
            one.profile.sector = Some(Term(0));
        }
        world.cap = Some(Cap {
            field: CapField::Sector,
            ..cap(20, of)
        });
        let cut = cut_of(&world);
        assert_eq!(cut.over.len(), 1);
        assert_eq!(cut.over[0].applicants, 200);
        assert_eq!(cut.over[0].accepted, accepted);
        assert_eq!(cut.most, accepted);
        assert_eq!(cut.applicants, 500);
        assert_eq!(cut.accepted, 300 + accepted);
        assert_eq!(cut.waiting.len() as u32, 200 - accepted);
    }
}

/// The largest number of places such that no group has more than its share: by trying all numbers of each group.
fn oracle(sizes: &[u32], percent: u32) -> (u32, Vec<u32>) {
    let mut best = (0, vec![0; sizes.len()]);
    let mut counts = vec![0; sizes.len()];
    loop {
        let total: u32 = counts.iter().sum();
        let fits = counts.iter().all(|count| count * 100 <= percent * total);
        if fits && total > best.0 {
            best = (total, counts.clone());
        }
        let Some(at) = (0..sizes.len()).find(|at| counts[*at] < sizes[*at]) else {
            return best;
        };
        counts[at] += 1;
        counts[..at].fill(0);
    }
}

#[test]
fn as_many_get_a_place_as_any_choice_of_places_allows() {
    for code in 0..5_usize.pow(4) {
        let sizes = [0, 1, 2, 3].map(|at| code / 5_usize.pow(at) % 5);
        if sizes.iter().sum::<usize>() == 0 {
            continue;
        }
        for percent in [10, 20, 25, 33, 34, 40, 50, 60, 75, 99] {
            let mut world = crowd(&sizes);
            world.cap = Some(cap(percent, CapOf::Accepted));
            let cut = cut_of(&world);
            let (total, counts) = oracle(&sizes.map(|size| size as u32), percent);
            assert_eq!(cut.accepted, total, "{sizes:?} {percent}");
            let lost = |at: usize| {
                let held = waiting(&cut);
                let of = held
                    .iter()
                    .filter(|id| id.starts_with(&COUNTRIES[at].to_lowercase()));
                of.count()
            };
            for at in 0..4 {
                assert_eq!(
                    sizes[at] - lost(at),
                    counts[at] as usize,
                    "{sizes:?} {percent}"
                );
            }
        }
    }
}

/// How many of each group get a place, by trying all numbers. Of each: who asks for one, and who is pinned. `alone` are like nobody.
fn counts(groups: &[(u32, u32)], alone: u32, applicants: u32, cap: &Cap) -> Vec<u32> {
    let mut best: Option<(u32, Vec<u32>)> = None;
    let mut all = vec![0; groups.len()];
    loop {
        let total = alone + all.iter().sum::<u32>();
        let of = match cap.of {
            CapOf::Applicants => applicants,
            CapOf::Accepted => total,
        };
        let fits = all
            .iter()
            .zip(groups)
            .all(|(count, (_, pinned))| count * 100 <= cap.percent * of || count <= pinned);
        if fits && best.as_ref().is_none_or(|(most, _)| total > *most) {
            best = Some((total, all.clone()));
        }
        let Some(at) = (0..all.len()).find(|at| all[*at] < groups[*at].0) else {
            return best.map_or_else(Vec::new, |(_, counts)| counts);
        };
        all[at] += 1;
        all[..at].fill(0);
    }
}

/// Whoever is pinned comes first, then who waited last time, then who signed up earlier; and nobody more waits than has to.
#[test]
fn those_who_wait_are_the_last_in_turn_of_each_group() {
    let mut waited = 0;
    for seed in 0..500 {
        let mut dice = Dice(61_000 + seed);
        let people = (0..2 + dice.below(7)).map(|at| {
            let mut one = applicant(&format!("p{at}"), "IN", dice.below(3) as i64);
            one.profile.sector = (dice.below(5) > 0).then(|| Term(dice.below(3) as u16));
            let hour = format!("2026-08-0{}T0{}:00:00Z", 1 + dice.below(3), dice.below(9));
            one.applied.moment = (dice.below(2) == 0).then(|| hour.parse().unwrap());
            one.place = dice.below(3);
            if dice.below(6) == 0 {
                (one.status, one.because) = (EnrolmentStatus::Waiting, Some(Because::Cap));
            }
            one
        });
        let mut world = World::new(people);
        world.waited = (0..2).map(|_| format!("p{}", dice.below(8))).collect();
        let own = Cap {
            field: CapField::Sector,
            ..cap(
                dice.pick(&[15, 25, 34, 50, 67]),
                dice.pick(&[CapOf::Applicants, CapOf::Accepted]),
            )
        };
        world.cap = Some(own);
        if dice.below(2) == 0 {
            world.pins = vec![["p0".into(), "p1".into()]];
        }
        let waits = |one: &Someone| one.status == EnrolmentStatus::Waiting;
        let here = |id: &String| world.people.iter().any(|one| one.id == *id && !waits(one));
        let kept = world.pins.iter().filter(|pin| pin.iter().all(here));
        let pinned: Vec<&String> = kept.flatten().collect();
        let mut turn: Vec<&Someone> = world.people.iter().collect();
        turn.sort_by_key(|one| {
            let after = [!pinned.contains(&&one.id), !world.waited.contains(&one.id)];
            let applied = (one.applied.day, one.applied.moment);
            (after, applied, one.place, one.id.clone())
        });
        let of = |sector: u16| {
            turn.iter()
                .filter(move |one| one.profile.sector == Some(Term(sector)))
        };
        let groups = [0, 1, 2].map(|sector| {
            let active = of(sector).filter(|one| !waits(one)).count() as u32;
            let pins = of(sector).filter(|one| pinned.contains(&&one.id)).count() as u32;
            (active, pins)
        });
        let alone = turn
            .iter()
            .filter(|one| one.profile.sector.is_none() && !waits(one));
        let mut left = counts(&groups, alone.count() as u32, turn.len() as u32, &own);
        let expected = turn.iter().filter(|one| match one.profile.sector {
            Some(Term(sector)) if !waits(one) && left[usize::from(sector)] > 0 => {
                left[usize::from(sector)] -= 1;
                false
            }
            sector => sector.is_some(),
        });
        let expected: Vec<String> = expected.map(|one| one.id.clone()).collect();
        assert_eq!(waiting(&cut_of(&world)), expected, "seed {seed}: {own:?}");
        waited += expected.len();
    }
    assert!(waited > 500, "{waited}: the test tests little");
}

#[test]
fn who_comes_first_is_served_first() {
    let mut world = World::new([
        applicant("late", "IN", 5),
        applicant("b", "IN", 2),
        applicant("a", "IN", 2),
        applicant("early", "IN", 0),
        applicant("one", "BR", 9),
        applicant("two", "IT", 9),
    ]);
    world.cap = Some(cap(34, CapOf::Applicants));
    assert_eq!(waiting(&cut_of(&world)), ["b", "late"]);
    let morning = "2026-08-03T08:00:00Z".parse().unwrap();
    world.people[2].applied.moment = Some(morning);
    assert_eq!(waiting(&cut_of(&world)), ["a", "late"]);
    world.waited = vec!["late".into()];
    assert_eq!(waiting(&cut_of(&world)), ["b", "a"]);
    world.pins = vec![["a".into(), "one".into()], ["b".into(), "two".into()]];
    assert_eq!(waiting(&cut_of(&world)), ["late", "early"]);
    // Whoever stands by is no applicant, and is there for whom hands give them.
    (world.waited, world.pins) = (Vec::new(), vec![["late".into(), "zoe".into()]]);
    assert_eq!(waiting(&cut_of(&world)), ["a", "late"], "nobody is zoe");
    world.odd = Odd::Standby(id("zoe"));
    assert_eq!(waiting(&cut_of(&world)), ["b", "a"]);
}

#[test]
fn nobody_who_waits_is_matched_and_everybody_else_is_as_without_them() {
    let mut world = crowd(&[6, 2, 2, 2]);
    world.cap = Some(cap(25, CapOf::Accepted));
    let found = world.propose();
    let held = waiting(&cut_of(&world));
    assert_eq!(held, ["in-002", "in-003", "in-004", "in-005"]);
    let matched: Vec<&str> = found
        .matches
        .iter()
        .flat_map(|one| &one.people)
        .map(|number| found.people[*number as usize].as_str())
        .collect();
    assert!(held.iter().all(|id| !matched.contains(&id.as_str())));
    assert_eq!(matched.len(), 8);
    assert!(found.totals.certified);
    assert_eq!(found.totals.enrolled, 8);
}

#[test]
fn what_is_written_stays_and_is_counted() {
    let mut world = crowd(&[6, 2, 2, 2]);
    world.cap = Some(cap(25, CapOf::Applicants));
    let before = cut_of(&world);
    assert_eq!(waiting(&before), ["in-003", "in-004", "in-005"]);
    assert!(before.is_news());
    for one in &mut world.people {
        if before.place(&id(&one.id)).is_some() {
            (one.status, one.because) = (EnrolmentStatus::Waiting, Some(Because::Cap));
        }
    }
    let after = cut_of(&world);
    assert_eq!((after.applicants, after.accepted), (12, 9));
    assert_eq!(waiting(&after), waiting(&before));
    assert!(!after.is_news());
    let program = world.program();
    let list = waiting_list(&program, &program.rounds[1]);
    assert_eq!(list, ["in-003", "in-004", "in-005"].map(id));
}

#[test]
fn a_cap_that_nobody_can_meet_is_refused() {
    let mut world = crowd(&[3, 3, 3]);
    world.cap = Some(cap(30, CapOf::Accepted));
    let program = world.program();
    let refused = MatchError::NobodyUnderCap {
        applicants: 9,
        groups: 3,
    };
    assert_eq!(propose(&program, &program.rounds[1]), Err(refused));
}
