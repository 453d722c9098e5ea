//! What a file is and where it will be found, from its path.

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Language, Named, Section};
use crate::parse::nearest::nearest;
use crate::path::Slug;
use crate::source::{SourceFile, Spanned};

/// Kinds of letter texts: names of the files in `content/letters`.
pub const LETTER_KINDS: [&str; 24] = [
    "pair",
    "second",
    "joined",
    "trio",
    "several",
    "two",
    "standby",
    "unmatched",
    "alone",
    "parted",
    "waiting",
    "capped",
    "thanks",
    "certificate",
    "mentor",
    "mentee",
    "both",
    "team",
    "proposal",
    "topic",
    "news",
    "reminder-week",
    "reminder-half",
    "reminder-end",
];

const FOLDERS: [(&str, Section); 4] = [
    ("topics", Section::Topic),
    ("posts", Section::Post),
    ("pages", Section::Page),
    ("letters", Section::Letter),
];

/// A place in the program.
pub(super) struct Located {
    pub(super) section: Section,
    pub(super) parents: Vec<Slug>,
    /// Name of the file without `.md`; of `index.md`, that of its folder.
    pub(super) name: String,
    /// Whether it is `index.md`.
    pub(super) index: bool,
    /// Of a letter text: `fr` in `pair.fr.md`.
    pub(super) language: Option<String>,
}

/// Reads a path. A file in no known folder is left out with a warning.
pub(super) fn locate(file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<Located> {
    let mut folders: Vec<&str> = file.path.split('/').collect();
    let name = folders.pop()?.strip_suffix(".md")?;
    let first = folders.first().copied().unwrap_or_default();
    let Some((_, section)) = FOLDERS.iter().find(|(folder, _)| *folder == first) else {
        problems.push(left_out(file, first));
        return None;
    };
    folders.remove(0);
    let located = Located {
        section: *section,
        parents: Vec::new(),
        name: name.to_owned(),
        index: false,
        language: None,
    };
    match section {
        Section::Page => page(file, &folders, located, problems),
        _ if !folders.is_empty() => {
            let message = format!("a file in a folder below `{first}` is left out");
            let hint = format!("put it into `{first}` itself; only `pages` has folders in it");
            problems.push(warning(file, message).hint(hint));
            None
        }
        Section::Letter => letter(file, located, problems),
        Section::Topic | Section::Post => Some(located),
    }
}

/// The slug: as given in the front matter, else the name of the file. A bad one is told and the nearest good one taken, so
/// that what else is wrong with the text is told in the same run.
pub(super) fn slug(
    file: &SourceFile,
    located: &Located,
    given: Option<&Spanned<String>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Slug> {
    let Some(given) = given else {
        return part(file, "file", &located.name, problems);
    };
    if located.index {
        let message = "the address of `index.md` is its folder, so it has no `slug`";
        let problem = Diagnostic::new(check::BAD_SLUG, given.span, message);
        problems.push(problem.hint("rename the folder"));
        return part(file, "folder", &located.name, problems);
    }
    let reason = match Slug::new(&given.value) {
        Ok(slug) => return Some(slug),
        Err(reason) => reason,
    };
    let message = format!("the slug `{}` {reason}", given.value);
    let problem = Diagnostic::new(check::BAD_SLUG, given.span, message);
    problems.push(problem.hint(suggestion(&given.value)));
    nearest_slug(&given.value)
}

fn page(
    file: &SourceFile,
    folders: &[&str],
    mut located: Located,
    problems: &mut Vec<Diagnostic>,
) -> Option<Located> {
    let mut folders = folders.to_vec();
    if located.name == "index"
        && let Some(folder) = folders.pop()
    {
        folder.clone_into(&mut located.name);
        located.index = true;
    }
    for folder in folders {
        located
            .parents
            .push(part(file, "folder", folder, problems)?);
    }
    Some(located)
}

fn letter(
    file: &SourceFile,
    mut located: Located,
    problems: &mut Vec<Diagnostic>,
) -> Option<Located> {
    if let Some((kind, language)) = located.name.clone().split_once('.') {
        kind.clone_into(&mut located.name);
        let tag = Language::new(language).map(|tag| tag.as_str().to_owned());
        located.language = Some(tag.unwrap_or_else(|| language.to_owned()));
    }
    let place = Place::File(file.shown.to_string(), None);
    let is_known = LETTER_KINDS.contains(&&*located.name);
    if let Some(language) = located.language.as_ref().filter(|_| is_known)
        && Language::new(language).is_none()
    {
        let message = format!("`{language}` is no language, so nobody would get this letter");
        let hint = match Language::named(language) {
            Some(Named::One(meant)) => {
                format!("name the file `{}.{}.md`", located.name, meant.as_str())
            }
            _ => format!("name the file like `{}.fr.md`", located.name),
        };
        problems.push(Diagnostic::new(check::UNKNOWN_LETTER, place, message).hint(hint));
        located.language = None;
        return Some(located);
    }
    if is_known {
        return Some(located);
    }
    let message = format!("`{}` is no kind of letter", located.name);
    let hint = match nearest(&located.name, LETTER_KINDS) {
        Some(meant) => format!("did you mean `{meant}.md`?"),
        None => format!(
            "the kinds are {}",
            crate::parse::fields::listed(&LETTER_KINDS)
        ),
    };
    problems.push(Diagnostic::new(check::UNKNOWN_LETTER, place, message).hint(hint));
    // What else is wrong with it is told too: it is read like the commonest kind.
    LETTER_KINDS[0].clone_into(&mut located.name);
    Some(located)
}

/// A name on the disk that must be a slug.
fn part(file: &SourceFile, what: &str, name: &str, problems: &mut Vec<Diagnostic>) -> Option<Slug> {
    let reason = match Slug::new(name) {
        Ok(slug) => return Some(slug),
        Err(reason) => reason,
    };
    let message = format!("the {what} name `{name}` {reason}");
    let place = Place::File(file.shown.to_string(), None);
    let problem = Diagnostic::new(check::BAD_SLUG, place, message);
    problems.push(problem.hint(suggestion(name)));
    nearest_slug(name)
}

/// A slug for a name that is none.
fn nearest_slug(name: &str) -> Option<Slug> {
    Slug::from_title(name).or_else(|| Slug::new("unnamed").ok())
}

fn suggestion(name: &str) -> String {
    match Slug::from_title(name) {
        Some(slug) if is_copy(name) => {
            format!("if it is a copy, delete it; if not, `{slug}` would do")
        }
        Some(slug) => format!("`{slug}` would do"),
        None => "write something like `library-spaces`".to_owned(),
    }
}

/// Whether a file manager calls a second file of the same name so: `faq (1)`, `faq - Copy`, `Kopie von faq`.
fn is_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    let number = lower
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let numbered = number.is_some_and(|(_, number)| number.parse::<u32>().is_ok());
    let words = ["copy", "copia", "copie", "kopie", "cópia", "kopia"];
    let mut parts = lower.split([' ', '-', '(', ')']);
    numbered || parts.any(|part| words.contains(&part))
}

fn left_out(file: &SourceFile, folder: &str) -> Diagnostic {
    let known = FOLDERS.map(|(folder, _)| folder);
    if folder == "static" {
        let message = "a text below `static` is no page, and is not copied: it is left out";
        let hint = "put it into `pages`; what is to be copied as it is may end in `.txt`";
        return warning(file, message.to_owned()).hint(hint);
    }
    let message = if folder.is_empty() {
        "a file beside the folders of the content is left out".to_owned()
    } else {
        format!("`{folder}` is no folder of the content, so this file is left out")
    };
    let same = |known: &&&str| {
        let one = known.trim_end_matches('s');
        [**known, one]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(folder))
    };
    if let Some(meant) = known.iter().find(same) {
        let message = format!("no file in `{folder}` is read, since it is not `{meant}`");
        let place = Place::File(file.shown.to_string(), None);
        let problem = Diagnostic::new(check::MISNAMED, place, message).about(folder);
        return problem.hint(format!("rename `{folder}` to `{meant}`"));
    }
    let hint = match nearest(folder, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the folders are {}", crate::parse::fields::listed(&known)),
    };
    warning(file, message).hint(hint)
}

fn warning(file: &SourceFile, message: String) -> Diagnostic {
    let place = Place::File(file.shown.to_string(), None);
    Diagnostic::new(check::LEFT_OUT, place, message)
}
