//! Where a program's folders lie on the disk, and what they are called in messages.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::printable;
use crate::source::Root;

/// One folder: where it lies, and its path as the user knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    disk: PathBuf,
    shown: String,
}

/// The names that `fortnight.toml` gives the folders, each relative to the program's folder.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Markdown.
    pub content: &'a str,
    /// YAML.
    pub data: &'a str,
    /// Themes.
    pub themes: &'a str,
    /// The site.
    pub public: &'a str,
    /// The letters.
    pub private: &'a str,
    /// What is issued.
    pub outbox: &'a str,
}

/// The folders that the command line names instead, each relative to the current folder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// `--data`.
    pub data: Option<&'a Path>,
    /// `--out`.
    pub public: Option<&'a Path>,
    /// `--private`.
    pub private: Option<&'a Path>,
}

/// All folders of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The program's own.
    pub root: Folder,
    /// Markdown.
    pub content: Folder,
    /// YAML.
    pub data: Folder,
    /// Whether `--data` named it, so that it must exist and may lie outside the program's folder.
    pub data_given: bool,
    /// Themes.
    pub themes: Folder,
    /// The site.
    pub public: Folder,
    /// The letters.
    pub private: Folder,
    /// What is issued.
    pub outbox: Folder,
}

impl Folders {
    /// Puts the names of `fortnight.toml` and the folders of the command line together.
    pub fn new(root: &Path, names: Names<'_>, given: Given<'_>) -> Self {
        let place = |given: Option<&Path>, name: &str| match given {
            Some(path) => Folder::new(path),
            None => Folder::new(&root.join(name)),
        };
        Self {
            root: Folder::new(root),
            content: place(None, names.content),
            data: place(given.data, names.data),
            data_given: given.data.is_some(),
            themes: place(None, names.themes),
            public: place(given.public, names.public),
            private: place(given.private, names.private),
            outbox: place(None, names.outbox),
        }
    }
}

impl Folders {
    /// The folder of a root.
    pub fn of(&self, root: Root) -> &Folder {
        match root {
            Root::Config => &self.root,
            Root::Content => &self.content,
            Root::Data => &self.data,
            Root::Theme => &self.themes,
        }
    }
}

impl Folder {
    /// A folder by its path.
    pub fn new(path: &Path) -> Self {
        Self {
            disk: path.to_owned(),
            shown: show(path),
        }
    }

    /// Where it lies.
    pub fn disk(&self) -> &Path {
        &self.disk
    }

    /// What it is called.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A folder inside it.
    pub(super) fn inside(&self, path: &Path) -> Self {
        let shown = path.strip_prefix(&self.disk).map(show).unwrap_or_default();
        Self {
            disk: path.to_owned(),
            shown: self.show(&shown),
        }
    }

    /// What a file inside it is called.
    pub fn show(&self, inside: &str) -> String {
        match &*self.shown {
            "." => printable(inside).into_owned(),
            shown => format!("{}/{}", shown.trim_end_matches('/'), printable(inside)),
        }
    }
}

/// A path below the home folder of whoever runs this, if it says so (`~/mail/password`), or one from the root.
pub fn from_home(path: &str) -> Option<PathBuf> {
    let Some(inside) = path.strip_prefix("~/") else {
        return Path::new(path).is_absolute().then(|| PathBuf::from(path));
    };
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty())?;
    Some(Path::new(&home).join(inside))
}

/// The folder that relative paths begin at, absolute and `/`-separated.
///
/// # Errors
/// It is gone.
pub fn here() -> Result<String, super::Trouble> {
    let here = std::env::current_dir()
        .map_err(|error| super::Trouble::io("find", "the current folder", &error))?;
    Ok(here.to_string_lossy().replace('\\', "/"))
}

/// A path for messages: without a leading `./`, with `/` between its parts.
fn show(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let shown: PathBuf = parts.collect();
    let shown = shown.to_string_lossy();
    let shown = if cfg!(windows) {
        shown.replace('\\', "/")
    } else {
        shown.into_owned()
    };
    match shown.is_empty() {
        true => ".".to_owned(),
        false => printable(&shown).into_owned(),
    }
}

/// The absolute path without links. The last parts need not exist yet.
///
/// # Errors
/// An unreadable folder on the way, or `..` behind a folder that does not exist.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut existing: &Path = &absolute;
    let mut missing = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(mut found) => {
                found.extend(missing.into_iter().rev());
                return Ok(found);
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(error) => {
                let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                    return Err(error);
                };
                missing.push(name);
                existing = parent;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    const NAMES: Names<'_> = Names {
        content: "content",
        data: "data",
        themes: "themes",
        public: "public",
        private: "private",
        outbox: "outbox",
    };

    #[test]
    fn folders_are_called_what_the_user_calls_them() {
        let here = Folders::new(Path::new("."), NAMES, Given::default());
        assert_eq!(here.content.shown(), "content");
        assert_eq!(here.root.shown(), ".");
        assert_eq!(here.root.show("fortnight.toml"), "fortnight.toml");
        let given = Given {
            data: Some(Path::new("/people/")),
            ..Given::default()
        };
        let there = Folders::new(Path::new("./demo/"), NAMES, given);
        assert_eq!(
            there.themes.show("default/theme.toml"),
            "demo/themes/default/theme.toml"
        );
        assert_eq!(there.data.show("x.yaml"), "/people/x.yaml");
        assert_eq!(there.private.shown(), "demo/private");
    }

    #[test]
    fn a_path_that_does_not_exist_yet_is_resolved_as_far_as_it_does() {
        let dir = tempfile::tempdir().unwrap();
        let real = dir.path().canonicalize().unwrap();
        assert_eq!(resolve(&dir.path().join("a/b")).unwrap(), real.join("a/b"));
        assert!(resolve(&dir.path().join("a/../b")).is_err());
    }
}
