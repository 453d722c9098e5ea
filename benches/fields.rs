//! `cargo bench --bench fields [-- PEOPLE]`: what fields of a program's own cost beside built-in ones.
//!
//! Two rounds of the same people: in one, six built-in fields count, in the other six of the program's own that say the like. Both
//! are compiled, run over in blocks as the solver does, and solved with their proof, in turns in one process; each line gives the
//! shortest of some runs, and the ratio. A third round adds hours of a week.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    clippy::disallowed_methods,
    dead_code,
    unused_imports,
    reason = "a benchmark reads the clock and prints its table; the worlds are those of the tests"
)]

#[path = "../tests/matching/own.rs"]
mod own;
#[path = "../tests/matching/world.rs"]
mod world;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fortnight::matching::pairs::PairSource;
use fortnight::matching::{Candidates, best, propose};
use fortnight::model::own::{Answer, Kind, OwnField, OwnRule, OwnWish, Verb, Week};
use fortnight::model::person::{Wish, Wishes};
use fortnight::model::policy::{Importance, Prefer};
use fortnight::model::{Country, Policy, Program, Term};
use jiff::civil::date;

use own::field;
use world::{Dice, Someone, World, someone};

const REPEAT: usize = 5;

fn main() {
    let people = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let people = people.unwrap_or(10_000);
    let worlds = [built_in(people), own(people, false), own(people, true)];
    let programs = worlds.map(|world| world.program());
    println!(
        "| {people} people | six built-in | six of its own | ratio | and hours of a week | ratio |"
    );
    println!("|---|---|---|---|---|---|");
    row("compile", &programs, |program| {
        let candidates = Candidates::new(program, &program.rounds[1], None).unwrap();
        black_box(best::columns(&candidates, &[]).unwrap());
    });
    row("all blocks", &programs, |program| {
        let candidates = Candidates::new(program, &program.rounds[1], None).unwrap();
        blocks(&best::columns(&candidates, &[]).unwrap());
    });
    row("solve and prove", &programs, |program| {
        black_box(propose(program, &program.rounds[1]).unwrap());
    });
}

/// The leads of all pairs, thrown away.
fn blocks(source: &impl PairSource) {
    let mut lead = vec![0; source.len()];
    for row in 0..source.len() as u32 {
        let lead = &mut lead[row as usize..];
        source.block(row, row, lead);
        black_box(&lead);
    }
}

fn row(name: &str, programs: &[Program; 3], work: impl Fn(&Program)) {
    let mut best = [Duration::MAX; 3];
    for _ in 0..REPEAT {
        for (best, program) in best.iter_mut().zip(programs) {
            let begin = Instant::now();
            work(program);
            *best = (*best).min(begin.elapsed());
        }
    }
    let ratio = |at: usize| best[at].as_secs_f64() / best[0].as_secs_f64();
    let [one, two, three] = best;
    println!(
        "| {name} | {one:.2?} | {two:.2?} | {:.2} | {three:.2?} | {:.2} |",
        ratio(1),
        ratio(2)
    );
}

/// Somebody of one of 95 countries, the first ones large.
fn person(dice: &mut Dice, number: usize) -> Someone {
    let zones = [
        "Europe/Dublin",
        "Asia/Tokyo",
        "America/Lima",
        "Africa/Dakar",
        "Asia/Kolkata",
    ];
    let place = dice.below(95).min(dice.below(95));
    let country = Country::all().nth(place * 2).expect("there are more");
    let mut one = someone(
        &format!("p{number}"),
        country.code(),
        ["en", "en fr", "en es"][dice.below(3)],
    );
    one.profile.time_zone = zones[place % 5].into();
    one
}

fn terms(dice: &mut Dice, count: usize, of: usize) -> Vec<Term> {
    let mut terms: Vec<Term> = (0..count).map(|_| Term(dice.below(of) as u16)).collect();
    terms.sort();
    terms.dedup();
    terms
}

fn built_in(people: usize) -> World {
    let mut dice = Dice(7);
    let people = (0..people).map(|number| {
        let mut one = person(&mut dice, number);
        one.profile.sector = Some(Term(dice.below(8) as u16));
        one.profile.career_stage = Some(Term(dice.below(5) as u16));
        one.profile.interests = terms(&mut dice, 5, 24);
        one.profile.offers = terms(&mut dice, 2, 24);
        one.profile.seeks = terms(&mut dice, 2, 24);
        one.wishes = Wishes {
            sector: dice.pick(&[Wish::Same, Wish::Different, Wish::Any]),
            career_stage: dice.pick(&[Wish::Same, Wish::Any]),
            ..Wishes::default()
        };
        one
    });
    let mut world = World::new(people.collect::<Vec<_>>());
    world.policy.offers = Importance::Medium;
    world
}

fn own(people: usize, hours: bool) -> World {
    let mut dice = Dice(7);
    let number = Kind::Number { from: 0, to: 40 };
    let table = (0..8u32).map(|a| (0..8u32).map(|b| 100 - 12 * a.abs_diff(b)).collect());
    let seeks = field(4, Kind::Many, 24, Verb::Same).id;
    let mut fields = vec![
        field(0, Kind::One, 8, Verb::Same),
        field(1, Kind::Ordered, 5, Verb::Steps),
        field(2, Kind::Many, 24, Verb::Same),
        field(3, Kind::Many, 24, Verb::Complementary(seeks)),
        OwnField {
            verb: None,
            ..field(4, Kind::Many, 24, Verb::Same)
        },
        field(5, number, 0, Verb::Apart(8)),
        field(6, Kind::One, 8, Verb::Distances(table.collect())),
    ];
    if hours {
        fields.push(field(7, Kind::Hours, 0, Verb::Overlap(2)));
    }
    let people = (0..people).map(|at| {
        let mut one = person(&mut dice, at);
        one.profile.own = answers(&mut dice, hours);
        let wishes = [
            (0, dice.pick(&[Wish::Same, Wish::Different, Wish::Any])),
            (1, dice.pick(&[Wish::Same, Wish::Any])),
        ];
        let wishes = wishes.into_iter().filter(|(_, wish)| *wish != Wish::Any);
        let wishes = wishes.map(|(at, wish)| OwnWish {
            field: fields[at].id,
            wish,
        });
        one.wishes.own = wishes.collect();
        one
    });
    let mut world = World::new(people.collect::<Vec<_>>());
    let rule = |field: &OwnField| OwnRule {
        field: field.id,
        importance: match field.verb {
            None => Importance::Off,
            Some(_) => Importance::Medium,
        },
        prefer: Prefer::Same,
    };
    world.policy = Policy {
        interests: Importance::Off,
        sector: Importance::Off,
        career_stage: Importance::Off,
        time_zone: Importance::Off,
        languages: Importance::Off,
        own: fields.iter().map(rule).collect(),
        ..Policy::default()
    };
    world.own = fields;
    world.ends = Some(date(2026, 12, 31));
    world
}

/// What somebody has in the fields of [`own`].
fn answers(dice: &mut Dice, hours: bool) -> Vec<Option<Answer>> {
    let mut term = |of: usize| Answer::Terms(vec![Term(dice.below(of) as u16)]);
    let first = [term(8), term(5), Answer::Terms(terms(dice, 5, 24))];
    let lists = [2, 2].map(|count| Answer::Terms(terms(dice, count, 24)));
    let number = Answer::Number(dice.below(40) as u16);
    let faculty = Answer::Terms(vec![Term(dice.below(8) as u16)]);
    let mut all: Vec<Answer> = first.into_iter().chain(lists).collect();
    all.extend([number, faculty]);
    if hours {
        let spans = (0..5).map(|_| {
            let from = (dice.below(7) * 1440 + (8 + dice.below(12)) * 60) as u32;
            [from, from + 180]
        });
        all.push(Answer::Week(Week::new(spans)));
    }
    all.into_iter().map(Some).collect()
}
