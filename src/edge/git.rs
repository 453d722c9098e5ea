//! Whether a folder is about to be tracked by git: read from its files, without starting a program.
//!
//! Honest rather than complete: only a rule that plainly names the folder, or one above it, counts as ignoring it. So
//! a warning may come too often, never too seldom.

use std::io;
use std::path::{Path, PathBuf};

use super::folders::{Folder, resolve};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};

/// A warning of the first of some folders and files below the folder of the data which is not ignored by a repository that has a remote.
pub(super) fn warning(data: &Folder, folders: &[&str]) -> Option<Diagnostic> {
    folders.iter().find_map(|folder| warning_of(data, folder))
}

fn warning_of(data: &Folder, folder: &str) -> Option<Diagnostic> {
    let people = data.disk().join(folder);
    let tree = people.exists().then(|| WorkTree::around(&people))??;
    if !tree.has_remote() || tree.ignores(&people) {
        return None;
    }
    let shown = data.show(folder);
    let (message, end) = match people.is_dir() {
        true => (
            "this folder may be pushed to a remote repository, with everybody's data in it",
            "/",
        ),
        false => (
            "this file may be pushed to a remote repository, and nobody else may have it",
            "",
        ),
    };
    let place = Place::File(shown.clone(), None);
    Some(
        Diagnostic::new(check::PARTICIPANTS_IN_GIT, place, message).hint(format!(
            "add `{shown}{end}` to `.gitignore`, or keep the data elsewhere and use `--data DIR`"
        )),
    )
}

/// Whether the index lists our marker in the folder (a resolved path), and so very likely the letters beside it. An
/// index of version 4 shortens its paths and may hide it.
pub(super) fn tracks(folder: &Path) -> bool {
    let Some(tree) = WorkTree::around(folder) else {
        return false;
    };
    let (Ok(index), Ok(inside)) = (
        bytes(&tree.own.join("index")),
        folder.strip_prefix(&tree.root),
    ) else {
        return false;
    };
    let path = format!("{}/.fortnight\0", slashed(inside));
    index
        .windows(path.len())
        .any(|part| part == path.as_bytes())
}

/// The work tree that a folder lies in.
struct WorkTree {
    root: PathBuf,
    /// Where its index lies.
    own: PathBuf,
    /// Where the configuration lies: the same, except in a second work tree.
    shared: PathBuf,
}

impl WorkTree {
    fn around(folder: &Path) -> Option<Self> {
        let folder = resolve(folder).ok()?;
        folder.ancestors().find_map(|root| {
            let git = root.join(".git");
            git.exists().then(|| {
                let (own, shared) = git_folders(git);
                let root = root.to_owned();
                Self { root, own, shared }
            })
        })
    }

    fn has_remote(&self) -> bool {
        let config = read_to_string(self.shared.join("config")).unwrap_or_default();
        config
            .lines()
            .any(|line| line.trim_start().starts_with("[remote"))
    }

    /// Whether a rule of a `.gitignore` between the root and the folder, or of `info/exclude`, names the folder.
    fn ignores(&self, folder: &Path) -> bool {
        let Ok(folder) = resolve(folder) else {
            return false;
        };
        let above = folder.ancestors().skip(1);
        let above = above.take_while(|place| place.starts_with(&self.root));
        let own = above.map(|place| (place, place.join(".gitignore")));
        let exclude = (self.root.as_path(), self.shared.join("info/exclude"));
        own.chain([exclude]).any(|(place, rules)| {
            let Ok(inside) = folder.strip_prefix(place) else {
                return false;
            };
            let rules = read_to_string(rules).unwrap_or_default();
            ignored_by(&rules, &slashed(inside))
        })
    }
}

/// `.git` is a folder, or, in a second work tree or a submodule, a file that names one.
fn git_folders(git: PathBuf) -> (PathBuf, PathBuf) {
    let text = read_to_string(&git).unwrap_or_default();
    let own = match text.trim().strip_prefix("gitdir: ") {
        Some(named) => git.parent().unwrap_or(&git).join(named),
        None => git,
    };
    let shared = match read_to_string(own.join("commondir")) {
        Ok(common) => own.join(common.trim()),
        Err(_) => own.clone(),
    };
    (own, shared)
}

fn read_to_string(path: impl AsRef<Path>) -> io::Result<String> {
    let text = String::from_utf8(bytes(path.as_ref())?);
    text.map_err(|_| io::ErrorKind::InvalidData.into())
}

/// The bytes of a file; to read a named pipe would wait for whoever writes it.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    match path.metadata()?.is_file() {
        true => std::fs::read(path),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Whether rules name a folder or one above it; a rule that takes back (`!`) leaves it in doubt.
fn ignored_by(rules: &str, folder: &str) -> bool {
    let mut ignored = false;
    for rule in rules.lines().map(str::trim_end) {
        if let Some(back) = rule.strip_prefix('!') {
            ignored &= !names(back, folder) && !back.contains(folder) && !back.contains('*');
        } else if names(rule, folder) {
            ignored = true;
        }
    }
    ignored
}

fn names(rule: &str, folder: &str) -> bool {
    let anchored = rule.starts_with('/') || rule.trim_end_matches('/').contains('/');
    let rule = ["/**", "/*", "/"]
        .iter()
        .fold(rule, |rule, end| rule.strip_suffix(end).unwrap_or(rule));
    let (rule, anchored) = match rule.strip_prefix("**/") {
        Some(rest) => (rest, false),
        None => (rule.trim_start_matches('/'), anchored),
    };
    if rule.is_empty() {
        return false;
    }
    let starts = |path: &str| {
        path.strip_prefix(rule)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if anchored {
        return starts(folder);
    }
    let later = folder.match_indices('/').map(|(at, _)| &folder[at + 1..]);
    starts(folder) || later.into_iter().any(starts)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    #[test]
    fn a_rule_that_names_the_folder_or_one_above_it_counts() {
        let ignored = |rules| ignored_by(rules, "data/participants");
        for rules in [
            "/data/participants/",
            "data/participants",
            "data/",
            "/data",
            "participants",
            "participants/",
            "**/participants",
            "data/participants/*",
            "data/participants/**",
            "# people\n\ndata/participants/  ",
        ] {
            assert!(ignored(rules), "{rules:?}");
        }
        for rules in [
            "",
            "# data/",
            "/participants",
            "data/people",
            "dat",
            "data/\n!data/participants",
            "data/participants/*\n!data/participants/amina.yaml",
            "*.html",
        ] {
            assert!(!ignored(rules), "{rules:?}");
        }
    }

    #[test]
    fn only_a_repository_with_a_remote_and_without_a_rule_is_warned_of() {
        let dir = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let data = Folder::new(&dir.path().join("data"));
        let warned = || {
            warning(&data, &["participants"])
                .is_some_and(|warning| warning.check == check::PARTICIPANTS_IN_GIT)
        };
        put("data/participants/amina.yaml", "");
        assert!(!warned());
        put(".git/config", "[core]\n\tbare = false\n");
        assert!(!warned());
        put(".git/config", "[core]\n[remote \"origin\"]\n");
        assert!(warned());
        put("data/.gitignore", "participants/\n");
        assert!(!warned());
    }

    #[test]
    fn letters_in_the_index_are_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let private = dir.path().canonicalize().unwrap().join("private");
        std::fs::create_dir_all(dir.path().join(".git")).unwrap();
        assert!(!tracks(&private));
        std::fs::write(
            dir.path().join(".git/index"),
            b"DIRC\x00\x12private/.fortnight\0\0",
        )
        .unwrap();
        assert!(tracks(&private));
        assert!(!tracks(&private.with_file_name("letters")));
    }
}
