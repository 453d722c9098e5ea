//! What a build reads: text sources and handles of binary assets.
//!
//! Layer 0. Nothing here touches the disk; [`crate::edge`] fills an [`Input`] and tests make one
//! from strings with [`Input::from_texts`].

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
pub use crate::span::{FileId, Root, SourceFile, Sources, Span, Spanned};

/// A file that is copied as it is: an image, a font, a style sheet. Its bytes stay where they are
/// until they are written; see [`ReadAsset`].
#[derive(Clone, Debug)]
pub struct Asset {
    /// The folder it was found in.
    pub root: Root,
    /// Path inside that folder.
    pub path: Arc<str>,
    /// Path as the user knows it.
    pub shown: Arc<str>,
    /// SHA-256 of the bytes.
    pub digest: [u8; 32],
    /// Width and height of a picture in pixels, if that is known.
    pub size: Option<[u32; 2]>,
}

/// How the pure code gets the bytes of an [`Asset`]: a function that the edge (or a test) passes in.
pub type ReadAsset<'a> = &'a (dyn Fn(&Asset) -> Result<Vec<u8>, String> + Sync);

/// Everything that a build depends on, read once.
#[derive(Clone, Debug)]
pub struct Input {
    /// The text files.
    pub sources: Sources,
    /// The other files, sorted by root and path.
    pub assets: Vec<Asset>,
    /// What was wrong with files that could not become sources: not UTF-8, too large, a link that leaves the folder.
    pub problems: Vec<Diagnostic>,
    /// The clock's date, or `--date`; `fortnight.toml` may pin another when `--date` is not given.
    pub today: Today,
    /// `--drafts`: drafts are published too.
    pub drafts: bool,
    /// `--future`: what is dated later is published too.
    pub future: bool,
    /// `--site-only`: no matching, no letters.
    pub site_only: bool,
}

/// Where today's date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today {
    /// Given by `--date`: it wins over a pinned date.
    Given(Date),
    /// The clock's, or that of `SOURCE_DATE_EPOCH`: a pinned date in `fortnight.toml` wins over it.
    Clock(Date),
}

impl Input {
    /// An input from (path, text) pairs, for tests: `fortnight.toml`, `content/…`, `data/…`, `themes/…`.
    pub fn from_texts<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
        today: Date,
    ) -> Self {
        let files = texts.into_iter().map(|(shown, text)| {
            let (root, path) = match shown.split_once('/') {
                Some(("content", rest)) => (Root::Content, rest),
                Some(("data", rest)) => (Root::Data, rest),
                Some(("themes", rest)) => (Root::Theme, rest),
                _ => (Root::Config, shown),
            };
            SourceFile {
                root,
                path: path.into(),
                shown: shown.into(),
                text: text.into(),
            }
        });
        Self {
            sources: Sources::new(files.collect()),
            assets: Vec::new(),
            problems: Vec::new(),
            today: Today::Given(today),
            drafts: false,
            future: false,
            site_only: false,
        }
    }
}
