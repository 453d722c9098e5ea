//! The comparisons of [`Columns`] over a stretch of a row: simple loops over arrays, all in lanes of 16 bits, so that they vectorise.

use multiversion::multiversion;

use super::bits::Bits;
use super::wish::{DIFFERENT, SAME, WishField};
use super::{Columns, INELIGIBLE};
use crate::matching::pairs::{LEAD_LIMIT, PairSource, lead_of};
use crate::matching::wishes::SAME_SET;

/// How many pairs are in hand at once: few enough for all arrays to stay in the nearest cache, enough for a loop to be worth its start.
pub(super) const RUN: usize = 1024;

/// What is being added up for a run of columns.
struct Run {
    score: [i16; RUN],
    wishes: [i16; RUN],
    /// Values in common, of each field with many values.
    common: Vec<[i16; RUN]>,
    meets: [u16; RUN],
}

pub(super) fn block(columns: &Columns, row: u32, first: u32, lead: &mut [i32]) {
    if columns.packing.is_tie_only() {
        for (v, slot) in (first..).zip(lead) {
            *slot = exact(columns, row, v);
        }
        return;
    }
    if columns.is_absent(row) {
        lead.fill(INELIGIBLE);
        return;
    }
    runs(columns, row as usize, first as usize, lead);
    correct(columns, row, first, lead);
    let begin = columns.absent.partition_point(|other| *other < first);
    for other in &columns.absent[begin..] {
        let Some(slot) = lead.get_mut((*other - first) as usize) else {
            break;
        };
        *slot = INELIGIBLE;
    }
}

/// In the widest vectors of the machine: all of [`Run`] is inlined here.
#[multiversion(targets = "simd")]
fn runs(columns: &Columns, row: usize, first: usize, lead: &mut [i32]) {
    let mut run = Run {
        score: [0; RUN],
        wishes: [0; RUN],
        common: vec![[0; RUN]; columns.sets.len()],
        meets: [0; RUN],
    };
    for (start, lead) in (first..).step_by(RUN).zip(lead.chunks_mut(RUN)) {
        run.fill(columns, row, start, lead);
    }
}

/// The few pairs that columns do not tell of, exactly; and nobody is their own partner.
fn correct(columns: &Columns, row: u32, first: u32, lead: &mut [i32]) {
    let exceptions = &columns.exceptions[row as usize];
    let begin = exceptions.partition_point(|(other, _)| *other < first);
    let others = exceptions[begin..].iter().map(|(other, _)| *other);
    let kept = columns.partner(row).filter(|other| *other >= first);
    for v in others.chain((row >= first).then_some(row)).chain(kept) {
        let Some(slot) = lead.get_mut((v - first) as usize) else {
            continue;
        };
        *slot = exact(columns, row, v);
    }
}

fn exact(columns: &Columns, row: u32, v: u32) -> i32 {
    let weight = columns.weight(row, v);
    let lead = |weight| lead_of(weight, columns.levels());
    weight.map_or(INELIGIBLE, |weight| lead(weight).unwrap_or(LEAD_LIMIT + 1))
}

impl Run {
    #[inline(always)]
    fn fill(&mut self, columns: &Columns, row: usize, start: usize, lead: &mut [i32]) {
        let len = lead.len();
        for (common, set) in self.common.iter_mut().zip(&columns.sets) {
            count(&mut common[..len], set, row, start);
        }
        self.add_scores(columns, row, start, len);
        self.wishes[..len].fill(0);
        for field in &columns.wishes.fields {
            self.own_wish(columns, field, row, start, len);
            let worth = &columns.wishes.share[start..][..len];
            self.their_wishes(field, row, start, worth);
        }
        let sums = self.score[..len].iter().zip(&self.wishes[..len]);
        let lead = lead.iter_mut().zip(sums);
        let of = |waiting: i16, wishes: i16, score: i16| {
            let lead = columns
                .packing
                .lead(waiting.into(), wishes.into(), score.into());
            let exists = score >= columns.minimum;
            if exists { lead } else { INELIGIBLE }
        };
        if columns.waiting.is_empty() {
            lead.for_each(|(slot, (&score, &wishes))| *slot = of(0, wishes, score));
        } else {
            let (own, waiting) = (columns.waiting[row], &columns.waiting[start..]);
            lead.zip(waiting)
                .for_each(|((slot, (&score, &wishes)), &waits)| {
                    *slot = of(own + waits, wishes, score);
                });
        }
    }

    #[inline(always)]
    fn add_scores(&mut self, columns: &Columns, row: usize, start: usize, len: usize) {
        let of_all = columns.effects.iter().map(|effect| effect.of_all(row));
        let score = &mut self.score[..len];
        score.fill(columns.base + of_all.sum::<i16>());
        for effect in &columns.effects {
            effect.add(row, start, &self.common, score);
        }
        if let Some(luck) = &columns.luck {
            luck.raise(row, start, score);
        }
    }

    /// Adds the points of one field for the wish of the row about each column.
    #[inline(always)]
    fn own_wish(
        &mut self,
        columns: &Columns,
        field: &WishField,
        row: usize,
        start: usize,
        len: usize,
    ) {
        if !field.wishes(row) {
            return;
        }
        let worth = columns.wishes.share[row];
        meet(&mut self.meets[..len], &field.asks, &field.has, row, start);
        let wishes = self.wishes[..len].iter_mut().zip(&self.meets);
        if let Some((set, like)) = &field.like {
            let (kind, common) = (like[row], &self.common[*set]);
            for ((wishes, &meets), &common) in wishes.zip(common) {
                let met = (meets != 0) | (kind_of(common) == kind);
                *wishes += if met { worth } else { 0 };
            }
        } else {
            for (wishes, &meets) in wishes {
                *wishes += if meets == 0 { 0 } else { worth };
            }
        }
    }

    /// Where the row is what the columns wish for: what each of their wishes is worth is added.
    #[inline(always)]
    fn their_wishes(&mut self, field: &WishField, row: usize, start: usize, worth: &[i16]) {
        let wishes = self.wishes.iter_mut().zip(worth);
        let mut words = field.has.words_of(row, field.asks.words);
        let (first, second) = (words.next(), words.next());
        if let (Some((word, own)), None, None) = (first, second, &field.like) {
            let asks = &field.asks.word(word)[start..];
            for ((wishes, &worth), asks) in wishes.zip(asks) {
                *wishes += if own & asks == 0 { 0 } else { worth };
            }
            return;
        }
        let meets = &mut self.meets[..worth.len()];
        meet(meets, &field.has, &field.asks, row, start);
        if let Some((set, like)) = &field.like {
            let likes = self.common[*set].iter().zip(&like[start..]);
            for (((wishes, &worth), &meets), (&common, &kind)) in wishes.zip(&*meets).zip(likes) {
                let met = (meets != 0) | (kind_of(common) == kind);
                *wishes += if met { worth } else { 0 };
            }
        } else {
            for ((wishes, &worth), &meets) in wishes.zip(&*meets) {
                *wishes += if meets == 0 { 0 } else { worth };
            }
        }
    }
}

/// How many values of a set the row has in common with the columns from `start` on.
#[inline(always)]
fn count(common: &mut [i16], set: &Bits, row: usize, start: usize) {
    common.fill(0);
    for (word, own) in set.words_of(row, usize::MAX) {
        for (common, theirs) in common.iter_mut().zip(&set.word(word)[start..]) {
            *common += lane((own & theirs).count_ones());
        }
    }
}

/// What the set of the row in `own` has in common with the sets of the columns in `theirs`: 0 for nothing.
#[inline(always)]
fn meet(meets: &mut [u16], own: &Bits, theirs: &Bits, row: usize, start: usize) {
    meets.fill(0);
    for (word, own) in own.words_of(row, theirs.words) {
        for (meets, theirs) in meets.iter_mut().zip(&theirs.word(word)[start..]) {
            *meets |= own & theirs;
        }
    }
}

/// What wish so many values in common fulfil.
#[inline(always)]
fn kind_of(common: i16) -> u16 {
    if common >= lane(SAME_SET) {
        SAME
    } else {
        DIFFERENT
    }
}

/// A small number in the width of the lanes.
#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most the bits of a word, or a handful"
)]
const fn lane(small: u32) -> i16 {
    small as i16
}
