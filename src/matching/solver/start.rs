//! Where the search begins: duals that no edge contradicts, and the pairs they already make tight.

use super::forest::{Forest, NONE};
use super::graph::Graph;
use super::number::Number;

/// A forest on `graph` with feasible even duals and a greedy matching of tight edges
/// (Kolmogorov, "Blossom V", 2009, section 3: greedy initialisation). The duals begin near `guess`, if there is one.
pub(super) fn start<W: Number>(graph: Graph<W>, floor: W, guess: Option<&[W]>) -> Forest<W> {
    let people = 0..u32::try_from(graph.len()).expect("numbers of people fit u32");
    let duals: Vec<W> = match guess {
        None => people.map(|v| heaviest(&graph, v, floor)).collect(),
        Some(guess) => raised(&graph, guess),
    };
    let mut forest = Forest::new(graph, floor, &duals);
    forest.settle_free_vertices();
    forest
}

/// Half of twice the heaviest edge, rounded up to even; never below the floor.
fn heaviest<W: Number>(graph: &Graph<W>, vertex: u32, floor: W) -> W {
    let row = graph.row(vertex).map(|position| graph.edge(position).1);
    let half = |doubled: W| doubled.half().even_up();
    row.max()
        .map_or(-floor, |doubled| half(doubled).max(-floor))
}

/// Duals at least as high as guessed that no edge contradicts.
fn raised<W: Number>(graph: &Graph<W>, guess: &[W]) -> Vec<W> {
    let mut duals = guess.to_vec();
    for vertex in 0..u32::try_from(graph.len()).expect("numbers of people fit u32") {
        let row = graph.row(vertex).map(|position| graph.edge(position));
        let needed = row.map(|(other, doubled)| doubled - duals[other as usize]);
        let least = duals[vertex as usize];
        duals[vertex as usize] = needed.fold(least, W::max).even_up();
    }
    duals
}

impl<W: Number> Forest<W> {
    /// Settles every free vertex that is alone.
    pub(super) fn settle_free_vertices(&mut self) {
        for vertex in (0..).take(self.people.len()) {
            if self.top(vertex) == vertex && self.mate[vertex as usize] == NONE {
                self.settle(vertex);
            }
        }
    }

    /// Lowers the dual of a free vertex outside all blossoms and trees as far as its edges allow, and matches it to a free vertex
    /// if one of the edges that stop it leads there.
    fn settle(&mut self, vertex: u32) {
        let mut lowest = -self.floor;
        let mut free = NONE;
        for position in self.graph.row(vertex) {
            let (v, doubled) = self.graph.edge(position);
            let bound = doubled - self.dual(v);
            if bound < lowest {
                continue;
            }
            let open = self.top(v) == v && self.mate[v as usize] == NONE;
            if bound > lowest {
                (lowest, free) = (bound, NONE);
            }
            if free == NONE && open {
                free = v;
            }
        }
        let shift = self.group(vertex).shift;
        self.people[vertex as usize].base = lowest.even_up() - shift;
        self.lowered[vertex as usize] = true;
        if free != NONE && lowest == lowest.even_up() {
            self.mate[vertex as usize] = free;
            self.mate[free as usize] = vertex;
        }
    }
}
