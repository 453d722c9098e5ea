//! What many draws come to: how many are left over, who, by which rule, and how large a round must be.

use rayon::prelude::*;

use super::cast::Cast;
use super::cohort::cohort;
use super::draw::{Draw, candidates, matched, without_partner};
use super::groups::{GroupFigure, groups};
use super::places_taken::{Places, places};
use super::tries::{ENOUGH, Spread, seeds, spread, tries};
use crate::matching::MatchError;
use crate::model::{Country, MustRule};

/// The sizes that are tried, one after the other, until one is enough or more than twice as large as the round.
const SIZES: [usize; 22] = [
    8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800,
    1_000,
];

/// What the draws come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// People of each cohort.
    pub people: usize,
    /// Countries that came up in any of them.
    pub countries: usize,
    /// Without a partner.
    pub left: Spread,
    /// With at most two possible partners, matched or not.
    pub few: Spread,
    /// Groups that are hard to place, the hardest first.
    pub groups: Vec<GroupFigure>,
    /// What giving up each must rule would change, in the order of the rules.
    pub musts: Vec<MustFigure>,
    /// The sizes that were tried: the last is the first that is enough, or the largest. None in a round with roles, in which it is their
    /// proportion that counts.
    pub sizes: Vec<SizeFigure>,
    /// Places, where people may have several partners.
    pub places: Option<Places>,
}

/// What giving up a rule would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MustFigure {
    /// Which.
    pub rule: MustRule,
    /// Without a partner.
    pub left: Spread,
}

/// How a size fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeFigure {
    /// People of each cohort.
    pub people: usize,
    /// Without a partner.
    pub left: Spread,
}

impl SizeFigure {
    /// Of a hundred, how many have a partner; rounded down.
    pub fn coverage(&self) -> usize {
        let all = self.people * tries();
        100 * (all - self.left.all) / all.max(1)
    }

    /// Whether it is enough.
    pub fn is_enough(&self) -> bool {
        self.coverage() >= ENOUGH
    }
}

/// Draws and matches cohorts of so many people.
///
/// # Errors
/// See [`MatchError`].
pub fn trial(cast: &Cast<'_>, people: usize, seed: u64) -> Result<Trial, MatchError> {
    let draws = seeds(seed).map(|seed| Draw::new(cohort(cast, people, seed)));
    let draws: Vec<Draw> = draws.collect::<Result<_, _>>()?;
    let mut countries: Vec<Country> = draws
        .iter()
        .flat_map(Draw::profiles)
        .map(|one| one.country)
        .collect();
    countries.sort_unstable();
    countries.dedup();
    Ok(Trial {
        people,
        countries: countries.len(),
        left: spread(draws.iter().map(|draw| draw.left.len())),
        few: spread(draws.iter().map(|draw| draw.few.len())),
        groups: groups(&draws, cast),
        musts: musts(&draws)?,
        sizes: match cast.round.roles {
            Some(_) => Vec::new(),
            None => sizes(cast, people, seed)?,
        },
        places: places(cast, people, seed, &draws)?,
    })
}

fn musts(draws: &[Draw]) -> Result<Vec<MustFigure>, MatchError> {
    let Some(first) = draws.first() else {
        return Ok(Vec::new());
    };
    let rules = candidates(&first.cohort)?.must_rules().into_iter();
    let figure = |rule| {
        let left = draws.par_iter().map(|draw| {
            let freed = candidates(&draw.cohort)?.without(rule);
            let filled = matched(&draw.cohort, &freed)?;
            Ok(without_partner(&draw.cohort, &freed, &filled).len())
        });
        let left: Vec<usize> = left.collect::<Result<_, MatchError>>()?;
        let left = spread(left.into_iter());
        Ok(MustFigure { rule, left })
    };
    rules.map(figure).collect()
}

fn sizes(cast: &Cast<'_>, people: usize, seed: u64) -> Result<Vec<SizeFigure>, MatchError> {
    let mut tried = Vec::new();
    let largest = 2 * people.max(SIZES[0]);
    for people in SIZES.into_iter().filter(|size| *size <= largest) {
        let left = seeds(seed).map(|seed| {
            let cohort = cohort(cast, people, seed);
            let candidates = candidates(&cohort)?;
            let filled = matched(&cohort, &candidates)?;
            Ok(without_partner(&cohort, &candidates, &filled).len())
        });
        let left: Vec<usize> = left.collect::<Result<_, MatchError>>()?;
        let left = spread(left.into_iter());
        let figure = SizeFigure { people, left };
        tried.push(figure);
        if figure.is_enough() {
            break;
        }
    }
    Ok(tried)
}
