//! What is private in a program, ready to be looked up.

mod of;

pub use of::of;

use std::cmp::Ordering;
use std::ops::Range;

use super::hits::Hit;
use super::kind::{Kind, Verdict};
use super::letters::Letters;
use crate::model::PersonId;

/// A needle is looked up by its first letters, as many of these as it has.
const WIDTHS: [usize; 3] = [4, 8, WIDEST];

/// The most letters by which a needle is looked up.
pub const WIDEST: usize = 16;

/// One private sequence of letters.
#[derive(Clone, Debug)]
pub struct Needle {
    hash: u64,
    start: u32,
    end: u32,
    datum: u32,
    /// So many words must begin inside it: short names are not to be found inside of a word. Of what stands in two parts, the
    /// length of the other part.
    pub breaks: u8,
    /// What kind of datum.
    pub kind: Kind,
}

impl Needle {
    /// Where its letters lie, with those of its other part.
    fn whole(&self) -> Range<usize> {
        let (start, end) = (self.start as usize, self.end as usize);
        let other = usize::from(self.breaks);
        match self.kind {
            Kind::SpreadName => start - other..end,
            Kind::TaggedAddress => start..end + other,
            _ => start..end,
        }
    }
}

/// Something private, in whatever spelling.
#[derive(Clone, Debug)]
struct Datum {
    owner: u32,
    /// Of the kept text, where its own begins.
    start: u32,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Needles {
    text: Vec<u8>,
    owners: Vec<PersonId>,
    data: Vec<Datum>,
    /// By [`WIDTHS`].
    tables: [Table; 3],
    /// How the shortest needles begin, and all others with as many letters as those of the second table: nearly all words are
    /// let pass by these.
    firsts: [Firsts; 2],
    /// Names, addresses and the like that may be published: somebody's datum may be a part of one;
    /// of some, a name alone.
    public: Vec<(Letters, bool)>,
}

impl Needles {
    /// The public sequences of which the letters of a needle are some whole words, each with the place of these words in it.
    pub fn public_with<'a>(
        &'a self,
        part: &'a [u8],
        kind: Kind,
    ) -> impl Iterator<Item = (&'a Letters, usize)> {
        let fits = move |(_, names_only): &&(Letters, bool)| !names_only || kind.is_name();
        self.public.iter().filter(fits).flat_map(move |(name, _)| {
            let starts = name.starts.iter().copied();
            let places = starts.filter(|start| name.bytes[*start..].starts_with(part));
            places.map(move |start| (name, start))
        })
    }

    /// Whether nothing is private.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.needles.is_empty())
    }

    /// Whose a datum is.
    pub fn owner(&self, hit: &Hit) -> &PersonId {
        &self.owners[hit.owner as usize]
    }

    /// A needle at its place in a file.
    pub fn hit(&self, needle: &Needle, bytes: Range<usize>, verdict: Verdict) -> Hit {
        Hit {
            datum: needle.datum,
            owner: self.data[needle.datum as usize].owner,
            kind: needle.kind,
            bytes,
            verdict,
            kept: needle.start..needle.end,
        }
    }

    /// If some letters stand in somebody's text from a needle on: where in the kept texts, and the whole of that text.
    pub fn kept_with(&self, needle: &Needle, letters: &[u8]) -> Option<[Range<u32>; 2]> {
        let start = self.data[needle.datum as usize].start;
        let end = self
            .data
            .get(needle.datum as usize + 1)
            .map_or_else(|| place(self.text.len()), |next| next.start);
        let whole = self.text.get(needle.start as usize..end as usize)?;
        whole.starts_with(letters).then(|| {
            [
                needle.start..needle.start + place(letters.len()),
                start..end,
            ]
        })
    }

    /// The letters of a part of the kept texts.
    pub fn kept(&self, part: &Range<u32>) -> &[u8] {
        &self.text[part.start as usize..part.end as usize]
    }

    /// All its letters.
    pub fn letters(&self, needle: &Needle) -> &[u8] {
        &self.text[needle.start as usize..needle.end as usize]
    }

    /// Of what stands in two parts, the part by which it is not looked up.
    pub fn other_part(&self, needle: &Needle) -> &[u8] {
        let all = &self.text[needle.whole()];
        match needle.kind {
            Kind::SpreadName => &all[..needle.breaks.into()],
            _ => &all[all.len() - usize::from(needle.breaks)..],
        }
    }

    /// The needles that may begin with these letters.
    #[inline(always)]
    pub fn beginning(&self, letters: &[u8; WIDEST]) -> Option<[&[Needle]; 3]> {
        let [high, low] = halves(letters);
        let (short, middle) = (hash(0, high >> 32), hash(0, high));
        let [shorts, others] = &self.firsts;
        if shorts.holds(short) | others.holds(middle) {
            Some(self.found([short, middle, hash(high, low)]))
        } else {
            None
        }
    }

    #[cold]
    fn found(&self, hashes: [u64; 3]) -> [&[Needle]; 3] {
        [0, 1, 2].map(|at| self.tables[at].find(hashes[at]))
    }

    /// Begins a datum of the owner that was named last.
    fn begin(&mut self) {
        self.data.push(Datum {
            owner: place(self.owners.len().saturating_sub(1)),
            start: place(self.text.len()),
        });
    }

    /// Takes in a text of the datum that was begun last. Gives the place of its letters, for [`add`](Self::add).
    fn keep(&mut self, letters: &Letters) -> usize {
        let start = self.text.len();
        self.text.extend_from_slice(&letters.bytes);
        start
    }

    /// Adds a part of the kept text; what is too short to be looked up is let pass.
    fn add(&mut self, range: Range<usize>, breaks: usize, kind: Kind) {
        let Some(table) = WIDTHS.iter().rposition(|width| *width <= range.len()) else {
            return;
        };
        let mut first = [0; WIDEST];
        let letters = &self.text[range.start..range.start + WIDTHS[table]];
        first[WIDEST - letters.len()..].copy_from_slice(letters);
        let [high, low] = halves(&first);
        self.tables[table].needles.push(Needle {
            hash: hash(high, low),
            start: place(range.start),
            end: place(range.end),
            datum: place(self.data.len().saturating_sub(1)),
            breaks: u8::try_from(breaks).unwrap_or(u8::MAX),
            kind,
        });
    }

    /// Sorts; of equal needles of a kind the first owner's stays.
    fn finish(mut self) -> Self {
        let text = &self.text;
        let letters = |needle: &Needle| &text[needle.whole()];
        for table in &mut self.tables {
            table.sort(|a, b| {
                let rest = || (letters(a), a.kind, a.datum).cmp(&(letters(b), b.kind, b.datum));
                a.hash.cmp(&b.hash).then_with(rest)
            });
            table.needles.dedup_by(|next, kept| {
                next.kind == kept.kind && next.hash == kept.hash && letters(next) == letters(kept)
            });
            table.index();
        }
        let [short, middle, long] = &self.tables;
        let begins = |needle: &Needle| {
            let letters = &text[needle.start as usize..][..WIDTHS[1]];
            let letters = letters.first_chunk().copied().map(u64::from_be_bytes);
            hash(0, letters.unwrap_or_default())
        };
        self.firsts = [
            Firsts::of(short.needles.iter().map(|needle| needle.hash)),
            Firsts::of(middle.needles.iter().chain(&long.needles).map(begins)),
        ];
        self
    }
}

/// A bit for each hash of a needle's first letters.
#[derive(Debug)]
struct Firsts {
    bits: Vec<u64>,
    shift: u32,
}

impl Default for Firsts {
    fn default() -> Self {
        Self::of(std::iter::empty())
    }
}

impl Firsts {
    /// Of 32 bits at most one is set.
    fn of(hashes: impl Iterator<Item = u64> + Clone) -> Self {
        let bits = (hashes.clone().count() * 32)
            .next_power_of_two()
            .ilog2()
            .max(6);
        let mut firsts = Self {
            bits: vec![0; 1 << (bits - 6)],
            shift: u64::BITS - bits,
        };
        for hash in hashes {
            let at = bucket(hash, firsts.shift);
            firsts.bits[at / 64] |= 1 << (at % 64);
        }
        firsts
    }

    #[inline]
    fn holds(&self, hash: u64) -> bool {
        let at = bucket(hash, self.shift);
        self.bits[at / 64] >> (at % 64) & 1 != 0
    }
}

/// Needles of one width, sorted by hash, and where each range of hashes begins.
#[derive(Debug, Default)]
struct Table {
    needles: Vec<Needle>,
    buckets: Vec<u32>,
    shift: u32,
}

impl Table {
    /// Sorts by hash, and what has the same hash in this order: first into buckets, which hold hardly more than one.
    fn sort(&mut self, order: impl Fn(&Needle, &Needle) -> Ordering) {
        self.index();
        let mut next = self.buckets.clone();
        let mut places = vec![0; self.needles.len()];
        for (at, needle) in self.needles.iter().enumerate() {
            let next = &mut next[bucket(needle.hash, self.shift)];
            places[*next as usize] = at;
            *next += 1;
        }
        let sorted = places.into_iter().map(|at| self.needles[at].clone());
        self.needles = sorted.collect();
        for ends in self.buckets.windows(2) {
            self.needles[ends[0] as usize..ends[1] as usize].sort_by(&order);
        }
    }

    fn index(&mut self) {
        let bits = (self.needles.len() * 2).next_power_of_two().ilog2().max(6);
        self.shift = 64 - bits;
        self.buckets = vec![0; (1 << bits) + 1];
        for needle in &self.needles {
            self.buckets[bucket(needle.hash, self.shift) + 1] += 1;
        }
        for at in 1..self.buckets.len() {
            self.buckets[at] += self.buckets[at - 1];
        }
    }

    /// The needles whose first letters have this hash, and perhaps some others.
    #[inline]
    fn find(&self, hash: u64) -> &[Needle] {
        if self.needles.is_empty() {
            return &[];
        }
        let at = bucket(hash, self.shift);
        &self.needles[self.buckets[at] as usize..self.buckets[at + 1] as usize]
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[inline]
fn bucket(hash: u64, shift: u32) -> usize {
    usize::try_from(hash >> shift).unwrap_or(0)
}

/// Letters as numbers, the first in the highest byte.
#[inline]
fn halves(letters: &[u8; WIDEST]) -> [u64; 2] {
    let (halves, _) = letters.as_chunks::<8>();
    [u64::from_be_bytes(halves[0]), u64::from_be_bytes(halves[1])]
}

/// Of the first letters of a needle; where these are fewer, zeros stand before them. Each word of the site is hashed, so it
/// is multiplicative: the highest bits are the good ones (Knuth, The Art of Computer Programming 3, section 6.4).
#[inline]
fn hash(high: u64, low: u64) -> u64 {
    low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
}
