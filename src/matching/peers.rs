//! The people of a round whose peers may have several partners.

use std::collections::BTreeMap;

use super::candidates::Candidates;
use super::digits::Digits;
use super::objectives::tie;
use super::report::MatchError;
use super::sides::{Side, Sides, Worth};
use super::units::Units;
use crate::model::roles::of_all;
use crate::model::{Program, Round};

/// So many are solved for at most. What grows with them is not the search alone but its proof.
pub const MOST_PEERS: usize = 1_000;

/// Peers with places. Both sides of a pair are the same people.
pub struct Peers {
    /// Who is matched as one.
    pub units: Units,
    /// The places of each unit.
    pub places: Vec<u32>,
    /// Pins, the lower unit first.
    pub pins: Vec<(u32, u32)>,
    /// The units that have places left.
    pub of: Vec<u32>,
    sides: Vec<Side>,
    /// How objectives are packed: all in one number.
    pub digits: Digits,
    hashes: Vec<u64>,
    /// Whether it is a repair: one of a pair has nobody then.
    mends: bool,
}

impl Peers {
    /// Those of a round.
    ///
    /// # Errors
    /// Too many people; pins that take more places than there are.
    pub fn new(
        program: &Program,
        round: &Round,
        candidates: &Candidates,
    ) -> Result<Self, MatchError> {
        let units = Units::new(candidates, round)?;
        if units.count() > MOST_PEERS {
            return Err(MatchError::TooManyPeers(units.count()));
        }
        let all = 0..u32::try_from(units.count()).unwrap_or(u32::MAX);
        let first = |unit| units.people(unit).next();
        let places = all.clone().map(|unit| {
            let known = units.people(unit).filter_map(|one| {
                let known = program.participant(candidates.person(one).id)?;
                Some(known.enrolments.get(&round.id)?.parts)
            });
            of_all(known).peer.unwrap_or(1)
        });
        let places: Vec<u32> = places.collect();
        let pairs = places.iter().map(|places| *places as usize).sum::<usize>() / 2;
        let digits = Digits::in_one(candidates.policy, units.count(), pairs);
        let hashes = all.map(|unit| first(unit).map_or(0, |one| candidates.person(one).hash));
        let mut peers = Self {
            digits: digits.ok_or(MatchError::TooManyPeers(units.count()))?,
            hashes: hashes.collect(),
            mends: false,
            pins: Vec::new(),
            of: Vec::new(),
            sides: Vec::new(),
            places,
            units,
        };
        peers.pin(candidates);
        peers.seat(candidates)?;
        Ok(peers)
    }

    fn pin(&mut self, candidates: &Candidates) {
        self.mends = candidates.running.is_some();
        let held = candidates.running.as_ref().unwrap_or(&candidates.pins);
        let pairs = self.units.pairs(held).into_iter();
        self.pins = pairs.map(|(a, b)| (a.min(b), a.max(b))).collect();
        self.pins.sort_unstable();
        self.pins.dedup();
    }

    /// Whoever has places left takes a seat.
    fn seat(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
        for unit in self.pins.iter().flat_map(|(a, b)| [a, b]) {
            *taken.entry(*unit).or_default() += 1;
        }
        for (unit, places) in (0..).zip(&self.places) {
            let pinned = taken.get(&unit).copied().unwrap_or(0);
            let places = self.units.left(candidates, unit, *places, pinned)?;
            if places > 0 {
                self.of.push(unit);
                self.sides.push(Side {
                    places,
                    first: match pinned {
                        0 => self.digits.first(self.units.rank(candidates, unit)),
                        _ => Worth::default(),
                    },
                });
            }
        }
        Ok(())
    }
}

impl Sides for Peers {
    fn left(&self) -> &[Side] {
        &self.sides
    }

    fn right(&self) -> &[Side] {
        &self.sides
    }

    fn worth(&self, i: u32, j: u32) -> Option<Worth> {
        let (u, v) = (self.of[i as usize], self.of[j as usize]);
        if u == v || self.pins.binary_search(&(u.min(v), u.max(v))).is_ok() {
            return None;
        }
        let has_nobody = |at: u32| self.sides[at as usize].first > Worth::default();
        if self.mends && !has_nobody(i) && !has_nobody(j) {
            return None;
        }
        let values = self.units.values(u, v)?;
        let [one, other] = [u, v].map(|unit| self.hashes[unit as usize]);
        Some(self.digits.pair(values.wishes, values.score) + self.digits.tie(tie(one, other)))
    }

    fn row(&self, i: u32, room: &mut Vec<i32>, mut visit: impl FnMut(u32, Worth)) {
        let u = self.of[i as usize];
        self.units.look(u, room);
        for (j, v) in (0..).zip(&self.of) {
            if let Some((wishes, score)) = self.units.seen(u, *v, room) {
                visit(j, self.digits.pair(wishes, score) + self.digits.most_tie());
            }
        }
    }
}
