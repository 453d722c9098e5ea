//! Texts that were read, and places in them.

use std::sync::{Arc, OnceLock};

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
/// [`take`](Self::take)), so that what was read of an unchanged file keeps its places. A clone shares everything; one that
/// takes a file in or out parts with a block of files, and with the order if that is another.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By id; all but the last block are full.
    files: Vec<Arc<Vec<Held>>>,
    /// Ids of the files that are there, in order.
    order: Arc<Vec<FileId>>,
    /// Ids of files that have gone.
    free: Vec<FileId>,
}

/// So many files make a block.
const BLOCK: usize = 64;

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
        let mut sources = Self {
            files: Vec::with_capacity(files.len().div_ceil(BLOCK)),
            order: Arc::new(ids.map(FileId).collect()),
            free: Vec::new(),
        };
        files.into_iter().for_each(|file| sources.push(file));
        sources
    }

    fn push(&mut self, file: SourceFile) {
        match self.files.last_mut().filter(|last| last.len() < BLOCK) {
            Some(last) => Arc::make_mut(last).push(file.into()),
            None => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(file.into());
                self.files.push(Arc::new(block));
            }
        }
    }

    /// Takes in one more file, or another text of one that is there.
    pub fn put(&mut self, file: SourceFile) {
        let at = match self.place(file.root, &file.path) {
            Ok(at) => return *self.held_mut(self.order[at]) = file.into(),
            Err(at) => at,
        };
        let id = match self.free.pop() {
            Some(id) => {
                *self.held_mut(id) = file.into();
                id
            }
            None => {
                let last = self.files.last().map_or(0, |last| last.len());
                let count = self.files.len().saturating_sub(1) * BLOCK + last;
                self.push(file);
                FileId(u32::try_from(count).unwrap_or(u32::MAX))
            }
        };
        Arc::make_mut(&mut self.order).insert(at, id);
    }

    /// Takes a file out; whether it was there.
    pub fn take(&mut self, root: Root, path: &str) -> bool {
        let Ok(at) = self.place(root, path) else {
            return false;
        };
        let id = Arc::make_mut(&mut self.order).remove(at);
        let held = self.held_mut(id);
        held.file.text = "".into();
        held.lines = OnceLock::new();
        self.free.push(id);
        true
    }

    fn held(&self, id: FileId) -> &Held {
        let at = id.0 as usize;
        &self.files[at / BLOCK][at % BLOCK]
    }

    fn held_mut(&mut self, id: FileId) -> &mut Held {
        let at = id.0 as usize;
        &mut Arc::make_mut(&mut self.files[at / BLOCK])[at % BLOCK]
    }

    /// Whether there are the same files in both, each as `same` would have it beside the other. Blocks that both share hold
    /// the same: nobody looks at them.
    pub fn agree(&self, other: &Self, same: impl Fn(&SourceFile, &SourceFile) -> bool) -> bool {
        let both = self.files.iter().zip(&other.files);
        let mut parted = both.filter(|(one, other)| !Arc::ptr_eq(one, other));
        self.files.len() == other.files.len()
            && (Arc::ptr_eq(&self.order, &other.order) || self.order == other.order)
            && parted.all(|(one, other)| {
                let mut both = one.iter().zip(&**other);
                one.len() == other.len() && both.all(|(one, other)| same(&one.file, &other.file))
            })
    }

    /// The file of an id.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.held(id).file
    }

    /// All files with their ids, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.order.iter().map(|id| (*id, self.get(*id)))
    }

    /// The files of one root, sorted by path.
    pub fn of(&self, root: Root) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let from = self.order.partition_point(|id| self.get(*id).root < root);
        let mine = self.order[from..].iter().map(|id| (*id, self.get(*id)));
        mine.take_while(move |(_, file)| file.root == root)
    }

    /// The files of one root that are a place or lie below it; all lie below the empty one.
    pub fn below<'a>(
        &'a self,
        root: Root,
        place: &str,
    ) -> impl Iterator<Item = (FileId, &'a SourceFile)> {
        let exact = self.find(root, place).map(|id| (id, self.get(id)));
        let inside = match place.is_empty() {
            true => String::new(),
            false => format!("{place}/"),
        };
        let from = self.place(root, &inside).unwrap_or_else(|at| at);
        let below = self.order[from..].iter().map(|id| (*id, self.get(*id)));
        let below =
            below.take_while(move |(_, file)| file.root == root && file.path.starts_with(&*inside));
        exact.into_iter().chain(below)
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
        let lines = self.held(file).lines();
        lines.partition_point(|start| *start <= byte).max(1)
    }

    /// The first byte of a line, counted from 1; behind the last line, the end of the text.
    pub fn line_start(&self, file: FileId, line: usize) -> usize {
        let held = self.held(file);
        let start = held.lines().get(line.saturating_sub(1));
        start.map_or(held.file.text.len(), |start| *start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> SourceFile {
        SourceFile {
            root: Root::Content,
            path: path.into(),
            shown: path.into(),
            text: path.into(),
        }
    }

    #[test]
    fn ids_stay_with_their_files_however_many_come_and_go() {
        let names: Vec<String> = (0..3 * BLOCK).map(|at| format!("{at:03}")).collect();
        let mut sources = Sources::new(names[..BLOCK].iter().map(|name| file(name)).collect());
        for name in &names[BLOCK..] {
            sources.put(file(name));
        }
        let before = sources.clone();
        for name in names.iter().step_by(5) {
            assert!(sources.take(Root::Content, name));
        }
        let new: Vec<String> = (0..BLOCK).map(|at| format!("x{at:03}")).collect();
        new.iter().for_each(|name| sources.put(file(name)));
        assert_eq!(before.iter().count(), names.len());
        assert!(before.iter().all(|(_, file)| *file.text == *file.path));
        let paths: Vec<_> = sources.iter().map(|(_, file)| &file.path).collect();
        assert!(paths.is_sorted());
        assert_eq!(
            paths.len(),
            names.len() - names.len().div_ceil(5) + new.len()
        );
        for (id, file) in sources.iter() {
            assert_eq!(*file.text, *file.path);
            assert_eq!(sources.find(Root::Content, &file.path), Some(id));
        }
    }

    #[test]
    fn sources_agree_if_each_of_their_files_does() {
        let names: Vec<String> = (0..3 * BLOCK).map(|at| format!("{at:03}")).collect();
        let one = Sources::new(names.iter().map(|name| file(name)).collect());
        let same =
            |one: &SourceFile, other: &SourceFile| one.path == other.path && one.text == other.text;
        let mut other = one.clone();
        assert!(other.agree(&one, same));
        let path = &names[BLOCK];
        let text = "other".into();
        other.put(SourceFile { text, ..file(path) });
        assert!(!other.agree(&one, same) && other.agree(&one, |_, _| true));
        other.put(file(path));
        assert!(other.agree(&one, same));
        assert!(other.take(Root::Content, path));
        assert!(!other.agree(&one, |_, _| true) && !one.agree(&other, |_, _| true));
        other.put(file(path));
        assert!(other.agree(&one, same));
        other.put(file("more"));
        assert!(!other.agree(&one, same) && !one.agree(&other, same));
    }

    #[test]
    fn below_a_place_lie_it_and_what_is_inside() {
        let names = ["a", "a-b", "a.md", "a/b", "a/c/d", "ab", "b/a"];
        let sources = Sources::new(names.iter().map(|name| file(name)).collect());
        let below = |place: &str| -> String {
            let found = sources.below(Root::Content, place);
            let found = found.map(|(_, file)| file.path.to_string());
            found.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(below("a"), "a a/b a/c/d");
        assert_eq!(below("a/c"), "a/c/d");
        assert_eq!(below("a.md"), "a.md");
        assert_eq!(below("c"), "");
        assert_eq!(below(""), names.join(" "));
        assert_eq!(sources.below(Root::Data, "").count(), 0);
    }
}
