//! Mails: what one person reads, whichever way it goes. Only what rests on accepted matches becomes one.

use super::private::{Accepted, PrivateFile};
use super::{Message, Recipient};

/// A mail for one person. Like a private file it has no `Debug` and no `Serialize`.
///
/// A letter of a proposal cannot become one, so there is no way out for it:
///
/// ```
/// use fortnight::output::mail::{Body, Mail, Reader};
/// use fortnight::output::private::{Accepted, PrivateFile};
/// fn mail(reader: Reader, letter: PrivateFile<Accepted>, body: Body) -> Option<Mail> {
///     Mail::new(reader, letter, body)
/// }
/// ```
///
/// ```compile_fail,E0308
/// use fortnight::output::mail::{Body, Mail, Reader};
/// use fortnight::output::private::{PrivateFile, Proposed};
/// fn mail(reader: Reader, letter: PrivateFile<Proposed>, body: Body) -> Option<Mail> {
///     Mail::new(reader, letter, body)
/// }
/// ```
pub struct Mail {
    reader: Reader,
    recipient: Recipient,
    subject: String,
    body: Body,
    state: Accepted,
}

/// Who reads a mail, as the program knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The id.
    pub id: String,
    /// What became of them, as letters are called: `pair`, `trio`, `waiting` …
    pub group: &'static str,
    /// The ids of those with whom they are matched, sorted.
    pub partners: Vec<String>,
    /// Whether they want mails about their partner alone.
    pub partner_only: bool,
}

/// What stands in a mail.
pub struct Body {
    /// A whole document that needs nothing else.
    pub html: String,
    /// The same as plain text.
    pub plain: String,
    /// A calendar (RFC 5545).
    pub calendar: Option<String>,
}

/// A mail as it is handed to a server: its bytes, and from whom to whom. It is made of a [`Mail`] alone, so a letter of a
/// proposal cannot become one either.
pub struct Post {
    from: String,
    to: String,
    bytes: Vec<u8>,
}

impl Post {
    /// What goes out of a mail, whose addresses and bytes were made of it.
    pub(crate) fn new(_: &Mail, [from, to]: [String; 2], bytes: Vec<u8>) -> Self {
        Self { from, to, bytes }
    }

    /// The address that it is from.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// The address that it goes to.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// All of it.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Mail {
    /// The mail of a letter; `None` if the letter is to nobody.
    pub fn new(reader: Reader, letter: PrivateFile<Accepted>, body: Body) -> Option<Self> {
        let state = letter.state();
        let Message {
            recipient, subject, ..
        } = letter.into_message()?;
        Some(Self {
            reader,
            recipient,
            subject,
            body,
            state,
        })
    }

    /// Who reads it.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Name and address.
    pub fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// One line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What stands in it.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// What its matches rest on: a file that is made from it has it too.
    pub fn state(&self) -> Accepted {
        self.state
    }

    /// The same mail with other words in the place of some, which are as long and stand in HTML as they do in plain text.
    pub fn with(mut self, words: &[(String, String)]) -> Self {
        for text in [&mut self.body.html, &mut self.body.plain] {
            for (old, new) in words {
                *text = text.replace(old, new);
            }
        }
        self
    }

    /// The same mail to somebody else, who looks at it first.
    pub fn readdressed(self, recipient: Recipient) -> Self {
        let subject = format!("[{}] {}", self.reader.id, self.subject);
        Self {
            recipient,
            subject,
            ..self
        }
    }
}
