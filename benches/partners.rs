//! `cargo bench --bench partners -- 1000 5`: what certified partners of peers with several places cost, as a multiple of one bare
//! kernel pass over all pairs. Numbers are people and the places of each, two by two. Times are the processor's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]
#![forbid(unsafe_code)]
#![allow(dead_code, reason = "the instances of another benchmark")]

mod instances;
mod kernel;
mod processor;
mod table;

use fortnight::matching::capacity::plan;
use fortnight::matching::certificate::partners;
use fortnight::matching::pairs::{INELIGIBLE, LEAD_LIMIT, PairSource};
use fortnight::matching::sides::{Row, Scale, Side, Sides, Worth};

use instances::{Instance, Variant};
use processor::mean;

/// Everybody on both sides.
struct Crowd {
    instance: Instance,
    people: Vec<Side>,
}

/// A pair more is worth more than all weights, and whoever has anybody more than all pairs.
const PAIR: i128 = 1 << 40;
const FIRST: i128 = 1 << 56;

fn low(low: i128) -> Worth {
    Worth { high: 0, low }
}

impl Sides for Crowd {
    fn left(&self) -> &[Side] {
        &self.people
    }

    fn right(&self) -> &[Side] {
        &self.people
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        Some(low(PAIR + self.instance.weight(i, j)?))
    }

    fn range(&self) -> [Worth; 2] {
        [0, LEAD_LIMIT].map(|weight| low(PAIR + i128::from(weight)))
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let Row { leads, low, .. } = row;
        leads.resize(self.people.len(), INELIGIBLE);
        self.instance.block(i, 0, leads);
        low.clear();
        low.extend(leads.iter().map(|lead| match *lead {
            INELIGIBLE => Row::NEVER,
            lead => scale.pair(PAIR + i128::from(lead)),
        }));
    }
}

fn main() {
    let head = [
        "people",
        "places",
        "weights",
        "pairs",
        "bare pass",
        "solve",
        "prove",
        "bare passes",
        "groups",
    ];
    let standard = [[200, 5], [1_000, 2], [1_000, 3], [1_000, 5], [999, 5]];
    table::rows(&head, &standard, |[count, places], variant| {
        run(count, places as u32, variant)
    });
}

fn run(count: usize, places: u32, variant: Variant) -> Vec<String> {
    let first = low(FIRST);
    let crowd = Crowd {
        instance: Instance::new(count, 1, variant),
        people: vec![Side { places, first }; count],
    };
    let bare = table::bare(&crowd.instance, count);
    let (solving, found) = mean(|| plan(&crowd).expect("a plan"));
    let (proving, _) =
        mean(|| partners::check(&crowd, &found.pairs, &found.prices).expect("a proof"));
    let ratio = (solving + proving).as_secs_f64() / bare.as_secs_f64();
    vec![
        count.to_string(),
        places.to_string(),
        format!("{variant:?}"),
        found.pairs.len().to_string(),
        format!("{bare:.2?}"),
        format!("{solving:.2?}"),
        format!("{proving:.2?}"),
        format!("{ratio:.0}"),
        found.prices.groups.len().to_string(),
    ]
}
