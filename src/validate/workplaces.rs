//! Names of workplaces that may be one: asked about, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::Scene;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::round::Importance;
use crate::model::{Round, RoundId, fold};
use crate::source::{Span, Spanned};

/// Words that are written short, folded.
const SHORT: [(&str, &str); 12] = [
    ("bibl", "biblioteca"),
    ("coll", "college"),
    ("dept", "department"),
    ("inst", "institute"),
    ("intl", "international"),
    ("lib", "library"),
    ("nat", "national"),
    ("natl", "national"),
    ("tech", "technical"),
    ("uni", "university"),
    ("univ", "university"),
    ("universidad", "university"),
];

/// Words that names have or have not.
const SMALL: [&str; 12] = [
    "and", "at", "de", "del", "der", "do", "für", "in", "la", "of", "the", "y",
];

/// Warns of the rounds in which partners are to work in different places, before they are over.
pub(super) fn check(scene: &Scene<'_>, problems: &mut Vec<Diagnostic>) {
    let rounds = scene.rounds.iter().filter(|round| {
        let asks = round.policy.different_workplace != Importance::Off;
        asks && !round.state(scene.today).is_over() && !scene.has_ledger(round)
    });
    let mut told = BTreeSet::new();
    for round in rounds {
        check_round(scene, round, &mut told, problems);
    }
}

fn check_round<'a>(
    scene: &Scene<'a>,
    round: &Round,
    told: &mut BTreeSet<[String; 2]>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut spelt: BTreeMap<Vec<String>, &Spanned<String>> = BTreeMap::new();
    for person in scene.people {
        let Some(written) = workplace(person, &round.id) else {
            continue;
        };
        let first = *spelt.entry(words(&written.value)).or_insert(written);
        let names = [first, written].map(|one| fold(&one.value));
        if names[0] != names[1] && told.insert(names) {
            problems.push(alike(first, written));
        }
    }
}

/// The workplace of somebody who takes part, as written for the round or for all.
fn workplace<'a>(
    person: &super::person::Person<'a>,
    round: &RoundId,
) -> Option<&'a Spanned<String>> {
    let enrolment = person.participant.enrolments.get(round)?;
    if !enrolment.status.takes_part() {
        return None;
    }
    let mut rounds = person.record.rounds.iter();
    let own = rounds.find(|(id, _)| id.value == round.0.as_str());
    let own = own.and_then(|(_, record)| record.overrides.as_ref()?.workplace.as_ref());
    own.or(person.record.profile.workplace.as_ref())
}

/// The words of a name that tell it from others, written out, in order of the alphabet.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| !SMALL.contains(word));
    let words = words.map(|word| {
        let whole = SHORT.iter().find(|(short, _)| *short == word);
        whole.map_or(word, |(_, whole)| *whole).to_owned()
    });
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words
}

fn alike(first: &Spanned<String>, other: &Spanned<String>) -> Diagnostic {
    let (span, place): (Span, Span) = (other.span, first.span);
    let message = format!("are `{}` and `{}` one workplace?", first.value, other.value);
    Diagnostic::new(check::LIKE_WORKPLACES, span, message)
        .related(place, "the other")
        .hint("if they are, write the name the same way in both; if they are two, nothing is wrong")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn short_and_small_words_are_no_difference() {
        assert_eq!(words("Univ. of Leeds"), words("University of Leeds"));
        assert_eq!(words("Leeds University"), words("The University of Leeds"));
        assert_ne!(
            words("Leeds Beckett University"),
            words("University of Leeds")
        );
    }
}
