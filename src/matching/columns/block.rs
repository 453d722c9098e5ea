//! The comparisons of [`Columns`] over a stretch of a row: simple loops over arrays, all in lanes of 32 bits, so that they vectorise.

use multiversion::multiversion;

use super::wish::{DIFFERENT, SAME, WishField};
use super::{Columns, Effect, INELIGIBLE, SetField, UNKNOWN};
use crate::matching::pairs::{LEAD_LIMIT, PairSource, lead_of};
use crate::matching::wishes::SAME_SET;

/// How many pairs are in hand at once: few enough for all arrays to stay in the nearest cache, enough for a loop to be worth its start.
const RUN: usize = 1024;
/// How many values in common are told apart in one go.
const STEPS: u8 = 4;

/// What is being added up for a run of columns.
struct Run {
    score: [i32; RUN],
    wishes: [i32; RUN],
    /// Values in common: languages, interests.
    common: [[i32; RUN]; 2],
    meets: [u32; RUN],
}

pub(super) fn block(columns: &Columns, row: u32, first: u32, lead: &mut [i32]) {
    if columns.packing.is_tie_only() {
        for (v, slot) in (first..).zip(lead) {
            *slot = exact(columns, row, v);
        }
        return;
    }
    runs(columns, row as usize, first as usize, lead);
    correct(columns, row, first, lead);
}

/// In the widest vectors of the machine: all of [`Run`] is inlined here.
#[multiversion(targets = "simd")]
fn runs(columns: &Columns, row: usize, first: usize, lead: &mut [i32]) {
    let mut run = Run {
        score: [0; RUN],
        wishes: [0; RUN],
        common: [[0; RUN]; 2],
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
    for v in others.chain((row >= first).then_some(row)) {
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
        self.count(columns, SetField::Languages, row, start, len);
        self.count(columns, SetField::Interests, row, start, len);
        self.score[..len].fill(columns.base);
        for effect in &columns.effects {
            self.add(effect, row, start, len);
        }
        if let Some(luck) = &columns.luck {
            luck.raise(row, start, &mut self.score[..len]);
        }
        self.wishes[..len].fill(0);
        for field in &columns.wishes.fields {
            self.wish(columns, field, row, start, len);
        }
        let (own, waiting) = (columns.waiting[row], &columns.waiting[start..][..len]);
        let sums = self.score[..len]
            .iter()
            .zip(&self.wishes[..len])
            .zip(waiting);
        for (slot, ((&score, &wishes), &waits)) in lead.iter_mut().zip(sums) {
            let value = columns.packing.lead(own + waits, wishes, score);
            *slot = if score < columns.minimum {
                INELIGIBLE
            } else {
                value
            };
        }
    }

    #[inline(always)]
    fn count(&mut self, columns: &Columns, field: SetField, row: usize, start: usize, len: usize) {
        let common = &mut self.common[field as usize][..len];
        let set = columns.set(field);
        if set.words == 0 {
            common.fill(0);
        }
        for word in 0..set.words {
            let (own, theirs) = (set.word(word)[row], &set.word(word)[start..][..len]);
            let counts = theirs
                .iter()
                .map(|theirs| (own & theirs).count_ones().cast_signed());
            if word == 0 {
                common
                    .iter_mut()
                    .zip(counts)
                    .for_each(|(common, count)| *common = count);
            } else {
                common
                    .iter_mut()
                    .zip(counts)
                    .for_each(|(common, count)| *common += count);
            }
        }
    }

    #[inline(always)]
    fn add(&mut self, effect: &Effect, row: usize, start: usize, len: usize) {
        let score = &mut self.score[..len];
        match effect {
            Effect::Same {
                classes,
                same,
                different,
                unknown,
            } => {
                let own = classes[row];
                let same = if own == UNKNOWN { *unknown } else { *same };
                let different = if own == UNKNOWN { *unknown } else { *different };
                for (score, &class) in score.iter_mut().zip(&classes[start..]) {
                    let known = if class == own { same } else { different };
                    *score += if class == UNKNOWN { *unknown } else { known };
                }
            }
            Effect::Table {
                classes,
                columns,
                unknown,
            } => match classes[row] {
                UNKNOWN => score.iter_mut().for_each(|score| *score += unknown),
                class => {
                    let column = &columns[class as usize][start..];
                    for (score, &points) in score.iter_mut().zip(column) {
                        *score += i32::from(points);
                    }
                }
            },
            Effect::Offers(offers) => offers.add(row, start, score),
            Effect::Common(field, by_count) => {
                let common = &self.common[*field as usize][..len];
                let mut least = 0;
                let mut before = 0;
                for by_count in by_count.chunks(STEPS.into()) {
                    let mut more = [0; STEPS as usize];
                    for (more, points) in more.iter_mut().zip(by_count) {
                        (*more, before) = (points - before, *points);
                    }
                    let [a, b, c, d] = more;
                    for (score, &common) in score.iter_mut().zip(common) {
                        let past = common - least;
                        let low = if past >= 0 { a } else { 0 } + if past >= 1 { b } else { 0 };
                        let high = if past >= 2 { c } else { 0 } + if past >= 3 { d } else { 0 };
                        *score += low + high;
                    }
                    least += i32::from(STEPS);
                }
            }
        }
    }

    /// Adds the points of one field: the wish of the row about each column, and of each column about the row.
    #[inline(always)]
    fn wish(&mut self, columns: &Columns, field: &WishField, row: usize, start: usize, len: usize) {
        let share = &columns.wishes.share;
        if field.wishes(row) {
            self.meet(len, field.asks.words, |word| {
                let theirs = &field.has.word(word)[start..][..len];
                (field.asks.word(word)[row], theirs)
            });
            let own = share[row];
            if let Some((set, like)) = &field.like {
                let (kind, common) = (like[row], &self.common[*set as usize][..len]);
                let meets = self.meets[..len].iter().zip(common);
                for (wishes, (&meets, &common)) in self.wishes[..len].iter_mut().zip(meets) {
                    let met = (meets != 0) | (kind_of(common) == kind);
                    *wishes += if met { own } else { 0 };
                }
            } else {
                for (wishes, &meets) in self.wishes[..len].iter_mut().zip(&self.meets[..len]) {
                    *wishes += if meets == 0 { 0 } else { own };
                }
            }
        }
        self.their_wishes(field, row, start, &share[start..][..len]);
    }

    /// Where the row is what the columns wish for: what each of their wishes is worth is added.
    #[inline(always)]
    fn their_wishes(&mut self, field: &WishField, row: usize, start: usize, worth: &[i32]) {
        let len = worth.len();
        if let (1, None) = (field.asks.words, &field.like) {
            let (own, asks) = (field.has.word(0)[row], &field.asks.word(0)[start..][..len]);
            let theirs = asks.iter().zip(worth);
            for (wishes, (&asks, &worth)) in self.wishes[..len].iter_mut().zip(theirs) {
                *wishes += if own & asks == 0 { 0 } else { worth };
            }
            return;
        }
        self.meet(len, field.asks.words, |word| {
            let asks = &field.asks.word(word)[start..][..len];
            (field.has.word(word)[row], asks)
        });
        let meets = self.meets[..len].iter().zip(worth);
        if let Some((set, like)) = &field.like {
            let common = &self.common[*set as usize][..len];
            let likes = common.iter().zip(&like[start..][..len]);
            let theirs = meets.zip(likes);
            for (wishes, ((&meets, &worth), (&common, &kind))) in
                self.wishes[..len].iter_mut().zip(theirs)
            {
                let met = (meets != 0) | (kind_of(common) == kind);
                *wishes += if met { worth } else { 0 };
            }
        } else {
            for (wishes, (&meets, &worth)) in self.wishes[..len].iter_mut().zip(meets) {
                *wishes += if meets == 0 { 0 } else { worth };
            }
        }
    }

    /// Whether the set of the row and those of the columns have anything in common.
    #[inline(always)]
    fn meet<'a>(&mut self, len: usize, words: usize, word: impl Fn(usize) -> (u32, &'a [u32])) {
        let meets = &mut self.meets[..len];
        let mut first = true;
        for (own, theirs) in (0..words).map(word).filter(|(own, _)| *own != 0) {
            let both = theirs.iter().map(|theirs| own & theirs);
            if first {
                meets
                    .iter_mut()
                    .zip(both)
                    .for_each(|(meets, both)| *meets = both);
            } else {
                meets
                    .iter_mut()
                    .zip(both)
                    .for_each(|(meets, both)| *meets |= both);
            }
            first = false;
        }
        if first {
            meets.fill(0);
        }
    }
}

/// What wish so many values in common fulfil.
#[inline]
fn kind_of(common: i32) -> i32 {
    if common.cast_unsigned() >= SAME_SET {
        SAME
    } else {
        DIFFERENT
    }
}
