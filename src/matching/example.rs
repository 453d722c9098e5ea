//! A small worked example: four invented people, matched under a policy by the same code as everybody.

use super::candidate::{Candidate, Person};
use super::candidates::Candidates;
use super::clocks::Clocks;
use super::passes;
use super::relation::{Relation, pairs_of};
use super::report::{MatchError, MustRule, PairScore};
use super::scale::Scale;
use crate::model::own::{Answer, DAY, Kind, OwnField, Week};
use crate::model::person::{Wish, WishField, Wishes};
use crate::model::{Country, Language, PersonId, Policy, Profile, Term, Vocabulary};

use jiff::civil::Date;

/// What came of it.
pub struct Example {
    /// Sorted by name.
    pub people: Vec<Invented>,
    /// All pairs of them, sorted.
    pub pairs: Vec<ExamplePair>,
}

/// Somebody who does not exist.
pub struct Invented {
    /// A first name.
    pub name: &'static str,
    /// What would be known of them.
    pub profile: Profile,
    /// What they would ask.
    pub wishes: Wishes,
}

/// Two of them.
pub struct ExamplePair {
    /// Places among the people, ascending.
    pub people: [u32; 2],
    /// Points.
    pub score: PairScore,
    /// The must rules that they break.
    pub broken: Vec<MustRule>,
    /// Whether they are matched.
    pub chosen: bool,
}

/// Name, country, time zone, languages; then places in the vocabulary's lists, which may be shorter: sector, career stage, interests,
/// what is offered, what is sought.
type Row = ([&'static str; 4], [u16; 2], [&'static [u16]; 3]);

const ROWS: [Row; 4] = [
    (
        ["Asha", "IN", "Asia/Kolkata", "en hi"],
        [0, 1],
        [&[0, 1, 3], &[0], &[2]],
    ),
    (
        ["Bruno", "BR", "America/Sao_Paulo", "pt en"],
        [1, 1],
        [&[0, 2, 3], &[2], &[1]],
    ),
    (
        ["Chiara", "IT", "Europe/Rome", "it en"],
        [0, 2],
        [&[1, 3, 4], &[1], &[0]],
    ),
    (
        ["Dario", "IT", "Europe/Rome", "it en pt"],
        [1, 0],
        [&[2, 3, 5], &[3], &[3]],
    ),
];

/// The example under a policy, with values of a program's own vocabulary. The hours are those of `day`.
///
/// # Errors
/// See [`MatchError`].
pub fn example(policy: &Policy, vocabulary: &Vocabulary, day: Date) -> Result<Example, MatchError> {
    let invented = ROWS
        .iter()
        .enumerate()
        .filter_map(|(place, row)| invent(row, place, policy, vocabulary));
    let people: Vec<Invented> = invented.collect();
    let ids: Vec<PersonId> = people
        .iter()
        .filter_map(|one| PersonId::new(&one.name.to_lowercase()))
        .collect();
    let candidates = gather(&people, &ids, policy, &vocabulary.own, day);
    let chosen = passes::solve(&candidates, &[], passes::ANY)?.best.pairs;
    let numbers: Vec<u32> = (0..).take(people.len()).collect();
    let pair = |[a, b]: [&u32; 2]| ExamplePair {
        people: [*a, *b],
        score: candidates.pair_score(*a, *b),
        broken: candidates.broken(*a, *b),
        chosen: chosen.contains(&[*a, *b]),
    };
    let pairs = pairs_of(&numbers).map(pair).collect();
    Ok(Example { people, pairs })
}

fn gather<'a>(
    people: &'a [Invented],
    ids: &'a [PersonId],
    policy: &'a Policy,
    own: &'a [OwnField],
    day: Date,
) -> Candidates<'a> {
    let mut clocks = Clocks::between(day, day);
    let mut person = |(number, (one, id)): (u64, (&'a Invented, &'a PersonId))| Person {
        id,
        known: {
            let clock = clocks.place(&one.profile.time_zone);
            let first = clocks.get(clock).first();
            Some(Candidate {
                profile: &one.profile,
                wishes: &one.wishes,
                minutes: first.map_or(0, |(_, minutes)| *minutes),
                clock,
            })
        },
        enrolled: true,
        waited: false,
        rank: 0,
        comes_first: 0,
        unreliable: false,
        owed: 0,
        hash: number,
    };
    let nobody = || Relation::new(people.len(), std::iter::empty());
    let gathered = (0..).zip(people.iter().zip(ids)).map(&mut person).collect();
    Candidates {
        people: gathered,
        clocks,
        policy,
        own,
        scale: Scale::new(policy, own),
        former: nobody(),
        ages: Vec::new(),
        avoid: nobody(),
        knows: nobody(),
        forbidden: nobody(),
        kept: Vec::new(),
        running: None,
        pins: Vec::new(),
        idle_pins: Vec::new(),
        standby: None,
        trios: false,
        pardon: None,
    }
}

/// What the person at a place would have in a field of the program's own.
fn answer(field: &OwnField, place: usize) -> Option<Answer> {
    let count = field.values.len();
    let term = |at: usize| Some(Term(u16::try_from(at.checked_rem(count)?).ok()?));
    Some(match field.kind {
        Kind::One | Kind::Ordered | Kind::YesNo => {
            Answer::Terms(vec![term(place / 2 + place % 2)?])
        }
        Kind::Many => {
            let mut terms = vec![term(place)?, term(place + 1)?];
            terms.sort_unstable();
            terms.dedup();
            Answer::Terms(terms)
        }
        Kind::Number { from, to } => {
            let step = (to - from) / 4;
            Answer::Number(from + step * u16::try_from(place).unwrap_or(0))
        }
        Kind::Hours => {
            let hours = |day: u32| [day * DAY + 8 * 60, day * DAY + 22 * 60];
            Answer::Week(Week::new([2, 5].map(hours)))
        }
        Kind::Text => return None,
    })
}

fn invent(row: &Row, place: usize, policy: &Policy, vocabulary: &Vocabulary) -> Option<Invented> {
    let ([name, country, zone, languages], [sector, stage], lists) = row;
    let term = |place: u16, entries: usize| (usize::from(place) < entries).then_some(Term(place));
    let terms = |places: &[u16]| {
        let terms = places
            .iter()
            .filter_map(|place| term(*place, vocabulary.interests.len()));
        terms.collect::<Vec<_>>()
    };
    let asks = *name == "Asha" && policy.wishes.contains(&WishField::Sector);
    let sector = term(*sector, vocabulary.sectors.len());
    Some(Invented {
        name,
        wishes: Wishes {
            sector: if asks && sector.is_some() {
                Wish::Different
            } else {
                Wish::Any
            },
            ..Wishes::default()
        },
        profile: Profile {
            country: Country::from_code(country)?,
            city: None,
            time_zone: (*zone).into(),
            languages: languages.split(' ').filter_map(Language::new).collect(),
            sector,
            workplace: None,
            workplace_key: None,
            role: None,
            career_stage: term(*stage, vocabulary.career_stages.len()),
            interests: terms(lists[0]),
            offers: terms(lists[1]),
            seeks: terms(lists[2]),
            about: None,
            links: Vec::new(),
            own: vocabulary
                .own
                .iter()
                .map(|field| answer(field, place))
                .collect(),
        },
    })
}
