//! The ledger of a round as YAML: what `match --accept` writes and every later build reads.

pub mod changes;

use std::fmt::Write;

use jiff::civil::Date;

use crate::model::ledger::{Ledger, LedgerMatch, LineDigest, LineMark, MatchStatus, Waiting};
use crate::model::roles::Role;
use crate::model::{MustRule, PersonId, Private};
use crate::parse::edit::Datum;

/// The whole file of a ledger, its lines sorted by people.
pub fn yaml(ledger: &Ledger) -> String {
    let mut yaml = format!(
        "# The accepted matches of the round. From now on they are input: no build changes them.\n\
         # status: {}\n\
         format: 1\nround: {}\n",
        MatchStatus::ALL.map(|(word, ..)| word).join(" | "),
        ledger.round.value,
    );
    if let Some(digest) = &ledger.digest {
        let _ = writeln!(yaml, "digest: \"{digest}\"");
    }
    yaml.push_str(if ledger.matches.is_empty() {
        "matches: []\n"
    } else {
        "matches:\n"
    });
    for line in &ledger.matches {
        let _ = writeln!(yaml, "  - {}", of_line(line).yaml());
    }
    if !ledger.unmatched.is_empty() {
        let waiting = ledger.unmatched.iter().map(of_waiting).collect();
        let _ = writeln!(yaml, "unmatched: {}", Datum::List(waiting).yaml());
    }
    if let Some(marks) = &ledger.lines {
        yaml.push_str("# What was accepted, for Fortnight alone: it tells lines that are added by hand, and people who are lost.\n");
        let marks: Vec<&str> = marks.iter().map(LineMark::as_str).collect();
        push_list(&mut yaml, "lines", &marks, MARKS_A_LINE);
    }
    if ledger.written.is_some() {
        yaml.push_str("# Each line as it was written: it tells what was edited by hand since, which is allowed.\n");
        yaml.push_str(&written(ledger));
    }
    yaml
}

/// A line as it is written; keys of which nothing is known are left out.
pub fn of_line(line: &LedgerMatch) -> Datum {
    let words = |words: Vec<&str>| {
        let words = words.into_iter().map(|word| Datum::Word(word.to_owned()));
        Datum::List(words.collect())
    };
    let (decision, code) = (&line.decision, line.code.as_ref());
    let some = |list: Datum| (list != Datum::List(Vec::new())).then_some(list);
    let rules = line.despite.iter().map(MustRule::key).collect();
    let keys = [
        ("people", Some(ids(&line.people))),
        ("roles", line.mentor.as_ref().map(roles)),
        ("since", day(Some(line.since))),
        ("status", Some(Datum::Word(line.status.word().to_owned()))),
        ("who", some(ids(&line.who))),
        ("until", day(line.until)),
        ("despite", some(words(rules))),
        ("by", text(decision.by.as_ref())),
        ("on", day(decision.on)),
        ("because", text(decision.because.as_ref())),
        ("code", code.map(|code| Datum::Text(code.to_string()))),
    ];
    mapping(keys)
}

/// Somebody without a partner as written: an id, unless more is known.
pub fn of_waiting(one: &Waiting) -> Datum {
    let id = Datum::Text(one.id.as_str().to_owned());
    match (one.since, one.until) {
        (None, None) => id,
        (since, until) => mapping([
            ("id", Some(id)),
            ("since", day(since)),
            ("until", day(until)),
        ]),
    }
}

/// `{ amina-diallo: mentor }`.
fn roles(mentor: &PersonId) -> Datum {
    let word = Datum::Word(Role::Mentor.word().to_owned());
    Datum::Map(vec![(mentor.as_str().to_owned(), word)])
}

fn mapping<const N: usize>(keys: [(&str, Option<Datum>); N]) -> Datum {
    let known = keys.into_iter();
    let known = known.filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Datum::Map(known.collect())
}

fn ids(ids: &[PersonId]) -> Datum {
    let ids = ids.iter().map(|id| Datum::Text(id.as_str().to_owned()));
    Datum::List(ids.collect())
}

fn day(day: Option<Date>) -> Option<Datum> {
    day.map(|day| Datum::Word(day.to_string()))
}

fn text(text: Option<&Private<String>>) -> Option<Datum> {
    text.map(|text| Datum::Text(text.reveal().clone()))
}

/// So many marks stand on one line.
const MARKS_A_LINE: usize = 4;
const DIGESTS_A_LINE: usize = 8;

/// The key `written` with its list.
fn written(ledger: &Ledger) -> String {
    let mut yaml = String::new();
    let digests = ledger.written.iter().flatten();
    let digests: Vec<&str> = digests.map(LineDigest::as_str).collect();
    push_list(&mut yaml, "written", &digests, DIGESTS_A_LINE);
    yaml
}

fn push_list(yaml: &mut String, key: &str, items: &[&str], a_line: usize) {
    let _ = write!(yaml, "{key}: [");
    for (at, row) in items.chunks(a_line).enumerate() {
        let row: Vec<String> = row.iter().map(|item| format!("\"{item}\"")).collect();
        let between = if at == 0 { "" } else { ",\n  " };
        let _ = write!(yaml, "{between}{}", row.join(", "));
    }
    yaml.push_str("]\n");
}

/// The text of a file of a ledger with the list `written` of this one: every other byte stays. `None` if its keys do not stand
/// at the beginning of lines.
pub fn rewritten(text: &str, ledger: &Ledger) -> Option<String> {
    if !text.lines().any(|line| line.starts_with("matches:")) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let list = written(ledger).replace('\n', end);
    let mut lines = text.split_inclusive('\n');
    let mut out = String::with_capacity(text.len());
    let mut done = false;
    while let Some(line) = lines.next() {
        if done || !line.starts_with("written:") {
            out.push_str(line);
            continue;
        }
        out.push_str(&list);
        done = true;
        // The rest of the old list: it is Fortnight's own, whatever it holds.
        let mut rest = line;
        while !rest.contains(']') {
            let Some(next) = lines.next() else { break };
            rest = next;
        }
    }
    if !done {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        out.push_str(&list);
    }
    Some(out)
}
