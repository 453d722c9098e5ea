//! What the solver and its proof see of a round: numbered people and the weights of the pairs they may form.
//!
//! Nothing here knows rules, names or scores. A pair that must not exist has no weight; it is never a pair with a bad one.

/// The value `PairSource::block` writes for a pair that must not exist.
pub const INELIGIBLE: i32 = i32::MIN;

/// Leads written by `PairSource::block` lie in `-LEAD_LIMIT..=LEAD_LIMIT`.
pub const LEAD_LIMIT: i32 = 1 << 28;

/// The most people one source may number.
pub const MOST_PEOPLE: usize = 1 << 20;

/// Where one objective stands in the weights and in the leads of a source.
///
/// A weight is a sum of digits, one per objective, each shifted far enough left to outweigh all below in any sum of weights; the lead is
/// made of the same digits shifted much less. What a weight has below its lowest level (a tie-break) is not in the lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The digit counts `2^weight_bit` in a weight.
    pub weight_bit: u32,
    /// The digit counts `2^lead_bit` in a lead.
    pub lead_bit: u32,
}

impl Level {
    /// The only level of a source whose weights are one number: leads drop the `shift` low bits.
    #[must_use]
    pub const fn single(shift: u32) -> [Self; 1] {
        [Self {
            weight_bit: shift,
            lead_bit: 0,
        }]
    }
}

/// A graph of possible pairs, given by rules rather than by a list of edges. People are numbered `0..len()`.
///
/// `weight`, `block` and `listed` describe the same pairs: a source that contradicts itself gets no certificate, or a certificate
/// for what it says.
#[allow(clippy::len_without_is_empty, reason = "nobody asks")]
pub trait PairSource: Sync {
    /// Number of people, at most [`MOST_PEOPLE`].
    fn len(&self) -> usize;

    /// Full weight of a pair, absolutely below 2^100; `None` if the pair must not exist. Symmetric; `None` for `u == v`.
    fn weight(&self, u: u32, v: u32) -> Option<i128>;

    /// Writes the leads of row `u`, columns `first..first + lead.len()`: [`lead_of`] of the weight, or [`INELIGIBLE`].
    /// This is what runs for every pair; compiled sources replace it by vectorised code that never sees a full weight.
    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        for (v, slot) in (first..).zip(lead) {
            let weight = self.weight(u, v);
            *slot = weight.map_or(INELIGIBLE, |weight| lead_or_outside(weight, self.levels()));
        }
    }

    /// The levels, lowest first, at least one, the first with `lead_bit` 0. Both bits rise from level to level, `weight_bit` at least as
    /// much as `lead_bit`. The digits of a level stay within an eighth of the step of `lead_bit` to the next level (more room makes
    /// the solver faster), those of the highest keep the lead within [`LEAD_LIMIT`].
    fn levels(&self) -> &[Level];

    /// For a source that is a list: the pairs of `u` as (other, weight), ascending by other. `None` if pairs come from rules.
    fn listed(&self, _u: u32) -> Option<&[(u32, i128)]> {
        None
    }
}

/// The smallest shift that brings weights up to `largest` in absolute value within [`LEAD_LIMIT`].
#[must_use]
pub fn shift_for(largest: u128) -> u32 {
    (u128::BITS - largest.leading_zeros()).saturating_sub(LEAD_LIMIT.trailing_zeros())
}

/// The lead of a weight: each digit the nearest, the lowest rounded down. `None` if a digit does not fit its level.
#[must_use]
pub fn lead_of(weight: i128, levels: &[Level]) -> Option<i32> {
    let mut rest = weight;
    let mut lead = 0i128;
    let mut room = LEAD_LIMIT.trailing_zeros();
    for (place, level) in levels.iter().enumerate().rev() {
        let half = if place == 0 {
            0
        } else {
            1 << (level.weight_bit - 1)
        };
        let digit = rest.checked_add(half)? >> level.weight_bit;
        if digit.unsigned_abs() > 1 << room.checked_sub(level.lead_bit)? {
            return None;
        }
        rest -= digit << level.weight_bit;
        lead += digit << level.lead_bit;
        room = level.lead_bit.saturating_sub(3);
    }
    i32::try_from(lead)
        .ok()
        .filter(|lead| lead.abs() <= LEAD_LIMIT)
}

/// Absolute bound of the weights whose leads keep to [`LEAD_LIMIT`]; `None` if the levels break their rules.
#[must_use]
pub fn largest_weight(levels: &[Level]) -> Option<i128> {
    let (lowest, highest) = (levels.first()?, levels.last()?);
    let steps_fit = levels.windows(2).all(|pair| {
        let lead_step = pair[1].lead_bit.saturating_sub(pair[0].lead_bit);
        let weight_step = pair[1].weight_bit.saturating_sub(pair[0].weight_bit);
        lead_step > 3 && weight_step >= lead_step
    });
    let ends_fit = lowest.lead_bit == 0
        && highest.lead_bit <= 24
        && highest.weight_bit <= 72 + highest.lead_bit;
    let digit = (i128::from(LEAD_LIMIT) >> highest.lead_bit) + 2;
    (steps_fit && ends_fit).then(|| digit << highest.weight_bit)
}

/// The lead, or one outside [`LEAD_LIMIT`] that the solver refuses.
fn lead_or_outside(weight: i128, levels: &[Level]) -> i32 {
    lead_of(weight, levels).unwrap_or(LEAD_LIMIT + 1)
}

/// Pairs from a list of edges.
#[derive(Clone, Debug)]
pub struct ExplicitPairs {
    starts: Vec<usize>,
    pairs: Vec<(u32, i128)>,
    levels: [Level; 1],
}

/// Why a list of edges is no pair source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadList {
    /// More than [`MOST_PEOPLE`] people.
    TooManyPeople,
    /// The edge at this position (from 0) names somebody outside `0..len`.
    NoSuchPerson(usize),
    /// The edge at this position pairs somebody with themselves.
    SamePerson(usize),
    /// The weight at this position is 2^100 or more in absolute value.
    TooHeavy(usize),
}

impl ExplicitPairs {
    /// `len` people and the edges `(u, v, weight)` in any order. Of edges with the same ends, the heaviest counts.
    ///
    /// # Errors
    /// The first edge that is not a pair of two people with an admissible weight.
    pub fn new(len: usize, edges: &[(u32, u32, i128)]) -> Result<Self, BadList> {
        if len > MOST_PEOPLE {
            return Err(BadList::TooManyPeople);
        }
        for (position, &(u, v, weight)) in edges.iter().enumerate() {
            check_edge(len, u, v, weight).map_err(|bad| bad(position))?;
        }
        let (starts, pairs) = rows(len, edges);
        let largest = pairs.iter().map(|&(_, weight)| weight.unsigned_abs()).max();
        Ok(Self {
            starts,
            pairs,
            levels: Level::single(shift_for(largest.unwrap_or(0))),
        })
    }

    fn row(&self, u: u32) -> &[(u32, i128)] {
        let u = u as usize;
        &self.pairs[self.starts[u]..self.starts[u + 1]]
    }
}

impl PairSource for ExplicitPairs {
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let row = self.row(u);
        let at = row.binary_search_by_key(&v, |&(other, _)| other).ok()?;
        Some(row[at].1)
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        lead.fill(INELIGIBLE);
        let row = self.row(u);
        let begin = row.partition_point(|&(v, _)| v < first);
        for &(v, weight) in &row[begin..] {
            let Some(slot) = lead.get_mut((v - first) as usize) else {
                break;
            };
            *slot = lead_or_outside(weight, &self.levels);
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn listed(&self, u: u32) -> Option<&[(u32, i128)]> {
        Some(self.row(u))
    }
}

fn check_edge(len: usize, u: u32, v: u32, weight: i128) -> Result<(), fn(usize) -> BadList> {
    if u as usize >= len || v as usize >= len {
        return Err(BadList::NoSuchPerson);
    }
    if u == v {
        return Err(BadList::SamePerson);
    }
    if weight.unsigned_abs() >> 100 != 0 {
        return Err(BadList::TooHeavy);
    }
    Ok(())
}

/// Compressed rows, both directions of every edge, ascending by column, one entry per pair.
fn rows(len: usize, edges: &[(u32, u32, i128)]) -> (Vec<usize>, Vec<(u32, i128)>) {
    let mut both: Vec<(u32, u32, i128)> = edges
        .iter()
        .flat_map(|&(u, v, weight)| [(u, v, weight), (v, u, weight)])
        .collect();
    both.sort_unstable_by_key(|&(u, v, weight)| (u, v, std::cmp::Reverse(weight)));
    both.dedup_by_key(|&mut (u, v, _)| (u, v));
    let mut starts = vec![0; len + 1];
    for &(u, _, _) in &both {
        starts[u as usize + 1] += 1;
    }
    for row in 0..len {
        starts[row + 1] += starts[row];
    }
    (
        starts,
        both.into_iter().map(|(_, v, weight)| (v, weight)).collect(),
    )
}
