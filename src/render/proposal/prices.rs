//! What each decision of hands and each must rule costs, in words; the dearest first.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::matching::{Hand, Levels, MustRule, Price, Prices};
use crate::model::round::Objective;
use crate::model::{DecidedPair, Program, Round};
use crate::words::{Words, english};

use super::super::round_words::{RoundWords, decided};
use super::proof::{levels_of, ordered};

/// A line for each hand; those without a price together.
pub fn text(program: &Program, round: &Round, prices: &Prices, words: &Words) -> String {
    let cast = RoundWords {
        program,
        round,
        people: &prices.people,
        words,
    };
    let mut out =
        "\nWhat each hand and each must rule costs, by the best matches without it\n".to_owned();
    let mut dear: Vec<&Price> = prices.hands.iter().collect();
    dear.retain(|price| price.without != prices.now);
    dear.sort_by_key(|price| {
        (
            Reverse(gains(round, &prices.now, &price.without)),
            price.hand,
        )
    });
    for price in &dear {
        let _ = writeln!(
            out,
            "  {}: {}",
            hand(&cast, price.hand),
            change(round, prices, price)
        );
    }
    let free = prices
        .hands
        .iter()
        .filter(|price| price.without == prices.now);
    let free: Vec<String> = free.map(|price| hand(&cast, price.hand)).collect();
    if !free.is_empty() {
        let _ = writeln!(out, "  at no cost: {}", free.join("; "));
    }
    if prices.hands.is_empty() {
        let _ = writeln!(
            out,
            "  there is none: no pins, no forbidden pairs, no must rules"
        );
    }
    out
}

/// How much more is reached without it, objective by objective.
fn gains(round: &Round, now: &Levels, without: &Levels) -> Vec<i128> {
    let of = ordered(round).into_iter();
    let of = of.flat_map(|objective| levels_of(round, objective));
    of.map(|(_, of)| i128::from(of(without)) - i128::from(of(now)))
        .collect()
}

/// `without it 1 pair more (2 people), 60 points of wishes fewer`.
fn change(round: &Round, prices: &Prices, price: &Price) -> String {
    let objectives = ordered(round)
        .into_iter()
        .filter(|one| *one != Objective::WorstOff);
    let of = objectives.flat_map(|objective| levels_of(round, objective));
    let parts = of.filter_map(|(level, of)| {
        let [now, without] = [&prices.now, &price.without].map(of);
        let how = if without > now { "more" } else { "fewer" };
        let many = now.abs_diff(without);
        (many > 0).then(|| format!("{} {how}", counted(round, level, many)))
    });
    format!("without it {}", english::list(&parts.collect::<Vec<_>>()))
}

fn counted(round: &Round, level: &str, many: u64) -> String {
    match level {
        "pairs" if !round.has_several() => {
            let people = english::number(2 * many);
            format!(
                "{} ({people} people)",
                english::plural(many, "pair", "pairs")
            )
        }
        "pairs" => english::plural(many, "pair", "pairs"),
        "covered" => english::plural(many, "person with anybody", "people with anybody"),
        "waiting" if round.policy.unreliable_last => {
            english::plural(many, "step in who comes first", "steps in who comes first")
        }
        "waiting" => english::plural(many, "person who waited", "people who waited"),
        "wishes" => english::plural(many, "point of wishes", "points of wishes"),
        _ => english::plural(many, "point of score", "points of score"),
    }
}

fn hand(cast: &RoundWords<'_>, hand: Hand) -> String {
    let both = |pair: [u32; 2]| pair.map(|who| cast.name(who)).join(" + ");
    let ids = |pair: [u32; 2]| pair.map(|who| &cast.people[who as usize]);
    let with = |pair, of: Option<&DecidedPair>| match of.and_then(|of| decided("", &of.decision)) {
        Some(decision) => format!("{} ({decision})", both(pair)),
        None => both(pair),
    };
    match hand {
        Hand::Pin(pair) => format!("pin {}", with(pair, cast.round.pin(ids(pair)))),
        Hand::Forbidden(pair) => {
            format!("forbidden {}", with(pair, cast.round.forbids(ids(pair))))
        }
        Hand::Knows(pair) => format!("knows {}", both(pair)),
        Hand::Avoid(pair) => format!("avoid (confidential) {}", both(pair)),
        Hand::Must(MustRule::MinimumScore) => "minimum_score".to_owned(),
        Hand::Must(rule) => format!("must {}", rule.key()),
    }
}
