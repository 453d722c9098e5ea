//! The weights of one person with many others, computed column by column in 16-bit lanes.

use fortnight::matching::pairs::INELIGIBLE;
use multiversion::multiversion;

/// Lead bit and length in bits of the score, the wishes and the waiting people.
pub const PACKED_BITS: [(u32, u32); 3] = [(0, 10), (15, 5), (24, 2)];

/// One person.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub country: i16,
    pub languages: u16,
    pub interests: [u16; 2],
    pub sector: i16,
    pub stage: i16,
    pub zone: i16,
    /// Points this person gives for the same sector, and for another one.
    pub if_same: i16,
    pub if_other: i16,
    /// 1 if left waiting last time.
    pub waiting: i16,
}

/// All people, one array for each field.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    country: Vec<i16>,
    languages: Vec<u16>,
    interests: [Vec<u16>; 2],
    sector: Vec<i16>,
    stage: Vec<i16>,
    zone: Vec<i16>,
    if_same: Vec<i16>,
    if_other: Vec<i16>,
    waiting: Vec<i16>,
}

impl Columns {
    pub fn push(&mut self, row: &Row) {
        self.country.push(row.country);
        self.languages.push(row.languages);
        self.interests[0].push(row.interests[0]);
        self.interests[1].push(row.interests[1]);
        self.sector.push(row.sector);
        self.stage.push(row.stage);
        self.zone.push(row.zone);
        self.if_same.push(row.if_same);
        self.if_other.push(row.if_other);
        self.waiting.push(row.waiting);
    }

    pub fn len(&self) -> usize {
        self.country.len()
    }

    pub fn row(&self, at: usize) -> Row {
        Row {
            country: self.country[at],
            languages: self.languages[at],
            interests: [self.interests[0][at], self.interests[1][at]],
            sector: self.sector[at],
            stage: self.stage[at],
            zone: self.zone[at],
            if_same: self.if_same[at],
            if_other: self.if_other[at],
            waiting: self.waiting[at],
        }
    }
}

/// Score, wishes and waiting people of a packed lead.
pub fn split(lead: i32) -> [i32; 3] {
    let part = |place: usize| lead >> PACKED_BITS[place].0 & ((1 << PACKED_BITS[place].1) - 1);
    [part(0), part(1), part(2)]
}

/// Scores of one row, or `INELIGIBLE`.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512vl+avx512bitalg",
    "x86_64+avx2",
    "aarch64+neon"
))]
pub fn plain(row: &Row, columns: &Columns, first: usize, lead: &mut [i32]) {
    let columns = Slices::new(columns, first, lead.len());
    for (at, lead) in lead.iter_mut().enumerate() {
        let score = i32::from(columns.score(row, at));
        *lead = if columns.eligible(row, at) {
            score
        } else {
            INELIGIBLE
        };
    }
}

/// Packed leads of one row, or `INELIGIBLE`.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512vl+avx512bitalg",
    "x86_64+avx2",
    "aarch64+neon"
))]
pub fn packed(row: &Row, columns: &Columns, first: usize, lead: &mut [i32]) {
    let columns = Slices::new(columns, first, lead.len());
    for (at, lead) in lead.iter_mut().enumerate() {
        let score = i32::from(columns.score(row, at));
        let wishes = i32::from(columns.wishes(row, at)) << PACKED_BITS[1].0;
        let waiting = i32::from(columns.waiting[at] + row.waiting) << PACKED_BITS[2].0;
        *lead = if columns.eligible(row, at) {
            score + wishes + waiting
        } else {
            INELIGIBLE
        };
    }
}

/// The columns of one block, all of the same length, so that no bound is checked inside the loop.
struct Slices<'a> {
    country: &'a [i16],
    languages: &'a [u16],
    interests: [&'a [u16]; 2],
    sector: &'a [i16],
    stage: &'a [i16],
    zone: &'a [i16],
    if_same: &'a [i16],
    if_other: &'a [i16],
    waiting: &'a [i16],
}

impl<'a> Slices<'a> {
    #[inline(always)]
    fn new(columns: &'a Columns, first: usize, length: usize) -> Self {
        Self {
            country: &columns.country[first..][..length],
            languages: &columns.languages[first..][..length],
            interests: [
                &columns.interests[0][first..][..length],
                &columns.interests[1][first..][..length],
            ],
            sector: &columns.sector[first..][..length],
            stage: &columns.stage[first..][..length],
            zone: &columns.zone[first..][..length],
            if_same: &columns.if_same[first..][..length],
            if_other: &columns.if_other[first..][..length],
            waiting: &columns.waiting[first..][..length],
        }
    }

    #[inline(always)]
    fn eligible(&self, row: &Row, at: usize) -> bool {
        (self.country[at] != row.country) & (self.languages[at] & row.languages != 0)
    }

    #[inline(always)]
    fn score(&self, row: &Row, at: usize) -> i16 {
        let same = self.sector[at] == row.sector;
        let sector = if same {
            self.if_same[at] + row.if_same
        } else {
            self.if_other[at] + row.if_other
        };
        let stages = (self.stage[at] - row.stage).abs();
        let stage = 150 - 50 * (stages - 1).abs();
        let hours = (self.zone[at] - row.zone).abs();
        let hours = hours.min(24 - hours);
        let zone = (9 - hours).max(0) * 22;
        let spoken = count(self.languages[at] & row.languages);
        let languages = (spoken - 1).min(2) * 50;
        80 * self.interests(row, at) + sector + stage + zone + languages
    }

    #[inline(always)]
    fn wishes(&self, row: &Row, at: usize) -> i16 {
        let same = self.sector[at] == row.sector;
        let met = if same {
            i16::from(self.if_same[at] == 75) + i16::from(row.if_same == 75)
        } else {
            i16::from(self.if_other[at] == 75) + i16::from(row.if_other == 75)
        };
        5 * met + 2 * self.interests(row, at)
    }

    #[inline(always)]
    fn interests(&self, row: &Row, at: usize) -> i16 {
        count(self.interests[0][at] & row.interests[0])
            + count(self.interests[1][at] & row.interests[1])
    }
}

#[inline(always)]
fn count(set: u16) -> i16 {
    set.count_ones() as i16
}
