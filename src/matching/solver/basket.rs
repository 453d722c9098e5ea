//! What pricing takes from a row: few pairs, so that the graph stays sparse.

use super::number::Number;
use super::scan::scatter;
use super::slack::Found;

/// Contradicting pairs taken from a row; the others wait for the next round. More would make the next search longer, not better.
const WRONG: usize = 5;
/// Pairs within the margin taken from a row.
const NEAR: usize = 4;

/// What one row has found.
#[derive(Default)]
pub(super) struct Basket<W> {
    pub wrong: Vec<Found<W>>,
    pub near: Vec<Found<W>>,
    /// Whether some with a negative slack were not kept.
    pub left_out: bool,
}

impl<W: Number> Basket<W> {
    pub(super) fn take(&mut self, pair: Option<Found<W>>) {
        let Some(pair) = pair else { return };
        if pair.slack < W::default() {
            self.wrong.push(pair);
        } else {
            self.near.push(pair);
        }
        if self.wrong.len() >= 3 * WRONG || self.near.len() >= 3 * NEAR {
            self.sort_out();
        }
    }

    pub(super) fn sort_out(&mut self) {
        self.left_out |= keep(&mut self.wrong, WRONG);
        keep(&mut self.near, NEAR);
    }
}

/// Keeps those that contradict the duals most; of equals, scattered ones, so that crowds of identical people do not all
/// point at the same few. Returns whether any is lost.
fn keep<W: Number>(pairs: &mut Vec<Found<W>>, most: usize) -> bool {
    let more = pairs.len() > most;
    if more {
        let order = |pair: &Found<W>| {
            let wrong = pair.slack.min(W::default());
            (wrong, scatter(pair.u, pair.v), pair.v)
        };
        pairs.select_nth_unstable_by_key(most, order);
        pairs.truncate(most);
    }
    more
}
