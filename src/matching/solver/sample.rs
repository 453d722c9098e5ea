//! A part of a round, to learn from it what partners are worth before everybody is asked.

use crate::matching::pairs::{Level, PairSource};

/// People side by side in the sample.
pub(super) const RUN: u32 = 256;
/// One of so many runs is in the sample.
const SHARE: u32 = 8;
/// With fewer people a sample tells too little.
const LEAST: u32 = 4096;

/// Every eighth run of people.
pub(super) struct Sample<'a> {
    source: &'a dyn PairSource,
    len: u32,
}

impl<'a> Sample<'a> {
    /// `None` if a sample would not help: of few people, or of a list of pairs, of which too few would be left.
    pub(super) fn new(source: &'a dyn PairSource, people: u32) -> Option<Self> {
        let whole = people / (RUN * SHARE) * RUN;
        let part = (people % (RUN * SHARE)).min(RUN);
        let len = whole + part;
        (people >= LEAST && source.listed(0).is_none()).then_some(Self { source, len })
    }

    /// The number that somebody in the sample has among all.
    pub(super) fn person(number: u32) -> u32 {
        number / RUN * RUN * SHARE + number % RUN
    }

    /// Calls `visit` with pieces of the sample: (first number in it, first number among all, how many).
    pub(super) fn runs(&self, first: u32, end: u32, mut visit: impl FnMut(u32, u32, u32)) {
        let mut at = first;
        while at < end {
            let next = end.min((at / RUN + 1) * RUN);
            visit(at, Self::person(at), next - at);
            at = next;
        }
    }
}

impl PairSource for Sample<'_> {
    fn len(&self) -> usize {
        self.len as usize
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        self.source.weight(Self::person(u), Self::person(v))
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        let end = first + u32::try_from(lead.len()).expect("a block is short");
        self.runs(first, end, |at, person, count| {
            let part = &mut lead[(at - first) as usize..][..count as usize];
            self.source.block(Self::person(u), person, part);
        });
    }

    fn levels(&self) -> &[Level] {
        self.source.levels()
    }
}
