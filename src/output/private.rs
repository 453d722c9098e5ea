//! What only one person, or the organisers, may see.
//!
//! Whether a file rests on accepted matches is a part of its type: what goes out to people takes accepted files only.

use std::borrow::Cow;
use std::fmt;

use super::kinds::Kind;
use crate::diagnostic::Diagnostic;
pub use crate::matching::matches::{Accepted, Claim, Proposed};
use crate::path::OutPath;

/// A private file. It has no `Debug` that tells, no `Serialize`, and its bytes can be taken only once, by the module that
/// seals it. `S` says whether it rests on [`Accepted`] matches or on [`Proposed`] ones.
pub struct PrivateFile<S> {
    kind: Kind,
    path: OutPath,
    bytes: Vec<u8>,
    message: Option<Message>,
    state: S,
}

/// What a file is as a mail.
pub struct Message {
    /// Who gets it.
    pub recipient: Recipient,
    /// One line.
    pub subject: String,
    /// Reads the HTML of the file as plain text. Most files are never sent, so it is made when it is asked for.
    pub plain: fn(&str) -> String,
}

/// Who gets a mail.
pub struct Recipient {
    /// Full name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// A private file that a build makes, of a proposal or of accepted matches: mostly the letter of one participant.
pub enum Letter {
    /// It bears a watermark, and stays with the organisers.
    Proposed(PrivateFile<Proposed>),
    /// It may be sent.
    Accepted(PrivateFile<Accepted>),
}

/// Files that leave the organisers' hands: on the way to a mailer, or in a folder of what was issued. A file of a proposal
/// cannot be among them:
///
/// ```
/// use fortnight::output::private::{Accepted, Outgoing, PrivateFile};
/// fn issue(letters: Vec<PrivateFile<Accepted>>) -> Outgoing {
///     Outgoing::new(letters)
/// }
/// ```
///
/// ```compile_fail,E0308
/// use fortnight::output::private::{Outgoing, PrivateFile, Proposed};
/// fn issue(letters: Vec<PrivateFile<Proposed>>) -> Outgoing {
///     Outgoing::new(letters)
/// }
/// ```
///
/// Nor can anybody say that it is accepted: only matches of a ledger do.
///
/// ```compile_fail,E0423
/// let accepted = fortnight::output::private::Accepted(());
/// ```
pub struct Outgoing(Vec<PrivateFile<Accepted>>);

impl Outgoing {
    /// Files of one set.
    pub fn new(files: Vec<PrivateFile<Accepted>>) -> Self {
        Self(files)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[allow(dead_code, reason = "a length without it is a lint")]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives the files away, to be sealed.
    pub(crate) fn into_files(self) -> Vec<PrivateFile<Accepted>> {
        self.0
    }
}

impl<S> PrivateFile<S> {
    /// A file of a kind. The state says what its matches rest on.
    pub(crate) fn new(
        kind: Kind,
        path: OutPath,
        bytes: Vec<u8>,
        message: Option<Message>,
        state: S,
    ) -> Self {
        Self {
            kind,
            path,
            bytes,
            message,
            state,
        }
    }

    /// What it is.
    #[allow(dead_code, reason = "tests read it")]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The text for mails and screens without HTML; `None` if it is sent to nobody.
    pub fn plain(&self) -> Option<String> {
        let message = self.message.as_ref()?;
        Some((message.plain)(&self.html()))
    }

    /// What it is as a mail, for good.
    pub(super) fn into_message(self) -> Option<Message> {
        self.message
    }

    /// Its bytes, of which a mail is made.
    pub(crate) fn html(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }

    /// Gives the bytes away, to be sealed.
    pub(crate) fn into_parts(self) -> (OutPath, Vec<u8>) {
        (self.path, self.bytes)
    }
}

impl<S: Copy> PrivateFile<S> {
    /// What its matches rest on: a file that is made from this one has it too.
    pub fn state(&self) -> S {
        self.state
    }
}

impl Letter {
    /// The letter, if it may be sent.
    pub fn accepted(self) -> Option<PrivateFile<Accepted>> {
        match self {
            Self::Accepted(file) => Some(file),
            Self::Proposed(_) => None,
        }
    }

    /// A letter of these bytes.
    #[cfg(test)]
    pub(crate) fn sample(path: OutPath, bytes: Vec<u8>) -> Self {
        let (kind, state) = (Kind::Letter, Accepted::SAMPLE);
        Self::Accepted(PrivateFile::new(kind, path, bytes, None, state))
    }

    /// Gives the bytes away, to be sealed or shown at the desk.
    pub fn into_parts(self) -> (OutPath, Vec<u8>) {
        match self {
            Self::Accepted(file) => file.into_parts(),
            Self::Proposed(file) => file.into_parts(),
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.into_parts().1
    }
}

impl<S> fmt::Debug for PrivateFile<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "PrivateFile({:?}, {} bytes)",
            self.kind,
            self.bytes.len()
        )
    }
}

/// The private files of a program that a build makes, letters first: how many, and a function that makes one of them once the
/// rounds are matched.
pub struct Letters<'a> {
    digest: String,
    count: usize,
    begin: BeginLetters<'a>,
    render: RenderLetter<'a>,
}

/// Does what comes before the first letter.
pub type BeginLetters<'a> = &'a (dyn Fn() -> Result<(), Vec<Diagnostic>> + Sync);

/// Makes the letter of an index.
pub type RenderLetter<'a> = &'a (dyn Fn(usize) -> Result<Letter, Vec<Diagnostic>> + Sync);

impl<'a> Letters<'a> {
    /// For the pipeline only.
    pub(crate) fn new(
        digest: String,
        count: usize,
        begin: BeginLetters<'a>,
        render: RenderLetter<'a>,
    ) -> Self {
        Self {
            digest,
            count,
            begin,
            render,
        }
    }

    /// Digest of all inputs: the same as the site's.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[allow(dead_code, reason = "a length without it is a lint")]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Matches the rounds, which takes its time and all cores. Comes before the first letter, from one thread alone.
    ///
    /// # Errors
    /// What keeps a round from being matched.
    pub fn begin(&self) -> Result<(), Vec<Diagnostic>> {
        (self.begin)()
    }

    /// One of them.
    ///
    /// # Errors
    /// The problems that must stop the build; also that the rounds have not been matched.
    pub fn letter(&self, index: usize) -> Result<Letter, Vec<Diagnostic>> {
        (self.render)(index)
    }
}
