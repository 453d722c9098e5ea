//! What may be meant, for a human to decide: a name in small letters, and wishes that somebody's own words name.

use super::Setting;
use super::clean::in_small_letters;
use super::row::Row;
use crate::model::fold;
use crate::model::form::Target;
use crate::parse::edit::Datum;

/// So many words make one name at most.
const LONGEST: usize = 4;

/// Keys with what may be meant. `is_new` says whether a key changes: nobody is asked the same twice.
pub(super) fn offers(
    row: &Row,
    setting: &Setting<'_>,
    is_new: impl Fn(&str) -> bool,
) -> Vec<(String, String)> {
    let mut offers = Vec::new();
    if let Some(name) = in_small_letters(&row.name).filter(|_| is_new("name")) {
        offers.push(("name".to_owned(), name));
    }
    let words = row
        .wanted
        .iter()
        .find(|wanted| wanted.target == Target::WishWords);
    let Some(words) = words.filter(|words| is_new(&words.way(setting.round).join("."))) else {
        return offers;
    };
    let wished = |key: &str| {
        let mut wanted = row.wanted.iter();
        wanted.any(|wanted| matches!(&wanted.target, Target::Wish(own) if **own == *key))
    };
    for (key, values) in named(words.value.text().unwrap_or_default(), setting) {
        if !wished(&key) {
            let values = values.into_iter().map(Datum::Text).collect();
            offers.push((
                format!("rounds.{}.wishes.{key}", setting.round),
                Datum::List(values).yaml(),
            ));
        }
    }
    offers
}

/// The fields of which some words name values, longest names first.
fn named(text: &str, setting: &Setting<'_>) -> Vec<(String, Vec<String>)> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !setting.names.may_begin(words[at]) {
            at += 1;
            continue;
        }
        let longest = LONGEST.min(words.len() - at);
        let hit = (1..=longest).rev().find_map(|length| {
            let name = words[at..at + length].join(" ");
            Some((length, value(&name, setting)?))
        });
        let Some((length, (key, value))) = hit else {
            at += 1;
            continue;
        };
        at += length;
        match found.iter_mut().find(|(own, _)| *own == key) {
            Some((_, values)) if values.contains(&value) => {}
            Some((_, values)) => values.push(value),
            None => found.push((key, vec![value])),
        }
    }
    found
}

/// Codes of two or three letters are words of many languages.
fn value(name: &str, setting: &Setting<'_>) -> Option<(String, String)> {
    let tables = setting.tables;
    if let Some((key, id)) = tables.named(name) {
        return Some((key.to_owned(), id.to_owned()));
    }
    if fold(name).chars().count() < SHORTEST {
        return None;
    }
    let of = |key: &str, value| (key.to_owned(), value);
    let country = tables
        .country(name)
        .map(|code| of("country", code.to_owned()));
    country.or_else(|| Some(of("languages", tables.language(name)?)))
}

const SHORTEST: usize = 4;
