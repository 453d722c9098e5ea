//! What anybody may see, and what the preview answers.

use std::borrow::Cow;

use super::Letter;
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
            bytes: letter.into_bytes(),
        })
    }

    /// To be sent to who has shown the key of the desk.
    pub fn into_answer(self) -> Answer {
        self.0
    }
}
