//! One draw: invented people who sign up for a round.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::answers::{Answers, answers};
use super::cast::Cast;
use super::names;
use super::parts;
use super::random::Random;
use crate::model::person::{Applied, Enrolment, EnrolmentStatus, Share};
use crate::model::roles::Parts;
use crate::model::{Participant, PersonId, Private, Program};
use crate::source::{FileId, Span};

/// People who do not exist, and the program as it would be with them alone.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// The program with its round and nobody real.
    pub program: Program,
    /// Names and workplaces, by id, for those who write them down.
    pub(super) names: BTreeMap<PersonId, (String, Option<String>)>,
}

/// So many people as a cast describes them.
pub fn cohort(cast: &Cast<'_>, people: usize, seed: u64) -> Cohort {
    let mut random = Random::new(seed);
    let mut names = BTreeMap::new();
    let mut participants = Vec::with_capacity(people);
    let start = random.below(names::MOST);
    let mentors = parts::mentors(cast, people);
    for number in 0..people.min(names::MOST) {
        let name = names::name((start + number) % names::MOST);
        let id = PersonId::new(&names::id(&name));
        let Some((id, answers)) = id.zip(answers(cast, people, &mut random)) else {
            continue;
        };
        names.insert(id.clone(), (name.clone(), answers.workplace.clone()));
        let day = day(cast, &mut random);
        let parts = parts::parts(cast, (number, people), mentors, &mut random);
        participants.push(Arc::new(person(cast, (id, name), answers, day, parts)));
    }
    participants.sort_by(|a, b| a.id.cmp(&b.id));
    let program = Program {
        participants,
        rounds: vec![Arc::new(cast.round.clone())],
        ledgers: Vec::new(),
        ..cast.program.clone()
    };
    Cohort { program, names }
}

/// The day on which somebody signs up.
fn day(cast: &Cast<'_>, random: &mut Random) -> Date {
    let sign_up = cast.round.sign_up;
    let days = sign_up[0]
        .until(sign_up[1])
        .map_or(0, |span| span.get_days());
    let later = random.below(usize::try_from(days).unwrap_or(0) + 1);
    let later = i32::try_from(later).unwrap_or(0);
    sign_up[0].saturating_add(later.days())
}

fn person(
    cast: &Cast<'_>,
    (id, name): (PersonId, String),
    Answers {
        profile, wishes, ..
    }: Answers,
    day: Date,
    parts: Parts,
) -> Participant {
    let round = &cast.round;
    let profile = Arc::new(profile);
    let enrolment = Enrolment {
        parts,
        status: EnrolmentStatus::Active,
        wishes,
        wish_words: None,
        because: None,
        applied: Applied { day, moment: None },
        profile: Arc::clone(&profile),
        country_span: nowhere(),
        span: nowhere(),
    };
    Participant {
        name: Private::new(name),
        called: None,
        pronouns: None,
        email: Private::new(address(&id)),
        emails: Vec::new(),
        profile,
        share: Share::default(),
        avoid: Vec::new(),
        knows: Vec::new(),
        partner_only: false,
        notes: None,
        consent: Some(day),
        enrolments: [(round.id.clone(), enrolment)].into_iter().collect(),
        id,
        span: nowhere(),
    }
}

/// An address that belongs to nobody (RFC 2606).
pub(super) fn address(id: &PersonId) -> String {
    format!("{}@example.org", id.as_str())
}

/// They stand in no file.
fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}
