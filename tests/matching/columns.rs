//! The two scorers agree.

use fortnight::matching::Candidates;
use fortnight::matching::best;
use fortnight::matching::pairs::{INELIGIBLE, PairSource, largest_weight, lead_of};

use super::world::Dice;

#[test]
fn columns_and_explanations_agree_on_every_pair() {
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let people = 2 + dice.below(24);
        let program = dice.world(people).program();
        let strict = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let candidates = strict.relaxed(dice.below(3));
        let columns = best::columns(&candidates, &[]).unwrap();
        for (u, a) in (0u32..).zip(&columns.people) {
            for (v, b) in (0u32..).zip(&columns.people) {
                let fit = a != b && candidates.broken(*a, *b).is_empty();
                assert_eq!(fit, a != b && candidates.fit(*a, *b));
                let values = columns.values(u, v);
                assert_eq!(values.is_some(), fit, "seed {seed}: {a} and {b}");
                let Some(values) = values else { continue };
                let pair = candidates.pair_score(*a, *b);
                assert_eq!(values.score, pair.score, "seed {seed}: {a} and {b}");
                assert_eq!(values.wishes, pair.wish_points, "seed {seed}: {a} and {b}");
                let waited = [a, b].map(|one| u32::from(candidates.person(*one).waited));
                assert_eq!(values.waiting, waited[0] + waited[1]);
            }
        }
    }
}

#[test]
fn a_block_says_the_same_as_single_pairs() {
    for seed in 0..60 {
        let mut dice = Dice(1000 + seed);
        let people = [3, 17, 300, 600][dice.below(4)];
        let program = dice.world(people).program();
        let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
        let columns = best::columns(&candidates, &[]).unwrap();
        let levels = columns.levels();
        assert!(largest_weight(levels).is_some(), "seed {seed}: {levels:?}");
        let people = columns.len() as u32;
        for row in (0..people).step_by(if people > 100 { 37 } else { 1 }) {
            let first = dice.below(people as usize) as u32;
            let mut lead = vec![7; (people - first) as usize];
            columns.block(row, first, &mut lead);
            for (v, lead) in (first..).zip(lead) {
                let exact = columns.weight(row, v);
                let exact =
                    exact.map_or(INELIGIBLE, |weight| lead_of(weight, levels).expect("fits"));
                assert_eq!(lead, exact, "seed {seed}: {row} and {v}");
            }
        }
    }
}
