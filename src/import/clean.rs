//! An answer as a file should say it: what tables decide is decided, and nothing else is touched.

use crate::address::{mailbox, web_to};
use crate::model::form::Target;
use crate::model::naming::PARTICLES;
use crate::parse::edit::Datum;
use crate::parse::lookalike;
use crate::validate::answers::{Place, Tables};

/// Keys of a person that are lists, however much stands in them.
const LISTS: [&str; 9] = [
    "avoid",
    "emails",
    "interests",
    "knows",
    "languages",
    "links",
    "offers",
    "seeks",
    "share",
];

/// Keys of a person that are one text, also if it has lines.
const TEXTS: [&str; 2] = ["about", "notes"];

/// How people say that there is nothing to say, where a form wants something.
const NOTHING: [&str; 8] = ["-", "--", "–", "—", ".", "n/a", "n.a.", "none"];

/// Keys of a person for which that is no answer.
const OPTIONAL: [&str; 7] = [
    "about",
    "called",
    "city",
    "links",
    "pronouns",
    "role",
    "workplace",
];

/// What a partner always sees, and nobody need share.
const ALWAYS_SHARED: [&str; 3] = ["country", "email", "name"];

/// How wishes are said that name no value.
const RELATIONS: [&str; 3] = ["any", "different", "same"];

/// What decides about answers: the tables, and where the person says they are.
#[derive(Clone, Copy)]
pub(super) struct Cleaner<'a> {
    pub tables: &'a Tables,
    pub place: Place<'a>,
}

impl Cleaner<'_> {
    /// The value of some answers to one question. `many` if the form takes several.
    pub fn value(self, target: &Target, answers: &[&str], many: bool) -> Datum {
        let is_optional = matches!(target, Target::Person(key) if OPTIONAL.contains(&&**key));
        if is_optional
            && answers
                .iter()
                .all(|answer| NOTHING.contains(&&*line(answer).to_lowercase()))
        {
            return Datum::Nothing;
        }
        match target {
            Target::Wish(field) => self.wish(field, answers),
            Target::WishWords => text(&answers.join("\n")),
            Target::Person(key) if self.tables.is_week(key) => week(answers),
            Target::Person(key) if TEXTS.contains(&&**key) => text(&answers.join("\n\n")),
            Target::Person(key) => {
                let words = answers.iter().map(|answer| self.word(key, answer));
                let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
                let is_list = many
                    || self.tables.takes_many(key)
                    || LISTS.contains(&&**key)
                    || words.len() > 1;
                match (is_list, words.first()) {
                    (false, Some(only)) => scalar(only),
                    (false, None) => Datum::Nothing,
                    (true, _) => list(key, words),
                }
            }
            Target::As | Target::Places(_) => answers
                .first()
                .map_or(Datum::Nothing, |word| scalar(&line(word))),
            Target::Nothing | Target::Consent | Target::Applied => Datum::Nothing,
        }
    }

    fn word(self, key: &str, answer: &str) -> String {
        let word = line(answer);
        let known = match key {
            "email" | "emails" => Some(address(&word)),
            "country" => self.tables.country(&word).map(str::to_owned),
            "languages" => self.tables.language(&word),
            "time_zone" => self.tables.time_zone(&word, self.place),
            "links" => Some(whole_link(&word)),
            key => self.tables.id(key, &word).map(str::to_owned),
        };
        known.unwrap_or(word)
    }

    fn wish(self, field: &str, answers: &[&str]) -> Datum {
        let words = answers.iter().map(|answer| {
            let small = line(answer).to_lowercase();
            match RELATIONS.iter().find(|relation| **relation == small) {
                Some(relation) => (*relation).to_owned(),
                None => self.word(field, answer),
            }
        });
        let words: Vec<String> = words.collect();
        match &words[..] {
            [only] if RELATIONS.contains(&&**only) => Datum::Text(only.clone()),
            _ => list(field, words),
        }
    }
}

/// Days with their spans, of `tue 18-21` and `tue 22-23`.
fn week(answers: &[&str]) -> Datum {
    let mut days: Vec<(String, Vec<String>)> = Vec::new();
    for answer in answers {
        let (day, span) = answer.split_once(' ').unwrap_or((answer, ""));
        match days.iter_mut().find(|(known, _)| known == day) {
            Some((_, spans)) => add_span(spans, span),
            None => days.push((day.to_owned(), vec![span.to_owned()])),
        }
    }
    let spans = |spans: Vec<String>| Datum::List(spans.into_iter().map(Datum::Word).collect());
    let days = days.into_iter();
    Datum::Map(days.map(|(day, all)| (day, spans(all))).collect())
}

/// `8-12` and `12-14`, as boxes of a grid say it, are `8-14`.
fn add_span(spans: &mut Vec<String>, span: &str) {
    let touching = spans.last().and_then(|last| {
        let (from, until) = last.split_once('-')?;
        let (next, end) = span.split_once('-')?;
        (until == next).then(|| format!("{from}-{end}"))
    });
    match (touching, spans.last_mut()) {
        (Some(joined), Some(last)) => *last = joined,
        _ => spans.push(span.to_owned()),
    }
}

/// Text, or a number as one writes it.
fn scalar(word: &str) -> Datum {
    let is_number = word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    match is_number && (word == "0" || !word.starts_with('0')) {
        true => Datum::Word(word.to_owned()),
        false => Datum::Text(word.to_owned()),
    }
}

fn list(key: &str, words: Vec<String>) -> Datum {
    let mut seen: Vec<String> = Vec::new();
    for word in words {
        let is_always = key == "share" && ALWAYS_SHARED.contains(&&*word);
        if !seen.contains(&word) && !is_always {
            seen.push(word);
        }
    }
    Datum::List(seen.into_iter().map(Datum::Text).collect())
}

/// One line, without signs that nobody sees.
fn line(answer: &str) -> String {
    let words = answer.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<String> = words.map(visible).filter(|word| !word.is_empty()).collect();
    lookalike::trimmed(&words.join(" ")).to_owned()
}

/// Several lines; those that are empty at the end are not kept.
fn text(answer: &str) -> Datum {
    let lines = answer.lines().map(|line| visible(line.trim_end()));
    let lines: Vec<String> = lines.collect();
    match lookalike::trimmed(&lines.join("\n")) {
        "" => Datum::Nothing,
        text => Datum::Text(text.to_owned()),
    }
}

/// Signs that let a text be shown in another order than it has, or that are nothing at all. Marks of direction inside a text
/// in a script that is written from the right stay.
pub(super) fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() || "\u{200b}\u{feff}".contains(c)
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Trimmed, without what programs put around it, the domain in small letters.
pub(super) fn address(word: &str) -> String {
    let inner = word
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.strip_suffix('>'));
    let bare = inner.unwrap_or(word).trim();
    let bare = mailbox(bare).unwrap_or(bare);
    match bare.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.to_lowercase()),
        None => bare.to_owned(),
    }
}

/// A link as a browser takes it.
fn whole_link(word: &str) -> String {
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let part =
        |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = parts.len() > 1
        && parts.iter().all(part)
        && parts
            .last()
            .is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic));
    match is_host {
        true => web_to(word),
        false => word.to_owned(),
    }
}

/// A name in capitals, or with none at all, as it is usually written, to be offered: only its owner knows. `None` if it has both.
pub(super) fn in_small_letters(name: &str) -> Option<String> {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let is_capital = |c: char| c.is_uppercase() && c.to_lowercase().next() != Some(c);
    let is_small = |c: char| c.is_lowercase() && c.to_uppercase().next() != Some(c);
    let one_case = letters().all(is_capital) || letters().all(is_small);
    if letters().count() < 4 || !one_case {
        return None;
    }
    let words = name.split(' ').enumerate().map(|(at, word)| {
        let small = word.to_lowercase();
        match at > 0 && PARTICLES.contains(&&*small) {
            true => small,
            false => capitalised(&small),
        }
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

fn capitalised(word: &str) -> String {
    let mut begins = true;
    let mut out = String::new();
    for c in word.chars() {
        match begins {
            true => out.extend(c.to_uppercase()),
            false => out.push(c),
        }
        begins = "-'’.".contains(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_bare_with_a_small_domain() {
        for (written, address) in [
            ("Ana.Reis@Example.ORG", "Ana.Reis@example.org"),
            ("Ana Reis <ana@example.org>", "ana@example.org"),
            ("mailto:ana@example.org", "ana@example.org"),
            ("ana", "ana"),
        ] {
            assert_eq!(super::address(&line(written)), address);
        }
    }

    #[test]
    fn links_are_made_whole_and_nothing_else_is() {
        for (written, link) in [
            ("www.example.org/me", "https://www.example.org/me"),
            ("example.org", "https://example.org"),
            ("http://example.org", "http://example.org"),
            ("@ana", "@ana"),
            ("none", "none"),
            ("3.5", "3.5"),
            ("ana@example.org", "ana@example.org"),
            ("see example.org", "see example.org"),
        ] {
            assert_eq!(whole_link(written), link);
        }
    }

    #[test]
    fn names_in_capitals_are_offered_in_small_letters() {
        for (name, small) in [
            ("AMINA DIALLO", Some("Amina Diallo")),
            ("MARIA DE LA CRUZ", Some("Maria de la Cruz")),
            ("JEAN-LUC O'NEILL", Some("Jean-Luc O'Neill")),
            ("Amina DIALLO", None),
            ("amina de souza", Some("Amina de Souza")),
            ("LI", None),
            ("王小明", None),
            ("ЮЛИЯ ПЕТРОВА", Some("Юлия Петрова")),
        ] {
            assert_eq!(in_small_letters(name).as_deref(), small, "{name}");
        }
    }

    #[test]
    fn what_nobody_sees_is_no_part_of_a_line() {
        assert_eq!(line("\u{feff} a\u{202e}b \n c\u{a0}"), "ab c");
        assert_eq!(line("\u{200b}"), "");
    }
}
