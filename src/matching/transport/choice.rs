//! One side chooses as if nobody else did, the best pairs of each at the prices of the other side; and contends for whom too many have
//! chosen, at rising prices: who bids least for a place goes on to the next best.
//!
//! So does an auction (D. Bertsekas, *The auction algorithm*, Annals of Operations Research 14, 1988), here without any slack in its
//! bids (R. Jonker, A. Volgenant, *A shortest augmenting path algorithm*, Computing 38, 1987): who holds a place holds one of their
//! best at all times, and prices stay exact. What it cannot decide is left to trees.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::ops::Range;

use super::flow::Flow;
use super::number::Number;
use crate::matching::sides::Worth;

/// So often somebody bids at most.
const BIDS: u32 = 4;

/// What somebody would choose.
struct Best<N> {
    price: N,
    /// The other ends, the pairs and their worths.
    pairs: Vec<(u32, u32, N)>,
    /// The pairs of all others.
    others: Vec<(u32, u32, N)>,
}

impl<N: Number> Flow<N> {
    /// The side with fewer places chooses from these pairs.
    pub fn begin(&mut self, found: &[(u32, u32, Worth)]) {
        self.join(found);
        let [active, passive] = self.sides();
        let many = self.count(active.clone()) >= passive.len() as u64;
        for node in passive.clone() {
            // As many as everybody will have on average.
            self.prices[node] = match many && self.places[node] > 1 {
                true => N::default(),
                false => -self.firsts[node],
            };
        }
        self.contest(active.collect());
        passive.for_each(|node| self.settle(node));
    }

    /// Adds pairs, and those of one side who have got some choose again.
    pub fn add(&mut self, found: &[(u32, u32, Worth)]) {
        self.join(found);
        let [active, passive] = self.sides();
        let side = usize::from(active.start > 0);
        let end = |(i, j, _): &(u32, u32, Worth)| [*i as usize, self.left + *j as usize];
        let mut changed: Vec<usize> = found.iter().map(|pair| end(pair)[side]).collect();
        changed.sort_unstable();
        changed.dedup();
        self.contest(changed.into());
        passive.for_each(|node| self.settle(node));
    }

    fn sides(&self) -> [Range<usize>; 2] {
        let (left, right) = (0..self.left, self.left..self.prices.len());
        match self.count(left.clone()) <= self.count(right.clone()) {
            true => [left, right],
            false => [right, left],
        }
    }

    fn count(&self, side: Range<usize>) -> u64 {
        self.places[side]
            .iter()
            .map(|places| u64::from(*places))
            .sum()
    }

    /// The best pairs of somebody, and the lowest price at which they are. Of equal ones those that are used.
    fn best(&self, at: usize) -> Best<N> {
        let gains = self.of(at).iter().map(|link| {
            let gain = link.worth - self.prices[link.other as usize];
            let used = self.used[link.pair as usize];
            (gain, used, Reverse(link.other), link.pair, link.worth)
        });
        let mut gains: Vec<(N, bool, Reverse<u32>, u32, N)> = gains.collect();
        gains.sort_unstable_by(|one, other| other.cmp(one));
        let (places, first) = (self.places[at] as usize, self.firsts[at]);
        let slot = |place: usize| if place == 0 { first } else { N::default() };
        let wanted = gains.iter().enumerate();
        let wanted = wanted.take_while(|(place, (gain, ..))| {
            *place < places && *gain + slot(*place) >= N::default()
        });
        let taken = wanted.count();
        let mut price = taken.checked_sub(1).map(|last| -slot(last));
        if let Some((next, ..)) = gains.get(taken) {
            price = price.max(Some(*next));
        }
        let pairs = gains.iter();
        let pairs = pairs.map(|(_, _, Reverse(other), pair, worth)| (*other, *pair, *worth));
        let mut pairs: Vec<(u32, u32, N)> = pairs.collect();
        let others = pairs.split_off(taken);
        Best {
            price: price.unwrap_or(-first),
            pairs,
            others,
        }
    }

    /// Some of one side bid, and whoever they put out.
    fn contest(&mut self, mut queue: VecDeque<usize>) {
        let mut bids = vec![0; self.prices.len()];
        let mut waits = vec![false; self.prices.len()];
        queue.iter().for_each(|at| waits[*at] = true);
        while let Some(at) = queue.pop_front() {
            waits[at] = false;
            bids[at] += 1;
            let best = self.best(at);
            for (other, pair, _) in best.others {
                if std::mem::take(&mut self.used[pair as usize]) {
                    self.need[other as usize] += 1;
                }
            }
            self.prices[at] = best.price;
            self.taken[at] = best.pairs.len() as u32;
            self.need[at] = 0;
            for (other, pair, worth) in best.pairs {
                if self.used[pair as usize] {
                    continue;
                }
                let margin = worth - best.price - self.prices[other as usize];
                let Some(loser) = self.bid(other, pair, margin) else {
                    continue;
                };
                self.need[loser] += 1;
                if bids[loser] < BIDS && !waits[loser] {
                    waits[loser] = true;
                    queue.push_back(loser);
                }
            }
        }
    }

    /// A pair is to be used, for which so much more might be paid. Who does without one for it: its own end, or another one.
    fn bid(&mut self, other: u32, pair: u32, margin: N) -> Option<usize> {
        let (to, none) = (other as usize, N::default());
        if self.need[to] > 0 {
            self.need[to] -= 1;
            self.used[pair as usize] = true;
            return None;
        }
        if self.more(to).is_some_and(|cost| cost <= none) {
            self.taken[to] += 1;
            self.used[pair as usize] = true;
            return None;
        }
        let held = self.of(to).iter();
        let held = held.filter(|link| self.used[link.pair as usize]);
        let held = held.map(|link| {
            let prices = self.prices[to] + self.prices[link.other as usize];
            (link.worth - prices, link.pair)
        });
        let mut held: Vec<(N, u32)> = held.chain([(margin, pair)]).collect();
        held.sort_unstable();
        let (least, last) = held[0];
        let next = held.get(1).map_or(least, |(next, _)| *next);
        let mut price = self.prices[to] + if last == pair { least } else { next };
        self.used[pair as usize] = true;
        if self.places[to] > 1 && self.prices[to] < none {
            if self.prices[to] + least >= none {
                // At this price further places are free.
                self.prices[to] = none;
                self.taken[to] += 1;
                return None;
            }
            price = price.min(none);
        }
        self.prices[to] = price;
        self.used[last as usize] = false;
        Some(self.other(last, other) as usize)
    }

    /// Takes as many places of somebody as there are pairs for, as far as their price lets them.
    fn settle(&mut self, at: usize) {
        let pairs = i64::from(self.taken[at]) - i64::from(self.need[at]);
        let none = N::default();
        while i64::from(self.taken[at]) < pairs && self.more(at).is_some_and(|cost| cost <= none) {
            self.taken[at] += 1;
        }
        while i64::from(self.taken[at]) > pairs && self.less(at).is_some_and(|cost| cost <= none) {
            self.taken[at] -= 1;
        }
        // At least as many as the price asks for, whatever there is.
        while self.more(at).is_some_and(|cost| cost < none) {
            self.taken[at] += 1;
        }
        self.need[at] = (i64::from(self.taken[at]) - pairs) as i32;
    }
}
