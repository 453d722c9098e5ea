//! The ledger of a round as YAML: what `match --accept` writes and every later build reads.

use std::fmt::Write;

use crate::model::PersonId;
use crate::model::ledger::{Ledger, LineDigest, LineMark, MatchStatus};

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
        let people: Vec<&str> = line.people.iter().map(PersonId::as_str).collect();
        let _ = write!(
            yaml,
            "  - {{ people: [{}], since: {}, status: {}",
            people.join(", "),
            line.since,
            line.status.word()
        );
        if !line.despite.is_empty() {
            let rules: Vec<&str> = line.despite.iter().map(|rule| rule.key()).collect();
            let _ = write!(yaml, ", despite: [{}]", rules.join(", "));
        }
        yaml.push_str(" }\n");
    }
    if !ledger.unmatched.is_empty() {
        let ids: Vec<&str> = ledger.unmatched.iter().map(PersonId::as_str).collect();
        let _ = writeln!(yaml, "unmatched: [{}]", ids.join(", "));
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
