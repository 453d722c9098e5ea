//! Remembers what each file said, so that a preview reads again only what was changed.

use std::sync::Arc;

use rayon::prelude::*;

use crate::source::{FileId, SourceFile};

/// So many files are read by one thread without looking whether another is idle: files are of very different sizes.
const AT_ONCE: usize = 16;

/// What was read of each file, by its id. An entry holds for one path and one text; the places inside it hold for one id.
pub struct Memo<T> {
    entries: Vec<Option<Entry<T>>>,
}

struct Entry<T> {
    path: Arc<str>,
    text: Arc<str>,
    read: T,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<T: Send + Sync> Memo<T> {
    /// What each file says, in the order of `files`; `read` is called, in parallel, for those that are new or changed. Whether a
    /// file is one of ours is asked of these alone: no other is known.
    pub fn read<'a>(
        &'a mut self,
        files: impl Iterator<Item = (FileId, &'a SourceFile)>,
        is_ours: impl Fn(&SourceFile) -> bool,
        read: impl Fn(FileId, &SourceFile) -> T + Sync,
    ) -> impl Iterator<Item = &'a T> {
        let (mut ours, mut changed) = (Vec::new(), Vec::new());
        for (id, file) in files {
            let known = self.knows(id, file);
            if !known && !is_ours(file) {
                continue;
            }
            ours.push(id);
            if !known {
                changed.push((id, file));
            }
        }
        let entries: Vec<(FileId, Entry<T>)> = changed
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .map(|(id, file)| {
                let entry = Entry {
                    path: Arc::clone(&file.path),
                    text: Arc::clone(&file.text),
                    read: read(id, file),
                };
                (id, entry)
            })
            .collect();
        for (id, entry) in entries {
            let at = id.0 as usize;
            if self.entries.len() <= at {
                self.entries.resize_with(at + 1, || None);
            }
            self.entries[at] = Some(entry);
        }
        let all = ours.into_iter();
        let all = all.filter_map(|id| self.entries.get(id.0 as usize)?.as_ref());
        all.map(|entry| &entry.read)
    }

    /// Takes in what a file says now, and gives what it said before.
    pub fn renew(&mut self, id: FileId, file: &SourceFile, read: T) -> Option<(T, &T)> {
        let known = self.entries.get_mut(id.0 as usize)?.as_mut()?;
        let before = std::mem::replace(
            known,
            Entry {
                path: Arc::clone(&file.path),
                text: Arc::clone(&file.text),
                read,
            },
        );
        Some((before.read, &known.read))
    }

    /// Whether a file was read before and is as it was then. Of an unchanged file nothing is looked at but where it lies.
    fn knows(&self, id: FileId, file: &SourceFile) -> bool {
        let same = |a: &Arc<str>, b: &Arc<str>| Arc::ptr_eq(a, b) || a == b;
        let entry = self.entries.get(id.0 as usize).and_then(Option::as_ref);
        entry.is_some_and(|entry| same(&entry.path, &file.path) && same(&entry.text, &file.text))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::source::{Root, Sources};

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile {
            root: Root::Content,
            path: path.into(),
            shown: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn only_new_and_changed_files_are_read_while_others_come_and_go() {
        let mut memo = Memo::default();
        let mut sources = Sources::new(vec![file("b.md", "b"), file("d.md", "d")]);
        let mut read = |sources: &Sources| {
            let calls = Mutex::new(Vec::new());
            let all = |_: &SourceFile| true;
            let said = memo.read(sources.iter(), all, |id, file| {
                let mut calls = calls
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                calls.push(file.path.to_string());
                format!("{}:{}", id.0, file.text)
            });
            let said: Vec<String> = said.cloned().collect();
            let mut calls = calls.into_inner().unwrap_or_default();
            calls.sort();
            (said.join(" "), calls.join(" "))
        };
        let told = |said: &str, calls: &str| (said.to_owned(), calls.to_owned());
        assert_eq!(read(&sources), told("0:b 1:d", "b.md d.md"));
        sources.put(file("a.md", "a"));
        assert_eq!(read(&sources), told("2:a 0:b 1:d", "a.md"));
        sources.put(file("b.md", "B"));
        assert_eq!(read(&sources), told("2:a 0:B 1:d", "b.md"));
        assert!(sources.take(Root::Content, "a.md"));
        assert!(!sources.take(Root::Content, "a.md"));
        sources.put(file("e.md", "e"));
        assert_eq!(read(&sources), told("0:B 1:d 2:e", "e.md"));
        assert_eq!(sources.find(Root::Content, "e.md"), Some(FileId(2)));
    }
}
