//! The journal of what was sent: lines are added at its end, each flushed before anything rests on it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;

/// A journal that is written. Nobody else writes it meanwhile.
#[derive(Debug)]
pub struct Journal {
    file: File,
    shown: String,
}

impl Journal {
    /// Opens a journal below the data folder, or begins it with `head`. `read` is its text as it was read, up to `whole`
    /// bytes of it: what stands behind them was cut off when a program was killed, and goes.
    ///
    /// # Errors
    /// Somebody has written meanwhile, or writes now; the disk refuses.
    pub fn open(
        data: &Folder,
        path: &str,
        read: Option<(&str, usize)>,
        head: &str,
    ) -> Result<Self, Trouble> {
        let shown = data.show(path);
        let target = data.disk().join(path);
        let trouble = |verb| {
            let shown = shown.clone();
            move |error: io::Error| Trouble::io(verb, shown, &error)
        };
        let is_new = read.is_none();
        if is_new {
            create(&target).map_err(trouble("create"))?;
        }
        let opened = OpenOptions::new().write(true).open(&target);
        let file = opened.map_err(trouble("write"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(busy(&shown)),
            Err(TryLockError::Error(error)) => return Err(trouble("lock")(error)),
        }
        let (text, whole) = read.unwrap_or_default();
        let now = fs::read(&target).map_err(trouble("read"))?;
        if now != text.as_bytes() {
            return Err(busy(&shown));
        }
        let mut journal = Self { file, shown };
        journal.cut(whole)?;
        if is_new {
            journal.add(head)?;
            target.parent().into_iter().for_each(disk::flush_names);
        }
        Ok(journal)
    }

    fn cut(&mut self, whole: usize) -> Result<(), Trouble> {
        let cut = self.file.set_len(whole as u64);
        let cut = cut.and_then(|()| self.file.seek(SeekFrom::End(0)));
        cut.map_err(|error| Trouble::io("write", &*self.shown, &error))?;
        Ok(())
    }

    /// Adds lines, and comes back when they are on the disk.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn add(&mut self, lines: &str) -> Result<(), Trouble> {
        self.note(lines)?;
        self.flush()
    }

    /// Adds lines on which nothing rests yet: if they are lost with the machine's power, less is known than might be, and
    /// nothing that is not so.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn note(&mut self, lines: &str) -> Result<(), Trouble> {
        let written = self.file.write_all(lines.as_bytes());
        written.map_err(|error| Trouble::io("write", &*self.shown, &error))
    }

    /// Comes back when all of it is on the disk.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn flush(&mut self) -> Result<(), Trouble> {
        let flushed = self.file.sync_data();
        flushed.map_err(|error| Trouble::io("write", &*self.shown, &error))
    }
}

/// A file for its owner alone; it says who takes part.
fn create(target: &Path) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    disk::create_file(target, 0o600).map(drop)
}

fn busy(shown: &str) -> Trouble {
    Trouble::new(
        "write",
        shown,
        "another `fortnight send` writes there, or has just done so",
    )
    .hint("run the command again: it goes by what was sent until then")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    const PATH: &str = "outbox/2026b/here.yaml";

    #[test]
    fn lines_are_only_ever_added_and_by_one_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let data = Folder::new(dir.path());
        let text = || fs::read_to_string(dir.path().join(PATH)).unwrap();
        let mut journal = Journal::open(&data, PATH, None, "# head\n").unwrap();
        journal.add("one\n").unwrap();
        let there = dir.path().join(PATH).metadata().unwrap();
        assert!(disk::has_mode(&there, 0o600));
        let refused = |read| {
            Journal::open(&data, PATH, read, "")
                .unwrap_err()
                .to_string()
        };
        assert!(refused(Some(("# head\none\n", 11))).contains("another `fortnight send`"));
        drop(journal);
        assert!(
            Journal::open(&data, PATH, None, "").is_err(),
            "it is there already"
        );
        assert!(refused(Some(("# head\n", 7))).contains("another `fortnight send`"));
        fs::write(dir.path().join(PATH), "# head\none\ntw").unwrap();
        let mut journal = Journal::open(&data, PATH, Some(("# head\none\ntw", 11)), "").unwrap();
        journal.add("three\n").unwrap();
        assert_eq!(text(), "# head\none\nthree\n");
    }
}
