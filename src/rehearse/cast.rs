//! What a rehearsal goes by: whose rules are tried, and how often each answer is given.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::places;
use crate::model::person::Wishes;
use crate::model::roles::Parts;
use crate::model::round::Odd;
use crate::model::{Country, Language, Participant, Profile, Program, Round};

/// Whom invented people resemble.
#[derive(Clone, Debug)]
pub struct Cast<'a> {
    pub(super) program: &'a Program,
    /// The round that is tried, without what it says about real people.
    pub(super) round: Round,
    /// Real answers to draw from, each field from somebody else; none if answers are invented too.
    pub(super) donors: Vec<Donor<'a>>,
    /// Where invented people may live, with how many come from there compared with others.
    pub(super) countries: Vec<(Country, usize)>,
    /// The language in which the program meets.
    pub(super) bridge: Language,
    /// As what people took part in the round that is resembled, if it is of the same kind.
    pub(super) parts: Vec<Parts>,
    /// How many are mentors, if somebody says it.
    pub(super) mentors: Option<usize>,
}

/// What somebody real answered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Donor<'a> {
    pub profile: &'a Profile,
    pub wishes: &'a Wishes,
}

impl<'a> Cast<'a> {
    /// Takes answers as they were given in the round `like`, or as nobody has given them. Of countries, only so many take
    /// part: those from which the most came, or come.
    ///
    /// # Errors
    /// Nobody took part in `like`.
    pub fn new(
        program: &'a Program,
        round: &Round,
        like: Option<&Round>,
        countries: Option<usize>,
    ) -> Option<Self> {
        let most = countries.unwrap_or(usize::MAX);
        let mut donors: Vec<Donor<'_>> = Vec::new();
        if let Some(like) = like {
            let people = program.participants.iter();
            donors.extend(people.filter_map(|person| donor(person, like)));
            if donors.is_empty() {
                return None;
            }
        }
        let parts = like.map_or_else(Vec::new, |like| parts(program, round, like));
        let countries = match like {
            None => places::senders(most),
            Some(_) => commonest(&donors, most),
        };
        donors.retain(|one| {
            countries
                .iter()
                .any(|(country, _)| *country == one.profile.country)
        });
        let english = || Language::new("en");
        Some(Self {
            program,
            round: stripped(program, round),
            donors,
            countries,
            bridge: Language::new(&program.config.language).or_else(english)?,
            parts,
            mentors: None,
        })
    }

    /// The same, with so many mentors.
    #[must_use]
    pub fn with_mentors(self, mentors: Option<usize>) -> Self {
        Self { mentors, ..self }
    }

    /// How many people as what is taken from, where they may have several partners.
    pub fn roles_from(&self) -> usize {
        self.parts.len()
    }

    /// How many people real answers are taken from.
    pub fn donors(&self) -> usize {
        self.donors.len()
    }
}

fn donor<'a>(person: &'a Participant, like: &Round) -> Option<Donor<'a>> {
    let enrolment = person.enrolments.get(&like.id)?;
    let (profile, wishes) = (&*enrolment.profile, &enrolment.wishes);
    person.consent.map(|_| Donor { profile, wishes })
}

/// As what people took part, if both rounds are of mentors and mentees, or both of peers with places.
fn parts(program: &Program, round: &Round, like: &Round) -> Vec<Parts> {
    let kind = |round: &Round| (round.roles.is_some(), round.peers.is_some());
    if !round.has_several() || kind(round) != kind(like) {
        return Vec::new();
    }
    let people = program.participants.iter();
    let enrolled = people.filter(|person| person.consent.is_some());
    let parts = enrolled.filter_map(|person| Some(person.enrolments.get(&like.id)?.parts));
    let any = |parts: &Parts| parts.mentor.or(parts.mentee).or(parts.peer).is_some();
    parts.filter(any).collect()
}

fn commonest(donors: &[Donor<'_>], most: usize) -> Vec<(Country, usize)> {
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    for one in donors {
        *counts.entry(one.profile.country).or_default() += 1;
    }
    let mut counts: Vec<(Country, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(country, count)| (Reverse(*count), *country));
    counts.truncate(most);
    counts
}

/// Real people are not there: neither pins nor forbidden pairs, and nobody of them stands by.
fn stripped(program: &Program, round: &Round) -> Round {
    let mut round = round.clone();
    round.pins.clear();
    round.forbidden.clear();
    if let Odd::Standby(id) = &round.odd
        && !program.organisers.iter().any(|one| one.id == *id)
    {
        round.odd = Odd::Wait;
    }
    round
}
