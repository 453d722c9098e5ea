//! A policy compiled into columns: what the solver reads.
//!
//! Every rule becomes a column of small integers, one for each person, and a cheap comparison of two of them; every wish
//! becomes a set of bits. [`Columns::weight`] is exact; [`block`] runs the same comparisons over a row, in loops that
//! vectorise. Nothing of size n² is ever stored.

mod bits;
mod block;
mod compile;
mod effect;
mod luck;
mod offers;
mod overlap;
mod sets;
mod wish;

use super::candidates::Candidates;
use super::objectives::{Packing, Values, tie};
use super::pairs::{INELIGIBLE, Level, PairSource};
use super::report::MatchError;
use bits::Bits;
use effect::{BROKEN, Effect};
use luck::LuckColumn;
use wish::WishColumns;

/// The pair source of a round: those of its people among whom pairs are chosen, numbered anew from 0.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The numbers that they have in the round, ascending.
    pub people: Vec<u32>,
    effects: Vec<Effect>,
    luck: Option<LuckColumn>,
    /// What every pair has before exceptions.
    base: i16,
    minimum: i16,
    /// What people have in fields with many values.
    sets: Vec<Bits>,
    wishes: WishColumns,
    /// Who comes before others: the rank of each person, or nothing if nobody has one.
    waiting: Vec<i16>,
    /// The accepted partner of each person, ascending by them, where such pairs are to be kept.
    kept: Vec<(u32, u32)>,
    /// Who is numbered and may be in no pair, ascending.
    absent: Vec<u32>,
    /// Pairs that must not be, and former partners where that costs points: a row of each person, ascending.
    exceptions: Vec<Vec<(u32, i16)>>,
    /// Hash of the id and the round.
    hashes: Vec<u64>,
    packing: Packing,
}

impl Columns {
    /// Compiles the rules, the wishes and the exceptions for the people of these numbers, all of whom have a profile.
    ///
    /// # Errors
    /// More people than the weights have bits for.
    pub fn new(candidates: &Candidates, people: Vec<u32>) -> Result<Self, MatchError> {
        compile::compile(candidates, people)
    }

    /// How weights are packed.
    pub fn packing(&self) -> &Packing {
        &self.packing
    }

    /// Lets no pair exist whose score is below `floor`, nor below the policy's minimum.
    pub fn raise_floor(&mut self, floor: u32) {
        let floor = i16::try_from(floor).unwrap_or(i16::MAX);
        self.minimum = self.minimum.max(floor);
    }

    /// Lets these people be in no pair, though they are numbered.
    pub fn leave_out(&mut self, absent: Vec<u32>) {
        self.absent = absent;
        self.absent.sort_unstable();
    }

    /// The same with pairs of these people, who were left out.
    #[must_use]
    pub fn with_people(&self, people: &[u32]) -> Self {
        let mut columns = self.clone();
        columns.absent.retain(|person| !people.contains(person));
        columns
    }

    /// The same without one of the exceptions that keep two people apart.
    #[must_use]
    pub fn with_pair(&self, [u, v]: [u32; 2]) -> Self {
        let mut columns = self.clone();
        for (one, other) in [(u, v), (v, u)] {
            let row = &mut columns.exceptions[one as usize];
            if let Ok(at) = row.binary_search_by_key(&other, |(who, _)| *who) {
                row[at].1 -= BROKEN;
            }
        }
        columns
    }

    /// The weight of a pair without one of the exceptions that keep the two apart.
    pub fn freed_weight(&self, [u, v]: [u32; 2]) -> Option<i128> {
        let values = self.values_with(u, v, -BROKEN)?;
        Some(self.packed(u, v, values))
    }

    /// What a pair adds to the objectives; `None` if it must not exist.
    pub fn values(&self, u: u32, v: u32) -> Option<Values> {
        self.values_with(u, v, 0)
    }

    /// The same, with so many points more.
    fn values_with(&self, u: u32, v: u32, more: i16) -> Option<Values> {
        let score = self.score_with(u, v, more)?;
        let (row, column) = (u as usize, v as usize);
        Some(Values {
            waiting: self.rank(row) + self.rank(column),
            kept: u32::from(self.partner(u) == Some(v)),
            wishes: self.wish(u, v) + self.wish(v, u),
            score,
        })
    }

    /// The score of a pair; `None` if it must not exist.
    pub fn score(&self, u: u32, v: u32) -> Option<u32> {
        self.score_with(u, v, 0)
    }

    fn score_with(&self, u: u32, v: u32, more: i16) -> Option<u32> {
        let (row, column) = (u as usize, v as usize);
        if u == v || self.is_absent(u) || self.is_absent(v) {
            return None;
        }
        let mut score = self.base + more;
        for effect in &self.effects {
            score += effect.of(row, column, |set| self.sets[set].common(row, column));
        }
        // Former partners lose points of a rule, so that luck raises less; who must not be matched stays below zero.
        if let Ok(at) = self.exceptions[row].binary_search_by_key(&v, |(other, _)| *other) {
            score += self.exceptions[row][at].1;
        }
        if let Some(luck) = &self.luck {
            score = luck.raised(row, column, score);
        }
        (score >= self.minimum).then(|| u32::try_from(score).unwrap_or(0))
    }

    /// The points of `u`'s own wishes that `v` fulfils.
    #[inline]
    pub fn wish(&self, u: u32, v: u32) -> u32 {
        self.wishes.points(self, u as usize, v as usize)
    }

    /// Whether somebody is numbered and may be in no pair.
    pub fn is_absent(&self, person: u32) -> bool {
        self.absent.binary_search(&person).is_ok()
    }

    fn packed(&self, u: u32, v: u32, values: Values) -> i128 {
        let tie = tie(self.hashes[u as usize], self.hashes[v as usize]);
        self.packing.pack(values, tie)
    }

    fn rank(&self, person: usize) -> u32 {
        let rank = self.waiting.get(person).copied();
        rank.unwrap_or(0).unsigned_abs().into()
    }

    /// With whom somebody is, if that is to be kept.
    fn partner(&self, person: u32) -> Option<u32> {
        let at = self.kept.binary_search_by_key(&person, |(one, _)| *one);
        Some(self.kept[at.ok()?].1)
    }

    /// How `u` would like `v`: by the points of their own wishes, then by the score. `None` if the pair must not exist.
    #[inline]
    pub fn regard(&self, u: u32, v: u32) -> Option<(u32, u32)> {
        let score = self.score(u, v)?;
        Some((self.wish(u, v), score))
    }
}

impl PairSource for Columns {
    fn len(&self) -> usize {
        self.people.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let values = self.values(u, v)?;
        Some(self.packed(u, v, values))
    }

    fn block(&self, row: u32, first: u32, lead: &mut [i32]) {
        block::block(self, row, first, lead);
    }

    fn levels(&self) -> &[Level] {
        self.packing.levels()
    }
}
