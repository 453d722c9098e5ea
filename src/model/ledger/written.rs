//! What was edited by hand since Fortnight wrote a ledger. It is allowed; whoever looks is told.
//!
//! `digest` records what the acceptance was computed from, and is never compared with anything. `written` has a digest of
//! each line as it was written; a line with another one was edited.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{Ledger, LedgerMatch, Waiting};
use crate::model::{MustRule, PersonId, Private};
use crate::source::Span;

/// Of one line as it was written: eight hexadecimal digits, which name nobody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineDigest(String);

/// What was edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// Where the lines stand that are new or different, in the order of the file.
    pub lines: Vec<Span>,
    /// Who is new under `unmatched`.
    pub waiting: Vec<PersonId>,
    /// How many lines and people are gone, or are among those that are different.
    pub gone: usize,
}

impl Hands {
    /// Whether all is as it was written.
    pub fn is_none(&self) -> bool {
        self.lines.is_empty() && self.waiting.is_empty() && self.gone == 0
    }
}

impl LineDigest {
    /// A digest as it stands in a ledger.
    pub fn read(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Those of all lines of a ledger, and of everybody who waits.
    pub fn all(ledger: &Ledger) -> BTreeSet<Self> {
        let lines = ledger.matches.iter().map(|line| Self::of(ledger, line));
        let waiting = ledger.unmatched.iter().map(|one| Self::waits(ledger, one));
        lines.chain(waiting).collect()
    }

    pub(super) fn of(ledger: &Ledger, line: &LedgerMatch) -> Self {
        let people: Vec<&str> = line.people.iter().map(PersonId::as_str).collect();
        let mut despite: Vec<&str> = line.despite.iter().map(MustRule::key).collect();
        despite.sort_unstable();
        let (since, status) = (line.since, line.status.word());
        let (people, despite) = (people.join(" "), despite.join(" "));
        let mut text = format!("{people}\n{since}\n{status}\n{despite}");
        let who: Vec<&str> = line.who.iter().map(PersonId::as_str).collect();
        let rest = [
            (
                "mentor",
                line.mentor.as_ref().map(|id| id.as_str().to_owned()),
            ),
            ("who", (!who.is_empty()).then(|| who.join(" "))),
            ("until", day(line.until)),
            ("by", text_of(&line.decision.by)),
            ("on", day(line.decision.on)),
            ("because", text_of(&line.decision.because)),
            ("code", line.code.as_ref().map(ToString::to_string)),
        ];
        // Lines that say none of these have the digests that they had before there were these keys.
        for (key, value) in rest {
            text.extend(value.map(|value| format!("\n{key} {value}")));
        }
        Self::hashed(ledger, &text)
    }

    pub(super) fn waits(ledger: &Ledger, one: &Waiting) -> Self {
        let mut text = format!("{} waits", one.id.as_str());
        for (key, value) in [("since", day(one.since)), ("until", day(one.until))] {
            text.extend(value.map(|value| format!("\n{key} {value}")));
        }
        Self::hashed(ledger, &text)
    }

    fn hashed(ledger: &Ledger, text: &str) -> Self {
        let round = &ledger.round.value;
        let hash = Sha256::digest(format!("fortnight written {round} {text}"));
        let digits = hash.iter().take(4).map(|byte| format!("{byte:02x}"));
        Self(digits.collect())
    }
}

/// The digests of what stood as it was written and does so still. One that belongs to no line may be of a line with them.
pub(super) fn digests(
    written: &BTreeSet<LineDigest>,
    ledger: &Ledger,
    next: &Ledger,
) -> BTreeSet<LineDigest> {
    let old = |line: &LedgerMatch| {
        let mut lines = ledger.matches.iter();
        lines.find(|old| old.span == line.span)
    };
    let lines = next
        .matches
        .iter()
        .filter(|line| old(line).is_none_or(|old| written.contains(&LineDigest::of(ledger, old))));
    let waiting = next.unmatched.iter().filter(|one| {
        !ledger.unmatched.contains(one) || written.contains(&LineDigest::waits(ledger, one))
    });
    let lines = lines.map(|line| LineDigest::of(next, line));
    lines
        .chain(waiting.map(|one| LineDigest::waits(next, one)))
        .collect()
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn text_of(text: &Option<Private<String>>) -> Option<String> {
    text.as_ref().map(|text| text.reveal().clone())
}

impl Ledger {
    /// What was edited since it was written; nothing where that is not known.
    pub fn hands(&self) -> Hands {
        let Some(written) = &self.written else {
            return Hands::default();
        };
        let is_new = |digest: &LineDigest| !written.contains(digest);
        let lines = self.matches.iter();
        let lines = lines.filter(|line| is_new(&LineDigest::of(self, line)));
        let mut lines: Vec<Span> = lines.map(|line| line.span).collect();
        lines.sort_by_key(|span| (span.file, span.start));
        let waiting = self.unmatched.iter();
        let waiting = waiting.filter(|one| is_new(&LineDigest::waits(self, one)));
        Hands {
            lines,
            waiting: waiting.map(|one| one.id.clone()).collect(),
            gone: written.difference(&LineDigest::all(self)).count(),
        }
    }
}
