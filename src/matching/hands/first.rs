//! The first pass of a round, to begin from for rounds that are nearly the same.

use std::collections::BTreeSet;

use crate::matching::best::Best;
use crate::matching::candidates::Candidates;
use crate::matching::columns::Columns;
use crate::matching::known::Known;
use crate::matching::passes;
use crate::matching::report::MatchError;
use crate::matching::rules::FULL_SCORE;
use crate::matching::worst_off::{self, ordered};
use crate::model::round::Objective;

/// What is different in another round.
#[derive(Clone, Copy)]
pub(super) enum Change<'a> {
    /// One thing less keeps these two apart.
    Pair([u32; 2]),
    /// These two are pinned no more.
    People([u32; 2]),
    /// There are other rules, which keep nobody apart who may be together now.
    Rules(&'a Candidates<'a>),
}

/// What is known of such a round.
pub(super) enum Found {
    /// The best pairs are still the best.
    Same,
    /// These are.
    Other(Best),
    /// Nothing: it has to be solved anew.
    Unknown,
}

/// The first pass.
pub(super) struct First {
    /// Its pairs.
    pub best: Best,
    /// The optimum without a lowest score.
    plain: Known,
    /// Where the lowest score is an objective.
    lowest: Option<Lowest>,
}

/// The lowest score, raised as far as what comes before it allows.
struct Lowest {
    floor: u32,
    /// The objectives before it, and what they are at.
    before: Vec<Objective>,
    goal: Vec<u64>,
    /// The optimum with this lowest score.
    at: Known,
    /// The one with the next higher: it is worse in what comes before. Nothing has more than a full score.
    above: Option<Known>,
}

impl First {
    pub(super) fn new(candidates: &Candidates) -> Result<Self, MatchError> {
        let columns = all(candidates)?;
        let (best, plain) = Known::new(columns.clone())?;
        let Some(before) = candidates.policy.before_worst_off() else {
            return Ok(Self {
                best,
                plain,
                lowest: None,
            });
        };
        let (_, found) = worst_off::solve(columns.clone(), candidates.policy, passes::ANY)?;
        let floor = found.map_or(0, |found| found.floor);
        let goal = ordered(before, best.result);
        let (best, at) = Known::new(raised(&columns, floor))?;
        let above = (floor < FULL_SCORE).then(|| Known::new(raised(&columns, floor + 1)));
        let lowest = Lowest {
            floor,
            before: before.to_vec(),
            goal,
            at,
            above: above.transpose()?.map(|(_, above)| above),
        };
        Ok(Self {
            best,
            plain,
            lowest: Some(lowest),
        })
    }

    /// The first pass after a change that adds pairs and takes none away.
    pub(super) fn after(&self, change: Change) -> Result<Found, MatchError> {
        let plain = after(&self.plain, change, 0)?;
        let Some(lowest) = &self.lowest else {
            return Ok(plain.map_or(Found::Same, Found::Other));
        };
        let reaches_goal = |best: Best| ordered(&lowest.before, best.result) == lowest.goal;
        if plain.is_some_and(|best| !reaches_goal(best)) {
            return Ok(Found::Unknown);
        }
        // What comes before is at what it was, so the lowest score falls no lower; and it rises only if the next higher one will do.
        if let Some(above) = &lowest.above {
            let above = after(above, change, lowest.floor + 1)?;
            if above.is_some_and(reaches_goal) {
                return Ok(Found::Unknown);
            }
        }
        let at = after(&lowest.at, change, lowest.floor)?;
        Ok(at.map_or(Found::Same, Found::Other))
    }
}

/// The optimum after a change, no pair having less than `floor`; `None` if it is the same.
fn after(known: &Known, change: Change, floor: u32) -> Result<Option<Best>, MatchError> {
    match change {
        Change::Pair(pair) => known.with_pair(pair),
        Change::People(people) => known.with_people(people).map(Some),
        Change::Rules(candidates) => known.under(&raised(&all(candidates)?, floor)),
    }
}

fn raised(columns: &Columns, floor: u32) -> Columns {
    let mut raised = columns.clone();
    raised.raise_floor(floor);
    raised
}

/// The columns of all who take part. Whoever is pinned is numbered there and left out, so that freeing a pin changes no number.
fn all(candidates: &Candidates) -> Result<Columns, MatchError> {
    let takes_part = |who: &u32| candidates.person(*who).enrolled;
    let pinned = candidates.pins.as_flattened().iter().copied();
    let pinned: BTreeSet<u32> = pinned.filter(takes_part).collect();
    let mut people = candidates.free();
    people.extend(&pinned);
    people.sort_unstable();
    let place = |who: &u32| people.binary_search(who).ok();
    let places = pinned.iter().filter_map(place);
    let places = places.filter_map(|at| u32::try_from(at).ok()).collect();
    let mut columns = Columns::new(candidates, people)?;
    columns.leave_out(places);
    Ok(columns)
}
