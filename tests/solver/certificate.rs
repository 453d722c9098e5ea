//! What the certificate refuses: every way to tamper with a matching, with its duals or with the source.
//!
//! [`by_hand`] and [`sources`] tamper with a proof written by hand, so that each refusal can be told beforehand; [`everywhere`] with what
//! the solver returns for larger rounds, in every place there is.

mod by_hand;
mod everywhere;
mod sources;

use fortnight::matching::certificate::{Duals, Group, Objective, Rejection};
use fortnight::matching::pairs::{PairSource, largest_weight};

use Objective::{CardinalityFirst, MaximumWeight};
use Rejection::Gap;

/// Four parts. 0-4: a blossom of five around one of three, joined to 5. 6: alone. 7: the middle of a star, 8-10 its tips.
/// 11-13: a triangle, of which one stays free.
const EDGES: [(u32, u32, i128); 15] = [
    (0, 1, 7),
    (1, 2, 7),
    (0, 2, 7),
    (2, 3, 6),
    (3, 4, 7),
    (0, 4, 6),
    (1, 4, 5),
    (0, 5, 3),
    (3, 5, 4),
    (7, 8, 5),
    (7, 9, 4),
    (7, 10, 3),
    (11, 12, 10),
    (12, 13, 10),
    (11, 13, 10),
];
const PEOPLE: usize = 14;
const WEIGHT: i128 = 3 + 7 + 7 + 5 + 10;

#[derive(Clone)]
struct Proof {
    mate: Vec<Option<u32>>,
    duals: Duals,
}

/// The best matching of [`EDGES`] and why, for any floor.
fn proof(floor: i128) -> Proof {
    let mut mate = vec![None; PEOPLE];
    for (u, v) in [(0, 5), (1, 2), (3, 4), (7, 8), (11, 12)] {
        mate[u as usize] = Some(v);
        mate[v as usize] = Some(u);
    }
    let [low, star] = [-floor, floor + 8];
    let person = vec![
        2,
        2,
        2,
        4,
        4,
        4,
        low,
        star,
        10 - star,
        low,
        low,
        low,
        low,
        low,
    ];
    let group = |dual, members: &[u32]| Group {
        dual,
        members: members.to_vec(),
    };
    let groups = vec![
        group(4, &[0, 1, 2]),
        group(6, &[0, 1, 2, 3, 4]),
        group(20 + 2 * floor, &[11, 12, 13]),
    ];
    let duals = Duals {
        floor,
        person,
        groups,
    };
    Proof { mate, duals }
}

fn floor(source: &impl PairSource, objective: Objective) -> i128 {
    match objective {
        MaximumWeight => 0,
        CardinalityFirst => {
            largest_weight(source.levels()).unwrap() * (source.len() as i128 + 1) + 1
        }
    }
}

fn pair(proof: &mut Proof, u: u32, v: u32) {
    proof.mate[u as usize] = Some(v);
    proof.mate[v as usize] = Some(u);
}

fn part(proof: &mut Proof, u: u32, v: u32) {
    proof.mate[u as usize] = None;
    proof.mate[v as usize] = None;
}

const fn gap(weight: i128, bound: i128) -> Rejection {
    Gap { weight, bound }
}
