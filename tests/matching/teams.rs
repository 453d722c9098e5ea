//! Teams: held against every choice of pairs of units in small rounds, by the scorer of explanations.

use super::mentors::is_best;
use super::world::Dice;

#[test]
fn no_choice_of_pairs_of_units_is_better_and_a_team_has_the_same_partners() {
    let mut chosen = 0;
    for seed in 0..120 {
        let mut dice = Dice(17_000 + seed);
        let people = 4 + dice.below(5);
        let mut world = dice.placed_world(people, seed % 2 == 0);
        world.teams.clear();
        dice.team_up(&mut world, 0);
        if people > 5 {
            dice.team_up(&mut world, 3);
        }
        chosen += is_best(&world, &format!("seed {seed}"));
    }
    assert!(chosen > 80, "{chosen}: the test tests little");
}
