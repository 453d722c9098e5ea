//! The leak gate: no byte becomes public before it has been read for private data.
//!
//! Layer 5. What is private is written down as letters and digits alone, without case, accents and everything that may
//! stand between them ([`letters`]): the *needles* ([`needles`]). Public bytes are read the same way ([`reader`]): character
//! references, percent-encoding, quoted-printable, escapes of scripts, base64 and double encoding are undone, soft hyphens
//! and other invisible characters left out, and text reads on over tags. A needle is found where it begins and ends at the
//! edge of a word ([`stream`]); in scripts without spaces each letter is a word. Then its neighbourhood is read with all its
//! signs ([`place`]), and each kind of datum tells whether it stands there ([`kind`]): `anna@example.org` does not in
//! `joe-anna@example.org`. Documents, archives and tables in other encodings are opened ([`files`]).
//!
//! There is one file for each kind of datum, with its spellings and where it ends: [`address`], [`name`], [`phone`],
//! [`link`], [`text`]. Vocabulary values and single names are never needles, and what somebody has agreed to publish is
//! not private ([`public`]), nor is what participants quote from the site ([`quotations`]).
//!
//! The price of a scan is one pass over the bytes, with one look-up for each word.

mod address;
mod base64;
mod between;
mod block;
mod calling;
mod files;
mod gathered;
mod hits;
mod kind;
mod known;
mod leak;
mod letters;
mod link;
mod name;
mod needles;
mod phone;
mod place;
mod public;
mod quotations;
mod reader;
mod reading;
mod stream;
mod text;
mod verdict;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use self::gathered::gathered;
pub use self::kind::Kind;
pub use self::leak::{Found, Leak};
pub use self::public::Signed;
pub use self::quotations::Quotations;

use self::hits::{Hit, MOST};
use self::needles::Needles;
use self::public::Public;
use self::reader::{Reader, Symbol};
use self::reading::Reading;
use crate::model::Program;
use crate::model::config::Allowed;

/// Finds private data in public bytes.
pub struct Gate {
    needles: Needles,
    /// Readings that are over: the room that they took serves the next file.
    spare: Mutex<Vec<Reading>>,
    /// Held while a long file is read.
    long_one: Mutex<()>,
}

/// In bytes. Longer files are read one at a time, since what they are read into takes many times their room.
const LONG: usize = 1024 * 1024;

/// What came of reading a file.
#[derive(Debug, Default)]
pub struct Scanned {
    /// What must not become public.
    pub leaks: Vec<Leak>,
    /// Why not all of it could be read; mostly empty.
    pub unread: BTreeSet<String>,
}

impl Gate {
    /// The gate of a program.
    pub fn new(program: &Program) -> Self {
        Self::allowing(program, &program.config.allowed)
    }

    fn allowing<'a>(program: &'a Program, allowed: impl IntoIterator<Item = &'a Allowed>) -> Self {
        Self {
            needles: needles::of(program, Public::of(program, allowed)),
            spare: Mutex::default(),
            long_one: Mutex::default(),
        }
    }

    /// Whether nothing is private, so that nothing can be found.
    pub fn is_idle(&self) -> bool {
        self.needles.is_empty()
    }

    /// The exceptions of a program that excuse nothing: there is no private datum in them.
    pub fn unused(program: &Program) -> Vec<&Allowed> {
        let gate = Self::allowing(program, None);
        let entries = program.config.allowed.iter();
        let unused = entries.filter(|entry| gate.hits(entry.text.as_bytes()).is_empty());
        unused.collect()
    }

    /// What participants quote from the program as it is now.
    /// `own` are pages that say nothing but what Fortnight itself says.
    pub fn quotations(&self, program: &Program, own: &[Vec<u8>]) -> Quotations {
        Quotations::of(program, own, &self.needles)
    }

    /// Reads a file's name and bytes. Only what somebody wrote needs the quotations.
    pub fn scan<'q>(
        &self,
        path: &str,
        bytes: &[u8],
        quotations: impl Fn() -> &'q Quotations,
    ) -> Scanned {
        if self.needles.is_empty() {
            return Scanned::default();
        }
        let mut leaks = Vec::new();
        let mut tell = |mut hits: Vec<Hit>, place: fn(&Hit) -> Found| {
            hits.retain(|hit| {
                hit.kind != Kind::Text || !quotations().cover(&hit.kept, &self.needles)
            });
            for (hit, count) in hits::told(hits) {
                let (owner, place) = (self.needles.owner(&hit).clone(), place(&hit));
                let (kind, datum) = (hit.kind, hit.datum);
                leaks.push(Leak {
                    owner,
                    kind,
                    datum,
                    place,
                    count,
                });
            }
        };
        tell(self.hits(path.as_bytes()), |_| Found::Name);
        tell(self.hits(bytes), |hit| Found::At(hit.bytes.clone()));
        let unread = files::each(path, bytes, &mut |inner| {
            tell(self.hits(inner), |_| Found::Inside);
        });
        let mut told = BTreeSet::new();
        leaks.retain(|leak| told.insert(leak.datum));
        Scanned { leaks, unread }
    }

    /// Where a text holds private data, first places only.
    pub fn places(&self, text: &str) -> Vec<(u32, Range<usize>)> {
        let told = hits::told(self.hits(text.as_bytes())).into_iter();
        told.map(|(hit, _)| (hit.datum, hit.bytes)).collect()
    }

    /// Every place where a text holds private data, with its kind.
    pub fn kinds(&self, text: &str) -> Vec<(Kind, usize)> {
        let sure = hits::sure(self.hits(text.as_bytes())).into_iter();
        sure.map(|hit| (hit.kind, hit.bytes.start)).collect()
    }

    fn hits(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let is_long = bytes.len() > LONG;
        let _alone = is_long.then(|| self.long_one.lock().unwrap_or_else(PoisonError::into_inner));
        self.read(bytes, 0, &mut hits);
        let mut end = 0;
        for run in base64::runs(bytes) {
            // Lines that were read with the ones before.
            if run.start >= end && hits.len() < MOST {
                let (text, until) = base64::joined(bytes, &run);
                end = until;
                self.decoded(&text, run, &mut hits);
            }
        }
        hits
    }

    fn read(&self, bytes: &[u8], base: usize, hits: &mut Vec<Hit>) {
        let mut reading = self.spare().pop().unwrap_or_default();
        read(&mut reading, bytes, base);
        reading.search(&self.needles, bytes, base, hits);
        if bytes.len() <= LONG {
            reading.clear();
            self.spare().push(reading);
        }
    }

    fn spare(&self) -> MutexGuard<'_, Vec<Reading>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what a long run of base64 says, at each of its four possible beginnings.
    fn decoded(&self, text: &[u8], run: Range<usize>, hits: &mut Vec<Hit>) {
        let is_mixed =
            text.iter().any(u8::is_ascii_uppercase) && text.iter().any(u8::is_ascii_lowercase);
        if !is_mixed {
            return; // a path, a number, a word
        }
        for skip in 0..4 {
            let bytes = base64::decode(&text[skip..]);
            let is_text = |byte: &&u8| {
                byte.is_ascii_graphic() || byte.is_ascii_whitespace() || **byte >= 0x80
            };
            let readable = bytes.iter().filter(is_text).count() * 4 >= bytes.len() * 3;
            if !readable {
                continue;
            }
            let mut found = Vec::new();
            self.read(&bytes, 0, &mut found);
            if !found.is_empty() {
                let place = |hit| Hit {
                    bytes: run.clone(),
                    ..hit
                };
                hits.extend(found.into_iter().map(place));
                return;
            }
        }
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
            Symbol::Other(c) => stream.other(c, at),
            Symbol::Nothing => {}
            Symbol::Gap => stream.gap(),
            Symbol::End => break,
        }
    }
}

#[cfg(test)]
mod tests;
