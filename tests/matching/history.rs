//! What earlier rounds do to a policy that lets them fade, or lets the silent come last.

use std::sync::Arc;

use fortnight::matching::columns::Columns;
use fortnight::matching::rules::RuleId;
use fortnight::matching::{Candidates, MustRule};
use fortnight::model::round::{Importance, Odd};
use fortnight::model::{MatchStatus, Policy, Program, RoundId};
use fortnight::path::Slug;
use jiff::civil::date;

use super::world::{World, id, ledger, names, only_interests, propose, someone};

fn six() -> World {
    let homes = ["BR", "IE", "JP", "SN", "US", "NZ"];
    let names = ["ana", "ben", "chi", "dan", "eva", "fay"];
    World::new(
        names
            .into_iter()
            .zip(homes)
            .map(|(name, home)| someone(name, home, "en")),
    )
}

/// With a round before the last one, in which these two were partners.
fn with_older(world: &World, pair: [&str; 2]) -> Program {
    let mut program = world.program();
    let mut older = (*program.rounds[0]).clone();
    older.id = RoundId(Slug::new("older").unwrap());
    (older.starts, older.ends) = (date(2025, 9, 1), date(2025, 12, 1));
    program.rounds.insert(0, Arc::new(older));
    let people = pair.map(str::to_owned).to_vec();
    program
        .ledgers
        .insert(0, Arc::new(ledger("older", &[people], &[])));
    program
}

#[test]
fn former_partners_count_less_with_each_round() {
    for fades in [1, 2, 4] {
        let mut world = six();
        world.policy = Policy {
            former_fades: fades,
            ..only_interests()
        };
        world.past = vec![vec!["chi".into(), "dan".into()]];
        let program = with_older(&world, ["ana", "ben"]);
        let candidates = Candidates::new(&program, &program.rounds[2], None).unwrap();
        assert_eq!((candidates.ago(0, 1), candidates.ago(2, 3)), (2, 1));
        let never = MustRule::Rule(RuleId::NeverAgain);
        assert_eq!(candidates.broken(2, 3), [never], "of the last round");
        assert!(candidates.fit(0, 1));
        let score = |a, b| candidates.pair_score(a, b).score;
        let most = candidates.scale.most[RuleId::NeverAgain.place()];
        assert_eq!(score(0, 4) - score(0, 1), most - most * (100 / fades) / 100);
        let columns = Columns::new(&candidates, candidates.free()).unwrap();
        for (u, v) in (0..6).flat_map(|u| (0..6).map(move |v| (u, v))) {
            let own = columns.values(u, v).map(|values| values.score);
            let fits = u != v && candidates.fit(u, v);
            assert_eq!(own, fits.then(|| score(u, v)), "{u} and {v}");
        }
    }
}

#[test]
fn who_did_not_answer_comes_last_until_they_have() {
    let mut world = six();
    world.people.truncate(3);
    world.odd = Odd::Wait;
    world.policy.never_again = Importance::Off;
    world.past = vec![
        vec!["ana".into(), "eva".into()],
        vec!["ben".into(), "chi".into()],
    ];
    let mut left = Vec::new();
    for silent in ["ana", "ben", "chi"] {
        world.policy.unreliable_last = true;
        let mut program = world.program();
        let past = Arc::make_mut(&mut program.ledgers[0]);
        let own = |line: &&mut fortnight::model::LedgerMatch| line.people.contains(&id(silent));
        let line = past.matches.iter_mut().find(own).unwrap();
        (line.status, line.who) = (MatchStatus::NotAnswering, vec![id(silent)]);
        let found = propose(&program, &program.rounds[1]).unwrap();
        assert_eq!(names(&found).1, [silent]);
        let mut round = (*program.rounds[1]).clone();
        round.policy.unreliable_last = false;
        left.push(names(&propose(&program, &round).unwrap()).1);
    }
    assert!(left.iter().all(|one| *one == left[0]), "off by default");
}
