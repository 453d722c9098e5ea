//! The room of words: complete in every language, used to the last key, and the only place where people are spoken to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fortnight::parse::content::{self, LETTER_KINDS};
use fortnight::words::{ENGLISH, built_in, built_in_languages};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).into()
}

/// Keys and the arguments that each message names, its references followed.
fn catalogue(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in built_in(language).filter(|(name, _)| name.ends_with(".ftl")) {
        assert!(
            fluent_bundle::FluentResource::try_new(text.to_owned()).is_ok(),
            "{language}/{name} does not parse"
        );
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, rest)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                let known = messages.insert(key.clone(), rest.to_owned());
                assert!(known.is_none(), "{language}: `{key}` stands there twice");
            } else if let Some(message) = messages.get_mut(&key) {
                *message += line;
            }
        }
    }
    let named = |key: &String| (key.clone(), arguments(&messages, key));
    messages.keys().map(named).collect()
}

fn arguments(messages: &BTreeMap<String, String>, key: &str) -> BTreeSet<String> {
    let Some(text) = messages.get(key) else {
        return BTreeSet::new();
    };
    let is_sign = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let word = |text: &str| text.chars().take_while(|c| is_sign(*c)).collect::<String>();
    let own = text.split('$').skip(1).map(word);
    let mut found: BTreeSet<String> = own.collect();
    for piece in text.split(['{', '(']).skip(1) {
        let other = word(piece.trim_start());
        if other != key && messages.contains_key(&other) {
            found.extend(arguments(messages, &other));
        }
    }
    found
}

/// Arguments of a group of English messages that a comment above it offers: other languages may need them.
fn offered() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, text) in built_in(ENGLISH).filter(|(name, _)| name.ends_with(".ftl")) {
        for group in text.split("\n\n") {
            let comment: String = group.lines().filter(|line| line.starts_with('#')).collect();
            let is_sign = |c: &char| c.is_alphanumeric();
            let names = comment.split('$').skip(1);
            let names: BTreeSet<String> = names
                .map(|name| name.chars().take_while(is_sign).collect())
                .collect();
            for line in group.lines() {
                if let Some((key, _)) = line.split_once(" =") {
                    found.insert(key.to_owned(), names.clone());
                }
            }
        }
    }
    found
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let (english, offered) = (catalogue(ENGLISH), offered());
    assert!(english.len() > 200);
    for language in built_in_languages() {
        let own = catalogue(language);
        let keys = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&own), keys(&english), "{language}");
        for (key, arguments) in own {
            let (needed, more) = (&english[&key], &offered[&key]);
            let known = arguments
                .iter()
                .all(|name| needed.contains(name) || more.contains(name));
            assert!(
                known,
                "{language}: `{key}` has {arguments:?}, of {needed:?} and {more:?}"
            );
            let missing = needed
                .difference(&arguments)
                .find(|name| !more.contains(*name));
            assert!(missing.is_none(), "{language}: `{key}` lacks {missing:?}");
        }
    }
}

#[test]
fn every_language_has_every_letter() {
    for language in built_in_languages() {
        for kind in LETTER_KINDS {
            let name = format!("letters/{kind}.md");
            let found = built_in(language).find(|(own, _)| *own == name);
            let (_, text) = found.unwrap_or_else(|| panic!("{language} lacks {name}"));
            let path = format!("letters/{kind}.{language}.md");
            let letter = content::letter(&path, text);
            let subject = letter.and_then(|letter| letter.front.subject);
            assert!(subject.is_some(), "{language}: {name}");
        }
    }
}

/// Texts of the files below a folder.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let wanted = files.filter(|file| file.path().to_string_lossy().ends_with(ending));
    let named = wanted.map(|file| {
        let name = file.path().strip_prefix(root()).unwrap().to_string_lossy();
        (
            name.replace('\\', "/"),
            std::fs::read_to_string(file.path()).unwrap(),
        )
    });
    named.collect()
}

/// What is written in quotation marks.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// Beginnings of keys whose ends are codes: `left-` and a rule.
const BUILT: &[&str] = &[
    "left-",
    "wish-",
    "state-",
    "rule-",
    "scale-",
    "objective-",
    "field-",
    "matching-first-",
    "matching-odd-",
    "odd-",
];

#[test]
fn every_message_is_used_and_every_message_that_is_used_exists() {
    let english = catalogue(ENGLISH);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (_, text) in texts("src", ".rs") {
        used.extend(literals(&text).map(str::to_owned));
    }
    for (name, text) in texts("themes/default", "html")
        .into_iter()
        .chain(texts("themes/default", "xml"))
    {
        for (before, _) in text.match_indices("| say").map(|(at, _)| text.split_at(at)) {
            let Some(before) = before.trim_end().strip_suffix('"') else {
                continue; // the key comes from a view
            };
            let key = before.rsplit('"').next().unwrap();
            assert!(english.contains_key(key), "{name}: `{key}`");
            used.insert(key.to_owned());
        }
    }
    for (_, text) in built_in(ENGLISH) {
        let references = text.split(['{', '(']).skip(1);
        let words =
            references.filter_map(|text| text.split([' ', ')', '}']).find(|word| !word.is_empty()));
        used.extend(words.map(str::to_owned));
    }
    let is_used =
        |key: &&String| used.contains(*key) || BUILT.iter().any(|start| key.starts_with(start));
    let idle: Vec<&String> = english.keys().filter(|key| !is_used(key)).collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}
