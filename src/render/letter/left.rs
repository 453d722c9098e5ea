//! Why somebody has no partner, in words.

use std::collections::BTreeMap;

use crate::matching::cap::waiting_list;
use crate::matching::rules::RuleId;
use crate::matching::{MustRule, RoundMatches, Unmatched};
use crate::model::{PersonId, Program, Round, Vocabulary};
use crate::words::Words;

/// Who waits because of the cap of a round, with their places on the waiting list, from 1.
pub fn waiting(
    program: &Program,
    round: &Round,
    matches: &RoundMatches,
) -> BTreeMap<PersonId, usize> {
    let waiting = match matches.proposal() {
        Some(proposal) => {
            let cut = proposal.cut.iter();
            let held = cut.flat_map(|cut| &cut.waiting);
            held.map(|held| held.id.clone()).collect()
        }
        None => waiting_list(program, round),
    };
    waiting.into_iter().zip(1..).collect()
}

/// What the cap of a round allows, and where on the waiting list somebody stands.
pub fn over_cap(
    round: &Round,
    place: usize,
    vocabulary: &Vocabulary,
    words: &Words,
) -> Vec<String> {
    let Some(cap) = &round.cap else {
        return Vec::new();
    };
    let key = cap.field.key();
    let (field, label) = match vocabulary.label(key, words.language()) {
        Some(label) => ("own", label),
        None => (key, ""),
    };
    let args = [
        ("percent", cap.percent.to_string().into()),
        ("of", cap.of.word().into()),
        ("field", field.into()),
        ("label", label.into()),
    ];
    let place = [("place", place.to_string().into())];
    vec![
        words.say_with("left-cap", &args),
        words.say_with("left-cap-place", &place),
    ]
}

/// Why somebody has no partner. Who avoids whom is never told.
pub fn without_partner(
    unmatched: &Unmatched,
    vocabulary: &Vocabulary,
    words: &Words,
) -> Vec<String> {
    let others = unmatched.others;
    if others == 0 {
        return vec![words.say("left-alone").to_owned()];
    }
    if unmatched.possible > 0 {
        return vec![match unmatched.possible - unmatched.free {
            // Who is free now was not when the matches were made.
            0 => words.say("left-then").to_owned(),
            many => words.say_with("left-needed", &[("count", many.into())]),
        }];
    }
    let told: Vec<(u32, String)> = unmatched
        .blocked
        .iter()
        .filter_map(|blocked| {
            let said = said(blocked.rule, blocked.others, vocabulary, words)?;
            Some((blocked.others, said))
        })
        .take(3)
        .collect();
    let heading = words.say_with("left-none", &[("count", others.into())]);
    let end = if told.is_empty() { "." } else { ":" };
    let mut sentences = vec![format!("{heading}{end}")];
    sentences.extend(told.iter().map(|(_, said)| said.clone()));
    if told.iter().map(|(count, _)| count).sum::<u32>() > others {
        sentences.push(words.say("left-twice").to_owned());
    }
    sentences
}

/// How many a rule took away; `None` if that is nobody's business.
fn said(rule: MustRule, count: u32, vocabulary: &Vocabulary, words: &Words) -> Option<String> {
    let count = ("count", count.into());
    let key = match &rule {
        MustRule::Rule(RuleId::Luck) | MustRule::Forbidden | MustRule::Avoid => return None,
        // A rule has the key of what it looks at, but for this one.
        MustRule::Rule(RuleId::DifferentWorkplace) => "workplace",
        rule => rule.key(),
    };
    if let Some(label) = vocabulary.label(key, words.language()) {
        return Some(words.say_with("left-own", &[count, ("label", label.into())]));
    }
    let key = format!("left-{}", rule.key());
    Some(words.say_with(&key, &[count]))
}
