//! What the machine refused, in words: verb, path, cause.

use std::fmt;
use std::io;

use crate::diagnostic::{Diagnostic, printable};

/// Something that could not be done: "cannot write `public/index.html`: no space left on the device".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What was tried, to stand behind "cannot".
    pub verb: &'static str,
    /// What it was tried on, as the user knows it.
    pub path: String,
    /// Why it did not work.
    pub cause: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Trouble {
    /// For a reason that Fortnight itself has.
    pub fn new(verb: &'static str, path: impl Into<String>, cause: impl Into<String>) -> Self {
        Self {
            verb,
            path: path.into(),
            cause: cause.into(),
            hint: None,
        }
    }

    /// For an error of the operating system; the commonest get a hint.
    pub fn io(verb: &'static str, path: impl Into<String>, error: &io::Error) -> Self {
        Self {
            hint: hint(error).map(str::to_owned),
            ..Self::new(verb, path, cause(error))
        }
    }

    /// The same with another hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, cause) = (printable(&self.path), printable(&self.cause));
        write!(f, "cannot {} `{path}`: {cause}", self.verb)
    }
}

impl std::error::Error for Trouble {}

/// Why nothing was done: trouble with the machine, or mistakes that the user can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The machine refused.
    Trouble(Trouble),
    /// A leak, a broken template, a file that is not UTF-8; unsorted.
    Problems(Vec<Diagnostic>),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Diagnostic> for Failure {
    fn from(problem: Diagnostic) -> Self {
        Self::Problems(vec![problem])
    }
}

/// The words of an error of the operating system, without its number.
pub(super) fn cause(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::NotFound => "there is no such file or folder",
        Kind::PermissionDenied => "permission denied",
        Kind::StorageFull => "no space left on the device",
        Kind::QuotaExceeded => "your share of the disk is used up",
        Kind::ReadOnlyFilesystem => "the file system is read-only",
        Kind::NotADirectory => "a part of the path is a file, not a folder",
        Kind::IsADirectory => "it is a folder, not a file",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

fn hint(error: &io::Error) -> Option<&'static str> {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => Some(
            "make some room and run the same command again; what was there before is untouched",
        ),
        Kind::PermissionDenied => {
            Some("ask the owner of the folder for permission, or name another folder")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_system_is_told_once_and_without_its_number() {
        let full = io::Error::from_raw_os_error(28);
        let trouble = Trouble::io("write", "public/x", &full);
        assert_eq!(
            trouble.to_string(),
            "cannot write `public/x`: no space left on the device"
        );
        assert!(trouble.hint.is_some());
        let odd = io::Error::from_raw_os_error(40);
        assert_eq!(
            Trouble::io("read", "x", &odd).to_string(),
            "cannot read `x`: too many levels of symbolic links"
        );
    }
}
