//! The leak gate: no byte becomes public before it has been read for private data.
//!
//! Layer 5. What is private is written down as letters and digits alone, without case, accents and everything that may
//! stand between them ([`letters`]): the *needles* ([`needles`]). Public bytes are read the same way ([`reader`]): character
//! references, percent-encoding, quoted-printable, escapes of scripts and base64 are undone, soft hyphens and other
//! invisible characters left out, and text reads on over tags. A needle is found where it begins and ends at the edge of
//! a word ([`stream`]), so that `anna@example.org` is not found in `joanna@example.org`.
//!
//! Needles are e-mail addresses, also in words ("at", "dot"); full names of two words or more, also the last word first;
//! private links; phone numbers; identifiers of ten characters or more; and eight consecutive words of free text.
//! Vocabulary values and single names are never needles, and what somebody has agreed to publish as organiser or author
//! is not private. A name inside a longer one that may be published is no leak where all of the longer one stands.
//!
//! The price of a scan is one pass over the bytes, with one look-up for each word.

mod base64;
mod block;
mod letters;
mod needles;
mod reader;
mod reading;
mod stream;

use std::sync::{Mutex, MutexGuard, PoisonError};

use self::needles::Needles;
use self::reader::{Reader, Symbol};
use self::reading::Reading;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{PersonId, Program};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Whose it is.
    pub owner: PersonId,
    /// What kind of datum, for example `e-mail address`.
    pub what: &'static str,
    /// First byte of the place, as far as it is known.
    pub at: usize,
}

impl Leak {
    /// What stops the build before anything is published. It names the public file, the owner and, if there is one, the
    /// source, and not the datum.
    pub fn problem(&self, path: &str, source: Option<&str>, bytes: &[u8]) -> Diagnostic {
        let before = &bytes[..self.at.min(bytes.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let (what, owner) = (self.what, self.owner.as_str());
        let message = format!(
            "a private {what} of `{owner}` would have become public in `{path}`, line {line}"
        );
        let place = source.map_or(Place::Program, |shown| Place::File(shown.to_owned(), None));
        Diagnostic::new(Severity::Error, "leak", place, message).hint(
            "nothing was published: take it out of the text or template; authors of posts and organisers may be named",
        )
    }
}

/// Finds private data in public bytes.
pub struct Gate {
    needles: Needles,
    /// Readings that are over: the room that they took serves the next file.
    spare: Mutex<Vec<Reading>>,
}

impl Gate {
    /// The gate of a program.
    pub fn new(program: &Program) -> Self {
        Self {
            needles: needles::of(program),
            spare: Mutex::default(),
        }
    }

    /// Reads a file's name and bytes.
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Option<Leak> {
        if self.needles.is_empty() {
            return None;
        }
        self.read(path.as_bytes(), 0, true)
            .or_else(|| self.read(bytes, 0, true))
    }

    fn read(&self, bytes: &[u8], base: usize, decode: bool) -> Option<Leak> {
        if decode {
            let mut runs = base64::runs(bytes);
            let leak = runs.find_map(|run| self.decoded(&bytes[run.clone()], base + run.start));
            if leak.is_some() {
                return leak;
            }
        }
        let mut reading = self.spare().pop().unwrap_or_default();
        read(&mut reading, bytes, base);
        let leak = reading.search(&self.needles, bytes, base);
        reading.clear();
        self.spare().push(reading);
        leak
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Reading>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what a long run of base64 says, at each of its four possible beginnings.
    fn decoded(&self, run: &[u8], base: usize) -> Option<Leak> {
        let is_mixed =
            run.iter().any(u8::is_ascii_uppercase) && run.iter().any(u8::is_ascii_lowercase);
        if !is_mixed {
            return None; // a path, a number, a word
        }
        (0..4).find_map(|skip| {
            let bytes = base64::decode(&run[skip..]);
            let is_text = |byte: &&u8| byte.is_ascii_graphic() || **byte == b' ';
            let readable = bytes.iter().filter(is_text).count() * 4 >= bytes.len() * 3;
            let mut leak = readable.then(|| self.read(&bytes, 0, false)).flatten()?;
            leak.at = base;
            Some(leak)
        })
    }
}

/// Reads bytes, of which the first is `base` in its file.
fn read(reading: &mut Reading, bytes: &[u8], base: usize) {
    let mut reader = Reader::new(bytes);
    loop {
        reader.skip(reading.plain(reader.rest(), base + reader.at()));
        let (at, stream) = (base + reader.at(), reading.now());
        match reader.next() {
            Symbol::Ascii(letter) => stream.letter(letter, at),
            Symbol::Other(c) => letters::of(c, &mut |part| stream.letter(part, at)),
            Symbol::Nothing => {}
            Symbol::Gap => stream.gap(),
            Symbol::End => break,
        }
    }
}

#[cfg(test)]
mod tests;
