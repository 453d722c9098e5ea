//! Repairs where people may have several partners, of every policy, with teams, partings and silence: held against every choice of pairs.

use super::midst::Midst;
use super::oracle::{Pair, packed};
use super::world::Dice;

#[test]
fn no_repair_of_any_round_with_places_is_better() {
    let mut some = 0;
    for seed in 0..300 {
        let mut dice = Dice(23_000 + seed);
        let count = 3 + dice.below(6);
        let midst = Midst::new(&mut dice, count, seed % 2 == 0);
        let name = format!("seed {seed}");
        let found = midst.repair(false);
        let proposal = found.found.proposal().unwrap();
        assert!(proposal.totals.certified, "{name}");
        let seen = midst.seen();
        let (round, held) = (&seen.round, seen.runs());
        let new = round.check(&found.found, &held, &seen.together, &name);
        let matched = round.all_seats(&held);
        let may = |pair: Pair| {
            let mut seats = round.seats(pair).into_iter();
            seats.any(|seat| !matched.contains(&seat)) && seen.fit(pair)
        };
        assert!(new.iter().all(|pair| may(*pair)), "{name}: {new:?}");
        let rank = |unit: usize| seen.rank(unit);
        let best = round.best(&held, &rank, &may);
        let worth = round.worth(&new, &held, &rank);
        assert_eq!(packed(round.policy, worth), best, "{name}: {new:?}");
        let reached = &proposal.totals.result;
        let said = [
            reached.covered,
            reached.waiting,
            reached.pairs,
            reached.wishes,
            reached.score,
        ];
        assert_eq!(packed(round.policy, said), best, "{name}");
        some += new.len();
        assert!(found.joined.is_empty() && found.moved.is_empty());
        // Who has somebody is not free, and who is still alone waits.
        for left in &found.found.unmatched {
            assert!(found.free.contains_key(&left.person), "{name}");
            let id = round.candidates.person(left.person).id;
            let waits = midst.ledger.waiting().any(|one| one == id);
            assert_eq!(found.waits.contains(&left.person), !waits, "{name}");
        }
    }
    assert!(some > 150, "{some}");
}
