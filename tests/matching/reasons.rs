//! Why these two.

use fortnight::matching::rules::RuleId;
use fortnight::matching::{Origin, WishField, WishKind, WishOutcome, explain_accepted};
use fortnight::model::person::{Wish, Wishes};
use fortnight::model::{Language, Term};

use super::world::{World, id, ledger, someone};

fn two() -> World {
    let wishes = Wishes {
        sector: Wish::Same,
        career_stage: Wish::Named(vec![Term(4)]),
        time_zone: Wish::Same,
        ..Wishes::default()
    };
    let mut ana = someone("ana", "BR", "pt-BR en")
        .interests(&[1, 2, 5])
        .sector(3)
        .wishes(wishes);
    ana.profile.time_zone = "America/Sao_Paulo".into();
    ana.profile.career_stage = Some(Term(1));
    let mut ben = someone("ben", "IE", "en pt-PT fr")
        .interests(&[2, 5, 6])
        .sector(3);
    ben.profile.career_stage = Some(Term(4));
    World::new([ana, ben])
}

#[test]
fn both_sides_are_told_what_decided() {
    let proposal = two().propose();
    let one = &proposal.matches[0];
    let [ana, ben] = &one.reasons[..] else {
        panic!("two sides")
    };
    assert_eq!((ana.from, ana.to, ben.from, ben.to), (0, 1, 1, 0));
    assert_eq!(ana.shared_interests, [Term(2), Term(5)]);
    let tags = |reasons: &[Language]| {
        reasons
            .iter()
            .map(|tag| tag.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(tags(&ana.shared_languages), ["pt-BR", "en"]);
    assert_eq!(tags(&ben.shared_languages), ["en", "pt-PT"]);
    assert_eq!(
        (ana.same_sector, ana.stage_steps, ben.stage_steps),
        (Some(Term(3)), Some(3), Some(-3))
    );
    assert_eq!(
        (ana.minutes_ahead, ben.minutes_ahead),
        (Some(240), Some(-240))
    );
    assert!(ana.different_country && !ana.former_partners);
    let outcome = |field, kind, met| WishOutcome { field, kind, met };
    let expected = [
        outcome(WishField::Sector, WishKind::Same, true),
        outcome(WishField::CareerStage, WishKind::Named, true),
        outcome(WishField::TimeZone, WishKind::Same, false),
    ];
    assert_eq!(ana.wishes, expected);
    assert_eq!((one.pairs[0].wish_points, ben.wishes.len()), (40, 0));
}

#[test]
fn points_per_rule_add_up_to_the_score() {
    let one = two().propose().matches.remove(0);
    let pair = &one.pairs[0];
    let points = pair
        .rules
        .iter()
        .map(|rule| (rule.rule, rule.points, rule.most));
    let expected = [
        (RuleId::Interests, 308, 474),
        (RuleId::Sector, 158, 158),
        (RuleId::CareerStage, 0, 158),
        (RuleId::TimeZone, 79, 158),
        (RuleId::Languages, 36, 52),
    ];
    assert_eq!(points.collect::<Vec<_>>(), expected);
    assert_eq!((pair.score, one.score), (581, 581));
}

#[test]
fn accepted_matches_get_the_same_reasons_as_proposed_ones() {
    let mut world = two();
    world.people.push(someone("cat", "JP", "en"));
    world.people.push(someone("dan", "SN", "fr"));
    let proposal = world.propose();
    let people = |numbers: &[u32]| {
        numbers
            .iter()
            .map(|at| proposal.people[*at as usize].as_str().to_owned())
            .collect()
    };
    let matches: Vec<Vec<String>> = proposal
        .matches
        .iter()
        .map(|one| people(&one.people))
        .collect();
    let mut program = world.program();
    let ledger = ledger("now", &matches, &[]);
    program.ledgers.push(ledger.clone().into());
    let accepted = explain_accepted(&program, &program.rounds[1], &ledger).unwrap();
    assert_eq!(accepted.people, proposal.people);
    for (accepted, proposed) in accepted.matches.iter().zip(&proposal.matches) {
        assert_eq!(accepted.origin, Origin::Accepted);
        assert_eq!(accepted.pairs, proposed.pairs);
        assert_eq!(accepted.reasons, proposed.reasons);
    }
}

#[test]
fn somebody_in_the_ledger_who_is_known_no_more_has_no_reasons() {
    let program = two().program();
    let ledger = ledger("now", &[vec!["ana".into(), "gone".into()]], &[]);
    let accepted = explain_accepted(&program, &program.rounds[1], &ledger).unwrap();
    assert_eq!(accepted.people, ["ana", "ben", "gone"].map(id));
    assert_eq!(accepted.matches[0].people, [0, 2]);
    assert_eq!(accepted.matches[0].reasons[0].minutes_ahead, None);
    assert_eq!(
        (accepted.unmatched[0].person, accepted.unmatched[0].others),
        (1, 1)
    );
}
