//! Refuses output folders whose replacement would destroy or publish something.

use std::path::{Path, PathBuf};

use super::super::folders::{Folder, Folders, resolve};
use super::super::{Trouble, git};
use super::disk;

/// Checks all output folders, also when only one of them is written.
///
/// # Errors
/// What is wrong with one of them.
pub fn check(folders: &Folders) -> Result<(), Trouble> {
    let public = place(&folders.public)?;
    let secret = [&folders.private, &folders.outbox];
    let secret = [
        (secret[0], place(secret[0])?),
        (secret[1], place(secret[1])?),
    ];
    let all = secret.iter().map(|(folder, real)| (*folder, real));
    for (folder, real) in [(&folders.public, &public)].into_iter().chain(all) {
        check_kind(folder)?;
        check_inputs(folders, folder, real)?;
        check_precious(folders, folder, real)?;
    }
    for (folder, real) in &secret {
        check_pair((folder, real), (&folders.public, &public), SITE)?;
    }
    let [(private, private_real), (outbox, outbox_real)] = &secret;
    check_pair((outbox, outbox_real), (private, private_real), LETTERS)?;
    for (folder, real) in &secret {
        check_git(folder, real)?;
    }
    Ok(())
}

fn place(folder: &Folder) -> Result<PathBuf, Trouble> {
    resolve(folder.disk()).map_err(|error| Trouble::io("build into", folder.shown(), &error))
}

fn refuse(folder: &Folder, cause: impl Into<String>) -> Trouble {
    Trouble::new("build into", folder.shown(), cause)
        .hint("name a folder of its own for the site (`--out DIR`) and one for the letters (`--private DIR`)")
}

fn check_kind(folder: &Folder) -> Result<(), Trouble> {
    match folder.disk().symlink_metadata() {
        Ok(there) if there.is_symlink() => Err(refuse(folder, "it is a link").hint(
            "name the folder that the link leads to, so that it is plain what each build replaces",
        )),
        Ok(there) if !there.is_dir() => Err(refuse(folder, "it is a file, not a folder")),
        _ => Ok(()),
    }
}

fn check_inputs(folders: &Folders, folder: &Folder, real: &Path) -> Result<(), Trouble> {
    for input in [&folders.content, &folders.data, &folders.themes] {
        let input_real = place(input)?;
        if lies_in(&input_real, real) {
            return Err(refuse(
                folder,
                format!("`{}` lies there, and would be deleted", input.shown()),
            ));
        }
        if lies_in(real, &input_real) {
            return Err(refuse(
                folder,
                format!("it lies in `{}`, which is read", input.shown()),
            ));
        }
    }
    Ok(())
}

fn check_precious(folders: &Folders, folder: &Folder, real: &Path) -> Result<(), Trouble> {
    if lies_in(&place(&folders.root)?, real) {
        return Err(refuse(
            folder,
            "the program itself lies there, and would be deleted",
        ));
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let home = home.and_then(|home| resolve(Path::new(&home)).ok());
    if home.is_some_and(|home| lies_in(&home, real)) {
        return Err(refuse(
            folder,
            "your home folder lies there, and would be deleted",
        ));
    }
    if real.iter().any(|part| part.eq_ignore_ascii_case(".git")) {
        return Err(refuse(folder, "it belongs to git"));
    }
    Ok(())
}

/// What else goes to a folder, and what comes of that.
const SITE: (&str, &str) = ("the site", "which everybody can read");
const LETTERS: (&str, &str) = ("what each build replaces", "which each build replaces");

/// Refuses a folder that lies in another, or around it.
fn check_pair(
    (folder, real): (&Folder, &Path),
    (other, other_real): (&Folder, &Path),
    (what, why): (&str, &str),
) -> Result<(), Trouble> {
    let shown = other.shown();
    let cause = if lies_in(real, other_real) && lies_in(other_real, real) {
        format!("{what} goes to the same folder, `{shown}`")
    } else if lies_in(real, other_real) {
        format!("it lies in `{shown}`, {why}")
    } else if lies_in(other_real, real) {
        format!("`{shown}` lies in it, {why}")
    } else if is_side_of(real, other_real) || is_side_of(other_real, real) {
        format!("its name is kept for what a build of `{shown}` needs")
    } else {
        return Ok(());
    };
    Err(refuse(folder, cause))
}

/// Letters that git already tracks would go out with the next push.
fn check_git(folder: &Folder, real: &Path) -> Result<(), Trouble> {
    if !git::tracks(real) {
        return Ok(());
    }
    let shown = folder.shown();
    Err(refuse(
        folder,
        "git tracks the letters in it, and would publish them",
    )
    .hint(format!(
        "run `git rm -r --cached {shown}`; letters that were already pushed are public"
    )))
}

/// Whether a path is a folder or lies below it, however either is written.
fn lies_in(inner: &Path, outer: &Path) -> bool {
    if fold(inner).starts_with(fold(outer)) {
        return true;
    }
    let identity = |path: &Path| {
        path.metadata()
            .ok()
            .and_then(|there| disk::identity(&there))
    };
    let outer = identity(outer);
    outer.is_some() && inner.ancestors().any(|above| identity(above) == outer)
}

/// Two names that differ only in case are one folder on many disks.
fn fold(path: &Path) -> PathBuf {
    let parts = path
        .iter()
        .map(|part| part.to_string_lossy().to_lowercase());
    parts.collect()
}

/// Whether a path looks like the staging folder or the lock of another.
fn is_side_of(path: &Path, folder: &Path) -> bool {
    let (Some(name), Some(of)) = (path.file_name(), folder.file_name()) else {
        return false;
    };
    let side = format!(".{}.", of.to_string_lossy()).to_lowercase();
    path.parent() == folder.parent() && name.to_string_lossy().to_lowercase().starts_with(&side)
}
