//! `cargo bench --bench hands [-- PEOPLE HANDS]`: what the prices of hands cost beside one plain solve.
//!
//! A generated round gets hands of which most are dear: they forbid a pair that the best matches have, every fifth is a pin of two whom they do not
//! bring together. The round with them and its proof is solved in turns with the prices of all of its hands and must rules. Printed is how many
//! plain solves the prices cost, by the clock and by the time of all processors, each by the shortest of some runs.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints its table"
)]

#[path = "../examples/generate/program/mod.rs"]
mod program;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fortnight::matching::{Candidates, Match, Prices, passes, prices, propose};
use fortnight::model::round::State;
use fortnight::model::{DecidedPair, Decision, PersonId, Program, Round};
use fortnight::pipeline;
use fortnight::source::Input;
use jiff::civil::date;

use program::Size;

const REPEAT: usize = 5;

fn main() {
    let numbers = std::env::args().skip(1);
    let numbers: Vec<usize> = numbers.filter_map(|word| word.parse().ok()).collect();
    let number = |at: usize, default| numbers.get(at).copied().unwrap_or(default);
    let (people, hands) = (number(0, 1162), number(1, 50));
    let program = generated(people);
    let round = with_hands(&program, hands);
    let (mut plain, mut all) = (Times::MAX, Times::MAX);
    let mut found = None;
    for _ in 0..REPEAT {
        plain.keep(|| {
            let candidates = Candidates::new(&program, &round, None).unwrap();
            black_box(passes::solve(&candidates, &[], passes::ANY).unwrap());
        });
        all.keep(|| found = Some(black_box(prices(&program, &round).unwrap())));
    }
    let Prices {
        hands, now, solved, ..
    } = found.unwrap();
    let dear = hands.iter().filter(|price| price.without != now).count();
    println!(
        "{people} people, {} hands and must rules, {dear} of them dear, {solved} solved for; shortest of {REPEAT} runs",
        hands.len()
    );
    for (name, times) in [("a plain solve", &plain), ("all prices", &all)] {
        println!(
            "{name:14}{:8.1} ms by the clock, {:8.1} ms of all processors",
            millis(times.clock),
            millis(times.processors)
        );
    }
    println!(
        "in plain solves {:6.1}              {:8.1}",
        all.clock.as_secs_f64() / plain.clock.as_secs_f64(),
        all.processors.as_secs_f64() / plain.processors.as_secs_f64()
    );
}

/// The shortest so far.
struct Times {
    clock: Duration,
    processors: Duration,
}

impl Times {
    const MAX: Self = Self {
        clock: Duration::MAX,
        processors: Duration::MAX,
    };

    fn keep(&mut self, work: impl FnOnce()) {
        let (clock, processors) = (Instant::now(), processors());
        work();
        self.clock = self.clock.min(clock.elapsed());
        self.processors = self.processors.min(self::processors() - processors);
    }
}

/// What all threads of this process have taken so far.
fn processors() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(
        time.tv_sec.try_into().unwrap(),
        time.tv_nsec.try_into().unwrap(),
    )
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn generated(people: usize) -> Program {
    let files = program::files(&Size {
        topics: 10,
        people,
        countries: 95,
        per_file: people,
        seed: 1,
    });
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let texts = texts.filter(|(path, _)| !path.ends_with(".svg"));
    let (program, problems) = pipeline::program(&Input::from_texts(texts, date(2026, 9, 5)));
    assert!(program.is_some(), "{:?}", problems.first());
    program.unwrap()
}

/// The round that is to be matched, with so many hands that matter.
fn with_hands(program: &Program, hands: usize) -> Round {
    let matching = |round: &&Arc<Round>| {
        round.state(program.today) == State::Matching && program.ledger(&round.id).is_none()
    };
    let mut round = Round::clone(program.rounds.iter().find(matching).unwrap());
    (round.pins, round.forbidden) = (Vec::new(), Vec::new());
    let found = propose(program, &round).unwrap();
    let id = |number: u32| found.people[number as usize].clone();
    let pairs = found.matches.iter().filter(|one| one.people.len() == 2);
    let pairs: Vec<&Match> = pairs.collect();
    let plain = round.clone();
    let candidates = Candidates::new(program, &plain, None).unwrap();
    for chunk in pairs.chunks(6).take(hands.div_ceil(5)) {
        // Of two pairs, one of each, who may be partners.
        let [one, other, ..] = chunk else { continue };
        let crossed = [one.people[0], other.people[1]];
        let fits = candidates.fit(crossed[0], crossed[1]);
        round.pins.extend(fits.then(|| decided(crossed.map(id))));
        let rest = chunk[2..].iter().map(|one| [one.people[0], one.people[1]]);
        round
            .forbidden
            .extend(rest.map(|pair| decided(pair.map(id))));
    }
    let pins = round.pins.len();
    round.forbidden.truncate(hands.saturating_sub(pins));
    round
}

fn decided(mut people: [PersonId; 2]) -> DecidedPair {
    people.sort();
    DecidedPair {
        people,
        decision: Decision::default(),
        span: fortnight::source::Span::new(fortnight::source::FileId(0), 0..0),
    }
}
