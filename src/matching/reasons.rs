//! Reasons from fields of the program's own, straight from the profiles.

use super::report::{OwnReason, Why};
use super::rules::{self, AnyRule, Pair};
use crate::model::own::{Answer, OwnField, Verb};
use crate::model::policy::{Importance, PreferKind};
use crate::model::{Policy, Term};

/// What the first of two people is told of each field that the policy looks at and that speaks for the pair.
pub(super) fn own(pair: &Pair, policy: &Policy, own: &[OwnField]) -> Vec<OwnReason> {
    let matched = rules::all(own).filter_map(|rule| match rule {
        AnyRule::Own(field) if policy.importance(rule.id()) != Importance::Off => {
            Some((rule, field))
        }
        _ => None,
    });
    let speaks = matched.filter(|(rule, _)| rule.points(pair, policy) > 0);
    let reasons = speaks.map(|(rule, field)| {
        let why = why(pair, field, rule.way(policy).prefer);
        why.into_iter().map(|why| OwnReason {
            field: field.id,
            why,
        })
    });
    reasons.flatten().collect()
}

fn why(pair: &Pair, field: &OwnField, prefer: PreferKind) -> Vec<Why> {
    let [mine, theirs] = [pair.a, pair.b].map(|profile| profile.own(field.id));
    let terms = |answer: Option<&Answer>| answer.map_or_else(Vec::new, |one| one.terms().to_vec());
    let common = |mine: &[Term], theirs: &[Term]| -> Vec<Term> {
        let both = mine.iter().filter(|term| theirs.contains(term));
        both.copied().collect()
    };
    if let Some(Verb::Complementary(other)) = field.verb {
        let gets = common(&terms(theirs), &terms(pair.a.own(other)));
        let gives = common(&terms(mine), &terms(pair.b.own(other)));
        let both = [Why::Gets(gets), Why::Gives(gives)];
        let said = both.into_iter().filter(|why| !why.terms().is_empty());
        return said.collect();
    }
    let one = match (mine, theirs) {
        (Some(Answer::Week(a)), Some(Answer::Week(b))) => Why::Overlap(rules::overlap(pair, a, b)),
        (Some(Answer::Terms(a)), Some(Answer::Terms(b))) => match common(a, b) {
            shared if !shared.is_empty() => Why::Same(shared),
            _ => match prefer {
                PreferKind::Same => Why::Near,
                PreferKind::Different => Why::Different,
                PreferKind::Named | PreferKind::Fading => return Vec::new(),
            },
        },
        (Some(a), Some(b)) if a == b => Why::Same(Vec::new()),
        (Some(Answer::Number(_)), Some(_)) if prefer == PreferKind::Same => Why::Near,
        (Some(_), Some(_)) => Why::Different,
        _ => return Vec::new(),
    };
    vec![one]
}
