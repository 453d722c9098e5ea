//! Texts that were read, and places in them.

use std::sync::{Arc, OnceLock};

use crate::blocks::Blocks;

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

impl SourceFile {
    /// Whether another has the same path and text.
    pub fn is(&self, other: &Self) -> bool {
        let same = |a: &Arc<str>, b: &Arc<str>| Arc::ptr_eq(a, b) || a == b;
        same(&self.path, &other.path) && self.root == other.root && same(&self.text, &other.text)
    }
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
    /// By id.
    files: Blocks<Held>,
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
            files: files.into_iter().map(Held::from).collect(),
            order: Arc::new(ids.map(FileId).collect()),
            free: Vec::new(),
        }
    }

    /// Takes in one more file, or another text of one that is there.
    pub fn put(&mut self, file: SourceFile) {
        let at = match self.place(file.root, &file.path) {
            Ok(at) => return self.set(self.order[at], file),
            Err(at) => at,
        };
        let id = match self.free.pop() {
            Some(id) => {
                self.set(id, file);
                id
            }
            None => {
                let count = self.files.len();
                self.files.push(file.into());
                FileId(u32::try_from(count).unwrap_or(u32::MAX))
            }
        };
        Arc::make_mut(&mut self.order).insert(at, id);
    }

    fn set(&mut self, id: FileId, file: SourceFile) {
        if let Some(held) = self.files.get_mut(id.0 as usize) {
            *held = file.into();
        }
    }

    /// Takes a file out; whether it was there.
    pub fn take(&mut self, root: Root, path: &str) -> bool {
        let Ok(at) = self.place(root, path) else {
            return false;
        };
        let id = Arc::make_mut(&mut self.order).remove(at);
        let emptied = SourceFile {
            text: "".into(),
            ..self.get(id).clone()
        };
        self.set(id, emptied);
        self.free.push(id);
        true
    }

    fn held(&self, id: FileId) -> &Held {
        &self.files[id.0 as usize]
    }

    /// The files that are not as they are in another moment, the other one beside each; `None` if some have come or gone.
    pub fn since<'a>(
        &'a self,
        other: &'a Self,
    ) -> Option<impl Iterator<Item = (FileId, &'a SourceFile, &'a SourceFile)>> {
        let same_order = Arc::ptr_eq(&self.order, &other.order) || self.order == other.order;
        let same = same_order && self.files.len() == other.files.len();
        let parted = self.files.parted(&other.files);
        let different = parted.filter(|(_, one, other)| !one.file.is(&other.file));
        let told = different.filter_map(|(at, one, other)| {
            let id = FileId(u32::try_from(at).ok()?);
            let is_there = !self.free.contains(&id);
            is_there.then_some((id, &one.file, &other.file))
        });
        same.then_some(told)
    }

    /// Whether the files of some folders have the same paths and texts in both.
    pub fn same_in(&self, other: &Self, roots: &[Root]) -> bool {
        if let Some(mut different) = self.since(other) {
            let mine = |file: &SourceFile| roots.contains(&file.root);
            return different.all(|(_, file, other)| !mine(file) && !mine(other));
        }
        roots.iter().all(|root| {
            let [mine, others] = [self, other].map(|one| {
                let files = one.of(*root);
                files.map(|(_, file)| (&file.path, &file.text))
            });
            mine.eq(others)
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
        let names: Vec<String> = (0..192).map(|at| format!("{at:03}")).collect();
        let mut sources = Sources::new(names[..70].iter().map(|name| file(name)).collect());
        for name in &names[70..] {
            sources.put(file(name));
        }
        let before = sources.clone();
        for name in names.iter().step_by(5) {
            assert!(sources.take(Root::Content, name));
        }
        let new: Vec<String> = (0..64).map(|at| format!("x{at:03}")).collect();
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
    fn what_is_different_since_another_moment_is_found() {
        let names: Vec<String> = (0..200).map(|at| format!("{at:03}")).collect();
        let one = Sources::new(names.iter().map(|name| file(name)).collect());
        let told = |one: &Sources, other: &Sources| {
            let different = one.since(other)?;
            let paths = different.map(|(id, file, _)| format!("{}:{}", id.0, file.path));
            Some(paths.collect::<Vec<_>>().join(" "))
        };
        let mut other = one.clone();
        assert_eq!(told(&other, &one).as_deref(), Some(""));
        for at in [130, 70] {
            let text = "other".into();
            other.put(SourceFile {
                text,
                ..file(&names[at])
            });
        }
        assert_eq!(told(&other, &one).as_deref(), Some("70:070 130:130"));
        assert!(!other.same_in(&one, &[Root::Data, Root::Content]));
        assert!(other.same_in(&one, &[Root::Data, Root::Theme]));
        other.put(file(&names[70]));
        other.put(file(&names[130]));
        assert_eq!(told(&other, &one).as_deref(), Some(""));
        assert!(other.take(Root::Content, &names[64]));
        assert!(told(&other, &one).is_none() && told(&one, &other).is_none());
        assert!(!other.same_in(&one, &[Root::Content]) && !one.same_in(&other, &[Root::Content]));
        assert!(other.same_in(&one, &[Root::Theme]));
        let without = other.clone();
        // Its place is another file's for a while.
        other.put(file("more"));
        assert!(told(&other, &without).is_none());
        assert!(other.take(Root::Content, "more"));
        assert_eq!(told(&other, &without).as_deref(), Some(""));
        other.put(file(&names[64]));
        assert!(other.same_in(&one, &[Root::Content]));
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
