//! What one invented person answers. Fields are drawn one by one, so that nobody real comes out; only what hangs together
//! stays together: where somebody lives, which clock and which languages they have; what they offer and seek.

use super::cast::{Cast, Donor};
use super::places::{self, Place};
use super::random::Random;
use crate::model::own::{Answer, DAY, Kind, OwnField, OwnWish, Week};
use crate::model::person::{Wish, WishField, Wishes};
use crate::model::vocabulary::List;
use crate::model::{Country, Private, Profile, Term, fold};

/// The profile and wishes of one, and the name of the place where they work.
pub(super) struct Answers {
    pub profile: Profile,
    pub wishes: Wishes,
    pub workplace: Option<String>,
}

/// What the next person of a cohort of so many answers.
pub(super) fn answers(cast: &Cast<'_>, people: usize, random: &mut Random) -> Option<Answers> {
    let (place, workplace) = lives(cast, people, random)?;
    let entries = |list| cast.program.vocabulary.entries(list).len();
    let [sector, stage] = [List::Sectors, List::CareerStages].map(entries);
    let interests = entries(List::Interests);
    let pick = |random: &mut Random| random.pick(&cast.donors).copied();
    let sector = match pick(random) {
        Some(one) => one.profile.sector,
        None => some_term(sector, 95, random),
    };
    let career_stage = match pick(random) {
        Some(one) => one.profile.career_stage,
        None => some_term(stage, 95, random),
    };
    let liked = match pick(random) {
        Some(one) => one.profile.interests.clone(),
        None => some_terms(interests, 2, 6, random),
    };
    let (offers, seeks) = match pick(random) {
        Some(one) => (one.profile.offers.clone(), one.profile.seeks.clone()),
        None => (
            some_terms(interests, 0, 2, random),
            some_terms(interests, 0, 2, random),
        ),
    };
    let own = cast.program.vocabulary.own.iter();
    let own = own.map(|field| match pick(random) {
        Some(one) => taken(field, &one),
        None => answer(field, random),
    });
    let profile = Profile {
        country: place.country,
        city: None,
        time_zone: place.time_zone,
        languages: place.languages,
        sector,
        workplace_key: workplace.as_ref().map(|name| Private::new(fold(name))),
        workplace: workplace.clone().map(Private::new),
        role: None,
        career_stage,
        interests: liked,
        offers,
        seeks,
        about: None,
        links: Vec::new(),
        own: own.collect(),
    };
    let wishes = match pick(random) {
        Some(one) => one.wishes.clone(),
        None => wishes(cast, random),
    };
    Some(Answers {
        profile,
        wishes: kept(cast, wishes),
        workplace,
    })
}

/// Where somebody lives and works. Of real answers the workplace is taken as a number only.
fn lives(cast: &Cast<'_>, people: usize, random: &mut Random) -> Option<(Place, Option<String>)> {
    if cast.donors.is_empty() {
        let place = places::place(&cast.countries, &cast.bridge, random)?;
        let works = random.percent(60);
        let number = random.below(people.div_ceil(20)) + 1;
        let workplace = works.then(|| format!("Workplace {number} in {}", place.country.code()));
        return Some((place, workplace));
    }
    let one = random.pick(&cast.donors)?;
    let number = |key: &Private<String>| {
        let same = |other: &Donor<'_>| other.profile.workplace_key.as_ref() == Some(key);
        cast.donors.iter().position(same)
    };
    let number = one.profile.workplace_key.as_ref().and_then(number);
    let place = Place {
        country: one.profile.country,
        time_zone: one.profile.time_zone.clone(),
        languages: one.profile.languages.clone(),
    };
    Some((place, number.map(|at| format!("Workplace {}", at + 1))))
}

fn some_term(entries: usize, often: usize, random: &mut Random) -> Option<Term> {
    let there = entries > 0 && random.percent(often);
    there.then(|| term(random.early(entries)))
}

/// Several values of a list; those in front more often.
fn some_terms(entries: usize, least: usize, most: usize, random: &mut Random) -> Vec<Term> {
    let count = least + random.below(most - least + 1);
    let terms = (0..count.min(entries)).map(|_| term(random.early(entries)));
    let mut terms: Vec<Term> = terms.collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn term(at: usize) -> Term {
    Term(u16::try_from(at).unwrap_or(u16::MAX))
}

/// A real answer; free text is nobody's but the writer's.
fn taken(field: &OwnField, one: &Donor<'_>) -> Option<Answer> {
    let answer = one.profile.own(field.id);
    answer
        .filter(|answer| !matches!(answer, Answer::Text { .. }))
        .cloned()
}

/// Nine of ten answer; nobody writes free text.
fn answer(field: &OwnField, random: &mut Random) -> Option<Answer> {
    if !random.percent(90) {
        return None;
    }
    let values = field.values.len();
    Some(match field.kind {
        Kind::One | Kind::Ordered | Kind::YesNo => {
            Answer::Terms(vec![some_term(values, 100, random)?])
        }
        Kind::Many => Answer::Terms(some_terms(values, 1, 4, random)),
        Kind::Number { from, to } => {
            let span = usize::from(to - from) + 1;
            Answer::Number(from + u16::try_from(random.below(span)).unwrap_or(0))
        }
        Kind::Hours => Answer::Week(hours(random)),
        Kind::Text => return None,
    })
}

/// Two to four evenings, or mornings of a weekend.
fn hours(random: &mut Random) -> Week {
    let spans = (0..2 + random.below(3)).map(|_| {
        let day = u32::try_from(random.below(7)).unwrap_or(0);
        let from = if day < 5 { 18 * 60 } else { 9 * 60 };
        [day * DAY + from, day * DAY + from + 3 * 60]
    });
    Week::new(spans.collect::<Vec<_>>())
}

/// One of five has a wish about a field.
fn wishes(cast: &Cast<'_>, random: &mut Random) -> Wishes {
    let entries = |list| cast.program.vocabulary.entries(list).len();
    let countries = &cast.countries;
    let country = |random: &mut Random| random.pick(countries).map(|(country, _)| *country);
    let own = cast.program.vocabulary.own.iter();
    let own = own.filter(|field| field.wish && field.kind.may_be_wished());
    let own = own.filter_map(|field| {
        let wish = wish(field.values.len(), random);
        (wish != Wish::Any).then_some(OwnWish {
            field: field.id,
            wish,
        })
    });
    let own = own.collect();
    Wishes {
        sector: wish(entries(List::Sectors), random),
        career_stage: wish(entries(List::CareerStages), random),
        country: match random.percent(20) {
            true => named::<Country>([country(random), country(random)]),
            false => Wish::Any,
        },
        languages: if random.percent(20) {
            Wish::Same
        } else {
            Wish::Any
        },
        interests: wish(entries(List::Interests), random),
        time_zone: match wish(0, random) {
            Wish::Same => Wish::Same,
            Wish::Different => Wish::Different,
            Wish::Any | Wish::Named(_) => Wish::Any,
        },
        own,
    }
}

fn wish(entries: usize, random: &mut Random) -> Wish<Term> {
    match random.below(15) {
        0 => Wish::Same,
        1 => Wish::Different,
        2 if entries > 0 => named([some_term(entries, 100, random), None]),
        _ => Wish::Any,
    }
}

fn named<T: PartialEq>(values: [Option<T>; 2]) -> Wish<T> {
    let mut values: Vec<T> = values.into_iter().flatten().collect();
    values.dedup();
    match values.is_empty() {
        true => Wish::Any,
        false => Wish::Named(values),
    }
}

/// Only about what the round asks.
fn kept(cast: &Cast<'_>, mut wishes: Wishes) -> Wishes {
    let asked = &cast.round.policy.wishes;
    let own: Vec<WishField> = wishes
        .own
        .iter()
        .map(|wish| WishField::Own(wish.field))
        .collect();
    let all = WishField::ALL.iter().map(|(field, _)| *field).chain(own);
    for field in all.filter(|field| !asked.contains(field)) {
        wishes.forget(field);
    }
    wishes
}
