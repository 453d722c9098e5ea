//! The text of a proposed form file.

use super::super::file::{word_of, word_of_split};
use super::contents::Contents;
use super::{Guess, Moments};
use crate::parse::edit::Datum;

const HEAD: &str = "\
# How the answers of a sign-up form are read. Fortnight proposed this file from headers and answers: read it, change what is
# wrong, and delete the line `proposed: true`. Nothing is imported before. A `# ?` marks what only you know.
# `to` is a key of a participant's file, `applied`, `consent`, `wish_words`, `wishes.country` and the like, or `nothing`.
format: 1
proposed: true
";

/// The file.
pub(super) fn file<'a>(
    columns: impl Iterator<Item = (&'a Contents, &'a Guess)>,
    moments: &Moments,
    zone: &str,
) -> String {
    let mut text = HEAD.to_owned();
    if let Some(order) = moments.order {
        text += &format!("dates: {}\n", word_of(order));
    }
    if moments.unsure {
        text += "# ? dates: day-first   # or month-first: nothing in the answers tells which\n";
    }
    if moments.without_zone {
        text += &format!(
            "time_zone: {}   # ? on whose clock are the times?\n",
            quoted(zone)
        );
    }
    text += "columns:\n";
    for (contents, guess) in columns {
        column(contents, guess, &mut text);
    }
    text
}

fn column(contents: &Contents, guess: &Guess, text: &mut String) {
    let doubt = guess
        .doubt
        .as_ref()
        .map_or(String::new(), |why| format!("   # ? {why}"));
    *text += &format!(
        "  - column: {}\n    to: {}{doubt}\n",
        quoted(&contents.header),
        guess.to.word()
    );
    if let Some(split) = guess.split {
        *text += &format!("    split: {}\n", word_of_split(split));
    }
    if !guess.yes.is_empty() {
        let yes: Vec<String> = guess.yes.iter().map(|answer| quoted(answer)).collect();
        *text += &format!("    yes: [{}]\n", yes.join(", "));
    }
    if let Some(value) = &guess.value {
        *text += &format!("    value: {}\n", quoted(value));
    }
    if guess.answers.is_empty() {
        return;
    }
    *text += &format!("    answers:   # ? {}, or `nothing`\n", guess.stands);
    for (answer, meant, count) in &guess.answers {
        let times = if *count == 1 {
            "once".to_owned()
        } else {
            format!("{count} times")
        };
        *text += &format!("      {}: {}   # {times}\n", quoted(answer), quoted(meant));
    }
}

fn quoted(text: &str) -> String {
    // One line: an answer is compared by its words.
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Datum::Text(line).yaml()
}
