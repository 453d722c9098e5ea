//! How it went over the rounds for those who came again.

use std::collections::BTreeMap;

use crate::matching::luck;
use crate::model::{PersonId, Program, Round, RoundId};

/// Luck over the rounds up to one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Luck {
    /// The rounds that have a ledger, in their order; this one is the last.
    pub rounds: Vec<RoundLuck>,
    /// Of those who came again: whose match has a better, an equal and a poorer score than their last one.
    pub again: [u32; 3],
    /// Whose match was among the poorest quarter both times, by id.
    pub twice_low: Vec<PersonId>,
    /// How many had been left over last time and took part again, and how many of these had a partner.
    pub waited: [u32; 2],
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLuck {
    /// Which.
    pub round: RoundId,
    /// How many had a partner whose profile is known still.
    pub people: u32,
    /// The mean of the scores of their best matches, rounded down.
    pub mean: u64,
    /// The score that three quarters of them reach.
    pub quarter: u32,
}

type ByPerson<'a> = BTreeMap<&'a PersonId, u32>;

/// Looks back from a round. `own` are the scores of its people.
pub(super) fn luck(program: &Program, round: &Round, own: &ByPerson<'_>, waited: [u32; 2]) -> Luck {
    let earlier = program
        .rounds
        .iter()
        .filter(|other| (other.starts, &other.id) < (round.starts, &round.id));
    let known = earlier.filter_map(|other| {
        let ledger = program.ledger(&other.id)?;
        let scores = luck::scores(program, other, ledger);
        Some((&other.id, scores))
    });
    let known: Vec<(&RoundId, ByPerson<'_>)> = known.collect();
    let mut rounds: Vec<RoundLuck> = known
        .iter()
        .filter_map(|(id, scores)| of_round(id, scores))
        .collect();
    let mut luck = Luck {
        waited,
        ..Luck::default()
    };
    let here = of_round(&round.id, own);
    for (id, score) in own {
        let mut before = known.iter().rev();
        let last = before.find_map(|(round, scores)| Some((*round, *scores.get(id)?)));
        let Some((last, before)) = last else { continue };
        let at = match score.cmp(&before) {
            std::cmp::Ordering::Greater => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 2,
        };
        luck.again[at] += 1;
        let quarter = rounds.iter().find(|one| one.round == *last);
        let low = |score, of: Option<&RoundLuck>| of.is_some_and(|of| score < of.quarter);
        if low(before, quarter) && low(*score, here.as_ref()) {
            luck.twice_low.push((*id).clone());
        }
    }
    rounds.extend(here);
    luck.rounds = rounds;
    luck
}

fn of_round(round: &RoundId, scores: &ByPerson<'_>) -> Option<RoundLuck> {
    let mut all: Vec<u32> = scores.values().copied().collect();
    all.sort_unstable();
    let sum: u64 = all.iter().map(|score| u64::from(*score)).sum();
    Some(RoundLuck {
        round: round.clone(),
        people: u32::try_from(all.len()).unwrap_or(u32::MAX),
        mean: sum.checked_div(all.len() as u64)?,
        quarter: *all.get(all.len() / 4)?,
    })
}
