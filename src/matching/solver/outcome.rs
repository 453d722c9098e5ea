//! What remains of a finished search: partners and duals.

use crate::matching::certificate::{Duals, Group};

use super::forest::{Forest, NONE};
use super::number::Number;

/// Opens every blossom, outermost first, which sets the partners inside; notes those with a dual.
pub(super) fn outcome<W: Number>(mut forest: Forest<W>) -> (Vec<Option<u32>>, Duals) {
    let mut groups = Vec::new();
    let people = u32::try_from(forest.people.len()).expect("numbers of people fit u32");
    for vertex in 0..people {
        while forest.top(vertex) != vertex {
            let blossom = forest.top(vertex);
            groups.extend(group(&forest, blossom));
            forest.open(blossom);
        }
    }
    let mate = forest
        .mate
        .iter()
        .map(|&mate| (mate != NONE).then_some(mate))
        .collect();
    let duals = Duals {
        floor: forest.floor.wide(),
        person: (0..people)
            .map(|vertex| forest.dual(vertex).wide())
            .collect(),
        groups,
    };
    (mate, duals)
}

fn group<W: Number>(forest: &Forest<W>, blossom: u32) -> Option<Group> {
    let node = forest.node(blossom);
    if node.dual == W::default() {
        return None;
    }
    let chain = std::iter::successors(Some(node.first), |&vertex| forest.after(vertex, node.last));
    let mut members: Vec<u32> = chain.collect();
    members.sort_unstable();
    Some(Group {
        dual: node.dual.wide(),
        members,
    })
}
