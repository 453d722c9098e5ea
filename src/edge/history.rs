//! What git has of a folder at some revision: `git ls-tree` names the files, `git show` gives them.
//!
//! Only `fortnight match --against REV:` comes here, and nothing else in Fortnight starts git. Neither shell nor pager nor
//! any filter of the repository runs.

use std::io;
use std::process::{Command, Output, Stdio};

use super::Trouble;
use super::folders::Folder;

/// So many files are asked for at once: a command line has an end.
const AT_ONCE: usize = 200;

/// The texts of those files below a folder that are `wanted` by their paths below it, as of a revision.
///
/// # Errors
/// There is no git, or it does not know the revision.
pub fn texts(
    folder: &Folder,
    revision: &str,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<(String, String)>, Trouble> {
    let refuse = |cause: &str| {
        Trouble::new("read", format!("{revision}:"), cause.to_owned())
            .hint("name a revision that `git log` knows, such as `HEAD` or `main`, and a colon")
    };
    if revision.is_empty() || revision.starts_with('-') {
        return Err(refuse("this is no revision"));
    }
    let listed = git(folder, &["ls-tree", "-r", "-l", "-z", revision, "."])?;
    if !listed.status.success() {
        return Err(refuse(first_line(&listed.stderr)));
    }
    let files = files(&listed.stdout, wanted);
    let mut texts = Vec::with_capacity(files.len());
    for some in files.chunks(AT_ONCE) {
        let names = some.iter().map(|(path, _)| format!("{revision}:./{path}"));
        let names: Vec<String> = names.collect();
        let mut words = vec!["show", "--no-textconv", "--no-ext-diff"];
        words.extend(names.iter().map(String::as_str));
        let shown = git(folder, &words)?;
        if !shown.status.success() {
            return Err(refuse(first_line(&shown.stderr)));
        }
        let mut rest = &shown.stdout[..];
        for (path, size) in some {
            let parts = rest.split_at_checked(*size);
            let (bytes, after) = parts.ok_or_else(|| refuse("git gave less than it said"))?;
            rest = after;
            let text = std::str::from_utf8(bytes);
            let text = text.map_err(|_| refuse("a file of it is not UTF-8"))?;
            texts.push((path.clone(), text.to_owned()));
        }
    }
    Ok(texts)
}

/// The files of a listing with their sizes: rows of `100644 blob HASH    SIZE<tab>path`.
fn files(listing: &[u8], wanted: &dyn Fn(&str) -> bool) -> Vec<(String, usize)> {
    let rows = listing.split(|byte| *byte == 0);
    let rows = rows.filter_map(|row| std::str::from_utf8(row).ok()?.split_once('\t'));
    let files = rows.filter_map(|(about, path)| {
        let mut about = about.split_whitespace().skip(1);
        let is_file = about.next() == Some("blob");
        let size = about.nth(1)?.parse().ok()?;
        (is_file && wanted(path)).then(|| (path.to_owned(), size))
    });
    files.collect()
}

fn git(folder: &Folder, words: &[&str]) -> Result<Output, Trouble> {
    let output = Command::new("git")
        .arg("--no-pager")
        .args(["-c", "core.fsmonitor=false", "-C"])
        .arg(folder.disk())
        .args(words)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output();
    output.map_err(|error| {
        let trouble = Trouble::io("start", "git", &error);
        match error.kind() {
            io::ErrorKind::NotFound => {
                trouble.hint("`--against REV:` needs git; `--against FILE` does not")
            }
            _ => trouble,
        }
    })
}

fn first_line(bytes: &[u8]) -> &str {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    text.lines().next().unwrap_or("git refused")
}
