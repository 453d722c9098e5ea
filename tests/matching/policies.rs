//! What a policy may ask of pairs, one by one.

use fortnight::matching::rules::{RULES, RuleId, rule};
use fortnight::matching::{Candidates, MustRule, WhyNot, why_not};
use fortnight::model::policy::{Prefer, PreferKind};
use fortnight::model::round::{Importance, Objective, Odd};
use fortnight::model::{Policy, Term};
use fortnight::plan::views::matching::{message, scale_message};
use fortnight::words::english;

use super::world::{World, id, names, only_interests, propose, someone};

/// A policy that looks at one rule alone.
fn only(rule: RuleId, importance: Importance) -> Policy {
    let mut policy = Policy::default();
    for (rule, _) in RuleId::ALL {
        *policy.importance_mut(rule).unwrap() = Importance::Off;
    }
    *policy.importance_mut(rule).unwrap() = importance;
    policy
}

/// The score of the first two people.
fn score(world: &World) -> u32 {
    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    candidates.pair_score(0, 1).score
}

#[test]
fn the_country_rule_may_be_one_of_regions_or_off() {
    let mut world = World::new([someone("ana", "BR", "en"), someone("ben", "US", "en")]);
    let pairs = |world: &World| world.propose().totals.pairs;
    world.policy = only(RuleId::DifferentCountry, Importance::Must);
    assert_eq!(pairs(&world), 1);
    world.policy = only(RuleId::DifferentRegion, Importance::Must);
    assert_eq!(pairs(&world), 0, "both are in the Americas");
    world.people[1] = someone("ben", "BR", "en");
    world.policy = only(RuleId::DifferentCountry, Importance::Off);
    assert_eq!(pairs(&world), 1);
}

#[test]
fn a_field_may_be_the_same_different_or_named() {
    let mut world = World::new([
        someone("ana", "BR", "en").sector(1),
        someone("ben", "IE", "en").sector(2),
    ]);
    world.policy = only(RuleId::Sector, Importance::High);
    let mut with = |prefer| {
        world.policy.prefer.sector = prefer;
        score(&world)
    };
    assert_eq!(with(Prefer::Same), 0);
    assert_eq!(with(Prefer::Different), 1000);
    assert_eq!(with(Prefer::Named(vec![Term(2)])), 500);
    assert_eq!(with(Prefer::Named(vec![Term(1), Term(2)])), 1000);
    assert_eq!(with(Prefer::Named(vec![Term(3)])), 0);

    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2]),
        someone("ben", "IE", "en").interests(&[2, 3]),
    ]);
    world.policy = only(RuleId::Interests, Importance::Low);
    world.policy.prefer.interests = Prefer::Different;
    assert_eq!(score(&world), 600);
    world.policy.prefer.interests = Prefer::Named(vec![Term(3)]);
    assert_eq!(score(&world), 500);
    world.policy.interests = Importance::Must;
    assert_eq!(world.propose().totals.pairs, 1, "one of the two is enough");
}

#[test]
fn distant_hours_and_stages_may_be_preferred() {
    let mut world = World::new([someone("ana", "BR", "en"), someone("ben", "IE", "en")]);
    world.people[0].profile.time_zone = "America/Sao_Paulo".into();
    world.policy = only(RuleId::TimeZone, Importance::High);
    assert_eq!(score(&world), 500, "four hours apart");
    world.people[0].profile.time_zone = "Asia/Tokyo".into();
    assert_eq!(score(&world), 0);
    world.policy.prefer.time_zone = Prefer::Different;
    assert_eq!(score(&world), 1000);
    world.people[0].profile.career_stage = Some(Term(0));
    world.people[1].profile.career_stage = Some(Term(2));
    world.policy = only(RuleId::CareerStage, Importance::High);
    world.policy.prefer.career_stage = Prefer::Different;
    assert_eq!(score(&world), 700);
}

#[test]
fn one_offers_what_the_other_seeks() {
    let mut world = World::new([
        someone("ana", "BR", "en"),
        someone("ben", "IE", "en"),
        someone("chi", "JP", "en"),
    ]);
    world.people[0].profile.offers = vec![Term(1), Term(40)];
    world.people[1].profile.seeks = vec![Term(40)];
    world.policy = only(RuleId::Offers, Importance::Must);
    assert_eq!(score(&world), 600);
    let one = &world.propose().matches[0];
    assert_eq!(
        (&one.reasons[0].gives, &one.reasons[0].gets),
        (&vec![Term(40)], &vec![])
    );
    assert_eq!(
        (&one.reasons[1].gives, &one.reasons[1].gets),
        (&vec![], &vec![Term(40)])
    );
    world.people[1].profile.offers = vec![Term(7)];
    world.people[0].profile.seeks = vec![Term(7)];
    assert_eq!(score(&world), 1000);
    let proposal = world.propose();
    assert_eq!(names(&proposal).0, ["ana ben"]);
    assert_eq!(
        proposal.unmatched[0].blocked[0].rule,
        MustRule::Rule(RuleId::Offers)
    );
}

#[test]
fn a_rule_is_relaxed_only_for_those_who_are_left_over() {
    let mut world = World::new([
        someone("ana", "BR", "en"),
        someone("ben", "IE", "en"),
        someone("chi", "IE", "en"),
        someone("dan", "IE", "fr"),
    ]);
    world.odd = Odd::Wait;
    world.policy = only(RuleId::DifferentCountry, Importance::Must);
    world.policy.shared_language = Importance::Must;
    assert_eq!(world.propose().totals.unmatched, 2);
    world.policy.relax = vec![RuleId::SharedLanguage, RuleId::DifferentCountry];
    let proposal = world.propose();
    let totals = &proposal.totals;
    assert_eq!((totals.pairs, totals.certified), (2, true));
    assert_eq!(
        totals
            .passes
            .iter()
            .map(|pass| pass.pairs)
            .collect::<Vec<_>>(),
        [1, 0, 1]
    );
    let broken: Vec<_> = proposal
        .matches
        .iter()
        .map(|one| one.broken.clone())
        .collect();
    assert_eq!(broken.iter().filter(|broken| broken.is_empty()).count(), 1);
    assert!(
        broken
            .concat()
            .contains(&MustRule::Rule(RuleId::DifferentCountry))
    );
    // A score means the same in every pass.
    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    assert_eq!(candidates.scale.most, candidates.relaxed(2).scale.most);
}

#[test]
fn the_lowest_score_is_raised_before_the_sum() {
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2, 3, 4]),
        someone("ben", "IE", "en").interests(&[1, 2, 3, 4, 5]),
        someone("chi", "JP", "en").interests(&[4, 6]),
        someone("dan", "SN", "en").interests(&[5, 9]),
    ]);
    world.policy = only_interests();
    world.policy.objectives = vec![Objective::Coverage, Objective::Score];
    let sum = world.propose();
    assert_eq!(sum.matches.iter().map(|one| one.score).min(), Some(0));
    assert!(sum.totals.worst_off.is_empty());
    world.policy.objectives.insert(1, Objective::WorstOff);
    let raised = world.propose();
    assert_eq!(raised.matches.iter().map(|one| one.score).min(), Some(400));
    let [proof] = raised.totals.worst_off[..] else {
        panic!("{:?}", raised.totals.worst_off)
    };
    assert_eq!(proof.floor, 400);
    assert!(proof.one_higher.unwrap().pairs < raised.totals.result.pairs);
    assert!(raised.totals.result.score < sum.totals.result.score);
}

#[test]
fn the_price_of_a_pair_counts_the_lowest_score() {
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2, 3, 4]),
        someone("ben", "IE", "en").interests(&[1, 2, 3, 4, 5]),
        someone("chi", "JP", "en").interests(&[4, 6]),
        someone("dan", "SN", "en").interests(&[5, 9]),
    ]);
    world.policy = only_interests();
    world.policy.objectives = vec![Objective::Coverage, Objective::WorstOff, Objective::Score];
    let program = world.program();
    let answer = why_not(&program, &program.rounds[1], &id("ana"), &id("ben")).unwrap();
    let WhyNot::Possible {
        lowest,
        best,
        with_them,
        ..
    } = answer
    else {
        panic!("{answer:?}")
    };
    assert_eq!(lowest, Some([400, 0]));
    assert!(with_them.score > best.score, "{with_them:?}");
}

#[test]
fn luck_is_carried_over_from_the_last_round() {
    // Ana had a perfect match last time, Ben and Chi a poor one; Dan, who is new, is the better partner for whoever gets him.
    let mut world = World::new([
        someone("ana", "BR", "en").interests(&[1, 2]),
        someone("ben", "IE", "en").interests(&[1, 2]),
        someone("chi", "IE", "en").interests(&[9]),
        someone("dan", "SN", "en").interests(&[1, 2]),
        someone("eva", "SN", "en").interests(&[1]),
        someone("fay", "BR", "en").interests(&[1, 2]),
    ]);
    world.past = vec![
        vec!["ana".into(), "fay".into()],
        vec!["ben".into(), "chi".into()],
    ];
    world.policy = only_interests();
    let owed = |world: &World| {
        let program = world.program();
        let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        candidates
            .people
            .iter()
            .map(|one| one.owed)
            .collect::<Vec<_>>()
    };
    assert_eq!(owed(&world), [0; 6], "only if the policy says so");
    world.policy.luck = Importance::High;
    assert_eq!(owed(&world), [35, 100, 100, 0, 0, 35]);
    world.waited = vec!["eva".into()];
    assert_eq!(owed(&world)[4], 100);

    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    let luck = |a, b| {
        let pair = candidates.pair_score(a, b);
        let luck = pair.rules.last().unwrap();
        assert_eq!(luck.rule, RuleId::Luck);
        (pair.score, luck.points)
    };
    let ((ana_dan, less), (ben_dan, more)) = (luck(0, 3), luck(1, 3));
    assert!(0 < less && less < more && ana_dan < ben_dan);
}

#[test]
fn luck_without_a_last_round_changes_nothing() {
    let mut world = World::new([someone("ana", "BR", "en"), someone("ben", "IE", "en")]);
    world.policy = only_interests();
    world.policy.luck = Importance::Low;
    let program = world.program();
    let first = propose(&program, &program.rounds[0]).unwrap();
    assert!(
        first.matches.is_empty(),
        "nobody is enrolled in the past round"
    );
    assert!(world.propose().totals.certified);
}

#[test]
fn every_rule_says_what_it_asks_and_where_its_points_come_from() {
    for row in &RULES {
        let key = row.id.key();
        assert_eq!(rule(row.id).id, row.id);
        assert_eq!(row.ways[0].prefer, PreferKind::Same, "{key}");
        for way in row.ways {
            for key in [
                message("rule", row, way.prefer),
                scale_message(row, way.prefer),
            ] {
                let text = english::words().say(&key);
                assert!(text != key && !text.ends_with('.'), "{key}: {text}");
                assert!(!text.contains('|'), "{key}: {text}");
            }
        }
    }
}
