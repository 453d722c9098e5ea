#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop")]

mod kept;
mod killed;
mod layouts;
mod process;
mod readers;
mod trees;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use super::super::folders::{Given, Names};
use super::*;
use crate::diagnostic::Place;
use crate::output::Letter;
use crate::path::OutPath;

pub(super) const NAMES: Names<'_> = Names {
    content: "content",
    data: "data",
    themes: "themes",
    public: "public",
    private: "private",
    outbox: "outbox",
};
const SITE: [(&str, &str); 3] = [
    ("index.html", "home"),
    ("style.css", "s"),
    ("topics/a/index.html", "A"),
];
const LETTERS: [(&str, &str); 2] = [
    ("2026b/amina.html", "dear Amina"),
    ("2026b/grace.html", "dear Grace"),
];

/// A file of a tree: its text, mode and time.
type Shot = BTreeMap<String, (Vec<u8>, u32, SystemTime)>;

/// A program folder in a temporary place.
struct Bench {
    dir: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for input in ["content/topics", "data/participants", "themes/plain"] {
            fs::create_dir_all(dir.path().join(input)).unwrap();
        }
        Self { dir }
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.dir.path().join(inside)
    }

    fn folders(&self) -> Folders {
        Folders::new(self.dir.path(), NAMES, Given::default())
    }

    fn publish(
        &self,
        digest: &str,
        site: &[(&str, &str)],
        letters: &[(&str, &str)],
    ) -> Result<Outcome, Failure> {
        publish_texts(&self.folders(), digest, site, Some(letters))
    }

    /// Makes the site one of another build than the letters, as a kill between the two exchanges does.
    fn tear(&self) {
        let path = self.path("public/.fortnight");
        let text = fs::read_to_string(&path).unwrap();
        let digest = text
            .lines()
            .find(|line| line.starts_with("digest "))
            .unwrap();
        fs::write(path, text.replace(digest, "digest torn")).unwrap();
    }

    /// What stands in the two output folders and beside them.
    fn shot(&self) -> Shot {
        let mut shot = shot(self.dir.path());
        shot.retain(|path, _| {
            let top = path.split('/').next().unwrap_or(path);
            !matches!(top, "content" | "data" | "themes")
        });
        shot
    }
}

fn publish_texts(
    folders: &Folders,
    digest: &str,
    site: &[(&str, &str)],
    letters: Option<&[(&str, &str)]>,
) -> Result<Outcome, Failure> {
    with_texts(digest, site, letters.unwrap_or_default(), |files, made| {
        publish(
            folders,
            files,
            letters.map(|_| made),
            Emptied::Refuse,
            &|| {},
        )
    })
}

/// Calls back with the texts as output; a text that begins with `!` fails to render, a path of a letter keeps all of them
/// from being begun.
fn with_texts<T>(
    digest: &str,
    site: &[(&str, &str)],
    letters: &[(&str, &str)],
    then: impl FnOnce(&PublicFiles<'_>, &Letters<'_>) -> T,
) -> T {
    let refused = |text: &str| {
        let why = text.strip_prefix('!')?;
        let problem = Diagnostic::new(crate::check::LEAK, Place::Program, why);
        Some(vec![problem])
    };
    let bytes = |text: &str| match refused(text) {
        Some(problems) => Err(problems),
        None => Ok(text.as_bytes().to_vec()),
    };
    let begin = || match letters.iter().find_map(|(path, _)| refused(path)) {
        Some(problems) => Err(problems),
        None => Ok(()),
    };
    let page = |index: usize| bytes(site[index].1).map(Into::into);
    let letter = |index: usize| {
        let (path, text): (&str, &str) = letters[index];
        Ok(Letter::sample(OutPath::new(path).unwrap(), bytes(text)?))
    };
    let paths = site
        .iter()
        .map(|(path, _)| OutPath::new(path).unwrap())
        .collect();
    let files = PublicFiles::new(digest.to_owned(), paths, &page);
    then(
        &files,
        &Letters::new(digest.to_owned(), letters.len(), &begin, &letter),
    )
}

fn shot(dir: &Path) -> Shot {
    let mut shot = Shot::new();
    for entry in walkdir::WalkDir::new(dir).min_depth(1) {
        let entry = entry.unwrap();
        let there = entry.metadata().unwrap();
        let path = entry
            .path()
            .strip_prefix(dir)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let bytes = if there.is_file() {
            fs::read(entry.path()).unwrap()
        } else {
            Vec::new()
        };
        let time = if there.is_file() {
            there.modified().unwrap()
        } else {
            SystemTime::UNIX_EPOCH
        };
        shot.insert(path, (bytes, mode(&there), time));
    }
    shot
}

fn mode(there: &fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&there.permissions()) & 0o777
}

fn trouble(result: Result<Outcome, Failure>) -> Trouble {
    match result {
        Err(Failure::Trouble(trouble)) => trouble,
        other => panic!("no trouble: {other:?}"),
    }
}
