//! The proof that pairs of people with several places each are worth as much as any can be.
//!
//! Nobody has more pairs than places, no pair stands twice, and who has any pair at all has something for their first one, `f`. Such a
//! choice is a matching in a larger graph (W. Tutte, *A short proof of the factor theorem for finite graphs*, Canadian Journal of
//! Mathematics 6, 1954; A. Schrijver, *Combinatorial Optimization*, 2003, chapters 32 and 33). Its nodes are the *places* of everybody
//! and for each pair two *hooks*, one for each of the two. The hooks of a pair have an edge of `2 A`, and a hook has one of
//! `A + w + 2 f` to each place of its person, where `w` is what the pair is worth and `f` counts at the first place alone. A pair that is not
//! chosen has its hooks matched with one another; one that is chosen has each of them matched with a place. So a choice that is worth
//! `W` is a matching of `2 A` times all pairs, plus `2 W`.
//!
//! Duals of that graph bound all its matchings (see [`super`]). They are listed for the pairs that matter; of another pair the hooks can
//! have duals that fit, and that add just the `2 A` which such a pair has at least, if
//!
//! `4 w <= Y(u) + Y(v) + Z`,
//!
//! where `Y` is the least of `dual - 4 f` among the places of somebody, and `Z` the sum of the duals of groups that hold all places of
//! both (to which its hooks are added), unless `Z` exceeds `4 A`. This needs `w + 2 f <= A`, which is held against every pair.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::nested::Nested;
use super::places::Proof;
use super::{Duals, Group, is_odd_set};
use crate::matching::sides::{Side, Sides, Worth};

/// What proves pairs. All duals are in doubled units of the weights of the larger graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    /// `A`.
    pub ample: i128,
    /// The pairs whose hooks have duals, the lower one first, none twice.
    pub listed: Vec<(u32, u32)>,
    /// Of all places, person by person, and then of the hooks of each listed pair: of its lower one, of its higher one.
    pub nodes: Vec<i128>,
    /// Odd groups of nodes.
    pub groups: Vec<Group>,
}

/// Why pairs are not proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproved {
    /// Duals are not one for each node.
    WrongLength,
    /// A pair stands twice, or is out of order.
    Twice(u32, u32),
    /// A pair that must not be.
    Ineligible(u32, u32),
    /// Somebody has too many.
    TooMany(u32),
    /// A worth that is not in the lower half of its number, or too large to compute with.
    TooLarge,
    /// A dual is negative, a group is not odd, or two groups cross.
    BadDual,
    /// The duals do not cover this pair.
    Uncovered(u32, u32),
    /// The bound is above the worth: not the best.
    Gap(Proof),
}

/// Checks pairs, sorted, against the duals and every pair there is. Both sides are the same people.
///
/// # Errors
/// The first reason found why there is no proof.
pub fn check(sides: &impl Sides, pairs: &[(u32, u32)], prices: &Prices) -> Result<Proof, Unproved> {
    let worth = worth(sides, pairs)?;
    let cover = Cover::new(sides.left(), prices)?;
    let people = u32::try_from(sides.left().len()).map_err(|_| Unproved::TooLarge)?;
    let rows = (0..people).into_par_iter();
    let rows = rows.map(|u| (u + 1..people).try_for_each(|v| cover.pair(sides, u, v)));
    rows.collect::<Vec<Result<(), Unproved>>>()
        .into_iter()
        .collect::<Result<(), Unproved>>()?;
    let bound = cover.bound().ok_or(Unproved::TooLarge)?;
    let [worth, bound] = [worth, bound].map(|low| Worth { high: 0, low });
    let proof = Proof { worth, bound };
    match worth == bound {
        true => Ok(proof),
        false => Err(Unproved::Gap(proof)),
    }
}

/// Whether these duals cover this pair too, which may be in `sides` and was not in what they were checked for.
#[must_use]
pub fn covers(sides: &impl Sides, prices: &Prices, u: u32, v: u32) -> bool {
    let cover = Cover::new(sides.left(), prices);
    cover.is_ok_and(|cover| cover.pair(sides, u, v).is_ok())
}

/// Larger numbers are not computed with.
const LIMIT: i128 = 1 << 100;

fn low(worth: Worth) -> Result<i128, Unproved> {
    let fits = worth.high == 0 && (0..LIMIT).contains(&worth.low);
    fits.then_some(worth.low).ok_or(Unproved::TooLarge)
}

/// What the pairs are worth, with the first place of everybody who has one.
fn worth(sides: &impl Sides, pairs: &[(u32, u32)]) -> Result<i128, Unproved> {
    let people = sides.left();
    let mut taken = vec![0; people.len()];
    let (mut total, mut before) = (0, None);
    for (u, v) in pairs {
        if u >= v || before >= Some((u, v)) {
            return Err(Unproved::Twice(*u, *v));
        }
        before = Some((u, v));
        total += low(sides.worth(*u, *v).ok_or(Unproved::Ineligible(*u, *v))?)?;
        taken[*u as usize] += 1;
        taken[*v as usize] += 1;
    }
    for ((who, one), taken) in (0..).zip(people).zip(taken) {
        if taken > one.places {
            return Err(Unproved::TooMany(who));
        }
        if taken > 0 {
            total += low(one.first)?;
        }
    }
    Ok(total)
}

/// The duals as pairs are held against them.
struct Cover<'a> {
    people: &'a [Side],
    prices: &'a Prices,
    /// The first place of each person, and the end.
    starts: Vec<usize>,
    groups: Nested,
    /// `Y` of each person.
    least: Vec<i128>,
    /// The innermost group that holds all places of each person.
    whole: Vec<Option<u32>>,
    /// The place of each listed pair.
    listed: BTreeMap<(u32, u32), usize>,
}

impl<'a> Cover<'a> {
    fn new(people: &'a [Side], prices: &'a Prices) -> Result<Self, Unproved> {
        let mut starts = vec![0];
        for one in people {
            low(one.first)?;
            starts.push(starts.last().unwrap_or(&0) + one.places as usize);
        }
        let places = starts.last().copied().unwrap_or(0);
        if prices.nodes.len() != places + 2 * prices.listed.len() {
            return Err(Unproved::WrongLength);
        }
        let fits = |dual: &i128| (0..16 * LIMIT).contains(dual);
        let odd = |group: &Group| is_odd_set(group, prices.nodes.len()) && fits(&group.dual);
        if !prices.nodes.iter().all(fits) || !prices.groups.iter().all(odd) {
            return Err(Unproved::BadDual);
        }
        let groups = Nested::new(&prices.groups, prices.nodes.len()).ok_or(Unproved::BadDual)?;
        let mut cover = Self {
            people,
            prices,
            least: Vec::new(),
            whole: Vec::new(),
            listed: BTreeMap::new(),
            starts,
            groups,
        };
        cover.of_people();
        for (at, pair) in prices.listed.iter().enumerate() {
            if pair.0 >= pair.1 || cover.listed.insert(*pair, at).is_some() {
                return Err(Unproved::Twice(pair.0, pair.1));
            }
        }
        Ok(cover)
    }

    fn of_people(&mut self) {
        for who in 0..self.people.len() {
            let places = self.starts[who]..self.starts[who + 1];
            let duals = places.clone();
            let duals = duals.map(|place| self.prices.nodes[place] - 4 * self.first(who, place));
            self.least.push(duals.min().unwrap_or(0));
            let whole = self.groups.around(places);
            self.whole.push(whole);
        }
    }

    /// What a place is worth beside the pair.
    fn first(&self, who: usize, place: usize) -> i128 {
        match place == self.starts[who] {
            true => self.people[who].first.low,
            false => 0,
        }
    }

    /// Whether a pair is covered, if there is one.
    fn pair(&self, sides: &impl Sides, u: u32, v: u32) -> Result<(), Unproved> {
        let (listed, worth) = (self.listed.get(&(u, v)), sides.worth(u, v));
        let Some(worth) = worth else {
            return match listed {
                Some(_) => Err(Unproved::Ineligible(u, v)),
                None => Ok(()),
            };
        };
        let worth = low(worth)?;
        let firsts = [u, v].map(|who| self.people[who as usize].first.low);
        if firsts
            .iter()
            .any(|first| worth + 2 * first > self.prices.ample)
        {
            return Err(Unproved::TooLarge);
        }
        let covered = match listed {
            Some(at) => self.hooks(*at, worth),
            None => self.others(u, v, worth),
        };
        covered.then_some(()).ok_or(Unproved::Uncovered(u, v))
    }

    /// Whether all edges of the hooks of a listed pair are covered.
    fn hooks(&self, at: usize, worth: i128) -> bool {
        let (u, v) = self.prices.listed[at];
        let ample = self.prices.ample;
        let hook = self.starts[self.people.len()] + 2 * at;
        let of_person = |who: u32, hook: usize| {
            let who = who as usize;
            (self.starts[who]..self.starts[who + 1]).all(|place| {
                let weight = ample + worth + 2 * self.first(who, place);
                self.covers(hook, place, weight)
            })
        };
        self.covers(hook, hook + 1, 2 * ample) && of_person(u, hook) && of_person(v, hook + 1)
    }

    fn covers(&self, a: usize, b: usize, weight: i128) -> bool {
        let [one, other] = [a, b].map(|node| self.groups.around(std::iter::once(node)));
        let shared = self.groups.shared(one, other);
        self.prices.nodes[a] + self.prices.nodes[b] + shared >= 2 * weight
    }

    /// The same of a pair that is not listed.
    fn others(&self, u: u32, v: u32, worth: i128) -> bool {
        let (u, v) = (u as usize, v as usize);
        let shared = self.groups.shared(self.whole[u], self.whole[v]);
        let shared = Some(shared).filter(|shared| *shared <= 4 * self.prices.ample);
        4 * worth <= self.least[u] + self.least[v] + shared.unwrap_or(0)
    }

    /// What no pairs exceed.
    fn bound(&self) -> Option<i128> {
        let mut sum = 0_i128;
        for dual in &self.prices.nodes {
            sum = sum.checked_add(*dual)?;
        }
        for Group { dual, members } in &self.prices.groups {
            let inside = i128::try_from(members.len() / 2).ok()?;
            sum = sum.checked_add(dual.checked_mul(inside)?)?;
        }
        let pairs = i128::try_from(self.prices.listed.len()).ok()?;
        let apart = self.prices.ample.checked_mul(4)?.checked_mul(pairs)?;
        Some(sum.checked_sub(apart)?.div_euclid(4))
    }
}

impl Prices {
    /// With the duals of the larger graph.
    pub fn new(ample: i128, listed: Vec<(u32, u32)>, duals: Duals) -> Self {
        Self {
            ample,
            listed,
            nodes: duals.person,
            groups: duals.groups,
        }
    }
}
