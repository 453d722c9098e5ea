//! All figures of a round as they are: for its organisers.

use std::collections::BTreeMap;

use super::groups::{self, Group};
use super::luck::{self, Luck};
use super::members::{Member, Wishes, known_score, members};
use super::places;
use super::stability::{Stability, stability};
use crate::matching::candidates::Candidates;
use crate::matching::{RoleTotal, RoundMatches, Scarce, scarce};
use crate::model::country::Region;
use crate::model::person::EnrolmentStatus;
use crate::model::roles::Role;
use crate::model::{PersonId, Private, Program, Round};

/// The figures of a round. They tell of single people.
pub struct Figures(Private<Exact>);

/// What they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    /// Who took part.
    pub people: u32,
    /// Who had a partner.
    pub matched: u32,
    /// Who left.
    pub left: u32,
    /// Matches of two and of three.
    pub matches: [u32; 2],
    /// Where people may have several partners, the places of each role, or of all peers.
    pub places: Vec<(Option<Role>, RoleTotal)>,
    /// Everybody's wishes.
    pub wishes: Wishes,
    /// Of matches.
    pub scores: Scores,
    /// By country, region, language and each field.
    pub groups: Vec<Group>,
    /// Between the parts of the world.
    pub flows: Vec<Flow>,
    /// Who had few possible partners, the fewest first; more than those who are told of had.
    pub hard: (Vec<Scarce>, usize),
    /// The poorest matches, by place, the poorest first.
    pub worst: Vec<usize>,
    /// Blocking pairs; not counted of very many people.
    pub stability: Option<Stability>,
    /// Of those who came again.
    pub luck: Luck,
}

/// Scores of matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// How many matches have from 0 to 99 points, from 100 to 199, and so on; the last also have 1,000.
    pub by_hundred: [u32; 10],
    /// Of how many.
    pub count: u32,
    /// Their sum.
    pub sum: u64,
    /// The lowest.
    pub lowest: u32,
    /// The highest.
    pub highest: u32,
}

/// Pairs of people of two parts of the world, or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The parts, in their order.
    pub between: [Region; 2],
    /// How many pairs.
    pub pairs: u32,
}

/// With at most so many possible partners somebody is hard to place.
const FEW_PARTNERS: u32 = 3;
/// So many of those are told of one by one.
const MOST_HARD: usize = 15;
/// So many of the poorest matches are shown.
const MOST_WORST: usize = 6;

impl Figures {
    /// Opens them: for the organisers' report and terminal.
    pub fn exact(&self) -> &Exact {
        self.0.reveal()
    }

    /// Counts them. The matches are those that stand, or lasted until the round was over.
    pub fn of(program: &Program, round: &Round, matches: &RoundMatches) -> Self {
        let members = members(program, round, matches);
        let count = |wanted: &dyn Fn(&Member<'_>) -> bool| {
            let found = members.iter().filter(|member| wanted(member)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let mut wishes = Wishes::default();
        members.iter().for_each(|member| wishes.add(member.wishes));
        // The best of several, as in earlier rounds.
        let own = members
            .iter()
            .filter_map(|member| Some((member.id, *member.scores.iter().max()?)));
        let own: BTreeMap<&PersonId, u32> = own.collect();
        let ledger = program.ledger(&round.id).map(AsRef::as_ref);
        // What keeps the candidates from being gathered stops the matching too, and is told there.
        let candidates = Candidates::new(program, round, ledger).ok();
        let waited = candidates.as_ref().map_or([0, 0], |candidates| {
            let waited = |id: &PersonId| {
                let number = candidates.number(id);
                number.is_some_and(|number| candidates.person(number).waited)
            };
            [
                count(&|member| waited(member.id)),
                count(&|member| waited(member.id) && member.matched),
            ]
        });
        let stability =
            candidates.and_then(|all| stability(program, round, &all.most_relaxed(), matches));
        Self(Private::new(Exact {
            people: count(&|_| true),
            matched: count(&|member| member.matched),
            left: left(program, round),
            matches: [2, 3].map(|size| of_size(matches, size)),
            places: places::places(program, round, matches, &members),
            wishes,
            scores: scores(matches),
            groups: groups::groups(program, &members),
            flows: flows(program, round, matches),
            hard: scarce(program, round, FEW_PARTNERS, MOST_HARD).unwrap_or_default(),
            worst: worst(matches),
            stability,
            luck: luck::luck(program, round, &own, waited),
        }))
    }
}

impl Scores {
    /// The mean, rounded down.
    pub fn mean(&self) -> Option<u64> {
        self.sum.checked_div(u64::from(self.count))
    }
}

fn left(program: &Program, round: &Round) -> u32 {
    let people = program.participants.iter();
    let left = people.filter(|person| {
        let enrolment = person.enrolments.get(&round.id);
        enrolment.is_some_and(|one| one.status == EnrolmentStatus::Withdrawn)
    });
    u32::try_from(left.count()).unwrap_or(u32::MAX)
}

fn of_size(matches: &RoundMatches, size: usize) -> u32 {
    let found = matches.matches.iter();
    let count = found.filter(|one| one.people.len() == size).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn scores(matches: &RoundMatches) -> Scores {
    let known = || matches.matches.iter().filter_map(known_score);
    let mut scores = Scores {
        lowest: known().min().unwrap_or(0),
        highest: known().max().unwrap_or(0),
        ..Scores::default()
    };
    for score in known() {
        scores.by_hundred[(score as usize / 100).min(9)] += 1;
        scores.count += 1;
        scores.sum += u64::from(score);
    }
    scores
}

fn flows(program: &Program, round: &Round, matches: &RoundMatches) -> Vec<Flow> {
    let region = |number: u32| {
        let person = program.participant(&matches.people[number as usize])?;
        let enrolment = person.enrolments.get(&round.id);
        let profile = enrolment.map_or(&person.profile, |one| &one.profile);
        Some(profile.country.region())
    };
    let mut flows: BTreeMap<[Region; 2], u32> = BTreeMap::new();
    for pair in matches.matches.iter().flat_map(|found| &found.pairs) {
        if let [Some(a), Some(b)] = pair.people.map(region) {
            *flows.entry([a.min(b), a.max(b)]).or_default() += 1;
        }
    }
    let flows = flows.into_iter();
    flows
        .map(|(between, pairs)| Flow { between, pairs })
        .collect()
}

fn worst(matches: &RoundMatches) -> Vec<usize> {
    let known = matches.matches.iter().enumerate();
    let known = known.filter_map(|(at, found)| Some((known_score(found)?, at)));
    let mut known: Vec<(u32, usize)> = known.collect();
    known.sort_unstable();
    known
        .into_iter()
        .take(MOST_WORST)
        .map(|one| one.1)
        .collect()
}
