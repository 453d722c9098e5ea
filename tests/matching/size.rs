//! Rounds of real size.

use std::time::Instant;

use fortnight::matching::rules::RuleId;
use fortnight::matching::{MustRule, Unmatched};
use fortnight::model::person::{Wish, Wishes};
use fortnight::model::round::Importance;
use fortnight::model::{Policy, Term};

use super::world::{Dice, Someone, World, propose, someone};

/// The largest round that the model had: 1,162 people from 95 countries. Prints what it took.
/// Five countries and few traits: nearly everybody has many twins, so that ties decide nearly everything.
#[test]
fn the_largest_round_of_the_model_is_matched() {
    let mut dice = Dice(1162);
    let mut world = World::new((0..1162).map(|number| librarian(&mut dice, number)));
    for number in (0..900).step_by(3) {
        let id = |number: usize| world.people[number].id.clone();
        world.past.push(vec![id(number), id(number + 1)]);
    }
    world.waited = world.people[1000..1020]
        .iter()
        .map(|one| one.id.clone())
        .collect();
    run("as it was", &world);
}

#[test]
fn a_round_in_which_hardly_anything_matters_is_matched() {
    let mut world = Dice(150).world(150);
    world.policy = Policy {
        different_country: Importance::Off,
        shared_language: Importance::Off,
        never_again: Importance::Off,
        interests: Importance::Off,
        sector: Importance::Off,
        career_stage: Importance::Off,
        time_zone: Importance::Off,
        ..Policy::default()
    };
    run("few traits", &world);
}

/// With everybody in one country nobody can be matched; it is said of each, and of the first why.
#[test]
fn a_round_of_one_country_is_told_to_have_no_pairs() {
    let people = (0..1_100).map(|number| someone(&format!("p{number}"), "IE", "en"));
    let program = World::new(people).program();
    let proposal = propose(&program, &program.rounds[1]).unwrap();
    assert!(proposal.matches.is_empty());
    assert_eq!(proposal.unmatched.len(), 1_100);
    let told = |one: &Unmatched| (one.others, one.possible, one.free);
    assert!(
        proposal
            .unmatched
            .iter()
            .all(|one| told(one) == (1_099, 0, 0))
    );
    let first = &proposal.unmatched[0].blocked[0];
    assert_eq!(first.rule, MustRule::Rule(RuleId::DifferentCountry));
    assert_eq!(proposal.unmatched[1_099].blocked, []);
}

fn run(name: &str, world: &World) {
    let program = world.program();
    #[expect(clippy::disallowed_methods, reason = "a figure for the reader")]
    let start = Instant::now();
    let proposal = propose(&program, &program.rounds[1]).unwrap();
    println!("{name}: {:?}, {:?}", start.elapsed(), proposal.totals);
    assert!(proposal.totals.certified);
    let placed: usize = proposal.matches.iter().map(|one| one.people.len()).sum();
    assert_eq!(placed + proposal.unmatched.len(), world.people.len());
}

/// Somebody from one of 95 countries, the first ones large; five of 24 interests, eight sectors, five career stages, two wishes.
pub fn librarian(dice: &mut Dice, number: usize) -> Someone {
    let zones = [
        "Europe/Dublin",
        "Asia/Tokyo",
        "America/Lima",
        "Africa/Dakar",
        "Asia/Kolkata",
    ];
    let place = dice.below(95).min(dice.below(95));
    let country = fortnight::model::Country::all()
        .nth(place * 2)
        .expect("there are more");
    let languages = if dice.below(8) == 0 { "es" } else { "en" };
    let mut one = someone(&format!("p{number}"), country.code(), languages);
    let more =
        ["fr", "es", "pt", "ar", "hi", "de"].map(|tag| someone("x", "IE", tag).profile.languages);
    if dice.below(2) == 0 {
        one.profile.languages.extend(dice.pick(&more));
    }
    one.profile.time_zone = zones[place % 5].into();
    one.profile.sector = Some(Term(dice.below(8) as u16));
    one.profile.career_stage = Some(Term(dice.below(5) as u16));
    one.profile.interests = (0..5).map(|_| Term(dice.below(24) as u16)).collect();
    one.profile.interests.sort();
    one.profile.interests.dedup();
    one.wishes = Wishes {
        sector: dice.pick(&[Wish::Same, Wish::Different, Wish::Any]),
        career_stage: dice.pick(&[Wish::Same, Wish::Any]),
        ..Wishes::default()
    };
    one
}
