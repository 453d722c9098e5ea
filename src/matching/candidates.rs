//! Who is to be matched in a round, numbered by id, and what is known between them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::candidate::{Candidate, Person};
use super::cap;
use super::clocks::Clocks;
use super::history;
use super::luck;
use super::relation::{Relation, pairs_of};
use super::report::{MatchError, MustRule};
use super::scale::Scale;
use super::taking_part::{takes_part, waited};
use crate::model::own::OwnField;
use crate::model::round::{Importance, Odd};
use crate::model::{Ledger, Participant, PersonId, Policy, Program, Round};

/// The people of one round. Their numbers are their places in `people`.
#[derive(Clone, Debug)]
pub struct Candidates<'a> {
    /// Sorted by id.
    pub people: Vec<Person<'a>>,
    /// The policy of the round.
    pub policy: &'a Policy,
    /// The fields of the program's own.
    pub own: &'a [OwnField],
    /// Everybody's clocks through the round.
    pub clocks: Clocks<'a>,
    /// The policy in numbers.
    pub scale: Scale,
    /// Who were partners in an earlier round.
    pub former: Relation,
    /// Of former partners, how many rounds ago, the lower number first, ascending: those of the last round are left out. Nothing where
    /// the policy does not ask.
    pub ages: Vec<([u32; 2], u32)>,
    /// Who wants never to be matched with whom, in either direction.
    pub avoid: Relation,
    /// Who says that they know whom, in either direction.
    pub knows: Relation,
    /// Whom the organisers forbade.
    pub forbidden: Relation,
    /// Whom the organisers pinned: sorted pairs, nobody twice.
    pub pins: Vec<[u32; 2]>,
    /// Accepted pairs of which a repair moves as few as it can: sorted pairs, nobody twice. None otherwise.
    pub kept: Vec<[u32; 2]>,
    /// In a repair where people may have several partners: what runs.
    pub running: Option<Running>,
    /// Pins of somebody who does not take part.
    pub idle_pins: Vec<[PersonId; 2]>,
    /// Who takes somebody left over, unless pinned.
    pub standby: Option<u32>,
    /// Whether somebody left over joins a pair.
    pub trios: bool,
    /// Somebody from whom these must rules keep nobody, to see what that would change.
    pub pardon: Option<(u32, Vec<MustRule>)>,
}

/// What runs in a round in which people may have several partners: pairs, the mentor first if there is one.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// They stay.
    pub stay: Vec<[u32; 2]>,
    /// As many of them stay as can.
    pub movable: Vec<[u32; 2]>,
    /// They run no more, and whoever was in them may have somebody else.
    pub moved: Vec<[u32; 2]>,
    /// Whether pairs may be moved: coverage comes first then.
    pub may_move: bool,
    /// Two who are held together, to see what that costs.
    pub asked: Option<[u32; 2]>,
}

impl<'a> Candidates<'a> {
    /// Gathers and numbers the people of a round, and those of its ledger if one is given.
    ///
    /// # Errors
    /// A person in two pins; a standby who is nobody.
    pub fn new(
        program: &'a Program,
        round: &'a Round,
        ledger: Option<&'a Ledger>,
    ) -> Result<Self, MatchError> {
        let mut clocks = Clocks::of(round);
        let mut people = gather(program, round, ledger, &mut clocks)?;
        if round.policy.luck != Importance::Off {
            luck::owe(program, round, &mut people);
        }
        if round.policy.unreliable_last {
            history::put_last(program, round, &mut people);
        }
        let number = |id: &PersonId| number_of(&people, id);
        let (pins, idle_pins) = pins(round, &people)?;
        let standby = match &round.odd {
            Odd::Standby(id) => number(id).filter(|who| !pins.as_flattened().contains(who)),
            Odd::Trio | Odd::Wait => None,
        };
        let pair = |a: &PersonId, b: &PersonId| Some((number(a)?, number(b)?));
        let earlier = program
            .ledgers
            .iter()
            .filter(|ledger| !is_later(program, round, ledger));
        let former = earlier
            .flat_map(|ledger| &ledger.matches)
            .flat_map(|one| pairs_of(&one.people))
            .filter_map(|[a, b]| pair(a, b));
        let avoid = program.participants.iter().flat_map(|person| {
            let others = person.avoid.iter();
            others.filter_map(move |other| pair(&person.id, other))
        });
        let knows = program.participants.iter().flat_map(|person| {
            let others = person.knows.iter();
            others.filter_map(move |other| pair(&person.id, other))
        });
        let forbidden = round
            .forbidden
            .iter()
            .filter_map(|pin| pair(&pin.people[0], &pin.people[1]));
        Ok(Self {
            policy: &round.policy,
            own: &program.vocabulary.own,
            clocks,
            scale: Scale::new(&round.policy, &program.vocabulary.own),
            former: Relation::new(people.len(), former),
            ages: history::ages(program, round, &number),
            avoid: Relation::new(people.len(), avoid),
            knows: Relation::new(people.len(), knows),
            forbidden: Relation::new(people.len(), forbidden),
            pins,
            kept: Vec::new(),
            running: None,
            idle_pins,
            standby,
            trios: round.odd == Odd::Trio,
            pardon: None,
            people,
        })
    }

    /// The ids of everybody, by number.
    pub fn ids(&self) -> Vec<PersonId> {
        let people = self.people.iter();
        people.map(|person| person.id.clone()).collect()
    }

    /// The number of an id.
    pub fn number(&self, id: &PersonId) -> Option<u32> {
        number_of(&self.people, id)
    }

    /// Those among whom pairs are chosen, ascending: who takes part and is not pinned.
    pub fn free(&self) -> Vec<u32> {
        let pinned: BTreeSet<u32> = self.pins.iter().flatten().copied().collect();
        let numbered = (0..).zip(&self.people);
        numbered
            .filter(|(number, person)| person.enrolled && !pinned.contains(number))
            .map(|(number, _)| number)
            .collect()
    }

    /// The same people after so many of the policy's relaxations: these rules are no must any more.
    pub fn relaxed(&self, passes: usize) -> Self {
        let mut relaxed = self.clone();
        for rule in self.policy.relax.iter().take(passes) {
            relaxed.scale.must[rule.place()] = false;
        }
        relaxed
    }

    /// The same people after all of the policy's relaxations.
    pub fn most_relaxed(&self) -> Cow<'_, Self> {
        match self.policy.relax.len() {
            0 => Cow::Borrowed(self),
            passes => Cow::Owned(self.relaxed(passes)),
        }
    }

    /// How many rounds ago two former partners were together, the last one being 1.
    pub fn ago(&self, a: u32, b: u32) -> u32 {
        let pair = [a.min(b), a.max(b)];
        let at = self.ages.binary_search_by_key(&pair, |(pair, _)| *pair);
        at.map_or(1, |at| self.ages[at].1)
    }

    /// Somebody by number.
    pub fn person(&self, number: u32) -> &Person<'a> {
        &self.people[number as usize]
    }
}

fn gather<'a>(
    program: &'a Program,
    round: &'a Round,
    ledger: Option<&'a Ledger>,
    clocks: &mut Clocks<'a>,
) -> Result<Vec<Person<'a>>, MatchError> {
    let waited = waited(program, round);
    let held = match ledger {
        None => cap::held(program, round),
        // What is accepted says itself who takes part.
        Some(_) => BTreeSet::new(),
    };
    let mut people = BTreeMap::new();
    let person = |id, known, enrolled| {
        let waited = waited.contains(id);
        let hash = hash(round, id);
        Person {
            id,
            known,
            enrolled,
            waited,
            rank: waited.into(),
            comes_first: waited.into(),
            unreliable: false,
            owed: 0,
            hash,
        }
    };
    let mut known = |participant: &'a Participant| Candidate::new(participant, round, clocks);
    for participant in &program.participants {
        if takes_part(participant, round) {
            let known = Some(known(participant));
            let enrolled = !held.contains(&participant.id);
            people.insert(&participant.id, person(&participant.id, known, enrolled));
        }
    }
    if let Odd::Standby(id) = &round.odd {
        let participant = program.participant(id).filter(|who| who.consent.is_some());
        if participant.is_none() && !program.organisers.iter().any(|one| one.id == *id) {
            return Err(MatchError::NoStandby(id.clone()));
        }
        people.insert(id, person(id, participant.map(|who| known(who)), false));
    }
    for id in ledger.iter().flat_map(|ledger| named(ledger)) {
        let participant = program.participant(id);
        people
            .entry(id)
            .or_insert_with(|| person(id, participant.map(|who| known(who)), false));
    }
    Ok(people.into_values().collect())
}

fn hash(round: &Round, id: &PersonId) -> u64 {
    let mut hash = Sha256::new();
    hash.update(round.id.0.as_str());
    hash.update([0]);
    hash.update(id.as_str());
    let first = hash.finalize().first_chunk::<8>().copied();
    first.map_or(0, u64::from_le_bytes)
}

fn named(ledger: &Ledger) -> impl Iterator<Item = &PersonId> {
    let matched = ledger.matches.iter().flat_map(|one| one.people.iter());
    matched.chain(ledger.waiting())
}

/// Whether a ledger is of this round or of a later one. One of an unknown round counts as earlier.
fn is_later(program: &Program, round: &Round, ledger: &Ledger) -> bool {
    let its = program
        .rounds
        .iter()
        .find(|other| other.id == ledger.round.value);
    its.map_or(ledger.round.value == round.id, |other| {
        (other.starts, &other.id) >= (round.starts, &round.id)
    })
}

type Pins = (Vec<[u32; 2]>, Vec<[PersonId; 2]>);

fn pins(round: &Round, people: &[Person]) -> Result<Pins, MatchError> {
    let takes_part = |id: &PersonId| {
        let number = number_of(people, id)?;
        let standby = matches!(&round.odd, Odd::Standby(standby) if standby == id);
        (people[number as usize].enrolled || standby).then_some(number)
    };
    let (mut kept, mut idle) = (BTreeSet::new(), Vec::new());
    for pin in &round.pins {
        match pin.people.each_ref().map(takes_part) {
            [Some(a), Some(b)] if a != b => {
                kept.insert([a.min(b), a.max(b)]);
            }
            _ => idle.push(pin.people.clone()),
        }
    }
    let mut seen = BTreeSet::new();
    for who in kept.iter().flatten() {
        // A mentor has as many as there are places.
        if !seen.insert(*who) && !round.has_several() {
            return Err(MatchError::PinnedTwice(people[*who as usize].id.clone()));
        }
    }
    idle.sort();
    Ok((kept.into_iter().collect(), idle))
}

fn number_of(people: &[Person], id: &PersonId) -> Option<u32> {
    let at = people.binary_search_by(|person| person.id.cmp(id)).ok()?;
    u32::try_from(at).ok()
}
