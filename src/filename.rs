//! What a file is, by its name alone: whether it is read at all, and whether everybody may have it.
//!
//! Layer 0. Nothing is published because nobody thought of it: what is copied beside the texts stands in a list.

/// How a file of the content folder that is no text comes to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Copied.
    Copied,
    /// Copied if a page leads to it: a document beside the texts may be one that was put there by mistake.
    IfUsed,
    /// Only if the settings name it.
    IfNamed,
}

/// Pictures that browsers show.
const PICTURES: &[&str] = &[
    "apng", "avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp",
];

/// Sound and film, with their captions.
const MEDIA: &[&str] = &[
    "aac", "flac", "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "srt", "vtt",
    "wav", "webm",
];

/// What readers print or put into their calendar.
const DOCUMENTS: &[&str] = &["ics", "pdf"];

/// What web pages are made of: below `static` and in themes.
const WEB: &[&str] = &[
    "css",
    "geojson",
    "htm",
    "html",
    "js",
    "json",
    "map",
    "mjs",
    "otf",
    "ttf",
    "txt",
    "wasm",
    "webmanifest",
    "woff",
    "woff2",
    "xml",
    "xsl",
];

/// Files that hosts and search engines ask for by name.
const HOSTS: &[&str] = &[
    ".domains",
    ".htaccess",
    ".nojekyll",
    "CNAME",
    "_headers",
    "_redirects",
    "apple-app-site-association",
];

/// The hidden folder whose files others ask for, with any ending or none.
const WELL_KNOWN: &str = ".well-known";

/// The list of what is copied, as the handbook gives it: where, and which endings or names.
#[allow(dead_code, reason = "a test writes the reference from it")]
pub const COPIED: &[(&str, &[&[&str]])] = &[
    ("anywhere", &[PICTURES, MEDIA]),
    ("if a page leads to it, or below `static`", &[DOCUMENTS]),
    ("below `static` and in themes", &[WEB]),
    (
        "at the top of the content folder, or below `static`",
        &[HOSTS],
    ),
];

/// What is to be done with a file of the content folder that is no text, by its path there.
pub fn use_of(path: &str) -> Use {
    let name = last(path);
    let ending = ending(name);
    let is_in = |list: &[&str]| ending.is_some_and(|ending| contains(list, ending));
    if path.starts_with("letters/") {
        return Use::IfNamed;
    }
    let inside = path.strip_prefix("static/");
    if is_in(PICTURES) || is_in(MEDIA) {
        return Use::Copied;
    }
    let host = !inside.unwrap_or(path).contains('/') && HOSTS.contains(&name);
    let asked_for = inside.unwrap_or(path).starts_with(WELL_KNOWN);
    let is_page = is_in(DOCUMENTS) || is_in(WEB) || (asked_for && ending.is_none());
    if host || ((inside.is_some() || asked_for) && is_page) {
        return Use::Copied;
    }
    match is_in(DOCUMENTS) {
        true => Use::IfUsed,
        false => Use::IfNamed,
    }
}

/// Whether somebody has put a file where files are published from: such a file is not passed over in silence.
pub fn is_meant_to_be_copied(path: &str) -> bool {
    path.starts_with("static/") || path.starts_with(WELL_KNOWN)
}

/// Whether a theme may bring a file of this name.
pub fn fits_theme(path: &str) -> bool {
    let ending = ending(last(path));
    let mut lists = [PICTURES, MEDIA, DOCUMENTS, WEB].into_iter();
    ending.is_some_and(|ending| lists.any(|list| contains(list, ending)))
}

/// Whether what stands behind a dot ends the name of a file: no host ends so.
pub fn is_ending(text: &str) -> bool {
    const OTHERS: &[&str] = &[
        "bak", "csv", "doc", "docx", "eml", "epub", "gz", "heic", "markdown", "odp", "ods", "odt",
        "ppt", "pptx", "psd", "rtf", "tar", "tgz", "tif", "tiff", "toml", "tsv", "vcf", "xls",
        "xlsx", "xhtml", "yaml", "yml", "zip",
    ];
    let mut lists = [PICTURES, MEDIA, DOCUMENTS, WEB, OTHERS].into_iter();
    lists.any(|list| contains(list, text))
}

/// Whether a file holds keys, whole data bases or older versions: nobody is told how to publish it.
pub fn is_secret(path: &str) -> bool {
    let kinds = [
        "bak", "db", "eml", "jks", "kdbx", "key", "mbox", "old", "orig", "p12", "pem", "pfx",
        "ppk", "pst", "save", "sqlite", "sqlite3",
    ];
    ending(last(path)).is_some_and(|ending| contains(&kinds, ending))
}

/// Files that editors, offices and file managers leave behind, and hidden ones: they are not even looked at.
pub fn is_dropping(name: &str) -> bool {
    let editors = [".swp", ".swo", ".swx", ".tmp", ".crdownload", ".part"];
    is_hidden(name)
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || editors.iter().any(|editor| name.ends_with(editor))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "Icon\r")
}

/// Whether a name is hidden, and none of those that hosts ask for.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != WELL_KNOWN && !HOSTS.contains(&name)
}

/// Whether a program that synchronises folders has put this aside, since two people had written at once.
pub fn is_conflict_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    // None of these can stand in a name that somebody chose for a page: they hold a dot, a space or an underscore.
    let marks = [
        ".sync-conflict-",
        "_conflict-",
        " conflicted copy",
        "(conflicted copy",
        "'s conflict",
        "(case conflict",
        " conflict copy",
        "copie en conflit",
        "copia en conflicto",
        "kopie in konflikt",
        "in konflikt stehende kopie",
        "cópia em conflito",
    ];
    marks.iter().any(|mark| lower.contains(mark))
}

/// The ending of a text that is not read, since texts end in `.md`, and whether another ending would do.
pub fn other_text(path: &str) -> Option<(&str, bool)> {
    let markdown = [
        "markdown", "mdown", "mdtext", "mdtxt", "mdwn", "mdx", "mkd", "mkdn", "qmd", "rmd",
    ];
    let others = [
        "adoc", "asciidoc", "htm", "html", "org", "rst", "shtml", "textile", "xhtml",
    ];
    let ending = ending(last(path)).filter(|_| !is_meant_to_be_copied(path))?;
    let is_markdown = contains(&markdown, ending);
    (is_markdown || contains(&others, ending)).then_some((ending, is_markdown))
}

fn contains(list: &[&str], ending: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then_some(ending)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that people, editors, offices, systems and synchronising programs leave beside a draft.
    const NOT_MEANT: [&str; 52] = [
        "draft.md.orig",
        "draft.md.bak",
        "draft.md.save",
        "draft.md.old",
        "draft.md.rej",
        "draft.md.BACKUP",
        "draft.md.LOCAL",
        "draft.md.1",
        "draft.md.r12",
        "draft.md~",
        "draft.bak",
        "draft.svg.bak",
        "#draft.md#",
        ".#draft.md",
        ".draft.md.swp",
        "draft.md.swo",
        ".~lock.draft.odt#",
        "~$draft.docx",
        "~WRL0001.tmp",
        "draft.sync-conflict-20261002-101112-ABCDEFG.md",
        "photo.sync-conflict-20261002-101112-ABCDEFG.jpg",
        "draft (conflicted copy).md",
        "photo (Ana's conflicted copy 2026-10-02).jpg",
        "draft_conflict-20261002-101112.md",
        "photo (Case Conflict).png",
        "photo (Copie en conflit de Ana).png",
        "draft.docx",
        "draft.odt",
        "draft.rtf",
        "draft.pages",
        "draft.txt",
        "draft.markdown",
        "draft.mdx",
        "draft.rst",
        "draft.html",
        "draft.HTM",
        "draft",
        "sign-ups.xlsx",
        "sign-ups.csv",
        "sign-ups.zip",
        "sign-ups.sqlite",
        "sign-ups.mbox",
        "sign-ups.json",
        "sign-ups.yaml",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".env",
        ".gitignore",
        ".gitmodules",
        "host.pem",
        "id_rsa.key",
    ];

    #[test]
    fn what_was_not_meant_for_publication_is_not_copied() {
        for name in NOT_MEANT {
            let dropped = is_dropping(name) || is_conflict_copy(name) || name.ends_with(".md");
            let path = format!("topics/{name}");
            assert!(dropped || use_of(&path) == Use::IfNamed, "{name}");
        }
    }

    #[test]
    fn what_pages_show_is_copied_and_a_document_if_it_is_used() {
        for (path, expected) in [
            ("topics/a.JPG", Use::Copied),
            ("images/a.svg", Use::Copied),
            ("posts/talk.mp3", Use::Copied),
            ("topics/handout.pdf", Use::IfUsed),
            ("topics/chat.ics", Use::IfUsed),
            ("static/handout.pdf", Use::Copied),
            ("static/a/style.css", Use::Copied),
            ("static/robots.txt", Use::Copied),
            ("topics/style.css", Use::IfNamed),
            ("CNAME", Use::Copied),
            ("static/CNAME", Use::Copied),
            ("topics/CNAME", Use::IfNamed),
            (".well-known/acme/x", Use::Copied),
            ("static/.well-known/security.txt", Use::Copied),
            (".well-known/people.xlsx", Use::IfNamed),
            ("static/README", Use::IfNamed),
            ("static/people.xlsx", Use::IfNamed),
            ("letters/a.svg", Use::IfNamed),
            ("static/.svg", Use::IfNamed),
        ] {
            assert_eq!(use_of(path), expected, "{path}");
        }
    }

    #[test]
    fn a_word_about_conflict_is_no_conflict_copy() {
        for name in [
            "managing-conflict.md",
            "conflict-copy.md",
            "conflict.jpg",
            "a (1).md",
        ] {
            assert!(!is_conflict_copy(name), "{name}");
        }
    }

    #[test]
    fn a_text_of_another_ending_is_known() {
        assert_eq!(other_text("topics/a.Markdown"), Some(("Markdown", true)));
        assert_eq!(other_text("pages/a.html"), Some(("html", false)));
        assert_eq!(other_text("static/a.html"), None);
        assert_eq!(other_text("pages/a.md"), None);
    }
}
