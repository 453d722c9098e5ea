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
    println!(
        "| mentors | places | mentees | pairs | bare pass | solve | prove | together | bare passes | passes |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let all = [
        42, 3, 179, 300, 3, 1_000, 3_000, 3, 10_000, 3_000, 5, 10_000,
    ];
    let sizes = if sizes.is_empty() { &all } else { &sizes[..] };
    for size in sizes.chunks_exact(3) {
        for variant in [Variant::Plain, Variant::Noise] {
            run(size[0], size[1] as u32, size[2], variant);
        }
    }
}

fn run(mentors: usize, places: u32, mentees: usize, variant: Variant) {
    let crowd = Crowd::new(mentors, mentees, places, variant);
    let (bare, _) = mean(|| {
        let (mut lead, mut sum) = ([0; 2048], 0_i32);
        for i in 0..mentors as u32 {
            crowd.instance.bare_row(i, &mut lead);
            sum = sum.wrapping_add(std::hint::black_box(lead[0]));
        }
        sum
    });
    let (solving, found) = mean(|| plan(&crowd));
    let (proving, proof) =
        mean(|| places::check(&crowd, &found.pairs, [&found.left, &found.right]));
    proof.expect("a proof");
    let together = solving + proving;
    let ratio = together.as_secs_f64() / bare.as_secs_f64();
    println!(
        "| {mentors} | {places} | {mentees} | {} | {bare:.2?} | {solving:.2?} | {proving:.2?} | {together:.2?} | {ratio:.1} | {} |",
        found.pairs.len(),
        found.passes,
    );
}
