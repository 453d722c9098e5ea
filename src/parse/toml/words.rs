//! What is wrong with a text that is no TOML, in words for somebody who has never heard of TOML.

use crate::parse::conflict::{CONFLICT, is_conflict};
use crate::parse::lookalike;

/// What the parser says, the message, and what to do.
const REASONS: &[(&str, &str, &str)] = &[
    (
        "missing comma",
        "a comma is missing before this",
        "separate the values by commas",
    ),
    (
        "unclosed array",
        "a list is not closed",
        "close it with `]`",
    ),
    (
        "unclosed inline table",
        "a brace is not closed",
        "close it with `}`, on the same line",
    ),
    (
        "unclosed table",
        "a bracket is not closed",
        "close `[` with `]`, and `[[` with `]]`",
    ),
    ("missing assignment", JOINED, "write `key = value`"),
    (
        "key with no value",
        "a value is missing here",
        "write `key = \"text\"`; a key of two words is joined by `_`",
    ),
    (
        "invalid unquoted key",
        "this cannot stand in a key",
        "write letters, digits, `-` and `_`, then `=` and the value",
    ),
    ("missing escaped value", ESCAPE.0, ESCAPE.1),
    (
        "unexpected leading zero",
        "a number cannot begin with `0`",
        "leave the `0` out, or put all in quotes if it is text",
    ),
    (
        "invalid date, expected day between",
        "there is no such day in the calendar",
        "look at the date again",
    ),
    (
        "invalid date, expected month between",
        "there is no such month in the calendar",
        "write year, month and day like `2026-09-14`",
    ),
];

/// What is said of a backslash that stands for nothing.
pub(in crate::parse) const ESCAPE: (&str, &str) = (
    "a backslash begins a sign of its own here, and there is none of this name",
    "in a path write `/`; a backslash itself is written `\\\\`",
);

/// What is said of text without quotes.
const UNQUOTED: &str = "text must stand in quotes";
const JOINED: &str = "a key and its value are joined by `=` here";

/// A message, what to do, and whether all that is missing is quotes.
pub(super) type Words = (String, String, bool);

/// What is said, from the parser's reason and the byte at which it gave up.
pub(super) fn words(text: &str, at: usize, reason: &str) -> Words {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = line_of(text, before.len());
    if is_conflict(line) {
        let (told, hint) = CONFLICT;
        return (told.to_owned(), hint.to_owned(), false);
    }
    let here = |c: &str| lookalike::first(c).filter(|(at, ..)| *at == 0);
    if let Some((.., name)) = here(&after[..after.chars().next().map_or(0, char::len_utf8)]) {
        let message = format!("{name} stands here, which looks like a space and is none");
        return (message, "delete it and type a space".to_owned(), false);
    }
    if let Some(key) = colon_key(line) {
        return (JOINED.to_owned(), format!("write `{key} = …`"), false);
    }
    let known = REASONS
        .iter()
        .find(|(start, ..)| reason.starts_with(start))
        .map(|(_, told, hint)| (*told, *hint));
    let (told, hint) = if is_date(value_of(line)) {
        (
            "this is no date, as dates are written here",
            "write year, month and day like `2026-09-14`",
        )
    } else if reason.starts_with("string values must be quoted")
        || reason.starts_with("invalid boolean")
    {
        let (told, hint, missing) = unquoted(after);
        return (told.to_owned(), hint.to_owned(), missing);
    } else if is_open_quote(after, reason) {
        (
            "a quote is not closed",
            "close it on the same line; a quote inside the text is written `\\\"`",
        )
    } else if reason.starts_with("unexpected key or value") {
        too_much(before)
    } else if after.starts_with(':') {
        (JOINED, "write `key = value`")
    } else if let Some(known) = known {
        known
    } else {
        let hint = "text needs quotes (`key = \"text\"`), a list brackets (`[\"a\", \"b\"]`)";
        return (
            format!("this is not valid TOML: {reason}"),
            hint.to_owned(),
            false,
        );
    };
    (told.to_owned(), hint.to_owned(), false)
}

/// Something that follows a value.
fn too_much(before: &str) -> (&'static str, &'static str) {
    match before.trim_end().ends_with(['"', '\'']) {
        true => (
            "the text has ended before this",
            "a quote inside a text is written `\\\"`; after the text comes the next line",
        ),
        false => (
            "the value has ended before this",
            "begin each key on a line of its own, and put text in quotes",
        ),
    }
}

/// A value without quotes that should have some, or none at all.
fn unquoted(after: &str) -> (&'static str, &'static str, bool) {
    let value = after.trim_start_matches([' ', '\t']);
    let (told, hint) = match value.chars().next() {
        None | Some('\n' | '\r' | '#') => (
            "a value is missing behind `=`",
            "write one, or delete the line",
        ),
        Some('“' | '”' | '„' | '‘' | '’' | '«' | '»') => (
            "these quotes are not straight, so they are no quotes here",
            "write `\"` before and behind the text; word processors bend it",
        ),
        _ => match &*first_word(value).to_ascii_lowercase() {
            "true" | "false" => (
                "this word is not written like that",
                "write `true` or `false`, in small letters",
            ),
            "yes" | "no" | "on" | "off" => {
                let hint = "write `key = \"text\"`; for yes and no, write `true` and `false`";
                return (UNQUOTED, hint, true);
            }
            _ => return (UNQUOTED, "write `key = \"text\"`", true),
        },
    };
    (told, hint, false)
}

fn first_word(text: &str) -> &str {
    let word = text.split(|c: char| !c.is_alphabetic()).next();
    word.unwrap_or_default()
}

fn is_open_quote(after: &str, reason: &str) -> bool {
    let ends_line = matches!(after.chars().next(), None | Some('\r' | '\n'));
    reason.starts_with("invalid multi-line")
        || (ends_line
            && ["invalid basic string", "invalid literal string"]
                .iter()
                .any(|kind| reason.starts_with(kind)))
}

/// The key of a line that is written as in YAML.
fn colon_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let key = key.trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (!key.is_empty() && key.chars().all(is_key)).then_some(key)
}

fn value_of(line: &str) -> &str {
    let value = line.split_once('=').map_or("", |(_, value)| value);
    value.split('#').next().unwrap_or_default().trim()
}

/// A date that is written in another way: `29.09.2025`, `9/29/2025`, `2025-9-1`, `29 September 2025`.
fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['.', '/', '-', ' ', ',']).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let is_usual = value.len() == 10 && value.as_bytes()[4] == b'-' && value.as_bytes()[7] == b'-';
    let is_word = |part: &&str| part.chars().all(char::is_alphabetic);
    parts.len() == 3 && !is_usual && (numbers == 3 || numbers == 2 && parts.iter().any(is_word))
}

fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    text[start..].lines().next().unwrap_or_default()
}
