//! What the reader asked for and gets. A value is named only if the partner shares it.

use crate::matching::{WishField, WishKind, WishOutcome};
use crate::model::person::{SharedField, Wish};
use crate::model::{Language, Term};
use crate::render::{phrases, words};

use super::side::Side;

/// The reader's own wishes that come true, in one sentence.
pub(super) fn own(side: &Side<'_>) -> Option<String> {
    let met: Vec<&WishOutcome> = side.mine.wishes.iter().filter(|wish| wish.met).collect();
    let told: Vec<String> = met
        .iter()
        .filter(|wish| may_tell(side, wish.field))
        .map(|wish| clause(side, wish))
        .collect();
    let name = side.called;
    match (met.len(), told.len()) {
        (0, _) => None,
        (all, 0) => Some(format!(
            "{} that you made when you signed up {} true with {name}.",
            wishes(all),
            comes(all)
        )),
        (all, told_of) if all == told_of => Some(format!(
            "You asked for somebody who {}. That is {name}.",
            words::list(&told)
        )),
        (all, told_of) => {
            let rest = all - told_of;
            let more = match rest {
                1 => "one more wish".to_owned(),
                _ => format!("{} more wishes", phrases::number_word(rest)),
            };
            Some(format!(
                "You asked for somebody who {}. That is {name}; {more} of yours {} true, too.",
                words::list(&told),
                comes(rest)
            ))
        }
    }
}

fn may_tell(side: &Side<'_>, field: WishField) -> bool {
    let shared = match field {
        WishField::Country | WishField::TimeZone => return true,
        WishField::Sector => SharedField::Sector,
        WishField::CareerStage => SharedField::CareerStage,
        WishField::Languages => SharedField::Languages,
        WishField::Interests => SharedField::Interests,
    };
    side.partner.share.has(shared)
}

/// Fits behind "somebody who".
fn clause(side: &Side<'_>, wish: &WishOutcome) -> String {
    let fixed = match (wish.field, wish.kind) {
        (WishField::Sector, WishKind::Same) => "works in the same field as you",
        (WishField::Sector, WishKind::Different) => "works in another field than you",
        (WishField::CareerStage, WishKind::Same) => "is at your own career stage",
        (WishField::CareerStage, WishKind::Different) => "is at another career stage than you",
        (WishField::Country, WishKind::Same) => "is based in your own country",
        (WishField::Country, WishKind::Different) => "is based in another country",
        (WishField::Languages, WishKind::Same) => "has two languages in common with you",
        (WishField::Languages, WishKind::Different) => "speaks other languages than you",
        (WishField::Interests, WishKind::Same) => "likes what you like",
        (WishField::Interests, WishKind::Different) => "has other interests than you",
        (WishField::TimeZone, WishKind::Different) => "lives by a distant clock",
        (WishField::TimeZone, _) => "keeps nearly the same hours as you",
        (_, WishKind::Named) => return named(side, wish.field),
    };
    fixed.to_owned()
}

/// The values that were asked for and that the partner has.
fn named(side: &Side<'_>, field: WishField) -> String {
    let profile = side.profile;
    match field {
        WishField::Sector => {
            let name = profile.sector.map(|term| side.vocabulary.sector(term));
            format!("works in the field {}", quoted(name))
        }
        WishField::CareerStage => {
            let stage = profile.career_stage;
            let name = stage.map(|term| side.vocabulary.career_stage(term));
            format!("is at the stage {}", quoted(name))
        }
        WishField::Country => format!("is based in {}", profile.country.name()),
        WishField::Languages => {
            let spoken = |asked: &&Language| {
                let mut theirs = profile.languages.iter();
                theirs.any(|own| own.primary() == asked.primary())
            };
            let asked = values(&side.wishes.languages).iter().filter(spoken);
            let names: Vec<String> = asked.map(Language::name).collect();
            format!("speaks {}", words::list(&names))
        }
        WishField::Interests => {
            let asked = values(&side.wishes.interests).iter();
            let liked = asked.filter(|term| profile.interests.contains(term));
            let names: Vec<String> = liked
                .map(|term: &Term| phrases::lower_first(side.vocabulary.interest(*term)))
                .collect();
            format!("is interested in {}", phrases::list_of_values(&names))
        }
        WishField::TimeZone => "keeps nearly the same hours as you".to_owned(),
    }
}

fn values<T>(wish: &Wish<T>) -> &[T] {
    match wish {
        Wish::Named(values) => values,
        _ => &[],
    }
}

fn quoted(name: Option<&str>) -> String {
    name.map(|name| format!("“{}”", phrases::lower_first(name)))
        .unwrap_or_default()
}

fn wishes(count: usize) -> String {
    match count {
        1 => "One wish".to_owned(),
        _ => phrases::upper_first(&format!("{} wishes", phrases::number_word(count))),
    }
}

fn comes(count: usize) -> &'static str {
    if count == 1 { "comes" } else { "come" }
}
