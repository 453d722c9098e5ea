//! Blocking pairs: two people who could be partners, are not, and would both rather be than have the partner they have.
//!
//! The measure comes from D. Gale and L. S. Shapley, "College Admissions and the Stability of Marriage" (1962), for people of one kind
//! from R. W. Irving, "An efficient algorithm for the 'stable roommates' problem" (1985). Fortnight does not look for stable matches,
//! which may leave people out; the number tells how many pairs could do better by arranging it among themselves.

use rayon::prelude::*;

use crate::matching::candidates::Candidates;
use crate::matching::columns::Columns;
use crate::matching::{RoundMatches, best};

/// How stable matches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stability {
    /// Pairs that could be.
    pub eligible: u64,
    /// Those of them that would rather be than what is.
    pub blocking: u64,
    /// How many people are in one of these.
    pub people: u32,
}

/// Of more people it is not counted: it takes a look at every pair.
const MOST_PEOPLE: usize = 3_000;

/// Counts them; `None` for too many people.
pub(super) fn stability(candidates: &Candidates<'_>, matches: &RoundMatches) -> Option<Stability> {
    let columns = best::columns(candidates, &[]).ok()?;
    if columns.people.len() > MOST_PEOPLE {
        return None;
    }
    let has: Vec<Has> = has(candidates, &columns, matches);
    let count = u32::try_from(columns.people.len()).ok()?;
    let rows: Vec<(u64, u64, bool)> = (0..count)
        .into_par_iter()
        .with_min_len(16)
        .map(|u| row(&columns, &has, u))
        .collect();
    let mut found = Stability {
        eligible: 0,
        blocking: 0,
        people: 0,
    };
    for (eligible, blocking, is_in_one) in rows {
        found.eligible += eligible;
        found.blocking += blocking;
        found.people += u32::from(is_in_one);
    }
    // Each pair was seen from both sides.
    found.eligible /= 2;
    found.blocking /= 2;
    Some(found)
}

/// What somebody has: the partners, by place in the columns, and how they would like the best of them.
#[derive(Default)]
struct Has {
    partners: Vec<u32>,
    regard: Option<(u32, u32)>,
}

fn has(candidates: &Candidates<'_>, columns: &Columns, matches: &RoundMatches) -> Vec<Has> {
    let place = |number: u32| {
        let id = &matches.people[number as usize];
        let at = columns.people.binary_search(&candidates.number(id)?).ok()?;
        u32::try_from(at).ok()
    };
    let mut all: Vec<Has> = Vec::new();
    all.resize_with(columns.people.len(), Has::default);
    for found in &matches.matches {
        for number in &found.people {
            let Some(own) = place(*number) else { continue };
            let others = found.people.iter().filter(|other| *other != number);
            let partners: Vec<u32> = others.filter_map(|other| place(*other)).collect();
            let regards = partners.iter().map(|other| columns.regard(own, *other));
            // Who is matched against the rules has somebody all the same.
            let regard = regards.map(Option::unwrap_or_default).max();
            all[own as usize] = Has {
                regard: regard.or(Some((0, 0))),
                partners,
            };
        }
    }
    all
}

fn row(columns: &Columns, has: &[Has], u: u32) -> (u64, u64, bool) {
    let (mut eligible, mut blocking) = (0, 0);
    let own = &has[u as usize];
    for (v, other) in (0u32..).zip(has) {
        let Some(regard) = columns.regard(u, v) else {
            continue;
        };
        eligible += 1;
        let would = Some(regard) > own.regard && !own.partners.contains(&v);
        let both = would && columns.regard(v, u) > other.regard;
        blocking += u64::from(both);
    }
    (eligible, blocking, blocking > 0)
}
