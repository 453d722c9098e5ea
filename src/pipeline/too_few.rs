//! Before a round with roles is accepted: whether there are places for all, and who would wait and why if it were matched today.

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::matching::{RoleTotals, RoundMatches, Seat, propose};
use crate::model::roles::Role;
use crate::model::round::State;
use crate::model::{Program, Round};
use crate::render::roles::RoleWords;
use crate::words::Words;

/// So many people are named of each reason; of more, only how many they are.
const NAMED: usize = 8;

/// Warnings for the rounds with roles that are not accepted yet.
pub fn check(program: &Program, words: &Words) -> Vec<Diagnostic> {
    let due = due(program);
    due.filter_map(|round| warning(program, round, words))
        .collect()
}

/// What would happen in words, with the round, while its sign-ups are open; for the desk.
pub fn foretold(program: &Program, words: &Words) -> Vec<(String, Vec<String>)> {
    let open = due(program).filter(|round| round.state(program.today) == State::SignUp);
    let told = open.filter_map(|round| {
        let (found, totals) = today(program, round)?;
        let told = RoleWords::new(program, round, &found, words);
        let lines = [told.totals(&totals), told.lacking(&totals)].concat();
        Some((round.title.clone(), lines))
    });
    told.collect()
}

fn due(program: &Program) -> impl Iterator<Item = &Round> {
    let rounds = program.rounds.iter().map(AsRef::as_ref);
    rounds.filter(|round: &&Round| {
        let state = round.state(program.today);
        round.roles.is_some()
            && matches!(state, State::SignUp | State::Matching)
            && program.ledger(&round.id).is_none()
    })
}

/// The matches as of today. What stops them is told when the round is due.
fn today(program: &Program, round: &Round) -> Option<(RoundMatches, RoleTotals)> {
    let found = propose(program, round).ok()?;
    let totals = found.proposal()?.roles.clone()?;
    Some((found, totals))
}

fn warning(program: &Program, round: &Round, words: &Words) -> Option<Diagnostic> {
    let (found, totals) = today(program, round)?;
    if totals.lacking.is_empty() {
        return None;
    }
    let count = |role| {
        totals
            .lacking
            .iter()
            .filter(|(one, _)| *one == role)
            .count()
    };
    let [mentors, mentees] = [
        (&totals.mentors, Role::Mentor),
        (&totals.mentees, Role::Mentee),
    ]
    .map(|(of, role)| (of, count(role)));
    let message = format!(
        "as of today {} of the {} mentees of `{}` would have no mentor, and {} of the {} mentors no mentee: mentors have {} places, mentees ask for {}",
        mentees.1,
        mentees.0.people,
        round.id,
        mentors.1,
        mentors.0.people,
        mentors.0.places,
        mentees.0.places,
    );
    let message = format!("{message}; {}", lacking(&found, &totals, words));
    let hint = "ask for more mentors or more places (`places`) while there is time; `fortnight match`, once sign-ups have closed, tells which rules leave somebody nobody";
    Some(Diagnostic::new(check::TOO_FEW_PLACES, round.span, message).hint(hint))
}

/// Who would wait, by what is in the way.
fn lacking(found: &RoundMatches, totals: &RoleTotals, words: &Words) -> String {
    let mut by_reason: BTreeMap<Why, BTreeSet<u32>> = BTreeMap::new();
    for (_, number) in &totals.lacking {
        by_reason
            .entry(why(found, *number))
            .or_default()
            .insert(*number);
    }
    let told = by_reason.iter().map(|(why, people)| {
        let first = people.iter().take(NAMED);
        let id = |number: &u32| format!("`{}`", found.people[*number as usize].as_str());
        let mut named: Vec<String> = first.map(id).collect();
        if let more @ 1.. = people.len().saturating_sub(NAMED) {
            named.push(format!("{more} more"));
        }
        format!("{} {}", why.words(), words.list(&named))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What leaves somebody nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Rules,
    Places,
    PlacesOfOne,
}

impl Why {
    fn words(self) -> &'static str {
        match self {
            Self::Rules => "the rules leave nobody for",
            Self::Places => "no place is left for",
            Self::PlacesOfOne => "no place is left in one of the two roles of",
        }
    }
}

/// Whether the rules left somebody nobody, or only the places.
fn why(found: &RoundMatches, number: u32) -> Why {
    match found.seat(number) {
        Seat::Unmatched(at) if found.unmatched[at].possible == 0 => Why::Rules,
        Seat::Unmatched(_) => Why::Places,
        _ => Why::PlacesOfOne,
    }
}
