//! Peers with several places: held against every choice of pairs in small rounds, and proved in larger ones.

use fortnight::matching::capacity::plan;
use fortnight::matching::certificate::partners::{self, Prices, Unproved};
use fortnight::matching::sides::{Row, Scale, Side, Sides, Worth};
use fortnight::matching::{MatchError, RoundMatches, propose};
use fortnight::model::Program;
use fortnight::model::roles::Parts;

use super::mentors::is_best;
use super::oracle::{Seat, best};
use super::world::{Someone, World, id, someone};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

/// A symmetric table of worths.
struct Table {
    people: Vec<Side>,
    worths: Vec<Vec<Option<Worth>>>,
}

fn low(low: u64) -> Worth {
    Worth {
        high: 0,
        low: low.into(),
    }
}

impl Table {
    fn new(dice: &mut Dice, people: usize, places: u64, dense: u64, most: u64) -> Self {
        let firsts = dice.roll(3) * most;
        let side = |dice: &mut Dice| Side {
            places: 1 + dice.roll(places) as u32,
            first: low(dice.roll(firsts + 1)),
        };
        let people: Vec<Side> = (0..people).map(|_| side(dice)).collect();
        let mut worths = vec![vec![None; people.len()]; people.len()];
        for (u, v) in (0..people.len()).flat_map(|u| (0..u).map(move |v| (u, v))) {
            let worth = (dice.roll(100) < dense).then(|| low(1 + dice.roll(most)));
            worths[u][v] = worth;
            worths[v][u] = worth;
        }
        Self { people, worths }
    }

    fn oracle(&self) -> Worth {
        let seat = |one: &Side| Seat {
            places: one.places,
            first: one.first.low as u128,
        };
        let seats: Vec<Seat> = self.people.iter().map(seat).collect();
        let people = 0..self.people.len();
        let pairs = people.flat_map(|v| (0..v).map(move |u| (u, v)));
        let pairs = pairs.filter_map(|(u, v)| Some((u, v, self.worths[u][v]?.low as u128)));
        let pairs: Vec<(usize, usize, u128)> = pairs.collect();
        Worth {
            high: 0,
            low: best(&seats, &pairs) as i128,
        }
    }
}

impl Sides for Table {
    fn left(&self) -> &[Side] {
        &self.people
    }

    fn right(&self) -> &[Side] {
        &self.people
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        self.worths[i as usize][j as usize]
    }

    fn range(&self) -> [Worth; 2] {
        let worths = || self.worths.iter().flatten().flatten();
        [worths().min(), worths().max()].map(|worth| worth.copied().unwrap_or_default())
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let worths = self.worths[i as usize].iter();
        let low = worths.map(|worth| worth.map_or(Row::NEVER, |worth| scale.pair(worth.low)));
        row.low = low.collect();
    }
}

#[test]
fn no_choice_of_pairs_is_worth_more() {
    let mut dice = Dice(7);
    for round in 0..2_000 {
        let people = 2 + dice.roll(7) as usize;
        let (dense, most) = (30 + dice.roll(71), 1 + dice.roll(30));
        let table = Table::new(&mut dice, people, 3, dense, most);
        let found = plan(&table).unwrap();
        let proof = partners::check(&table, &found.pairs, &found.prices);
        let proof = proof.unwrap_or_else(|why| panic!("{round}: {why:?}"));
        assert_eq!(proof.worth, table.oracle(), "{round}");
    }
}

#[test]
fn larger_rounds_are_proved() {
    let mut dice = Dice(3);
    for (people, places, dense) in [(60, 3, 90), (101, 2, 15), (40, 6, 60), (75, 1, 30)] {
        for most in [3, 1_000_000] {
            let table = Table::new(&mut dice, people, places, dense, most);
            let found = plan(&table).unwrap();
            partners::check(&table, &found.pairs, &found.prices).unwrap();
        }
    }
}

#[test]
fn five_places_of_each_of_two_hundred_are_proved() {
    let mut dice = Dice(17);
    // With an odd number of places one stays empty, and the proof has hundreds of groups around one another.
    for (people, groups) in [(200, 0), (201, 500)] {
        let mut table = Table::new(&mut dice, people, 1, 60, 1_000_000);
        for one in &mut table.people {
            *one = Side {
                places: 5,
                first: low(1 << 40),
            };
        }
        for worth in table.worths.iter_mut().flatten().flatten() {
            *worth += low(1 << 30);
        }
        let found = plan(&table).unwrap();
        partners::check(&table, &found.pairs, &found.prices).unwrap();
        assert!(found.prices.groups.len() >= groups);
    }
}

#[test]
fn nothing_but_the_best_is_proved() {
    let mut dice = Dice(11);
    let table = Table::new(&mut dice, 9, 3, 100, 1_000);
    let found = plan(&table).unwrap();
    let check = |pairs: &[(u32, u32)]| partners::check(&table, pairs, &found.prices);
    check(&found.pairs).unwrap();
    assert!(matches!(check(&found.pairs[1..]), Err(Unproved::Gap(_))));
    let twice = [&found.pairs[..1], &found.pairs].concat();
    assert!(matches!(check(&twice), Err(Unproved::Twice(..))));
    let all: Vec<(u32, u32)> = (1..9).map(|j| (0, j)).collect();
    assert!(matches!(check(&all), Err(Unproved::TooMany(0))));
    let changed = |change: &dyn Fn(&mut Prices)| {
        let mut prices = found.prices.clone();
        change(&mut prices);
        partners::check(&table, &found.pairs, &prices)
    };
    // A dual more is no proof, and one less covers nothing.
    let more = changed(&|prices| prices.nodes[0] += 8);
    assert!(matches!(more, Err(Unproved::Gap(_))));
    for node in 0..found.prices.nodes.len() {
        if found.prices.nodes[node] > 0 {
            let less = changed(&|prices| prices.nodes[node] -= 1);
            assert!(matches!(less, Err(Unproved::Uncovered(..))), "{node}");
        }
    }
    let short = changed(&|prices| prices.nodes.truncate(1));
    assert_eq!(short, Err(Unproved::WrongLength));
    let narrow = changed(&|prices| prices.ample -= 1);
    assert!(narrow.is_err());
}

fn places(peer: u32) -> Parts {
    Parts {
        peer: Some(peer),
        ..Parts::default()
    }
}

fn found(program: &Program) -> RoundMatches {
    propose(program, &program.rounds[1]).unwrap()
}

#[test]
fn no_choice_of_peers_is_better_and_every_one_keeps_the_places() {
    let mut chosen = 0;
    for seed in 0..160 {
        let mut dice = super::world::Dice(9_000 + seed);
        let people = 2 + dice.below(7);
        let world = dice.placed_world(people, false);
        chosen += is_best(&world, &format!("seed {seed}"));
    }
    assert!(chosen > 250, "{chosen}: the test tests little");
}

#[test]
fn pins_of_peers_take_places_and_the_rest_is_the_best_given_them() {
    let ids = ["amina", "ben", "clara", "dede"];
    let countries = ["SN", "IN", "BR", "GH"];
    let people = ids.iter().zip(countries);
    let mut people: Vec<Someone> = people.map(|(id, at)| someone(id, at, "en")).collect();
    for (one, most) in people.iter_mut().zip([2, 1, 1, 2]) {
        one.parts = places(most);
    }
    let mut world = World::new(people);
    world.peers = Some(1);
    let pin = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
    world.pins = vec![pin("amina", "clara"), pin("dede", "amina")];
    let program = world.program();
    let matched = found(&program);
    let of_one = |one: &fortnight::matching::Match| -> Vec<String> {
        let id = |number: &u32| matched.people[*number as usize].as_str().to_owned();
        one.people.iter().map(id).collect()
    };
    let pairs: Vec<Vec<String>> = matched.matches.iter().map(of_one).collect();
    assert_eq!(
        pairs,
        [["amina", "clara"], ["amina", "dede"], ["ben", "dede"]]
    );
    world.pins.push(pin("amina", "ben"));
    let program = world.program();
    let refused = propose(&program, &program.rounds[1]);
    assert_eq!(refused, Err(MatchError::PinnedTwice(id("amina"))));
}

#[test]
fn more_than_a_thousand_peers_are_refused() {
    let people = (0..1_001).map(|at| someone(&format!("p{at}"), "IN", "en"));
    let mut world = World::new(people.collect::<Vec<_>>());
    world.peers = Some(2);
    let program = world.program();
    let refused = propose(&program, &program.rounds[1]);
    assert_eq!(refused, Err(MatchError::TooManyPeers(1_001)));
}
