//! From a header and the answers below it to what the column seems to be.

use std::collections::BTreeSet;

use super::super::partner::{PARTNER, WISHED, holds};
use super::super::phrases::PHRASES;
use super::super::questions::{Kind, NO, Question, Questions, YES};
use super::super::split::{signs, split};
use super::super::unknown::near;
use super::Guess;
use super::contents::Contents;
use crate::model::form::{Target, key};

/// More different answers are no choices.
const MOST_CODED: usize = 30;

/// Longer answers are sentences, in characters.
const LONGEST_CODED: usize = 80;

/// Longest text of consent, in characters.
const LONGEST_CONSENT: usize = 400;

/// A guess for each column. What can be in one column only is where it was found first.
pub(super) fn all(columns: &[Contents], questions: &Questions) -> Vec<Guess> {
    let mut taken: BTreeSet<Target> = BTreeSet::new();
    let mut guesses = Vec::new();
    for contents in columns {
        let mut guess = one(contents, questions);
        let several = guess.value.is_some()
            || matches!(guess.to, Target::Nothing | Target::Consent)
            || guess.to == Target::Person("name".into()) && is_part_of_name(&contents.header);
        if !several && !taken.insert(guess.to.clone()) {
            let word = guess.to.word();
            guess = Guess::to(Target::Nothing)
                .doubt(format!("an earlier column goes to `{word}` already"));
        }
        guesses.push(guess);
    }
    guesses
}

/// Whether a header asks for a part of a name: whoever is asked for the whole one is not asked twice.
fn is_part_of_name(header: &str) -> bool {
    const PARTS: [&str; 16] = [
        "first",
        "given",
        "middle",
        "last",
        "family",
        "surname",
        "forename",
        "nombre",
        "nombres",
        "apellido",
        "apellidos",
        "vorname",
        "nachname",
        "familienname",
        "prénom",
        "nom",
    ];
    let header = key(header);
    PARTS.iter().any(|part| holds(&header, part))
}

fn one(contents: &Contents, questions: &Questions) -> Guess {
    let header = key(&contents.header);
    let header = header.strip_prefix("(copy) ").unwrap_or(&header);
    if let Some(guess) = in_table(header, contents, questions) {
        return guess;
    }
    let guess =
        by_words(header, contents, questions).unwrap_or_else(|| by_answers(contents, questions));
    let guess = fitted(guess, contents);
    match questions.get(&guess.to) {
        Some(question) => detailed(guess, question, contents),
        None => guess,
    }
}

/// `Interests [Open access]`: a column for each value.
fn in_table(header: &str, contents: &Contents, questions: &Questions) -> Option<Guess> {
    let (asked, row) = header.strip_suffix(']')?.rsplit_once('[')?;
    let asked = asked.trim();
    let has = |question: &&Question| question.known.contains_key(row);
    let named = phrase(asked, questions).filter(has);
    let question = named.or_else(|| questions.iter().find(has))?;
    let is_mark = |word: &str| YES.contains(&word) || NO.contains(&word);
    let open = contents.distinct.iter().filter(|(word, _)| !is_mark(word));
    let open: Vec<&String> = open.map(|(_, (text, _))| text).collect();
    let yes = match open[..] {
        [] => Vec::new(),
        [only] if key(only) == row || contents.distinct.len() == 1 => vec![only.clone()],
        _ if contents.mostly(50, |cell| is_mark(&key(cell))) => Vec::new(),
        _ => return None,
    };
    let guess = Guess {
        value: question.known.get(row).cloned(),
        yes,
        ..Guess::to(question.target.clone())
    };
    Some(if named.is_some() {
        guess
    } else {
        guess.doubt("only the row of the table has a known name")
    })
}

/// The question that a header asks, by the longest words of it that are known.
pub(super) fn phrase<'a>(header: &str, questions: &'a Questions) -> Option<&'a Question> {
    phrases(header, questions)
        .max_by_key(|(length, _)| *length)
        .map(|(_, question)| question)
}

/// Every question that words of a header ask, with how long these are.
fn phrases<'a>(
    header: &str,
    questions: &'a Questions,
) -> impl Iterator<Item = (usize, &'a Question)> {
    let own = questions.iter().filter_map(|question| {
        let word = question.target.word().replace('_', " ");
        let words = question.labels.iter().chain([&word]);
        let held = words.filter(|word| holds(header, word));
        let longest = held.map(|word| word.chars().count()).max()?;
        // `as` stands in many questions, and is none.
        let is_none = matches!(question.target, Target::Wish(_) | Target::As);
        (!is_none).then_some((longest, question))
    });
    let words = PHRASES.iter().filter_map(|(target, phrases)| {
        let found = phrases.iter().filter(|phrase| holds(header, phrase));
        let longest = found.map(|phrase| phrase.chars().count()).max()?;
        Some((longest, questions.get(&Target::of(target))?))
    });
    own.chain(words)
}

fn by_words(header: &str, contents: &Contents, questions: &Questions) -> Option<Guess> {
    let question = phrase(header, questions)?;
    let target = question.target.clone();
    if contents.filled == 0 {
        return Some(Guess::to(target).doubt("nobody has answered it"));
    }
    let of_partner = PARTNER.iter().any(|word| holds(header, word));
    let other =
        matches!(target, Target::Consent | Target::Applied) || NO_WISHES.contains(&&*target.word());
    if !of_partner || other {
        return Some(Guess::to(target));
    }
    if contents.are_sentences() {
        return Some(Guess::to(Target::WishWords));
    }
    let wishes = phrases(header, questions).filter_map(|(length, question)| {
        Some((
            length,
            questions.get(&Target::Wish(question.target.word().into()))?,
        ))
    });
    let wish = wishes.max_by_key(|(length, _)| *length);
    Some(match wish {
        Some((_, wish)) if known_share(contents, wish) >= 30 || wish.known.is_empty() => {
            Guess::to(wish.target.clone())
        }
        _ => Guess::to(target),
    })
}

/// Targets that may name the partner and are no wishes.
const NO_WISHES: [&str; 12] = [
    "share",
    "avoid",
    "knows",
    "offers",
    "seeks",
    "about",
    "name",
    "as",
    "places",
    "places.mentor",
    "places.mentee",
    "mails",
];

/// How many of a hundred answers are known to a question, or mean a wish.
fn known_share(contents: &Contents, question: &Question) -> usize {
    let wish = matches!(question.target, Target::Wish(_));
    let parts = parts(contents, question);
    let is_known = |word: &str| {
        question.known.contains_key(word)
            || wish && WISHED.iter().any(|(phrase, _)| holds(word, phrase))
    };
    let known = parts.iter().filter(|(word, ..)| is_known(word));
    let known: usize = known.map(|(_, _, count)| count).sum();
    let all: usize = parts.iter().map(|(_, _, count)| count).sum();
    known * 100 / all.max(1)
}

/// A guess by the header that the answers speak against is none.
fn fitted(guess: Guess, contents: &Contents) -> Guess {
    if contents.filled == 0 || guess.doubt.is_some() {
        return guess;
    }
    let word = guess.to.word();
    let fits = match &*word {
        "applied" => contents.are_moments(),
        "email" => contents.are_addresses(),
        "links" => contents.are_links(),
        "name" | "called" | "pronouns" | "country" | "city" | "role" | "workplace" => {
            !contents.are_sentences()
        }
        "consent" => contents.distinct.len() <= 4,
        _ => true,
    };
    match fits {
        true => guess,
        false => Guess::to(Target::Nothing).doubt(format!(
            "by its header `{word}`, but the answers look like something else"
        )),
    }
}

fn by_answers(contents: &Contents, questions: &Questions) -> Guess {
    let to = |word: &str| Guess::to(Target::of(word)).doubt("by its answers alone");
    if contents.filled == 0 {
        return Guess::to(Target::Nothing).doubt("nobody has answered it");
    }
    if contents.are_addresses() {
        return to("email");
    }
    if contents.are_sentences() {
        return Guess::to(Target::Nothing).doubt(
            "their own words: `about` for the partner, `wish_words` if it is about the partner, `notes` for organisers",
        );
    }
    let listed = questions.iter().filter(|question| {
        let is_list = !question.known.is_empty() && !question.known.contains_key("yes");
        is_list && !matches!(question.target, Target::Wish(_))
    });
    let best = listed
        .map(|question| (known_share(contents, question), question))
        .filter(|(share, _)| *share >= 60)
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((_, question)) => Guess::to(question.target.clone()).doubt("by its answers alone"),
        None if contents.are_countries() => to("country"),
        None if contents.are_languages() => to("languages"),
        None if contents.are_links() => to("links"),
        None => Guess::to(Target::Nothing).doubt("no known question"),
    }
}

/// The rest of an entry: how answers split, which say yes, and which are to be coded.
fn detailed(guess: Guess, question: &Question, contents: &Contents) -> Guess {
    let copied = contents.header.to_lowercase().starts_with("(copy)");
    let doubt = guess
        .doubt
        .clone()
        .or(copied.then(|| "the form has a copy of a question".to_owned()));
    let mut guess = Guess { doubt, ..guess };
    if question.kind == Kind::Consent {
        consent(&mut guess, contents);
    }
    if question.kind.is_many() && question.kind != Kind::Hours {
        guess.split = Some(contents.split());
    }
    if question.kind == Kind::Hours {
        guess.stands = "what does not say from when until when: hours, such as 18-21";
        let words = contents.beside_hours();
        match words.len() {
            ..=MOST_CODED => {
                let kept = words.into_iter().filter(|(text, _)| may_stand(text));
                let coded = kept.map(|(text, count)| (text, "?".to_owned(), count));
                guess.answers = coded.collect();
            }
            count => guess.doubt = Some(format!("{count} different answers are no hours")),
        }
    }
    if question.is_open() {
        return guess;
    }
    if let Kind::Number { .. } = question.kind {
        guess.stands = "what is no number of this field: one that is";
    }
    let parts = parts(contents, question);
    let unknown = parts
        .iter()
        .filter(|(word, ..)| question.value(word).is_none());
    let unknown: Vec<_> = unknown.collect();
    let to = guess.to.word();
    if unknown.len() > MOST_CODED {
        let count = unknown.len();
        guess.doubt = Some(format!(
            "{count} different answers, which are no values of `{to}`"
        ));
    } else if unknown.len() == parts.len() && !are_choices(&parts) {
        guess.doubt = Some(format!(
            "none of the answers is a value of `{to}`: their own words?"
        ));
    } else {
        let unknown = unknown.into_iter().filter(|(_, text, _)| may_stand(text));
        let coded =
            unknown.map(|(word, text, count)| (text.clone(), meant(word, question), *count));
        guess.answers = coded.collect();
    }
    guess
}

/// Whether several people say the same, as they do where they choose from a list.
fn are_choices(parts: &[(String, String, usize)]) -> bool {
    let all: usize = parts.iter().map(|(_, _, count)| count).sum();
    parts.len() * 2 <= all
}

/// Whether an answer may stand in a file: nothing by which somebody could be reached, and no sentences.
fn may_stand(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let reaches = text.contains(['@', '\n']) || text.contains("//") || digits > 6;
    text.chars().count() <= LONGEST_CODED && !reaches
}

/// What says yes by its words, or else what most say; of the rest somebody must decide.
fn consent(guess: &mut Guess, contents: &Contents) {
    const AGREE: [&str; 8] = [
        "agree",
        "accept",
        "consent",
        "yes",
        "acepto",
        "einverstanden",
        "accepte",
        "accord",
    ];
    let refuses =
        |word: &str| NO.contains(&word) || ["not", "don't", "no"].iter().any(|no| holds(word, no));
    let says_yes = |word: &str| {
        YES.contains(&word) || AGREE.iter().any(|yes| holds(word, yes)) && !refuses(word)
    };
    let said = contents
        .distinct
        .iter()
        .filter(|(word, _)| !NO.contains(&word.as_str()));
    let short: Vec<_> = said
        .filter(|(_, (text, _))| text.chars().count() <= LONGEST_CONSENT)
        .collect();
    let most = short
        .iter()
        .max_by_key(|(_, (_, count))| *count)
        .map(|(word, _)| word.as_str());
    let by_words = short.iter().any(|(word, _)| says_yes(word));
    for (word, (text, count)) in short {
        match says_yes(word) || !by_words && most == Some(word) {
            true => guess.yes.push(text.clone()),
            false => guess.answers.push((text.clone(), "?".to_owned(), *count)),
        }
    }
    if guess.yes.len() > 1 || !by_words {
        guess.doubt = Some("which answers say yes?".to_owned());
    }
}

/// What an unknown answer may stand for.
fn meant(word: &str, question: &Question) -> String {
    let wish = matches!(question.target, Target::Wish(_));
    let wished = WISHED
        .iter()
        .find(|(phrase, _)| wish && holds(word, phrase));
    let wished = wished.map(|(_, value)| (*value).to_owned());
    wished
        .or_else(|| Some(near(word, question)?.1))
        .unwrap_or_else(|| "?".to_owned())
}

/// Single answers by key, as they stand there, with their count.
fn parts(contents: &Contents, question: &Question) -> Vec<(String, String, usize)> {
    let by = question.kind.is_many().then(|| contents.split());
    let longest = by
        .and_then(|by| question.known.keys().map(|word| signs(word, by)).max())
        .unwrap_or(0);
    let mut parts: Vec<(String, String, usize)> = Vec::new();
    for (text, count) in contents.distinct.values() {
        let own = match by {
            Some(by) => split(text, by, longest, |word| question.known.contains_key(word)),
            None => vec![text.clone()],
        };
        for part in own {
            let word = key(&part);
            match parts.iter_mut().find(|(known, ..)| *known == word) {
                Some((.., known)) => *known += count,
                None => parts.push((word, part, *count)),
            }
            // Sentences of thousands are no choices, and are not compared with one another.
            if parts.len() > 20 * MOST_CODED {
                return parts;
            }
        }
    }
    parts
}
