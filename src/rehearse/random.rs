//! Numbers that look random and are the same every time: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
//! number generators, 2014).

/// Where the numbers come from.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// The same; low numbers come three times as often as high ones.
    pub fn early(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end))
    }

    /// Whether something happens that does so many times in a hundred.
    pub fn percent(&mut self, part: usize) -> bool {
        self.below(100) < part
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}
