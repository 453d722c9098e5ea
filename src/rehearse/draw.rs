//! One cohort, matched.

use super::cohort::Cohort;
use crate::matching::{Candidates, Filled, MatchError, filled, possible};
use crate::model::{PersonId, Profile};

/// People with at most so many possible partners have few.
const FEW: u32 = 2;

/// One draw, matched.
pub(super) struct Draw {
    pub cohort: Cohort,
    /// Who is left over, or over the cap, by place in the program.
    pub left: Vec<usize>,
    /// Who has few possible partners, by place in the program.
    pub few: Vec<usize>,
    /// The figures of its matches.
    pub filled: Filled,
}

impl Draw {
    /// Matches a cohort.
    ///
    /// # Errors
    /// See [`MatchError`].
    pub fn new(cohort: Cohort) -> Result<Self, MatchError> {
        let candidates = candidates(&cohort)?;
        let filled = matched(&cohort, &candidates)?;
        let left = without_partner(&cohort, &candidates, &filled);
        let relaxed = candidates.most_relaxed();
        let round = &cohort.program.rounds[0];
        let degrees = possible(&cohort.program, round, &relaxed)?.into_iter();
        let few = degrees.filter(|(_, degree)| *degree <= FEW);
        let few = few.filter_map(|(number, _)| place(&cohort, &candidates, number));
        let few = few.collect();
        drop(relaxed);
        drop(candidates);
        Ok(Self {
            cohort,
            left,
            few,
            filled,
        })
    }

    /// What its people answered.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.cohort
            .program
            .participants
            .iter()
            .map(|one| &*one.profile)
    }
}

/// A cohort's program has one round.
pub(super) fn candidates(cohort: &Cohort) -> Result<Candidates<'_>, MatchError> {
    Candidates::new(&cohort.program, &cohort.program.rounds[0], None)
}

/// The best matches of a cohort's round in figures.
pub(super) fn matched(cohort: &Cohort, candidates: &Candidates<'_>) -> Result<Filled, MatchError> {
    filled(&cohort.program, &cohort.program.rounds[0], candidates)
}

/// Who of a cohort would have no partner, ascending: who is left over, and who is over the cap.
pub(super) fn without_partner(
    cohort: &Cohort,
    candidates: &Candidates<'_>,
    filled: &Filled,
) -> Vec<usize> {
    let has_place = |person: &PersonId| {
        let number = candidates.number(person);
        number.is_some_and(|number| candidates.person(number).enrolled)
    };
    let people = cohort.program.participants.iter().enumerate();
    let over = people.filter(|(_, person)| !has_place(&person.id));
    let over = over.map(|(at, _)| at);
    let left = filled
        .left
        .iter()
        .filter_map(|number| place(cohort, candidates, *number));
    let mut all: Vec<usize> = left.chain(over).collect();
    all.sort_unstable();
    all
}

fn place(cohort: &Cohort, candidates: &Candidates, number: u32) -> Option<usize> {
    let id = candidates.person(number).id;
    let people = &cohort.program.participants;
    people.binary_search_by(|person| person.id.cmp(id)).ok()
}
