//! Between two searches, the edges that are likely to matter stay; pricing brings back what should have stayed.

use rayon::prelude::*;

use super::forest::Forest;
use super::graph::Edge;
use super::number::Number;
use super::scan::scatter;
use super::slack::Slacks;

/// Edges that each vertex may keep.
const KEPT: usize = 8;

/// Keeps the edges that are among the few with the least slack of one of their ends.
pub(super) fn trim<W: Number>(forest: &Forest<W>, edges: &mut Vec<Edge<W>>) {
    let slacks = Slacks::new(forest);
    let rank = |edge: &Edge<W>| {
        let slack = slacks.of(edge.u, edge.v, edge.doubled);
        (slack, scatter(edge.u, edge.v))
    };
    let ranks: Vec<_> = edges.par_iter().map(rank).collect();
    let mut rows = vec![Vec::new(); forest.people.len()];
    for (edge, rank) in edges.iter().zip(&ranks) {
        rows[edge.u as usize].push(*rank);
        rows[edge.v as usize].push(*rank);
    }
    let bars: Vec<_> = rows.par_iter_mut().map(|row| last_kept(row)).collect();
    let mut ranks = ranks.into_iter();
    edges.retain(|edge| {
        let rank = ranks.next();
        let kept = |end: u32| bars[end as usize].is_none_or(|bar| rank <= Some(bar));
        kept(edge.u) || kept(edge.v)
    });
}

/// The last of the ranks that are kept; `None` if all are.
fn last_kept<T: Ord + Copy>(ranks: &mut [T]) -> Option<T> {
    (ranks.len() > KEPT).then(|| *ranks.select_nth_unstable(KEPT - 1).1)
}
