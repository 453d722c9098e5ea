//! What leaves the program: public files and letters, as two types that cannot be mistaken for one another.
//!
//! Layer 5. The edge writes these and knows nothing else of the stages.

use std::borrow::Cow;
use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::path::OutPath;

/// The files of the public site: their paths, and a function that makes the bytes of one of them. Only the pipeline
/// makes this value, and the function it puts in has every byte pass the leak gate.
pub struct PublicFiles<'a> {
    digest: String,
    paths: Vec<OutPath>,
    render: RenderPublic<'a>,
}

/// Makes the bytes of the public file of an index; the error is a leak, a broken template or an unreadable asset.
pub type RenderPublic<'a> = &'a (dyn Fn(usize) -> Result<Cow<'a, [u8]>, Vec<Diagnostic>> + Sync);

impl<'a> PublicFiles<'a> {
    /// For the pipeline only.
    pub(crate) fn new(digest: String, paths: Vec<OutPath>, render: RenderPublic<'a>) -> Self {
        Self {
            digest,
            paths,
            render,
        }
    }

    /// Digest of all inputs, written beside the files so that both trees can be told to belong together.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Paths, sorted, unique also under case folding and Unicode normalisation.
    pub fn paths(&self) -> &[OutPath] {
        &self.paths
    }

    /// Bytes of one file.
    ///
    /// # Errors
    /// The problems that must stop the build.
    pub fn bytes(&self, index: usize) -> Result<Cow<'a, [u8]>, Vec<Diagnostic>> {
        (self.render)(index)
    }
}

/// What the preview answers to whoever may see the site. Only the preview makes it, from bytes that have passed the
/// leak gate; a letter cannot become one.
pub struct PublicAnswer(Answer);

/// What the preview answers at the coordinator's desk. The doors of the site cannot give it away.
pub struct DeskAnswer(Answer);

/// An answer of the preview.
#[derive(Debug)]
pub struct Answer {
    /// Of HTTP: 200, 302, 404, 500, 503.
    pub status: u16,
    /// Content type; with a status of 302, the address to go to.
    pub kind: String,
    /// Body.
    pub bytes: Vec<u8>,
}

impl PublicAnswer {
    /// For the preview only.
    pub(crate) fn new(answer: Answer) -> Self {
        Self(answer)
    }

    /// To be sent.
    pub fn into_answer(self) -> Answer {
        self.0
    }
}

impl DeskAnswer {
    /// For the preview only: what lies on the desk.
    pub(crate) fn new(answer: Answer) -> Self {
        Self(answer)
    }

    /// A letter, exactly as it would be written.
    pub fn letter(letter: Letter) -> Self {
        Self(Answer {
            status: 200,
            kind: "text/html; charset=utf-8".to_owned(),
            bytes: letter.bytes,
        })
    }

    /// To be sent to who has shown the key of the desk.
    pub fn into_answer(self) -> Answer {
        self.0
    }
}

/// The private file of one participant. It has no `Debug` that tells, no `Serialize`, and its bytes can be taken only
/// once, by the module that seals it.
pub struct Letter {
    path: OutPath,
    bytes: Vec<u8>,
}

impl Letter {
    /// For the pipeline only.
    pub(crate) fn new(path: OutPath, bytes: Vec<u8>) -> Self {
        Self { path, bytes }
    }

    /// Where it goes in the private folder.
    pub fn path(&self) -> &OutPath {
        &self.path
    }

    /// Gives the bytes away, to be sealed.
    pub fn into_parts(self) -> (OutPath, Vec<u8>) {
        (self.path, self.bytes)
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({} bytes)", self.bytes.len())
    }
}

/// The letters of a program: how many, and a function that makes one of them once the rounds are matched.
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
