//! Mails as drafts: a file for each, which mail programs open, and all of them as one mailbox (RFC 4155), which those import
//! that open no single one.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::bytes::{Head, bytes};
use crate::output::kinds::Kind;
use crate::output::mail::Mail;
use crate::output::{Outgoing, PrivateFile};
use crate::path::OutPath;

/// A mail with what stands above it.
pub struct Draft<'a> {
    /// The mail.
    pub mail: &'a Mail,
    /// Above it.
    pub head: Head<'a>,
}

/// The files of drafts.
///
/// # Errors
/// The fault of a path.
pub fn drafts(drafts: &[Draft<'_>]) -> Result<Outgoing, &'static str> {
    let mut files = Vec::with_capacity(drafts.len() + 1);
    let mut mailbox = Vec::new();
    for Draft { mail, head } in drafts {
        let bytes = bytes(mail, head);
        push_entry(&mut mailbox, head.date, &bytes);
        let path = OutPath::new(&Kind::Draft.path("", &mail.reader().id))?;
        files.push(PrivateFile::new(
            Kind::Draft,
            path,
            bytes,
            None,
            mail.state(),
        ));
    }
    if let Some(first) = drafts.first() {
        let path = OutPath::new(&Kind::DraftBox.path("", ""))?;
        let state = first.mail.state();
        files.push(PrivateFile::new(Kind::DraftBox, path, mailbox, None, state));
    }
    Ok(Outgoing::new(files))
}

/// An entry of a mailbox, with the line ends of its kind. No line of a mail begins like an entry: see [`bytes`].
fn push_entry(mailbox: &mut Vec<u8>, date: i64, mail: &[u8]) {
    let moment = Timestamp::from_second(date).unwrap_or(Timestamp::UNIX_EPOCH);
    let moment = TimeZone::UTC.to_datetime(moment);
    let line = format!(
        "From fortnight@localhost {}\n",
        moment.strftime("%a %b %e %H:%M:%S %Y")
    );
    mailbox.extend_from_slice(line.as_bytes());
    let mut lines = mail.split(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_none() && line.is_empty() {
            break;
        }
        mailbox.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        mailbox.push(b'\n');
    }
    mailbox.push(b'\n');
}
