//! The people of a round whose peers may have several partners.

use super::candidates::Candidates;
use super::digits::Digits;
use super::held::Held;
use super::objectives::tie;
use super::report::MatchError;
use super::sides::{Row, Scale, Side, Sides, Worth};
use super::units::Units;
use crate::model::{Program, Round};

/// So many are solved for at most. What grows with them is not the search alone but its proof.
pub const MOST_PEERS: usize = 1_000;

/// Peers with places. Both sides of a pair are the same people.
pub struct Peers {
    /// Who is matched as one.
    pub units: Units,
    /// The places of each unit.
    pub places: Vec<u32>,
    /// The pairs that are there before, the lower unit first.
    pub held: Held,
    /// The units that have places left.
    pub of: Vec<u32>,
    sides: Vec<Side>,
    /// How objectives are packed: all in one number.
    pub digits: Digits,
    hashes: Vec<u64>,
    /// Of each seat, whether nobody is there, or somebody was lost.
    opens: Vec<bool>,
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
        let parts = units.parts(program, round, candidates).into_iter();
        let places: Vec<u32> = parts.map(|parts| parts.peer.unwrap_or(1)).collect();
        let hashes = all.map(|unit| first(unit).map_or(0, |one| candidates.person(one).hash));
        let mut peers = Self {
            digits: Digits::default(),
            hashes: hashes.collect(),
            held: Held::default(),
            opens: Vec::new(),
            of: Vec::new(),
            sides: Vec::new(),
            places,
            units,
        };
        peers.hold(candidates);
        peers.seat(candidates)?;
        Ok(peers)
    }

    fn hold(&mut self, candidates: &Candidates) {
        let order = |(a, b): (u32, u32)| (a.min(b), a.max(b));
        let may = |u, v| self.units.values(u, v).is_some();
        let running = Held::running(&self.units, candidates, order, may);
        self.held = running.unwrap_or_else(|| {
            let pins = self.units.pairs(&candidates.pins).into_iter().map(order);
            Held::pinned(&self.units, pins.collect())
        });
    }

    /// Whoever has places left takes a seat.
    fn seat(&mut self, candidates: &Candidates) -> Result<(), MatchError> {
        let mut all = 0;
        for (unit, places) in (0..).zip(&self.places) {
            let held = self.held.both(unit);
            let left = self.held.left(held, *places);
            let crowded = || MatchError::PinnedTwice(self.units.id(candidates, unit));
            let places = left.ok_or_else(crowded)?;
            if places > 0 {
                all += places as usize;
                let has_lost = [0, 1].map(|side| self.held.has_lost(side, unit));
                self.opens.push(held.is_none() || has_lost.contains(&true));
                self.of.push(unit);
                let first = Worth::default();
                self.sides.push(Side { places, first });
            }
        }
        let people = self.units.count();
        let digits = Digits::in_one(
            candidates.policy,
            people,
            all / 2,
            self.held.moves(candidates),
        );
        self.digits = digits.ok_or(MatchError::TooManyPeople(people))?;
        for at in 0..self.of.len() {
            let unit = self.of[at];
            let held = self.held.both(unit);
            if held.pinned + held.asked == 0 {
                self.sides[at].first = self.digits.first(self.units.rank(candidates, unit));
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
        let pair = (u.min(v), u.max(v));
        if u == v || self.held.is_pinned(pair) {
            return None;
        }
        let values = self.units.values(u, v)?;
        let [one, other] = [u, v].map(|unit| self.hashes[unit as usize]);
        let value = self.digits.pair(values.wishes, values.score);
        let tie = self.digits.tie(tie(one, other));
        let opens = self.opens[i as usize] || self.opens[j as usize];
        self.held.worth(pair, (value, tie), &self.digits, opens)
    }

    fn range(&self) -> [Worth; 2] {
        self.held.range(&self.digits)
    }

    fn row(&self, i: u32, scale: Scale, row: &mut Row) {
        let u = self.of[i as usize];
        self.units.look(u, &mut row.leads);
        let Row { leads, low, high } = row;
        let pairs = self.of.iter().map(|v| self.units.seen(u, *v, leads));
        self.digits.row(scale, pairs, (low, high));
        if self.held.movable.is_empty() {
            return;
        }
        for (j, v) in self.of.iter().enumerate() {
            let pair = (u.min(*v), u.max(*v));
            let seen = self.units.seen(u, *v, &row.leads);
            if let Some((wishes, score)) = seen.filter(|_| self.held.may_move(pair)) {
                let value = self.digits.pair(wishes, score);
                row.lift(j, self.held.most(pair, value, &self.digits), scale);
            }
        }
    }
}
