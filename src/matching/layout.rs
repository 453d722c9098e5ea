//! Several numbers in one integer, the first the most important.
//!
//! Each number has a field of bits; an earlier one lies higher. A field is wide enough for the *sum* over all pairs that can
//! stand side by side, so that no gain in a later number can make up for a loss in an earlier one, and a total can be taken
//! apart again. Below them all lies the tie: a hash of the two people, so that in practice the best matching is unique
//! and does not depend on any order.

/// Where each number lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Lowest bit and width of each number's total, in order.
    fields: Vec<(u32, u32)>,
    tie_bits: u32,
}

/// As many bits of the tie as are of use.
const MOST_TIE_BITS: u32 = 40;

impl Layout {
    /// For numbers that are at most `most` in one pair, at most so many `pairs` side by side, and `room` bits below the highest
    /// number. Totals are at least as wide as `least` says. `None` if there is too little room. A number that is always 0
    /// takes no bits.
    pub fn new(most: &[u32], least: &[u32], pairs: usize, room: u32) -> Option<Self> {
        let carry = usize::BITS - pairs.leading_zeros();
        let width = |(most, least): (&u32, &u32)| match bits(*most) {
            0 => 0,
            one => (one + carry).max(*least),
        };
        let widths: Vec<u32> = most.iter().zip(least).map(width).collect();
        let used: u32 = widths.iter().sum();
        let highest = widths.iter().find(|width| **width > 0).unwrap_or(&0);
        let tie_bits = room.checked_sub(used - highest + carry)?.min(MOST_TIE_BITS);
        let mut at = used + tie_bits + carry;
        let fields = widths.into_iter().map(|width| {
            at -= width;
            (at, width)
        });
        let fields = fields.collect();
        (tie_bits > 0).then_some(Self { fields, tie_bits })
    }

    /// One pair's numbers, in order, and its tie, of which as many bits count as there is room for.
    pub fn pack(&self, values: &[u32], tie: u64) -> i128 {
        let fields = self.fields.iter().zip(values);
        let packed: i128 = fields
            .map(|((at, _), value)| i128::from(*value) << at)
            .sum();
        packed + i128::from(tie >> (u64::BITS - self.tie_bits))
    }

    /// One number of a total.
    pub fn unpack(&self, total: i128, place: usize) -> u64 {
        let (at, bits) = self.fields[place];
        let value = (total >> at) & ((1 << bits) - 1);
        u64::try_from(value).unwrap_or(u64::MAX)
    }

    /// The lowest bit of a number.
    pub fn lowest_bit(&self, place: usize) -> u32 {
        self.fields[place].0
    }

    /// How many bits the tie has.
    pub fn tie_bits(&self) -> u32 {
        self.tie_bits
    }
}

/// How many bits a number needs.
pub fn bits(number: u32) -> u32 {
    u32::BITS - number.leading_zeros()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn totals_are_taken_apart_again() {
        for pairs in [1, 2, 3, 500, 50_000, 500_000] {
            let most = [2, 120, 0, 1000];
            let layout = Layout::new(&most, &[0; 4], pairs, 90).unwrap();
            let total = layout.pack(&most, u64::MAX) * pairs as i128;
            let unpacked = [0, 1, 2, 3].map(|place| layout.unpack(total, place));
            assert_eq!(
                unpacked,
                most.map(|most| u64::from(most) * pairs as u64),
                "{pairs} pairs"
            );
            assert!(layout.pack(&most, u64::MAX) < 1 << 92);
        }
    }

    #[test]
    fn nothing_later_makes_up_for_anything_earlier() {
        let layout = Layout::new(&[2, 120, 1000], &[0; 3], 7, 90).unwrap();
        let better = layout.pack(&[1, 0, 0], 0);
        let worse = layout.pack(&[0, 120, 1000], u64::MAX) * 7;
        assert!(better > worse);
        let better = layout.pack(&[0, 0, 1], 0);
        let worse = layout.pack(&[0, 0, 0], u64::MAX) * 7;
        assert!(better > worse);
    }

    #[test]
    fn too_many_people_are_refused() {
        assert_eq!(Layout::new(&[1, 2, 120, 1000], &[0; 4], 1 << 40, 90), None);
    }
}
