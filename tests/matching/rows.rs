//! What is seen of a row of pairs at once is never less than what a pair of it is worth: the search and the proof both pass over what a
//! row rules out.

use fortnight::matching::Candidates;
use fortnight::matching::mentors::Mentors;
use fortnight::matching::peers::Peers;
use fortnight::matching::sides::{Row, Scale, Sides};

use super::world::Dice;

/// Looks at all pairs; how many there are.
fn held(sides: &impl Sides, name: &str) -> usize {
    let (scale, mut row, mut pairs) = (Scale::of(sides.range()), Row::default(), 0);
    for i in 0..sides.left().len() as u32 {
        sides.row(i, scale, &mut row);
        for j in 0..sides.right().len() {
            let Some(worth) = sides.worth(i, j as u32) else {
                continue;
            };
            let seen = (row.high.get(j).copied().unwrap_or(0), row.low[j]);
            let least = (worth.high, scale.pair(worth.low));
            assert!(seen >= least, "{name}: {i} and {j}: {seen:?} for {least:?}");
            pairs += 1;
        }
    }
    pairs
}

#[test]
fn no_pair_is_worth_more_than_its_row_says() {
    let mut pairs = 0;
    for seed in 0..200 {
        let mut dice = Dice(61_000 + seed);
        let count = 3 + dice.below(6);
        let world = dice.placed_world(count, seed % 2 == 0);
        let (program, name) = (world.program(), format!("seed {seed}"));
        let round = &program.rounds[1];
        let candidates = Candidates::new(&program, round, None).unwrap();
        pairs += match world.roles {
            Some(roles) => {
                let mentors = Mentors::new(&program, round, roles, &candidates).unwrap();
                held(&mentors, &name)
            }
            None => held(&Peers::new(&program, round, &candidates).unwrap(), &name),
        };
    }
    assert!(pairs > 500, "{pairs}: the test tests little");
}
