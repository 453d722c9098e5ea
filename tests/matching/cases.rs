//! The promises to organisers, one by one.

use fortnight::matching::rules::RuleId;
use fortnight::matching::{MatchError, MustRule, Origin, WhyNot, scarce, why_not};
use fortnight::model::Policy;
use fortnight::model::person::{EnrolmentStatus, Wish, Wishes};
use fortnight::model::round::{Importance, Objective, Odd};

use super::world::{Dice, World, id, names, only_interests, propose, someone};

#[test]
fn the_order_of_files_and_people_changes_nothing() {
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let mut world = dice.world(31);
        let before = world.propose();
        world.people.reverse();
        world.pins.reverse();
        world.forbidden.reverse();
        world.past.reverse();
        world.waited.reverse();
        for pin in &mut world.pins {
            pin.reverse();
        }
        for one in &mut world.people {
            one.profile.languages.sort();
            one.avoid.reverse();
        }
        let after = world.propose();
        assert_eq!(names(&before), names(&after), "seed {seed}");
        assert_eq!(before.totals, after.totals);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for seed in 0..6 {
        let program = Dice(300 + seed).world(90).program();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| propose(&program, &program.rounds[1]))
                .unwrap()
        };
        assert_eq!(with(1), with(2), "seed {seed}");
        assert_eq!(with(1), with(7), "seed {seed}");
    }
}

#[test]
fn the_digest_changes_with_people_policy_and_round() {
    let mut world = World::new([someone("ana", "BR", "en"), someone("ben", "IE", "en")]);
    let before = world.propose().digest;
    assert_eq!(before, world.propose().digest);
    assert!(before.starts_with("sha256:") && before.len() == 71);
    world.people[0].profile.country = world.people[1].profile.country;
    let country = world.propose().digest;
    world.policy.minimum_score = 1;
    let policy = world.propose().digest;
    assert!(before != country && country != policy);
}

#[test]
fn a_pair_in_one_country_does_not_exist() {
    let world = World::new(["ana", "ben", "chi"].map(|one| someone(one, "IE", "en")));
    let proposal = world.propose();
    assert!(proposal.matches.is_empty());
    assert_eq!(proposal.totals.eligible_pairs, 0);
    assert!(proposal.totals.certified);
    for one in &proposal.unmatched {
        assert_eq!((one.others, one.possible), (2, 0));
        assert_eq!(one.blocked.len(), 1);
        assert_eq!(
            one.blocked[0].rule,
            MustRule::Rule(RuleId::DifferentCountry)
        );
    }
}

#[test]
fn nobody_is_no_problem() {
    let proposal = World::new([]).propose();
    assert!(proposal.matches.is_empty() && proposal.totals.certified);
    let alone = World::new([someone("ana", "BR", "en")]).propose();
    assert_eq!((alone.unmatched[0].others, alone.totals.unmatched), (0, 1));
}

#[test]
fn with_all_rules_off_everybody_is_matched() {
    let mut world = World::new((0..20).map(|one| someone(&format!("p{one}"), "IE", "en")));
    world.policy = off();
    let proposal = world.propose();
    assert_eq!(
        (proposal.totals.pairs, proposal.totals.eligible_pairs),
        (10, 190)
    );
    assert!(
        proposal
            .matches
            .iter()
            .all(|one| one.score == 0 && one.pairs[0].rules.is_empty())
    );
}

fn off() -> Policy {
    Policy {
        different_country: Importance::Off,
        shared_language: Importance::Off,
        never_again: Importance::Off,
        interests: Importance::Off,
        ..only_interests()
    }
}

#[test]
fn with_all_rules_a_must_only_pairs_that_keep_all_exist() {
    let must = Importance::Must;
    let alike = |id: &str, country: &str| {
        let mut one = someone(id, country, "en fr").interests(&[1]).sector(2);
        one.profile.career_stage = Some(fortnight::model::Term(3));
        one
    };
    let mut world = World::new([
        alike("ana", "BR"),
        alike("ben", "IE"),
        alike("chi", "JP").sector(1),
    ]);
    world.policy = Policy {
        different_country: must,
        shared_language: must,
        never_again: must,
        interests: must,
        sector: must,
        career_stage: must,
        time_zone: must,
        languages: must,
        ..Policy::default()
    };
    let proposal = world.propose();
    assert_eq!(
        names(&proposal),
        (vec!["ana ben".to_owned()], vec!["chi".to_owned()])
    );
    assert_eq!(
        proposal.unmatched[0].blocked[0].rule,
        MustRule::Rule(RuleId::Sector)
    );
}

#[test]
fn wishes_come_before_likeness() {
    let wants_other_sector = Wishes {
        sector: Wish::Different,
        ..Wishes::default()
    };
    let world = World::new([
        someone("ana", "BR", "en")
            .sector(1)
            .interests(&[1, 2, 3])
            .wishes(wants_other_sector),
        someone("ben", "IE", "en").sector(1).interests(&[1, 2, 3]),
        someone("chi", "JP", "en").sector(2),
        someone("dan", "SN", "en").sector(2),
    ]);
    let proposal = world.propose();
    assert!(!names(&proposal).0.contains(&"ana ben".to_owned()));
    assert_eq!(
        (proposal.totals.wishes_asked, proposal.totals.wishes_met),
        (1, 1)
    );

    let mut likeness = world;
    likeness.policy.objectives = vec![Objective::Coverage, Objective::Score, Objective::Wishes];
    assert_eq!(names(&likeness.propose()).0[0], "ana ben");
}

#[test]
fn who_was_left_over_last_time_is_matched_first() {
    for waits in ["ana", "ben", "chi"] {
        let mut world = World::new(["ana", "ben", "chi"].map(|one| someone(one, "IE", "en")));
        world.people.push(someone("zoe", "SN", "en"));
        world.waited.push(waits.to_owned());
        let proposal = world.propose();
        assert_eq!(names(&proposal).0, [format!("{waits} zoe")]);
        assert_eq!(
            (proposal.totals.waiting, proposal.totals.waiting_matched),
            (1, 1)
        );
    }
}

#[test]
fn former_partners_are_not_matched_again_even_from_a_trio() {
    let mut world = World::new([
        someone("ana", "BR", "en"),
        someone("ben", "IE", "en"),
        someone("chi", "JP", "en"),
        someone("dan", "SN", "en"),
    ]);
    world
        .past
        .push(vec!["ana".into(), "ben".into(), "chi".into()]);
    world.odd = Odd::Wait;
    let proposal = world.propose();
    assert_eq!(
        (proposal.totals.pairs, proposal.totals.eligible_pairs),
        (1, 3)
    );
    world.policy.never_again = Importance::Low;
    assert_eq!(world.propose().totals.pairs, 2);
}

#[test]
fn pins_hold_whatever_they_break_and_forbidden_pairs_never_are() {
    let mut world = World::new([
        someone("ana", "IE", "en").avoids("ben"),
        someone("ben", "IE", "fr"),
        someone("chi", "JP", "en"),
        someone("dan", "SN", "en"),
    ]);
    world.pins.push(["ben".into(), "ana".into()]);
    world.pins.push(["ana".into(), "nobody".into()]);
    world.forbidden.push(["dan".into(), "chi".into()]);
    let proposal = world.propose();
    assert_eq!(names(&proposal).0, ["ana ben"]);
    assert_eq!(proposal.matches[0].origin, Origin::Pinned);
    assert_eq!(proposal.idle_pins, [["ana", "nobody"].map(id)]);
    let rules = proposal.unmatched[0]
        .blocked
        .iter()
        .map(|blocked| blocked.rule);
    let expected = [MustRule::Rule(RuleId::SharedLanguage), MustRule::Forbidden];
    assert_eq!(rules.collect::<Vec<_>>(), expected);
    world.pins[1] = ["ana".into(), "chi".into()];
    let program = world.program();
    assert_eq!(
        propose(&program, &program.rounds[1]),
        Err(MatchError::PinnedTwice(id("ana")))
    );
}

#[test]
fn only_active_enrolments_with_consent_take_part() {
    let mut world = World::new(["ana", "ben", "chi", "dan"].map(|one| someone(one, "IE", "en")));
    world.policy = off();
    world.people[0].consent = false;
    world.people[1].status = EnrolmentStatus::Withdrawn;
    let proposal = world.propose();
    assert_eq!(
        (names(&proposal).0, proposal.people.len()),
        (vec!["chi dan".to_owned()], 2)
    );
}

#[test]
fn a_pair_below_the_minimum_score_does_not_exist() {
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2]),
        someone("ben", "IE", "en").interests(&[1]),
    ]);
    world.policy = Policy {
        minimum_score: 401,
        ..only_interests()
    };
    let proposal = world.propose();
    assert_eq!(
        proposal.unmatched[0].blocked[0].rule,
        MustRule::MinimumScore
    );
    world.policy.minimum_score = 400;
    assert_eq!(world.propose().matches[0].score, 400);
}

#[test]
fn it_is_told_why_two_people_are_not_matched_and_what_it_would_cost() {
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2, 3, 4]),
        someone("ben", "IE", "en").interests(&[1, 2, 3, 4]),
        someone("chi", "JP", "en").interests(&[5, 6, 7, 8]),
        someone("dan", "SN", "en").interests(&[1, 5, 6, 7]),
        someone("eva", "SN", "fr"),
    ]);
    world.policy = only_interests();
    world.odd = Odd::Wait;
    let program = world.program();
    let ask = |a: &str, b: &str| why_not(&program, &program.rounds[1], &id(a), &id(b)).unwrap();
    assert!(matches!(ask("ben", "ana"), WhyNot::Matched { found, .. } if found.score == 1000));
    assert_eq!(ask("ben", "ben"), WhyNot::SamePerson);
    assert_eq!(ask("ben", "nobody"), WhyNot::NotTakingPart(id("nobody")));
    let rules = [RuleId::DifferentCountry, RuleId::SharedLanguage].map(MustRule::Rule);
    assert_eq!(ask("eva", "dan"), WhyNot::Broken(rules.to_vec()));
    let WhyNot::Possible {
        pair,
        instead,
        best,
        with_them,
        ..
    } = ask("ana", "dan")
    else {
        panic!("possible");
    };
    assert_eq!((pair.score, instead.len()), (400, 2));
    assert_eq!((best.score, with_them.score), (1850, 400));
}

#[test]
fn people_with_few_possible_partners_are_named_before_any_matching() {
    let mut world = World::new([
        someone("ana", "BR", "en"),
        someone("ben", "IE", "en fr"),
        someone("chi", "JP", "en"),
        someone("eva", "SN", "fr"),
        someone("fay", "SN", "is"),
    ]);
    let program = world.program();
    let (few, count) = scarce(&program, &program.rounds[1], 1, 9).unwrap();
    assert_eq!(count, 2);
    let [fay, eva] = &few[..] else {
        panic!("{few:?}")
    };
    assert_eq!((&eva.id, &eva.partners[..]), (&id("eva"), &[id("ben")][..]));
    assert_eq!(fay.partners, []);
    assert_eq!(
        (fay.blocked[0].rule, fay.blocked[0].others),
        (MustRule::Rule(RuleId::SharedLanguage), 4)
    );
    world.pins.push(["ana".into(), "ben".into()]);
    let program = world.program();
    let (few, count) = scarce(&program, &program.rounds[1], 1, 3).unwrap();
    assert_eq!(count, 3);
    let partners: Vec<_> = few.iter().map(|one| one.partners.len()).collect();
    assert_eq!(partners, [0, 0, 0], "who is pinned is no possible partner");
}
