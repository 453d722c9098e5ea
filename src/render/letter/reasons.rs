//! Reasons in words, from the numbers that decided.
//!
//! A reason may tell a partner's value only if the partner shares that field; otherwise it stays general. Two things are
//! always told, because nobody could begin without them: a language in common and the hours. What a partner wished
//! for is never told, only that a wish comes true.

use crate::model::person::SharedField;
use crate::model::{Language, Term};
use crate::words::Words;

use super::own;
use super::partner::Partner;
use super::side::Side;
use super::wishes;

/// Why these two: for the reader first, then for the partner.
pub fn sentences(side: &Side<'_>) -> Vec<String> {
    let made = [
        interests(side),
        offers(side),
        sector(side),
        wishes::own(side),
        language(side),
        stage(side),
    ];
    let last = [clocks(side), their_wishes(side)];
    let all = made.into_iter().chain(own::sentences(side)).chain(last);
    let mut sentences: Vec<String> = all.flatten().collect();
    if sentences.is_empty() {
        sentences.push(side.say("reason-none", &[]));
    }
    sentences
}

fn interests(side: &Side<'_>) -> Option<String> {
    let shared = &side.mine.shared_interests;
    if shared.is_empty() {
        return None;
    }
    Some(match side.shares(SharedField::Interests) {
        true => side.say(
            "reason-interests",
            &[("list", side.values.list(shared).into())],
        ),
        false => side.say(
            "reason-interests-unnamed",
            &[("count", shared.len().into())],
        ),
    })
}

/// What one offers and the other seeks; a value is named only if the partner shares the list it stands in.
fn offers(side: &Side<'_>) -> Option<String> {
    let said = |terms: &[Term], field, named: &str, unnamed: &str| {
        if terms.is_empty() {
            return None;
        }
        Some(match side.shares(field) {
            true => side.say(named, &[("list", side.values.list(terms).into())]),
            false => side.say(unnamed, &[]),
        })
    };
    let both = [
        said(
            &side.mine.gets,
            SharedField::Offers,
            "reason-gets",
            "reason-gets-unnamed",
        ),
        said(
            &side.mine.gives,
            SharedField::Seeks,
            "reason-gives",
            "reason-gives-unnamed",
        ),
    ];
    let said: Vec<String> = both.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn sector(side: &Side<'_>) -> Option<String> {
    let value = side
        .words
        .inside(side.values.sector(side.mine.same_sector?));
    let is_shared = side.shares(SharedField::Sector);
    is_shared.then(|| side.say("reason-sector", &[("value", value.into())]))
}

/// In a trio only what goes beyond the language of all three, so that no second one is given away unasked.
fn language(side: &Side<'_>) -> Option<String> {
    let shared = &side.mine.shared_languages;
    let told = match side.shares(SharedField::Languages) {
        true => &shared[..],
        false => one(if side.common.is_empty() {
            shared
        } else {
            side.common
        }),
    };
    if told.iter().all(|language| side.common.contains(language)) {
        return None;
    }
    let list = any_of(told, side.words);
    Some(side.say("reason-language", &[("list", list.into())]))
}

/// Of the languages of all three of a trio those that may be told: one, unless both partners share theirs.
pub(super) fn told_to_three<'l>(
    common: &'l [Language],
    partners: &[Partner<'_>],
) -> &'l [Language] {
    let shares = |partner: &Partner<'_>| {
        let person = partner.person;
        person.is_some_and(|person| person.share.has(SharedField::Languages))
    };
    match partners.iter().all(shares) {
        true => common,
        false => one(common),
    }
}

/// In which language all three of a trio can write.
pub(super) fn of_three(told: &[Language], words: &Words) -> String {
    if told.is_empty() {
        return words.say("reason-language-of-three-none").to_owned();
    }
    let list = any_of(told, words);
    words.say_with("reason-language-of-three", &[("list", list.into())])
}

fn any_of(languages: &[Language], words: &Words) -> String {
    let names: Vec<String> = languages.iter().map(|one| words.name_of(one)).collect();
    words.list_or(&names)
}

fn one(languages: &[Language]) -> &[Language] {
    languages.get(..1).unwrap_or(languages)
}

fn stage(side: &Side<'_>) -> Option<String> {
    let steps = side.mine.stage_steps?;
    let key = match steps {
        0 => "reason-stage-same",
        1.. => "reason-stage-ahead",
        _ => "reason-stage-behind",
    };
    side.shares(SharedField::CareerStage)
        .then(|| side.say(key, &[]))
}

fn clocks(side: &Side<'_>) -> Option<String> {
    let apart = side.mine.minutes_ahead?.unsigned_abs();
    match apart {
        0 => Some(side.say("reason-clocks-same", &[])),
        1..=180 => {
            let duration = side.words.duration(apart);
            Some(side.say("reason-clocks-near", &[("duration", duration.into())]))
        }
        _ => None,
    }
}

fn their_wishes(side: &Side<'_>) -> Option<String> {
    let met = side.theirs.wishes_met().count();
    (met > 0).then(|| side.say("reason-their-wishes", &[("count", met.into())]))
}
