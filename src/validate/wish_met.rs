//! Wishes that nobody in the round can meet.

use super::Scene;
use super::person::Person;
use super::wishes;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::clock::{SAME_HOURS, ahead, minutes_from_utc};
use crate::model::own::{Answer, Kind, OwnField};
use crate::model::person::{Enrolment, Wish, WishField, Wishes};
use crate::model::round::Importance;
use crate::model::{Language, Profile, Round, Term};
use crate::parse::data::WishesRecord;
use crate::source::Span;

/// Somebody who takes part, with how far their clock is ahead of UTC on the first day.
struct Seat<'a> {
    profile: &'a Profile,
    wishes: &'a Wishes,
    minutes: i32,
    places: Option<&'a WishesRecord>,
    span: Span,
}

/// Checks the rounds that are about to be matched: sign-ups have closed, nothing is accepted.
pub(super) fn check(scene: &Scene<'_>, problems: &mut Vec<Diagnostic>) {
    for round in scene.rounds {
        if round.state(scene.today).has_letters() && !scene.has_ledger(round) {
            check_round(scene, round, problems);
        }
    }
}

fn check_round(scene: &Scene<'_>, round: &Round, problems: &mut Vec<Diagnostic>) {
    let seats: Vec<Seat<'_>> = scene
        .people
        .iter()
        .filter_map(|person| seat(person, round))
        .collect();
    let abroad = round.policy.different_country == Importance::Must;
    for (at, me) in seats.iter().enumerate() {
        let own = me.wishes.own.iter().map(|wish| WishField::Own(wish.field));
        let fields = FIELDS.iter().map(|(field, _)| *field).chain(own);
        for field in fields.filter(|field| me.wishes.has(*field)) {
            let mut others = seats.iter().enumerate().filter(|(other, seat)| {
                *other != at && !(abroad && seat.profile.country == me.profile.country)
            });
            if !others.any(|(_, other)| met(scene, field, me, other)) {
                let key = field.key();
                let message = format!("nobody in `{}` can meet this wish for `{key}`", round.id);
                let problem = Diagnostic::new(check::WISH_NOBODY_MEETS, me.place(field), message);
                problems.push(problem.hint("ask whether something else would do as well"));
            }
        }
    }
}

fn seat<'a>(person: &'a Person<'_>, round: &Round) -> Option<Seat<'a>> {
    let enrolment: &Enrolment = person.participant.enrolments.get(&round.id)?;
    if !enrolment.status.takes_part() {
        return None;
    }
    let mut records = person.record.rounds.iter();
    let record = records.find(|(id, _)| id.value == round.id.0.as_str());
    Some(Seat {
        profile: &enrolment.profile,
        wishes: &enrolment.wishes,
        minutes: minutes_from_utc(&enrolment.profile.time_zone, round.starts),
        places: record.map(|(_, record)| &record.wishes),
        span: enrolment.span,
    })
}

/// Whether the second meets the first one's wish about a field.
fn met(scene: &Scene<'_>, field: WishField, me: &Seat<'_>, other: &Seat<'_>) -> bool {
    if let WishField::Own(id) = field {
        let declared = scene.own.iter().find(|own| own.id == id);
        return declared.is_none_or(|declared| own(declared, me, other));
    }
    let row = FIELDS.iter().find(|(known, _)| *known == field);
    row.is_none_or(|(_, met)| met(me, other))
}

/// The same about a field of the program's own.
fn own(field: &OwnField, me: &Seat<'_>, other: &Seat<'_>) -> bool {
    let Some(wish) = me.wishes.own(field.id) else {
        return true;
    };
    let answers = [me, other].map(|seat| seat.profile.own(field.id));
    if let [Some(Answer::Number(mine)), Some(Answer::Number(theirs))] = answers {
        return field.is_close(*mine, *theirs) == (*wish == Wish::Same);
    }
    let [mine, theirs] = answers.map(|answer| answer.map_or(&[][..], Answer::terms));
    if field.kind == Kind::Many {
        return many(wish, mine, theirs);
    }
    term(wish, mine.first().copied(), theirs.first().copied())
}

type Met = fn(&Seat<'_>, &Seat<'_>) -> bool;

/// Each field with whether the second meets the first one's wish.
const FIELDS: [(WishField, Met); 6] = [
    (WishField::Sector, |me, other| {
        term(&me.wishes.sector, me.profile.sector, other.profile.sector)
    }),
    (WishField::CareerStage, |me, other| {
        term(
            &me.wishes.career_stage,
            me.profile.career_stage,
            other.profile.career_stage,
        )
    }),
    (WishField::Country, |me, other| {
        named(&me.wishes.country, |country| {
            *country == other.profile.country
        })
    }),
    (WishField::Languages, languages),
    (WishField::Interests, interests),
    (WishField::TimeZone, |me, other| {
        let near = ahead(me.minutes, other.minutes).unsigned_abs() <= SAME_HOURS;
        near == (me.wishes.time_zone == Wish::Same)
    }),
];

fn term(wish: &Wish<Term>, mine: Option<Term>, other: Option<Term>) -> bool {
    match wish {
        Wish::Any => true,
        Wish::Same => mine.is_some() && mine == other,
        Wish::Different => mine.is_some() && other.is_some() && mine != other,
        Wish::Named(terms) => other.is_some_and(|other| terms.contains(&other)),
    }
}

fn named<T>(wish: &Wish<T>, fits: impl FnMut(&T) -> bool) -> bool {
    match wish {
        Wish::Named(values) => values.iter().any(fits),
        _ => true,
    }
}

fn languages(me: &Seat<'_>, other: &Seat<'_>) -> bool {
    let speaks = |seat: &Seat<'_>, primary: &str| {
        let mut own = seat.profile.languages.iter();
        own.any(|language| language.primary() == primary)
    };
    if me.wishes.languages == Wish::Same {
        let own = me.profile.languages.iter();
        let mut common: Vec<&str> = own.map(Language::primary).collect();
        common.retain(|primary| speaks(other, primary));
        common.sort_unstable();
        common.dedup();
        return common.len() >= 2;
    }
    named(&me.wishes.languages, |wished| {
        speaks(other, wished.primary())
    })
}

fn interests(me: &Seat<'_>, other: &Seat<'_>) -> bool {
    let (mine, theirs) = (&me.profile.interests, &other.profile.interests);
    many(&me.wishes.interests, mine, theirs)
}

fn many(wish: &Wish<Term>, mine: &[Term], theirs: &[Term]) -> bool {
    let common = mine.iter().filter(|own| theirs.contains(own)).count();
    match wish {
        Wish::Same => common >= 2,
        Wish::Different => common < 2,
        wish => named(wish, |wished| theirs.contains(wished)),
    }
}

impl Seat<'_> {
    /// Where the wish is written.
    fn place(&self, field: WishField) -> Span {
        let place = self.places.and_then(|places| wishes::place(places, field));
        place.unwrap_or(self.span)
    }
}
