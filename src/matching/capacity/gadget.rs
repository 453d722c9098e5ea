//! The larger graph: places, and two hooks for each pair that is listed.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::matching::certificate::Duals;
use crate::matching::certificate::nested::Nested;
use crate::matching::sides::{Side, Sides};

/// The larger graph, with duals from which the search for its best matching begins.
pub(super) struct Gadget {
    people: Vec<Side>,
    /// The first place of each person, and the end.
    starts: Vec<usize>,
    /// At least what any pair and twice any first place are worth together.
    pub ample: i128,
    /// The pairs, in the order in which they came.
    pub listed: Vec<(u32, u32)>,
    worths: Vec<i128>,
    known: BTreeSet<(u32, u32)>,
    /// Duals of all nodes, in doubled units.
    pub guess: Vec<i128>,
}

impl Gadget {
    /// Without any pair. `prices` are four times what a place of each is worth, by which the duals of places are guessed.
    pub fn new(sides: &impl Sides, prices: &[i128]) -> Self {
        let people = sides.left().to_vec();
        let mut starts = vec![0];
        for one in &people {
            starts.push(starts.last().unwrap_or(&0) + one.places as usize);
        }
        let first = people.iter().map(|one| one.first.low).max().unwrap_or(0);
        let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let most = (0..count).into_par_iter().map(|u| {
            let worths = (u + 1..count).filter_map(|v| sides.worth(u, v));
            worths.map(|worth| worth.low).max().unwrap_or(0)
        });
        let mut gadget = Self {
            ample: most.max().unwrap_or(0) + 2 * first,
            listed: Vec::new(),
            worths: Vec::new(),
            known: BTreeSet::new(),
            guess: Vec::new(),
            people,
            starts,
        };
        for (who, price) in prices.iter().enumerate() {
            let places = gadget.starts[who]..gadget.starts[who + 1];
            let dual = |place| (price + 4 * gadget.first(who, place)).max(0);
            let duals: Vec<i128> = places.map(dual).collect();
            gadget.guess.extend(duals);
        }
        gadget
    }

    fn places(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// What somebody's place is worth beside the pair.
    fn first(&self, who: usize, place: usize) -> i128 {
        match place == self.starts[who] {
            true => self.people[who].first.low,
            false => 0,
        }
    }

    /// Adds pairs. The duals of their hooks are guessed by those of the places.
    pub fn list(&mut self, sides: &impl Sides, pairs: &[(u32, u32)]) {
        let least = self.least(&self.guess);
        for (u, v) in pairs {
            let worth = sides.worth(*u, *v).map_or(0, |worth| worth.low);
            self.listed.push((*u, *v));
            self.known.insert((*u, *v));
            self.worths.push(worth);
            let hook = |who: u32| (2 * (self.ample + worth) - least[who as usize]).max(0);
            self.guess.extend([hook(*u), hook(*v)]);
        }
    }

    /// Whether a pair is listed.
    pub fn has(&self, u: u32, v: u32) -> bool {
        self.known.contains(&(u, v))
    }

    /// The edges of the graph with their weights.
    pub fn edges(&self) -> Vec<(u32, u32, i128)> {
        let mut edges = Vec::new();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for (at, ((u, v), worth)) in self.listed.iter().zip(&self.worths).enumerate() {
            let hook = self.places() + 2 * at;
            for (who, hook) in [(*u as usize, hook), (*v as usize, hook + 1)] {
                for place in self.starts[who]..self.starts[who + 1] {
                    let weight = self.ample + worth + 2 * self.first(who, place);
                    edges.push((number(place), number(hook), weight));
                }
            }
            edges.push((number(hook), number(hook + 1), 2 * self.ample));
        }
        edges
    }

    /// The pairs whose hooks are matched with places; sorted.
    pub fn chosen(&self, mate: &[Option<u32>]) -> Vec<(u32, u32)> {
        let is_place = |node: usize| mate[node].is_some_and(|mate| (mate as usize) < self.places());
        let listed = self.listed.iter().enumerate();
        let chosen = listed.filter(|(at, _)| {
            let hook = self.places() + 2 * at;
            is_place(hook) && is_place(hook + 1)
        });
        let mut chosen: Vec<(u32, u32)> = chosen.map(|(_, pair)| *pair).collect();
        chosen.sort_unstable();
        chosen
    }

    /// Of each person the least dual of a place, without what their first one is worth.
    pub fn least(&self, nodes: &[i128]) -> Vec<i128> {
        let of_one = |who: usize| {
            let places = self.starts[who]..self.starts[who + 1];
            let duals = places.map(|place| nodes[place] - 4 * self.first(who, place));
            duals.min().unwrap_or(0)
        };
        (0..self.people.len()).map(of_one).collect()
    }

    /// What the duals cover; `None` if groups cross.
    pub fn cover(&self, duals: &Duals) -> Option<Cover> {
        let groups = Nested::new(&duals.groups, duals.person.len())?;
        let whole = (0..self.people.len()).map(|who| {
            let places = self.starts[who]..self.starts[who + 1];
            groups.around(places)
        });
        Some(Cover {
            least: self.least(&duals.person),
            whole: whole.collect(),
            groups,
            limit: 4 * self.ample,
        })
    }
}

/// What duals cover.
pub(super) struct Cover {
    least: Vec<i128>,
    /// The innermost group that holds all places of each person.
    whole: Vec<Option<u32>>,
    groups: Nested,
    limit: i128,
}

impl Cover {
    /// Four times what a pair may be worth.
    pub fn of(&self, u: u32, v: u32) -> i128 {
        let (u, v) = (u as usize, v as usize);
        let shared = self.groups.shared(self.whole[u], self.whole[v]);
        let shared = if shared > self.limit { 0 } else { shared };
        self.least[u] + self.least[v] + shared
    }
}
