//! Mails that came back to the organisers: who wrote, when, with which subject, and what a mail server says of one that it could not
//! deliver. Nothing else of a mail is read, and whoever wrote it is believed in nothing.

mod returned;
mod split;

use jiff::civil::Date;
use mail_parser::{HeaderValue, Message, MessageParser};

pub use returned::Returned;
pub use split::split;

/// What is known of a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// What tells it from every other mail: what it calls itself, or else its head.
    pub key: String,
    /// The address of whoever says that they wrote it; `None` if it names nobody, or several.
    pub from: Option<String>,
    /// On one line.
    pub subject: String,
    /// The day that it says, by the writer's calendar.
    pub day: Option<Date>,
    /// Whether a program wrote it: somebody is away, or a server tells something.
    pub is_automatic: bool,
    /// What a server says of a mail that it could not deliver.
    pub returned: Option<Returned>,
}

/// Parts within parts are read up to so many; of a mail with more its head alone is.
const MOST_PARTS: usize = 100;

/// Signs of a subject that are read.
const LONGEST_SUBJECT: usize = 1000;

/// Reads a mail; `None` if nothing in it is one.
pub fn read(bytes: &[u8]) -> Option<Mail> {
    let head = MessageParser::default().parse_headers(bytes)?;
    let has = |name: &str| head.header_raw(name).is_some();
    if !["From", "Subject", "Date", "Message-ID"]
        .into_iter()
        .any(has)
    {
        return None;
    }
    let subject = head.subject().unwrap_or_default().chars();
    let mut mail = Mail {
        key: key(&head),
        from: from(&head),
        subject: subject.take(LONGEST_SUBJECT).collect(),
        day: day(&head),
        is_automatic: is_automatic(&head),
        returned: None,
    };
    if returned::may_be(&head, mail.from.as_deref()) {
        let whole = (parts(bytes) <= MOST_PARTS).then(|| MessageParser::default().parse(bytes));
        mail.returned = Some(Returned::read(whole.flatten().as_ref(), &head, bytes));
    }
    Some(mail)
}

fn key(head: &Message<'_>) -> String {
    let said = |name: &str| head.header_raw(name).unwrap_or_default().trim().to_owned();
    match head.message_id() {
        Some(id) => id.to_owned(),
        None => [said("From"), said("Date"), said("Subject")].join("\n"),
    }
}

fn from(head: &Message<'_>) -> Option<String> {
    let mut all = head.header_values("From");
    let (Some(HeaderValue::Address(address)), None) = (all.next(), all.next()) else {
        return None;
    };
    let mut people = address.iter();
    let (Some(one), None) = (people.next(), people.next()) else {
        return None;
    };
    one.address().map(str::to_owned)
}

fn day(head: &Message<'_>) -> Option<Date> {
    let date = head.date()?;
    let [year, month, day] = [date.year, date.month.into(), date.day.into()];
    let small = |number: u16| i8::try_from(number).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

fn is_automatic(head: &Message<'_>) -> bool {
    let says = |name: &str| head.header_raw(name).map(|said| said.trim().to_lowercase());
    let submitted = says("Auto-Submitted").is_some_and(|said| !said.is_empty() && said != "no");
    let precedence = says("Precedence").is_some_and(|said| said == "auto_reply");
    submitted || precedence || says("X-Autoreply").is_some()
}

/// How many parts it has at most: nothing is nested without saying so in a line of its own.
fn parts(bytes: &[u8]) -> usize {
    const NAME: &[u8] = b"content-type";
    let lines = bytes.split(|byte| *byte == b'\n' || *byte == b'\r');
    let named = lines.filter(|line| {
        let line = line.trim_ascii_start();
        line.len() >= NAME.len() && line[..NAME.len()].eq_ignore_ascii_case(NAME)
    });
    named.count()
}

#[cfg(test)]
mod tests;
