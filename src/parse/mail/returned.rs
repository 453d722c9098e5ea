//! What a server says of a mail that it could not deliver: as the standard has it (RFC 3464), or in words of its own.

use std::collections::BTreeSet;

use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};

/// A mail that came back, or is late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// Whether nobody tries any more.
    pub is_final: bool,
    /// Addresses that may be meant: those that it names as such, else all in its words.
    pub recipients: BTreeSet<String>,
    /// Why, as a number: `5.1.1`, or `550`.
    pub status: Option<String>,
    /// What may be the Message-ID of the mail that came back.
    pub messages: BTreeSet<String>,
}

/// Who writes for a server.
const SERVERS: [&str; 4] = ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"];

/// Words of servers that try on.
const TRIES_ON: [&str; 6] = [
    "will retry",
    "still trying",
    "will be retried",
    "keep trying",
    "delivery delayed",
    "has been delayed",
];

/// So many bytes of what a server says in its own words are read.
const MOST_WORDS: usize = 16 * 1024;

/// Whether a mail may be of that kind, by its head.
pub(super) fn may_be(head: &Message<'_>, from: Option<&str>) -> bool {
    let local = from.and_then(|from| from.split('@').next());
    let local = local.unwrap_or_default().to_lowercase();
    let nobody = head
        .header_raw("Return-Path")
        .is_some_and(|path| path.trim() == "<>");
    let is_server = SERVERS.contains(&&*local) || local.is_empty() && nobody;
    is_server
        || head.is_content_type("multipart", "report")
        || head.header_raw("X-Failed-Recipients").is_some()
}

impl Returned {
    /// Reads it: its parts where they are known, else its head and its bytes.
    pub(super) fn read(whole: Option<&Message<'_>>, head: &Message<'_>, bytes: &[u8]) -> Self {
        let mut read = Self::default();
        let failed = head.header_raw("X-Failed-Recipients").unwrap_or_default();
        read.recipients
            .extend(failed.split(',').filter_map(address));
        let mut said = Vec::new();
        read.messages
            .extend(message_ids(&String::from_utf8_lossy(bytes)));
        let parts = whole
            .map(|whole| whole.parts.as_slice())
            .unwrap_or_default();
        for part in parts {
            read.part(part, &mut said);
        }
        let words = words(whole, bytes).to_lowercase();
        let is_named = !read.recipients.is_empty();
        if !is_named || said.is_empty() {
            read.words(&words, head.subject().unwrap_or_default(), is_named);
        }
        if !said.is_empty() {
            read.is_final = said.contains(&true);
        }
        read
    }

    /// Reads a part; `said`: of each address, whether nobody tries any more.
    fn part(&mut self, part: &MessagePart<'_>, said: &mut Vec<bool>) {
        let text = match &part.body {
            PartType::Text(text) | PartType::Html(text) => text.to_string(),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                String::from_utf8_lossy(bytes).into_owned()
            }
            PartType::Message(inner) => String::from_utf8_lossy(&inner.raw_message).into_owned(),
            PartType::Multipart(_) => return,
        };
        self.messages.extend(message_ids(&text));
        let is_for_programs = ["delivery-status", "global-delivery-status"];
        if !is_for_programs
            .iter()
            .any(|of| part.is_content_type("message", of))
        {
            return;
        }
        for (name, value) in fields(&text) {
            match &*name {
                "final-recipient" | "original-recipient" => {
                    let named = value.rsplit(';').next().and_then(address);
                    self.recipients.extend(named);
                }
                "action" => said.push(value.trim().eq_ignore_ascii_case("failed")),
                "status" => self.status = Some(status(&value)).filter(|said| !said.is_empty()),
                _ => {}
            }
        }
    }

    /// What stands in the words of a server.
    fn words(&mut self, text: &str, subject: &str, is_named: bool) {
        let all = format!("{}\n{text}", subject.to_lowercase());
        let end = ["copy of the message", "original message", "received: from"];
        let end = end.iter().filter_map(|end| all.find(end)).min();
        let before = &all[..end.unwrap_or(all.len())];
        if !is_named {
            let words = before.split(char::is_whitespace);
            self.recipients.extend(words.filter_map(address));
        }
        let numbers = before.split(|c: char| !c.is_ascii_digit() && c != '.');
        let is_number = |word: &&str| word.len() == 3 && word.starts_with('5') || is_enhanced(word);
        let status = numbers.filter(is_number).map(str::to_owned).next_back();
        self.status = self.status.take().or(status);
        self.is_final = !TRIES_ON.iter().any(|tries| before.contains(tries));
    }
}

fn words<'a>(whole: Option<&'a Message<'_>>, bytes: &'a [u8]) -> String {
    let text = whole
        .and_then(|whole| whole.body_text(0))
        .map(std::borrow::Cow::into_owned);
    let mut text = text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    let ends = (0..=MOST_WORDS.min(text.len())).rev();
    let end = ends.into_iter().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
    text
}

/// Fields of a head, with their continuations; names in small letters.
fn fields(text: &str) -> Vec<(String, String)> {
    const MOST: usize = 2000;
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines().take(MOST) {
        match (line.starts_with([' ', '\t']), line.split_once(':')) {
            (true, _) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push_str(line);
                }
            }
            (false, Some((name, value))) => {
                fields.push((name.trim().to_lowercase(), value.to_owned()));
            }
            (false, None) => {}
        }
    }
    fields
}

fn status(value: &str) -> String {
    let is_of_status = |c: &char| c.is_ascii_digit() || *c == '.';
    value
        .trim()
        .chars()
        .take_while(is_of_status)
        .take(11)
        .collect()
}

/// `5.1.1`
fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3 && parts[0] == "5" && parts.iter().all(|part| (1..=3).contains(&part.len()))
}

/// The address in a word, with whatever stands around it.
fn address(word: &str) -> Option<String> {
    let around = |c: char| !c.is_alphanumeric();
    let word = word.trim_matches(around);
    let (local, host) = word.split_once('@')?;
    let is_host =
        host.contains('.') && !host.contains(|c: char| !(c.is_alphanumeric() || ".-".contains(c)));
    (is_host && !local.is_empty() && local.len() <= 100 && host.len() <= 200)
        .then(|| word.to_lowercase())
}

/// Words that look like Message-IDs of ours: 32 hexadecimal digits and a host.
fn message_ids(text: &str) -> Vec<String> {
    const DIGITS: usize = 32;
    let bytes = text.as_bytes();
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let begins = at.checked_sub(DIGITS)?;
        let is_digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
        bytes[begins..at].iter().all(is_digit).then_some(())?;
        let is_of_host = |byte: &&u8| byte.is_ascii_alphanumeric() || b".-:".contains(byte);
        let host = bytes[at + 1..]
            .iter()
            .take(255)
            .take_while(is_of_host)
            .count();
        text.get(begins..at + 1 + host).map(str::to_owned)
    });
    found.collect()
}
