//! A folder that is not there, beside one that is called nearly like it and holds what it should: `Content` for `content`.

use std::path::Path;

use super::super::Trouble;
use super::super::folders::{Folder, Folders};

/// What tells a folder of content, of data and of themes.
const CONTENT: &[&str] = &["topics", "posts", "pages", "letters"];
const DATA: &[&str] = &[
    "participants",
    "rounds",
    "matches",
    "vocabulary.yaml",
    "organisers.yaml",
];
const THEME: &[&str] = &["templates", "static", "theme.toml"];

/// Nothing is read of a folder that is called otherwise, and a site without people or texts would seem to be meant.
pub(super) fn check(folders: &Folders) -> Result<(), Trouble> {
    let holds = |inside: &'static [&'static str]| {
        move |folder: &Path| {
            names(folder)
                .iter()
                .any(|name| inside.contains(&&*plain(name)))
        }
    };
    let holds_theme = |folder: &Path| {
        let mut themes = names(folder).into_iter();
        themes.any(|theme| holds(THEME)(&folder.join(theme)))
    };
    check_one(&folders.content, &holds(CONTENT))?;
    if !folders.data_given {
        check_one(&folders.data, &holds(DATA))?;
    }
    check_one(&folders.themes, &holds_theme)
}

fn check_one(folder: &Folder, holds: &dyn Fn(&Path) -> bool) -> Result<(), Trouble> {
    let disk = folder.disk();
    if disk.symlink_metadata().is_ok() {
        return Ok(());
    }
    let (Some(parent), Some(name)) = (disk.parent(), disk.file_name()) else {
        return Ok(());
    };
    let name = name.to_string_lossy();
    let parent = match parent.as_os_str().is_empty() {
        true => Path::new("."),
        false => parent,
    };
    let mut others = names(parent).into_iter();
    let is_meant =
        |other: &String| is_near(&plain(other), &plain(&name)) && holds(&parent.join(other));
    let Some(other) = others.find(is_meant) else {
        return Ok(());
    };
    let cause = format!("there is no such folder, but there is `{other}`");
    Err(Trouble::new("read", folder.shown(), cause).hint(format!("rename `{other}` to `{name}`")))
}

/// What lies in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Whether two names are equal but for one letter that is missing, or for two that are exchanged.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match (short, long) {
        (short, [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => (a, b) == (d, c) && short == long,
        (short, long) => short == long,
    }
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn near_names_are_those_of_one_slip() {
        for near in ["content", "contents", "conten", "cotnent", "ccontent"] {
            assert!(
                is_near(near, "content") && is_near("content", near),
                "{near}"
            );
        }
        for other in ["context", "cnotetn", "", "con", "contented"] {
            assert!(
                !is_near(other, "content") && !is_near("content", other),
                "{other}"
            );
        }
    }
}
