//! Changes files that people wrote: all of a set or none, each whole.
//!
//! Every new text is written and flushed beside its file before the first takes its place, and a file that is not what was
//! read is refused. A file system has no rename of several files: if one of them fails, those before it are put back.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::Trouble;
use super::super::folders::Folder;
use super::disk;

/// Another text for a file.
#[derive(Clone, Debug)]
pub struct Change {
    /// The path below its folder.
    pub path: String,
    /// What was read, without a byte order mark: another text on the disk means that somebody wrote meanwhile.
    pub before: String,
    /// What is to stand there.
    pub after: String,
}

/// Writes all changes of a folder, or none.
///
/// # Errors
/// A file has changed since it was read, or the disk refuses. All files are then as they were.
pub fn change_files(folder: &Folder, changes: &[Change]) -> Result<(), Trouble> {
    let mut ready = Vec::with_capacity(changes.len());
    for change in changes {
        ready.push(prepared(folder, change)?);
    }
    // Much may have been written since the first was looked at.
    for one in &ready {
        one.still_there()?;
    }
    for at in 0..ready.len() {
        if let Err(error) = fs::rename(&ready[at].beside, &ready[at].target) {
            let trouble = ready[at].trouble(&error);
            return Err(
                match ready[..at].iter().find_map(|one| one.put_back().err()) {
                    None => trouble,
                    Some(lost) => trouble.hint(format!(
                        "files that were changed before it could not be put back: {lost}"
                    )),
                },
            );
        }
    }
    for one in &ready {
        disk::flush_names(parent(&one.target));
    }
    Ok(())
}

/// A text that lies beside its file; it is deleted unless it takes its place.
struct Ready {
    shown: String,
    /// The file itself, where its name is a link.
    target: PathBuf,
    beside: PathBuf,
    /// What was there, with its byte order mark.
    old: Vec<u8>,
    permissions: Permissions,
}

impl Drop for Ready {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

fn prepared(folder: &Folder, change: &Change) -> Result<Ready, Trouble> {
    let shown = folder.show(&change.path);
    let trouble = |verb| move |error: io::Error| (verb, error);
    let found = || -> Result<Ready, (&str, io::Error)> {
        let target = fs::canonicalize(folder.disk().join(&change.path)).map_err(trouble("read"))?;
        let old = fs::read(&target).map_err(trouble("read"))?;
        let permissions = fs::metadata(&target)
            .map_err(trouble("read"))?
            .permissions();
        let beside = beside(&target);
        let _ = fs::remove_file(&beside);
        Ok(Ready {
            shown: shown.clone(),
            target,
            beside,
            old,
            permissions,
        })
    };
    let ready = found().map_err(|(verb, error)| Trouble::io(verb, shown.as_str(), &error))?;
    let body = ready.old.strip_prefix(MARK).unwrap_or(&ready.old);
    if body != change.before.as_bytes() {
        return Err(meanwhile(&shown));
    }
    let mark = &ready.old[..ready.old.len() - body.len()];
    let new = [mark, change.after.as_bytes()].concat();
    ready.write(&new).map_err(|error| ready.trouble(&error))?;
    Ok(ready)
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

impl Ready {
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = disk::create_file(&self.beside, 0o600)?;
        file.write_all(bytes)?;
        fs::set_permissions(&self.beside, self.permissions.clone())?;
        file.sync_all()
    }

    fn still_there(&self) -> Result<(), Trouble> {
        match fs::read(&self.target) {
            Ok(bytes) if bytes == self.old => Ok(()),
            Ok(_) => Err(meanwhile(&self.shown)),
            Err(error) => Err(Trouble::io("read", self.shown.as_str(), &error)),
        }
    }

    fn put_back(&self) -> Result<(), Trouble> {
        let written = self.write(&self.old);
        let done = written.and_then(|()| fs::rename(&self.beside, &self.target));
        done.map_err(|error| self.trouble(&error))
    }

    fn trouble(&self, error: &io::Error) -> Trouble {
        Trouble::io("write", self.shown.as_str(), error)
    }
}

fn meanwhile(shown: &str) -> Trouble {
    Trouble::new("write", shown, "it has changed since it was read")
        .hint("nothing was written: run the command again")
}

fn beside(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".new");
    parent(target).join(name)
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    fn change(path: &str, before: &str, after: &str) -> Change {
        Change {
            path: path.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    fn bench() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.yaml"), "\u{feff}one\r\n").unwrap();
        fs::write(dir.path().join("b.yaml"), "two\n").unwrap();
        let folder = Folder::new(dir.path());
        (dir, folder)
    }

    fn texts(dir: &tempfile::TempDir) -> Vec<(String, String)> {
        let entries = fs::read_dir(dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        let mut texts: Vec<_> = entries
            .filter(|path| path.is_file())
            .map(|path| (name(&path), fs::read_to_string(&path).unwrap()))
            .collect();
        texts.sort();
        texts
    }

    #[test]
    fn all_files_are_changed_and_keep_what_is_not_text() {
        let (dir, folder) = bench();
        #[cfg(unix)]
        disk::set_mode(&dir.path().join("b.yaml"), 0o640).unwrap();
        let changes = [
            change("a.yaml", "one\r\n", "1\r\n"),
            change("b.yaml", "two\n", "2\n"),
        ];
        change_files(&folder, &changes).unwrap();
        let expected = [("a.yaml", "\u{feff}1\r\n"), ("b.yaml", "2\n")];
        assert_eq!(
            texts(&dir),
            expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        assert!(disk::has_mode(
            &dir.path().join("b.yaml").metadata().unwrap(),
            0o640
        ));
    }

    #[test]
    fn a_file_that_somebody_wrote_meanwhile_keeps_all_as_they_were() {
        let (dir, folder) = bench();
        let before = texts(&dir);
        let changes = [
            change("a.yaml", "one\r\n", "1\r\n"),
            change("b.yaml", "older\n", "2\n"),
        ];
        let trouble = change_files(&folder, &changes).unwrap_err();
        assert!(
            trouble.to_string().contains("has changed since"),
            "{trouble}"
        );
        assert_eq!(texts(&dir), before);
        let absent = [changes[0].clone(), change("c.yaml", "", "x")];
        assert!(change_files(&folder, &absent).is_err());
        assert_eq!(texts(&dir), before);
    }

    #[test]
    fn a_rename_that_fails_puts_back_those_before_it() {
        let (dir, folder) = bench();
        let before = texts(&dir);
        let first = prepared(&folder, &change("a.yaml", "one\r\n", "1\r\n")).unwrap();
        fs::rename(&first.beside, &first.target).unwrap();
        assert_ne!(texts(&dir), before);
        first.put_back().unwrap();
        drop(first);
        assert_eq!(texts(&dir), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let (dir, folder) = bench();
        std::os::unix::fs::symlink("b.yaml", dir.path().join("l.yaml")).unwrap();
        change_files(&folder, &[change("l.yaml", "two\n", "2\n")]).unwrap();
        assert!(
            dir.path()
                .join("l.yaml")
                .symlink_metadata()
                .unwrap()
                .is_symlink()
        );
        assert_eq!(
            fs::read_to_string(dir.path().join("b.yaml")).unwrap(),
            "2\n"
        );
    }
}
