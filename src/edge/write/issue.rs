//! Issues files into the outbox: a folder of their own, made once, that no build and no later command touches.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::super::Trouble;
use super::super::folders::{Folder, Folders, resolve};
use super::item::Item;
use super::marker::{self, Kind, Marker};
use super::own::foreign_files;
use super::slot::Slot;
use super::staging::Staging;
use super::{disk, guard};
use crate::output::Outgoing;

/// What is issued: `outbox/<round>/<day>-<what>/`.
#[derive(Clone, Copy, Debug)]
pub struct Issue<'a> {
    /// Of which round: a slug.
    pub round: &'a str,
    /// The day, `YYYY-MM-DD`, and what it is, for example `2026-09-05-table`.
    pub name: &'a str,
}

/// So many times one thing is issued on one day.
const MOST_A_DAY: usize = 99;

/// A folder of the outbox that is not there yet.
#[derive(Clone, Debug)]
pub struct Free {
    /// Its place in the outbox, `/`-separated.
    pub name: String,
    folder: Folder,
}

impl Free {
    /// What it is called.
    pub fn shown(&self) -> &str {
        self.folder.shown()
    }
}

/// The folder for an issue: its name, or its name and a number.
///
/// # Errors
/// The outbox lies where it must not, or has too many folders of that day.
pub fn free_folder(folders: &Folders, issue: Issue<'_>) -> Result<Free, Trouble> {
    guard::check(folders)?;
    let names = (1..=MOST_A_DAY).map(|number| match number {
        1 => format!("{}/{}", issue.round, issue.name),
        _ => format!("{}/{}-{number}", issue.round, issue.name),
    });
    let mut free = names.filter(|name| !is_issued(folders, name));
    let free = free.next().map(|name| Free {
        folder: folders.outbox.inside(&folders.outbox.disk().join(&name)),
        name,
    });
    free.ok_or_else(|| {
        let shown = folders.outbox.show(issue.round);
        Trouble::new("issue into", shown, "it has too many folders of one day")
            .hint("delete those that nobody needs any more")
    })
}

/// Whether a folder of this name is in the outbox.
pub fn is_issued(folders: &Folders, name: &str) -> bool {
    let place = folders.outbox.disk().join(name);
    place.symlink_metadata().is_ok()
}

/// Writes the files into a new folder of the outbox. It is there whole, or not at all.
///
/// # Errors
/// The outbox is not ours, or lies where it must not, or the disk refuses.
pub fn issue(folders: &Folders, free: &Free, files: Outgoing) -> Result<(), Trouble> {
    guard::check(folders)?;
    prepare(&folders.outbox)?;
    let above = free.folder.disk().parent().unwrap_or(folders.outbox.disk());
    create_dir(above).map_err(|error| Trouble::io("create", free.shown(), &error))?;
    let slot = Slot::claim(&free.folder, Kind::Issued)?;
    let staging = Staging::new(&slot);
    let mut paths = Vec::with_capacity(files.len());
    for file in files.into_files() {
        let item = Item::from(file);
        staging.write(&item)?;
        paths.push(item.path.as_str().to_owned());
    }
    paths.sort();
    let marker = Marker {
        kind: Kind::Issued,
        digest: "issued".to_owned(),
        files: paths,
    };
    let mut staged = staging.finish(&marker)?;
    staged.flush()?;
    staged.swap()?;
    staged.flush_parent();
    Ok(())
}

/// Makes the outbox, or finds it to be ours.
fn prepare(outbox: &Folder) -> Result<(), Trouble> {
    let trouble = |error: io::Error| Trouble::io("issue into", outbox.shown(), &error);
    let real = resolve(outbox.disk()).map_err(trouble)?;
    if !real.exists() {
        if let Some(parent) = real.parent() {
            fs::create_dir_all(parent).map_err(trouble)?;
        }
        create_dir(&real).map_err(trouble)?;
    }
    match Marker::read(&real) {
        Ok(Some(marker)) if marker.kind == Kind::Outbox => Ok(()),
        Ok(None) if foreign_files(&real, None).map_err(trouble)?.is_empty() => {
            mark(&real).map_err(trouble)
        }
        _ => Err(Trouble::new(
            "issue into",
            outbox.shown(),
            "it is not an outbox of Fortnight",
        )
        .hint("name an empty folder as `outbox` in `[folders]` of `fortnight.toml`")),
    }
}

fn mark(outbox: &Path) -> io::Result<()> {
    let kind = Kind::Outbox;
    for (name, text) in kind.companions() {
        let mut file = disk::create_file(&outbox.join(name), kind.file_mode())?;
        file.write_all(text.as_bytes())?;
    }
    let marker = Marker {
        kind,
        digest: "outbox".to_owned(),
        files: Vec::new(),
    };
    marker.write(&outbox.join(marker::NAME))
}

/// A folder for its owner alone; one that is there already is made so.
fn create_dir(path: &Path) -> io::Result<()> {
    match disk::create_dir(path, Kind::Outbox.dir_mode()) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
        other => other?,
    }
    disk::set_mode(path, Kind::Outbox.dir_mode())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::super::super::folders::Given;
    use super::super::tests::NAMES;
    use super::*;
    use crate::output::Letter;
    use crate::path::OutPath;

    const ISSUE: Issue<'_> = Issue {
        round: "2026b",
        name: "2026-09-05-table",
    };

    fn folders(root: &Path) -> Folders {
        Folders::new(root, NAMES, Given::default())
    }

    fn letters() -> Outgoing {
        let letter = |path: &str| {
            let letter = Letter::sample(OutPath::new(path).unwrap(), b"dear".to_vec());
            letter.accepted().unwrap()
        };
        Outgoing::new(vec![letter("letters/b.html"), letter("letters/a.html")])
    }

    #[test]
    fn what_is_issued_is_for_its_owner_alone_and_stays() {
        let dir = tempfile::tempdir().unwrap();
        let folders = folders(dir.path());
        for name in ["2026b/2026-09-05-table", "2026b/2026-09-05-table-2"] {
            let free = free_folder(&folders, ISSUE).unwrap();
            assert_eq!(free.name, name);
            assert!(free.shown().ends_with(&format!("outbox/{name}")));
            issue(&folders, &free, letters()).unwrap();
            assert!(is_issued(&folders, name));
        }
        let round = dir.path().join("outbox/2026b");
        let mut seen = Vec::new();
        for entry in walkdir::WalkDir::new(dir.path().join("outbox")) {
            let entry = entry.unwrap();
            let mode = if entry.file_type().is_dir() {
                0o700
            } else {
                0o600
            };
            let there = entry.metadata().unwrap();
            assert!(disk::has_mode(&there, mode), "{}", entry.path().display());
            seen.extend(entry.path().strip_prefix(&round).map(Path::to_owned));
        }
        seen.retain(|path| path.starts_with("2026-09-05-table") && round.join(path).is_file());
        seen.sort();
        let names: Vec<_> = seen.iter().map(|path| path.to_string_lossy()).collect();
        let table = "2026-09-05-table";
        let expected = [
            ".fortnight",
            ".gitignore",
            "letters/a.html",
            "letters/b.html",
        ];
        assert_eq!(names, expected.map(|name| format!("{table}/{name}")));
        assert_eq!(
            fs::read_to_string(dir.path().join("outbox/.gitignore")).unwrap(),
            "*\n"
        );
    }

    #[test]
    fn an_outbox_that_holds_something_else_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("outbox")).unwrap();
        fs::write(dir.path().join("outbox/mine.txt"), "mine").unwrap();
        let folders = folders(dir.path());
        let free = free_folder(&folders, ISSUE).unwrap();
        let trouble = issue(&folders, &free, letters()).unwrap_err();
        assert!(trouble.to_string().contains("not an outbox"), "{trouble}");
        assert_eq!(fs::read_dir(dir.path().join("outbox")).unwrap().count(), 1);
    }

    #[test]
    fn an_outbox_that_would_be_published_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let folders = folders(dir.path());
        fs::create_dir(dir.path().join(".git")).unwrap();
        fs::write(
            dir.path().join(".git/index"),
            b"DIRC\x00\x0eoutbox/.fortnight\0",
        )
        .unwrap();
        let trouble = free_folder(&folders, ISSUE).unwrap_err();
        assert!(trouble.to_string().contains("git tracks"), "{trouble}");
        let inside = Folders {
            outbox: Folder::new(&dir.path().join("public/outbox")),
            ..folders
        };
        let trouble = free_folder(&inside, ISSUE).unwrap_err();
        assert!(
            trouble.to_string().contains("everybody can read"),
            "{trouble}"
        );
        assert!(!dir.path().join("outbox").exists() && !dir.path().join("public").exists());
    }
}
