//! What fields of the program's own say for a pair, in the words of their declarations, or else in general ones. A value is named
//! only if the partner shares the field.

use crate::matching::{OwnReason, Why, WishKind};
use crate::model::Term;
use crate::model::own::{Answer, Kind, OwnField, OwnId, Verb};
use crate::model::person::Wish;
use crate::words::Arg;

use super::side::Side;
use super::view::FieldView;
use crate::render::values::Values;

/// One sentence for each reason.
pub(super) fn sentences<'s>(side: &'s Side<'_>) -> impl Iterator<Item = Option<String>> + 's {
    side.mine.own.iter().map(|reason| sentence(side, reason))
}

fn sentence(side: &Side<'_>, reason: &OwnReason) -> Option<String> {
    let field = side.values.vocabulary.own(reason.field.key())?;
    let shares = field.may_share && side.partner.share.has_own(field.id);
    if let Some(own) = in_own_words(side, field, reason, shares) {
        return Some(own);
    }
    let label = |field: &OwnField| field.label.of(side.words.language()).to_owned();
    let mut args: Vec<(&str, Arg<'_>)> = vec![("label", label(field).into())];
    let list = |terms: &[Term]| ("list", side.values.list_of_own(field, terms).into());
    let is_many = field.kind == Kind::Many;
    let (named, unnamed, shares) = match &reason.why {
        Why::Same(terms) if is_many => {
            args.extend([list(terms), ("count", terms.len().into())]);
            ("reason-own-many", "reason-own-many-unnamed", shares)
        }
        Why::Same(terms) => {
            let text = side.profile.own(field.id);
            args.push(match terms.is_empty() {
                true => (
                    "list",
                    text.map(|one| side.values.answer(field, one))?.into(),
                ),
                false => list(terms),
            });
            ("reason-own-same", "reason-own-same-unnamed", shares)
        }
        Why::Near => return shares.then(|| side.say("reason-own-near", &args)),
        Why::Different => return shares.then(|| side.say("reason-own-different", &args)),
        Why::Gets(terms) => {
            args.push(list(terms));
            ("reason-own-gets", "reason-own-gets-unnamed", shares)
        }
        Why::Gives(terms) => {
            args.push(list(terms));
            let shares = other(field).is_some_and(|other| side.partner.share.has_own(other));
            ("reason-own-gives", "reason-own-gives-unnamed", shares)
        }
        Why::Overlap(minutes) => {
            args.push(("duration", side.words.duration(*minutes).into()));
            ("reason-own-overlap", "reason-own-overlap-unnamed", shares)
        }
    };
    if let Some(other) = other(field) {
        let other = side.values.vocabulary.own(other.key())?;
        args.push(("other", label(other).into()));
    }
    Some(side.say(if shares { named } else { unnamed }, &args))
}

fn other(field: &OwnField) -> Option<OwnId> {
    match field.verb {
        Some(Verb::Complementary(other)) => Some(other),
        _ => None,
    }
}

/// The words of the declaration; a value stands in them only if the partner shares it.
fn in_own_words(
    side: &Side<'_>,
    field: &OwnField,
    reason: &OwnReason,
    shares: bool,
) -> Option<String> {
    let words = field.reason.as_ref()?.of(side.words.language());
    let names_value = words.contains("{value}");
    if names_value && !shares || matches!(reason.why, Why::Gives(_)) {
        return None;
    }
    let value = match &reason.why {
        Why::Overlap(minutes) => side.words.duration(*minutes),
        why if !why.terms().is_empty() => side.values.list_of_own(field, why.terms()),
        _ => {
            let answer = side.profile.own(field.id);
            answer.map_or_else(String::new, |answer| side.values.answer(field, answer))
        }
    };
    // In one go, so that a name or a value with braces stays as it is.
    let mut out = String::new();
    let mut rest = words;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let known = [("{name}", side.called), ("{value}", &*value)];
        match known.iter().find(|(key, _)| tail.starts_with(key)) {
            Some((key, text)) => {
                out.push_str(text);
                rest = &tail[key.len()..];
            }
            None => {
                out.push('{');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    Some(out)
}

/// A wish that comes true; fits behind "somebody who".
pub(super) fn clause(side: &Side<'_>, id: OwnId, kind: WishKind) -> Option<String> {
    let field = side.values.vocabulary.own(id.key())?;
    let label = ("label", field.label.of(side.words.language()).into());
    let key = match kind {
        WishKind::Same => "wish-own-same",
        WishKind::Different => "wish-own-different",
        WishKind::Named => {
            let asked = match side.wishes.own(id)? {
                Wish::Named(terms) => &terms[..],
                _ => &[],
            };
            let theirs = side.profile.own(id).map_or(&[][..], Answer::terms);
            let liked = asked.iter().copied().filter(|term| theirs.contains(term));
            let liked: Vec<Term> = liked.collect();
            let list = ("list", side.values.list_of_own(field, &liked).into());
            return Some(side.say("wish-own-named", &[label, list]));
        }
    };
    Some(side.say(key, &[label]))
}

/// The lines of a card: what a partner shares of the program's own fields.
pub(super) fn lines(
    share: crate::model::person::Share,
    profile: &crate::model::Profile,
    values: Values<'_>,
) -> Vec<FieldView> {
    let own = values.vocabulary.own.iter();
    let shared = own.filter(|field| field.may_share && share.has_own(field.id));
    let lines = shared.filter_map(|field| {
        let text = values.answer(field, profile.own(field.id)?);
        (!text.is_empty()).then(|| FieldView {
            label: field.label.of(values.words.language()).to_owned(),
            text,
        })
    });
    lines.collect()
}
