//! Deterministic, realistic instances: people of 130 countries, some of them crowded, with languages, interests, sectors, career stages
//! and time zones. Two may be paired if their countries differ, they share a language, and they were not paired or blocked before.

use std::collections::BTreeSet;

use fortnight::matching::pairs::{INELIGIBLE, Level, PairSource};

use super::kernel::{self, Columns, Row};

const COUNTRIES: usize = 130;
const LANGUAGES: u64 = 16;

/// `SplitMix64` (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Evenly from `0..bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(bound)) >> 64).expect("below the bound")
    }

    /// Evenly from `0.0..1.0`.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// What the people are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Weights 0 to about 950, many ties.
    Plain,
    /// A thousand times that plus a random number below a thousand: hardly any ties.
    Noise,
    /// A twentieth as many distinct profiles as people: crowds of identical people.
    Dup,
    /// 55 % of all people in one country: many cannot be matched.
    Skew,
    /// Four objectives in one weight: people left waiting last time, wishes met, the plain weight, a tie-break by hash.
    Packed,
}

/// Name, people, variant, and pairs and weight if known from other exact solvers.
pub type Case = (&'static str, usize, Variant, Option<(usize, i128)>);

/// What is measured and tested.
pub const CASES: [Case; 18] = [
    ("plain 200", 200, Variant::Plain, Some((100, 62_693))),
    ("plain 500", 500, Variant::Plain, Some((250, 167_237))),
    ("plain 1000", 1_000, Variant::Plain, Some((500, 343_166))),
    ("plain 2000", 2_000, Variant::Plain, Some((1_000, 702_926))),
    (
        "plain 5000",
        5_000,
        Variant::Plain,
        Some((2_500, 1_820_044)),
    ),
    (
        "plain 10000",
        10_000,
        Variant::Plain,
        Some((5_000, 3_730_251)),
    ),
    ("packed 1000", 1_000, Variant::Packed, None),
    ("packed 2000", 2_000, Variant::Packed, None),
    ("packed 10000", 10_000, Variant::Packed, None),
    ("dup 2000", 2_000, Variant::Dup, Some((972, 584_088))),
    ("dup 10000", 10_000, Variant::Dup, None),
    ("skew 2000", 2_000, Variant::Skew, Some((911, 607_246))),
    ("skew 10000", 10_000, Variant::Skew, None),
    (
        "noise 2000",
        2_000,
        Variant::Noise,
        Some((1_000, 703_424_379)),
    ),
    ("noise 10000", 10_000, Variant::Noise, None),
    (
        "plain 100000",
        100_000,
        Variant::Plain,
        Some((50_000, 39_613_282)),
    ),
    ("packed 100000", 100_000, Variant::Packed, None),
    ("plain 1000000", 1_000_000, Variant::Plain, None),
];

#[derive(Clone, Copy, Debug)]
struct Person {
    country: u8,
    languages: u16,
    interests: u32,
    stage: u8,
    sector: u8,
    /// 0: any sector, 1: the same, 2: a different one.
    wish: u8,
    zone: i8,
}

/// An instance as a pair source.
pub struct Instance {
    variant: Variant,
    seed: u64,
    columns: Columns,
    /// Forbidden partners of each person.
    forbidden: Vec<Vec<u32>>,
    levels: Vec<Level>,
}

impl Instance {
    pub fn new(people: usize, seed: u64, variant: Variant) -> Self {
        let world = World::new(variant);
        let mut random = Random::new(seed.wrapping_mul(0x0123_4567).wrapping_add(people as u64));
        let persons = persons(people, variant, &world, &mut random);
        let mut columns = Columns::default();
        for person in &persons {
            columns.push(&row_of(person));
        }
        let mut forbidden = vec![Vec::new(); people];
        for (u, v) in forbidden_pairs(&persons, &mut random) {
            forbidden[u as usize].push(v);
            forbidden[v as usize].push(u);
        }
        Self {
            variant,
            seed,
            columns,
            forbidden,
            levels: levels(people, variant),
        }
    }

    /// The kernel alone, for rows `u` and all later columns: what a bare pass over all pairs costs.
    pub fn bare_row(&self, u: u32, lead: &mut [i32]) {
        let first = u + 1;
        let people = u32::try_from(self.columns.len()).expect("numbers of people fit u32");
        for begin in (first..people).step_by(lead.len()) {
            let length = lead.len().min((people - begin) as usize);
            self.kernel(u, begin, &mut lead[..length]);
        }
    }

    fn kernel(&self, u: u32, first: u32, lead: &mut [i32]) {
        let row = self.columns.row(u as usize);
        if self.variant == Variant::Packed {
            kernel::packed(&row, &self.columns, first as usize, lead);
        } else {
            kernel::plain(&row, &self.columns, first as usize, lead);
        }
    }

    /// A thousandfold with noise, as no vector unit can compute it.
    fn add_noise(&self, u: u32, first: u32, lead: &mut [i32]) {
        for (v, lead) in (first..).zip(lead) {
            if *lead != INELIGIBLE {
                *lead =
                    *lead * 1000 + i32::try_from(self.hash(u, v) % 1000).expect("below a thousand");
            }
        }
    }

    fn hash(&self, u: u32, v: u32) -> u64 {
        let pair = u64::from(u.min(v)) << 32 | u64::from(u.max(v));
        Random::new(pair ^ self.seed.wrapping_mul(77)).next()
    }
}

impl PairSource for Instance {
    fn len(&self) -> usize {
        self.columns.len()
    }

    fn weight(&self, u: u32, v: u32) -> Option<i128> {
        let mut lead = [0];
        self.block(u, v, &mut lead);
        if lead[0] == INELIGIBLE {
            return None;
        }
        if self.variant != Variant::Packed {
            return Some(i128::from(lead[0]));
        }
        let parts = kernel::split(lead[0]).into_iter().zip(&self.levels);
        let packed: i128 = parts
            .map(|(part, level)| i128::from(part) << level.weight_bit)
            .sum();
        Some(packed + i128::from(self.hash(u, v) >> (64 - tie_bits(self.len()))))
    }

    fn block(&self, u: u32, first: u32, lead: &mut [i32]) {
        self.kernel(u, first, lead);
        let last = first + u32::try_from(lead.len()).expect("a block is short");
        if (first..last).contains(&u) {
            lead[(u - first) as usize] = INELIGIBLE;
        }
        for &v in &self.forbidden[u as usize] {
            if (first..last).contains(&v) {
                lead[(v - first) as usize] = INELIGIBLE;
            }
        }
        if self.variant == Variant::Noise {
            self.add_noise(u, first, lead);
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }
}

/// As many as the levels above leave room for below a lead, up to 40.
fn tie_bits(people: usize) -> u32 {
    let [score, wishes, _] =
        kernel::PACKED_BITS.map(|(_, digit_bits)| digit_bits + headroom(people));
    let below_a_lead = 72 + kernel::PACKED_BITS[2].0;
    (below_a_lead - score - wishes - headroom(people)).min(40)
}

/// Bits by which a sum over all pairs is longer than its longest term.
fn headroom(people: usize) -> u32 {
    usize::BITS - people.leading_zeros()
}

/// Each level outweighs all sums below it: its step is as long as its digits and the number of people together.
fn levels(people: usize, variant: Variant) -> Vec<Level> {
    if variant != Variant::Packed {
        return Level::single(0).to_vec();
    }
    let mut weight_bit = tie_bits(people) + headroom(people);
    let mut levels = Vec::new();
    for (lead_bit, digit_bits) in kernel::PACKED_BITS {
        levels.push(Level {
            weight_bit,
            lead_bit,
        });
        weight_bit += digit_bits + headroom(people);
    }
    levels
}

/// What is the same for every seed.
struct World {
    /// Shares of the countries, not normalised.
    shares: Vec<f64>,
    zones: Vec<i8>,
    languages: Vec<u16>,
}

impl World {
    fn new(variant: Variant) -> Self {
        let mut random = Random::new(42);
        let zones = (0..COUNTRIES).map(|_| zone(&mut random)).collect();
        let languages = (0..COUNTRIES)
            .map(|country| home_language(country, &mut random))
            .collect();
        Self {
            shares: shares(variant),
            zones,
            languages,
        }
    }
}

/// Zipf, the largest country held to a fifth of all; or swollen to 55 %.
fn shares(variant: Variant) -> Vec<f64> {
    let mut shares: Vec<f64> = (1..=COUNTRIES).map(|rank| 1.0 / rank as f64).collect();
    loop {
        let sum: f64 = shares.iter().sum();
        if shares[0] / sum <= 0.2 + 1e-9 {
            break;
        }
        shares[0] = 0.2 * (sum - shares[0]) / 0.8;
    }
    if variant == Variant::Skew {
        let others = shares.iter().sum::<f64>() - shares[0];
        shares[0] = 0.55 / 0.45 * others;
    }
    shares
}

fn zone(random: &mut Random) -> i8 {
    let region = random.share();
    let (least, range) = match region {
        _ if region < 0.35 => (0, 4),
        _ if region < 0.6 => (-8, 6),
        _ if region < 0.85 => (4, 7),
        _ => (-3, 15),
    };
    least + i8::try_from(random.below(range)).expect("a time zone")
}

/// English, or one of the others by Zipf.
fn home_language(country: usize, random: &mut Random) -> u16 {
    if country == 0 || random.share() < 0.18 {
        return 1;
    }
    let aim = random.share();
    let harmonic: f64 = (1..LANGUAGES).map(|rank| 1.0 / rank as f64).sum();
    let mut sum = 0.0;
    for rank in 1..LANGUAGES {
        sum += 1.0 / rank as f64 / harmonic;
        if aim < sum {
            return 1 << rank;
        }
    }
    2
}

fn persons(people: usize, variant: Variant, world: &World, random: &mut Random) -> Vec<Person> {
    if variant != Variant::Dup {
        return (0..people).map(|_| person(world, random)).collect();
    }
    let profiles: Vec<Person> = (0..(people / 20).max(4))
        .map(|_| person(world, random))
        .collect();
    let copies = (0..people).map(|_| profiles[random.below(profiles.len() as u64) as usize]);
    copies.collect()
}

fn person(world: &World, random: &mut Random) -> Person {
    let country = country(world, random);
    let languages = languages(world.languages[country], random);
    let mut interests = 0u32;
    while interests.count_ones() < 5 {
        interests |= 1 << random.below(24).min(random.below(24));
        random.next();
    }
    let aim = random.share();
    let stage = [0.3, 0.6, 0.8, 0.93]
        .iter()
        .filter(|&&bound| aim >= bound)
        .count();
    let aim = random.share();
    let sector = match aim {
        _ if aim < 0.35 => 0,
        _ if aim < 0.6 => 1,
        _ => 2 + random.below(6) as u8,
    };
    Person {
        country: country as u8,
        languages,
        interests,
        stage: stage as u8,
        sector,
        wish: random.below(3) as u8,
        zone: world.zones[country],
    }
}

fn country(world: &World, random: &mut Random) -> usize {
    let total: f64 = world.shares.iter().sum();
    let mut rest = random.share() * total;
    for (country, share) in world.shares.iter().enumerate() {
        if rest < *share {
            return country;
        }
        rest -= share;
    }
    COUNTRIES - 1
}

fn languages(home: u16, random: &mut Random) -> u16 {
    let mut languages = home;
    if languages != 1 && random.share() < 0.82 {
        languages |= 1;
    }
    let one_more = languages == 1 && random.share() < 0.35
        || random.share() < 0.22 && languages.count_ones() < 3;
    if one_more {
        languages |= 1 << (1 + random.below(LANGUAGES - 1));
    }
    languages
}

fn row_of(person: &Person) -> Row {
    Row {
        country: person.country.into(),
        languages: person.languages,
        interests: [
            (person.interests & 0xFFF) as u16,
            (person.interests >> 12) as u16,
        ],
        sector: person.sector.into(),
        stage: person.stage.into(),
        zone: person.zone.into(),
        if_same: [40, 75, 0][usize::from(person.wish)],
        if_other: [40, 0, 75][usize::from(person.wish)],
        waiting: i16::from(person.interests % 20 == 3),
    }
}

/// The pairs of two earlier rounds, drawn at random, and one blocked pair for every hundred people.
fn forbidden_pairs(persons: &[Person], random: &mut Random) -> BTreeSet<(u32, u32)> {
    let people = persons.len();
    let mut pairs = BTreeSet::new();
    for _ in 0..2 {
        let mut order: Vec<usize> = (0..people).collect();
        for i in (1..people).rev() {
            order.swap(i, random.below(i as u64 + 1) as usize);
        }
        for pair in order.chunks_exact(2) {
            let (a, b) = (&persons[pair[0]], &persons[pair[1]]);
            if a.country != b.country && a.languages & b.languages != 0 {
                pairs.insert(ascending(pair[0] as u32, pair[1] as u32));
            }
        }
    }
    for _ in 0..people / 100 {
        let (u, v) = (random.below(people as u64), random.below(people as u64));
        if u != v {
            pairs.insert(ascending(u as u32, v as u32));
        }
    }
    pairs
}

fn ascending(u: u32, v: u32) -> (u32, u32) {
    (u.min(v), u.max(v))
}
