//! What was found in a file: of several findings at one place the one that says most, and each datum once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kind::{Kind, Verdict};

/// A needle that stands in a file.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The datum, by its place among all.
    pub datum: u32,
    /// Whose, by its place among all.
    pub owner: u32,
    /// Of the needle.
    pub kind: Kind,
    /// Where, in bytes of the file.
    pub bytes: Range<usize>,
    /// Whether it is one for sure.
    pub verdict: Verdict,
    /// The needle's own place in the kept texts.
    pub kept: Range<u32>,
}

/// So many findings of a file are looked at: who publishes a list of everybody need not read more.
pub const MOST: usize = 2_000;

/// The findings that stand, by place. What lies inside of another finding of the same person is none of its own.
pub fn sure(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.bytes.start, std::cmp::Reverse(hit.bytes.end), hit.kind));
    let mut kept: Vec<Hit> = Vec::new();
    let mut last: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for hit in hits {
        let (end, datum) = last.entry(hit.owner).or_insert((0, hit.datum));
        let is_more_of_it = hit.bytes.start < *end && hit.datum == *datum;
        let is_new = hit.bytes.end > *end && !is_more_of_it;
        if hit.verdict == Verdict::Yes {
            (*end, *datum) = (hit.bytes.end.max(*end), hit.datum);
        }
        if is_new {
            kept.push(hit);
        }
    }
    let sure: Vec<u32> = kept
        .iter()
        .filter(|hit| hit.verdict == Verdict::Yes)
        .map(|hit| hit.owner)
        .collect();
    kept.retain(|hit| hit.verdict == Verdict::Yes || sure.contains(&hit.owner));
    kept
}

/// The first of them of each datum, with the number of all.
pub fn told(hits: Vec<Hit>) -> Vec<(Hit, usize)> {
    let mut told: Vec<(Hit, usize)> = Vec::new();
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for hit in sure(hits) {
        let place = *places.entry(hit.datum).or_insert(told.len());
        match told.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => told.push((hit, 1)),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{Hit, Kind, Verdict, told};

    fn hit(owner: u32, datum: u32, bytes: Range<usize>, verdict: Verdict) -> Hit {
        Hit {
            datum,
            owner,
            kind: Kind::Name,
            bytes,
            verdict,
            kept: 0..0,
        }
    }

    /// Owner, datum and number of what is told.
    fn of(hits: Vec<Hit>) -> Vec<(u32, u32, usize)> {
        let told = told(hits).into_iter();
        told.map(|(hit, count)| (hit.owner, hit.datum, count))
            .collect()
    }

    #[test]
    fn what_lies_inside_of_another_finding_is_none_of_its_own() {
        let yes = |owner, datum, bytes| hit(owner, datum, bytes, Verdict::Yes);
        let inside = vec![yes(0, 1, 0..10), yes(0, 2, 3..8)];
        assert_eq!(of(inside), [(0, 1, 1)]);
        let others = vec![yes(0, 1, 0..10), yes(1, 2, 3..8)];
        assert_eq!(of(others), [(0, 1, 1), (1, 2, 1)]);
        // One datum that is spelt in two ways is there once; another one goes on beyond it.
        let beyond = vec![yes(0, 1, 0..10), yes(0, 1, 5..14), yes(0, 2, 12..20)];
        assert_eq!(of(beyond), [(0, 1, 1), (0, 2, 1)]);
        let twice = vec![yes(0, 1, 0..10), yes(0, 1, 20..30)];
        assert_eq!(of(twice), [(0, 1, 2)]);
    }

    #[test]
    fn what_may_be_somebody_is_told_beside_what_is_them_for_sure() {
        let perhaps = || hit(0, 1, 0..4, Verdict::Perhaps);
        assert_eq!(of(vec![perhaps()]), []);
        let same = hit(0, 2, 10..20, Verdict::Yes);
        assert_eq!(of(vec![perhaps(), same]), [(0, 1, 1), (0, 2, 1)]);
        let other = hit(1, 2, 10..20, Verdict::Yes);
        assert_eq!(of(vec![perhaps(), other]), [(1, 2, 1)]);
    }
}
