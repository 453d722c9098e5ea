//! Whole rounds, whose pairs come from rules: known optima, the same result in any order and on any number of cores.

use fortnight::matching::certificate::{self, Certificate, Objective};
use fortnight::matching::pairs::{ExplicitPairs, INELIGIBLE, Level, PairSource};
use fortnight::matching::solver::{Options, Solution, solve};

use super::instances::{CASES, Instance, Random, Variant};

fn certified(source: &impl PairSource, objective: Objective) -> (Solution, Certificate) {
    let options = Options {
        objective,
        ..Options::default()
    };
    let solution = solve(source, options).unwrap();
    let proof = certificate::check(source, objective, &solution.mate, &solution.duals);
    (solution, proof.unwrap())
}

#[test]
fn known_optima() {
    for (name, people, variant, known) in CASES {
        let Some(known) = known.filter(|_| people <= 2000) else {
            continue;
        };
        let source = Instance::new(people, 1, variant);
        let proof = certified(&source, Objective::CardinalityFirst).1;
        assert_eq!((proof.matched_pairs, proof.weight), known, "{name}");
    }
}

/// The people of a source under other numbers, with a tie-break that does not depend on them.
struct Renumbered {
    source: Instance,
    old: Vec<u32>,
}

impl PairSource for Renumbered {
    fn len(&self) -> usize {
        self.old.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let [u, v] = [u, v].map(|person| self.old[person as usize]);
        let weight = self.source.weight(u, v)?;
        let tie = Random::new(u64::from(u.min(v)) << 32 | u64::from(u.max(v))).below(1 << 50);
        Some((weight << 60) + i128::from(tie))
    }

    fn levels(&self) -> &[Level] {
        const LEVELS: [Level; 1] = Level::single(60);
        &LEVELS
    }
}

#[test]
fn any_order_of_people_gives_the_same_pairs() {
    let mut random = Random::new(21);
    for variant in [Variant::Plain, Variant::Dup, Variant::Skew] {
        let orders = [0, 1, 2].map(|shuffles| {
            let mut old: Vec<u32> = (0..150).collect();
            for i in (1..old.len()).rev().filter(|_| shuffles > 0) {
                old.swap(i, random.below(i as u64 + 1) as usize);
            }
            old
        });
        let results = orders.map(|old| {
            let source = Instance::new(150, 5, variant);
            let source = Renumbered { source, old };
            let (solution, _) = certified(&source, Objective::CardinalityFirst);
            let named = |person: u32| source.old[person as usize];
            let mut mates = vec![None; 150];
            for (u, mate) in (0..).zip(solution.mate) {
                mates[named(u) as usize] = mate.map(named);
            }
            mates
        });
        assert_eq!(results[0], results[1]);
        assert_eq!(results[0], results[2]);
    }
}

#[test]
fn any_number_of_threads_gives_the_same_proof() {
    for variant in [Variant::Packed, Variant::Dup, Variant::Skew] {
        let source = Instance::new(700, 2, variant);
        let results = [1, 2, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let pool = pool.build().unwrap();
            let (solution, proof) =
                pool.install(|| certified(&source, Objective::CardinalityFirst));
            (solution.mate, solution.duals, proof)
        });
        assert_eq!(results[0], results[1]);
        assert_eq!(results[0], results[2]);
    }
}

/// So many that the solver first solves a sample of them.
const SAMPLED: u32 = 4200;

#[test]
fn crowds_of_alike_people() {
    let source = Instance::new(SAMPLED as usize, 1, Variant::Dup);
    let proof = certified(&source, Objective::CardinalityFirst).1;
    assert!(proof.matched_pairs > 2000);
}

/// Few partners for each: those whose numbers differ by one of a few steps, around a ring.
struct Ring {
    steps: Vec<(u32, i32)>,
    levels: [Level; 1],
}

impl Ring {
    fn new(steps: &[(u32, i32)]) -> Self {
        Self {
            steps: steps.to_vec(),
            levels: Level::single(0),
        }
    }
}

impl PairSource for Ring {
    fn len(&self) -> usize {
        SAMPLED as usize
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let apart = u.abs_diff(v);
        let step = |&&(step, _): &&(u32, i32)| step == apart || SAMPLED - step == apart;
        let (_, weight) = self.steps.iter().find(step)?;
        Some(i128::from(*weight))
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        lead.fill(INELIGIBLE);
        for &(step, weight) in &self.steps {
            for v in [(u + step) % SAMPLED, (u + SAMPLED - step) % SAMPLED] {
                if let Some(slot) = v
                    .checked_sub(first)
                    .and_then(|at| lead.get_mut(at as usize))
                {
                    *slot = weight;
                }
            }
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }
}

fn ring(steps: &[(u32, i32)], objective: Objective, expected: (usize, i128)) {
    let proof = certified(&Ring::new(steps), objective).1;
    assert_eq!((proof.matched_pairs, proof.weight), expected);
}

/// The sample sees everything, a part, or nothing of what there is.
#[test]
fn sampled_rounds_with_few_partners() {
    use Objective::{CardinalityFirst, MaximumWeight};
    ring(&[], CardinalityFirst, (0, 0));
    ring(&[(1, 5)], CardinalityFirst, (2100, 5 * 2100));
    ring(&[(1, -5)], CardinalityFirst, (2100, -5 * 2100));
    ring(&[(1, -5)], MaximumWeight, (0, 0));
    // Steps of 1000 lead out of the sample; 2100 is half way around.
    ring(&[(1, 5), (2100, 9)], CardinalityFirst, (2100, 9 * 2100));
    // Rings of 21 people in steps of 1000; of each one is left over, for somebody two steps on.
    ring(
        &[(1000, 3), (2, -1)],
        CardinalityFirst,
        (2100, 3 * 2000 - 100),
    );
    ring(&[(1000, 3), (2, -1)], MaximumWeight, (2000, 3 * 2000));
}

/// A list of pairs that does not say it is one: the solver knows a few of them at first, and must ask for the others.
struct Unlisted {
    list: ExplicitPairs,
    levels: [Level; 1],
}

impl Unlisted {
    fn hold(people: usize, pairs: &[(u32, u32, i128)]) {
        let source = Self {
            list: ExplicitPairs::new(people, pairs).unwrap(),
            levels: [Level {
                weight_bit: 3,
                lead_bit: 0,
            }],
        };
        for objective in [Objective::CardinalityFirst, Objective::MaximumWeight] {
            let options = Options {
                objective,
                candidates: 1,
            };
            let solution = solve(&source, options).unwrap();
            let proof = certificate::check(&source, objective, &solution.mate, &solution.duals);
            assert!(proof.is_ok(), "{proof:?} of {objective:?}: {pairs:?}");
        }
    }
}

impl PairSource for Unlisted {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        self.list.weight(u, v)
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }
}

/// The cycle 8-19-17-14-22 begins a second search of the relaxation, gets a dual, falls to the floor, and is reached by a tree.
#[test]
fn a_cycle_that_has_got_a_dual_is_not_opened_without_it() {
    #[rustfmt::skip]
    let pairs = [
        (8, 19, 6974), (21, 0, 24063), (11, 19, 11050), (0, 15, 21996), (9, 11, 10795), (19, 0, 15333), (17, 19, 15142),
        (15, 13, 13541), (5, 4, 9568), (2, 16, 10752), (11, 14, 10282), (1, 0, -160), (8, 22, 15035), (14, 17, 10753),
        (0, 2, 15140), (6, 9, 9472), (14, 22, 14848), (13, 17, 16384), (13, 6, 21806),
    ];
    Unlisted::hold(23, &pairs);
}
