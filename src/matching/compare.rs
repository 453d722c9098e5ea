//! Two sets of matches of one round, side by side: who changes partner, who gains and who loses.
//!
//! Both are held against the same people and the same rules, those of today; otherwise their scores could not be compared. They need not
//! be of one kind: each person may have one partner in the one and several in the other.

mod side;

use std::collections::BTreeSet;

use super::candidates::Candidates;
use super::report::MatchError;
use super::role_totals::RoleTotal;
use crate::model::roles::{Pairing, Role};
use crate::model::{PersonId, Program, Round};
use side::{Places, Side};

/// Two sets of matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What they come to, before and now.
    pub tallies: [Tally; 2],
    /// Everybody whose partners are not the same, by id.
    pub moves: Vec<Move>,
    /// How many pairs of people are no more, are new, and are the same.
    pub pairs: [usize; 3],
    /// Whether anybody may have several partners, in either.
    pub several: bool,
    /// Who is matched in one of them and takes no part now, by id.
    pub strangers: Vec<PersonId>,
}

/// What matches come to, by the rules of today. Whoever takes no part now counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Who takes part and has a partner.
    pub matched: usize,
    /// Who takes part and has none.
    pub left: usize,
    /// Who of them was left over last time and has a partner.
    pub waited: usize,
    /// Places by role, where people may have several partners; nothing where the matches do not say who has which role.
    pub places: Vec<(Option<Role>, RoleTotal)>,
    /// Matches of two. A team counts as one.
    pub pairs: usize,
    /// Matches of three.
    pub trios: usize,
    /// Wishes that come true with any partner.
    pub wishes: usize,
    /// Points of wishes of all matches.
    pub wish_points: u64,
    /// Sum of the scores of matches; of three, and of a team, the lowest of theirs.
    pub score: u64,
    /// The lowest of them.
    pub lowest: Option<u32>,
}

/// Somebody with whom somebody is matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Partner {
    /// Who.
    pub id: PersonId,
    /// As what, if matches say so.
    pub role: Option<Role>,
}

/// Somebody who changes partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub id: PersonId,
    /// The partners before and now, by id.
    pub partners: [Vec<Partner>; 2],
    /// Whether anybody may have several partners, so that it counts how many they have.
    several: bool,
    /// The score of their match, if they have one; of several the sum.
    pub score: [Option<u32>; 2],
    /// Their own wishes that come true.
    pub wishes: [usize; 2],
}

/// How a move is for whoever moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A partner where there was none, else more partners, else more wishes, else a higher score.
    Better,
    /// The other way round.
    Worse,
    /// Neither.
    Same,
}

impl Move {
    /// How it is for them: first in how many roles there is a partner at all, then how many partners, then wishes, then the score.
    pub fn turn(&self) -> Turn {
        let value = |side: usize| {
            let roles = self.partners[side].iter().map(|one| one.role);
            let roles: BTreeSet<Option<Role>> = roles.collect();
            let partners = self.partners[side].len();
            let counted = if self.several { partners } else { 0 };
            (roles.len(), counted, self.wishes[side], self.score[side])
        };
        match value(1).cmp(&value(0)) {
            std::cmp::Ordering::Greater => Turn::Better,
            std::cmp::Ordering::Less => Turn::Worse,
            std::cmp::Ordering::Equal => Turn::Same,
        }
    }

    /// Partners that they have no more.
    pub fn lost(&self) -> Vec<&Partner> {
        let [before, now] = &self.partners;
        before.iter().filter(|one| !now.contains(one)).collect()
    }

    /// Partners that they had not.
    pub fn gained(&self) -> Vec<&Partner> {
        let [before, now] = &self.partners;
        now.iter().filter(|one| !before.contains(one)).collect()
    }

    /// How many partners stay.
    pub fn kept(&self) -> usize {
        self.partners[0].len() - self.lost().len()
    }
}

/// Compares the matches `before` with those of `now`, among those who take part in the round today.
///
/// # Errors
/// See [`MatchError`].
pub fn compare(
    program: &Program,
    round: &Round,
    before: &[Pairing],
    now: &[Pairing],
) -> Result<Comparison, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    let places = Places::new(program, round, &candidates)?;
    let sides = [before, now].map(|matches| Side::new(&candidates, round, matches));
    let several = round.has_several() || sides.iter().any(Side::has_several);
    // Where one of them does not say who has which role, that is no difference.
    let roles = sides.iter().all(Side::has_roles);
    let all = (0..).zip(&candidates.people);
    let moves = all.filter_map(|(number, person)| {
        let partners = sides
            .each_ref()
            .map(|side| side.partners(&candidates, number, roles));
        (partners[0] != partners[1]).then(|| Move {
            id: person.id.clone(),
            partners,
            several,
            score: sides.each_ref().map(|side| side.score(number)),
            wishes: sides.each_ref().map(|side| side.wishes(number)),
        })
    });
    let named: BTreeSet<&PersonId> = before
        .iter()
        .chain(now)
        .flat_map(|one| &one.people)
        .collect();
    let strangers = named
        .into_iter()
        .filter(|id| candidates.number(id).is_none());
    let [old, new] = sides.each_ref().map(|side| side.pairs(roles));
    Ok(Comparison {
        moves: moves.collect(),
        pairs: [
            old.difference(&new).count(),
            new.difference(&old).count(),
            new.intersection(&old).count(),
        ],
        several,
        strangers: strangers.cloned().collect(),
        tallies: sides
            .each_ref()
            .map(|side| side.tally(&candidates, places.as_ref())),
    })
}
