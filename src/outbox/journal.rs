//! The journal: what was done with each mail, a line an event, only ever added to.
//!
//! A file is YAML, a list of one mapping a line, so that whatever reads people's data reads it too; but it is read here line by
//! line. Killed while it writes, a program leaves a last line without an end: that line was never said. A line holds ids, digests
//! and a moment, never an address or a text.

use std::fmt::Write as _;

use jiff::Timestamp;

/// One event of one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When.
    pub at: Timestamp,
    /// What was to be sent: `letters`, `topic/first-days`.
    pub what: String,
    /// To whom.
    pub id: String,
    /// What became of it.
    pub state: State,
    /// Which way it went.
    pub by: String,
    /// Digest of what its reader sees.
    pub content: String,
    /// Digest of the ids of reader and partners.
    pub with: String,
    /// What tells the mail from every other.
    pub message: String,
    /// The folder of the outbox in which it lies, or what a server said.
    pub note: Option<String>,
}

impl Record {
    /// The event that it came back: what stands for the address that refused it, what tells the mail that said so, and why.
    pub fn coming_back(self, address: &str, mail: &str, status: Option<&str>) -> Self {
        let status = status.map(|status| format!(", {status}"));
        Self {
            state: State::Returned,
            note: Some(format!(
                "address {address}, mail {mail}{}",
                status.unwrap_or_default()
            )),
            ..self
        }
    }

    /// Of an event that it came back: what stands for the address, and what tells the mail that said so.
    pub fn returned(&self) -> Option<(&str, &str)> {
        let note = self
            .note
            .as_deref()
            .filter(|_| self.state == State::Returned)?;
        let (address, rest) = note.strip_prefix("address ")?.split_once(", mail ")?;
        Some((address, rest.split(',').next().unwrap_or_default()))
    }
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// About to be written or handed over; nothing has left yet.
    Prepared,
    /// Written as a draft or a line of a table: whether it was sent is for a human to say.
    Handed,
    /// About to be given to a server: without a later event, nobody knows whether it went.
    Sending,
    /// Gone.
    Sent,
    /// A server would not take it.
    Refused,
    /// A server did not say whether it took it.
    Unknown,
    /// A human says that it was not sent.
    Unsent,
    /// It had gone, and came back: the address would not take it.
    Returned,
}

impl State {
    const NAMES: [(&str, Self); 8] = [
        ("prepared", Self::Prepared),
        ("handed", Self::Handed),
        ("sending", Self::Sending),
        ("sent", Self::Sent),
        ("refused", Self::Refused),
        ("unknown", Self::Unknown),
        ("unsent", Self::Unsent),
        ("returned", Self::Returned),
    ];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    fn named(name: &str) -> Option<Self> {
        let mut names = Self::NAMES.iter();
        names.find(|(own, _)| *own == name).map(|(_, state)| *state)
    }
}

/// What stands on top of a new file.
pub const HEAD: &str = "# What was sent from here in this round. `fortnight send` writes this file and reads it; do not change it by hand.\n";

/// A line that is none of a journal: its number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread(pub usize);

/// The events of a file in their order.
///
/// # Errors
/// A line is none of ours. Who sends without knowing what was sent sends twice, so nothing is guessed.
pub fn read(text: &str) -> Result<Vec<Record>, Unread> {
    lines(text, record)
}

/// What the lines of a file say that only grows.
///
/// # Errors
/// A line is none of ours.
pub fn lines<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Unread> {
    let mut all = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        // What has no end was never written whole.
        let Some(line) = line.strip_suffix('\n') else {
            continue;
        };
        let line = line.trim_end_matches('\r');
        if line.is_empty() || line.starts_with('#') || line == "[]" {
            continue;
        }
        all.push(read(line).ok_or(Unread(at + 1))?);
    }
    Ok(all)
}

/// How much of a file was said: up to the end of its last whole line.
pub fn whole(text: &str) -> usize {
    text.rfind('\n').map_or(0, |end| end + 1)
}

/// The line of an event, with its end.
pub fn line(record: &Record) -> String {
    let Record {
        at,
        what,
        id,
        state,
        by,
        content,
        with,
        message,
        note,
    } = record;
    let state = state.name();
    let at = at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let mut line = format!(
        "- {{at: {at}, what: {what}, id: {id}, state: {state}, by: {by}, content: c{content}, with: w{with}, message: {message}"
    );
    if let Some(note) = note {
        // Writing to a string cannot fail.
        let _ = write!(line, ", note: \"{}\"", plain(note));
    }
    line.push_str("}\n");
    line
}

/// A note on one line, without what ends it; servers say what they like.
fn plain(note: &str) -> String {
    const LONGEST: usize = 200;
    let plain = note.chars().map(|c| match c {
        '"' | '\\' => '\'',
        c if c.is_control() => ' ',
        c => c,
    });
    plain.take(LONGEST).collect()
}

fn record(line: &str) -> Option<Record> {
    let inside = line.strip_prefix("- {")?.strip_suffix('}')?;
    let (inside, note) = match inside.split_once(", note: \"") {
        Some((inside, note)) => (inside, Some(note.strip_suffix('"')?)),
        None => (inside, None),
    };
    let mut fields = inside.split(", ");
    let mut field = |key: &str| {
        let field = fields.next()?.strip_prefix(key)?;
        field.strip_prefix(": ").map(str::to_owned)
    };
    let record = Record {
        at: field("at")?.parse().ok()?,
        what: field("what")?,
        id: field("id")?,
        state: State::named(&field("state")?)?,
        by: field("by")?,
        content: field("content")?.strip_prefix('c')?.to_owned(),
        with: field("with")?.strip_prefix('w')?.to_owned(),
        message: field("message")?,
        note: note.map(str::to_owned),
    };
    fields.next().is_none().then_some(record)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn sample(state: State, note: Option<&str>) -> Record {
        Record {
            at: Timestamp::from_second(1_788_600_000).unwrap(),
            what: "topic/first-days".to_owned(),
            id: "amina-diallo".to_owned(),
            state,
            by: "drafts".to_owned(),
            content: "0a".to_owned(),
            with: "1b".to_owned(),
            message: "2c@example.org".to_owned(),
            note: note.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let states = State::NAMES.map(|(_, state)| sample(state, None));
        let noted = sample(State::Sent, Some("outbox/2026b/2026-09-05-drafts"));
        let records: Vec<Record> = states.into_iter().chain([noted]).collect();
        let lines: String = records.iter().map(line).collect();
        assert_eq!(read(&format!("{HEAD}{lines}")), Ok(records));
        for (at, (_, state)) in State::NAMES.iter().enumerate() {
            assert_eq!(*state as usize, at);
        }
    }

    #[test]
    fn a_line_without_an_end_was_never_said() {
        let text = line(&sample(State::Sent, None)) + &line(&sample(State::Sent, None));
        for cut in 0..text.len() {
            let lines = text[..cut].matches('\n').count();
            assert_eq!(read(&text[..cut]).unwrap().len(), lines);
            assert_eq!(text[..whole(&text[..cut])].matches('\n').count(), lines);
        }
    }

    #[test]
    fn nothing_is_guessed() {
        let good = line(&sample(State::Sent, Some("x")));
        for (old, new) in [
            ("sent", "gone"),
            ("- {", "{"),
            (", by: drafts", ""),
            ("c0a", "0a"),
            ("2026", "x"),
        ] {
            let text = format!("{good}{}", good.replacen(old, new, 1));
            assert_eq!(read(&text), Err(Unread(2)), "{new}");
        }
    }

    #[test]
    fn whatever_a_server_says_stays_on_its_line() {
        let said = "250 \"ok\"\r\n- {at: x}\\ \u{0}, note: \"y\"";
        let text = line(&sample(State::Refused, Some(said)));
        assert_eq!(text.matches('\n').count(), 1);
        assert_eq!(read(&text).unwrap()[0].state, State::Refused);
    }
}
