//! Who takes part: each person with a place, languages and work.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::Size;
use super::names::POOLS;
use super::places::{COUNTRIES, Country, SHARED};
use super::random::Random;
use super::settings::{INTERESTS, SECTORS, STAGES};

/// A participant, but for the rounds.
pub struct Person {
    pub id: String,
    pub name: String,
    pub country: &'static Country,
    /// IANA name and town.
    pub town: (&'static str, &'static str),
    pub languages: Vec<&'static str>,
    pub sector: &'static str,
    pub stage: &'static str,
    pub interests: Vec<&'static str>,
}

impl Person {
    /// Whether a rule that nobody switches off would allow the pair.
    pub fn may_meet(&self, other: &Self) -> bool {
        let speaks = |language| other.languages.contains(language);
        self.country.code != other.country.code && self.languages.iter().any(speaks)
    }
}

/// Everybody, in the order of their ids.
pub fn invite(size: &Size, random: &mut Random) -> Vec<Person> {
    let countries = &COUNTRIES[..size.countries.min(COUNTRIES.len())];
    let tickets = tickets(countries);
    let mut ids = BTreeSet::new();
    let mut people: Vec<Person> = (0..size.people)
        .map(|number| {
            // The first of each country comes by itself, so that none stays empty.
            let country = match countries.get(number) {
                Some(country) => country,
                None => *random.pick(&tickets),
            };
            person(country, &mut ids, random)
        })
        .collect();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let speakers = speakers(&people);
    for person in &mut people {
        if !finds_company(person, &speakers) {
            person.languages.push("en");
        }
    }
    people
}

/// Each country as often as its weight says.
fn tickets(countries: &'static [Country]) -> Vec<&'static Country> {
    let repeated = countries
        .iter()
        .flat_map(|country| std::iter::repeat_n(country, country.weight));
    repeated.collect()
}

fn person(country: &'static Country, ids: &mut BTreeSet<String>, random: &mut Random) -> Person {
    let (id, name) = name(country, ids, random);
    Person {
        id,
        name,
        country,
        town: *random.pick_early(country.towns),
        languages: languages(country, random),
        sector: random.pick_early(SECTORS).0,
        stage: random.pick(STAGES).0,
        interests: interests(random),
    }
}

/// A name that nobody has yet, and the id made of it. Where there are many, people have two family names, then three.
fn name(country: &Country, ids: &mut BTreeSet<String>, random: &mut Random) -> (String, String) {
    let pool = &POOLS[country.names];
    for attempt in 0.. {
        let (first, family) = (random.pick(pool.first), random.pick(pool.family));
        let name = match attempt {
            0..2 => format!("{first} {family}"),
            2..4 => format!("{first} {family}-{}", random.pick(pool.family)),
            _ => format!(
                "{first} {family}-{}-{}",
                random.pick(pool.family),
                random.pick(pool.family)
            ),
        };
        let id = plain(&name);
        if ids.insert(id.clone()) {
            return (id, name);
        }
    }
    unreachable!("one of the attempts is the last")
}

/// `Inês Figueira` as `ines-figueira`.
pub fn plain(text: &str) -> String {
    let letters = text.nfd().filter_map(|c| match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'a'..='z' | '0'..='9' | '-' => Some(c),
        ' ' => Some('-'),
        _ => None,
    });
    letters.collect()
}

fn languages(country: &Country, random: &mut Random) -> Vec<&'static str> {
    let [first, others @ ..] = country.languages else {
        return vec!["en"];
    };
    let mut known = vec![*first];
    known.extend(others.iter().filter(|_| random.percent(70)));
    if random.percent(15) {
        known.push(*random.pick(&["fr", "es", "de", "pt", "ar", "it", "zh"]));
    }
    if random.percent(60) || !known.iter().any(|language| SHARED.contains(language)) {
        known.push("en");
    }
    let mut seen = BTreeSet::new();
    known.retain(|language| seen.insert(*language));
    known
}

fn interests(random: &mut Random) -> Vec<&'static str> {
    let mut chosen: Vec<&str> = Vec::new();
    for _ in 0..random.between(2, 7) {
        let (interest, _) = *random.pick_early(INTERESTS);
        if !chosen.contains(&interest) {
            chosen.push(interest);
        }
    }
    chosen
}

/// How many people of each country speak each language.
fn speakers(people: &[Person]) -> BTreeMap<&'static str, BTreeMap<&'static str, usize>> {
    let mut speakers: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    for person in people {
        for language in &person.languages {
            let countries = speakers.entry(*language).or_default();
            *countries.entry(person.country.code).or_default() += 1;
        }
    }
    speakers
}

/// Whether somebody speaks English, or something that enough people abroad speak.
fn finds_company(person: &Person, speakers: &BTreeMap<&str, BTreeMap<&str, usize>>) -> bool {
    let abroad = |language: &&str| -> usize {
        let countries = speakers[language].iter();
        let others = countries.filter(|(code, _)| **code != person.country.code);
        others.map(|(_, count)| count).sum()
    };
    person.languages.contains(&"en") || person.languages.iter().any(|own| abroad(own) >= 12)
}
