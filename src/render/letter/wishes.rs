//! What the reader asked for and gets. A value is named only if the partner shares it.

use crate::matching::{WishField, WishKind, WishOutcome};
use crate::model::Language;
use crate::model::person::{SharedField, Wish};

use super::own;
use super::side::Side;

/// The reader's own wishes that come true, in one sentence.
pub(super) fn own(side: &Side<'_>) -> Option<String> {
    let met: Vec<&WishOutcome> = side.mine.wishes.iter().filter(|wish| wish.met).collect();
    let told: Vec<String> = met
        .iter()
        .filter(|wish| may_tell(side, wish.field))
        .map(|wish| clause(side, wish))
        .collect();
    let list = || ("list", side.words.list(&told).into());
    match (met.len(), told.len()) {
        (0, _) => None,
        (all, 0) => Some(side.say("wish-met-unnamed", &[("count", all.into())])),
        (all, told) if all == told => Some(side.say("wish-met", &[list()])),
        (all, told) => {
            let rest = all - told;
            Some(side.say("wish-met-and-more", &[list(), ("count", rest.into())]))
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
        WishField::Own(field) => return side.partner.share.has_own(field),
    };
    side.partner.share.has(shared)
}

/// Fits behind "somebody who".
fn clause(side: &Side<'_>, wish: &WishOutcome) -> String {
    if let WishField::Own(field) = wish.field {
        return own::clause(side, field, wish.kind).unwrap_or_default();
    }
    let key = |kind| format!("wish-{}-{kind}", wish.field.key());
    match wish.kind {
        WishKind::Same => side.say(&key("same"), &[]),
        WishKind::Different => side.say(&key("different"), &[]),
        WishKind::Named => named(side, wish.field, &key("named")),
    }
}

/// The values that were asked for and that the partner has.
fn named(side: &Side<'_>, field: WishField, key: &str) -> String {
    let (profile, words) = (side.profile, side.words);
    let text = |name: Option<&str>| ("text", words.inside(name.unwrap_or_default()).into());
    match field {
        WishField::Sector => {
            let name = profile.sector.map(|term| side.values.sector(term));
            side.say(key, &[text(name)])
        }
        WishField::CareerStage => {
            let name = profile
                .career_stage
                .map(|term| side.values.career_stage(term));
            side.say(key, &[text(name)])
        }
        WishField::Country => side.say(key, &[("list", words.country(profile.country).into())]),
        WishField::Languages => {
            let spoken = |asked: &&Language| {
                let mut theirs = profile.languages.iter();
                theirs.any(|own| own.primary() == asked.primary())
            };
            let asked = values(&side.wishes.languages).iter().filter(spoken);
            let names: Vec<String> = asked.map(|one| words.name_of(one)).collect();
            side.say(key, &[("list", words.list(&names).into())])
        }
        WishField::Interests => {
            let asked = values(&side.wishes.interests).iter().copied();
            let liked: Vec<_> = asked
                .filter(|term| profile.interests.contains(term))
                .collect();
            side.say(key, &[("list", side.values.list(&liked).into())])
        }
        WishField::TimeZone | WishField::Own(_) => side.say(key, &[]),
    }
}

fn values<T>(wish: &Wish<T>) -> &[T] {
    match wish {
        Wish::Named(values) => values,
        _ => &[],
    }
}
