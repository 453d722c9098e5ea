//! The coordinator's desk: the rounds being matched, for a browser that has shown the key. Private.
//!
//! The views are private to this module, and its text leaves the program only as an answer at the desk.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::matching::{Match, Proposal, Repair, RoundMatches};
use crate::model::{PersonId, Program, Round};
use crate::words::Words;

use super::capped::CutWords;
use super::proposal::{self, found, proof};
use super::roles::RoleWords;
use super::round_words::RoundWords;

/// A head with its rows.
pub type Section = (&'static str, Vec<String>);

/// One round at one moment.
#[derive(Clone, Copy)]
pub struct RoundState<'a> {
    /// The program.
    pub program: &'a Program,
    /// The round.
    pub round: &'a Round,
    /// Its matches.
    pub matches: &'a RoundMatches,
    /// How it is: heads with their rows.
    pub status: &'a [Section],
    /// What would give partners to those who have none, once its matches are accepted.
    pub repair: Option<&'a Repair>,
    /// In which the desk speaks.
    pub words: &'a Words,
}

/// A round with a report, and what closing it would do.
#[derive(Serialize)]
pub struct Ending {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Rows.
    pub closing: Vec<String>,
}

/// JSON of rounds with a report.
pub fn endings(endings: &[Ending]) -> String {
    serde_json::to_string(endings).unwrap_or_else(|_| "[]".to_owned())
}

/// A round with what the last change did to it.
#[derive(Serialize)]
struct RoundView {
    id: String,
    title: String,
    accepted: bool,
    status: Vec<Section>,
    repair: Option<RepairView>,
    proof: Option<String>,
    people: Vec<PersonView>,
    matches: Vec<MatchView>,
    unmatched: Vec<UnmatchedView>,
    idle_pins: Vec<String>,
    cap: Vec<String>,
    roles: Vec<String>,
    change: Option<ChangeView>,
}

#[derive(Serialize)]
struct PersonView {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct MatchView {
    score: u32,
    origin: String,
    people: Vec<PersonView>,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct UnmatchedView {
    id: String,
    text: String,
    remarks: Vec<String>,
    blocked: Vec<(u32, String)>,
}

/// New matches for a round that runs.
#[derive(Serialize)]
struct RepairView {
    said: Vec<String>,
    proof: Option<String>,
    matches: Vec<MatchView>,
    alone: Vec<UnmatchedView>,
}

/// What is not as it was before the last change.
#[derive(Serialize)]
struct ChangeView {
    figures: Vec<FigureView>,
    together: Vec<String>,
    apart: Vec<String>,
    left_over: Vec<String>,
    placed: Vec<String>,
}

#[derive(Serialize)]
struct FigureView {
    what: String,
    before: u64,
    now: u64,
}

/// JSON: a list of rounds, each beside what it was before the last change, if it was there.
pub fn json(rounds: &[(RoundState<'_>, Option<RoundState<'_>>)]) -> String {
    let views: Vec<RoundView> = rounds
        .iter()
        .map(|(now, before)| view(now, before.as_ref()))
        .collect();
    serde_json::to_string(&views).unwrap_or_else(|_| "[]".to_owned())
}

impl<'a> RoundState<'a> {
    fn words(&self) -> RoundWords<'a> {
        RoundWords {
            program: self.program,
            round: self.round,
            people: &self.matches.people,
            words: self.words,
        }
    }

    fn person(&self, number: u32) -> PersonView {
        PersonView {
            id: self.id(number).as_str().to_owned(),
            name: self.words().name(number),
        }
    }

    fn id(&self, number: u32) -> &'a PersonId {
        &self.matches.people[number as usize]
    }
}

fn view(now: &RoundState<'_>, before: Option<&RoundState<'_>>) -> RoundView {
    let mut matches: Vec<&Match> = now.matches.matches.iter().collect();
    matches.sort_by_key(|found| (found.score, found.people.clone()));
    let words = now.words();
    let unmatched = words.in_turn(&now.matches.unmatched).into_iter();
    let unmatched = unmatched.map(|left| UnmatchedView {
        id: now.id(left.person).as_str().to_owned(),
        text: words.unmatched(left) + &words.since(now.matches.standing(left.person)),
        remarks: words.remarks(left.person),
        blocked: words.blocked(left),
    });
    let people = (0..).take(now.matches.people.len());
    let proposal = now.matches.proposal();
    let idle = proposal.map_or(&[][..], |proposal| &proposal.idle_pins);
    RoundView {
        id: now.round.id.to_string(),
        title: now.round.title.clone(),
        accepted: proposal.is_none(),
        status: now.status.to_vec(),
        repair: now
            .repair
            .filter(|one| !one.free.is_empty())
            .map(|one| repair_view(now, one)),
        proof: proposal.map(|proposal| proof_line(now, now.matches, proposal)),
        people: people.map(|number| now.person(number)).collect(),
        matches: matches
            .into_iter()
            .map(|found| match_view(now, found))
            .collect(),
        unmatched: unmatched.collect(),
        idle_pins: idle
            .iter()
            .map(|pin| now.words.list(&pin.each_ref().map(PersonId::as_str)))
            .collect(),
        cap: proposal.map_or_else(Vec::new, |proposal| cap(now, proposal)),
        roles: proposal.map_or_else(Vec::new, |proposal| roles(now, proposal)),
        change: before.map(|before| change(before, now)),
    }
}

/// What the cap allows, who is over it, and the waiting list.
fn cap(now: &RoundState<'_>, proposal: &Proposal) -> Vec<String> {
    let cut = proposal.cut.as_ref();
    let told = cut.and_then(|cut| CutWords::new(now.program, now.round, cut, now.words));
    told.map_or_else(Vec::new, |told| {
        [vec![told.share()], told.over(), told.list()].concat()
    })
}

/// How many places there are, and who has nobody.
fn roles(now: &RoundState<'_>, proposal: &Proposal) -> Vec<String> {
    let told = RoleWords::new(now.program, now.round, now.matches, now.words);
    told.of(proposal, now.matches)
}

/// The repair with people numbered as it numbers them.
fn repair_view(now: &RoundState<'_>, repair: &Repair) -> RepairView {
    let found = &repair.found;
    let own = RoundState {
        matches: found,
        ..*now
    };
    let words = own.words();
    let mut matches: Vec<&Match> = found.matches.iter().collect();
    matches.sort_by_key(|one| (one.score, one.people.clone()));
    let matches = matches.into_iter().map(|one| {
        let mut view = match_view(&own, one);
        view.reasons
            .extend(proposal::repair::joins(&words, repair, one));
        view
    });
    let alone = words.in_turn(&found.unmatched).into_iter();
    let alone = alone.map(|left| UnmatchedView {
        id: own.id(left.person).as_str().to_owned(),
        text: proposal::repair::alone(&words, repair, left),
        remarks: words.remarks(left.person),
        blocked: words.blocked(left),
    });
    let placed = (!found.matches.is_empty()).then(|| proposal::repair::placed(&words, repair));
    let proof = found.proposal().filter(|_| placed.is_some());
    RepairView {
        said: [Some(proposal::repair::free(&words, repair)), placed]
            .into_iter()
            .flatten()
            .collect(),
        proof: proof.map(|proof| proof_line(&own, found, proof)),
        matches: matches.collect(),
        alone: alone.collect(),
    }
}

fn proof_line(now: &RoundState<'_>, found: &RoundMatches, proposal: &Proposal) -> String {
    let words = now.words;
    let totals = &proposal.totals;
    let mut args = vec![
        ("best", totals.best.score.into()),
        ("result", totals.result.score.into()),
        ("proved", proof::proved(totals, words).into()),
        ("count", totals.eligible_pairs.into()),
    ];
    match proof::aside(&found.matches, words) {
        None => words.say_with("desk-proof", &args),
        Some(aside) => {
            args.push(("aside", aside.into()));
            words.say_with("desk-proof-aside", &args)
        }
    }
}

fn match_view(now: &RoundState<'_>, found: &Match) -> MatchView {
    let words = now.words();
    let once = found
        .reasons
        .iter()
        .filter(|reasons| reasons.from < reasons.to);
    let likeness = once.map(|reasons| words.likeness(found, reasons));
    let wishes = found
        .reasons
        .iter()
        .filter_map(|reasons| words.wishes(found, reasons));
    let remarks = found.people.iter();
    let remarks = remarks.flat_map(|number| words.remarks(*number));
    MatchView {
        score: found.score,
        origin: found::origin(&words, found.origin)
            .unwrap_or_default()
            .to_owned(),
        people: in_order(found).map(|number| now.person(number)).collect(),
        reasons: words
            .decision(found)
            .into_iter()
            .chain(likeness)
            .chain(wishes)
            .chain(remarks)
            .collect(),
    }
}

/// A mentor before who is mentored.
fn in_order(found: &Match) -> impl Iterator<Item = u32> {
    let others = found.people.iter().copied();
    let others = others.filter(|number| Some(*number) != found.mentor);
    found.mentor.into_iter().chain(others)
}

/// Figures, pairs and people that differ.
fn change(before: &RoundState<'_>, now: &RoundState<'_>) -> ChangeView {
    let [old, new] = [before, now].map(groups);
    let [old_left, new_left] = [before, now].map(left);
    let named = |state: &RoundState<'_>, groups: BTreeSet<Vec<PersonId>>| {
        groups
            .into_iter()
            .map(|group| names(state, &group))
            .collect()
    };
    let minus = |a: &BTreeSet<Vec<PersonId>>, b: &BTreeSet<Vec<PersonId>>| {
        a.difference(b).cloned().collect::<BTreeSet<_>>()
    };
    ChangeView {
        figures: figures(before, now),
        together: named(now, minus(&new, &old)),
        apart: named(before, minus(&old, &new)),
        left_over: named(now, minus(&new_left, &old_left)),
        placed: named(before, minus(&old_left, &new_left)),
    }
}

fn groups(state: &RoundState<'_>) -> BTreeSet<Vec<PersonId>> {
    let ids = |found: &Match| {
        found
            .people
            .iter()
            .map(|number| state.id(*number).clone())
            .collect()
    };
    state.matches.matches.iter().map(ids).collect()
}

fn left(state: &RoundState<'_>) -> BTreeSet<Vec<PersonId>> {
    let left = state.matches.unmatched.iter();
    left.map(|left| vec![state.id(left.person).clone()])
        .collect()
}

fn names(state: &RoundState<'_>, ids: &[PersonId]) -> String {
    let numbers = ids.iter().filter_map(|id| state.matches.number(id));
    let names: Vec<String> = numbers.map(|number| state.words().name(number)).collect();
    names.join(" + ")
}

fn figures(before: &RoundState<'_>, now: &RoundState<'_>) -> Vec<FigureView> {
    let count = |number: usize| number as u64;
    let score = |state: &RoundState<'_>| {
        state
            .matches
            .matches
            .iter()
            .map(|found| u64::from(found.score))
            .sum()
    };
    let wishes = |state: &RoundState<'_>| {
        state
            .matches
            .proposal()
            .map_or(0, |proposal| u64::from(proposal.totals.wishes_met))
    };
    let all = [
        (
            "desk-participants",
            count(before.matches.people.len()),
            count(now.matches.people.len()),
        ),
        (
            "desk-matches",
            count(before.matches.matches.len()),
            count(now.matches.matches.len()),
        ),
        (
            "desk-without",
            count(before.matches.unmatched.len()),
            count(now.matches.unmatched.len()),
        ),
        ("desk-wishes", wishes(before), wishes(now)),
        ("desk-score", score(before), score(now)),
    ];
    let changed = all.into_iter().filter(|(_, before, now)| before != now);
    changed
        .map(|(key, then, count)| FigureView {
            what: now.words.say(key).to_owned(),
            before: then,
            now: count,
        })
        .collect()
}
