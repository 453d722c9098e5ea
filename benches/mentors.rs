//! `cargo bench --bench mentors -- 3000 3 10000`: what certified places cost, as a multiple of one bare kernel pass over all pairs.
//! Numbers are mentors, the places of each, and mentees, three by three. Times
//! are those of the processor.

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

use fortnight::matching::certificate::places;
use fortnight::matching::pairs::{INELIGIBLE, LEAD_LIMIT, PairSource};
use fortnight::matching::sides::{Row, Scale, Side, Sides, Worth};
use fortnight::matching::transport::plan;

use instances::{Instance, Variant};
use processor::mean;

/// Mentors, the first people of an instance, and mentees, the others.
struct Crowd {
    instance: Instance,
    left: Vec<Side>,
    right: Vec<Side>,
    shift: u32,
}

/// A pair more is worth more than all weights.
const PAIR: i128 = 1 << 60;

impl Crowd {
    fn new(mentors: usize, mentees: usize, places: u32, variant: Variant) -> Self {
        let first = Worth { high: 1, low: 0 };
        let side = |places| Side { places, first };
        let instance = Instance::new(mentors + mentees, 1, variant);
        Self {
            shift: instance.levels()[0].weight_bit,
            instance,
            left: vec![side(places); mentors],
            right: vec![side(1); mentees],
        }
    }
}

impl Sides for Crowd {
    fn left(&self) -> &[Side] {
        &self.left
    }

    fn right(&self) -> &[Side] {
        &self.right
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        let weight = self.instance.weight(i, self.left.len() as u32 + j)?;
        Some(Worth {
            high: 0,
            low: PAIR + weight,
        })
    }

    fn range(&self) -> [Worth; 2] {
        let most = i128::from(LEAD_LIMIT) << self.shift;
        [0, most].map(|weight| Worth {
            high: 0,
            low: PAIR + weight,
        })
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let Row { leads, low, .. } = row;
        leads.resize(self.right.len(), INELIGIBLE);
        self.instance.block(i, self.left.len() as u32, leads);
        // Without a shift, leads are the weights.
        let more = i32::from(self.shift > 0);
        let most = |lead: i32| PAIR + (i128::from(lead + more) << self.shift);
        low.clear();
        if let Some(by) = scale.place(self.shift, LEAD_LIMIT as u32) {
            let start = scale.pair(most(0));
            low.extend(leads.iter().map(|lead| match *lead {
                INELIGIBLE => Row::NEVER,
                lead => start + (i64::from(lead) << by),
            }));
            return;
        }
        low.extend(leads.iter().map(|lead| match *lead {
            INELIGIBLE => Row::NEVER,
            lead => scale.pair(most(lead)),
        }));
    }
}

fn main() {
    let head = [
        "mentors",
        "places",
        "mentees",
        "weights",
        "pairs",
        "bare pass",
        "solve",
        "prove",
        "bare passes",
        "passes",
    ];
    let standard = [
        [42, 3, 179],
        [300, 3, 1_000],
        [3_000, 3, 10_000],
        [3_000, 5, 10_000],
    ];
    table::rows(&head, &standard, |[mentors, places, mentees], variant| {
        run(mentors, places as u32, mentees, variant)
    });
}

fn run(mentors: usize, places: u32, mentees: usize, variant: Variant) -> Vec<String> {
    let crowd = Crowd::new(mentors, mentees, places, variant);
    let bare = table::bare(&crowd.instance, mentors);
    let (solving, found) = mean(|| plan(&crowd));
    let (proving, proof) =
        mean(|| places::check(&crowd, &found.pairs, [&found.left, &found.right]));
    proof.expect("a proof");
    let ratio = (solving + proving).as_secs_f64() / bare.as_secs_f64();
    vec![
        mentors.to_string(),
        places.to_string(),
        mentees.to_string(),
        format!("{variant:?}"),
        found.pairs.len().to_string(),
        format!("{bare:.2?}"),
        format!("{solving:.2?}"),
        format!("{proving:.2?}"),
        format!("{ratio:.1}"),
        found.passes.to_string(),
    ]
}
