//! Reasons in words, from the numbers that decided.
//!
//! A reason may tell a partner's value only if the partner shares that field; otherwise it stays general. Two things are
//! always told, because nobody could begin without them: a language in common and the hours. What a partner wished
//! for is never told, only that a wish comes true.

use crate::matching::rules::RuleId;
use crate::matching::{MustRule, Unmatched};
use crate::model::person::SharedField;
use crate::model::{Language, Term};

use super::super::phrases;
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
        clocks(side),
        their_wishes(side),
    ];
    let mut sentences: Vec<String> = made.into_iter().flatten().collect();
    if sentences.is_empty() {
        let name = side.called;
        sentences.push(format!(
            "{name} signed up for the same reason as you: to talk."
        ));
    }
    sentences
}

fn shares(side: &Side<'_>, field: SharedField) -> bool {
    side.partner.share.has(field)
}

fn interests(side: &Side<'_>) -> Option<String> {
    let shared = &side.mine.shared_interests;
    let count = shared.len();
    if count == 0 {
        return None;
    }
    if !shares(side, SharedField::Interests) {
        return Some(match count {
            1 => "You chose one interest in common. Finding out which is a good first question."
                .to_owned(),
            _ => format!(
                "You chose {} interests in common. Finding out which is a good first question.",
                phrases::number_word(count)
            ),
        });
    }
    let names: Vec<String> = shared
        .iter()
        .map(|term| phrases::lower_first(side.vocabulary.interest(*term)))
        .collect();
    Some(format!(
        "You both chose {}.",
        phrases::list_of_values(&names)
    ))
}

/// What one offers and the other seeks; a value is named only if the partner shares the list it stands in.
fn offers(side: &Side<'_>) -> Option<String> {
    let name = side.called;
    let named = |terms: &[Term]| {
        let names = terms.iter().map(|term| side.vocabulary.interest(*term));
        phrases::list_of_values(&names.map(phrases::lower_first).collect::<Vec<_>>())
    };
    let (gets, gives) = (&side.mine.gets, &side.mine.gives);
    let mut said = Vec::new();
    if !gets.is_empty() {
        said.push(if shares(side, SharedField::Offers) {
            format!("{name} offers what you look for: {}.", named(gets))
        } else {
            format!("{name} offers something that you look for.")
        });
    }
    if !gives.is_empty() {
        said.push(if shares(side, SharedField::Seeks) {
            format!("You offer what {name} looks for: {}.", named(gives))
        } else {
            format!("You offer something that {name} looks for.")
        });
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn sector(side: &Side<'_>) -> Option<String> {
    let sector = side.mine.same_sector?;
    let name = phrases::lower_first(side.vocabulary.sector(sector));
    shares(side, SharedField::Sector).then(|| format!("You work in the same field: {name}."))
}

/// In a trio only what goes beyond the language of all three, so that no second one is given away unasked.
fn language(side: &Side<'_>) -> Option<String> {
    let shared = &side.mine.shared_languages;
    let told = match shares(side, SharedField::Languages) {
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
    let names: Vec<String> = told.iter().map(Language::name).collect();
    Some(format!(
        "You can write to each other in {}.",
        phrases::list_or(&names)
    ))
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
pub(super) fn of_three(told: &[Language]) -> String {
    if told.is_empty() {
        return "No language is common to all three of you: whoever reads both can pass on what was said.".to_owned();
    }
    let names: Vec<String> = told.iter().map(Language::name).collect();
    format!(
        "You can all write to each other in {}.",
        phrases::list_or(&names)
    )
}

fn one(languages: &[Language]) -> &[Language] {
    languages.get(..1).unwrap_or(languages)
}

fn stage(side: &Side<'_>) -> Option<String> {
    let steps = side
        .mine
        .stage_steps
        .filter(|_| shares(side, SharedField::CareerStage))?;
    let name = side.called;
    Some(match steps {
        0 => "You are at the same stage of your working lives.".to_owned(),
        1.. => format!(
            "{name} is further along in working life, and you are nearer to the start: each has something to teach."
        ),
        _ => format!(
            "You are further along in working life, and {name} is nearer to the start: each has something to teach."
        ),
    })
}

fn clocks(side: &Side<'_>) -> Option<String> {
    let apart = side.mine.minutes_ahead?.unsigned_abs();
    match apart {
        0 => Some("Your clocks show the same hour.".to_owned()),
        1..=180 => Some(format!(
            "Your clocks are only {} apart.",
            phrases::duration(apart)
        )),
        _ => None,
    }
}

fn their_wishes(side: &Side<'_>) -> Option<String> {
    let met = side.theirs.wishes_met().count();
    let name = side.called;
    match met {
        0 => None,
        1 => Some(format!(
            "And you are what {name} hoped for: a wish of {name}’s comes true with you."
        )),
        _ => Some(format!(
            "And you are what {name} hoped for: {} wishes of {name}’s come true with you.",
            phrases::number_word(met)
        )),
    }
}

/// Why somebody has no partner. Who avoids whom is never told.
pub fn without_partner(unmatched: &Unmatched) -> Vec<String> {
    let others = unmatched.others;
    if others == 0 {
        return vec!["Nobody else took part in this round.".to_owned()];
    }
    if unmatched.possible > 0 {
        let (people, each) = match unmatched.possible - unmatched.free {
            // Who is free now was not when the matches were made.
            0 => {
                return vec![
                "When the partners were found, there was nobody left for you whom the rules allow."
                    .to_owned(),
            ];
            }
            1 => ("One person".to_owned(), "that person"),
            many => (format!("{} people", capital(many)), "each of them"),
        };
        return vec![format!(
            "{people} could have been your partner, but {each} was needed for somebody else."
        )];
    }
    let told: Vec<(u32, (&str, &str))> = unmatched
        .blocked
        .iter()
        .filter_map(|blocked| Some((blocked.others, rule_words(blocked.rule)?)))
        .take(3)
        .collect();
    let heading = match others {
        1 => {
            "One other person takes part, and the rules do not allow the two of you to be partners"
                .to_owned()
        }
        _ => format!(
            "{} others take part, and the rules left none of them for you",
            capital(others)
        ),
    };
    let end = if told.is_empty() { "." } else { ":" };
    let mut sentences = vec![format!("{heading}{end}")];
    sentences.extend(told.iter().map(|(count, (one, many))| match count {
        1 => format!("One {one}."),
        _ => format!("{} {many}.", capital(*count)),
    }));
    if told.iter().map(|(count, _)| count).sum::<u32>() > others {
        sentences.push("Some of them are counted twice.".to_owned());
    }
    sentences
}

fn capital(count: u32) -> String {
    phrases::upper_first(&phrases::number_word(count as usize))
}

/// Fits behind "one" and behind a number.
fn rule_words(rule: MustRule) -> Option<(&'static str, &'static str)> {
    let words = match rule {
        MustRule::Rule(RuleId::DifferentCountry) => (
            "is based in your own country",
            "are based in your own country",
        ),
        MustRule::Rule(RuleId::DifferentRegion) => (
            "is based in your own part of the world",
            "are based in your own part of the world",
        ),
        MustRule::Rule(RuleId::Offers) => (
            "neither offers what you look for nor looks for what you offer",
            "neither offer what you look for nor look for what you offer",
        ),
        MustRule::Rule(RuleId::SharedLanguage) => (
            "has no language in common with you",
            "have no language in common with you",
        ),
        MustRule::Rule(RuleId::NeverAgain) => (
            "has been your partner before",
            "have been your partners before",
        ),
        MustRule::Rule(RuleId::Interests) => (
            "has interests that do not go with yours in this round",
            "have interests that do not go with yours in this round",
        ),
        MustRule::Rule(RuleId::Sector) => (
            "works in a field that does not go with yours in this round",
            "work in fields that do not go with yours in this round",
        ),
        MustRule::Rule(RuleId::CareerStage) => (
            "is at a career stage that does not go with yours in this round",
            "are at career stages that do not go with yours in this round",
        ),
        MustRule::Rule(RuleId::TimeZone) => (
            "lives at hours that do not go with yours in this round",
            "live at hours that do not go with yours in this round",
        ),
        MustRule::Rule(RuleId::Languages) => (
            "has only one language in common with you",
            "have only one language in common with you",
        ),
        MustRule::MinimumScore => (
            "has too little in common with you",
            "have too little in common with you",
        ),
        MustRule::Rule(RuleId::Luck) | MustRule::Forbidden | MustRule::Avoid => return None,
    };
    Some(words)
}
