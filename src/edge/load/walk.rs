//! Finds the files of one input folder, and refuses links that leave it.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::super::folders::Folder;
use super::super::trouble::cause;
use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Place};
use crate::filename::{is_conflict_copy, is_dropping, is_hidden, other_text};
use crate::source::Root;

/// A file to read.
#[derive(Debug)]
pub(super) struct Candidate {
    pub disk: PathBuf,
    pub root: Root,
    pub path: String,
    pub shown: String,
    pub kind: Kind,
}

/// How to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Asset,
}

/// What one folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub files: Vec<Candidate>,
    pub problems: Vec<Diagnostic>,
}

/// Where links may lead.
#[derive(Debug)]
pub(super) struct Fence {
    within: Vec<PathBuf>,
    without: Vec<PathBuf>,
}

impl Fence {
    /// Links may lead into `within`, but not into `without`; all are resolved paths.
    pub fn new(within: impl IntoIterator<Item = PathBuf>, without: Vec<PathBuf>) -> Self {
        Self {
            within: within.into_iter().collect(),
            without,
        }
    }

    /// The problem of a path that, once its links are resolved, lies where it may not.
    pub fn refuses(&self, path: &Path, shown: &str) -> Option<Diagnostic> {
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(error) => return Some(problem(check::UNREADABLE_FILE, shown, cause(&error))),
        };
        if self.admits(&target) {
            return None;
        }
        let message = "this link leaves the folder that it may lead to";
        Some(
            problem(check::LINK_LEAVES_FOLDER, shown, message)
                .hint("put a copy of the file here instead of a link; nothing outside the program's folder is read"),
        )
    }

    /// The same for an input folder itself.
    pub fn refuses_folder(&self, folder: &Folder) -> Option<Diagnostic> {
        let target = folder.disk().canonicalize().unwrap_or_default();
        let inside = self.within.iter().any(|root| target.starts_with(root));
        let message = "this folder lies outside the program's folder";
        (!inside || self.shuts(&target)).then(|| {
            problem(check::LINK_LEAVES_FOLDER, folder.shown(), message)
                .hint("only data may live elsewhere: name its folder with `--data DIR`")
        })
    }

    /// Hidden files are not read, and a link is no way around that.
    fn admits(&self, target: &Path) -> bool {
        let visible = |rest: &Path| !rest.iter().any(|part| is_hidden(&part.to_string_lossy()));
        let mut inside = self
            .within
            .iter()
            .filter_map(|root| target.strip_prefix(root).ok());
        inside.any(visible) && !self.shuts(target)
    }

    fn shuts(&self, target: &Path) -> bool {
        self.without.iter().any(|root| target.starts_with(root))
    }
}

/// All files of a folder; none if it does not exist.
pub(super) fn walk(folder: &Folder, root: Root, fence: &Fence) -> Found {
    let mut found = Found::default();
    if folder.disk().symlink_metadata().is_err() {
        return found;
    }
    if let Some(problem) = fence.refuses_folder(folder) {
        found.problems.push(problem);
        return found;
    }
    gather(folder.disk(), folder, root, fence, &mut found);
    found
}

/// What lies at a path inside a folder: one file, the files of a folder below, or nothing.
pub(super) fn walk_part(folder: &Folder, root: Root, fence: &Fence, inside: &Path) -> Found {
    let mut found = Found::default();
    let path = folder.disk().join(inside);
    let mut names = inside.iter().map(|part| part.to_string_lossy());
    if names.any(|name| is_dropping(&name)) || path.symlink_metadata().is_err() {
        return found;
    }
    let mut parts = inside.ancestors().filter(|part| *part != Path::new(""));
    let linked = parts.any(|part| folder.disk().join(part).is_symlink());
    let problem = fence
        .refuses_folder(folder)
        .or_else(|| linked.then(|| fence.refuses(&path, &shown(&path, folder)))?);
    match problem {
        Some(problem) => found.problems.push(problem),
        None => gather(&path, folder, root, fence, &mut found),
    }
    found
}

fn gather(start: &Path, folder: &Folder, root: Root, fence: &Fence, found: &mut Found) {
    let mut refused = Vec::new();
    let entries = WalkDir::new(start)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| wanted(entry, folder, fence, &mut refused));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match candidate(&entry, folder, root) {
                Ok(file) => found.files.push(file),
                Err(problem) => found.problems.push(problem),
            },
            // A dropping need not even be readable: one editor locks a file with a link that leads nowhere.
            Err(error) if names_dropping(&error) => {}
            Err(error) => found.problems.push(walk_problem(&error, folder)),
        }
    }
    found.problems.append(&mut refused);
}

/// Whether to look at an entry at all. Links that leave the fence are noted, hidden files are passed over.
fn wanted(entry: &DirEntry, folder: &Folder, fence: &Fence, refused: &mut Vec<Diagnostic>) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    if is_dropping(&entry.file_name().to_string_lossy()) {
        return false;
    }
    if !entry.path_is_symlink() {
        return true;
    }
    let problem = fence.refuses(entry.path(), &shown(entry.path(), folder));
    let admitted = problem.is_none();
    refused.extend(problem);
    admitted
}

fn names_dropping(error: &walkdir::Error) -> bool {
    let name = error.path().and_then(Path::file_name);
    error.depth() > 0 && name.is_some_and(|name| is_dropping(&name.to_string_lossy()))
}

fn candidate(entry: &DirEntry, folder: &Folder, root: Root) -> Result<Candidate, Diagnostic> {
    let inside = inside(entry.path(), folder);
    let shown = folder.show(&inside.to_string_lossy());
    if !entry.file_type().is_file() {
        return Err(problem(
            check::UNREADABLE_FILE,
            &shown,
            "this is neither a file nor a folder",
        ));
    }
    let Some(path) = with_slashes(inside) else {
        return Err(problem(
            check::FILE_NAME,
            &shown,
            "the name of this file is not UTF-8",
        )
        .hint("rename it, best with plain letters, digits and hyphens"));
    };
    if is_conflict_copy(&entry.file_name().to_string_lossy()) {
        return Err(conflict_copy(&shown));
    }
    if let Some((ending, is_markdown)) = other_text(&path).filter(|_| root == Root::Content) {
        return Err(text_of_another_kind(ending, is_markdown, &shown));
    }
    let kind = kind(root, &path).map_err(|ending| wrong_ending(ending, &shown))?;
    if root == Root::Data && kind == Kind::Asset {
        return Err(unread(&shown));
    }
    Ok(Candidate {
        disk: entry.path().to_owned(),
        root,
        path,
        shown,
        kind,
    })
}

/// The path inside the folder.
fn inside<'a>(path: &'a Path, folder: &Folder) -> &'a Path {
    path.strip_prefix(folder.disk()).unwrap_or(path)
}

/// `None` if it is not UTF-8.
fn with_slashes(inside: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn shown(path: &Path, folder: &Folder) -> String {
    folder.show(&inside(path, folder).to_string_lossy())
}

/// Text or asset; the error is a text's ending that is not in small letters, or hidden behind another.
fn kind(root: Root, path: &str) -> Result<Kind, &str> {
    let endings: &[&str] = match root {
        Root::Theme if path.split('/').nth(1) == Some("static") => &[],
        Root::Theme => &["html", "css", "xml", "txt", "toml", "ftl"],
        Root::Content if path.starts_with("words/") => &["ftl"],
        // Notes may lie beside the folders of the data; in them they would be taken for somebody's record.
        Root::Data if path.contains('/') => &["yaml", "yml"],
        Root::Content => &["md"],
        Root::Config | Root::Data => &["md", "yaml", "yml", "toml"],
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, ending)) = name.rsplit_once('.') else {
        return Ok(Kind::Asset);
    };
    if endings.contains(&ending) {
        return Ok(Kind::Text);
    }
    // What is copied as it is may be called as its writer likes.
    let copied = root == Root::Content && path.starts_with("static/");
    let hidden = name
        .strip_suffix(".txt")
        .and_then(|name| name.rsplit_once('.'));
    if let Some((stem, hidden)) = hidden
        && root != Root::Theme
        && !copied
        && endings.contains(&hidden)
    {
        return Err(&name[stem.len() + 1..]);
    }
    match endings.contains(&&*ending.to_ascii_lowercase()) {
        true => Err(ending),
        false => Ok(Kind::Asset),
    }
}

fn walk_problem(error: &walkdir::Error, folder: &Folder) -> Diagnostic {
    let shown = error
        .path()
        .map_or_else(|| folder.shown().to_owned(), |path| shown(path, folder));
    if error.loop_ancestor().is_some() {
        return problem(
            check::LINK_LOOP,
            &shown,
            "this link leads back to a folder that it lies in",
        )
        .hint("delete the link");
    }
    match error.io_error() {
        Some(io) => problem(
            check::UNREADABLE_FILE,
            &shown,
            format!("this cannot be read: {}", cause(io)),
        ),
        None => problem(check::UNREADABLE_FILE, &shown, "this cannot be read"),
    }
}

fn wrong_ending(ending: &str, shown: &str) -> Diagnostic {
    let lower = ending.to_ascii_lowercase();
    if let Some(meant) = lower.strip_suffix(".txt") {
        let message = format!("the ending `.txt` keeps this `.{meant}` file from being read");
        return problem(check::FILE_ENDING, shown, message).hint(format!(
            "rename the file so that it ends in `.{meant}`; if you see no `.txt`, your computer hides it"
        ));
    }
    problem(
        check::FILE_ENDING,
        shown,
        format!("the ending `.{ending}` is not in small letters"),
    )
    .hint(format!("rename the file so that it ends in `.{lower}`"))
}

/// A text that nobody would miss on the site until its readers do.
fn text_of_another_kind(ending: &str, is_markdown: bool, shown: &str) -> Diagnostic {
    let message = format!("texts end in `.md`: this `.{ending}` file is not read");
    problem(check::FILE_ENDING, shown, message).hint(match is_markdown {
        true => "rename the file so that it ends in `.md`",
        false => "write the text in Markdown, in a file that ends in `.md`; a file that is to be copied as it is belongs below `static`",
    })
}

/// Which of the two versions holds is for people to say.
fn conflict_copy(shown: &str) -> Diagnostic {
    let place = Place::File(shown.to_owned(), None);
    let message = "two people wrote at once, and this is what was put aside: it is not read";
    Diagnostic::new(check::CONFLICT_COPY, place, message)
        .hint("compare it with the file that it is a copy of, keep what is right there, and delete this one")
}

/// A sign-up that is silently passed over would be lost.
fn unread(shown: &str) -> Diagnostic {
    let place = Place::File(shown.to_owned(), None);
    let message = "this file is not read: data files end in `.yaml`";
    Diagnostic::new(check::UNREAD_FILE, place, message)
        .hint("rename it if it holds data, or move it out of this folder")
}

pub(super) fn problem(
    check: &'static Check,
    shown: &str,
    message: impl Into<String>,
) -> Diagnostic {
    let place = Place::File(shown.to_owned(), None);
    Diagnostic::new(check, place, message)
}
