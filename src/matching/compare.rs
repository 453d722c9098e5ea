//! Two sets of matches of one round, side by side: who changes partner, who gains and who loses.
//!
//! Both are held against the same people and the same rules, those of today; otherwise their scores could not be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidates;
use super::report::{Match, MatchError, Origin, Reasons};
use crate::model::{PersonId, Program, Round};

/// Two sets of matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What they come to, before and now.
    pub tallies: [Tally; 2],
    /// Everybody whose partners are not the same, by id.
    pub moves: Vec<Move>,
    /// Who is matched in one of them and takes no part now, by id.
    pub strangers: Vec<PersonId>,
}

/// What matches come to, by the rules of today. Whoever takes no part now counts for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Who takes part and has a partner.
    pub matched: usize,
    /// Who takes part and has none.
    pub left: usize,
    /// Matches of two.
    pub pairs: usize,
    /// Matches of three.
    pub trios: usize,
    /// Wishes that come true.
    pub wishes: usize,
    /// Sum of the scores of matches; of three, the lowest of theirs.
    pub score: u64,
    /// The lowest of them.
    pub lowest: Option<u32>,
}

/// Somebody who changes partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub id: PersonId,
    /// The partners before and now, by id.
    pub partners: [Vec<PersonId>; 2],
    /// The score of their match, if they have one.
    pub score: [Option<u32>; 2],
    /// Their own wishes that come true.
    pub wishes: [usize; 2],
}

/// How a move is for whoever moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A partner where there was none, else more wishes, else a higher score.
    Better,
    /// The other way round.
    Worse,
    /// Neither.
    Same,
}

impl Move {
    /// How it is for them: first whether there is a partner, then wishes, then the score.
    pub fn turn(&self) -> Turn {
        let value = |side: usize| {
            (
                self.score[side].is_some(),
                self.wishes[side],
                self.score[side],
            )
        };
        match value(1).cmp(&value(0)) {
            std::cmp::Ordering::Greater => Turn::Better,
            std::cmp::Ordering::Less => Turn::Worse,
            std::cmp::Ordering::Equal => Turn::Same,
        }
    }
}

/// Compares the matches `before` with those of `now`, among those who take part in the round today.
///
/// # Errors
/// See [`MatchError`].
pub fn compare(
    program: &Program,
    round: &Round,
    before: &[Vec<PersonId>],
    now: &[Vec<PersonId>],
) -> Result<Comparison, MatchError> {
    let candidates = Candidates::new(program, round, None)?;
    let sides = [before, now].map(|matches| Side::new(&candidates, round, matches));
    let all = (0..).zip(&candidates.people);
    let moves = all.filter_map(|(number, person)| {
        let partners = sides.each_ref().map(|side| side.partners(number));
        (partners[0] != partners[1]).then(|| Move {
            id: person.id.clone(),
            partners: partners.map(|numbers| {
                let ids = numbers
                    .into_iter()
                    .map(|who| candidates.person(who).id.clone());
                ids.collect()
            }),
            score: sides
                .each_ref()
                .map(|side| side.of(number).map(|one| one.score)),
            wishes: sides.each_ref().map(|side| side.wishes(number)),
        })
    });
    let named: BTreeSet<&PersonId> = before.iter().chain(now).flatten().collect();
    let strangers = named
        .into_iter()
        .filter(|id| candidates.number(id).is_none());
    Ok(Comparison {
        moves: moves.collect(),
        strangers: strangers.cloned().collect(),
        tallies: sides.each_ref().map(|side| side.tally(&candidates)),
    })
}

/// One of the two, in numbers of today.
struct Side {
    matches: Vec<Match>,
    of: BTreeMap<u32, usize>,
}

impl Side {
    fn new(candidates: &Candidates, round: &Round, matches: &[Vec<PersonId>]) -> Self {
        let numbers = matches.iter().map(|ids| {
            let numbers = ids.iter().filter_map(|id| candidates.number(id));
            numbers
                .collect::<BTreeSet<u32>>()
                .into_iter()
                .collect::<Vec<u32>>()
        });
        let there = numbers.filter(|people| people.len() > 1);
        let explain = |people| candidates.explain(people, Origin::Accepted, round.starts);
        let matches: Vec<Match> = there.map(explain).collect();
        let places = matches.iter().enumerate();
        let of = places.flat_map(|(at, one)| one.people.iter().map(move |who| (*who, at)));
        Self {
            of: of.collect(),
            matches,
        }
    }

    fn of(&self, person: u32) -> Option<&Match> {
        self.of.get(&person).map(|at| &self.matches[*at])
    }

    fn partners(&self, person: u32) -> Vec<u32> {
        let people = self.of(person).map_or(&[][..], |one| &one.people[..]);
        people
            .iter()
            .copied()
            .filter(|who| *who != person)
            .collect()
    }

    /// The wishes of somebody that come true; with three, with at least one of the partners.
    fn wishes(&self, person: u32) -> usize {
        let Some(one) = self.of(person) else {
            return 0;
        };
        let own = one.reasons.iter().filter(|reasons| reasons.from == person);
        let met: BTreeSet<_> = own.flat_map(Reasons::wishes_met).collect();
        met.len()
    }

    fn tally(&self, candidates: &Candidates) -> Tally {
        let enrolled = (0..)
            .zip(&candidates.people)
            .filter(|(_, one)| one.enrolled);
        let (matched, left): (Vec<u32>, Vec<u32>) = enrolled
            .map(|(number, _)| number)
            .partition(|number| self.of.contains_key(number));
        let of_size = |size| {
            self.matches
                .iter()
                .filter(|one| one.people.len() == size)
                .count()
        };
        Tally {
            matched: matched.len(),
            left: left.len(),
            pairs: of_size(2),
            trios: of_size(3),
            wishes: self.of.keys().map(|who| self.wishes(*who)).sum(),
            score: self.matches.iter().map(|one| u64::from(one.score)).sum(),
            lowest: self.matches.iter().map(|one| one.score).min(),
        }
    }
}
