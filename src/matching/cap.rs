//! The cap of a round: who gets a place, and who waits because too many are alike in one field.
//!
//! First come, first served: by the day of the sign-up, then by the moment where it is known, then by where it is written (of
//! the rows of one list the earlier), then by id. Before them all come those whom hands have pinned, and then those who waited last time.
//!
//! Of each group the first so many get a place. `applicants`: a share of all who signed up, rounded down. `accepted`: a share of
//! those who get a place, which depends on itself. With `T` places in all, a group has at most `T * percent / 100`, rounded down,
//! and so all groups together hold `f(T)` people. `f` never falls as `T` grows; so, from everybody downwards, `T = f(T)` is reached
//! at the largest number of places there can be (the greatest fixed point, Tarski 1955), and every group is as large as it can be too.

use std::collections::{BTreeMap, BTreeSet};

use super::report::MatchError;
use super::taking_part::{takes_part, waited};
use crate::model::cap::{Cap, CapOf, Likeness};
use crate::model::person::Applied;
use crate::model::person::{Because, Enrolment, EnrolmentStatus};
use crate::model::{Participant, PersonId, Program, Round};
use crate::source::FileId;

/// What a cap does to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Who signed up and has not left, without those whom hands keep waiting.
    pub applicants: u32,
    /// How many of them get a place.
    pub accepted: u32,
    /// So many who are alike have a place at most, unless more of them are pinned.
    pub most: u32,
    /// Groups that are over it, by the first who waits.
    pub over: Vec<Over>,
    /// Who waits: the waiting list, in turn.
    pub waiting: Vec<Held>,
}

/// People who are alike, of whom some wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// One of them: what they have in the field of the cap, all have.
    pub like: PersonId,
    /// How many signed up.
    pub applicants: u32,
    /// How many get a place.
    pub accepted: u32,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub id: PersonId,
    /// The place of their group among those that are over.
    pub group: usize,
    /// Which of the group they were to sign up, from 1.
    pub nth: u32,
    /// Whether their file says already that they wait.
    pub noted: bool,
}

/// Somebody who signed up, in turn.
struct Applicant<'a> {
    person: &'a Participant,
    group: Option<usize>,
    /// Whether their status is that they wait: they are counted, and get no place.
    waits: bool,
}

/// People who are alike: how many there are, and how many of them hands have pinned.
#[derive(Clone, Copy, Default)]
struct Size {
    all: u32,
    active: u32,
    pinned: u32,
}

/// Who gets a place in a round and who waits; `None` if it has no cap.
pub fn cut(program: &Program, round: &Round) -> Option<Cut> {
    let cap = round.cap.as_ref()?;
    let pinned = pinned(program, round);
    let applicants = applicants(program, round, cap, &pinned);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let groups = applicants.iter().filter_map(|one| one.group).max();
    let mut sizes = vec![Size::default(); groups.map_or(0, |last| last + 1)];
    for one in &applicants {
        let Some(group) = one.group else { continue };
        sizes[group].all += 1;
        sizes[group].active += u32::from(!one.waits);
        sizes[group].pinned += u32::from(pinned.contains(&one.person.id));
    }
    let alone = applicants
        .iter()
        .filter(|one| one.group.is_none() && !one.waits);
    let most = most(cap, count(applicants.len()), count(alone.count()), &sizes);
    let mut cut = Cut {
        applicants: count(applicants.len()),
        accepted: 0,
        most,
        over: Vec::new(),
        waiting: Vec::new(),
    };
    cut.serve(&applicants, &sizes);
    Some(cut)
}

/// The same, if anybody gets a place.
///
/// # Errors
/// A share of those who get a place that nobody can get.
pub fn allowed(program: &Program, round: &Round) -> Result<Option<Cut>, MatchError> {
    match cut(program, round) {
        Some(cut) if cut.accepted == 0 && !cut.waiting.is_empty() => {
            Err(MatchError::NobodyUnderCap {
                applicants: cut.applicants,
                groups: cut.over.len(),
            })
        }
        cut => Ok(cut),
    }
}

/// Who waits in a round because of its cap.
pub fn held(program: &Program, round: &Round) -> BTreeSet<PersonId> {
    let waiting = cut(program, round).into_iter().flat_map(|cut| cut.waiting);
    waiting.map(|held| held.id).collect()
}

/// So many of a group at most.
fn most(cap: &Cap, applicants: u32, alone: u32, sizes: &[Size]) -> u32 {
    let share = |of: u32| {
        let share = u64::from(of) * u64::from(cap.percent) / 100;
        u32::try_from(share).unwrap_or(u32::MAX)
    };
    match cap.of {
        CapOf::Applicants => share(applicants),
        CapOf::Accepted => {
            let places = |most: u32| alone + sizes.iter().map(|one| one.places(most)).sum::<u32>();
            let mut total = places(u32::MAX);
            loop {
                let next = places(share(total));
                if next == total {
                    return share(total);
                }
                total = next;
            }
        }
    }
}

impl Size {
    /// How many of the group have a place if so many may at most.
    fn places(self, most: u32) -> u32 {
        self.active.min(most.max(self.pinned))
    }
}

impl Cut {
    fn serve(&mut self, applicants: &[Applicant<'_>], sizes: &[Size]) {
        let most = self.most;
        let mut served = vec![(0, 0); sizes.len()];
        let mut over = BTreeMap::new();
        for one in applicants {
            let Some(group) = one.group else {
                self.accepted += u32::from(!one.waits);
                continue;
            };
            let (nth, places) = &mut served[group];
            *nth += 1;
            if !one.waits && *places < sizes[group].places(most) {
                *places += 1;
                self.accepted += 1;
                continue;
            }
            let place = *over.entry(group).or_insert_with(|| {
                self.over.push(Over {
                    like: one.person.id.clone(),
                    applicants: sizes[group].all,
                    accepted: sizes[group].places(most),
                });
                self.over.len() - 1
            });
            self.waiting.push(Held {
                id: one.person.id.clone(),
                group: place,
                nth: *nth,
                noted: one.waits,
            });
        }
    }

    /// Whether anybody waits of whom it is not written yet.
    pub fn is_news(&self) -> bool {
        self.waiting.iter().any(|held| !held.noted)
    }

    /// The place of somebody on the waiting list, from 1.
    pub fn place(&self, id: &PersonId) -> Option<usize> {
        let at = self.waiting.iter().position(|held| held.id == *id)?;
        Some(at + 1)
    }
}

/// Everybody who signed up and has not left, in turn. Whoever waits because of the cap already is counted.
fn applicants<'a>(
    program: &'a Program,
    round: &Round,
    cap: &Cap,
    pinned: &BTreeSet<&PersonId>,
) -> Vec<Applicant<'a>> {
    let waited = waited(program, round);
    let signed_up = program.participants.iter().filter_map(|person| {
        let enrolment = person.enrolments.get(&round.id)?;
        let waits = is_held(enrolment);
        (takes_part(person, round) || waits).then_some((&**person, enrolment, waits))
    });
    let mut all: Vec<_> = signed_up.collect();
    all.sort_by_key(|(person, enrolment, _)| {
        let first = [pinned.contains(&person.id), waited.contains(&person.id)];
        let turn = turn(enrolment);
        (first.map(|first| !first), turn, &person.id)
    });
    let mut groups: BTreeMap<Likeness<'_>, usize> = BTreeMap::new();
    let grouped = all.into_iter().map(|(person, enrolment, waits)| {
        let likeness = cap.field.of(&enrolment.profile);
        let group = likeness.map(|likeness| {
            let next = groups.len();
            *groups.entry(likeness).or_insert(next)
        });
        Applicant {
            person,
            group,
            waits,
        }
    });
    grouped.collect()
}

/// Everybody of whom it is written that the cap makes them wait, in turn.
pub fn waiting_list(program: &Program, round: &Round) -> Vec<PersonId> {
    let Some(cap) = &round.cap else {
        return Vec::new();
    };
    let all = applicants(program, round, cap, &BTreeSet::new());
    let waiting = all.into_iter().filter(|one| one.waits);
    waiting.map(|one| one.person.id.clone()).collect()
}

/// Whether a cap has put them on the waiting list.
pub fn is_held(enrolment: &Enrolment) -> bool {
    enrolment.status == EnrolmentStatus::Waiting && enrolment.because == Some(Because::Cap)
}

/// By when somebody signed up, then by where it is written.
fn turn(enrolment: &Enrolment) -> (Applied, FileId, u32) {
    let span = enrolment.span;
    (enrolment.applied, span.file, span.start)
}

/// Whom hands have decided about: both of a pin take part, or one of them stands by.
fn pinned<'a>(program: &Program, round: &'a Round) -> BTreeSet<&'a PersonId> {
    let here = |id: &PersonId| {
        let person = program.participant(id);
        round.is_standby(id) || person.is_some_and(|person| takes_part(person, round))
    };
    let pins = round.pins.iter().map(|pin| &pin.people);
    let kept = pins.filter(|pin| pin.iter().all(here));
    kept.flatten().collect()
}
