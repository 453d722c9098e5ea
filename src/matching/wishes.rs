//! What participants ask of their partners, and whether one is it: straight from the profiles, for explanations.
//!
//! Everybody's wishes share [`WISH_POINTS`], however many they are. A wish for `any` is none.

use super::candidate::Candidate;
use super::report::{WishField, WishKind, WishOutcome};
use super::rules::shared_languages;
use crate::model::clock::{SAME_HOURS, ahead};
use crate::model::own::{Answer, Kind, OwnField};
use crate::model::person::{Wish, Wishes};
use crate::model::{Language, Profile, Term};

/// The points that the wishes of one participant share. Every number of wishes divides it.
pub const WISH_POINTS: u32 = 60;

/// With at least so many in common, two people have the same interests or the same languages as far as wishes go.
pub const SAME_SET: u32 = 2;

/// How many wishes somebody has.
pub fn asked(wishes: &Wishes) -> u32 {
    let kinds = [
        kind(&wishes.sector),
        kind(&wishes.career_stage),
        kind(&wishes.country),
        kind(&wishes.languages),
        kind(&wishes.interests),
        kind(&wishes.time_zone),
    ];
    let built_in = kinds.into_iter().flatten().count();
    u32::try_from(built_in + wishes.own.len()).unwrap_or(u32::MAX)
}

/// The points of wishes that come true for `from` if `to` is the partner: 0 to [`WISH_POINTS`].
pub fn points(from: &Candidate, to: &Candidate, own: &[OwnField]) -> u32 {
    let outcomes = outcomes(from, to, own);
    let met: u32 = outcomes.iter().map(|wish| u32::from(wish.met)).sum();
    let asked = asked(from.wishes);
    met * WISH_POINTS.checked_div(asked).unwrap_or(0)
}

/// What `from` asks, in the order of the fields, and whether `to` is it. A value that is not known meets no wish.
pub fn outcomes(from: &Candidate, to: &Candidate, own: &[OwnField]) -> Vec<WishOutcome> {
    use WishField::{CareerStage, Country, Interests, Languages, Sector, TimeZone};
    let (wishes, mine, theirs) = (from.wishes, from.profile, to.profile);
    let near = ahead(from.minutes, to.minutes).unsigned_abs() <= SAME_HOURS;
    let interests = common(&mine.interests, &theirs.interests) >= SAME_SET as usize;
    let languages = shared_languages(mine, theirs).count() >= SAME_SET as usize;
    let wants_interest = |term: &Term| theirs.interests.contains(term);
    let speaks = |language: &Language| speaks(theirs, language);
    let all = [
        (Sector, one(&wishes.sector, mine.sector, theirs.sector)),
        (
            CareerStage,
            one(&wishes.career_stage, mine.career_stage, theirs.career_stage),
        ),
        (
            Country,
            one(&wishes.country, Some(mine.country), Some(theirs.country)),
        ),
        (Languages, many(&wishes.languages, languages, speaks)),
        (
            Interests,
            many(&wishes.interests, interests, wants_interest),
        ),
        (TimeZone, many(&wishes.time_zone, near, |()| false)),
    ];
    let own = own.iter().map(|field| {
        let wish = wishes.own(field.id);
        let outcome = wish.and_then(|wish| own_outcome(wish, field, mine, theirs));
        (WishField::Own(field.id), outcome)
    });
    let asked = all
        .into_iter()
        .chain(own)
        .filter_map(|(field, outcome)| Some((field, outcome?)));
    asked
        .map(|(field, (kind, met))| WishOutcome { field, kind, met })
        .collect()
}

/// A wish about a field of the program's own.
fn own_outcome(
    wish: &Wish<Term>,
    field: &OwnField,
    mine: &Profile,
    theirs: &Profile,
) -> Option<(WishKind, bool)> {
    let [mine, theirs] = [mine, theirs].map(|profile| profile.own(field.id));
    if let (Some(Answer::Number(mine)), Some(Answer::Number(theirs))) = (mine, theirs) {
        return many(wish, field.is_close(*mine, *theirs), |_| false);
    }
    if let Kind::Number { .. } = field.kind {
        return Some((kind(wish)?, false));
    }
    let [mine, theirs] = [mine, theirs].map(|answer| answer.map_or(&[][..], Answer::terms));
    if field.kind == Kind::Many {
        let same = common(mine, theirs) >= SAME_SET as usize;
        return many(wish, same, |term| theirs.contains(term));
    }
    one(wish, mine.first().copied(), theirs.first().copied())
}

/// What a wish asks, if anything.
pub fn kind<T>(wish: &Wish<T>) -> Option<WishKind> {
    match wish {
        Wish::Any => None,
        Wish::Same => Some(WishKind::Same),
        Wish::Different => Some(WishKind::Different),
        Wish::Named(_) => Some(WishKind::Named),
    }
}

/// A wish about a field that has one value.
fn one<T: PartialEq + Copy>(
    wish: &Wish<T>,
    mine: Option<T>,
    theirs: Option<T>,
) -> Option<(WishKind, bool)> {
    let both = mine.zip(theirs);
    let met = match wish {
        Wish::Any => false,
        Wish::Same => both.is_some_and(|(mine, theirs)| mine == theirs),
        Wish::Different => both.is_some_and(|(mine, theirs)| mine != theirs),
        Wish::Named(values) => theirs.is_some_and(|theirs| values.contains(&theirs)),
    };
    Some((kind(wish)?, met))
}

/// A wish about a field that has many values, or none that could be named.
fn many<T>(wish: &Wish<T>, same: bool, has: impl Fn(&T) -> bool) -> Option<(WishKind, bool)> {
    let met = match wish {
        Wish::Any => false,
        Wish::Same => same,
        Wish::Different => !same,
        Wish::Named(values) => values.iter().any(has),
    };
    Some((kind(wish)?, met))
}

fn speaks(profile: &Profile, language: &Language) -> bool {
    profile
        .languages
        .iter()
        .any(|other| other.primary() == language.primary())
}

fn common(mine: &[Term], theirs: &[Term]) -> usize {
    mine.iter().filter(|term| theirs.contains(term)).count()
}
