//! The matching of a round: pins first, then the best pairs, then those who are left over.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::best::{self, Best};
use super::candidates::Candidates;
use super::cap;
use super::digest;
use super::faces::Faces;
use super::matches::{Basis, Proposal, RoundMatches};
use super::mentoring;
use super::odd;
use super::passes::{self, Passes};
use super::report::{Match, MatchError, Origin, Scarce, Totals, Unmatched};
use super::several;
use super::wishes;
use crate::model::{Ledger, LedgerMatch, PersonId, Program, Round};

/// Computes the matches of a round. Neither the order of files nor that of people in them, nor the number of threads, makes
/// any difference.
///
/// # Errors
/// See [`MatchError`].
pub fn propose(program: &Program, round: &Round) -> Result<RoundMatches, MatchError> {
    let cut = cap::allowed(program, round)?;
    if let Some(roles) = round.roles {
        return mentoring::propose(program, round, roles, cut);
    }
    if round.peers.is_some() {
        return several::propose(program, round, cut);
    }
    let candidates = Candidates::new(program, round, None)?;
    let found = passes::solve(&candidates, &[], passes::ANY)?;
    let relaxed = candidates.most_relaxed();
    let (matches, left) = assemble(&candidates, &relaxed, &found.best, round.starts)?;
    let unmatched = without_partner(&relaxed, &left, &left)?;
    let eligible_pairs = best::eligible_pairs(&best::columns(&relaxed, &[])?);
    let totals = totals(&candidates, &matches, &unmatched, &found, eligible_pairs);
    let digest = digest::digest(program, round, &candidates, &matches);
    drop(relaxed);
    let people = candidates.ids();
    let proposal = Proposal {
        totals,
        digest,
        idle_pins: candidates.idle_pins,
        cut,
        roles: None,
        peers: None,
    };
    let basis = Basis::Proposal(Box::new(proposal));
    Ok(RoundMatches::new(people, matches, unmatched, basis))
}

/// The reasons of accepted matches that stand, computed anew, in the order of the ledger.
///
/// # Errors
/// See [`MatchError`].
pub fn explain_accepted(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
) -> Result<RoundMatches, MatchError> {
    let standings = ledger.standings(round);
    let lines = standings.standing().map(|(_, line)| line);
    explain_lines(program, round, ledger, lines.collect())
}

/// The same of a round that is over: its matches that lasted until its end.
///
/// # Errors
/// See [`MatchError`].
pub fn explain_lasting(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
) -> Result<RoundMatches, MatchError> {
    explain_lines(program, round, ledger, ledger.lasting(round))
}

fn explain_lines(
    program: &Program,
    round: &Round,
    ledger: &Ledger,
    lines: Vec<&LedgerMatch>,
) -> Result<RoundMatches, MatchError> {
    let candidates = Candidates::new(program, round, Some(ledger))?;
    let standings = ledger.standings(round);
    let explain = |line: &LedgerMatch| {
        let numbers = line.people.iter().filter_map(|id| candidates.number(id));
        let numbers: BTreeSet<u32> = numbers.collect();
        let people = numbers.into_iter().collect();
        let mentor = line.mentor.as_ref();
        Match {
            mentor: mentor.and_then(|id| candidates.number(id)),
            ..candidates.explain(people, Origin::Accepted, line.since)
        }
    };
    let matches: Vec<Match> = lines.into_iter().map(explain).collect();
    let matched: BTreeSet<u32> = matches
        .iter()
        .flat_map(|one| one.people.iter().copied())
        .collect();
    let left: Vec<u32> = enrolled(&candidates)
        .filter(|person| !matched.contains(person))
        .collect();
    let (at_first, free) = at_first(&candidates, round, ledger);
    let people = candidates.people.iter();
    let standings = people.map(|person| standings.of(person.id)).collect();
    Ok(RoundMatches::new(
        candidates.ids(),
        matches,
        without_partner(&at_first.most_relaxed(), &left, &free)?,
        Basis::Ledger(standings),
    ))
}

/// Of more people it is not looked up which rules left each of them nobody: that takes a look at everybody for each.
const MOST_EXPLAINED: usize = 1_000;

/// Those among whom partners were found when the matches were accepted, and who of them had none. Why there was nobody for somebody
/// is told of that day: a letter that is out stays true, whoever leaves or comes later.
fn at_first<'a>(
    candidates: &Candidates<'a>,
    round: &Round,
    ledger: &Ledger,
) -> (Candidates<'a>, Vec<u32>) {
    let number = |id: &PersonId| candidates.number(id);
    let lines = ledger.matches.iter();
    let first = lines.filter(|line| line.since <= round.starts);
    let matched = first.flat_map(|line| line.people.iter()).filter_map(number);
    let waiting = ledger.unmatched.iter().filter(|one| one.since.is_none());
    let free: BTreeSet<u32> = waiting.filter_map(|one| number(&one.id)).collect();
    let all: BTreeSet<u32> = matched.chain(free.iter().copied()).collect();
    let mut at_first = candidates.clone();
    if all.len() > 1 {
        for (number, person) in (0..).zip(&mut at_first.people) {
            person.enrolled = person.known.is_some() && all.contains(&number);
        }
    }
    (at_first, free.into_iter().collect())
}

/// Why each of these has no partner, where only some had none; both sorted. Of the last of very many only how many possible partners there are.
pub(super) fn without_partner(
    candidates: &Candidates,
    who: &[u32],
    left: &[u32],
) -> Result<Vec<Unmatched>, MatchError> {
    let (first, rest) = who.split_at(who.len().min(MOST_EXPLAINED));
    let each = first.par_iter();
    let mut unmatched: Vec<Unmatched> = each
        .map(|person| candidates.unmatched(*person, left))
        .collect();
    if rest.is_empty() {
        return Ok(unmatched);
    }
    let others = u32::try_from(enrolled(candidates).count().saturating_sub(1)).unwrap_or(u32::MAX);
    let possible = partners(candidates, &[])?;
    let is_left = |person: &u32| left.binary_search(person).is_ok();
    let matched: Vec<u32> = enrolled(candidates).filter(|one| !is_left(one)).collect();
    let free = partners(candidates, &matched)?;
    let known = |counts: &BTreeMap<u32, u32>, person| counts.get(person).copied().unwrap_or(0);
    unmatched.extend(rest.iter().map(|person| Unmatched {
        person: *person,
        others,
        possible: known(&possible, person),
        free: known(&free, person),
        blocked: Vec::new(),
        waited_before: candidates.person(*person).waited,
    }));
    Ok(unmatched)
}

/// How many possible partners each person has who is not pinned, without some.
fn partners(candidates: &Candidates, without: &[u32]) -> Result<BTreeMap<u32, u32>, MatchError> {
    let columns = best::columns(candidates, without)?;
    let degrees = best::degrees(&columns);
    Ok(columns.people.iter().copied().zip(degrees).collect())
}

/// Those who are not pinned and have at most so many possible partners, fewest first, and how many they are; before any matching.
/// Rules that the policy relaxes remove nobody. Of the first `told` it is found out what removed the others, which takes a look
/// at everybody for each.
///
/// # Errors
/// See [`MatchError`].
pub fn scarce(
    program: &Program,
    round: &Round,
    most: u32,
    told: usize,
) -> Result<(Vec<Scarce>, usize), MatchError> {
    let mut candidates = Candidates::new(program, round, None)?;
    if round.has_several() {
        // Whoever is pinned may have places left.
        candidates.pins.clear();
    }
    let candidates = candidates.most_relaxed();
    let faces = Faces::new(program, round, &candidates)?;
    let mut few = faces.degrees(&candidates)?;
    few.retain(|(_, degree)| *degree <= most);
    few.sort_unstable_by_key(|(person, degree)| (*degree, *person));
    let first = few.iter().take(told);
    let first = first.map(|(person, _)| {
        let counts = |other| faces.ways(*person, other).next().is_some();
        let broken = |other| faces.broken(&candidates, [*person, other]);
        candidates.scarce(*person, counts, broken)
    });
    Ok((first.collect(), few.len()))
}

/// Pinned, chosen, joined and standby matches, sorted, and who is left over. Who joins and whom the standby takes are found under the
/// `relaxed` rules: otherwise they would have nobody.
fn assemble(
    candidates: &Candidates,
    relaxed: &Candidates,
    best: &Best,
    since: Date,
) -> Result<(Vec<Match>, Vec<u32>), MatchError> {
    let mut left: BTreeSet<u32> = best.left.iter().copied().collect();
    let mut groups: Vec<(Vec<u32>, Origin)> = candidates
        .pins
        .iter()
        .map(|pin| (pin.to_vec(), Origin::Pinned))
        .collect();
    let mut chosen: Vec<Vec<u32>> = best.pairs.iter().map(|pair| pair.to_vec()).collect();
    if candidates.trios {
        for (at, place) in odd::thirds(relaxed, &best.pairs, &best.left)? {
            chosen[place].push(best.left[at]);
            left.remove(&best.left[at]);
        }
    }
    if let Some(standby) = candidates.standby
        && let Some(other) = odd::for_standby(relaxed, standby, &best.left)
    {
        groups.push((vec![standby, other], Origin::Standby));
        left.remove(&other);
    }
    groups.extend(chosen.into_iter().map(|people| (people, Origin::Chosen)));
    for (people, _) in &mut groups {
        people.sort_unstable();
    }
    groups.sort();
    let explain = |(people, origin)| candidates.explain(people, origin, since);
    Ok((
        groups.into_par_iter().map(explain).collect(),
        left.into_iter().collect(),
    ))
}

pub(super) fn totals(
    candidates: &Candidates,
    matches: &[Match],
    unmatched: &[Unmatched],
    found: &Passes,
    eligible_pairs: u64,
) -> Totals {
    let best = &found.best;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let of_size = |size: usize| {
        count(
            matches
                .iter()
                .filter(|one| one.people.len() == size)
                .count(),
        )
    };
    let waited = |person: &u32| candidates.person(*person).waited;
    let waiting = count(enrolled(candidates).filter(waited).count());
    let still = count(unmatched.iter().filter(|one| one.waited_before).count());
    let known = enrolled(candidates).filter_map(|person| candidates.person(person).known);
    Totals {
        enrolled: count(enrolled(candidates).count()),
        eligible_pairs,
        pairs: of_size(2),
        trios: of_size(3),
        unmatched: count(unmatched.len()),
        waiting_matched: waiting - still,
        waiting,
        wishes_asked: known.map(|one| wishes::asked(one.wishes)).sum(),
        wishes_met: matches.iter().map(wishes_met).sum(),
        result: best.result,
        best: best.bound,
        worst_off: found.worst_off.clone(),
        passes: found.passes.clone(),
        certified: best.result == best.bound,
    }
}

/// Wishes that come true in a match: in a trio, with at least one partner.
fn wishes_met(one: &Match) -> u32 {
    let mut met = BTreeMap::new();
    for reasons in &one.reasons {
        for field in reasons.wishes_met() {
            met.insert((reasons.from, field), ());
        }
    }
    u32::try_from(met.len()).unwrap_or(u32::MAX)
}

fn enrolled<'a>(candidates: &'a Candidates) -> impl Iterator<Item = u32> + 'a {
    let numbered = (0..).zip(&candidates.people);
    numbered
        .filter(|(_, person)| person.enrolled)
        .map(|(number, _)| number)
}
