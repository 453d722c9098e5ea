//! The ordered objectives of a policy as one integer.
//!
//! `coverage` is two things: the number of pairs, and then the number of people in them who were left over last time. If it
//! comes first, the solver itself puts cardinality first and only the second is packed. If it comes later, both are packed
//! and the solver maximises the weight alone. If a policy leaves it out, it comes last; the others may be left out.

use super::certificate;
use super::layout::{Layout, bits};
use super::pairs::{LEAD_LIMIT, Level};
use super::report::Levels;
use crate::model::Policy;
use crate::model::round::Objective;

/// What one pair adds to the objectives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// How much the two come before others: one for each who was left over last time; more ranks in a repair.
    pub waiting: u32,
    /// 1 if the two are partners already, in a repair that may move people.
    pub kept: u32,
    /// Points of wishes that come true, of both.
    pub wishes: u32,
    /// Score.
    pub score: u32,
}

/// How values are packed into weights, and less widely into the leads by which the solver tells most pairs apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packing {
    /// What the solver is to do with the packed weight.
    pub objective: certificate::Objective,
    /// The most important first.
    whats: Vec<What>,
    layout: Layout,
    levels: Vec<Level>,
    leads: Leads,
}

/// Where each value goes in a lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Leads {
    /// So many low bits of the lowest number are left out, where there is too little room. All others are written as much higher.
    drop: u32,
    /// What every pair has.
    pairs: i32,
    waiting: Digit,
    wishes: Digit,
    score: Digit,
}

/// Reads the values of a pair out of its lead, which holds each in bits of its own.
#[derive(Clone, Copy, Debug)]
pub struct Unlead {
    wishes: (u32, i32),
    score: (u32, i32),
}

impl Unlead {
    /// Points of wishes, and score; 0 of what is no objective.
    #[inline]
    pub fn of(self, lead: i32) -> (u32, u32) {
        let field = |(bit, mask): (u32, i32)| ((lead >> bit) & mask).unsigned_abs();
        (field(self.wishes), field(self.score))
    }
}

/// A value masked and shifted; nothing if it is not an objective.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Digit {
    mask: i32,
    bit: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Pairs,
    Kept,
    Waiting,
    Wishes,
    Score,
}

impl Packing {
    /// A packing for so many people, whose pairs have at most the values `most`. `None` if there are too many people for the
    /// bits.
    pub fn new(policy: &Policy, most: Values, people: usize) -> Option<Self> {
        let (objective, whats) = order(policy, most.kept > 0);
        let mosts: Vec<u32> = whats.iter().map(|what| what.of(most)).collect();
        let (lead_bits, steps, drop) = lead_bits(&mosts);
        let top = lead_bits.first().copied().unwrap_or(0);
        let layout = Layout::new(&mosts, &steps, people / 2, ROOM + top)?;
        let used = (0..whats.len()).rev().filter(|place| mosts[*place] > 0);
        let dropped = |place: usize| if lead_bits[place] == 0 { drop } else { 0 };
        let level = |place: usize| Level {
            weight_bit: layout.lowest_bit(place) + dropped(place),
            lead_bit: lead_bits[place],
        };
        let mut levels: Vec<Level> = used.clone().map(level).collect();
        if levels.is_empty() {
            levels.extend(Level::single(layout.tie_bits().saturating_sub(LEAD_BITS)));
        }
        let mut leads = Leads::default();
        for place in used {
            let digit = Digit {
                mask: !0,
                bit: lead_bits[place] + drop - dropped(place),
            };
            match whats[place] {
                What::Pairs => leads.pairs = 1 << digit.bit,
                // Of the few pairs that have it, leads are made of the whole weight.
                What::Kept => {}
                What::Waiting => leads.waiting = digit,
                What::Wishes => leads.wishes = digit,
                What::Score => leads.score = digit,
            }
        }
        if leads != Leads::default() {
            leads.drop = drop;
        }
        Some(Self {
            objective,
            whats,
            layout,
            levels,
            leads,
        })
    }

    /// The weight of a pair.
    pub fn pack(&self, values: Values, tie: u64) -> i128 {
        let mut packed = [0; 4];
        for (slot, what) in packed.iter_mut().zip(&self.whats) {
            *slot = what.of(values);
        }
        self.layout.pack(&packed[..self.whats.len()], tie)
    }

    /// A total of so many weights, taken apart. Objectives that the policy leaves out are 0.
    pub fn unpack(&self, total: i128, pairs: usize) -> Levels {
        let mut levels = Levels {
            pairs: pairs as u64,
            ..Levels::default()
        };
        for (place, what) in self.whats.iter().enumerate() {
            let value = self.layout.unpack(total, place);
            match what {
                What::Pairs => levels.pairs = value,
                What::Kept => levels.kept = value,
                What::Waiting => levels.waiting = value,
                What::Wishes => levels.wishes = value,
                What::Score => levels.score = value,
            }
        }
        levels
    }

    /// Where the objectives lie in weights and leads, for the solver.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Whether nothing but the tie tells pairs apart; then leads are made of it, and [`lead`](Self::lead) does not hold.
    pub fn is_tie_only(&self) -> bool {
        self.leads == Leads::default()
    }

    /// How the values of a pair are read out of its lead; `None` if some of them are not in it.
    pub fn unlead(&self) -> Option<Unlead> {
        let leads = &self.leads;
        if leads.drop > 0 {
            return None;
        }
        let digits = [leads.waiting, leads.wishes, leads.score];
        let used = digits.into_iter().filter(|digit| digit.mask != 0);
        let mut bits: Vec<u32> = used.map(|digit| digit.bit).collect();
        bits.extend((leads.pairs != 0).then(|| leads.pairs.trailing_zeros()));
        let field = |digit: Digit| {
            let above = bits.iter().copied().filter(|bit| *bit > digit.bit).min();
            let width = above.unwrap_or(31) - digit.bit;
            let mask = i32::try_from((1_u32 << width) - 1).unwrap_or(i32::MAX);
            (digit.bit, mask & digit.mask)
        };
        Some(Unlead {
            wishes: field(leads.wishes),
            score: field(leads.score),
        })
    }

    /// The lead of a pair with these values.
    #[inline]
    pub fn lead(&self, waiting: i32, wishes: i32, score: i32) -> i32 {
        let leads = &self.leads;
        let sum = leads.pairs + leads.waiting.of(waiting);
        (sum + leads.wishes.of(wishes) + leads.score.of(score)) >> leads.drop
    }
}

impl Digit {
    #[inline]
    fn of(self, value: i32) -> i32 {
        (value & self.mask) << self.bit
    }
}

/// Bits of weights that may lie below the lead.
const ROOM: u32 = 72;
/// Bits of a lead.
const LEAD_BITS: u32 = LEAD_LIMIT.trailing_zeros();
/// No level may begin higher in a lead.
const HIGHEST_LEAD_BIT: u32 = 24;

/// The bit at which each number begins in a lead, and the bits up to the next; both in order, the most important first. A number is at
/// most an eighth of what its bits hold, and those left over are shared out, since the solver makes good use of them. If there
/// are too few, so many of the lowest number are dropped: leads tell fewer pairs apart then, and weights all of them still.
fn lead_bits(most: &[u32]) -> (Vec<u32>, Vec<u32>, u32) {
    let need = |most: &u32| match most {
        0 => 0,
        most => (bits(most - 1) + 3).max(4),
    };
    let mut steps: Vec<u32> = most.iter().map(need).collect();
    let Some(top) = steps.iter().position(|step| *step > 0) else {
        return (vec![0; most.len()], steps, 0);
    };
    let below: u32 = steps[top + 1..].iter().sum();
    let highest = HIGHEST_LEAD_BIT.min(LEAD_BITS - bits(most[top]));
    let drop = below.saturating_sub(highest);
    let lower = steps[top + 1..].iter_mut().filter(|step| **step > 0);
    let mut lower: Vec<&mut u32> = lower.collect();
    let spare = highest.saturating_sub(below) / u32::try_from(lower.len().max(1)).unwrap_or(1);
    for step in &mut lower {
        **step += spare;
    }
    let mut at = steps[top + 1..].iter().sum::<u32>() - drop;
    let mut begins = vec![at; most.len()];
    for place in top + 1..most.len() {
        at = at.saturating_sub(steps[place]);
        begins[place] = at;
    }
    (begins, steps, drop)
}

impl What {
    fn of(self, values: Values) -> u32 {
        match self {
            Self::Pairs => 1,
            Self::Kept => values.kept,
            Self::Waiting => values.waiting,
            Self::Wishes => values.wishes,
            Self::Score => values.score,
        }
    }
}

/// Where pairs are to be kept, coverage comes first whatever the policy says, and what is kept right behind it: nobody is moved for a
/// wish.
fn order(policy: &Policy, keeps: bool) -> (certificate::Objective, Vec<What>) {
    let first = keeps || policy.objectives.first() == Some(&Objective::Coverage);
    let mut whats = Vec::new();
    if keeps {
        whats.extend([What::Kept, What::Waiting]);
    }
    for objective in &policy.objectives {
        match objective {
            Objective::Coverage if keeps => {}
            Objective::Coverage if first => whats.push(What::Waiting),
            Objective::Coverage => whats.extend([What::Pairs, What::Waiting]),
            Objective::Wishes => whats.push(What::Wishes),
            Objective::Score => whats.push(What::Score),
            Objective::WorstOff => {} // no sum: see `worst_off`
        }
    }
    if !whats.contains(&What::Waiting) {
        whats.extend([What::Pairs, What::Waiting]);
    }
    let objective = if first {
        certificate::Objective::CardinalityFirst
    } else {
        certificate::Objective::MaximumWeight
    };
    (objective, whats)
}

/// The tie of two people: a number that depends on their hashes alone, in either order.
pub fn tie(a: u64, b: u64) -> u64 {
    split_mix(split_mix(a.min(b)) ^ a.max(b))
}

/// One step of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
fn split_mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
