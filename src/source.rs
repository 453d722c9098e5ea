//! What a build reads: text sources, handles of binary assets, and places inside them.
//!
//! Layer 0. Nothing here touches the disk; [`crate::edge`] fills an [`Input`] and tests make one
//! from strings with [`Input::from_texts`].

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;

/// The folder that a source belongs to. Which folder of the disk it was is a matter of the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    /// `fortnight.toml` itself.
    Config,
    /// Markdown and the images beside it.
    Content,
    /// Participants, rounds, ledgers, vocabulary, organisers.
    Data,
    /// Templates and static files; paths begin with the theme's name.
    Theme,
}

/// One text file, checked to be UTF-8, without a byte order mark.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The folder it was found in.
    pub root: Root,
    /// Path inside that folder, `/`-separated, for example `topics/library-spaces.md`.
    pub path: Arc<str>,
    /// Path as the user knows it, for messages.
    pub shown: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

/// The place of a [`SourceFile`] in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB cannot occur, since larger files are refused.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: offset(range.start),
            end: offset(range.end),
        }
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// All text files of a program, sorted by root and path. At first a [`FileId`] is a place in that order and does not
/// depend on the order of reading; it stays with its file while others come and go ([`put`](Self::put),
/// [`take`](Self::take)), so that what was read of an unchanged file keeps its places. A clone shares everything until
/// one of the two takes a file in or out.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Arc<Vec<Held>>,
    /// Ids of the files that are there, in order.
    order: Arc<Vec<FileId>>,
    /// Ids of files that have gone.
    free: Vec<FileId>,
}

/// A file and, once somebody has asked, where its lines begin.
#[derive(Clone, Debug)]
struct Held {
    file: SourceFile,
    lines: OnceLock<Arc<[u32]>>,
}

impl From<SourceFile> for Held {
    fn from(file: SourceFile) -> Self {
        let lines = OnceLock::new();
        Self { file, lines }
    }
}

impl Held {
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let after = |(at, _): (usize, _)| u32::try_from(at + 1).unwrap_or(u32::MAX);
            let ends = self.file.text.match_indices('\n').map(after);
            std::iter::once(0).chain(ends).collect()
        })
    }
}

impl Sources {
    /// Sorts the files and takes them in.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
        let ids = 0..u32::try_from(files.len()).unwrap_or(u32::MAX);
        Self {
            files: Arc::new(files.into_iter().map(Held::from).collect()),
            order: Arc::new(ids.map(FileId).collect()),
            free: Vec::new(),
        }
    }

    /// Takes in one more file, or another text of one that is there.
    pub fn put(&mut self, file: SourceFile) {
        let place = self.place(file.root, &file.path);
        let files = Arc::make_mut(&mut self.files);
        let at = match place {
            Ok(at) => return files[self.order[at].0 as usize] = file.into(),
            Err(at) => at,
        };
        let id = self.free.pop().unwrap_or_else(|| {
            let next = u32::try_from(files.len()).unwrap_or(u32::MAX);
            files.push(file.clone().into());
            FileId(next)
        });
        files[id.0 as usize] = file.into();
        Arc::make_mut(&mut self.order).insert(at, id);
    }

    /// Takes a file out; whether it was there.
    pub fn take(&mut self, root: Root, path: &str) -> bool {
        let Ok(at) = self.place(root, path) else {
            return false;
        };
        let id = Arc::make_mut(&mut self.order).remove(at);
        let held = &mut Arc::make_mut(&mut self.files)[id.0 as usize];
        held.file.text = "".into();
        held.lines = OnceLock::new();
        self.free.push(id);
        true
    }

    /// The file of an id.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize].file
    }

    /// All files with their ids, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.order.iter().map(|id| (*id, self.get(*id)))
    }

    /// The files of one root, sorted by path.
    pub fn of(&self, root: Root) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.iter().filter(move |(_, file)| file.root == root)
    }

    /// The file with this root and path.
    pub fn find(&self, root: Root, path: &str) -> Option<FileId> {
        self.place(root, path).ok().map(|at| self.order[at])
    }

    /// Where in the order a file is, or would be.
    fn place(&self, root: Root, path: &str) -> Result<usize, usize> {
        self.order.binary_search_by(|id| {
            let file = self.get(*id);
            (file.root, &*file.path).cmp(&(root, path))
        })
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_column(&self, file: FileId, byte: u32) -> (usize, usize) {
        let text = &self.get(file).text;
        let mut at = (byte as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.line(file, byte);
        let start = self.line_start(file, line);
        (line, text[start..at].chars().count() + 1)
    }

    /// The line of a byte, from 1. Lines are found once for a file: thousands of problems in a large one are told quickly.
    pub fn line(&self, file: FileId, byte: u32) -> usize {
        let lines = self.files[file.0 as usize].lines();
        lines.partition_point(|start| *start <= byte).max(1)
    }

    /// The first byte of a line, counted from 1; behind the last line, the end of the text.
    pub fn line_start(&self, file: FileId, line: usize) -> usize {
        let held = &self.files[file.0 as usize];
        let start = held.lines().get(line.saturating_sub(1));
        start.map_or(held.file.text.len(), |start| *start as usize)
    }
}

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
    /// Length in bytes.
    pub len: u64,
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
