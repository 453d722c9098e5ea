//! Repairs case by case: whom nobody moves, who meets nobody again, who stands by, who is over the cap.

use std::sync::Arc;

use fortnight::matching::{MustRule, Repair, repair};
use fortnight::model::cap::{Cap, CapField, CapOf};
use fortnight::model::round::{Importance, Odd};
use fortnight::model::{Ledger, LedgerMatch, MatchStatus, Policy, Program, RuleId};
use jiff::civil::date;

use super::repairs::match_of;
use super::world::{World, id, ledger, nowhere, someone};

/// What a repair that may move pairs does where Ana and Ben are together, and the two who come late each fit one of them alone.
fn moved_for_two(change: impl Fn(&mut World, &mut LedgerMatch)) -> Repair {
    let people = [("ana", "IE"), ("ben", "SN"), ("chi", "SN"), ("dan", "IE")];
    let mut world = World::new(people.map(|(name, country)| someone(name, country, "en")));
    (world.policy, world.odd) = (Policy::default(), Odd::Wait);
    world.people[2].avoid.push("dan".to_owned());
    let mut lines = ledger("now", &[], &[]);
    lines.matches = vec![match_of(["ana", "ben"])];
    change(&mut world, &mut lines.matches[0]);
    let program = world.program();
    repair(&program, &program.rounds[1], &lines, true).unwrap()
}

#[test]
fn a_pair_moves_for_two_who_come_late_unless_it_is_a_work_of_hands() {
    let plain = moved_for_two(|_, _| {});
    assert_eq!(
        plain.groups(),
        [[id("ana"), id("chi")], [id("ben"), id("dan")]]
    );
    assert_eq!(plain.moved, [0]);
    let met = moved_for_two(|_, line| line.status = MatchStatus::Met);
    assert_eq!(met.moved, [0]);
    let stays = [
        moved_for_two(|world, _| world.pins.push(["ben".into(), "ana".into()])),
        moved_for_two(|_, line| line.despite = vec![MustRule::Knows]),
        moved_for_two(|world, line| {
            world.people.push(someone("eva", "JP", "en"));
            line.people = ["ana", "ben", "eva"].map(id).into();
        }),
        // By now a rule speaks against them, which hands let be.
        moved_for_two(|world, _| world.forbidden.push(["ana".into(), "ben".into()])),
    ];
    for repair in stays {
        assert!(
            repair.moved.is_empty() && repair.found.matches.is_empty(),
            "{repair:?}"
        );
    }
}

/// Former partners may meet again if nobody else is there; but not those of this very round, nor do they wait who still have somebody.
#[test]
fn a_rule_that_is_relaxed_brings_nobody_back_with_whom_they_have_parted() {
    let mut world = World::new(["ana", "ben"].map(|name| someone(name, "IE", "en")));
    world.people[1].profile.country = someone("x", "SN", "en").profile.country;
    world.policy.never_again = Importance::Must;
    world.policy.relax = vec![RuleId::NeverAgain];
    world.past = vec![vec!["ana".into(), "ben".into()]];
    let both = ["ana".to_owned(), "ben".to_owned()];
    let find = |lines: &Ledger| {
        let program = world.program();
        repair(&program, &program.rounds[1], lines, false).unwrap()
    };
    let mut lines = ledger("now", &[], &both);
    assert_eq!(find(&lines).groups(), [both.each_ref().map(|one| id(one))]);
    lines.matches = vec![match_of(["ana", "ben"])];
    lines.matches[0].status = MatchStatus::Ended;
    assert!(find(&lines).is_none());
    // Whoever parted and does not ask for anybody is left in peace.
    lines.unmatched.clear();
    assert!(find(&lines).free.is_empty());
    (lines.matches[0].status, lines.matches[0].who) = (MatchStatus::NotAnswering, vec![id("ben")]);
    let silent = find(&lines);
    assert_eq!(silent.free.len(), 1);
    assert!(silent.is_none(), "Ana has Ben until there is somebody new");
}

#[test]
fn a_standby_takes_who_is_still_alone_unless_they_have_somebody() {
    let mut world = World::new(["ana", "ben", "zoe"].map(|name| someone(name, "IE", "en")));
    world.people[1].profile.country = someone("x", "SN", "en").profile.country;
    world.people[2].profile.country = someone("x", "JP", "en").profile.country;
    world.odd = Odd::Standby(id("zoe"));
    let mut program = world.program();
    let mut lines = ledger("now", &[], &["ana".to_owned()]);
    let find = |program: &Program, lines: &Ledger| {
        let found = repair(program, &program.rounds[1], lines, false).unwrap();
        found.groups()
    };
    // Ben has left, and Ana had nobody.
    Arc::make_mut(&mut program.participants[1]).enrolments = [].into_iter().collect();
    assert_eq!(find(&program, &lines), [[id("ana"), id("zoe")]]);
    lines.matches.push(match_of(["ben", "zoe"]));
    assert!(find(&program, &lines).is_empty());
}

#[test]
fn who_comes_late_and_is_over_the_cap_is_not_looked_at() {
    let people = ["ana", "ben", "chi", "dan", "eva"].map(|name| {
        let country = if name < "d" { "IE" } else { "SN" };
        someone(name, country, "en")
    });
    let mut world = World::new(people);
    (world.policy, world.odd) = (Policy::default(), Odd::Wait);
    world.cap = Some(Cap {
        field: CapField::Country,
        percent: 50,
        of: CapOf::Applicants,
        span: nowhere(),
    });
    let program = world.program();
    let mut lines = ledger("now", &[vec!["ana".into(), "dan".into()]], &[]);
    lines.matches[0].since = date(2026, 9, 14);
    let found = repair(&program, &program.rounds[1], &lines, false).unwrap();
    assert_eq!(found.groups(), [[id("ben"), id("eva")]]);
    assert_eq!(
        found
            .held
            .iter()
            .map(|one| found.id(*one))
            .collect::<Vec<_>>(),
        [id("chi")]
    );
}
